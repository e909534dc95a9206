/** The Traditional edition: its overrides, and what of it has been read. */
import assert from 'node:assert/strict';
import {globSync, readFileSync} from 'node:fs';
import {describe, test} from 'node:test';
import {configs} from 'opencc-js/preset/cn2t';
import {convert as convertAll} from '../src/convert/convert.ts';
import {unreadList} from '../src/convert/traditional.ts';
import {counterparts} from '../src/model/characters.ts';
import {ambiguousCharacters, readForms, unreadIn} from '../src/convert/write/traditional-read.ts';
import {readOverrides, traditional} from '../src/convert/write/traditional.ts';
import {format} from '../src/model/diagnostic.ts';
import {memory, reportFiles, volumeIn} from './support/memory.ts';

const root = `${import.meta.dirname}/../`;
const read = (file: string) => readFileSync(root + file, 'utf8');
const overrides = read('seeds/traditional.txt');
const convert = traditional(overrides);
const convertPlain = traditional('');

/** The offsets at which a phrase stands in a text. */
function offsets(text: string, phrase: string): number[] {
  return Array.from({length: text.length}, (_, offset) => offset).filter((offset) => text.startsWith(phrase, offset));
}

/** Every line of every report, with its conversion. */
const lines = globSync('seeds/*/report.txt', {cwd: root})
  .sort()
  .flatMap((file) =>
    read(file)
      .split('\n')
      .map((source, index) => ({at: `${file}:${index + 1}`, source, target: convert(source)})),
  );

test('the file of overrides is well-formed', () => {
  assert.deepEqual(readOverrides(overrides, 'seeds/traditional.txt').diagnostics, []);
});

test('every override corrects OpenCC in some report', () => {
  for (const phrase of readOverrides(overrides, 'seeds/traditional.txt').phrases.keys()) {
    const corrects = lines.some(({source, target}) =>
      offsets(source, phrase).some((offset) => {
        const [from, to] = [offset, offset + phrase.length].map(counterparts(source, target));
        return convertPlain(source).slice(from, to) !== target.slice(from, to);
      }),
    );
    assert.ok(corrects, `OpenCC needs no override for ‘${phrase}’`);
  }
});

test('an override wins over a phrase that starts before it, the longest wins, and nothing around it changes', () => {
  assert.equal(convertPlain('新征程'), '新徵程');
  assert.equal(traditional('# why\n# zh: 因\n征程\t征程\n')('奋进新征程，干部'), '奮進新征程，幹部');
  assert.equal(traditional('# why\n# zh: 因\n谷\t谷\n谷物\t穀物\n')('谷物，山谷'), '穀物，山谷');
});

test('a text keeps the number of its characters, so that each has its counterpart', () => {
  for (const {at, source, target} of lines) assert.equal([...target].length, [...source].length, at);
  assert.equal(convert('叶𫖮𬱖𬭚𫖯𫚭䥿'), '葉顗頔錞頫鱲𨯅');
  assert.equal(traditional('# why\n# zh: 因\n谷\t穀\n𬱖里\t頔里\n')('𫖯𬱖里𫖯谷后𬱖'), '頫頔里頫穀後頔');
  const {conversionChain} = configs['s2tw']!;
  const entries = conversionChain
    .flat()
    .flatMap((dictionary) => String(dictionary).split('|'))
    .map((entry) => entry.split(' '));
  assert.ok(entries.length > 10_000);
  assert.deepEqual(
    entries.filter(([source = '', target = '']) => [...source].length !== [...target].length),
    [],
  );
});

test('quotation marks become corner brackets, apostrophes stay', () => {
  assert.equal(convert('“都谷极”和“说‘好’”'), '「都谷極」和「說『好』」');
  assert.equal(convert('‘A’、“B’s”'), '『A』、「B’s」');
  for (const {at, target} of lines) assert.doesNotMatch(target, /[“”‘’]/, at);
});

