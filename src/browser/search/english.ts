/**
 * Searching the English edition: English words in all their forms, Chinese words in the originals of the paragraphs.
 * Only English pages load this.
 */
import {
  findEnglish,
  has,
  joinings,
  manner,
  occurrencesIn,
  parse,
  startProbe,
  wordTokens,
  type Query,
} from '../../model/english.ts';
import {isVariant, probes, type Script} from '../../model/folding.ts';
import {find, type Item, type Reading} from '../../model/matching.ts';
import type {IndexedPage} from '../../model/search-index.ts';
import {language, type Hit, type Hits, type PagesWith} from './language.ts';

/**
 * Every paragraph, heading and note that has all words of a query, its Chinese ones in the original; in the order of
 * the text. The last word may be the beginning of one, unless a paragraph that has all the others has it as it was
 * typed. Where none has them all, two of the words may be one.
 *
 * @throws what `pagesWith` throws.
 */
export async function search(query: string, script: Script, pagesWith: PagesWith): Promise<Hits> {
  const parsed = parse(query, script);
  const {english, phrases = [], chinese, last} = parsed;
  if (english.length + phrases.length + chinese.length === 0) return {hits: [], complete: true};
  const lookUp = async ({english, phrases = []}: Query, start?: string): Promise<Hits> => {
    const asked = [...english, ...phrases.flat()].map((word) =>
      word === start ? [startProbe(word)] : wordTokens(word),
    );
    // As the words are typed, and as in America: a text is spelt in one way.
    const {pages, complete} = await pagesWith(
      ...[0, -1].map((one) => [...asked.flatMap((tokens) => tokens.at(one) ?? []), ...chinese.flatMap(probes)]),
    );
    const hitOn = (page: IndexedPage, item: Item, readings: Reading[]): Hit[] => {
      const spans = findEnglish(item.text, english, start, phrases);
      if (!spans) return [];
      if (chinese.length === 0) return [{page, item, spans, manner}];
      for (const reading of readings) {
        const quoted = item.source && find(item.source, chinese, script, reading);
        if (quoted) return [{page, item, spans, manner, quoted}];
      }
      return [];
    };
    const read = (...readings: Reading[]) =>
      pages.flatMap((page) => page.items.flatMap((item) => hitOn(page, item, readings)));
    // As on a page of the Simplified edition.
    const own = isVariant(query, script) ? [] : read('own');
    return {hits: own.length > 0 ? own : read('own', 'twin'), complete};
  };
  const whole = await lookUp(parsed);
  if (whole.hits.length === 0) {
    for (const joined of joinings(parsed)) {
      const found = await lookUp(joined);
      if (found.hits.length > 0) return found;
    }
  }
  if (last === undefined || last.length < 2 || whole.hits.some(({item}) => has(item.text, last))) return whole;
  return lookUp(parsed, last);
}

// What searches and marks on this page does so in English from now on.
Object.assign(language, {search, occurrencesIn});
