/** Ids live on: through a correction, an inserted paragraph, a removed one, and whatever else happens to a text. */
import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {failed, format} from '../src/model/diagnostic.ts';
import {alignReports} from '../src/convert/align.ts';
import {convert} from '../src/convert/convert.ts';
import type {Decisions} from '../src/convert/types.ts';
import {translationState} from '../src/convert/translation.ts';
import {brief, memory, page, realign, yaml, type Step} from './support/memory.ts';

const paragraphs = ['各位代表：', '甲一。甲二。甲三。', '乙一。', '丙一。丙二。', '丁一。'];
const first = realign(undefined, paragraphs.join('\n'));

/** The ledger of `paragraphs`, aligned with these. */
function after(...now: string[]): Step {
  return realign(first.pot, now.join('\n'));
}

/** Where an entry of a PO file stands. */
function lineOf(po: string, id: string): number {
  return po.split('\n').indexOf(`msgctxt "${id}"`) + 1;
}

function sound({diagnostics, ledger}: Step): string[] {
  assert.deepEqual(diagnostics.map(format), []);
  return ledger;
}

describe('a first ledger', () => {
  test('counts paragraphs and segments', () => {
    assert.deepEqual(sound(first), [
      'p1.1 各位代表：',
      'p2.1 甲一。',
      'p2.2 甲二。',
      'p2.3 甲三。',
      'p3.1 乙一。',
      'p4.1 丙一。',
      'p4.2 丙二。',
      'p5.1 丁一。',
    ]);
  });

  test('is PO, unfolded, in UTF-8', () => {
    const long = `${'很'.repeat(300)}。`;
    const {pot} = realign(undefined, long);
    assert.match(pot, /"Content-Type: text\/plain; charset=UTF-8\\n"/);
    assert.ok(pot.includes(`\nmsgctxt "p1.1"\nmsgid "${long}"\nmsgstr ""\n`));
  });

  test('holds the text as printed, markers included, and notes by their number', () => {
    const {ledger} = realign(undefined, '甲[7]。\n名词解释\n[7]甲：一。二。');
    assert.deepEqual(ledger, ['p1.1 甲[7]。', 'h1 名词解释', 'n7.0 甲', 'n7.1 一。', 'n7.2 二。']);
  });

  test('is not changed by a second alignment', () => {
    assert.equal(realign(first.pot, paragraphs.join('\n')).pot, first.pot);
  });
});