test('what is not Chinese stays as it is', () => {
  for (const text of ['', '  ', '6.5%、4×4、4+N、AA+、PM2.5', 'RCEP [17] (MLCC) "it’s"', '𠮷𝄞']) {
    assert.equal(convert(text), text);
    assert.equal(convert(convert(text)), text);
  }
});

test('vocabulary is not replaced', () => {
  const words = {
    信息: '信息',
    项目: '項目',
    质量: '質量',
    网络: '網絡',
    人工智能: '人工智能',
    数字化: '數字化',
    集装箱: '集裝箱',
    渠道: '渠道',
    接口: '接口',
    新西兰: '新西蘭',
    迪拜: '迪拜',
    高铁: '高鐵',
    公交: '公交',
    土豆: '土豆',
    软件: '軟件',
  };
  for (const [source, target] of Object.entries(words)) assert.equal(convert(source), target);
});

test('each malformed override is reported with its place', () => {
  const text = [
    '# why',
    '# zh: 因',
    '标杆 標竿',
    '标杆\t標竿\t標桿',
    '打拼\t打 拚',
    '\t打拚',
    '𠮷账\t帳',
    '𬱖账\t頔帳',
    '账\t帳',
    '账\t帳',
    '',
    '布\t布',
    '#',
    '占\t占',
    '',
    '# why',
    '账户\t帳戶',
    '',
  ].join('\n');
  const {phrases, diagnostics} = readOverrides(text, 'seeds/traditional.txt');
  assert.deepEqual(
    [...phrases],
    [
      ['𬱖账', '頔帳'],
      ['账', '帳'],
    ],
  );
  assert.deepEqual(
    diagnostics.map(({file, line, column, ruleId}) => `${file}:${line}:${column} ${ruleId}`),
    [
      'seeds/traditional.txt:3:1 override-malformed',
      'seeds/traditional.txt:4:1 override-malformed',
      'seeds/traditional.txt:5:1 override-malformed',
      'seeds/traditional.txt:6:1 override-malformed',
      'seeds/traditional.txt:7:4 override-length',
      'seeds/traditional.txt:10:1 override-duplicate',
      'seeds/traditional.txt:12:1 override-reason',
      'seeds/traditional.txt:14:1 override-reason',
      'seeds/traditional.txt:17:1 override-reason',
    ],
  );
  assert.throws(() => traditional(text), /overrides:3:1: .*override-malformed/);
});

