/** Tables and appendices, in every form in which a report is published. */
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, test} from 'node:test';
import {strFromU8, unzipSync} from 'fflate';
import {bookOf} from '../src/build/downloads/book.ts';
import {epub} from '../src/build/downloads/epub.ts';
import {markdown} from '../src/build/downloads/markdown.ts';
import {plainText} from '../src/build/downloads/plain-text.ts';
import {alignReports} from '../src/convert/align.ts';
import {convert} from '../src/convert/convert.ts';
import {textPages, type Volume, type VolumePage} from '../src/model/volume.ts';
import {markdown as parseMarkdown, nodes} from './support/markdown.ts';
import {memory, realign, volumeIn, type Files} from './support/memory.ts';

const folder = join(import.meta.dirname, 'support', 'tables-report');
const file = (name: string) => readFileSync(join(folder, name), 'utf8');
const project = (name: string) => readFileSync(join(import.meta.dirname, '..', name), 'utf8');
const seeds: Files = {
  'seeds/traditional.txt': project('seeds/traditional.txt'),
  'seeds/x/report.md': file('report.md'),
  'seeds/x/report.yaml': file('report.yaml'),
  'seeds/x/en.po': file('en.po'),
};
const aligned = Object.fromEntries(alignReports(memory(seeds), ['x']).files);
const conversion = convert(memory({...seeds, ...aligned}));
const editions = ['zh-hans', 'zh-hant', 'en'] as const;
const volumes = editions.map((edition) => volumeIn(conversion.reports.get('x'), edition));
const [simplified, traditional, english] = volumes as [Volume, Volume, Volume];
const book = bookOf(simplified, 'https://example.org/');

const pageIn = (volume: Volume, page: string): VolumePage => volume.pages.find((one) => one.page === page)!;
const textOf = (volume: Volume, id: string): string =>
  textPages(volume)
    .flatMap(({blocks}) => blocks)
    .find((block) => block.id === id)!
    .segments.map(({text}) => text)
    .join('');

/** What the source has of a table, cell by cell, as its bars part it. */
const figures = [
  ['指标', '2020年', '2021年'],
  ['工业增加值', '100', '110；连续三年增长。'],
  ['税收 | 非税', '', '20'],
];

