/**
 * English words as they are searched: by their stems (policy, policies) and other forms, the one being typed also by its
 * beginning (polic), in quotation marks as a phrase. The index is made of them, and the reader's browser finds them in
 * the texts.
 */
import {fold, letters, tokens as characterTokens, words as chineseWords, type Script} from './folding.ts';
import {merge, spansOf, type Item, type Manner, type Span} from './matching.ts';
import {keysOf, soughtAs, spellings, stem} from './word-forms.ts';

export {stem};

/** A word of a text, as it is compared, and where it stands. */
export interface Word {
  text: string;
  span: Span;
}

/** Letters and figures. */
const run = String.raw`[\p{L}\p{N}][\p{L}\p{M}\p{N}]*`;
/** What may stand within a word: the signs of people’s, R&D (or R & D), 4×4, 4+N, 6.5 and 10,000. */
const sign = [
  /['’&+×]/,
  / & (?<=(?<![\p{L}\p{N}])\p{L} & )(?=\p{L}(?![\p{L}\p{M}\p{N}]))/u,
  /(?<=\p{N})[.,](?=\p{N})/u,
];
const word = new RegExp(`${run}(?:(?:${sign.map(({source}) => source).join('|')})${run})*`, 'gu');
const han = /\p{Script=Han}/u;

/**
 * The words of a text, in order. Case, the shape of apostrophes, a genitive’s s and the commas of large numbers do not
 * matter.
 *
 * `cut('The people’s 10,000 “4×4” SMEs').map(({text}) => text)` // => `['the', 'people', '10000', '4x4', 'smes']`
 */
export function cut(text: string): Word[] {
  return Array.from(text.matchAll(word), ({0: raw, index}) => ({
    text: compared(raw),
    span: [index, index + raw.length],
  }));
}

function compared(raw: string): string {
  return raw
    .normalize('NFKC')
    .toLowerCase()
    .replace(/’/g, "'")
    .replace(/'s$/, '')
    .replace(/[, ]/g, '')
    .replace(/×/g, 'x');
}

/**
 * Words that a hyphen joins, as whoever leaves it out writes them.
 *
 * `compounds('high-tech e-commerce')` // => `hightech` and `ecommerce`, each with its span
 */
function compounds(text: string): Word[] {
  return Array.from(text.matchAll(/(?<![\p{L}\p{N}])(?=(\p{L}+)-(\p{L}+)(?![\p{L}\p{N}]))/gu), (match) => {
    const [, first = '', second = ''] = match;
    const end = match.index + first.length + 1 + second.length;
    return {text: (first + second).toLowerCase(), span: [match.index, end]};
  });
}

/** A beginning of a word goes into the index up to this length; what is longer is told by the texts. */
const longest = 5;

const spelt = (text: string) => text.replace(/[^a-z]/g, (unit) => letters(unit.charCodeAt(0)));
// Letters that no token of Chinese begins with, nor a digest.
const keyToken = (key: string) => `y${spelt(key)}`;
/** The tokens by which the pages are found that have a word in some form: one, or another. */
export const wordTokens = (word: string): string[] => soughtAs(word).map(keyToken);
const startToken = (start: string) => `x${spelt(start)}`;

/**
 * The token by which the pages are found that may have words with a beginning, or with its stem: the stem’s last letter
 * is left out, which is `i` for `y`.
 */
export function startProbe(start: string): string {
  return startToken(start.slice(0, Math.min(longest, Math.max(2, stem(start).length - 1))));
}

/**
 * What of a paragraph goes into the index: the keys of its words and their beginnings from two letters; of its original
 * every character and every pair.
 *
 * `[...tokens({id: 'p1', text: 'Zi'}, script)]` // => `['yzi', 'xzi']`
 */
export function tokens({text, source}: Item, script: Script): Set<string> {
  const found = new Set<string>();
  for (const {text: word} of cut(text)) {
    for (const key of keysOf(word)) found.add(keyToken(key));
    for (let length = 2; length <= Math.min(longest, word.length); length++)
      found.add(startToken(word.slice(0, length)));
  }
  for (const {text: compound} of compounds(text)) found.add(keyToken(stem(compound)));
  const original = source
    ? [...characterTokens(fold(source.text, script).text), ...characterTokens(source.twin ?? '')]
    : [];
  return new Set([...found, ...original]);
}

/** A query taken apart. */
export interface Query {
  /** Words that may stand anywhere in a paragraph. */
  english: string[];
  /** Two words and more in quotation marks: they stand next to each other, as they are written; left out if none do. */
  phrases?: string[][];
  chinese: string[];
  /** The last of the English words, where it is the last of all: it may not be whole yet. */
  last: string | undefined;
}

/** What stands between quotation marks of a kind; a single one within a word is an apostrophe. */
const quotation = /["“„«「『]([^"“”„«»「」『』]+)["”“»」』]|(?<![\p{L}\p{N}])['‘]([^"“”]+?)['’](?![\p{L}\p{N}])/gu;
/** What stands in a query where a phrase was. */
const phraseMark = '\0';

/**
 * What holds a Chinese character is Chinese, all else English.
 *
 * `parse('洞庭湖 "high quality" ecology', script)`
 * // => `{english: ['ecology'], phrases: [['high', 'quality']], chinese: ['洞庭湖'], last: 'ecology'}`
 */
export function parse(query: string, script: Script): Query {
  const phrases: string[][] = [];
  const rest = query.normalize('NFKC').replace(quotation, (all, double?: string, single?: string) => {
    const words = wordsIn(double ?? single ?? '');
    if (words.length < 2 || han.test(all)) return all;
    phrases.push(words);
    return ` ${phraseMark} `;
  });
  const parts = rest.split(/\s+/).filter(Boolean);
  const latin = parts.filter((part) => !han.test(part));
  // Together: what is parted by a space may be one word, as R & D.
  const words = wordsIn(latin.join(' '));
  const chinese = chineseWords(parts.filter((part) => han.test(part)).join(' '), script);
  const last = han.test(parts.at(-1) ?? '') || parts.at(-1) === phraseMark ? undefined : words.at(-1);
  return {english: [...new Set(words)], ...(phrases.length > 0 && {phrases}), chinese, last};
}

const wordsIn = (text: string) => cut(text).map(({text}) => text);

/**
 * The same query with two neighbouring words as one, in every way that there is: who writes `per cent` may mean
 * `percent`, and with `R and D` R&D.
 *
 * `joinings({english: ['10', 'per', 'cent'], …})` // => `[{english: ['10', 'percent'], …}]`
 */
export function joinings({english, phrases = [], ...rest}: Query): Query[] {
  // Each is looked up by itself; a passage that was pasted has many.
  if (english.length + phrases.flat().length > 8) return [];
  return [
    ...joined(english).map((words) => ({...rest, english: words, phrases})),
    ...phrases.flatMap((phrase, i) =>
      joined(phrase).map((words) => ({...rest, english, phrases: phrases.with(i, words)})),
    ),
  ].map((query) => ({...query, last: undefined}));
}

function joined(words: readonly string[]): string[][] {
  const isWord = (word = '') => /^\p{L}+$/u.test(word);
  return words.flatMap((word, i) => {
    const [next = '', third = ''] = words.slice(i + 1);
    const put = (count: number, one: string) => [[...words.slice(0, i), one, ...words.slice(i + count)]];
    if (next === 'and' && word.length + third.length === 2) return put(3, `${word}&${third}`);
    return isWord(word) && isWord(next) ? put(2, word + next) : [];
  });
}

interface KnownWord extends Word {
  keys: string[];
}

interface KnownText {
  words: KnownWord[];
  /** Those joined by a hyphen, as one. */
  compounds: KnownWord[];
}

const cache = new Map<string, KnownText>();

function known(text: string): KnownText {
  let found = cache.get(text);
  if (!found) {
    found = {
      words: cut(text).map((word) => ({...word, keys: keysOf(word.text)})),
      compounds: compounds(text).map((word) => ({...word, keys: [stem(word.text)]})),
    };
    cache.set(text, found);
  }
  return found;
}

/**
 * Where the words stand in a text, in order; `undefined` if one of them does not. A word stands there in any form of
 * it, a phrase as it is.
 *
 * @param start a word of which the beginning is enough
 */
export function findEnglish(
  text: string,
  sought: readonly string[],
  start?: string,
  phrases: readonly string[][] = [],
): Span[] | undefined {
  const {words, compounds} = known(text);
  const spans = new Map<string, Span>();
  for (const one of sought) {
    const keysSought = soughtAs(one);
    const found = [...words, ...compounds].filter(
      ({keys, text}) =>
        keys.some((key) => keysSought.includes(key)) || (one === start && one.length > 1 && text.startsWith(one)),
    );
    if (found.length === 0) return undefined;
    for (const {span} of found) spans.set(String(span), span);
  }
  for (const phrase of phrases) {
    const found = findPhrase(words, phrase);
    if (found.length === 0) return undefined;
    for (const span of found) spans.set(String(span), span);
  }
  return merge([...spans.values()]);
}

/** Where words stand next to each other, whatever marks stand between them. */
function findPhrase(words: readonly KnownWord[], phrase: readonly string[]): Span[] {
  const is = (word: Word | undefined, one: string) =>
    word !== undefined && (word.text === one || spellings(word.text).includes(one));
  return words.flatMap(({span}, at): Span[] => {
    if (!phrase.every((one, i) => is(words[at + i], one))) return [];
    return [[span[0], words[at + phrase.length - 1]?.span[1] ?? span[1]]];
  });
}

/** Whether a text has a word in just this form: then it is no beginning of another. */
export const has = (text: string, word: string) => known(text).words.some((other) => other.text === word);

/**
 * Where the words of a query stand in each of some texts: all of them, in any form. If none of the texts has the last
 * word as it was typed, it may also be the beginning of one; if none has them all, two may be one.
 */
export function occurrencesIn(texts: readonly string[], query: string): Span[][] {
  const parsed = parse(query, new Map());
  if (parsed.english.length + (parsed.phrases?.length ?? 0) === 0) return [];
  const found = ({english, phrases}: Query, start?: string) =>
    texts.map((text) => findEnglish(text, english, start, phrases) ?? []);
  const isFound = (spans: Span[][]) => spans.some((one) => one.length > 0);
  const {last} = parsed;
  const whole = found(parsed);
  if (isFound(whole))
    return last === undefined || texts.some((text, i) => whole[i]?.length && has(text, last))
      ? whole
      : found(parsed, last);
  for (const query of joinings(parsed)) {
    const spans = found(query);
    if (isFound(spans)) return spans;
  }
  return found(parsed, last);
}

/** A word with what clings to it, a figure with its unit: `551 million mu`, `6.5 percent`, `10 square kilometers`. */
const whole =
  /(?:[^\s\d]*\d[\d.,]*[-–%]? ?(?:(?:thousand|million|billion|trillion) )?(?:(?:square|cubic|percentage) )?)?\S+/gu;

/** How English is cut for a list of hits. */
export const manner: Manner = {
  sentenceEnd: /[.!?][”’)]*\s+(?=[\p{Lu}\p{N}“‘(])/gu,
  before: 70,
  after: 110,
  clauseEnd: /[,;:—]\s/gu,
  wholes: (text) => spansOf(text, whole),
  ellipsis: '…',
};
