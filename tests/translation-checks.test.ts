/** What is checked of a translation: figures by value, terms by the termbase, and what any English segment must be. */
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, test} from 'node:test';
import type {Diagnostic} from '../src/model/diagnostic.ts';
import type {Exception, Unit} from '../src/convert/types.ts';
import {readCatalog} from '../src/convert/translation/catalog.ts';
import {readExceptions} from '../src/convert/translation/exceptions.ts';
import {readLedger} from '../src/convert/ledger/ledger.ts';
import {chineseNumeral, englishFigures} from '../src/convert/translation/figures.ts';
import {checkFigures} from '../src/convert/translation/check-figures.ts';
import {checkProse} from '../src/convert/translation/prose.ts';
import {checkTermbase, checkVariants, readTermbase} from '../src/convert/translation/termbase.ts';
import {withoutMarkers} from '../src/model/text.ts';

const place = {file: 'en.po', line: 3, column: 9};
const unit = (source: string, target: string, fuzzy = false): Unit => ({id: 'p1.1', source, target, fuzzy, place});
const rules = (diagnostics: Diagnostic[]) => diagnostics.map(({ruleId}) => ruleId);
const unused = (diagnostics: Diagnostic[]) =>
  diagnostics.flatMap(({ruleId, actual}) => (ruleId === 'exception-unused' ? [actual] : []));
const termbaseOf = (...lines: string[]) =>
  readTermbase(['zh\ten\tvariants\tsource', ...lines].join('\n'), 'termbase.tsv');

