/**
 * A text eight times as long takes about eight times as long to align and to convert, whatever grows in it. Where
 * anything grew with the square, it would take up to sixty-four times as long: tests at the sizes of today's reports do
 * not show it, and a report of 16,000 sentences takes minutes.
 */
import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {alignReports} from '../src/convert/align.ts';
import {convert} from '../src/convert/convert.ts';
import {translationState} from '../src/convert/translation.ts';
import {checkFigures} from '../src/convert/translation/check-figures.ts';
import {checkProse} from '../src/convert/translation/prose.ts';
import {outline} from '../src/convert/structure/outline.ts';
import {seedsOf} from '../src/convert/add/found.ts';
import {commonSubsequence} from '../src/convert/ledger/resemblance.ts';
import type {Item} from '../src/convert/types.ts';
import {memory, yaml, type Files} from './support/memory.ts';

/** How much longer the longer text is, and how much more time it may take: half of what the square would. */
const times = 8;
const most = 32;

const start = {file: 'x', line: 1, column: 1};
const digits = '甲乙丙丁戊己庚辛壬癸';
/** A number in characters that count nothing: `name(12)` // => `乙丙` */
const name = (number: number) => Array.from(String(number), (digit) => digits[Number(digit)]).join('');
/** So many of something, each from its number. */
const many = (count: number, one: (number: number) => string, joint = '') =>
  Array.from({length: count}, (_, index) => one(index)).join(joint);
const report = (text: string, notes: string[] = []) =>
  `各位代表：\n一、建设\n${text}\n${notes.length > 0 ? `名词解释\n${notes.join('\n')}\n` : ''}`;

/** Texts by what grows in them. */
const texts: Record<string, {size: number; text(size: number): string}> = {
  'sentences of a line': {size: 500, text: (size) => report(many(size, (n) => `建设${name(n)}。`))},
  'the same sentence in a line': {size: 500, text: (size) => report('建设项目。'.repeat(size))},
  paragraphs: {size: 500, text: (size) => report(many(size, (n) => `建设${name(n)}。`, '\n'))},
  'what a line counts': {size: 400, text: (size) => report(many(size, () => '一是甲。二是乙。'))},
  'what a sentence counts': {size: 400, text: (size) => report(`${many(size, () => '一是甲，二是乙，')}完。`)},
  sections: {size: 150, text: (size) => `各位代表：\n${many(size, (n) => `部${name(n)}\n建设。\n`)}`},
  'uses of a term': {
    size: 1000,
    text: (size) => report(`营商[1]，${'优化营商，'.repeat(size)}完。`, ['[1]营商：买卖。']),
  },
  notes: {
    size: 200,
    text: (size) =>
      report(
        many(size, (n) => `建设词${name(n)}[${n + 1}]。`, '\n'),
        [many(size, (n) => `[${n + 1}]词${name(n)}：解释。`, '\n')],
      ),
  },
  'markers of a sentence': {
    size: 300,
    text: (size) =>
      report(`${many(size, (n) => `词${name(n)}[${n + 1}]`, '、')}。`, [
        many(size, (n) => `[${n + 1}]词${name(n)}：解释。`, '\n'),
      ]),
  },
  'markers that follow no term': {
    size: 300,
    text: (size) =>
      report(`${many(size, (n) => `天［${(n % 3) + 1}］`)}。`, ['［1］甲：乙。', '［2］丙：丁。', '［3］戊：己。']),
  },
  'terms within terms': {
    size: 160,
    text: (size) =>
      report(`${'甲'.repeat(size)}。`, [many(size / 8, (n) => `[${n + 1}]${'甲'.repeat(4 * n)}乙`, '\n')]),
  },
  'dots of a table of contents': {
    size: 2000,
    text: (size) => `目录\n一、建设${'.'.repeat(size)}甲\n各位代表：\n一、建设\n甲。\n`,
  },
  'spaces of a head': {size: 2000, text: (size) => `报告\n市长${' '.repeat(size)}x\n各位代表：\n甲。\n`},
  'spaces in the bracket of a note': {
    size: 2000,
    text: (size) => report('甲。', ['[1]甲：乙。', `[${' '.repeat(size)}丙`]),
  },
  'cells of a row': {size: 600, text: (size) => report(`建设。\n甲\t乙\n${'甲\t'.repeat(size)}乙`)},
  'rows of a table': {size: 300, text: (size) => report(`建设。\n${many(size, (n) => `|${n}|${name(n)}|`, '\n')}`)},
  'control characters': {size: 1500, text: (size) => report('甲\u0001'.repeat(size))},
  'marks that nothing closes': {size: 1500, text: (size) => report(`${'“'.repeat(size)}${'）'.repeat(size)}。`)},
  'quoted sentences': {size: 1500, text: (size) => report(`${'“甲。”'.repeat(size)}。`)},
  spaces: {size: 4000, text: (size) => report(`甲${' '.repeat(size)}乙。`)},
  'digits behind spaces': {
    size: 1500,
    text: (size) => report(`甲${' '.repeat(size)}${'1'.repeat(size)}。`),
  },
  'a line of buttons': {size: 1000, text: (size) => report(`甲。\n${'返回首页'.repeat(size)}完`)},
  'closing marks': {size: 4000, text: (size) => report(`${'”'.repeat(size)}甲`)},
  'spaces of a note that has no colon': {size: 4000, text: (size) => report('甲。', [`[1]${' '.repeat(size)}甲`])},
};

