/**
 * Chinese and English text → its figures, by value.
 *
 * What counts as a figure. In Chinese: digits with what multiplies them (`9026万元`); 亿 with what multiplies it
 * (`过亿元`, `千亿级`), where the unit is yuan unless another is named; Roman numerals (`Ⅳ类`); and numerals after 第 or 百分之,
 * before a counter (`五大`, `三百家`, `二十届`), or at the head of a heading. 一 alone is an article as often as a figure,
 * 百, 千, 万 alone are “many”, and 几十 says no figure: they count only as part of those. In English: digits and number
 * words with what multiplies them, ordinals, `a billion`, and Roman numerals.
 *
 * A figure may be bounded: 以上, 超, 近, 左右, 以内 beside it, and what English says for them.
 */

/** A figure: what it counts, and how it stands there. Percent, percentage points, yuan and mu are no plain numbers. */
export interface Figure {
  value: number;
  kind: 'number' | 'percent' | 'points' | 'yuan' | 'mu';
  text: string;
  /** Where it begins, in UTF-16 code units. */
  offset: number;
  /** Must have its like on the other side. */
  firm: boolean;
  bound?: Bound;
}

/** What is said of a figure that is not exact: 以上, 超, 近, 左右, 以内. */
export type Bound = 'at least' | 'more than' | 'nearly' | 'about' | 'at most';

/** What bounds a figure, in a text that has ◆ before and after it. The first that fits counts: 不低于 is no 低于. */
type BoundPatterns = readonly (readonly [bound: Bound, pattern: RegExp])[];

const chineseBounds: BoundPatterns = [
  ['at least', /(?:不低于|不少于|不下|至少)◆|◆\p{Script=Han}{0,3}以上/u],
  ['at most', /(?:不超过|不高于|不多于|不到|不足|低于|少于|至多|最多)◆|◆\p{Script=Han}{0,3}(?:[以之]内|以下)/u],
  // 通过5项 bounds nothing, nor do 近三年 and 节约5万元.
  ['more than', /(?:超过?|突破|高于|多于|逾|(?<![通经度渡越])过)◆|◆[^◆]*[多余][^◆]*◆/u],
  ['nearly', /近◆[^◆]*◆(?!年|个?月|天|日|周)/u],
  ['about', /(?<![节集合签])约◆|◆\p{Script=Han}{0,3}(?:左右|上下)/u],
];

const englishBounds: BoundPatterns = [
  [
    'at least',
    /\b(?:at least|(?:no|not) (?:less|fewer) than|a minimum of) ◆|◆(?: [a-z]+)? (?:or more|or above|and above)\b/iu,
  ],
  [
    'at most',
    /\b(?:at most|(?:no|not) more than|not exceed(?:ing)?|a maximum of|up to|within|under|below|(?:less|fewer) than) ◆|◆(?: [a-z]+)? or (?:less|fewer|below)\b/iu,
  ],
  [
    'more than',
    /\b(?:over|more than|above|exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?|top(?:s|ped|ping)|upwards of|in excess of) ◆/iu,
  ],
  ['nearly', /\b(?:nearly|almost|close to|approaching|just under) ◆/iu],
  ['about', /\b(?:about|around|approximately|roughly|some) ◆|◆(?: [a-z]+)? or so\b/iu],
];

/** No bound is as long. */
const longestBound = 60;

/** Figures with the bounds that stand beside them. */
function bounded(figures: readonly Figure[], text: string, patterns: BoundPatterns): Figure[] {
  return figures.map((figure) => {
    const end = figure.offset + figure.text.length;
    const [before, after] = [Math.max(0, figure.offset - longestBound), end + longestBound];
    const shown = `${text.slice(before, figure.offset)}◆${figure.text}◆${text.slice(end, after)}`;
    const [bound] = patterns.find(([, pattern]) => pattern.test(shown)) ?? [];
    return bound === undefined ? figure : {...figure, bound};
  });
}

const digits = new Map(Array.from('零一二三四五六七八九', (digit, value) => [digit, value] as const));
digits.set('两', 2).set('〇', 0);
const powers = new Map([
  ['十', 10],
  ['百', 100],
  ['千', 1000],
]);
const groups = new Map([
  ['万', 1e4],
  ['亿', 1e8],
]);

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