describe('a ledger', () => {
  test('is not written with what it could not be read with: a control character by an escape of YAML', () => {
    const files = memory({
      'seeds/x/report.txt': paragraphs.join('\n'),
      'seeds/x/report.yaml': yaml.replace(/^title: .*$/m, 'title: "a\\0b\\x07"'),
    });
    const {diagnostics, files: written} = alignReports(files, ['x']);
    assert.deepEqual(diagnostics.map(format), [
      'seeds/x/report.yaml:1:8: U+0000 U+0007; a text has no control characters (character-unusable)',
    ]);
    assert.equal(written.size, 0);
  });

  test('that is an empty file is no new one: ids would be minted anew', () => {
    for (const empty of ['', '\n', ' \n\n']) {
      const {diagnostics, pot} = realign(empty, paragraphs.join('\n'));
      assert.deepEqual(diagnostics.map(format), [
        'seeds/x/report.pot:1:1: the file is empty; the ledger as it was; for a report that has none yet, no file (ledger-empty)',
      ]);
      assert.equal(pot, empty);
    }
  });

  const [salutation = '', jia = '', yi = '', bing = '', ding = ''] = paragraphs;

  test('keeps the id of a corrected segment', () => {
    assert.deepEqual(sound(after(salutation, '甲一。甲二改。甲三。', yi, bing, ding)).slice(1, 4), [
      'p2.1 甲一。',
      'p2.2 甲二改。',
      'p2.3 甲三。',
    ]);
    assert.deepEqual(sound(after(salutation, jia, '全然不同。', bing, ding)).slice(4, 5), ['p3.1 全然不同。']);
  });

  test('gives an inserted paragraph the next free number', () => {
    const {pot, ledger} = after(salutation, '新一。新二。', jia, yi, bing, ding);
    assert.deepEqual(ledger.slice(0, 4), ['p1.1 各位代表：', 'p6.1 新一。', 'p6.2 新二。', 'p2.1 甲一。']);
    assert.equal(realign(pot, [salutation, '新一。新二。', jia, yi, bing, ding].join('\n')).pot, pot, 'stable');
    assert.deepEqual(
      sound(realign(pot, [salutation, '新一。新二。', jia, yi, bing, ding, '又。'].join('\n'))).at(-1),
      'p7.1 又。',
    );
  });

  test('gives an inserted sentence the next free number of its paragraph', () => {
    assert.deepEqual(sound(after(salutation, '新。甲一。甲二。甲三。', yi, bing, ding)).slice(1, 3), [
      'p2.4 新。',
      'p2.1 甲一。',
    ]);
    assert.deepEqual(sound(after(salutation, '甲一。甲二。甲三。新。', yi, bing, ding)).slice(3, 5), [
      'p2.3 甲三。',
      'p2.4 新。',
    ]);
  });

  test('retires a removed paragraph to the next one, and never uses its number again', () => {
    const removed = after(salutation, jia, bing, ding);
    assert.deepEqual(sound(removed).slice(4, 6), ['p4.1 丙一。 after p3.1 p3', 'p4.2 丙二。']);
    const back = realign(removed.pot, paragraphs.join('\n'));
    assert.deepEqual(sound(back).slice(4, 6), ['p6.1 乙一。', 'p4.1 丙一。 after p3.1 p3']);
  });

  test('retires a removed sentence within its paragraph', () => {
    assert.deepEqual(sound(after(salutation, '甲一。甲三。', yi, bing, ding)).slice(1, 3), [
      'p2.1 甲一。',
      'p2.3 甲三。 after p2.2',
    ]);
    assert.deepEqual(sound(after(salutation, '甲一。甲二。', yi, bing, ding)).slice(2, 4), [
      'p2.2 甲二。 after p2.3',
      'p3.1 乙一。',
    ]);
  });

  test('hands retired ids on when their successor retires', () => {
    const {pot} = after(salutation, jia, bing, ding);
    assert.deepEqual(sound(realign(pot, [salutation, jia, '丙二。', ding].join('\n'))).slice(4, 5), [
      'p4.2 丙二。 after p3.1 p3 p4.1',
    ]);
  });

  test('retires the last paragraph of a page on that page', () => {
    const text = ['各位代表：', '去年', '甲。', '乙。', '今年', '丙。'];
    const {pot} = realign(undefined, text.join('\n'));
    assert.deepEqual(sound(realign(pot, text.toSpliced(3, 1).join('\n'))), [
      'p1.1 各位代表：',
      'h1 去年',
      'p2.1 甲。 after p3.1 p3',
      'h2 今年',
      'p4.1 丙。',
    ]);
  });

  test('keeps the ids of paragraphs that change places', () => {
    assert.deepEqual(sound(after(salutation, yi, jia, bing, ding)).slice(1, 5), [
      'p3.1 乙一。',
      'p2.1 甲一。',
      'p2.2 甲二。',
      'p2.3 甲三。',
    ]);
  });

  test('keeps the ids of segments when their paragraph is split, and names the new paragraph', () => {
    const split = after(salutation, '甲一。', '甲二。甲三。', yi, bing, ding);
    assert.deepEqual(sound(split).slice(1, 5), [
      'p2.1 甲一。',
      'p2.2 甲二。 in p6',
      'p2.3 甲三。 in p6',
      'p3.1 乙一。',
    ]);
    assert.deepEqual(
      sound(realign(split.pot, paragraphs.join('\n'))).slice(1, 5),
      ['p2.1 甲一。', 'p2.2 甲二。 after p6', 'p2.3 甲三。', 'p3.1 乙一。'],
      'and back',
    );
  });

  test('keeps the ids of segments when paragraphs are merged, and retires the second', () => {
    const merged = after(salutation, jia, '乙一。丙一。丙二。', ding);
    assert.deepEqual(sound(merged).slice(4, 7), ['p3.1 乙一。', 'p4.1 丙一。 in p3 after p4', 'p4.2 丙二。 in p3']);
  });

  test('lets a sentence move to the paragraph before', () => {
    assert.deepEqual(sound(after(salutation, jia, '乙一。丙一。', '丙二。', ding)).slice(4, 7), [
      'p3.1 乙一。',
      'p4.1 丙一。 in p3',
      'p4.2 丙二。',
    ]);
  });

  test('tells the same sentence in two places apart by what stands around it', () => {
    const text = ['甲。同。乙。', '丙。同。丁。'];
    const {pot} = realign(undefined, text.join('\n'));
    assert.deepEqual(sound(realign(pot, ['甲。乙。', '丙。同。丁。'].join('\n'))), [
      'p1.1 甲。',
      'p1.3 乙。 after p1.2',
      'p2.1 丙。',
      'p2.2 同。',
      'p2.3 丁。',
    ]);
    assert.deepEqual(
      sound(realign(pot, ['甲。同。同。乙。', '丙。同。丁。'].join('\n')))
        .filter((line) => line.endsWith('同。'))
        .toSorted(),
      ['p1.2 同。', 'p1.4 同。', 'p2.2 同。'],
    );
  });

  test('keeps the id of an edited heading', () => {
    const {pot} = realign(undefined, '各位代表：\n去年工作\n甲。');
    assert.deepEqual(sound(realign(pot, '各位代表：\n去年的工作\n甲。')), [
      'p1.1 各位代表：',
      'h1 去年的工作',
      'p2.1 甲。',
    ]);
    assert.deepEqual(sound(realign(pot, '各位代表：\n去年的工作\n甲改。')), [
      'p1.1 各位代表：',
      'h1 去年的工作',
      'p2.1 甲改。',
    ]);
  });
});

