/** What a search must find, told from the built pages alone and by means of its own. */
import {Converter} from 'opencc-js/t2cn';
import {pagesOf, textOf} from './pages.ts';
import type {Site} from '../../tools/sites.ts';

/**
 * The texts of an edition by their place, `yiyang-2024/2-1/#p19`: as they stand in the HTML, without markers and white
 * space.
 */
export function textsOf(site: Site, edition: string): Map<string, string> {
  const texts = new Map<string, string>();
  for (const page of pagesOf(site)) {
    const [of, ...rest] = page.path.split('/');
    if (of !== edition || rest.length < 2 || /^(search|full|en|zh-han[st])$/.test(rest.at(-2) ?? '')) continue;
    for (const {id, text} of textOf(page)) {
      const plain = text.replace(/\[\d+\]|\s/g, '');
      if (plain) texts.set(`${rest.join('/')}#${id}`, plain);
    }
  }
  return texts;
}

const convert = Converter({from: 'tw', to: 'cn'});
const simplified = new Map([
  ['「', '“'],
  ['」', '”'],
  ['『', '‘'],
  ['』', '’'],
]);
const folded = new Map<string, string>();

/**
 * NFKC, lower case, one script: OpenCC's, character by character, so that it does the same to a text and to a part of
 * it.
 */
function fold(text: string): string {
  return getOr(folded, text, () =>
    [...text.normalize('NFKC').toLowerCase()]
      .map((character) => getOr(simplified, character, () => convert(character)))
      .join(''),
  );
}

function getOr(known: Map<string, string>, key: string, make: () => string): string {
  const found = known.get(key) ?? make();
  known.set(key, found);
  return found;
}

/** The places whose text has all the words, sorted. */
export function placesWith(texts: Map<string, string>, ...words: string[]): string[] {
  const sought = words.map(fold);
  return [...texts]
    .filter(([, text]) => sought.every((word) => fold(text).includes(word)))
    .map(([place]) => place)
    .sort();
}

/** Mulberry32: numbers from 0 to 1 that a seed repeats. */
export function generator(state: number): () => number {
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Some substrings of the texts, of so many characters; each text counts by its length. */
export function draw(texts: Map<string, string>, length: number, count: number, next: () => number): string[] {
  const all = Array.from(texts.values(), (text) => [...text]);
  const starts = all.map((characters) => Math.max(0, characters.length - length + 1));
  const total = starts.reduce((sum, own) => sum + own, 0);
  return Array.from({length: count}, () => {
    let start = Math.floor(next() * total);
    const text = starts.findIndex((own) => (start -= own) < 0);
    start += starts[text]!;
    return all[text]!.slice(start, start + length).join('');
  });
}
