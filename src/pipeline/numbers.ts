/**
 * Whether a translation says the same figures as its source, by value.
 *
 * What counts as a figure. In Chinese: digits with what multiplies them (`9026万元`); 亿 with what multiplies it
 * (`过亿元`, `千亿级`), where the unit is yuan unless another is named; Roman numerals (`Ⅳ类`); and numerals after 第 or 百分之,
 * before a counter (`五大`, `三百家`, `二十届`), or at the head of a heading. 一 alone is an article as often as a figure,
 * 百, 千, 万 alone are “many”, and 几十 says no figure: they count only as part of those. In English: digits and number
 * words with what multiplies them, ordinals, `a billion`, and Roman numerals.
 *
 * A figure of the Chinese must be in the English. One of the English must be in the Chinese if it is written in digits,
 * in hundreds or more, in Roman numerals or with percent, yuan or mu. Other number words may answer a figure but ask for
 * none: `one` is a pronoun, `second` an order of speech, `May` a verb. So may numerals in Chinese that count nothing.
 */
import type {Diagnostic} from '../diagnostic.ts';
import type {Exception, TermbaseEntry, Unit} from '../model.ts';
import {excerpt, termsIn, withoutMarkers} from './text.ts';

/** A figure: what it counts, and how it stands there. Percent, percentage points, yuan and mu are no plain numbers. */
export interface Figure {
  value: number;
  kind: 'number' | 'percent' | 'points' | 'yuan' | 'mu';
  text: string;
  /** Where it begins, in UTF-16 code units. */
  offset: number;
  /** Must have its like on the other side. */
  firm: boolean;
}

const digits = new Map(Array.from('零一二三四五六七八九', (digit, value) => [digit, value] as const));
digits.set('两', 2).set('〇', 0);
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
      const part = section + digit;
      // 亿 multiplies all before it (三万亿), 万 what follows the 亿 (三亿二千万).
      total = total > 0 && total < group ? (total + part) * group : total + (part || 1) * group;
      [section, digit] = [0, 0];
    }
  }
  return total + section + digit;
}

const numeral = '[零〇一二三四五六七八九十百千万亿两]';

/** What may follow a numeral that counts. */
const counters = '大|个|项|类|批|条|次|届|年|方|级|家|种|所|座|国|件|起|处|名|位|县|层|道|块|期|轮|周年|小时|维|端|户|人|亩|吨|公里|公顷|台|倍|月|日|天|季度|岁|元';

/** A numeral that says how many: not 一, 百, 千 or 万 alone. */
const definite = /[二三四五六七八九两十]|一[百千万亿]|[百千][万亿]/u;

/** Numerals that may be figures: 一 only where it grades. */
const uncounted = new RegExp(`(?:(?!一(?!${numeral}|[级线类等]))${numeral})${numeral}*`, 'gu');

const chinese = new RegExp(
  String.raw`(?<arabic>\d+(?:,\d{3})*(?:\.\d+)?)(?:[多余]?(?<multiplier>[十百千]?[万亿]+|[百千](?=[多余]?[元人户家亩吨个])))?[多余]?(?<unit>个?百分点|%|元|亩)?` +
  String.raw`|^（(?<part>${numeral}+)）|^(?<section>${numeral}+)、` +
  String.raw`|百分之(?<percent>${numeral}+)` +
  String.raw`|第(?<ordinal>${numeral}+)` +
  // The 14th Five-Year Plan is called 十四五.
  String.raw`|(?<plan>十[一二三四五六七八九])五(?=”?(?:规划|时期|期间|以来|末))` +
  String.raw`|(?<![几数]|${numeral})(?:(?<magnitude>[一二三四五六七八九十百千万两]+亿(?!万)|亿(?=[元级]))|(?<count>${numeral}+)(?=[多余]?(?:${counters}|百分点)))[多余]?(?<of>个百分点|[元级亩])?` +
  String.raw`|(?<roman>[Ⅰ-Ⅻ])`, 'gu');

/**
 * The figures of a Chinese text, those that need not be said among them.
 *
 * `chineseFigures('增长6.5%')` // => `[{value: 6.5, kind: 'percent', text: '6.5%', offset: 2, firm: true}]`
 */