describe('figures', () => {
  const differ = (zh: string, en: string, terms: string[] = []) =>
    checkFigures([unit(zh, en)], termbaseOf(...terms).termbase).map(
      ({ruleId, actual}) => `${ruleId.slice('translation-'.length)} ${actual.slice('p1.1 '.length)}`,
    );

  const same: [string, string][] = [
    ['增长6.5%', 'up 6.5 percent'],
    ['提升2个百分点', 'rose by 2 percentage points'],
    ['分别增长38%、44%', 'up 38 and 44 percent, respectively'],
    ['奖补资金9026万元', '90.26 million yuan in awards'],
    ['146.6亿元', '14.66 billion yuan'],
    ['总数达到41.8万户', 'a total of 418,000'],
    ['近5000家', 'nearly 5,000'],
    ['过十亿元企业12家、过亿元企业58家', '12 with over 1 billion yuan and 58 with over 100 million yuan'],
    ['千亿级产业', '100-billion-yuan industries'],
    ['近千亿元', 'nearly 100 billion yuan'],
    [
      '党的二十大和二十届二中全会',
      'the 20th National Congress and the second plenary session of the 20th Central Committee',
    ],
    ['居全省第3位', 'third in the province'],
    ['第五次普查', 'the fifth census'],
    ['1—11月', 'from the first to the 11th month'],
    ['五大集群', 'five clusters'],
    ['三年行动', 'a three-year campaign'],
    ['“4×4”体系', 'the “4×4” system'],
    ['二期', 'phase II'],
    ['551万亩', '5.51 million mu (367,000 hectares)'],
    ['亩均税收15.5万元', '155,000 yuan per mu (2.33 million yuan per hectare)'],
    ['1—11月', 'from January to November'],
    ['1.2万亿元', '1.2 trillion yuan'],
    ['100多亿元、10余万人', 'over 10 billion yuan and over 100,000 people'],
    ['5,000家', '5,000'],
    ['3—5万元', '30,000 to 50,000 yuan'],
    ['5—10%', '5–10 percent'],
    ['30亿元、50亿元、60亿元', '3, 5, and 6 billion yuan'],
    ['30亿元、50亿元', '3 billion and 5 billion yuan'],
    ['过十亿元、10亿元', 'over a billion yuan, one billion yuan'],
    ['百分之十', 'ten percent'],
    ['５％', '5 percent'],
    ['三百家、二十五条、第二十一次', '300, twenty-five, the 21st'],
    ['第十五届', 'the fifteenth'],
    ['百万亩', 'one million mu (66,700 hectares)'],
    ['80千瓦、2023十大新闻', '80 kilowatts; the ten stories of 2023'],
    ['几十年、数十家、千方百计、亿万人民', 'decades, dozens, every means, the people'],
    ['Ⅳ类', 'Grade IV'],
    ['“十四五”规划', 'the 14th Five-Year Plan'],
    ['2023年，5家', 'In 2023, 5'],
    ['2021—2025年', '2021–2025'],
    ['5000家、6%', '5,000 and 6 percent'],
    ['产量234万吨', '2.34 million metric tons'],
    ['（一）一批', '(1) A number'],
    ['一批企业', 'May it grow: a number of firms'],
    ['千亿产业', '100-billion-yuan industries'],
    ['千亿斤', '100 billion jin'],
    ['10家以上、7%以上', '10 or more, and more than 7 percent'],
    ['不低于7%', 'no less than 7 percent'],
    ['新项目各100个以上', 'new projects numbering at least 100 each'],
    ['突破20%', 'topped 20 percent'],
    ['近5000家、近3年', 'close to 5,000 in 3 years'],
    ['通过5项、节约5万元', '5 passed, 50,000 yuan saved'],
    ['6%左右、约5亿元', 'around 6 percent, some 500 million yuan'],
    ['5天以内、不超过3%', 'within 5 days, no more than 3 percent'],
    ['低于3%', 'under 3 percent'],
    ['增长4%、15家、3%', 'up 4 percent, then 3 percent at 15'],
  ];
  for (const [zh, en] of same) test(`agree: ${zh}`, () => assert.deepEqual(differ(zh, en), []));

  const other: [string, string, string[]][] = [
    ['增长6.5%', 'up 5.6 percent', ['number lacks the figure 6.5%', 'number says 5.6 percent']],
    ['增长6.5%', 'up', ['number lacks the figure 6.5%']],
    ['增长', 'up 6.5 percent', ['number says 6.5 percent']],
    ['提升2个百分点', 'up 2 percent', ['number lacks the figure 2个百分点', 'number says 2 percent']],
    ['9026万元', '902.6 million yuan', ['number lacks the figure 9026万元', 'number says 902.6 million yuan']],
    ['41.8万户', '41,800', ['number lacks the figure 41.8万', 'number says 41,800']],
    ['千亿级产业', '10-billion-yuan industries', ['number lacks the figure 千亿级', 'number says 10-billion-yuan']],
    ['第3位', 'second', ['number lacks the figure 3']],
    ['五大集群', 'four clusters', ['number lacks the figure 五']],
    ['二十大', 'the 19th National Congress', ['number lacks the figure 二十', 'number says 19th']],
    ['551万亩', '5.51 million mu', ['hectares gives no right hectares']],
    ['551万亩', '5.51 million mu (377,000 hectares)', ['hectares gives no right hectares']],
    ['两次6%、7%', 'twice 7 and 7 percent', ['number lacks the figure 6%', 'number says 7 percent']],
    ['234万吨', '2.43 million metric tons', ['number lacks the figure 234万', 'number says 2.43 million']],
    ['2.9万户', '29,000, of them 10,000 firms', ['number says 10,000']],
    ['15.8亿元', '1.58 billion yuan for 100 million people', ['number says 100 million']],
    ['五大集群', 'five clusters, 5 of them new', ['number says 5']],
    ['一批企业', '1 group of firms', ['number says 1']],
    ['营收', 'revenue of a billion yuan', ['number says a billion yuan']],
    ['营收', 'revenue up ten percent', ['number says ten percent']],
    ['庭院', 'two thousand courtyards', ['number says two thousand']],
    ['三百家企业', 'firms', ['number lacks the figure 三百']],
    ['两万个车位', 'parking spaces', ['number lacks the figure 两万']],
    ['千亿产业', 'industries', ['number lacks the figure 千亿']],
    ['百分之五', 'growth', ['number lacks the figure 百分之五']],
    ['Ⅳ类', 'Grade III', ['number lacks the figure Ⅳ', 'number says III']],
    ['二期', 'phase III', ['number lacks the figure 二', 'number says III']],
    ['“十四五”规划', 'the 13th Five-Year Plan', ['number lacks the figure 十四五', 'number says 13th']],
    ['（三）产业', '(2) Industry', ['number lacks the figure （三）', 'number says 2']],
    ['41.8万户', '41,8000', ['number lacks the figure 41.8万', 'number says 41', 'number says 8000']],
    ['2024年6%', 'In 2023, 6 percent', ['number lacks the figure 2024', 'number says 2023']],
    ['9026万元', '90.26 million dollars', ['number lacks the figure 9026万元', 'number says 90.26 million']],
    ['551万亩', '5.51 million acres', ['number lacks the figure 551万亩', 'number says 5.51 million']],
    ['5万亩、6万亩', '50,000 mu (3,330 hectares) and 60,000 mu', ['hectares gives no right hectares']],
    ['亩均税收15.5万元', '155,000 yuan per mu', ['hectares gives no right hectares']],
    ['亩均税收15.5万元', 'tax revenue per mu of 155,000 yuan', ['hectares gives no right hectares']],
    [
      '亩均税收15.5万元',
      'tax revenue per mu of 155,000 yuan (2.23 million yuan per hectare)',
      ['hectares gives no right hectares'],
    ],
    ['7%以上', '7 percent', ['bound says exactly 7 percent']],
    ['7%', 'at least 7 percent', ['bound says at least 7 percent']],
    ['7%以上', 'nearly 7 percent', ['bound says nearly 7 percent']],
    ['超7%', 'at least 7 percent', ['bound says at least 7 percent']],
    ['近5000家', '5,000', ['bound says exactly 5,000']],
    ['1万余个', '10,000', ['bound says exactly 10,000']],
    ['6%左右', '6 percent', ['bound says exactly 6 percent']],
    ['不超过7%', 'more than 7 percent', ['bound says more than 7 percent']],
    ['10家以上、10家', '10, and 10', ['bound says exactly 10']],
    ['增长4%、6%', 'up 6 percent and 4 percent', ['order says 4 percent later than the Chinese']],
    [
      '5亿元、增长4%、6亿元',
      '600 million yuan, up 4 percent, 500 million yuan',
      ['order says 500 million yuan later than the Chinese'],
    ],
    [
      '5万亩',
      '50,000 mu (3,330 hectares, or 3 percent)',
      ['number says 3,330', 'number says 3 percent', 'hectares gives no right hectares'],
    ],
  ];
  for (const [zh, en, wrong] of other)
    test(`differ: ${zh} and ${en}`, () =>
      assert.deepEqual(
        differ(zh, en).map((words) => words.trim()),
        wrong,
      ));

  test('of a set phrase are the termbase’s, but its digits are compared', () => {
    assert.deepEqual(
      differ('“三高四新”蓝图', 'the “hubs and missions”', ['三高四新\thubs and missions\t\tunofficial']),
      [],
    );
    assert.deepEqual(
      differ('两个毫不动摇、两个项目', 'unswervingly, two projects', ['两个毫不动摇\tunswervingly\t\tunofficial']),
      [],
    );
    assert.deepEqual(
      differ('两个毫不动摇、两个项目', 'unswervingly, projects', ['两个毫不动摇\tunswervingly\t\tunofficial']),
      ['number lacks the figure 两'],
    );
    assert.deepEqual(differ('“4+N”布局', 'the layout', ['4+N\tlayout\t\tunofficial']), ['number lacks the figure 4']);
  });

  test('of a term answer for nothing else, and are compared with its rendering', () => {
    assert.deepEqual(
      differ('农村“三路”，3条', 'rural “three roads,” 3 of them', ['农村“三路”\trural “three roads\t\tunofficial']),
      [],
    );
    assert.deepEqual(
      differ('农村“三路”，3条', 'rural “three roads”', ['农村“三路”\trural “three roads”\t\tunofficial']),
      ['number lacks the figure 3'],
    );
    assert.deepEqual(
      differ('省委十二届五次全会', 'fifth session of the 11th committee', [
        '省委十二届五次全会\tfifth session of the 11th committee\t\tunofficial',
      ]),
      ['number lacks the figure 十二', 'number says 11th'],
    );
  });

  test('are not asked of what is not translated', () => {
    assert.deepEqual(differ('增长6.5%', ''), []);
  });

  test('numerals are read', () => {
    assert.deepEqual(
      ['十', '二十三', '一百', '千亿', '十亿', '亿', '万', '两千', '万亿', '三万五千亿', '一亿二千万'].map(
        chineseNumeral,
      ),
      [10, 23, 100, 1e11, 1e9, 1e8, 1e4, 2000, 1e12, 3.5e12, 1.2e8],
    );
  });

  test('that rightly differ are listed; a listed one that does not differ is an error', () => {
    const exception: Exception = {
      id: 'p1.1',
      words: '第一',
      why: {zh: '成语', en: 'an idiom'},
      place: {file: 'translation.yaml', line: 2, column: 5},
    };
    assert.deepEqual(checkFigures([unit('第一阵地', 'the main ground')], [], [exception]), []);
    assert.deepEqual(unused(checkFigures([unit('阵地', 'the main ground')], [], [exception])), [
      'the exception for ‘第一’ is of no use in p1.1',
    ]);
    assert.deepEqual(
      unused(checkFigures([unit('第一阵地', 'the main ground')], [], [exception, {...exception, id: 'p9.9'}])),
      ['there is no translation of p9.9'],
    );
    assert.deepEqual(unused(checkFigures([unit('第一阵地', '')], [], [exception])), [
      'there is no translation of p1.1',
    ]);
  });
});

