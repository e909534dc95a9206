/**
 * Whether a translation says the same figures as its source, by value, with the same bounds.
 *
 * A figure of the Chinese must be in the English. One of the English must be in the Chinese if it is written in digits,
 * in hundreds or more, in Roman numerals or with percent, yuan or mu. Other number words may answer a figure but ask
 * for none: `one` is a pronoun, `second` an order of speech, `May` a verb. So may numerals in Chinese that count
 * nothing.
 *
 * A figure has the same bound on both sides: `at least` answers 以上, and so does `over`, but no other answers 超. And
 * rates, amounts and areas of a kind come in the order of the Chinese, so that two that are exchanged are found; counts
 * may move, since English puts them elsewhere.
 */
import {append} from '../../model/append.ts';
import type {Diagnostic} from '../../model/diagnostic.ts';
import type {Exception, TermbaseEntry, Unit} from '../types.ts';
import {exemptions, translated} from './exempt.ts';
import {chineseFigures, digitsPattern, englishFigures, numeral, scale, type Figure} from './figures.ts';
import {withoutMarkers} from '../../model/text.ts';
import {renderingsIn, termSearch, type Rendering} from './termbase.ts';

/** 1 mu is a fifteenth of a hectare: the State Council’s English report of 2022 has 6.67 million hectares for 1亿亩. */
const muPerHectare = 15;

const conversion = new RegExp(
  String.raw`^([^()\d]{0,60}) \((?:about )?(${digitsPattern}(?: ${scale})?)(?: (yuan) per hectare|[ -]hectares?)\)`,
  'iu',
);

/** An amount for each mu, in Chinese: from the last words that say so, and from the first of its digits on. */
const rateOfMu = /(?:亩均|每亩)(?:(?!亩均|每亩)[^，。；、])*?(?<![\d.])\d[\d.]*[万亿]*元|元\/亩/gu;

/**
 * The English without its conversions to hectares, `5.51 million mu (367,000 hectares)` and for a rate
 * `155,000 yuan per mu (2.33 million yuan per hectare)`; and those that are missing, or wrong by more than half a
 * percent.
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
      if (!rate || /^ (?:per|a) mu\b/u.test(text.slice(end)))
        wrong.push(`${words}${rate ? ' per mu' : ''} with its hectares in brackets`);
      continue;
    }
    if (rate) rates++;
    const right = rate ? value * muPerHectare : value / muPerHectare;
    const unit = rate ? 'yuan per hectare' : 'hectares';
    if (Math.abs((englishFigures(hectares)[0]?.value ?? 0) - right) > right * 0.005)
      wrong.push(`${words} is ${Number(right.toPrecision(3)).toLocaleString('en')} ${unit}`);
    rest = rest.slice(0, end) + between + rest.slice(end + whole.length);
  }
  const asked = source.match(rateOfMu)?.length ?? 0;
  if (rates < asked && wrong.length === 0) wrong.push('yuan per mu, with yuan per hectare in brackets');
  return {rest, wrong: wrong.toReversed()};
}

/** The stretches of a text that have been taken out of it. */
class TakenOut {
  private readonly characters = new Set<number>();
  private readonly stretches: [from: number, to: number][] = [];

  take(from: number, to: number): void {
    this.stretches.push([from, to]);
    for (let at = from; at < to; at++) this.characters.add(at);
  }

  /** Whether something of a stretch is out already. */
  has(from: number, to: number): boolean {
    for (let at = from; at < to; at++) if (this.characters.has(at)) return true;
    return false;
  }