export function chineseFigures(source: string): Figure[] {
  const text = source.replace(/[０-９．％]/gu, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0));
  const read: Elided[] = Array.from(text.matchAll(chinese)).flatMap(({0: words, index: offset, groups: found = {}}): Elided[] => {
    const {arabic, multiplier, unit = '', part, section, percent, ordinal, plan, magnitude, count, of = '', roman} = found;
    const figure = (value: number, kind: Figure['kind']): Elided[] => [{value, kind, text: words, offset, firm: true, times: 1, elides: false}];
    if (arabic !== undefined) {
      const times = multiplier === undefined ? 1 : chineseNumeral(multiplier);
      return [{value: Number(arabic.replaceAll(',', '')) * times, kind: chineseKind(unit), text: words, offset, firm: true, times, elides: unit === ''}];
    }
    if (roman !== undefined) return figure(roman.charCodeAt(0) - 'Ⅰ'.charCodeAt(0) + 1, 'number');
    if (percent !== undefined) return figure(chineseNumeral(percent), 'percent');
    if (magnitude !== undefined) {
      const next = text.slice(offset + words.length);
      // What has no counter is elliptical for yuan: 千亿产业.
      return figure(chineseNumeral(magnitude), of === '亩' ? 'mu' : of !== '' || !new RegExp(`^(?:${counters}|斤)`, 'u').test(next) ? 'yuan' : 'number');
    }
    const counting = part ?? section ?? ordinal ?? plan ?? count ?? '';
    // 亿万 is “countless”.
    return count === undefined || (definite.test(counting) && !counting.includes('亿万')) ? figure(chineseNumeral(counting), chineseKind(of)) : [];
  });
  const figures = elided(read, text, /^[—–\-~至到]{1,2}$/u);
  const taken = figures.map(({offset, text: {length}}) => [offset, offset + length] as const);
  const loose = Array.from(text.matchAll(uncounted), ({0: words, index: offset}): Figure => ({value: chineseNumeral(words), kind: 'number', text: words, offset, firm: false}));
  return [...figures, ...loose.filter(({offset, text: {length}}) => taken.every(([from, to]) => offset + length <= from || to <= offset))];
}

function chineseKind(unit: string): Figure['kind'] {
  return unit === '%' ? 'percent' : unit.endsWith('百分点') ? 'points' : unit === '元' ? 'yuan' : unit === '亩' ? 'mu' : 'number';
}

/** A figure as it is read first: it may leave its unit, and what multiplies it, to the next. */
interface Elided extends Figure {
  /** What its digits are multiplied by. */
  times: number;
  /** Written in digits, without a unit. */
  elides: boolean;
}

/**
 * The figures with what they leave to the next: `3—5万元`, `3, 5, and 6 million yuan`.
 *
 * @param last what parts a figure from the last of its list
 * @param inner what parts those before
 */
function elided(read: readonly Elided[], text: string, last: RegExp, inner = last): Figure[] {
  const figures = [...read];
  let between = last;
  for (let at = figures.length - 2; at >= 0; at--) {
    const [figure, next] = [figures[at], figures[at + 1]];
    if (figure === undefined || next === undefined) continue;
    // A thousand and more is a year, or has said what it counts: `In 2023 and 2024, 6 percent`, `5,000 and 6 percent`.
    const large = figure.times === 1 && figure.value >= 1000;
    const multiplied = figure.times === 1 && !large ? next.times : 1;
    const found = figure.elides && !(large && (next.times > 1 || !['yuan', 'mu'].includes(next.kind))) && between.test(text.slice(figure.offset + figure.text.length, next.offset));
    if (found) figures[at] = {...figure, kind: next.kind, times: figure.times * multiplied, value: figure.value * multiplied};
    between = found ? inner : last;
  }
  return figures.map(({value, kind, text: words, offset, firm}) => ({value, kind, text: words, offset, firm}));
}

const small = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen'];
const ordinals = ['zeroth', 'first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth', 'eleventh', 'twelfth', 'thirteenth', 'fourteenth', 'fifteenth', 'sixteenth', 'seventeenth', 'eighteenth', 'nineteenth'];
const tens = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
const romans = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII'];

/** Number words, in lower case. */
const words = new Map<string, number>([
  ...[small, ordinals].flatMap((list) => list.map((word, value) => [word, value] as const)),
  ...tens.flatMap((ten, index) => [
    [ten, index * 10 + 20] as const, [ten.replace(/y$/, 'ieth'), index * 10 + 20] as const,
    ...[small, ordinals].flatMap((list) => list.slice(1, 10).map((word, value) => [`${ten}-${word}`, index * 10 + 21 + value] as const)),
  ]),
  ['both', 2], ['twice', 2], ['double', 2], ['twofold', 2], ['threefold', 3],
]);