/** The least time of some runs, of this process alone, in microseconds. */
async function timeOf(run: () => unknown, runs: number): Promise<number> {
  let least = Infinity;
  for (let i = 0; i < runs; i++) {
    const before = process.cpuUsage();
    await run();
    least = Math.min(least, process.cpuUsage(before).user);
  }
  return least;
}

/** Fails where the work grows much more than what is worked on. */
async function assertGrows<T>(make: (times: number) => T, work: (made: T) => unknown): Promise<void> {
  const [short, long] = [make(1), make(times)];
  await work(short);
  // What is measured is disturbed at times, and only ever made longer: where it grows, it does so each time.
  const ratios: number[] = [];
  while (ratios.length < 3 && !ratios.some((ratio) => ratio < most))
    ratios.push((await timeOf(() => work(long), 1)) / Math.max(await timeOf(() => work(short), 3), 2000));
  assert.ok(
    ratios.some((ratio) => ratio < most),
    `${times} times the text takes ${ratios.join(', ')} times the time`,
  );
}

describe('time grows with', () => {
  for (const [what, {size, text}] of Object.entries(texts))
    test(what, async () => {
      await assertGrows(
        (longer) => text(size * longer),
        (source) => {
          const files: Files = {'seeds/x/report.txt': source, 'seeds/x/report.yaml': yaml};
          for (const [file, ledger] of alignReports(memory(files), ['x']).files) files[file] = ledger;
          convert(memory(files));
          // An edit at either end leaves nothing that is the same from the beginning or to the end.
          files['seeds/x/report.txt'] = source.replace('建设', '改建').replace(/.(?=[。：][^。：]*$)/u, '旧');
          alignReports(memory(files), ['x']);
        },
      );
    });

  test('headings that begin anew', async () => {
    for (const one of [
      (n: number) => ({text: `一、建设${name(n)}`}),
      (n: number) => ({text: `建设${name(n)}${n % 3 === 0 ? '。' : ''}`, bold: true}),
    ])
      await assertGrows(
        (longer) => Array.from({length: 2000 * longer}, (_, n) => one(n)),
        (lines) => outline(lines),
      );
  });

  test('what a file is named by', async () => {
    for (const text of [
      (size: number) => `---\n${'title: 甲\n'.repeat(size)}`,
      (size: number) => `---\ntitle:${' \n'.repeat(size)}`,
      (size: number) => `各位代表：\n# 甲${' '.repeat(size)}乙\n`,
    ])
      await assertGrows(
        (longer) => Buffer.from(text(2000 * longer)),
        (bytes) => seedsOf('云州2031.md', bytes, '2031-02-01'),
      );
  });

  test('entries of a catalog', async () => {
    await assertGrows(
      (longer) => {
        const files: Files = {
          'seeds/x/report.txt': report(many(500 * longer, (n) => `建设${name(n)}。`)),
          'seeds/x/report.yaml': yaml,
        };
        return {...files, ...Object.fromEntries(alignReports(memory(files), ['x']).files)};
      },
      (files) => {
        const {files: catalogs} = translationState(memory(files), ['x']);
        assert.equal(catalogs.size, 1);
        translationState(memory({...files, ...Object.fromEntries(catalogs)}), ['x']);
      },
    );
  });

  test('what a translation says', async () => {
    const unit = (source: string, target: string) => [{id: 'p1.1', source, target, fuzzy: false, place: start}];
    for (const [zh, en] of [
      ['增长5.5%以上，', 'up at least 5.5 percent, '],
      ['每亩，', 'per mu, '],
      ['每亩', 'per mu'],
      ['两个毫不动摇，', 'the “two unswervings”, it’s '],
      ['5万亩，', '50,000 mu (3,333 hectares), '],
    ] as const)
      await assertGrows(
        (longer) => unit(zh.repeat(250 * longer), en.repeat(250 * longer)),
        (units) => {
          checkFigures(units, [{zh: '两个毫不动摇', en: '“two unswervings”', variants: [], source: 'x', place: start}]);
          checkProse(units);
        },
      );
  });

  test('what stands in another order', async () => {
    const items = (numbers: number[]) =>
      numbers.map((number): Item => ({
        kind: 'paragraph',
        block: `p${number}`,
        id: `p${number}.1`,
        text: name(number),
        place: start,
      }));
    await assertGrows(
      (longer) => {
        const count = 1000 * longer;
        const numbers = Array.from({length: count}, (_, index) => index);
        return [items(numbers), items(numbers.map((number) => (number * 7919) % count))] as const;
      },
      ([before, now]) => commonSubsequence(before, now, ({text}) => text),
    );
  });
});
