/** Finding words in the texts of a page, and showing them in their sentence. Pure. */
import {fold, type Folded, type Script} from './folding.ts';

/** A paragraph, heading or note as the index carries it. */
export interface Item {
  id: string;
  /** As printed, without its markers. */
  text: string;
  /** The same in the other Chinese script, folded, where folding alone does not lead there (座標, 坐标). */
  twin?: string;
  /** A translation's original: the same in the Simplified edition. */
  source?: Original;
}

export type Original = Pick<Item, 'text' | 'twin'>;

/** Start and end in an item's text, in UTF-16 units. */
export type Span = [start: number, end: number];

/** A piece of an excerpt. */
export interface Piece {
  text: string;
  hit: boolean;
}

/** Which text of an item is meant: the edition's, or its twin in the other script. */
export type Reading = 'own' | 'twin';

const cache = new WeakMap<Original, Folded>();

function folded(item: Original, script: Script): Folded {
  let found = cache.get(item);
  if (!found) cache.set(item, (found = fold(item.text, script)));
  return found;
}

/**
 * Where the words stand in an item, in order and without overlaps; `undefined` if one of them does not.
 *
 * @param words folded, see `words()`
 */
export function find(
  item: Original,
  words: readonly string[],
  script: Script,
  reading: Reading = 'own',
): Span[] | undefined {
  const own = folded(item, script);
  const text = reading === 'own' ? own.text : item.twin;
  if (text === undefined || !words.every((word) => text.includes(word))) return undefined;
  // A twin of another length is not the same character by character: nothing can be marked.
  if (text.length !== own.text.length) return [];
  return occurrences({text, offsets: own.offsets}, words);
}

/** Every occurrence of every word, as ranges of the source, sorted and merged. */
export function occurrences({text, offsets}: Folded, words: readonly string[]): Span[] {
  const all: Span[] = [];
  for (const word of words) {
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
      const start = offsets[at] ?? 0;
      // A character that folds to several (Ⅳ, iv) is marked whole, though only one of them was meant.
      let last = at + word.length;
      while (last < text.length && offsets[last] === offsets[at + word.length - 1]) last++;
      all.push([start, offsets[last] ?? start]);
    }
  }
  return merge(all);
}

/** Ranges in order, those that touch as one. */
export function merge(ranges: Span[]): Span[] {
  const merged: Span[] = [];
  for (const [start, end] of ranges.sort((a, b) => a[0] - b[0])) {
    const last = merged.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else merged.push([start, end]);
  }
  return merged;
}

/** How the texts of a language are cut for a list of hits. */
export interface Manner {
  sentenceEnd: RegExp;
  /** How many characters of a long sentence stand before a hit, and after it. */
  before: number;
  after: number;
  /** Where a long sentence is best cut, if one is near: what parts its clauses. */
  clauseEnd: RegExp;
  /** What is not cut in two: a word, a number with its unit. Where these stand in a part of a text. */
  wholes: (text: string) => Span[];
  /** What stands for what is left out. */
  ellipsis: string;
}

/** A figure with its unit: 551万亩, 6.5%, 12个百分点, “4×4”; also a Latin word. */
const figure =
  /[\p{Script=Latin}\d](?:[\p{Script=Latin}\d.,+×&%‰-]*[\p{Script=Latin}\d%‰])?[多余餘]?[十百千万萬亿億]*(?:(?<=[\d十百千万萬亿億多余餘])[多余餘]?(?:平方公里|平方米|立方米|[千万萬]瓦[时時]?|公里|公[顷頃]|个百分点|個百分點|\p{Script=Han})?)?/gu;
let segmenter: Intl.Segmenter | undefined;

/** Words as the browser knows them, where it does, and figures, which it takes apart. */
function chineseWholes(text: string): Span[] {
  const spans = spansOf(text, figure);
  // Firefox knows no words before 125.
  if (!('Segmenter' in Intl)) return spans;
  segmenter ??= new Intl.Segmenter('zh', {granularity: 'word'});
  return [
    ...spans,
    ...Array.from(segmenter.segment(text), ({index, segment}): Span => [index, index + segment.length]),
  ];
}