/** Words that are numbers in one case only: `II`, `May`. */
const cased = new Map([...romans.map((roman, index) => [roman, index + 1] as const).filter(([roman]) => roman.length > 1), ...months.map((month, index) => [month, index + 1] as const)]);

const scales = new Map([['hundred', 100], ['thousand', 1000], ['million', 1e6], ['billion', 1e9], ['trillion', 1e12]]);
const scale = `(?:${[...scales.keys()].join('|')})\\b`;
const digitsPattern = String.raw`\d+(?:,\d{3})*(?:\.\d+)?(?!\d)`;
const longestFirst = [...words.keys(), ...cased.keys()].sort((a, b) => b.length - a.length);

const english = new RegExp(
  String.raw`(?:(?<arabic>${digitsPattern})(?:st|nd|rd|th)?|\b(?<word>${longestFirst.join('|')})\b|\b(?<article>an?)(?=[ -]${scale})|\b(?<bare>million|billion|trillion)\b)` +
  String.raw`(?<scales>(?:[ -]${scale})*)(?<unit>%|[ -](?:percentage[ -]points?|percent|yuan|mu)\b)?`, 'giu');

/**
 * The figures of an English text, those that need not be said among them.
 *
 * `englishFigures('up 6.5 percent')` // => `[{value: 6.5, kind: 'percent', text: '6.5 percent', offset: 3, firm: true}]`
 */
export function englishFigures(text: string): Figure[] {
  const read = Array.from(text.matchAll(english)).flatMap(({0: all, index: offset, groups: found = {}}): Elided[] => {
    const {arabic, word = '', article, bare = '', scales: following = '', unit = ''} = found;
    const capitals = cased.get(word);
    const base = arabic !== undefined ? Number(arabic.replaceAll(',', '')) : article !== undefined ? 1 : scales.get(bare.toLowerCase()) ?? capitals ?? words.get(word.toLowerCase());
    // `may`, `ii`
    if (base === undefined) return [];
    const times = following.split(/[ -]/).reduce((product, one) => product * (scales.get(one.toLowerCase()) ?? 1), 1);
    const kind = unit.includes('point') ? 'points' : /percent|%/i.test(unit) ? 'percent' : unit.endsWith('yuan') ? 'yuan' : unit.endsWith('mu') ? 'mu' : 'number';
    const value = base * times;
    const firm = arabic !== undefined || kind !== 'number' || value >= 1e6 || (times > 1 && article === undefined) || (capitals !== undefined && romans.includes(word));
    return [{value, kind, text: all, offset, firm, times, elides: arabic !== undefined && kind === 'number'}];
  });
  return elided(read, text, /^(?:,? (?:and|to|or) |–|-)$/u, /^, $/u);
}

/** 1 mu is a fifteenth of a hectare: the State Council’s English report of 2022 has 6.67 million hectares for 1亿亩. */
const muPerHectare = 15;

const conversion = new RegExp(String.raw`^([^()\d]{0,60}) \((?:about )?(${digitsPattern}(?: ${scale})?)(?: (yuan) per hectare|[ -]hectares?)\)`, 'iu');

/**
 * The English without its conversions to hectares, `5.51 million mu (367,000 hectares)` and for a rate
 * `155,000 yuan per mu (2.33 million yuan per hectare)`; and those that are missing, or wrong by more than half a percent.
 */
function withoutHectares(text: string, source: string): {rest: string; wrong: string[]} {
  const wrong: string[] = [];
  let rest = text;
  let rates = 0;
  for (const {value, kind, text: words, offset} of englishFigures(text).toReversed()) {
    if (kind !== 'mu' && kind !== 'yuan') continue;
    const end = offset + words.length;
    const [whole, between = '', hectares = '', yuan] = conversion.exec(text.slice(end)) ?? [];
    const rate = kind === 'yuan';
    if (whole === undefined || rate !== (yuan !== undefined)) {
      if (!rate || /^ (?:per|a) mu\b/u.test(text.slice(end))) wrong.push(`${words}${rate ? ' per mu' : ''} with its hectares in brackets`);
      continue;
    }
    if (rate) rates++;
    const right = rate ? value * muPerHectare : value / muPerHectare;
    const unit = rate ? 'yuan per hectare' : 'hectares';
    if (Math.abs((englishFigures(hectares)[0]?.value ?? 0) - right) > right * 0.005) wrong.push(`${words} is ${Number(right.toPrecision(3)).toLocaleString('en')} ${unit}`);
    rest = rest.slice(0, end) + between + rest.slice(end + whole.length);
  }
  const asked = source.match(/(?:亩均|每亩)[^，。；、]*?\d[\d.]*[万亿]*元|元\/亩/gu)?.length ?? 0;
  if (rates < asked && wrong.length === 0) wrong.push('yuan per mu, with yuan per hectare in brackets');
  return {rest, wrong: wrong.toReversed()};
}

