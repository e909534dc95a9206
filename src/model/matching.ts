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

function merge(ranges: Span[]): Span[] {
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
  /** Whether words are parted by spaces; then none is cut. */
  spaced: boolean;
}

const chinese: Manner = {sentenceEnd: /[。！？；][”’」』）]*/g, before: 24, after: 40, spaced: false};

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
    if (!follows) push('…');
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
  if (!edges.has(shownTo)) push('…');
  return pieces;
}

/** What is shown around each hit: its sentence, or what is near if that is long. Windows that touch are one. */
function windows(
  text: string,
  hits: readonly Span[],
  ends: readonly number[],
  {before, after, spaced}: Manner,
): Span[] {
  const around: Span[] = [];
  for (const [start, end] of hits.length > 0 ? hits : [[0, 0] as const]) {
    const opens = ends.findLast((at) => at <= start) ?? 0;
    const closes = ends.find((at) => at >= end && at > start) ?? text.length;
    const isShort = closes - opens <= before + after + (end - start);
    const from = isShort || start - opens <= before ? opens : boundary(text, start - before, start, spaced);
    const to =
      isShort || closes <= end + after
        ? closes
        : spaced
          ? Math.max(end, text.lastIndexOf(' ', end + after))
          : whole(text, end + after);
    const last = around.at(-1);
    if (last && from < last[1]) last[1] = Math.max(last[1], to);
    else around.push([from, to]);
  }
  return around;
}

/** A place to begin in mid-sentence: after the next comma (in English, space), if one is near. */
function boundary(text: string, at: number, start: number, spaced: boolean): number {
  const comma = text.slice(at, (at + start) / 2).search(spaced ? /\s/ : /[，、：,]/);
  return whole(text, comma >= 0 ? at + comma + 1 : at);
}

/** The same place, or the next if it is within a surrogate pair. */
function whole(text: string, at: number): number {
  return /[\udc00-\udfff]/.test(text.charAt(at)) ? at + 1 : at;
}
