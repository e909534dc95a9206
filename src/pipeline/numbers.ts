/**
 * Whether a translation says the same figures as its source, by value.
 *
 * What counts as a figure. In Chinese: digits with what multiplies them (`9026万元`), numerals that end in 万 or 亿
 * before a unit (`过十亿元`, `千亿级`), and numerals after 第 or before a counter (`五大`, `三年`, `二十届`). The numeral
 * 一 alone is an article as often as a figure, and 千, 万 alone are “many”: they count only as part of those. In English:
 * digits with what multiplies them, ordinals, and number words. A figure of the Chinese must be in the English; a figure
 * that the English writes in digits or in millions must be in the Chinese. Number words beyond that are left to the
 * reader: `one` is a pronoun, `second` an order of speech.
 */
import type {Diagnostic} from '../diagnostic.ts';
import type {Exception, TermbaseEntry, Unit} from '../model.ts';
import {excerpt, termsIn, withoutMarkers} from './text.ts';

/** A figure: what it counts, and how it stands there. Percent and percentage points are no plain numbers. */
export interface Figure {
  value: number;
  kind: 'number' | 'percent' | 'points' | 'yuan';
  text: string;
  /** Must have its like on the other side. */
  firm: boolean;
}

const digits = new Map(Array.from('零一二三四五六七八九', (digit, value) => [digit, value] as const));
digits.set('两', 2);
const powers = new Map([['十', 10], ['百', 100], ['千', 1000]]);
const groups = new Map([['万', 1e4], ['亿', 1e8]]);

/** Reads a Chinese numeral: `chineseNumeral('二十')` // => `20`; `chineseNumeral('千亿')` // => `100000000000` */
export function chineseNumeral(text: string): number {
  let [total, section, digit] = [0, 0, 0];
  for (const character of text) {
    const [value, power, group] = [digits.get(character), powers.get(character), groups.get(character)];
    if (value !== undefined) digit = value;
    else if (power !== undefined) {
      section += (digit || 1) * power;
      digit = 0;
    } else if (group !== undefined) {
      total = (total + (section + digit || 1)) * group;
      [section, digit] = [0, 0];
    }
  }
  return total + section + digit;
}

/** What may follow a numeral that counts. */
const counters = '大|个|项|类|批|条|次|届|年|方|级|家|种|所|座|国|件|起|处|名|位|县|层|道|块|期|轮|周年|小时|维|端';

const chinese = new RegExp(
  String.raw`(?<arabic>\d+(?:\.\d+)?)(?<multiplier>[十百千]?[万亿]*)(?<unit>个百分点|%|元)?` +
  String.raw`|(?<magnitude>[一二三四五六七八九十百千两]+[万亿]+|亿)(?<of>元|级|户|家|人|亩|斤|吨)` +
  String.raw`|第(?<ordinal>[一二三四五六七八九十百]+)` +
  String.raw`|(?<count>[一二三四五六七八九十百两]*[二三四五六七八九十两])(?=${counters})`, 'gu');

/** The figures of a Chinese text: `chineseFigures('增长6.5%')` // => `[{value: 6.5, kind: 'percent', …}]` */
export function chineseFigures(text: string): Figure[] {
  return Array.from(text.matchAll(chinese), ({0: words, groups: found = {}}): Figure => {
    const {arabic, multiplier = '', unit, magnitude, of, ordinal, count} = found;
    if (arabic !== undefined) {
      const kind = unit === '%' ? 'percent' : unit === '个百分点' ? 'points' : unit === '元' ? 'yuan' : 'number';
      return {value: Number(arabic) * (multiplier === '' ? 1 : chineseNumeral(multiplier)), kind, text: words, firm: true};
    }
    if (magnitude !== undefined) return {value: chineseNumeral(magnitude), kind: of === '元' || of === '级' ? 'yuan' : 'number', text: words, firm: true};
    return {value: chineseNumeral(ordinal ?? count ?? ''), kind: 'number', text: words, firm: true};
  });
}

const small = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen', 'twenty'];
const ordinals = ['zeroth', 'first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth', 'eleventh', 'twelfth'];
const words = new Map<string, number>([...small.map((word, value) => [word, value] as const), ...ordinals.map((word, value) => [word, value] as const), ['twice', 2], ['both', 2], ['ii', 2], ['iii', 3], ['iv', 4]]);
const scales = new Map([['hundred', 100], ['thousand', 1000], ['million', 1e6], ['billion', 1e9], ['trillion', 1e12]]);

const english = new RegExp(
  String.raw`(?<arabic>\d[\d,]*(?:\.\d+)?)(?:st|nd|rd|th)?(?:[ -](?<scale>hundred|thousand|million|billion|trillion)s?)?` +
  String.raw`(?<unit>(?:(?:,| and| to| or|–) ?\d[\d.]*)* percent(?:age points?)?|[ -]yuan)?` +
  String.raw`|\b(?<word>${[...words.keys()].join('|')})\b(?:[ -](?<wordScale>hundred|thousand|million|billion|trillion)\b)?`, 'giu');

/** The figures of an English text: `englishFigures('up 6.5 percent')` // => `[{value: 6.5, kind: 'percent', …}]` */
export function englishFigures(text: string): Figure[] {
  const found: Figure[] = [];
  english.lastIndex = 0;
  for (let match = english.exec(text); match !== null; match = english.exec(text)) {
    const {arabic, scale, unit = '', word, wordScale} = match.groups ?? {};
    const times = scales.get((scale ?? wordScale ?? '').toLowerCase()) ?? 1;
    if (arabic === undefined) {
      found.push({value: (words.get((word ?? '').toLowerCase()) ?? 0) * times, kind: 'number', text: match[0], firm: times >= 1e6});
      continue;
    }
    const kind = unit.endsWith('percent') ? 'percent' : unit.includes('point') ? 'points' : unit.endsWith('yuan') ? 'yuan' : 'number';
    found.push({value: Number(arabic.replaceAll(',', '')) * times, kind, text: match[0], firm: true});
    // `38 and 44 percent`: the second figure is still to be read.
    english.lastIndex = match.index + match[0].length - unit.length;
  }
  return found;
}

