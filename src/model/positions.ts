/**
 * How the index of a library tells which texts have a word, without their being read: a page's record holds every pair
 * of neighbouring characters in its order, so that a word stands where its pairs follow each other, and marks between
 * the texts tell in which. Pure.
 *
 * No token begins another: Pagefind finds what begins with a word, but not all of it where that is in several chunks.
 */
import {fold, letters, probes, type Script} from './folding.ts';
import {kindOf} from './ids.ts';
import type {Item, Reading} from './matching.ts';

/** What stands before a text; letters that no token begins with, nor a digest. */
export const mark = 'zitem';

/** By how many marks a text begins, from one on: so it is told what it is. A twin is that of the text before it. */
const kinds = ['paragraph', 'heading', 'note', 'twin'] as const;
export type TextKind = Exclude<(typeof kinds)[number], 'twin'>;

/** A character by itself; a letter that no pair begins with. */
const single = (unit: string) => `q${unit}`;

/** The words of a page's record, in order: `[{id: 'p1', text: '洞庭'}]` // => a mark, `洞`, `庭`, `洞庭` */
export function positionedWords(items: readonly Item[], script: Script): string[] {
  const marked = (kind: (typeof kinds)[number], text: string) => [
    ...Array<string>(kinds.indexOf(kind) + 1).fill(mark),
    ...tokensOf(text),
  ];
  return items.flatMap(({id, text, twin}) => {
    const kind = kindOf(id);
    return [
      ...marked(kind === 'heading' || kind === 'note' ? kind : 'paragraph', fold(text, script).text),
      ...(twin === undefined ? [] : marked('twin', twin)),
    ];
  });
}

/** Every character of a text once, and every pair in order; of an empty text what parts its mark from the next. */
function tokensOf(text: string): string[] {
  const units = Array.from({length: text.length || 1}, (_, i) => letters(text.charCodeAt(i) || 0));
  return [...[...new Set(units)].map(single), ...units.slice(1).map((unit, i) => `${units[i]}${unit}`)];
}

/** The tokens by which the pages are found that may hold a word, see `probes`. */
export function positionedProbes(word: string): string[] {
  return word.length === 1 ? [single(letters(word.charCodeAt(0)))] : probes(word);
}

/** A text of a page, as its marks tell it. */
export interface MarkedText {
  /** Its place among the page's items. */
  item: number;
  kind: TextKind;
  reading: Reading;
  /** The word of the record that it begins with. */
  start: number;
}

/**
 * The texts of a page, in order, from where its marks stand.
 *
 * `textsAt([0, 1, 9])` // => a heading from 2 on, a paragraph from 10 on
 */
export function textsAt(positions: readonly number[]): MarkedText[] {
  const runs: {count: number; start: number}[] = [];
  for (const at of positions) {
    const last = runs.at(-1);
    if (last?.start === at) Object.assign(last, {count: last.count + 1, start: at + 1});
    else runs.push({count: 1, start: at + 1});
  }
  const texts: MarkedText[] = [];
  for (const {count, start} of runs) {
    const kind = kinds[count - 1] ?? 'paragraph';
    const last = texts.at(-1);
    if (kind === 'twin') texts.push({item: last?.item ?? 0, kind: last?.kind ?? 'paragraph', reading: 'twin', start});
    else texts.push({item: (last?.item ?? -1) + 1, kind, reading: 'own', start});
  }
  return texts;
}

/** A token of a word, and how far behind the word's beginning it stands. */
export interface TokenPart {
  token: string;
  offset: number;
}

/**
 * The tokens that a word is made of, every character in one of them: where they all stand at their places, it stands.
 *
 * `partsOf('洞庭湖')` // => `洞庭` at 0, `庭湖` at 1
 */
export function partsOf(word: string): TokenPart[] {
  const unit = (at: number) => letters(word.charCodeAt(at));
  if (word.length === 1) return [{token: single(unit(0)), offset: 0}];
  const last = word.length - 2;
  const offsets = Array.from({length: Math.ceil(last / 2)}, (_, i) => 2 * i);
  return [...offsets, last].map((offset) => ({token: unit(offset) + unit(offset + 1), offset}));
}

/**
 * The texts, by their index, in which a word stands.
 *
 * @param parts for each part of the word, where its token stands on the page
 */
export function textsWith(
  texts: readonly MarkedText[],
  parts: readonly {offset: number; positions: readonly number[]}[],
): Set<number> {
  const [first, ...rest] = parts.map(({offset, positions}) => new Set(positions.map((at) => at - offset)));
  const found = new Set<number>();
  for (const start of first ?? []) {
    if (!rest.every((starts) => starts.has(start))) continue;
    const text = texts.findLastIndex((one) => one.start <= start);
    if (text >= 0) found.add(text);
  }
  return found;
}
