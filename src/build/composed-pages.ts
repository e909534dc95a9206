/**
 * Pages that have little of their own: two languages side by side, and the full text. To keep them for reading without a
 * network would take as much again as all the others; kept as patches to these, they take a tenth of it.
 */
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import type {EditionName} from '../model/editions.ts';
import {makePatch, type ComposedPages} from '../model/patch.ts';
import {formatPath, parseRoute, type Route} from '../model/routes.ts';

/** Whether a page is put together from others. */
export function isComposed({page, other}: Route): boolean {
  return page === 'full' || other !== '';
}

/**
 * The composed pages of a report in an edition.
 *
 * @param dist the folder with the built pages
 * @param files the names of the pages in it: `en/yiyang-2024/2-1/index.html`
 */
export function composedPages(
  dist: string,
  files: readonly string[],
  edition: EditionName,
  report: string,
): ComposedPages {
  const folder = formatPath(edition, report);
  const pages = files
    .filter((file) => file.startsWith(folder))
    .map((file) => ({...parseRoute(file), address: file.slice(folder.length).replace(/index\.html$/, '')}));
  const read = (address: string) => readFileSync(join(dist, folder, address, 'index.html'), 'utf8');
  return Object.fromEntries(
    pages.filter(isComposed).map((made) => {
      const from = pages
        .filter(({page, other}) => (made.page === 'full' ? other === made.other : other === '' && page === made.page))
        .filter(({page}) => page !== 'full' && page !== 'about')
        .map(({address}) => address);
      return [made.address, {from, patch: makePatch(from.map(read).join(''), read(made.address))}];
    }),
  );
}