/** 1 mu is a fifteenth of a hectare. */
const muPerHectare = 15;


const figure = String.raw`\d[\d,.]*(?: (?:thousand|million|billion))?`;
const conversion = new RegExp(String.raw`(${figure})( yuan)?([^()\d]{0,60}) \((?:about )?(${figure}) (yuan per hectare|hectares)\)`, 'giu');
const bareArea = new RegExp(String.raw`${figure} mu\b`, 'giu');

/**
 * The English without its conversions to hectares, `5.51 million mu (367,000 hectares)` and for a rate
 * `155,000 yuan per mu (2.33 million yuan per hectare)`; and those that are wrong by more than half a percent, or missing.
 */
function withoutHectares(text: string): {rest: string; wrong: string[]} {
  const wrong: string[] = [];
  const areas = text.match(bareArea) ?? [];
  let converted = 0;
  const rest = text.replace(conversion, (whole: string, amount: string, yuan = '', between: string, hectares: string, unit: string) => {
    const rate = unit.startsWith('yuan');
    const value = englishFigures(amount)[0]?.value ?? 0;
    const right = rate ? value * muPerHectare : value / muPerHectare;
    if (!rate) converted++;
    if (Math.abs((englishFigures(hectares)[0]?.value ?? 0) - right) > right * 0.005) wrong.push(`${whole} should be ${Number(right.toPrecision(3)).toLocaleString('en')} ${unit}`);
    return `${amount}${yuan}${between}`;
  });
  if (areas.length !== converted) wrong.push(`${areas.join(', ')}: each with its hectares in brackets`);
  return {rest, wrong};
}

/**
 * Checks the figures of every segment against its source's.
 *
 * A term of the termbase that is written with numerals (“三高四新”) is a set phrase: it is compared by the termbase, and
 * taken out on both sides first. One with digits is compared like any text.
 *
 * @param exceptions segments whose figures rightly differ: `words` is the figure as the one side has it
 * @returns an error for each figure that only one side has, for each area without its hectares, and for each exception
 *   of no use
 */
export function checkNumbers(units: readonly Unit[], termbase: readonly TermbaseEntry[], exceptions: readonly Exception[] = []): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const used = new Set<Exception>();
  const numerals = termbase.filter(({zh}) => /[一二三四五六七八九十百千万两零双]/u.test(zh) && !/\d/.test(zh));
  for (const {id, source, target, place} of units) {
    const {rest, wrong} = withoutHectares(withoutMarkers(target));
    let [zh, en] = [withoutMarkers(source), rest];
    for (const {entry, from, to} of termsIn(zh, numerals).toSorted((a, b) => b.from - a.from)) {
      zh = `${zh.slice(0, from)}·${zh.slice(to)}`;
      const form = [entry.en, ...entry.variants].toSorted((a, b) => b.length - a.length).find((words) => en.toLowerCase().includes(words.toLowerCase()));
      if (form !== undefined) en = en.replace(new RegExp(form.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'i'), '·');
    }
    const [had, has] = [chineseFigures(zh), englishFigures(en)];
    const missing = unmatched(had, has);
    const extra = unmatched(has, had.length === 0 ? loose(zh) : [...had, ...loose(zh)]);
    for (const [figure, actual, expected] of [
      ...missing.map((figure) => [figure, `${id} lacks the figure ${figure.text}`, has.map(({text}) => text).join(', ') || 'the English has no figure'] as const),
      ...extra.map((figure) => [figure, `${id} says ${figure.text}`, `one of the figures of the Chinese: ${had.map(({text}) => text).join('、') || 'none'}`] as const),
    ]) {
      const exception = exceptions.find((one) => one.id === id && one.words === figure.text);
      if (exception === undefined) diagnostics.push({...place, ruleId: 'translation-number', actual, expected});
      else used.add(exception);
    }
    for (const words of wrong) diagnostics.push({...place, ruleId: 'translation-hectares', actual: `${id} gives no right hectares`, expected: words});
  }
  for (const exception of exceptions.filter((one) => !used.has(one))) {
    diagnostics.push({...exception.place, ruleId: 'exception-unused', actual: `${exception.id} has the figure ${excerpt(exception.words)} on both sides`, expected: 'exceptions that are needed'});
  }
  return diagnostics;
}

/** Numerals that the rules do not take for figures: they may answer one of the English, but ask for none. */
function loose(text: string): Figure[] {
  return Array.from(text.matchAll(/[一二三四五六七八九十百千万亿两Ⅰ-Ⅹ]+/gu), ([words]) => ({value: chineseNumeral(words), kind: 'number', text: words, firm: false}));
}

/** The firm figures of one side without their like, each used once, on the other. */
function unmatched(figures: readonly Figure[], others: readonly Figure[]): Figure[] {
  const free = [...others];
  return figures.filter((figure) => {
    const at = free.findIndex(({value, kind}) => Math.abs(value - figure.value) <= 1e-9 * Math.abs(value) && kind === figure.kind);
    if (at >= 0) free.splice(at, 1);
    return at < 0 && figure.firm;
  });
}
