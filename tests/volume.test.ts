/** What is published of a report: its texts as the index and the checker have them, and the notes beside them. */
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {pageOf, passagesOf} from '../src/model/passages.ts';
import {notesBeside, textPages} from '../src/model/volume.ts';
import {convertText, volumeIn} from './support/memory.ts';

const report = `各位代表：
去年工作
一、产业
发展甲业[1]。“甲业”真好；很好。
今年安排
做甲业、乙业[2]。
名词解释
[1]甲业：一种[2]产业。很大。
[2]乙业：另一种。
`;
// Note 2 is marked twice: the marker within a definition would be an error.
const volume = volumeIn(convertText(report.replace('一种[2]产业', '一种产业')).reports.get('x'), 'zh-hans');
const pages = textPages(volume);
const blocks = (name: string) => pages.find(({page}) => page === name)?.blocks;

describe('the texts of a volume', () => {
  it('are those of every page, in the order of the text, under its heading', () =>
    assert.deepEqual(
      pages.map(({page, title}) => [page, title]),
      [
        ['index', '某市2024年政府工作报告'],
        ['1', '去年工作'],
        ['1-1', '一、产业'],
        ['2', '今年安排'],
        ['notes', '名词解释'],
      ],
    ));

  it('have a heading’s number, and no markers', () =>
    assert.deepEqual(blocks('1-1'), [
      {id: 'h2', segments: [{id: 'h2', text: '一、产业'}]},
      {
        id: 'p2',
        segments: [
          {id: 'p2.1', text: '发展甲业。'},
          {id: 'p2.2', text: '“甲业”真好；'},
          {id: 'p2.3', text: '很好。'},
        ],
      },
    ]));

  it('have the mark after a note’s term with the term', () =>
    assert.deepEqual(blocks('notes')?.[1], {
      id: 'n1',
      segments: [
        {id: 'n1.0', text: '甲业：'},
        {id: 'n1.1', text: '一种产业。'},
        {id: 'n1.2', text: '很大。'},
      ],
    }));
});

describe('notes beside the text', () => {
  const beside = (name: string) => notesBeside(volume.pages.find(({page}) => page === name)!);

  it('stand where they are first used on a page', () => assert.deepEqual(beside('1-1'), [[], ['n1']]));
  it('stand once more on the next page', () => assert.deepEqual(beside('2'), [[], ['n1', 'n2']]));
  it('are none on the page of notes', () => assert.deepEqual(beside('notes'), [[], [], []]));
});

it('every passage is found on one page', () => {
  const passages = passagesOf(volume);
  for (const {page, blocks: all} of pages) {
    for (const {id, segments} of all) {
      for (const name of [id, ...segments.map((segment) => segment.id)])
        assert.equal(pageOf(passages, name), page, name);
    }
  }
});