describe('notes', () => {
  const text = (list: string[]) => `甲[1]乙[2]${list.length > 2 ? '丙[3]' : ''}。\n名词解释\n${list.join('\n')}`;
  const {pot} = realign(undefined, text(['[1]甲：一。又一。', '[2]乙：二。', '[3]丙：三。']));

  test('keep their number through edits, and retire to the next', () => {
    assert.deepEqual(sound(realign(pot, text(['[1]甲：一。', '[2]乙：二改。', '[3]丙：三。']))).slice(2), [
      'n1.0 甲',
      'n1.1 一。 after n1.2',
      'n2.0 乙',
      'n2.1 二改。',
      'n3.0 丙',
      'n3.1 三。',
    ]);
    const without = realign(pot, '甲[1]丙[3]。\n名词解释\n[1]甲：一。又一。\n[3]丙：三。');
    assert.deepEqual(without.ledger.slice(2), [
      'n1.0 甲',
      'n1.1 一。',
      'n1.2 又一。',
      'n3.0 丙 after n2.0 n2 n2.1',
      'n3.1 三。',
    ]);
    assert.deepEqual(brief(without.diagnostics), ['4:1 note-number'], 'that one is left out is said');
  });

  test('that the source renumbers stop for a person', () => {
    const renumbered = '甲[1]丙[2]。\n名词解释\n[1]甲：一。又一。\n[2]丙：三。';
    assert.deepEqual(brief(realign(pot, renumbered).diagnostics), ['4:4 note-renumbered']);
    assert.deepEqual(sound(realign(pot, renumbered, {keep: [['n2.0', '丙']], retire: new Set()})).slice(5, 7), [
      'n2.0 丙',
      'n2.1 三。 after n3.0 n3 n3.1',
    ]);
  });

  test('keep their number and their sentences whatever a person says', () => {
    const wrong = (keep: [string, string][], retire: string[] = []) =>
      realign(pot, text(['[1]甲：一。又一。', '[2]乙：二改。', '[3]丙：三。']), {
        keep,
        retire: new Set(retire),
      }).diagnostics.map(format);
    const at = (id: string) => `seeds/x/report.pot:${lineOf(pot, id)}:1: ${id}`;
    assert.deepEqual(wrong([['n1.1', '二改']]), [
      `${at('n1.1')} cannot be ‘二改’, which is in 0 segments of n1; words of one segment (decision)`,
    ]);
    assert.deepEqual(wrong([['n1.0', '乙']]), [
      `${at('n1.0')} cannot be ‘乙’, which is in 0 segments of n1; words of one segment (decision)`,
    ]);
    assert.deepEqual(wrong([], ['n1.0']), [
      `${at('n1.0')} cannot retire while a note has the number of n1; notes keep their numbers (decision)`,
    ]);
  });

  test('that are renumbered are aligned by the terms alone, as the messages say', () => {
    const long = realign(undefined, text(['[1]甲：一。', '[2]乙：二。又二。', '[3]"丙"乙：三。又三。还三。']));
    const renumbered = '甲[1]丙[2]。\n名词解释\n[1]乙：二。又二。\n[2]"丙"乙：三。又三。还三。';
    assert.deepEqual(
      realign(long.pot, renumbered)
        .diagnostics.filter(({ruleId}) => ruleId === 'note-renumbered')
        .map(({expected}) => expected.replace(/^.*, /, '')),
      ['npm run align -- x --keep "n1.0=乙"', 'npm run align -- x --keep "n2.0=\\"丙\\"乙"'],
    );
    assert.deepEqual(
      sound(
        realign(long.pot, renumbered, {
          keep: [
            ['n1.0', '乙'],
            ['n2.0', '"丙"乙'],
          ],
          retire: new Set(),
        }),
      ).slice(2),
      [
        'n1.0 乙',
        'n1.1 二。',
        'n1.2 又二。',
        'n2.0 "丙"乙',
        'n2.1 三。',
        'n2.2 又三。 after n3.0 n3 n3.1 n3.2 n3.3',
        'n2.3 还三。',
      ],
    );
  });
});