/** A character of a Chinese numeral, as a class of a regular expression. */
export const numeral = '[零〇一二三四五六七八九十百千万亿两]';

/** What may follow a numeral that counts. */
const counters =
  '大|个|项|类|批|条|次|届|年|方|级|家|种|所|座|国|件|起|处|名|位|县|层|道|块|期|轮|周年|小时|维|端|户|人|亩|吨|公里|公顷|台|倍|月|日|天|季度|岁|元';

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
    String.raw`|(?<roman>[Ⅰ-Ⅻ])`,
  'gu',
);

/**
 * The figures of a Chinese text, those that need not be said among them.
 *
 * `chineseFigures('增长6.5%')` // => `[{value: 6.5, kind: 'percent', text: '6.5%', offset: 2, firm: true}]`
 */
export function chineseFigures(source: string): Figure[] {
  const text = source.replace(/[０-９．％]/gu, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0));
  const read: Elided[] = Array.from(text.matchAll(chinese)).flatMap(
    ({0: words, index: offset, groups: found = {}}): Elided[] => {
      const {
        arabic,
        multiplier,
        unit = '',
        part,
        section,
        percent,
        ordinal,
        plan,
        magnitude,
        count,
        of = '',
        roman,
      } = found;
      const figure = (value: number, kind: Figure['kind']): Elided[] => [
        {value, kind, text: words, offset, firm: true, times: 1, elides: false},
      ];
      if (arabic !== undefined) {
        const times = multiplier === undefined ? 1 : chineseNumeral(multiplier);
        return [
          {
            value: Number(arabic.replaceAll(',', '')) * times,
            kind: chineseKind(unit),
            text: words,
            offset,
            firm: true,
            times,
            elides: unit === '',
          },
        ];
      }
      if (roman !== undefined) return figure(roman.charCodeAt(0) - 'Ⅰ'.charCodeAt(0) + 1, 'number');
      if (percent !== undefined) return figure(chineseNumeral(percent), 'percent');
      if (magnitude !== undefined) {
        const next = text.slice(offset + words.length);
        // What has no counter is elliptical for yuan: 千亿产业.
        return figure(
          chineseNumeral(magnitude),
          of === '亩' ? 'mu' : of !== '' || !new RegExp(`^(?:${counters}|斤)`, 'u').test(next) ? 'yuan' : 'number',
        );
      }
      const counting = part ?? section ?? ordinal ?? plan ?? count ?? '';
      // 亿万 is “countless”.
      return count === undefined || (definite.test(counting) && !counting.includes('亿万'))
        ? figure(chineseNumeral(counting), chineseKind(of))
        : [];
    },
  );
  const figures = bounded(elided(read, text, /^[—–\-~至到]{1,2}$/u), text, chineseBounds);
  const taken = new Uint8Array(text.length);
  for (const {offset, text: words} of figures) taken.fill(1, offset, offset + words.length);
  const loose = Array.from(text.matchAll(uncounted), ({0: words, index: offset}): Figure => ({
    value: chineseNumeral(words),
    kind: 'number',
    text: words,
    offset,
    firm: false,
  }));
  return [
    ...figures,
    ...loose.filter(({offset, text: words}) => !taken.subarray(offset, offset + words.length).includes(1)),
  ];
}

function chineseKind(unit: string): Figure['kind'] {
  return unit === '%'
    ? 'percent'
    : unit.endsWith('百分点')
      ? 'points'
      : unit === '元'
        ? 'yuan'
        : unit === '亩'
          ? 'mu'
          : 'number';
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
    const found =
      figure.elides &&
      !(large && (next.times > 1 || !['yuan', 'mu'].includes(next.kind))) &&
      between.test(text.slice(figure.offset + figure.text.length, next.offset));
    if (found)
      figures[at] = {...figure, kind: next.kind, times: figure.times * multiplied, value: figure.value * multiplied};
    between = found ? inner : last;
  }
  return figures.map(({value, kind, text: words, offset, firm}) => ({value, kind, text: words, offset, firm}));
}

