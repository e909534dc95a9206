/** The list of many reports, and what narrows it. */
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {LibraryVolume} from '../src/site/library.ts';
import {shelfOf} from '../src/site/shelf.ts';

const volume = (report: string, place: string, year: number) =>
  ({report, metadata: {title: report, place, year}}) as unknown as LibraryVolume;
const few = [volume('yichun-2024', '宜春市', 2024), volume('yichun-b-2024', '伊春市', 2024)];
const many = [
  ...few,
  ...[2023, 2022, 2021, 2020, 2019].map((year) => volume(`yueyang-${year}`, '岳阳市', year)),
  volume('yiyang-2019', '益阳市', 2019),
  volume('yichun-2018', '伊春市', 2018),
];

describe('the reports of an edition', () => {
  it('are one list where there are few', () => assert.equal(shelfOf(few, 'zh-Hans'), undefined));

  it('are grouped by year, the latest first, each with its place', () => {
    const {years} = shelfOf(many, 'zh-Hans')!;
    assert.deepEqual(
      years.map(({id, places}) => [id, places]),
      [
        ['2024', ['yichun', 'yichun-b']],
        ...['2023', '2022', '2021', '2020'].map((year) => [year, ['yueyang']]),
        ['2019', ['yueyang', 'yiyang']],
        ['2018', ['yichun-b']],
      ],
    );
  });

  it('can be narrowed to a year or a place, each with how many it has, under a name of its own', () => {
    const {choices, style} = shelfOf(many, 'zh-Hans')!;
    const all = [...choices.years, ...choices.places];
    assert.equal(new Set(all.map(({id}) => id)).size, all.length);
    assert.deepEqual(
      choices.places.find(({label}) => label === '岳阳市'),
      {id: 'yueyang', label: '岳阳市', count: 5},
    );
    for (const {id} of all) assert.ok(style.includes(`[id="${id}"]:target~section:not(.in-${id}){display:none}`), id);
  });
});