describe('the termbase', () => {
  const wrong = (...lines: string[]) =>
    termbaseOf(...lines).diagnostics.map(({line, column, ruleId}) => `${line}:${column} ${ruleId}`);

  test('is read line by line', () => {
    const {termbase, diagnostics} = readTermbase(
      '# a comment\nzh\ten\tvariants\tsource\n政策\tpolicy\tpolicies | measures\tunofficial\n',
      'termbase.tsv',
    );
    assert.deepEqual(diagnostics, []);
    assert.deepEqual(termbase, [
      {
        zh: '政策',
        en: 'policy',
        variants: ['policies', 'measures'],
        source: 'unofficial',
        place: {file: 'termbase.tsv', line: 3, column: 1},
      },
    ]);
  });

  test('has variants that some report uses, or a warning', () => {
    const {termbase} = termbaseOf('政策\tpolicy\tplan | measure\tunofficial', '产业\tindustry\tindustries\tunofficial');
    assert.deepEqual(
      checkVariants([unit('政策。', 'A measure.'), unit('政策[1]。', 'A Policy. Planned.')], termbase).map(
        ({line, column, severity, actual}) => `${severity} ${line}:${column} ${actual}`,
      ),
      ['warning 2:11 no report renders 政策 by ‘plan’'],
    );
  });

  test('has four columns, a source, English in English, and each term once', () => {
    assert.deepEqual(wrong('政策\tpolicy\tunofficial'), ['2:1 termbase-columns']);
    assert.deepEqual(wrong('政策\tpolicy\t\t'), ['2:1 termbase-empty']);
    assert.deepEqual(wrong('政策\t政策\t\tunofficial'), ['2:4 termbase-language']);
    assert.deepEqual(wrong('政策\tpolicy \t\tunofficial'), ['2:1 termbase-space']);
    assert.deepEqual(wrong('政策\tpolicy\tpolicies |  | measures\tunofficial'), ['2:1 termbase-space']);
    assert.deepEqual(wrong("农民收入\tfarmers' income\t\tunofficial"), ['2:6 termbase-quote']);
    assert.deepEqual(wrong('政策\ta\t\tunofficial', '政策\tb\t\tunofficial'), ['3:1 termbase-duplicate']);
    assert.deepEqual(wrong('政策\tpolicy\tpolicies | Policy\tunofficial'), ['2:11 setting-unused']);
    assert.deepEqual(wrong('政策\tpolicy\tplan | plan\tunofficial'), ['2:11 setting-unused']);
    assert.deepEqual(rules(readTermbase('中文\ten\n', 'termbase.tsv').diagnostics), ['termbase-header']);
  });

  test('is kept to: the longest term first, in any case, in any of its forms, across a marker', () => {
    const {termbase} = termbaseOf(
      '营商环境\tbusiness environment\t\tunofficial',
      '环境\tenvironment\tsurroundings\tunofficial',
      '发展“六仗”\tsix battles\t\tunofficial',
    );
    const check = (zh: string, en: string) => checkTermbase([unit(zh, en)], termbase).map(({actual}) => actual);
    assert.deepEqual(check('营商环境', 'Business environment'), []);
    assert.deepEqual(check('环境', 'the surroundings'), []);
    assert.deepEqual(check('营商环境', 'the environment for business'), ['p1.1 renders 营商环境 otherwise']);
    assert.deepEqual(check('环境', 'environmental'), ['p1.1 renders 环境 otherwise']);
    assert.deepEqual(check('环境', ''), []);
    assert.deepEqual(check('发展“六仗”[1]', 'the six fights[1]'), ['p1.1 renders 发展“六仗” otherwise']);
    const exception: Exception = {id: 'p1.1', words: '环境', why: {zh: '形容词', en: 'an adjective'}, place};
    assert.deepEqual(checkTermbase([unit('环境', 'environmental')], termbase, [exception]), []);
    assert.deepEqual(unused(checkTermbase([unit('环境', 'environment')], termbase, [exception])), [
      'the exception for ‘环境’ is of no use in p1.1',
    ]);
  });
});

