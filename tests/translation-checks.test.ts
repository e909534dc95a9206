/** What is checked of a translation: figures by value, terms by the termbase, and what any English segment must be. */
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, test} from 'node:test';
import type {Diagnostic} from '../src/diagnostic.ts';
import type {Exception, Unit} from '../src/model.ts';
import {readCatalog} from '../src/pipeline/catalog.ts';
import {readExceptions} from '../src/pipeline/exceptions.ts';
import {readLedger} from '../src/pipeline/ledger.ts';
import {checkNumbers, chineseNumeral} from '../src/pipeline/numbers.ts';
import {checkProse} from '../src/pipeline/prose.ts';
import {checkTermbase, readTermbase} from '../src/pipeline/termbase.ts';
import {withoutMarkers} from '../src/pipeline/text.ts';

const place = {file: 'en.po', line: 3, column: 9};
const unit = (source: string, target: string, fuzzy = false): Unit => ({id: 'p1.1', source, target, fuzzy, place});
const rules = (diagnostics: Diagnostic[]) => diagnostics.map(({ruleId}) => ruleId);
const termbaseOf = (...lines: string[]) => readTermbase(['zh\ten\tvariants\tsource', ...lines].join('\n'), 'termbase.tsv');

describe('figures', () => {
  const differ = (zh: string, en: string, terms: string[] = []) => checkNumbers([unit(zh, en)], termbaseOf(...terms).termbase).map(({ruleId, actual}) => `${ruleId.slice('translation-'.length)} ${actual.slice('p1.1 '.length)}`);

  const same: [string, string][] = [
    ['增长6.5%', 'up 6.5 percent'], ['提升2个百分点', 'rose by 2 percentage points'], ['分别增长38%、44%', 'up 38 and 44 percent, respectively'],
    ['奖补资金9026万元', '90.26 million yuan in awards'], ['146.6亿元', '14.66 billion yuan'], ['总数达到41.8万户', 'a total of 418,000'], ['近5000家', 'nearly 5,000'],
    ['过十亿元企业12家、过亿元企业58家', '12 with over 1 billion yuan and 58 with over 100 million yuan'], ['千亿级产业', '100-billion-yuan industries'], ['近千亿元', 'nearly 100 billion yuan'],
    ['党的二十大和二十届二中全会', 'the 20th National Congress and the second plenary session of the 20th Central Committee'], ['居全省第3位', 'third in the province'], ['第五次普查', 'the fifth census'],
    ['1—11月', 'from the first to the 11th month'], ['五大集群', 'five clusters'], ['三年行动', 'a three-year campaign'], ['“4×4”体系', 'the “4×4” system'], ['二期', 'phase II'],
    ['551万亩', '5.51 million mu (367,000 hectares)'], ['亩均税收15.5万元', '155,000 yuan per mu (2.33 million yuan per hectare)'],
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
  ];
  for (const [zh, en, wrong] of other) test(`differ: ${zh} and ${en}`, () => assert.deepEqual(differ(zh, en).map((words) => words.trim()), wrong));

  test('of a set phrase are the termbase’s, but its digits are compared', () => {
    assert.deepEqual(differ('“三高四新”蓝图', 'the “hubs and missions”', ['三高四新\thubs and missions\t\tunofficial']), []);
    assert.deepEqual(differ('“4+N”布局', 'the layout', ['4+N\tlayout\t\tunofficial']), ['number lacks the figure 4']);
  });

  test('numerals are read', () => {
    assert.deepEqual(['十', '二十三', '一百', '千亿', '十亿', '亿', '万', '两千'].map(chineseNumeral), [10, 23, 100, 1e11, 1e9, 1e8, 1e4, 2000]);
  });

  test('that rightly differ are listed; a listed one that does not differ is an error', () => {
    const exception: Exception = {id: 'p1.1', words: '第一', why: 'an idiom', place: {file: 'translation.yaml', line: 2, column: 5}};
    assert.deepEqual(checkNumbers([unit('第一阵地', 'the main ground')], [], [exception]), []);
    assert.deepEqual(rules(checkNumbers([unit('阵地', 'the main ground')], [], [exception])), ['exception-unused']);
  });
});

