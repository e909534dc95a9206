/**
 * What counts as the same text in a search: NFKC, lower case, one script, and no white space beside Chinese.
 * The index and the query fold alike, so that a match is a plain `includes`.
 */

/** Traditional (and Hong Kong) characters to the Simplified ones this site's text is written in, one to one. */
export type Script = ReadonlyMap<string, string>;

export interface Folded {
  text: string;
  /** For each code unit of `text`, where its character begins in the source; then the source's length. */
  offsets: number[];
}

/** A Taiwan edition's quotation marks are the mainland's in other clothes. */
const quotes = new Map([
  ['「', '“'],
  ['」', '”'],
  ['『', '‘'],
  ['』', '’'],
]);

/** A character with its marks, of which no text has more than thirty (Unicode's stream-safe format). */
const cluster = /\P{M}\p{M}{0,30}|\p{M}{1,30}/gsu;
const invisible = /^\p{Default_Ignorable_Code_Point}+$/u;
/** Han characters and their punctuation, full-width forms included. */
const wide = /^[\u2e80-\u9fff\uac00-\ud7af\uf900-\uffef]|^[\u{20000}-\u{3ffff}]/u;
const ideograph = /^[\u4e00-\u9fff]$/;

/**
 * Folds a text and keeps where each of its characters came from (NFKC changes lengths).
 *
 * `fold('Ⅳ 類（「', new Map([['類', '类']])).text` // => `iv类(“`
 */
export function fold(source: string, script: Script): Folded {
  let text = '';
  const offsets: number[] = [];
  let space = -1;
  let afterWide = true;
  for (const {0: raw, index} of source.matchAll(cluster)) {
    if (/^\s/.test(raw)) {
      space = index;
      continue;
    }
    if (invisible.test(raw)) continue;
    const isWide = wide.test(raw);
    // Between Latin words white space parts them; beside Chinese it is only spacing, as in 名 词 解 释.
    if (space >= 0 && !afterWide && !isWide) {
      text += ' ';
      offsets.push(space);
    }
    space = -1;
    afterWide = isWide;
    const folded = ideograph.test(raw) ? (script.get(raw) ?? raw) : foldCluster(raw, script);
    text += folded;
    for (let i = 0; i < folded.length; i++) offsets.push(index);
  }
  offsets.push(source.length);
  return {text, offsets};
}

function foldCluster(raw: string, script: Script): string {
  let folded = '';
  for (const character of raw.normalize('NFKC').toLowerCase().normalize('NFKC')) {
    folded += quotes.get(character) ?? script.get(character) ?? character;
  }
  return folded;
}

/**
 * The words of a query, folded: all of them must stand in a paragraph. Straight quotes part words as spaces do:
 * every search here is exact, with quotes or without.
 *
 * `words('營商　"Ⅳ類"', script)` // => `['营商', 'iv类']`
 */
export function words(query: string, script: Script): string[] {
  const parts = query.normalize('NFKC').split(/[\s"']+/);
  return [...new Set(parts.map((part) => fold(part, script).text))].filter(Boolean);
}

/** Whether a query is written in another script than the originals. */
export function isVariant(query: string, script: Script): boolean {
  return String(words(query, script)) !== String(words(query, new Map()));
}

/** One unit of UTF-16 in letters: Pagefind cuts, stems and drops words by rules that letters alone escape. */
export function letters(unit: number): string {
  let name = '';
  for (let shift = 12; shift >= 0; shift -= 4) name += String.fromCharCode(97 + ((unit >> shift) & 15));
  return name;
}

/**
 * What of a folded text goes into the index: every pair of neighbouring characters, and every single one, once each.
 *
 * `[...tokens('ab')]` // => `['aagb', 'aagbaagc', 'aagc']`
 */
export function tokens(text: string): Set<string> {
  const found = new Set<string>();
  for (let i = 0; i < text.length; i++) {
    const first = letters(text.charCodeAt(i));
    found.add(first);
    if (i + 1 < text.length) found.add(first + letters(text.charCodeAt(i + 1)));
  }
  return found;
}

/** A pasted sentence is found by this many of its pairs; each costs a piece of the index. */
const enough = 6;

/**
 * The tokens by which the pages that may hold a word are found. They need not be all: every page found is then read.
 *
 * `probes('洞庭湖')` // => the tokens of `洞庭` and `庭湖`
 */
export function probes(word: string): string[] {
  if (word.length === 1) return [letters(word.charCodeAt(0))];
  const pairs = Array.from(
    {length: word.length - 1},
    (_, i) => letters(word.charCodeAt(i)) + letters(word.charCodeAt(i + 1)),
  );
  if (pairs.length <= enough) return pairs;
  return Array.from({length: enough}, (_, i) => pairs[Math.round((i * (pairs.length - 1)) / (enough - 1))] as string);
}