  /** What is left of the text, with a · for each stretch. */
  rest(text: string): string {
    let done = 0;
    let rest = '';
    for (const [from, to] of this.stretches.toSorted((a, b) => a[0] - b[0])) {
      rest += `${text.slice(done, from)}·`;
      done = to;
    }
    return rest + text.slice(done);
  }
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
export function checkFigures(
  units: readonly Unit[],
  termbase: readonly TermbaseEntry[],
  exceptions: readonly Exception[] = [],
): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const {exempt, unused} = exemptions(exceptions, units);
  const numerals = termSearch(termbase.filter(({zh}) => new RegExp(numeral, 'u').test(zh) && !/\d/.test(zh)));
  for (const {id, source, target, place} of translated(units)) {
    const {rest, wrong} = withoutHectares(withoutMarkers(target), source);
    let [zh, en] = [withoutMarkers(source), rest];
    const missing: Figure[] = [];
    const extra: Figure[] = [];
    const pairs: Pair[] = [];
    const add = (had: Figure[], has: Figure[]): Pair[] => {
      const compared = compare(had, has);
      append(missing, compared.missing);
      append(extra, compared.extra);
      append(pairs, compared.pairs);
      return compared.pairs;
    };
    const [inChinese, inEnglish] = [new TakenOut(), new TakenOut()];
    const renderings = new Map<TermbaseEntry, Rendering[]>();
    for (const {of: entry, from, to} of numerals(zh).toSorted((a, b) => b.from - a.from)) {
      const places = renderings.get(entry) ?? renderingsIn(en, entry).reverse();
      renderings.set(entry, places);
      let found = places.pop();
      while (found && inEnglish.has(found.at, found.at + found.form.length)) found = places.pop();
      const has = englishFigures(found?.form ?? '');
      const phrase = [entry.en, ...entry.variants].every((form) => englishFigures(form).length === 0);
      if (found === undefined && !phrase) continue;
      if (!phrase) add(chineseFigures(entry.zh), has);
      inChinese.take(from, to);
      if (found !== undefined) inEnglish.take(found.at, found.at + found.form.length);
    }
    [zh, en] = [inChinese.rest(zh), inEnglish.rest(en)];
    const [had, has] = [chineseFigures(zh), englishFigures(en)];
    const inText = add(had, has);
    for (const [figure, ruleId, actual, expected] of [
      ...missing.map(
        (figure) =>
          [
            figure,
            'translation-number',
            `${id} lacks the figure ${figure.text}`,
            has.map(({text}) => text).join(', ') || 'the English has no figure',
          ] as const,
      ),
      ...extra.map(
        (figure) =>
          [
            figure,
            'translation-number',
            `${id} says ${figure.text}`,
            `one of the figures of the Chinese: ${
              had
                .filter(({firm}) => firm)
                .map(({text}) => text)
                .join('、') || 'none'
            }`,
          ] as const,
      ),
      ...pairs
        .filter(([zh, en]) => !sameBound(zh, en))
        .map(
          ([zh, en]) =>
            [
              en,
              'translation-bound',
              `${id} says ${en.bound ?? 'exactly'} ${en.text}`,
              `${zh.bound ?? 'exactly'} ${zh.text}`,
            ] as const,
        ),
      ...moved(inText).map(
        ([zh, en]) =>
          [
            en,
            'translation-order',
            `${id} says ${en.text} later than the Chinese`,
            `the order of the Chinese: ${had
              .filter(({kind}) => kind === zh.kind)
              .map(({text}) => text)
              .join('、')}`,
          ] as const,
      ),
    ]) {
      if (!exempt(id, figure.text)) diagnostics.push({...place, ruleId, actual, expected});
    }
    for (const words of wrong)
      diagnostics.push({
        ...place,
        ruleId: 'translation-hectares',
        actual: `${id} gives no right hectares`,
        expected: words,
      });
  }
  return [...diagnostics, ...unused()];
}

/** A figure of the Chinese and the one of the English that answers it. */
type Pair = readonly [zh: Figure, en: Figure];

/** The pairs of both sides, and the firm figures of either without their like on the other, where each answers once. */
function compare(had: readonly Figure[], has: readonly Figure[]): {pairs: Pair[]; missing: Figure[]; extra: Figure[]} {
  // As precise as any figure that is written; what multiplies it may have left it a little off.
  const valueOf = ({kind, value}: Figure) => `${kind} ${value.toPrecision(12)}`;
  const take = (free: Map<string, Figure[]>, figure: Figure): Figure | undefined => {
    const same = free.get(valueOf(figure)) ?? [];
    // Digits answer digits, and words words: `five clusters, 5 of them new` says one 5 more than 五大.
    const alike = (one: Figure) => /\d/.test(one.text) === /\d/.test(figure.text);
    const found = same.find((one) => alike(one) && sameBound(figure, one)) ?? same.find(alike) ?? same[0];
    if (found !== undefined) same.splice(same.indexOf(found), 1);
    return found;
  };
  const free = Map.groupBy(has, valueOf);
  const pairs: Pair[] = [];
  const missing = had
    .filter(({firm}) => firm)
    .filter((figure) => {
      const found = take(free, figure);
      if (found !== undefined) pairs.push([figure, found]);
      return found === undefined;
    });
  const answering = new Set(pairs.map(([, figure]) => figure));
  const answers = Map.groupBy(
    had.filter(({firm}) => !firm),
    valueOf,
  );
  const extra = has.filter((figure) => !answering.has(figure) && figure.firm && take(answers, figure) === undefined);
  return {pairs, missing, extra};
}

/** Whether English bounds a figure as the Chinese does: 以上 is `at least` or, as news agencies have it, `more than`. */
function sameBound({bound: zh}: Figure, {bound: en}: Figure): boolean {
  return zh === en || (zh === 'at least' && en === 'more than');
}

/** The figures of a kind, counts aside, that the English says only after the next of the Chinese. */
function moved(pairs: readonly Pair[]): Pair[] {
  const kinds = Map.groupBy(
    pairs.filter(([{kind}]) => kind !== 'number'),
    ([{kind}]) => kind,
  );
  return [...kinds.values()].flatMap((list) =>
    list.filter(([, en], index) => en.offset > (list[index + 1]?.[1].offset ?? Infinity)),
  );
}