describe('what has been read', () => {
  const header = 'simplified\ttraditional\treports\treader\twhy\n';
  const place = {file: 'a.txt', line: 1, column: 1};
  /** What is unread of a text, as the list shows it. */
  const unread = (text: string, ...decided: [phrase: string, rendering: string][]) =>
    unreadIn(
      [{text, placeOf: (offset) => ({...place, column: offset + 1})}],
      convertPlain,
      decided.map(([phrase, rendering]) => ({phrase, rendering})),
    ).unread.map(({simplified, traditional, place: {column}}) => `${column} ${simplified} → ${traditional}`);

  test('a character is open that OpenCC could convert in more than one way', () => {
    const open = ambiguousCharacters();
    assert.ok(open.size > 200 && [...'发后里面干系'].every((character) => open.has(character)));
    assert.ok([...'经济的，[1]a'].every((character) => !open.has(character)));
    assert.deepEqual(unread('上年发展经济，干部𬱖里'), [
      '3 上年[发]展经济，干部 → 上年[發]展經濟，幹部',
      '8 年发展经济，[干]部𬱖里 → 年發展經濟，[幹]部頔裡',
      '12 经济，干部𬱖[里] → 經濟，幹部頔[裡]',
    ]);
  });

  test('words that are decided cover their characters where they stand so', () => {
    assert.deepEqual(unread('干部复制', ['干部', '幹部'], ['复制', '複製']), []);
    assert.deepEqual(unread('干部', ['干部', '干部']), ['1 [干]部 → [幹]部'], 'it is converted otherwise');
  });

  test('longer words win, and words that overlap must agree', () => {
    assert.deepEqual(unread('新征程', ['征', '征']), ['2 新[征]程 → 新[徵]程']);
    assert.deepEqual(unread('新征程', ['征', '征'], ['新征程', '新徵程']), []);
    // OpenCC takes 关系 across the border of the words; who has read 关系 elsewhere has not read this.
    assert.equal(convertPlain('有关系列'), '有關係列');
    assert.deepEqual(unread('有关系列', ['关系', '關係'], ['系列', '系列']), ['3 有关[系]列 → 有關[係]列']);
  });

  test('an override is a decision, its reports are all, and those of an entry are those it names', () => {
    const files = reportFiles('发展布局。');
    const unreadWith = (read: string) => {
      const {unread, unused, diagnostics, reports} = convertAll(
        memory({
          ...files,
          'seeds/traditional.txt': '# why\n# zh: 因\n布\t布\n',
          'seeds/traditional-read.tsv': header + read,
        }),
      );
      assert.deepEqual(diagnostics.map(format), []);
      return {
        left: unread
          .get('x')
          ?.map(({character}) => character)
          .join(''),
        unused: unused.map(({line, ruleId}) => `${line} ${ruleId}`),
        isUnread: volumeIn(reports.get('x'), 'zh-hant').metadata.unread,
      };
    };
    assert.deepEqual(unreadWith(''), {left: '发局', unused: [], isUnread: true});
    assert.deepEqual(unreadWith('发展\t發展\t*\tsomebody\n局\t局\tx\tsomebody\n'), {
      left: '',
      unused: [],
      isUnread: undefined,
    });
    const other = '发展\t發展\ty\tsomebody\n各位\t各位\t*\tsomebody\n布\t布\t*\tsomebody\n发\t發\tx\tsomebody\n';
    assert.deepEqual(unreadWith(other), {
      left: '局',
      unused: ['2 read-unused', '3 read-unused', '4 read-unused'],
      isUnread: true,
    });
  });

  test('each malformed entry is reported with its place', () => {
    const text = [
      '# a comment',
      '制造\t製造\t*\tsomebody',
      '制造\t製造\t*',
      '制造\t\t*\tsomebody\t',
      '制造\t製 造\t*\tsomebody\t',
      '制造\t製\t*\tsomebody\t',
      '制造\t製造\tX\tsomebody\t',
      '制造\t製造\t*\tsomebody\twhy',
      '发\t發\ta-2031 b-2031\tsomebody',
      '发\t發\tb-2031\tsomebody',
      '发\t發\tc-2031\tsomebody ',
      '',
    ].join('\n');
    const {forms, diagnostics} = readForms(text, 'read.tsv');
    assert.deepEqual(
      forms.map(({phrase, reports, why}) => [phrase, reports, why]),
      [
        ['制造', 'all', 'why'],
        ['发', ['a-2031', 'b-2031'], ''],
      ],
    );
    assert.deepEqual(
      diagnostics.map(({line, column, ruleId}) => `${line}:${column} ${ruleId}`),
      [
        '2:1 read-header',
        '3:1 read-columns',
        '4:4 read-empty',
        '5:4 read-space',
        '6:4 read-length',
        '7:7 read-reports',
        '10:1 read-duplicate',
        '11:12 read-space',
      ],
    );
  });

  test('it is listed for a reader, each text once', () => {
    const {unread} = convertAll(memory(reportFiles('发展。\n发展。\n干部发展。')));
    assert.deepEqual(unreadList('x', unread.get('x') ?? []).slice(0, 8), [
      'x: 4 characters that nobody has read, 2 different ones.',
      '',
      '发 → 發 (3)',
      '  seeds/x/report.txt:1:1: [发]展。 → [發]展。 (and 1 more)',
      '  seeds/x/report.txt:3:3: 干部[发]展。 → 幹部[發]展。',
      '',
      '干 → 幹 (1)',
      '  seeds/x/report.txt:3:1: [干]部发展。 → [幹]部發展。',
    ]);
    assert.deepEqual(unreadList('x', []), ['x: all has been read.']);
  });
});
