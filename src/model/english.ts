/**
 * English words as they are searched: by their stems (policy, policies), the one being typed also by its beginning
 * (polic). The index is made of them, and the reader's browser finds them in the texts.
 */
import {stemmer} from 'stemmer';
import {fold, letters, tokens as characterTokens, words as chineseWords, type Script} from './folding.ts';
import {spansOf, type Item, type Manner, type Span} from './matching.ts';

/** A word of a text, as it is compared, and where it stands. */
export interface Word {
  text: string;
  span: Span;
}

/** Letters and figures; within a word also the signs of people’s, R&D, 4×4, 4+N, 6.5 and 10,000. */
const word = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:(?:['’&+×]|(?<=\p{N})[.,](?=\p{N}))[\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*/gu;
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
  return raw.normalize('NFKC').toLowerCase().replace(/’/g, "'").replace(/'s$/, '').replace(/,/g, '').replace(/×/g, 'x');
}

/** `stem('policies')` // => `polici`, as of `policy`; figures and names with signs in them are their own stems. */
export function stem(word: string): string {
  return /^[a-z]+$/.test(word) ? stemmer(word) : word;
}

/** A beginning of a word goes into the index up to this length; what is longer is told by the texts. */
const longest = 5;

const spelt = (text: string) => text.replace(/[^a-z]/g, (unit) => letters(unit.charCodeAt(0)));
// Letters that no token of Chinese begins with, nor a digest.
/** The token of a word's stem. */
export const stemToken = (word: string) => `y${spelt(stem(word))}`;
const startToken = (start: string) => `x${spelt(start)}`;

/**
 * The token by which the pages are found that may have words with a beginning, or with its stem: the stem’s last letter
 * is left out, which is `i` for `y`.
 */
export function startProbe(start: string): string {
  return startToken(start.slice(0, Math.min(longest, Math.max(2, stem(start).length - 1))));
}

/**
 * What of a paragraph goes into the index: the stems of its words and their beginnings from two letters; of its
 * original every character and every pair.
 *
 * `[...tokens({id: 'p1', text: 'Zi'}, script)]` // => `['yzi', 'xzi']`
 */
export function tokens({text, source}: Item, script: Script): Set<string> {
  const found = new Set<string>();
  for (const {text: word} of cut(text)) {
    found.add(stemToken(word));
    for (let length = 2; length <= Math.min(longest, word.length); length++)
      found.add(startToken(word.slice(0, length)));
  }
  const original = source
    ? [...characterTokens(fold(source.text, script).text), ...characterTokens(source.twin ?? '')]
    : [];
  return new Set([...found, ...original]);
}

/** A query taken apart. */
export interface Query {
  english: string[];
  chinese: string[];
  /** The last of the English words, where it is the last of all: it may not be whole yet. */
  last: string | undefined;
}

/**
 * What holds a Chinese character is Chinese, all else English.
 *
 * `parse('洞庭湖 ecology', script)` // => `{english: ['ecology'], chinese: ['洞庭湖'], last: 'ecology'}`
 */
export function parse(query: string, script: Script): Query {
  const parts = query.normalize('NFKC').split(/\s+/).filter(Boolean);
  const english = [
    ...new Set(parts.filter((part) => !han.test(part)).flatMap((part) => cut(part).map(({text}) => text))),
  ];
  const chinese = chineseWords(parts.filter((part) => han.test(part)).join(' '), script);
  const last =
    parts.length > 0 && !han.test(parts.at(-1) as string) ? cut(parts.at(-1) as string).at(-1)?.text : undefined;
  return {english, chinese, last};
}

interface Stemmed extends Word {
  stem: string;
}

const cache = new Map<string, Stemmed[]>();

function wordsOf(text: string): Stemmed[] {
  let found = cache.get(text);
  if (!found) cache.set(text, (found = cut(text).map((word) => ({...word, stem: stem(word.text)}))));
  return found;
}

/**
 * Where the words stand in a text, in order; `undefined` if one of them does not. A word stands there in any form of
 * it.
 *
 * @param start a word of which the beginning is enough
 */
export function findEnglish(text: string, sought: readonly string[], start?: string): Span[] | undefined {
  const all = wordsOf(text);
  const spans = new Set<Span>();
  for (const one of sought) {
    const stemmed = stem(one);
    const found = all.filter(
      (word) => word.stem === stemmed || (one === start && one.length > 1 && word.text.startsWith(one)),
    );
    if (found.length === 0) return undefined;
    for (const {span} of found) spans.add(span);
  }
  return [...spans].sort((a, b) => a[0] - b[0]);
}

/** Whether a text has a word in just this form: then it is no beginning of another. */
export const has = (text: string, word: string) => wordsOf(text).some((other) => other.text === word);

/**
 * Where the words of a query stand in each of some texts: all of them, in any form. If none of the texts has the last
 * word as it was typed, it may also be the beginning of one.
 */
export function occurrencesIn(texts: readonly string[], query: string): Span[][] {
  const {english, last} = parse(query, new Map());
  if (english.length === 0) return [];
  const found = (start?: string) => texts.map((text) => findEnglish(text, english, start) ?? []);
  const whole = found();
  return last === undefined || texts.some((text, i) => whole[i]?.length && has(text, last)) ? whole : found(last);
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