describe('the termbase', () => {
  const wrong = (...lines: string[]) => termbaseOf(...lines).diagnostics.map(({line, column, ruleId}) => `${line}:${column} ${ruleId}`);

  test('is read line by line', () => {
    const {termbase, diagnostics} = readTermbase('# a comment\nzh\ten\tvariants\tsource\n政策\tpolicy\tpolicies | measures\tunofficial\n', 'termbase.tsv');
    assert.deepEqual(diagnostics, []);
    assert.deepEqual(termbase, [{zh: '政策', en: 'policy', variants: ['policies', 'measures'], source: 'unofficial', place: {file: 'termbase.tsv', line: 3, column: 1}}]);
  });

  test('has four columns, a source, English in English, and each term once', () => {
    assert.deepEqual(wrong('政策\tpolicy\tunofficial'), ['2:1 termbase-columns']);
    assert.deepEqual(wrong('政策\tpolicy\t\t'), ['2:1 termbase-empty']);
    assert.deepEqual(wrong('政策\t政策\t\tunofficial'), ['2:4 termbase-language']);
    assert.deepEqual(wrong('政策\ta\t\tunofficial', '政策\tb\t\tunofficial'), ['3:1 termbase-duplicate']);
    assert.deepEqual(rules(readTermbase('中文\ten\n', 'termbase.tsv').diagnostics), ['termbase-header']);
  });

  test('is kept to: the longest term first, in any case, in any of its forms, across a marker', () => {
    const {termbase} = termbaseOf('营商环境\tbusiness environment\t\tunofficial', '环境\tenvironment\tsurroundings\tunofficial', '发展“六仗”\tsix battles\t\tunofficial');
    const check = (zh: string, en: string) => checkTermbase([unit(zh, en)], termbase).map(({actual}) => actual);
    assert.deepEqual(check('营商环境', 'Business environment'), []);
    assert.deepEqual(check('环境', 'the surroundings'), []);
    assert.deepEqual(check('营商环境', 'the environment for business'), ['p1.1 renders 营商环境 otherwise']);
    assert.deepEqual(check('环境', 'environmental'), ['p1.1 renders 环境 otherwise']);
    assert.deepEqual(check('发展“六仗”[1]', 'the six fights[1]'), ['p1.1 renders 发展“六仗” otherwise']);
    const exception: Exception = {id: 'p1.1', words: '环境', why: 'an adjective', place};
    assert.deepEqual(checkTermbase([unit('环境', 'environmental')], termbase, [exception]), []);
    assert.deepEqual(rules(checkTermbase([unit('环境', 'environment')], termbase, [exception])), ['exception-unused']);
  });
});

describe('any segment', () => {
  const prose = (zh: string, en: string, exceptions: Exception[] = []) => checkProse([unit(zh, en)], exceptions).map(({column, ruleId}) => `${column} ${ruleId}`);

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
  });

  test('may have Chinese words that are listed, if it has them', () => {
    const {exceptions, diagnostics} = readExceptions('chinese:\n  - {segment: p1.1, words: 甲, why: a name}\n', 'translation.yaml');
    assert.deepEqual(diagnostics, []);
    assert.deepEqual(prose('甲。', 'A 甲.', exceptions.chinese), []);
    assert.deepEqual(prose('甲。', 'A.', exceptions.chinese), ['5 exception-unused']);
    assert.deepEqual(rules(readExceptions('chinese:\n  - {segment: p1.1, words: 甲}\n', 'translation.yaml').diagnostics), ['settings-missing']);
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
    assert.deepEqual([...checkNumbers(units, termbase, exceptions.numbers), ...checkTermbase(units, termbase), ...checkProse(units)], []);
  });

  test('would not pass with any of its figures doubled', () => {
    let planted = 0;
    for (const each of units) {
      // The digits of markers are no figures.
      for (const {0: digits, index} of withoutMarkers(each.target).matchAll(/\d[\d,]*(?:\.\d+)?/g)) {
        const text = withoutMarkers(each.target);
        const wrong = {...each, target: `${text.slice(0, index)}${Number(digits.replaceAll(',', '')) * 2}${text.slice(index + digits.length)}`};
        assert.notDeepEqual(checkNumbers([wrong], termbase, exceptions.numbers.filter(({id}) => id === each.id)), [], `${each.id}: ${wrong.target}`);
        planted++;
      }
    }
    assert.ok(planted > 200, String(planted));
  });
});