describe('what is ambiguous', () => {
  const text = '各位代表：\n甲一。甲二改。新。甲三改。';
  const decide = (keep: [string, string][], retire: string[]): Decisions => ({keep, retire: new Set(retire)});
  const old = realign(undefined, '各位代表：\n甲一。甲二。甲三。');

  test('stops, and says how a person decides', () => {
    const {diagnostics, pot} = realign(old.pot, text);
    assert.deepEqual(diagnostics.map(format), [
      'seeds/x/report.txt:2:4: p2.2 ‘甲二。’, p2.3 ‘甲三。’ may have become ‘甲二改。’, ‘新。’, ‘甲三改。’; ' +
        'say which lives on, by words of its new text: npm run align -- x --keep "p2.2=words" --keep "p2.3=words" (segments-ambiguous)',
    ]);
    assert.notEqual(pot, '');
  });

  test('retires only what nothing is left for', () => {
    const hint = (now: string) =>
      realign(old.pot, `各位代表：\n${now}`).diagnostics.map(({expected}) => expected.replace(/^.*(?=: npm)/, ''));
    assert.deepEqual(hint('甲一。子。丑。甲三。'), [': npm run align -- x --keep "p2.2=words"'], 'two for one');
    assert.deepEqual(
      hint('甲一。子。丑。'),
      [': npm run align -- x --keep "p2.2=words" --keep "p2.3=words"'],
      'two for two',
    );
    assert.deepEqual(hint('甲一。子。'), [': npm run align -- x --keep "p2.2=words" --retire p2.3'], 'one for two');
  });

  test('cannot be decided both ways', () => {
    const {diagnostics} = realign(old.pot, '各位代表：\n甲一。甲二改。甲三。', decide([['p2.2', '甲二改']], ['p2.2']));
    assert.deepEqual(diagnostics.map(format), [
      `seeds/x/report.pot:${lineOf(old.pot, 'p2.2')}:1: p2.2 is to be kept and to be retired; either --keep or --retire (decision)`,
    ]);
    assert.ok(failed(diagnostics));
  });

  test('gives a segment one id, and an id one segment', () => {
    const wrong = (keep: [string, string][]) =>
      realign(old.pot, '各位代表：\n甲一。新的。', decide(keep, [])).diagnostics.flatMap(
        ({ruleId, actual, expected}) => (ruleId === 'decision' ? [`${actual}; ${expected}`] : []),
      );
    assert.deepEqual(
      wrong([
        ['p2.2', '新的'],
        ['p2.3', '新的'],
      ]),
      ['p2.3 cannot be ‘新的’, which is to be p2.2; one --keep for a segment; --retire what does not live on'],
    );
    assert.deepEqual(
      wrong([
        ['p2.2', '甲一'],
        ['p2.2', '新的'],
      ]),
      ['p2.2 is to be kept twice; one --keep for an id'],
    );
  });

  test('is what a person says', () => {
    assert.deepEqual(
      sound(
        realign(
          old.pot,
          text,
          decide(
            [
              ['p2.2', '甲二改'],
              ['p2.3', '甲三改'],
            ],
            [],
          ),
        ),
      ).slice(1),
      ['p2.1 甲一。', 'p2.2 甲二改。', 'p2.4 新。', 'p2.3 甲三改。'],
    );
    assert.deepEqual(sound(realign(old.pot, text, decide([['p2.3', '新']], ['p2.2']))).slice(1), [
      'p2.1 甲一。',
      'p2.4 甲二改。',
      'p2.3 新。 after p2.2',
      'p2.5 甲三改。',
    ]);
    assert.deepEqual(sound(realign(old.pot, text, decide([], ['p2.2', 'p2.3']))).slice(1), [
      'p2.1 甲一。 after p2.2 p2.3',
      'p2.4 甲二改。',
      'p2.5 新。',
      'p2.6 甲三改。',
    ]);
  });

  test('is still ambiguous after half a decision, and an error where the decision fits nothing', () => {
    assert.deepEqual(brief(realign(old.pot, text, decide([['p2.2', '甲二改']], [])).diagnostics), [
      '2:8 segments-ambiguous',
    ]);
    assert.deepEqual(
      realign(old.pot, text, decide([['p9.9', '新']], ['p8.8'])).diagnostics.map(({ruleId}) => ruleId),
      ['decision', 'decision', 'segments-ambiguous'],
    );
    assert.deepEqual(
      realign(old.pot, text, decide([['p2.2', '改']], ['p2.3'])).diagnostics.map(({ruleId}) => ruleId),
      ['decision', 'segments-ambiguous'],
    );
    assert.deepEqual(
      realign(old.pot, '各位代表：', decide([['p1.1', '']], [])).diagnostics.map(({actual}) => actual),
      ['p1.1 cannot be ‘’, which is in 0 segments'],
    );
  });
});