/** Where a pattern stands in a text. */
export function spansOf(text: string, pattern: RegExp): Span[] {
  return Array.from(text.matchAll(pattern), ({0: found, index}): Span => [index, index + found.length]);
}

const chinese: Manner = {
  sentenceEnd: /[。！？；][”’」』）]*/g,
  before: 24,
  after: 40,
  clauseEnd: /[，、：]/g,
  wholes: chineseWholes,
  ellipsis: '……',
};

/**
 * The sentences around the hits, long ones shortened, with the hits marked: a line or two of a result list.
 *
 * @param hits from `find`; none gives the beginning of the text
 * @param count of sentences at most
 */
export function excerpt(text: string, hits: readonly Span[], count = 2, manner = chinese): Piece[] {
  const ends = [...text.matchAll(manner.sentenceEnd)].map((match) => match.index + match[0].length);
  // Where text may begin or end without seeming cut.
  const edges = new Set([0, ...ends, text.length]);
  const pieces: Piece[] = [];
  const push = (piece: string, hit = false) => {
    if (piece) pieces.push({text: piece, hit});
  };
  let shownTo = 0;
  for (const [from, to] of windows(text, hits, ends, manner).slice(0, count)) {
    const follows = pieces.length === 0 ? edges.has(from) : from === shownTo;
    if (!follows) push(manner.ellipsis);
    let at = from;
    for (const [start, end] of hits) {
      if (end <= from || start >= to) continue;
      push(text.slice(at, Math.max(from, start)));
      push(text.slice(Math.max(from, start), Math.min(to, end)), true);
      at = Math.min(to, end);
    }
    push(text.slice(at, to));
    shownTo = to;
  }
  if (!edges.has(shownTo)) push(manner.ellipsis);
  return pieces;
}

/** What is shown around each hit: its sentence, or what is near if that is long. Windows that touch are one. */
function windows(text: string, hits: readonly Span[], ends: readonly number[], manner: Manner): Span[] {
  const {before, after} = manner;
  const around: Span[] = [];
  for (const [start, end] of hits.length > 0 ? hits : [[0, 0] as const]) {
    const opens = ends.findLast((at) => at <= start) ?? 0;
    const closes = ends.find((at) => at >= end && at > start) ?? text.length;
    const isShort = closes - opens <= before + after + (end - start);
    const from = isShort || start - opens <= before ? opens : opening(text, [opens, start], manner);
    const to = isShort || closes <= end + after ? closes : closing(text, [end, closes], manner);
    const last = around.at(-1);
    // No ellipsis for a comma alone.
    if (last && (from < last[1] || (from === last[1] + 1 && !ends.includes(last[1])))) last[1] = Math.max(last[1], to);
    else around.push([from, to]);
  }
  return around;
}

/** A place to begin before a hit: after a comma if one is near, else before a word. */
function opening(text: string, [opens, start]: Span, {before, clauseEnd, wholes}: Manner): number {
  const at = start - before;
  const [clause] = spansOf(text.slice(at, start - before / 2), clauseEnd);
  if (clause) return at + clause[1];
  const from = outside(at - opens, wholes(text.slice(opens, start)), 0) + opens;
  return from + (/^\s*/.exec(text.slice(from, start))?.[0].length ?? 0);
}

/** A place to end after a hit: before the last comma if one is near, else after a word. */
function closing(text: string, [end, closes]: Span, {after, clauseEnd, wholes}: Manner): number {
  const from = end + Math.round(after / 2);
  const clause = spansOf(text.slice(from, end + after + 1), clauseEnd).at(-1);
  if (clause) return from + clause[0];
  return end + text.slice(end, end + outside(after, wholes(text.slice(end, closes)), 1)).trimEnd().length;
}

/** An offset, or the nearest on one side of it that is within none of some spans: before them (0), or after (1). */
function outside(offset: number, spans: readonly Span[], side: 0 | 1): number {
  const cut = spans.find(([from, to]) => from < offset && offset < to);
  return cut ? outside(cut[side], spans, side) : offset;
}
