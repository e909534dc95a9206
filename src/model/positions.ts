/**
 * How the index of a library tells which texts have a word, without their being read: a page's record holds every pair
 * of neighbouring characters in its order, so that a word stands where its pairs follow each other, and marks between
 * the texts tell in which. Pure.
 */
import {fold, letters, type Script} from './folding.ts';
import {kindOf} from './ids.ts';
import type {Item, Reading} from './matching.ts';

/** What stands before a text; letters that no token begins with, nor a digest. */
export const marks = {item: 'zitem', twin: 'ztwin'} as const;

/** By how many marks an item begins, from one on: so its kind is told. */
const kinds = ['paragraph', 'heading', 'note'] as const;
export type TextKind = (typeof kinds)[number];

/** What stands for the character after the last. */
const end = letters(0);

/**
 * The words of a page's record, in order: `[{id: 'p1', text: '洞庭'}]` // => a mark, `洞庭`, `庭` with the end
 *
 * The twin of a text follows it, under a mark of its own.
 */
export function positionedWords(items: readonly Item[], script: Script): string[] {
  return items.flatMap(({id, text, twin}) => {
    const kind = kinds.indexOf(kindOf(id) as TextKind);
    return [
      ...Array<string>(Math.max(0, kind) + 1).fill(marks.item),
      ...pairs(fold(text, script).text),
      ...(twin === undefined ? [] : [marks.twin, ...pairs(twin)]),
    ];
  });
}

/** Every character of a text with the next; a text of none has its end. */
function pairs(text: string): string[] {
  const units = Array.from({length: text.length}, (_, i) => letters(text.charCodeAt(i)));
  return units.length === 0 ? [end + end] : units.map((unit, i) => unit + (units[i + 1] ?? end));
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
 * `textsAt([0, 1, 9], [5])` // => a heading from 2 on, its twin from 6 on, a paragraph from 10 on
 */
export function textsAt(items: readonly number[], twins: readonly number[]): MarkedText[] {
  const own: MarkedText[] = [];
  for (const [i, at] of items.entries()) {
    const last = own.at(-1);
    if (last && items[i - 1] === at - 1) {
      // One mark more: the same text, of the next kind.
      last.kind = kinds[kinds.indexOf(last.kind) + 1] ?? last.kind;
      last.start = at + 1;
    } else own.push({item: own.length, kind: kinds[0], reading: 'own', start: at + 1});
  }
  const others = twins.flatMap((at): MarkedText[] => {
    const text = own.findLast(({start}) => start <= at);
    return text ? [{...text, reading: 'twin', start: at + 1}] : [];
  });
  return [...own, ...others].sort((a, b) => a.start - b.start);
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
  // A single character begins a pair wherever it stands.
  if (word.length === 1) return [{token: unit(0), offset: 0}];
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