describe('the summary', () => {
  const [salutation = '', jia = '', yi = '', bing = '', ding = ''] = paragraphs;
  const summary = (pot: string, ...now: string[]) => {
    const {files, summary: lines} = alignReports(
      memory({'seeds/x/report.txt': now.join('\n'), 'seeds/x/report.yaml': yaml, 'seeds/x/report.pot': pot}),
      ['x'],
    );
    assert.equal(files.size === 0, lines.join('').endsWith('nothing new'));
    return lines.join('\n');
  };

  test('says what has changed, and that nothing has only where no file does', () => {
    const split = [salutation, '甲一。', '甲二。甲三。', yi, bing, ding];
    assert.equal(summary(first.pot, ...paragraphs), 'x: nothing new');
    assert.equal(summary(first.pot, ...split), 'x: 2 moved, paragraph p6 added');
    assert.equal(summary(after(...split).pot, ...paragraphs), 'x: 2 moved, paragraph p6 retired');
    assert.equal(summary(first.pot, salutation, jia, '乙一。丙一。丙二。', ding), 'x: 2 moved, paragraph p4 retired');
    assert.equal(summary(first.pot, salutation, jia, '乙一。丙一。', '丙二。', ding), 'x: 1 moved');
    assert.equal(summary(first.pot, salutation, yi, jia, bing, ding), 'x: 1 moved');
    assert.equal(summary(first.pot, salutation, jia, '新。', yi, ding), 'x: 1 added (p6.1), 2 retired (p4.1, p4.2)');
    assert.equal(summary(`${first.pot}\n`, ...paragraphs), 'x: seeds/x/report.pot rewritten');
  });
});

