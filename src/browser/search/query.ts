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
import type {IndexedPage} from '../../model/search-index.ts';
import {language, type Hit, type Hits, type PagesWith} from './language.ts';
import {forget, once} from '../kit/load.ts';
import {editionOf} from '../kit/strings.ts';
import {folder, loadScript} from './script-table.ts';

interface Pagefind {
  search(
    term: string | null,
    options: {sort: Record<string, 'asc'>},
  ): Promise<{results: {data(): Promise<IndexedPage>}[]}>;
}

interface Index {
  pagefind: Pagefind;
  script: Script;
}

/** What the open index is kept under. */
const opened = 'search index';
const inTextOrder = {sort: {order: 'asc'}} as const;
let attempts = 0;

/**
 * Loads what every search needs, once; after a failure the next call tries again.
 *
 * @throws if the index cannot be reached.
 */
export function open(): Promise<Index> {
  return once(opened, load);
}

async function load(): Promise<Index> {
  attempts++;
  preload(`${folder}wasm.unknown.pagefind`);
  // Browsers remember a module that failed to load; under another address it is tried again.
  const url = `${folder}pagefind.js${attempts > 1 ? `?${attempts}` : ''}`;
  const [{createInstance}, script] = await Promise.all([
    import(/* @vite-ignore */ url) as Promise<{createInstance(options: {noWorker: boolean}): Pagefind}>,
    loadScript(),
  ]);
  // A worker would cost another 11 kB, and spare milliseconds.
  const pagefind = createInstance({noWorker: true});
  // Fails if the index is not to be had; no other call says so at once.
  await pagefind.search(null, inTextOrder);
  return {pagefind, script};
}

/**
 * Pagefind asks for its program only when it has read two other files. Asked for at once, it is there by then.
 *
 * @see https://github.com/Pagefind/pagefind/blob/v1.5.2/pagefind_web_js/lib/coupled_search.ts and there `init`
 */
function preload(href: string) {
  const link = document.createElement('link');
  Object.assign(link, {rel: 'preload', as: 'fetch', crossOrigin: 'anonymous', href});
  link.addEventListener('error', () => {
    link.remove();
    // The next who asks is given the failure that was kept for him: let it be this one, not a second attempt.
    fetch(href).catch(() => undefined);
  });
  document.head.append(link);
}

/**
 * Every paragraph, heading and note that has all words of a query: report by report, notes and headings first, then in
 * the order of the text.
 *
 * @param limit how many pages are read at most, where a few hits are enough
 * @throws if the index, or a part of it that is needed, cannot be reached.
 */
export async function search(query: string, limit = Infinity): Promise<Hits> {
  const index = await open();
  try {
    return await searchIn(index, query, limit);
  } catch {
    // A new version of the site has other parts: the index is opened anew.
    forget(opened);
    return searchIn(await open(), query, limit);
  }
}

async function searchIn({pagefind, script}: Index, query: string, limit: number): Promise<Hits> {
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
  const {hits, complete} = await (language.search ?? exact)(query, script, pagesWith);
  return {hits: sort(hits), complete};
}

/** The same in a Chinese edition: the words, character by character. */
async function exact(query: string, script: Script, pagesWith: PagesWith): Promise<Hits> {
  const sought = words(query, script);
  if (sought.length === 0) return {hits: [], complete: true};
  const {pages, complete} = await pagesWith(sought.flatMap(probes));
  const read = (...readings: Reading[]) => pages.flatMap((page) => hitsOn(page, sought, script, readings));
  // What is written in the edition's own script means the edition's own text. Else a character may stand for several of
  // the other script, and the twins tell which: 座標 is 坐标, 划 is 劃 but in 計畫.
  const isForeign = isVariant(query, script) === (editionOf(document.documentElement) === original);
  const own = isForeign ? [] : read('own');
  return {hits: own.length > 0 ? own : read('own', 'twin'), complete};
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

const kinds = ['note', 'heading', 'paragraph', 'editors-note'] as const;

/** Pages come in the order of the text; within a report notes and headings go before paragraphs. */
function sort(hits: Hit[]): Hit[] {
  const reports = [...new Set(hits.map(({page}) => page.report.slug))];
  const place = ({page, item}: Hit) =>
    reports.indexOf(page.report.slug) * kinds.length + kinds.indexOf(kindOf(item.id) ?? 'paragraph');
  return hits.sort((a, b) => place(a) - place(b));
}
