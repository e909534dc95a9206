/**
 * The texts of a library's reports that are kept on the device, in the place of the index, which is too large to be kept
 * with them: all of them are read. Loaded where the index cannot be had for want of a network.
 */
import {editionOf} from '../kit/strings.ts';
import {keptShelf} from '../offline/ask-worker.ts';
import type {Index} from './open-index.ts';
import {pagesOf} from './report-pages.ts';
import {loadScript} from './script-table.ts';

/** What is kept, as if every page of it had been found; undefined if nothing is. */
export async function keptIndex(): Promise<Index | undefined> {
  const worker = navigator.serviceWorker?.controller;
  const reports = worker ? await keptShelf(worker) : [];
  if (reports.length === 0) return undefined;
  const script = await loadScript();
  const edition = editionOf(document.documentElement);
  const pages = (await Promise.all(reports.map((report) => pagesOf(edition, report, script)))).flat();
  const results = pages.map((page, order) => ({
    id: page.url,
    words: [],
    data: () => Promise.resolve({...page, order}),
  }));
  return {pagefind: {search: () => Promise.resolve({results})}, script, reports, isKept: true};
}