describe('a translation', () => {
  const po = [
    'msgid ""',
    'msgstr "Content-Type: text/plain; charset=UTF-8\\nLanguage: en\\n"',
    '',
    '# a remark',
    'msgctxt "p1.1"',
    'msgid "甲。"',
    'msgstr "A."',
    '',
    'msgctxt "p1.2"',
    'msgid "乙“\\"”。"',
    'msgstr "B."',
    '',
    'msgctxt "p2.1"',
    'msgid "丙。"',
    'msgstr "C."',
    '',
  ].join('\n');
  const {pot} = realign(undefined, '甲。乙“"”。\n丙。');

  test('is kept by id; it turns fuzzy and says what it translated where the text has changed', () => {
    const changed = realign(pot, '甲。乙改。\n丁。\n丙。', undefined, po).po ?? '';
    assert.ok(changed.includes('# a remark\nmsgctxt "p1.1"\nmsgid "甲。"\nmsgstr "A."\n'));
    assert.ok(
      changed.includes(
        '#, fuzzy\n#| msgctxt "p1.2"\n#| msgid "乙“\\"”。"\nmsgctxt "p1.2"\nmsgid "乙改。"\nmsgstr "B."\n',
      ),
    );
    assert.ok(changed.includes('msgctxt "p3.1"\nmsgid "丁。"\nmsgstr ""\n'));
    assert.ok(changed.indexOf('"p3.1"') < changed.indexOf('"p2.1"'), 'in the order of the text');
    assert.match(changed, /charset=UTF-8/);
    const again = realign(realign(pot, '甲。乙改。\n丁。\n丙。').pot, '甲。乙改。\n丁。\n丙。', undefined, changed);
    assert.equal(again.po, changed, 'stable');
    const twice =
      realign(realign(pot, '甲。乙改。\n丁。\n丙。').pot, '甲。乙再改。\n丁。\n丙。', undefined, changed).po ?? '';
    assert.ok(
      twice.includes('#| msgid "乙“\\"”。"\nmsgctxt "p1.2"\nmsgid "乙再改。"'),
      'it still translates the first text',
    );
  });

  test('of a retired segment is kept as obsolete', () => {
    const changed = realign(pot, '甲。\n丙。', undefined, po).po ?? '';
    assert.ok(changed.includes('#~ msgctxt "p1.2"\n#~ msgid "乙“\\"”。"\n#~ msgstr "B."\n'));
    assert.equal(realign(realign(pot, '甲。\n丙。').pot, '甲。\n丙。', undefined, changed).po, changed, 'stable');
  });

  test('that cannot be read stops everything, with its line', () => {
    const line = (words: string) => po.split('\n').indexOf(words) + 1;
    const repeated = po.replace('"p2.1"', '"p1.2"');
    const broken: [string, string][] = [
      [po.slice(0, po.indexOf('B."')), `${line('msgstr "B."')} po-syntax`],
      [po.slice(0, po.indexOf('msgstr "B."')), `${line('msgctxt "p1.2"')} po-syntax`],
      [po.replace('"A."', '"A"."'), `${line('msgstr "A."')} po-syntax`],
      [po.replace('msgctxt "p1.2"', '<<<<<<< HEAD\nmsgctxt "p1.2"'), `${line('msgctxt "p1.2"')} po-syntax`],
      [repeated, `${line('msgctxt "p2.1"')} po-duplicate`],
      [repeated.replace('丙', '乙“\\"”'), `${line('msgctxt "p2.1"')} po-duplicate`],
    ];
    for (const [text, error] of broken) {
      const seeds = {
        'seeds/x/report.txt': '甲改。乙“"”。\n丙。',
        'seeds/x/report.yaml': yaml,
        'seeds/x/report.pot': pot,
        'seeds/x/en.po': text,
      };
      for (const {files, diagnostics} of [alignReports(memory(seeds), ['x']), translationState(memory(seeds), ['x'])]) {
        assert.deepEqual(
          [files.size, ...diagnostics.map(({file, line, ruleId}) => `${file} ${line} ${ruleId}`)],
          [0, `seeds/x/en.po ${error}`],
          text,
        );
      }
    }
  });
});