const small = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
  'thirteen',
  'fourteen',
  'fifteen',
  'sixteen',
  'seventeen',
  'eighteen',
  'nineteen',
];
const ordinals = [
  'zeroth',
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
  'eleventh',
  'twelfth',
  'thirteenth',
  'fourteenth',
  'fifteenth',
  'sixteenth',
  'seventeenth',
  'eighteenth',
  'nineteenth',
];
const tens = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const romans = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII'];

/** Number words, in lower case. */
const words = new Map<string, number>([
  ...[small, ordinals].flatMap((list) => list.map((word, value) => [word, value] as const)),
  ...tens.flatMap((ten, index) => [
    [ten, index * 10 + 20] as const,
    [ten.replace(/y$/, 'ieth'), index * 10 + 20] as const,
    ...[small, ordinals].flatMap((list) =>
      list.slice(1, 10).map((word, value) => [`${ten}-${word}`, index * 10 + 21 + value] as const),
    ),
  ]),
  ['both', 2],
  ['twice', 2],
  ['double', 2],
  ['twofold', 2],
  ['threefold', 3],
]);

/** Words that are numbers in one case only: `II`, `May`. */
const cased = new Map([
  ...romans.map((roman, index) => [roman, index + 1] as const).filter(([roman]) => roman.length > 1),
  ...months.map((month, index) => [month, index + 1] as const),
]);

const scales = new Map([
  ['hundred', 100],
  ['thousand', 1000],
  ['million', 1e6],
  ['billion', 1e9],
  ['trillion', 1e12],
]);
/** What multiplies a figure in English, and how figures are written in digits; as sources of regular expressions. */
export const scale = `(?:${[...scales.keys()].join('|')})\\b`;
export const digitsPattern = String.raw`\d+(?:,\d{3})*(?:\.\d+)?(?!\d)`;
const longestFirst = [...words.keys(), ...cased.keys()].sort((a, b) => b.length - a.length);

const english = new RegExp(
  String.raw`(?:(?<arabic>${digitsPattern})(?:st|nd|rd|th)?|\b(?<word>${longestFirst.join('|')})\b|\b(?<article>an?)(?=[ -]${scale})|\b(?<bare>million|billion|trillion)\b)` +
    String.raw`(?<scales>(?:[ -]${scale})*)(?<unit>%|[ -](?:percentage[ -]points?|percent|yuan|mu)\b)?`,
  'giu',
);

/**
 * The figures of an English text, those that need not be said among them.
 *
 * `englishFigures('up 6.5 percent')` // => `[{value: 6.5, kind: 'percent', text: '6.5 percent', offset: 3, firm:
 * true}]`
 */
export function englishFigures(text: string): Figure[] {
  const read = Array.from(text.matchAll(english)).flatMap(({0: all, index: offset, groups: found = {}}): Elided[] => {
    const {arabic, word = '', article, bare = '', scales: following = '', unit = ''} = found;
    const capitals = cased.get(word);
    const base =
      arabic !== undefined
        ? Number(arabic.replaceAll(',', ''))
        : article !== undefined
          ? 1
          : (scales.get(bare.toLowerCase()) ?? capitals ?? words.get(word.toLowerCase()));
    // `may`, `ii`
    if (base === undefined) return [];
    const times = following.split(/[ -]/).reduce((product, one) => product * (scales.get(one.toLowerCase()) ?? 1), 1);
    const kind = unit.includes('point')
      ? 'points'
      : /percent|%/i.test(unit)
        ? 'percent'
        : unit.endsWith('yuan')
          ? 'yuan'
          : unit.endsWith('mu')
            ? 'mu'
            : 'number';
    const value = base * times;
    const firm =
      arabic !== undefined ||
      kind !== 'number' ||
      value >= 1e6 ||
      (times > 1 && article === undefined) ||
      (capitals !== undefined && romans.includes(word));
    return [{value, kind, text: all, offset, firm, times, elides: arabic !== undefined && kind === 'number'}];
  });
  return bounded(elided(read, text, /^(?:,? (?:and|to|or) |–|-)$/u, /^, $/u), text, englishBounds);
}
