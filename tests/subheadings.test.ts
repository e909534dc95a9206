/** Headings below sections: they have ids, and no pages; every form of a report shows them where they stand. */
import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {strFromU8, unzipSync} from 'fflate';
import {bookOf} from '../src/build/downloads/book.ts';
import {epub} from '../src/build/downloads/epub.ts';
import {markdown} from '../src/build/downloads/markdown.ts';
import {plainText} from '../src/build/downloads/plain-text.ts';
import {textPages} from '../src/model/volume.ts';
import {convertText, page, volumeIn} from './support/memory.ts';

const conversion = convertText(`各位代表：
一、上年工作
（一）产业
1．工业
工业制造[1]发展。
（1）重工业
重工业发展。
（2）轻工业
轻工业发展。
2．农业
农业发展。
二、今年工作
1．产业。产业要发展。
2．项目。项目要建设。
名词解释
[1]工业制造：一种产业。
`);
const volume = volumeIn(conversion.reports.get('x'), 'zh-hans');
const book = bookOf(volume, 'https://example.org/');

describe('a heading below a section', () => {
  test('has an id, a number and its depth below the heading of its page', () => {
    const section = volume.pages.find((one) => one.page === '1-1');
    assert.deepEqual(
      section?.blocks.flatMap((block) =>
        block.type === 'heading' ? [[block.id, block.level, block.depth, block.under, block.number]] : [],
      ),
      [
        ['h2', 'section', undefined, undefined, '（一）'],
        ['h3', 'subheading', 1, 'section', '1．'],
        ['h4', 'subheading', 2, 'section', '（1）'],
        ['h5', 'subheading', 2, 'section', '（2）'],
        ['h6', 'subheading', 1, 'section', '2．'],
      ],
    );
    assert.deepEqual(
      section?.entries.map(({id}) => id),
      ['h3', 'h4', 'h5', 'h6'],
      'the contents of the page list it',
    );
    assert.deepEqual(
      volume.pages.map((one) => one.page),
      ['index', '1', '1-1', '2', '2-1', '2-2', 'notes'],
      'it has no page of its own',
    );
  });

  test('stands in the page’s MDX', () =>
    assert.match(
      page(conversion, 'zh-hans/1-1'),
      /<H id="h4" kind="subheading" depth="2" under="section"><span class="no">（1）<\/span>重工业<\/H>/,
    ));

  test('is found by search, as a passage of its own', () =>
    assert.deepEqual(
      textPages(volume)
        .find((one) => one.page === '1-1')
        ?.blocks.map(({id, segments}) => [id, segments.map(({text}) => text).join('')]),
      [
        ['h2', '（一）产业'],
        ['h3', '1．工业'],
        ['p2', '工业制造发展。'],
        ['h4', '（1）重工业'],
        ['p3', '重工业发展。'],
        ['h5', '（2）轻工业'],
        ['p4', '轻工业发展。'],
        ['h6', '2．农业'],
        ['p5', '农业发展。'],
      ],
    ));

  test('is a heading below its section’s in Markdown, on the section’s page and in full', () => {
    const files = markdown(book);
    const headings = (name: string) =>
      (files.get(name) ?? '')
        .split('\n')
        .filter((line) => line.startsWith('#'))
        .map((line) => line.replace(/<[^>]*>/g, ''));
    assert.deepEqual(headings('1-1'), [
      '# （一）产业',
      '## 1．工业',
      '### （1）重工业',
      '### （2）轻工业',
      '## 2．农业',
    ]);
    assert.deepEqual(
      headings('full').filter((line) => /业$/.test(line)),
      ['### （一）产业', '#### 1．工业', '##### （1）重工业', '##### （2）轻工业', '#### 2．农业'],
    );
  });

  test('is a line of the text', () =>
    assert.match(plainText(book), /\n\n1．工业\n\n　*工业制造\[1\]发展。\n\n（1）重工业\n/));

  test('is a heading of its chapter in the EPUB, in its place', () => {
    const files = unzipSync(epub(book));
    const chapter = Object.entries(files).find(([name]) => /1-1\.xhtml$/.test(name));
    const text = strFromU8(chapter?.[1] ?? new Uint8Array());
    assert.deepEqual(
      Array.from(text.matchAll(/<(h\d|p) id="([hp]\d+)"/g), ([, name, id]) => `${name} ${id}`),
      ['h1 h2', 'h2 h3', 'p p2', 'h3 h4', 'p p3', 'h3 h5', 'p p4', 'h2 h6', 'p p5'],
    );
  });
});