describe('a table', () => {
  test('is named like a paragraph, and what stands in its cells one after the other, in every edition', () => {
    const ids = ({pages}: Volume) =>
      pages.flatMap(({blocks}) =>
        blocks.flatMap((block) =>
          block.type === 'table'
            ? [[block.id, ...[...block.caption, ...block.rows.flat()].flat().map(({id}) => id)].join(' ')]
            : [],
        ),
      );
    const count = (stem: string, length: number) => Array.from({length}, (_, at) => `${stem}.${at + 1}`);
    for (const volume of volumes)
      assert.deepEqual(ids(volume), [['p8', ...count('p8', 11)].join(' '), ['p12', ...count('p12', 24)].join(' ')]);
  });

  test('is read with tabs between its cells and a line end after each row: in the search and for quotations', () => {
    const rows = figures.map((row) => row.join('\t'));
    assert.equal(textOf(simplified, 'p8'), ['表1　主要指标', '单位：亿元', ...rows].join('\n'));
    assert.match(textOf(traditional, 'p8'), /^表1　主要指標\n單位：億元\n指標\t2020年\t2021年\n/);
    assert.match(
      textOf(english, 'p8'),
      /\nValue added by manufacturing\t100\t110; it rose three years in a row\.\nTaxes/,
    );
  });

  test('links terms in its cells, and the note leads back to the cell', () => {
    const note = pageIn(simplified, 'notes').blocks.find((block) => block.type === 'note');
    assert.deepEqual(
      note?.uses.map(({page, id, number, title}) => [page, id, number, title]),
      [
        ['1-1', 'p3.1', '（一）', '产业稳步发展'],
        ['1-1', 'h6', '（一）', '产业稳步发展'],
        ['appendix-1', 'p12.21', '附件1 ', '云州市2022年民生实事项目表'],
      ],
    );
  });

  test('is a table in Markdown, on its page and in full', () => {
    for (const name of ['1-2', 'full']) {
      const tables = nodes(parseMarkdown(markdown(book).get(name) ?? '')).filter(({type}) => type === 'table');
      const cells = tables.map((table) =>
        nodes(table)
          .filter(({type}) => type === 'tableRow')
          .map((row) =>
            ('children' in row ? row.children : []).map((cell) =>
              nodes(cell)
                .map((node) => (node.type === 'text' ? node.value : ''))
                .join(''),
            ),
          ),
      );
      assert.deepEqual(cells[0], figures);
      assert.equal(cells.length, name === 'full' ? 2 : 1);
    }
    assert.match(markdown(book).get('1-2') ?? '', /\n<a id="p8"><\/a>表1　主要指标/);
  });

  test('is rows of tabs in the text', () => {
    const text = plainText(book);
    assert.ok(text.includes(`\n\n表1　主要指标\n单位：亿元\n${figures.map((row) => row.join('\t')).join('\n')}\n\n`));
    assert.match(text, /\n1\t学校\t新建小学两所，修缮中学一所； 增加学位三千个。\t市教育局\t9月底\t续建\n/);
  });

  test('is a table in the EPUB, beside its translation too', () => {
    const files = unzipSync(epub(book, bookOf(english, 'https://example.org/')));
    const chapter = strFromU8(files['EPUB/1-2.xhtml'] ?? new Uint8Array());
    assert.match(chapter, /<table id="p8"><caption data-number="8"><span id="p8\.1">表1　主要指标<\/span><br \/>/);
    assert.match(chapter, /<thead><tr><th scope="col"><span id="p8\.3">指标<\/span><\/th>/);
    assert.match(chapter, /<td><span id="p8\.10">税收 \| 非税<\/span><\/td><td \/><td><span id="p8\.11">20<\/span>/);
    assert.match(chapter, /<table id="p8-en" xml:lang="en" lang="en"><caption><span id="p8\.1-en">Table 1\./);
    assert.match(
      strFromU8(files['EPUB/appendix-1.xhtml'] ?? new Uint8Array()),
      /<section epub:type="appendix" role="doc-appendix"><p id="h9" class="label">附件1<\/p>.*<h1 id="h10">/,
    );
  });

  test('is counted in the account of the edition, all its characters too', () => {
    const about = JSON.parse(conversion.reports.get('x')?.get('zh-hans/about.json') ?? '');
    assert.equal(about.tables, 2);
    const printed = file('report.md')
      .split('\n')
      .filter((line) => /^\||^表1|^单位/.test(line));
    assert.deepEqual(
      about.account.find(({kinds}: {kinds: string[]}) => kinds.join() === 'table'),
      {kinds: ['table'], lines: printed.length, characters: [...printed.join('')].length},
    );
  });

  test('keeps its ids when a row is added: that has new ones', () => {
    const rows = ['甲\t一', '乙\t二'];
    const first = realign(undefined, `指标如下。\n${rows.join('\n')}\n`);
    const second = realign(first.pot, `指标如下。\n${rows.toSpliced(1, 0, '丙\t三').join('\n')}\n`);
    assert.deepEqual(first.ledger, ['p1.1 指标如下。', 'p2.1 甲', 'p2.2 一', 'p2.3 乙', 'p2.4 二']);
    assert.deepEqual(second.ledger, [
      'p1.1 指标如下。',
      'p2.1 甲',
      'p2.2 一',
      'p2.5 丙',
      'p2.6 三',
      'p2.3 乙',
      'p2.4 二',
    ]);
  });
});

describe('an appendix', () => {
  test('has a page of its own behind the body, under its label and its title', () => {
    assert.deepEqual(
      simplified.pages.map(({page, kind, title, number}) => [page, kind, number, title].join(' ')).slice(-2),
      ['appendix-1 appendix 附件1  云州市2022年民生实事项目表', 'notes notes 附件2  名词解释'],
    );
    assert.deepEqual(
      pageIn(simplified, 'appendix-1').blocks.map((block) => ('id' in block ? [block.type, block.id] : [])),
      [
        ['heading', 'h9'],
        ['heading', 'h10'],
        ['table', 'p12'],
      ],
    );
  });

  test('stands in the contents of the Markdown, and after its label in the text', () => {
    assert.match(markdown(book).get('index') ?? '', /- \[附件1 云州市2022年民生实事项目表\]\(x\/appendix-1\.md\)/);
    assert.match(markdown(book).get('appendix-1') ?? '', /^<a id="h9"><\/a>附件1\n\n# <a id="h10"><\/a>云州市2022年/);
    assert.match(plainText(book), /\n\n\n附件1\n\n云州市2022年民生实事项目表\n\n序号\t项目\t/);
  });
});