/**
 * Checks the figures of every segment against its source's.
 *
 * A term of the termbase that is written with numerals is compared with its rendering alone, and taken out on both
 * sides: the three of “三路” is no answer to `3条`. One that is rendered without any figure (“两个毫不动摇”) is a set phrase.
 * One with digits is compared like any text. A segment without a translation is not looked at.
 *
 * @param exceptions segments whose figures rightly differ: `words` is the figure as the one side has it
 * @returns an error for each figure that only one side has, for each area without its hectares, and for each exception
 *   of no use
 */
export function checkNumbers(units: readonly Unit[], termbase: readonly TermbaseEntry[], exceptions: readonly Exception[] = []): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const used = new Set<Exception>();
  const numerals = termbase.filter(({zh}) => new RegExp(numeral, 'u').test(zh) && !/\d/.test(zh));
  for (const {id, source, target, place} of units.filter((unit) => unit.target !== '')) {
    const {rest, wrong} = withoutHectares(withoutMarkers(target), source);
    let [zh, en] = [withoutMarkers(source), rest];
    const missing: Figure[] = [];
    const extra: Figure[] = [];
    const add = (had: Figure[], has: Figure[]) => {
      const differing = compare(had, has);
      missing.push(...differing.missing);
      extra.push(...differing.extra);
    };
    for (const {entry, from, to} of termsIn(zh, numerals).toSorted((a, b) => b.from - a.from)) {
      const found = formIn(en, entry);
      const has = englishFigures(found?.form ?? '');
      const phrase = [entry.en, ...entry.variants].every((form) => englishFigures(form).length === 0);
      if (found === undefined && !phrase) continue;
      if (!phrase) add(chineseFigures(entry.zh), has);
      zh = `${zh.slice(0, from)}·${zh.slice(to)}`;
      if (found !== undefined) en = `${en.slice(0, found.at)}·${en.slice(found.at + found.form.length)}`;
    }
    const [had, has] = [chineseFigures(zh), englishFigures(en)];
    add(had, has);
    for (const [figure, actual, expected] of [
      ...missing.map((figure) => [figure, `${id} lacks the figure ${figure.text}`, has.map(({text}) => text).join(', ') || 'the English has no figure'] as const),
      ...extra.map((figure) => [figure, `${id} says ${figure.text}`, `one of the figures of the Chinese: ${had.filter(({firm}) => firm).map(({text}) => text).join('、') || 'none'}`] as const),
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

/** The longest rendering of a term that an English text has, and where. */
function formIn(text: string, {en, variants}: TermbaseEntry): {form: string; at: number} | undefined {
  const lower = text.toLowerCase();
  return [en, ...variants].toSorted((a, b) => b.length - a.length)
    .map((form) => ({form, at: lower.indexOf(form.toLowerCase())})).find(({at}) => at >= 0);
}

/** The firm figures of either side without their like on the other, where each answers once. */
function compare(had: readonly Figure[], has: readonly Figure[]): {missing: Figure[]; extra: Figure[]} {
  const take = (free: Figure[], {value, kind, text}: Figure): boolean => {
    const same = free.filter((one) => one.kind === kind && Math.abs(one.value - value) <= 1e-9 * Math.abs(value));
    // Digits answer digits, and words words: `five clusters, 5 of them new` says one 5 more than 五大.
    const found = same.find((one) => /\d/.test(one.text) === /\d/.test(text)) ?? same[0];
    if (found !== undefined) free.splice(free.indexOf(found), 1);
    return found !== undefined;
  };
  const free = [...has];
  const missing = had.filter((figure) => figure.firm && !take(free, figure));
  const answers = had.filter(({firm}) => !firm);
  return {missing, extra: free.filter((figure) => figure.firm && !take(answers, figure))};
}
