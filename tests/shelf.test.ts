/** Narrowing a search of a library, and the order of what it finds. */
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {ShelvedReport} from '../src/model/search-index.ts';
import {addressOf, isWithin, narrowingIn, rank} from '../src/model/shelf.ts';

const report = (name: string, place: string, year: number): ShelvedReport => ({
  report: name,
  title: name,
  place,
  year,
  pages: 1,
});
const reports = [
  report('yueyang-2024', '岳阳市', 2024),
  report('yiyang-2023', '益阳市', 2023),
  report('c', '益阳市', 2022),
];

describe('the narrowing of a search', () => {
  it('is what the address says, but for what it leaves empty', () => {
    assert.deepEqual(narrowingIn(new URLSearchParams('?q=a&place=益阳市&year=&other=x')), {place: '益阳市'});
  });

  it('comes into the address after the query', () => {
    assert.equal(addressOf('洞庭 湖', {report: 'c'}), '?q=%E6%B4%9E%E5%BA%AD%20%E6%B9%96&report=c');
    assert.equal(addressOf('', {year: '2024'}), '?year=2024');
    assert.equal(addressOf(''), '');
  });

  for (const [narrowing, names] of [
    [{}, ['yueyang-2024', 'yiyang-2023', 'c']],
    [{place: '益阳市'}, ['yiyang-2023', 'c']],
    [{place: '益阳市', year: '2022'}, ['c']],
    [{report: 'yueyang-2024'}, ['yueyang-2024']],
    [{place: '益阳市', year: '2024'}, []],
  ] as const)
    it(`${JSON.stringify(narrowing)} leaves ${names.join(', ') || 'none'}`, () => {
      const within = reports.filter((one) => isWithin(one, narrowing));
      assert.deepEqual(
        within.map(({report}) => report),
        names,
      );
    });
});

describe('the order of what a search finds', () => {
  const places = [
    ['yueyang-2024', 'paragraph', 1],
    ['yueyang-2024', 'note', 2],
    ['yiyang-2023', 'paragraph', 3],
    ['yiyang-2023', 'heading', 4],
    ['yiyang-2023', 'paragraph', 5],
    ['c', 'note', 6],
    ['c', 'paragraph', 7],
  ].map(([report, kind, at]) => ({report, kind, at}) as {report: string; kind: 'paragraph' | 'note'; at: number});
  const {ranked, counts} = rank(places, reports);

  it('has the report with most of it first, else the shelf’s', () =>
    assert.deepEqual(
      counts.map(({report, count}) => [report.report, count]),
      [
        ['yiyang-2023', 3],
        ['yueyang-2024', 2],
        ['c', 2],
      ],
    ));
  it('has in each report notes and headings first, then the order of the text', () =>
    assert.deepEqual(
      ranked.map(({at}) => at),
      [4, 3, 5, 2, 1, 6, 7],
    ));
});