describe('any segment', () => {
  const prose = (zh: string, en: string, exceptions: Exception[] = []) =>
    checkProse([unit(zh, en)], exceptions).map(({column, ruleId}) => `${column} ${ruleId}`);

  test('is translated, and not fuzzy', () => {
    assert.deepEqual(prose('甲。', ''), ['9 translation-missing']);
    assert.deepEqual(rules(checkProse([unit('甲。', 'A.', true)])), ['translation-fuzzy']);
  });

  test('is English, with English marks in pairs and its source’s markers', () => {
    assert.deepEqual(prose('甲[1]“乙”。', 'A[1] “B’s” (and C).'), []);
    assert.deepEqual(prose('甲。', 'A 甲.'), ['11 translation-chinese']);
    assert.deepEqual(prose('甲。', 'A, "B".'), ['12 quote-straight']);
    assert.deepEqual(prose('甲。', 'A，B.'), ['10 punctuation-chinese']);
    assert.deepEqual(prose('甲。', 'A  B.'), ['10 space']);
    assert.deepEqual(prose('甲。', 'A “B.'), ['11 translation-unbalanced']);
    assert.deepEqual(prose('甲。', 'A B).'), ['12 translation-unbalanced']);
    assert.deepEqual(prose('甲[1]。', 'A[2].'), ['9 translation-markers']);
    assert.deepEqual(prose('甲。', 'A'), ['10 translation-end']);
    assert.deepEqual(prose('甲。', 'A;'), ['11 translation-end']);
    assert.deepEqual(prose('甲？', 'A.'), ['11 translation-end']);
    assert.deepEqual(prose('甲；', 'A,'), ['11 translation-end']);
    assert.deepEqual(
      [prose('甲；', 'A;'), prose('甲！', 'A,'), prose('“甲。”[1]', '“A.”[1]'), prose('甲', 'A')].flat(),
      [],
    );
    assert.deepEqual(prose('甲。', 'A ‘it’s B.'), ['11 translation-unbalanced']);
    assert.deepEqual(prose('甲。', 'A ‘it’s’ the farmers’ B.'), []);
    assert.deepEqual(prose('甲。', 'A\u00a0B.'), ['10 space']);
    for (const mark of ['【', '～', '——', '……', '％'])
      assert.ok(prose('甲。', `A${mark}B.`).includes('10 punctuation-chinese'), mark);
  });

  test('may have Chinese words that are listed, if it has them', () => {
    const {exceptions, diagnostics} = readExceptions(
      'chinese:\n  - {segment: p1.1, words: 甲, why: {zh: 人名, en: a name}}\n',
      'translation.yaml',
    );
    assert.deepEqual(diagnostics, []);
    assert.deepEqual(prose('甲。', 'A 甲.', exceptions.chinese), []);
    assert.deepEqual(prose('甲。', 'A.', exceptions.chinese), ['5 exception-unused']);
    assert.deepEqual(
      rules(readExceptions('chinese:\n  - {segment: p1.1, words: 甲}\n', 'translation.yaml').diagnostics),
      ['settings-missing'],
    );
  });
});

