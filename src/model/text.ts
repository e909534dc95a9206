/** What several stages need to know of the text: marks, numbers, markers, terms. */
import {group} from './group.ts';
import type {Segment} from './report.ts';

/** A printed marker: `[12]`. */
export const marker = /\[([1-9]\d*)\]/g;

/** Opening marks and what closes them. The straight quotation mark is not among them: it does not say which it is. */
export const pairs: ReadonlyMap<string, string> = new Map([
  ['“', '”'],
  ['‘', '’'],
  ['「', '」'],
  ['『', '』'],
  ['（', '）'],
  ['(', ')'],
  ['《', '》'],
  ['〈', '〉'],
  ['【', '】'],
  ['〔', '〕'],
  ['［', '］'],
  ['[', ']'],
]);

/** Reads a numeral below a hundred; 0 where it is none: `smallNumeral('二十三')` // => `23` */
export function smallNumeral(text: string): number {
  const match = /^([一二三四五六七八九]?)(十?)([一二三四五六七八九]?)$/u.exec(text);
  if (match === null || (match[1] !== '' && match[2] === '' && match[3] !== '')) return 0;
  const digit = (character = '') => '一二三四五六七八九'.indexOf(character) + 1 || 0;
  const value = (part: string | undefined) => (part === '' ? 0 : digit(part));
  return match[2] === '' ? value(match[1]) || value(match[3]) : (value(match[1]) || 1) * 10 + value(match[3]);
}

/** The text without its markers, as a title or an entry of the contents has it. */
export function withoutMarkers(text: string): string {
  return text.replace(marker, '');
}

/** The text of a segment as read: as printed, but for its corrections. */
export function asRead({source, corrections = []}: Segment): string {
  // From the first on: the offsets count what is already read.
  return corrections.reduce(
    (text, {offset, found, read}) => text.slice(0, offset) + read + text.slice(offset + found.length),
    source,
  );
}

/** Where a text holds some words: the offset of every occurrence, overlapping ones too. */
export function occurrences(text: string, words: string): number[] {
  const found: number[] = [];
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) found.push(at);
  return found;
}

/** Words where a text has them. */
export interface Found<T> {
  /** What was looked for. */
  of: T;
  from: number;
  to: number;
}

/**
 * What finds many words in a text at once: every place where one of them stands, in the order of the text.
 *
 * @param wordsOf the words by which one of these is found; not empty
 *
 * `Array.from(searcher(['甲乙', '乙'], (words) => words)('甲乙'), ({from}) => from)` // => `[0, 1]`
 */
export function searcher<T>(all: readonly T[], wordsOf: (one: T) => string): (text: string) => Iterable<Found<T>> {
  const byWords = group(all, wordsOf);
  const lengths = new Map<string, Set<number>>();
  for (const words of byWords.keys())
    lengths.set(words.charAt(0), (lengths.get(words.charAt(0)) ?? new Set()).add(words.length));
  return function* (text) {
    for (let from = 0; from < text.length; from++)
      for (const length of lengths.get(text.charAt(from)) ?? []) {
        const to = from + length;
        if (to <= text.length) for (const of of byWords.get(text.slice(from, to)) ?? []) yield {of, from, to};
      }
  };
}

/**
 * What finds the longest words first, and none within others; of words as long as others the first that are given.
 *
 * @param wordsOf the words by which one of these is found; not empty
 * @returns a search of a text; words count only where they fit
 *
 * `longestFirst(['乙', '甲乙'], (words) => words)('甲乙乙')` // => `[{of: '甲乙', from: 0, to: 2}, {of: '乙', from: 2, to: 3}]`
 */
export function longestFirst<T>(
  all: readonly T[],
  wordsOf: (one: T) => string,
): (text: string, fits?: (from: number, to: number) => boolean) => Found<T>[] {
  const search = searcher(all, wordsOf);
  const rank = new Map(all.toSorted((a, b) => wordsOf(b).length - wordsOf(a).length).map((one, index) => [one, index]));
  return (text, fits = () => true) => {
    const taken = new Uint8Array(text.length);
    return [...search(text)]
      .sort((a, b) => (rank.get(a.of) ?? 0) - (rank.get(b.of) ?? 0) || a.from - b.from)
      .filter(({from, to}) => {
        // What is taken is at least as long, and holds one end of what it overlaps.
        if (taken[from] || taken[to - 1] || !fits(from, to)) return false;
        taken.fill(1, from, to);
        return true;
      });
  };
}

const withinWord = /(?<=[\p{Script=Latin}\d])(?=[\p{Script=Latin}\d])/uy;

/** Whether an offset lies within a Latin word or a number. */
export function cutsWord(text: string, offset: number): boolean {
  withinWord.lastIndex = offset;
  return withinWord.test(text);
}

/** For messages: the beginning of a text. */
export function excerpt(text: string): string {
  // A text may be long, and quoted often.
  const characters = [...text.slice(0, 42)];
  return `‘${characters.slice(0, 20).join('')}${characters.length > 20 ? '…' : ''}’`;
}
