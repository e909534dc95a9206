/** Finding words in the texts of a page, and showing them in their sentence. Pure. */
import {fold, type Folded, type Script} from './fold.ts';

/** A paragraph, heading or note as the index carries it. */
export interface Item {
  id: string;
  /** As printed, without its markers. */
  text: string;
  /** The same in the other Chinese script, folded, where folding alone does not lead there (座標, 坐标). */
  twin?: string;
}

/** Start and end in an item's text, in UTF-16 units. */
export type Range = [start: number, end: number];

/** A piece of an excerpt. */
export interface Piece {
  text: string;
  hit: boolean;
}

/** Which text of an item is meant: the edition's, or its twin in the other script. */
export type Reading = 'own' | 'twin';

const cache = new WeakMap<Item, Folded>();

function folded(item: Item, script: Script): Folded {
  let found = cache.get(item);
  if (!found) cache.set(item, (found = fold(item.text, script)));
  return found;
}

/**
 * Where the words stand in an item, in order and without overlaps; `undefined` if one of them does not.
 *
 * @param words folded, see `words()`
 */
export function find(item: Item, words: readonly string[], script: Script, reading: Reading = 'own'): Range[] | undefined {
  const own = folded(item, script);
  const text = reading === 'own' ? own.text : item.twin;
  if (text === undefined || !words.every((word) => text.includes(word))) return undefined;
  // A twin of another length is not the same character by character: nothing can be marked.
  if (text.length !== own.text.length) return [];
  return occurrences({text, offsets: own.offsets}, words);
}

/** Every occurrence of every word, as ranges of the source, sorted and merged. */
export function occurrences({text, offsets}: Folded, words: readonly string[]): Range[] {
  const all: Range[] = [];
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

function merge(ranges: Range[]): Range[] {
  const merged: Range[] = [];
  for (const [start, end] of ranges.sort((a, b) => a[0] - b[0])) {
    const last = merged.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else merged.push([start, end]);
  }
  return merged;
}

const sentenceEnd = /[。！？；][”’」』）]*/g;
/** How many characters of a long sentence stand before a hit, and after it. */
const before = 24;
const after = 40;

/**
 * The sentences around the hits, long ones shortened, with the hits marked: a line or two of a result list.
 *
 * @param ranges from `find`; none gives the beginning of the text
 * @param count of sentences at most
 */
export function excerpt(text: string, ranges: readonly Range[], count = 2): Piece[] {
  const sentences = [...text.matchAll(sentenceEnd)].map((match) => match.index + match[0].length);
  const shown: Range[] = [];
  for (const [start, end] of ranges.length > 0 ? ranges : [[0, 0] as const]) {
    const opens = sentences.findLast((at) => at <= start) ?? 0;
    const closes = sentences.find((at) => at >= end && at > start) ?? text.length;
    const short = closes - opens <= before + after + (end - start);
    const window: Range = short ? [opens, closes] : [start - opens <= before ? opens : boundary(text, start - before), whole(text, Math.min(closes, end + after))];
    const last = shown.at(-1);
    if (last && window[0] <= last[1]) last[1] = Math.max(last[1], window[1]);
    else if (shown.length < count) shown.push(window);
  }
  const pieces: Piece[] = [];
  const push = (piece: string, hit = false) => {
    if (piece) pieces.push({text: piece, hit});
  };
  shown.forEach(([from, to], i) => {
    const continues = sentences.includes(from) || from === 0;
    if (!continues || (i > 0 && shown[i - 1]?.[1] !== from)) push('…');
    let at = from;
    for (const [start, end] of ranges) {
      if (end <= from || start >= to) continue;
      push(text.slice(at, Math.max(from, start)));
      push(text.slice(Math.max(from, start), Math.min(to, end)), true);
      at = Math.min(to, end);
    }
    push(text.slice(at, to));
    if (i === shown.length - 1 && to < text.length && !sentences.includes(to)) push('…');
  });
  return pieces;
}

/** A place to begin in mid-sentence: after the next comma, if one is near. */
function boundary(text: string, at: number): number {
  const comma = text.slice(at, at + before / 2).search(/[，、：,]/);
  return whole(text, comma >= 0 ? at + comma + 1 : at);
}

/** The same place, or the next if it is within a surrogate pair. */
function whole(text: string, at: number): number {
  return /[\udc00-\udfff]/.test(text.charAt(at)) ? at + 1 : at;
}