describe('the translation of the Yiyang report', () => {
  const read = (name: string) => readFileSync(join(import.meta.dirname, '..', 'seeds', name), 'utf8');
  const {termbase} = readTermbase(read('termbase.tsv'), 'termbase.tsv');
  const {ledger, messages} = readLedger(read('yiyang-2024/report.pot'), 'report.pot');
  const {units} = readCatalog(read('yiyang-2024/en.po'), [...ledger, ...messages], 'en.po');
  const {exceptions} = readExceptions(read('yiyang-2024/translation.yaml'), 'translation.yaml');

  test('passes with at most five figures listed as exceptions, and no other exception', () => {
    assert.ok(exceptions.numbers.length <= 5);
    assert.deepEqual([exceptions.chinese, exceptions.terms], [[], []]);
    assert.deepEqual(
      [...checkFigures(units, termbase, exceptions.numbers), ...checkTermbase(units, termbase), ...checkProse(units)],
      [],
    );
  });

  test('would not pass without what bounds a figure, or with two neighbouring rates, amounts or areas exchanged', () => {
    const fails = (each: Unit, target: string) =>
      assert.notDeepEqual(
        checkFigures(
          [{...each, target}],
          termbase,
          exceptions.numbers.filter(({id}) => id === each.id),
        ),
        [],
        `${each.id}: ${target}`,
      );
    let [bounds, exchanged] = [0, 0];
    for (const each of units) {
      const figures = englishFigures(each.target).filter(({kind}) => kind !== 'number');
      for (const {0: words, index} of each.target.matchAll(
        /\b(?:at least|no less than|more than|over|nearly|around) (?=\d)/g,
      )) {
        fails(each, each.target.slice(0, index) + each.target.slice(index + words.length));
        bounds++;
      }
      for (const [at, one] of figures.entries()) {
        const other = figures.slice(at + 1).find(({kind}) => kind === one.kind);
        if (other === undefined || other.value === one.value) continue;
        const [from, to] = [one.offset + one.text.length, other.offset + other.text.length];
        fails(
          each,
          each.target.slice(0, one.offset) +
            other.text +
            each.target.slice(from, other.offset) +
            one.text +
            each.target.slice(to),
        );
        exchanged++;
      }
    }
    assert.ok(bounds > 30 && exchanged > 20, `${bounds} bounds, ${exchanged} exchanged`);
  });

  test('would not pass with another unit, magnitude or kind of figure, or without its hectares', () => {
    const plant: [RegExp, string][] = [
      [/million/g, 'billion'],
      [/billion/g, 'million'],
      [/percent\b/g, 'percentage points'],
      [/percentage points/g, 'percent'],
      [/\byuan\b(?! per hectare)/g, 'dollars'],
      [/(?<=\d |illion )mu\b/g, 'acres'],
      [/ \([^()]*hectares?\)/g, ''],
      [/$/g, ' (777)'],
    ];
    for (const [right, wrong] of plant) {
      let planted = 0;
      for (const each of units) {
        const text = withoutMarkers(each.target);
        for (const {0: words, index} of text.matchAll(right)) {
          const target = `${text.slice(0, index)}${wrong}${text.slice(index + words.length)}`;
          assert.notDeepEqual(
            checkFigures(
              [{...each, target}],
              termbase,
              exceptions.numbers.filter(({id}) => id === each.id),
            ),
            [],
            `${each.id}: ${target}`,
          );
          planted++;
        }
      }
      assert.ok(planted > 0, String(right));
    }
  });

  test('would not pass with any of its figures doubled', () => {
    let planted = 0;
    for (const each of units) {
      // The digits of markers are no figures.
      for (const {0: digits, index} of withoutMarkers(each.target).matchAll(/\d[\d,]*(?:\.\d+)?/g)) {
        const text = withoutMarkers(each.target);
        const wrong = {
          ...each,
          target: `${text.slice(0, index)}${Number(digits.replaceAll(',', '')) * 2}${text.slice(index + digits.length)}`,
        };
        assert.notDeepEqual(
          checkFigures(
            [wrong],
            termbase,
            exceptions.numbers.filter(({id}) => id === each.id),
          ),
          [],
          `${each.id}: ${wrong.target}`,
        );
        planted++;
      }
    }
    assert.ok(planted > 200, String(planted));
  });
});
