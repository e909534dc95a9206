/**
 * The addresses of the site below its base path, and the files beside its pages (a contract: a page that exists never
 * changes its address).
 *
 *     zh-hans/                         the reports of an edition
 *     zh-hans/search/                  a page that every edition has
 *     zh-hans/yiyang-2024/             a report
 *     zh-hans/yiyang-2024/1-2/         one of its pages
 *     zh-hans/yiyang-2024/1-2/en/      the same page beside another edition
 */
import {isEdition, type EditionName} from './editions.ts';

/** The pages that every edition has beside its reports; no report can have one of these names. */
export const editionPages = ['search', 'quote', 'offline'] as const;

/** The pages that every report has beside those of its text. */
export const reportPages = ['full', 'about'] as const;

export type EditionPage = (typeof editionPages)[number];

/** What an address stands for. Absent parts are empty: a report's own page has the page `index`. */
export interface Route {
  edition: string;
  /** One of the pages that every edition has; empty for a report's. */
  editionPage: EditionPage | '';
  report: string;
  /** The page of the report: `index`, `1`, `1-2`, `appendix-1`, `notes`, `full`, `about`; empty where there is none. */
  page: string;
  /** The edition beside it, on a parallel page. */
  other: EditionName | '';
}

/** Whether a name is that of a page which every edition has: `isEditionPage('quote')` // => `true` */
export function isEditionPage(name: string): name is EditionPage {
  return (editionPages as readonly string[]).includes(name);
}

/**
 * What an address below the base path stands for.
 *
 * `parseRoute('zh-hans/yiyang-2024/2-1/en/')`
 * // => `{edition: 'zh-hans', editionPage: '', report: 'yiyang-2024', page: '2-1', other: 'en'}`
 */
export function parseRoute(path: string): Route {
  const [edition = '', name = '', ...rest] = path.split('/').filter((part) => part && part !== 'index.html');
  if (isEditionPage(name)) return {edition, editionPage: name, report: '', page: '', other: ''};
  // An edition's name is no page's: the report's own page beside another edition.
  const [page = 'index', other = ''] = isEdition(rest[0]) ? ['index', rest[0]] : rest;
  return {edition, editionPage: '', report: name, page: name && page, other: isEdition(other) ? other : ''};
}

/** An address from its parts, empty ones left out: `formatPath('zh-hans', 'search')` // => `zh-hans/search/` */
export function formatPath(...parts: string[]): string {
  return parts
    .filter(Boolean)
    .map((part) => `${part}/`)
    .join('');
}

/**
 * A page of a report, or a place on it.
 *
 * `formatPagePath('zh-hans', 'yiyang-2024', '1-2', 'p6.3')` // => `zh-hans/yiyang-2024/1-2/#p6.3`
 *
 * @param other the edition beside it, on a parallel page
 */
export function formatPagePath(edition: string, report: string, page: string, id?: string, other = ''): string {
  return formatPath(edition, report, page === 'index' ? '' : page, other) + (id ? `#${id}` : '');
}

/** A page of a report as Markdown: `twinPath('zh-hans', 'yiyang-2024', 'index')` // => `zh-hans/yiyang-2024.md` */
export function twinPath(edition: string, report: string, page: string): string {
  return page === 'index' ? `${formatPath(edition)}${report}.md` : `${formatPath(edition, report)}${page}.md`;
}

/**
 * The files beside a report's pages that the browser loads: its text, sentence by sentence, its citations and those of its
 * notes, and, for reading without a network, its pages that are put together from others, and in a library what is kept
 * of it.
 */
export const reportFiles = {
  text: 'text.json',
  citations: 'cite.json',
  noteCitations: 'cite-notes.json',
  composed: 'pages.json',
  kept: 'kept.json',
} as const;

/** `reportFilePath('en', 'yiyang-2024', 'text')` // => `en/yiyang-2024/text.json` */
export function reportFilePath(edition: string, report: string, file: keyof typeof reportFiles): string {
  return formatPath(edition, report) + reportFiles[file];
}

/** What readers call the terms of an edition's reports, for the search: `aliasesPath('en')` // => `en/aliases.json` */
export function aliasesPath(edition: string): string {
  return `${formatPath(edition)}aliases.json`;
}

/** A file of the sketch by which a quotation finds its reports: `sketchPath('zh', 7)` // => `sketch/zh/7.json` */
export function sketchPath(language: string, shard: number): string {
  return `${formatPath('sketch', language)}${shard}.json`;
}

/** The reports of an edition, for the search: `shelfPath('en')` // => `en/reports.json` */
export function shelfPath(edition: string): string {
  return `${formatPath(edition)}reports.json`;
}

/** What a file to take away is called: `downloadName('yiyang-2024', 'zh-hans', 'en')` // => `yiyang-2024-zh-hans-en` */
export function downloadName(report: string, ...names: EditionName[]): string {
  return [report, ...names].join('-');
}

/** The order of a report's pages: its own, parts with their sections, appendices, notes. */
export function comparePages(a: string, b: string): number {
  const rank = (page: string) => {
    if (page === 'notes') return [Infinity, 0];
    return page === 'index' ? [0, 0] : page.replace('appendix', String(Number.MAX_VALUE)).split('-').map(Number);
  };
  const [a1 = 0, a2 = 0] = rank(a);
  const [b1 = 0, b2 = 0] = rank(b);
  return a1 === b1 ? a2 - b2 : a1 - b1;
}
