/**
 * Searching the index, in the browser: Pagefind finds the pages, their texts decide. That a search fails where a part of
 * the index does not come, and that a page brings its texts, is what src/build/search/pagefind.ts makes of Pagefind.
 *
 * @see https://pagefind.app/docs/api/ on what is called here
 */
import {original} from '../../model/editions.ts';
import {isVariant, probes, words, type Script} from '../../model/folding.ts';
import {kindOf} from '../../model/ids.ts';
import {find, type Reading} from '../../model/matching.ts';
import {isWithin, rank, type Narrowing} from '../../model/shelf.ts';
import type {IndexedPage, ShelvedReport} from '../../model/search-index.ts';
import {language, type Hit, type Hits, type PagesWith, type Place} from './language.ts';
import {editionOf} from '../kit/strings.ts';
import {inTextOrder, open, reopen, type Index} from './open-index.ts';

/** What is asked for beside the query. */
export interface Wanted {
  /** How many hits are read, where a site has several reports; by default all. */
  shown?: number;
  /** How many pages are read at most, where a few hits are enough. */
  pagesRead?: number;
  narrowing?: Narrowing;
}

export interface Found extends Hits {
  /** Those to be shown. */
  hits: Hit[];
  /** How many there are within the narrowing. */
  count: number;
  /** How many there are in each report that has any, without it; the best report first. */
  counts: {report: ShelvedReport; count: number}[];
  /** How many reports were searched, where without a network it was only those kept on the device. */
  kept?: number;
}

/**
 * Every paragraph, heading and note that has all words of a query: report by report, that with most of them first, and
 * in each notes and headings first, then in the order of the text.
 *
 * @throws if the index, or a part of it that is needed, cannot be reached.
 */
export async function search(query: string, wanted: Wanted = {}): Promise<Found> {
  try {
    return await searchIndex(query, wanted);
  } catch (error) {
    if (navigator.onLine) throw error;
    const {keptIndex} = await import('./kept-texts.ts');
    const index = await keptIndex();
    if (!index) throw error;
    return {...(await searchIn(index, query, wanted)), kept: index.reports.length};
  }
}

async function searchIndex(query: string, wanted: Wanted): Promise<Found> {
  const index = await open();
  try {
    return await searchIn(index, query, wanted);
  } catch {
    // A new version of the site has other parts: the index is opened anew.
    return searchIn(await reopen(), query, wanted);
  }
}

async function searchIn(index: Index, query: string, {shown, pagesRead, narrowing}: Wanted): Promise<Found> {
  const {reports} = index;
  const isLibrary = reports.length > 1;
  const {places, complete} =
    (isLibrary && !index.isKept && (await located(index, query))) || (await read(index, query, pagesRead));
  const {ranked, counts} = rank(places, reports);
  const names = new Set(reports.flatMap((one) => (isWithin(one, narrowing) ? [one.report] : [])));
  const within = ranked.filter(({report}) => names.has(report));
  const hits = await Promise.all(within.slice(0, isLibrary ? shown : undefined).map((place) => place.hit()));
  return {hits, complete, count: within.length, counts};
}

interface Places {
  places: Place[];
  complete: boolean;
}

/** What the index of a library tells by itself, if it can. */
async function located(index: Index, query: string): Promise<Places | undefined> {
  const sought = words(query, index.script);
  if (language.search || sought.length === 0) return undefined;
  const {locate} = await import('./locate.ts');
  const places = await locate(index, sought, isForeign(query, index.script));
  return places && {places, complete: true};
}

/** What the pages that may have the words are found to have, once they are read. */
async function read({pagefind, script, reports}: Index, query: string, limit = Infinity): Promise<Places> {
  const pagesWith: PagesWith = async (...lists) => {
    const terms = new Set(lists.map((tokens) => [...new Set(tokens)].join(' ')));
    const found = await Promise.all(Array.from(terms, (term) => pagefind.search(term, inTextOrder)));
    const read = found.flatMap(({results}) => results.slice(0, limit).map((result) => result.data()));
    const pages = new Map((await Promise.all(read)).map((page) => [page.url, page]));
    return {
      pages: [...pages.values()].sort((a, b) => a.order - b.order),
      complete: found.every(({results}) => results.length <= limit),
    };
  };
  const probesOf = reports.length > 1 ? (await import('../../model/positions.ts')).positionedProbes : probes;
  const {hits, complete} = await (language.search?.(query, script, pagesWith) ??
    exact(query, script, pagesWith, probesOf));
  const places = hits.map((hit) => ({
    report: hit.page.report.slug,
    kind: kindOf(hit.item.id) ?? ('paragraph' as const),
    hit: () => Promise.resolve(hit),
  }));
  return {places, complete};
}

/** The same in a Chinese edition: the words, character by character. */
async function exact(
  query: string,
  script: Script,
  pagesWith: PagesWith,
  probesOf: (word: string) => string[],
): Promise<Hits> {
  const sought = words(query, script);
  if (sought.length === 0) return {hits: [], complete: true};
  const {pages, complete} = await pagesWith(sought.flatMap(probesOf));
  const read = (...readings: Reading[]) => pages.flatMap((page) => hitsOn(page, sought, script, readings));
  const own = isForeign(query, script) ? [] : read('own');
  return {hits: own.length > 0 ? own : read('own', 'twin'), complete};
}

/**
 * Whether a query is in the other script. What is written in the edition's own means the edition's own text; else a
 * character may stand for several of the other script, and the twins tell which: 座標 is 坐标, 划 is 劃 but in 計畫.
 */
function isForeign(query: string, script: Script): boolean {
  return isVariant(query, script) === (editionOf(document.documentElement) === original);
}

function hitsOn(page: IndexedPage, sought: string[], script: Script, readings: Reading[]): Hit[] {
  return page.items.flatMap((item) => {
    for (const reading of readings) {
      const spans = find(item, sought, script, reading);
      if (spans) return [{page, item, spans}];
    }
    return [];
  });
}
