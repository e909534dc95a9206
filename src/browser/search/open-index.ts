/** Opens the index that Pagefind has made of the page's edition. */
import type {Script} from '../../model/folding.ts';
import type {IndexedPage, ShelvedReport} from '../../model/search-index.ts';
import {forget, once} from '../kit/load.ts';
import {loadReports} from './reports.ts';
import {folder, loadScript} from './script-table.ts';

/** A page that Pagefind has found. */
export interface IndexResult {
  id: string;
  /** Where on the page the words stand, counted in words. */
  words: number[];
  data(): Promise<IndexedPage>;
}

interface Pagefind {
  search(term: string | null, options: {sort: Record<string, 'asc'>}): Promise<{results: IndexResult[]}>;
}

export interface Index {
  pagefind: Pagefind;
  script: Script;
  /** Those of the edition, in the order of the index. */
  reports: ShelvedReport[];
  /** Whether it is only what is kept on the device: all of it is read then. */
  isKept?: true;
}

/** What the open index is kept under, and what a library learns of it. */
const [opened, learnt] = ['search index', 'search index, its pages'];
export const inTextOrder = {sort: {order: 'asc'}} as const;
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
  const [{createInstance}, script, reports] = await Promise.all([
    import(/* @vite-ignore */ url) as Promise<{createInstance(options: {noWorker: boolean}): Pagefind}>,
    loadScript(),
    loadReports(),
  ]);
  // A worker would cost another 11 kB, and spare milliseconds.
  const pagefind = createInstance({noWorker: true});
  // Fails if the index is not to be had; no other call says so at once.
  await pagefind.search(null, inTextOrder);
  return {pagefind, script, reports};
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

/** What is found out about all pages of the open index, once. */
export function ofIndex<T>(make: () => Promise<T>): Promise<T> {
  return once(learnt, make);
}

/** Forgets the open index: who asks next opens it anew. */
export function reopen(): Promise<Index> {
  forget(opened);
  forget(learnt);
  return open();
}