describe('convert', () => {
  const files = (text: string, pot: string | undefined) =>
    memory({
      'seeds/x/report.txt': text,
      'seeds/x/report.yaml': yaml,
      ...(pot === undefined ? {} : {'seeds/x/report.pot': pot}),
    });
  const errors = (text: string, pot: string | undefined) => {
    const {diagnostics, reports} = convert(files(text, pot));
    assert.equal(reports.size, 0, 'nothing is written');
    assert.ok(
      diagnostics.every(({expected}) => expected === 'run npm run align'),
      'says how to go on',
    );
    return diagnostics.map(
      ({file, line, column, ruleId}) => `${file.slice('seeds/x/'.length)}:${line}:${column} ${ruleId}`,
    );
  };
  const text = '各位代表：\n甲一。甲二。';
  const {pot} = realign(undefined, text);

  test('needs a ledger that fits', () => {
    assert.deepEqual(errors(text, undefined), ['report.pot:1:1 ledger-missing']);
    assert.deepEqual(errors('各位代表：\n甲一。甲改。', pot), ['report.txt:2:5 ledger-differs']);
    assert.deepEqual(errors('各位代表：\n甲一。甲二。乙。', pot), ['report.txt:2:7 ledger-differs']);
    assert.deepEqual(errors('各位代表：\n甲一。', pot), [`report.pot:${lineOf(pot, 'p2.2')}:1 ledger-differs`]);
    assert.deepEqual(errors('各位代表：\n甲一。\n甲二。', pot), ['report.txt:3:1 ledger-differs']);
  });

  test('names the places of a broken ledger', () => {
    const broken = (from: string, to: string) =>
      convert(files(text, pot.replace(from, to))).diagnostics.map(({line, ruleId}) => `${line} ${ruleId}`);
    const line = lineOf(pot, 'p2.1');
    assert.deepEqual(broken('"p2.1"', '"q2.1"'), [`${line} ledger-id`]);
    assert.deepEqual(broken('"p2.2"', '"p2.1"'), [`${line + 4} po-duplicate`]);
    assert.deepEqual(broken('msgctxt "p2.2"', '#. retired: p2.1\nmsgctxt "p2.2"'), [`${line + 5} ledger-duplicate`]);
    assert.deepEqual(
      broken('"甲一。"', '"甲"一。"').map((message) => message.split(' ')[1]),
      ['po-syntax'],
    );
  });

  test('lets retired ids live on as anchors, and gives split paragraphs their names', () => {
    const split = realign(pot, '各位代表：\n甲一。\n甲二。').pot;
    const merged = realign(split, text).pot;
    assert.match(
      page(convert(files('各位代表：\n甲一。\n甲二。', split)), 'zh-hans/index'),
      /<P id="p2">\n {2}<S id="p2.1">甲一。<\/S>\n<\/P>\n\n<P id="p3">\n {2}<S id="p2.2">甲二。<\/S>/,
    );
    assert.match(
      page(convert(files(text, merged)), 'zh-hant/index'),
      /<P id="p2">\n {2}<S id="p2.1">甲一。<\/S>\n {2}<S id="p2.2"><Anchor id="p3" \/>甲二。<\/S>/,
    );
  });
});
