/** The site's addresses: what `src/model/routes.ts` formats, under the base path. */
import * as routes from '../model/routes.ts';

const base = import.meta.env.BASE_URL;

/** A file of the site by its path below the base path, those of `public/` included. */
export function asset(name: string): string {
  return base + name;
}

/** `path('zh-hans', 'search')` // => `/zh-hans/search/` */
export function path(...parts: string[]): string {
  return asset(routes.formatPath(...parts));
}

/** What an address of the site stands for: `routeOf('/zh-hans/search/').editionPage` // => `search` */
export function routeOf(pathname: string): routes.Route {
  return routes.parseRoute(pathname.slice(base.length));
}

/**
 * A page of a report. `page` is the name of its file under `content/`, or `full`.
 *
 * `pagePath('zh-hans', 'yiyang-2024', '1-2', 'p6.3')` // => `/zh-hans/yiyang-2024/1-2/#p6.3`
 *
 * @param other the edition beside it, on a parallel page
 */
export function pagePath(edition: string, report: string, page: string, id?: string, other = ''): string {
  return asset(routes.formatPagePath(edition, report, page, id, other));
}

/** A file beside a report's pages: `filePath('zh-hans', 'yiyang-2024', 'full.md')` // => `/zh-hans/yiyang-2024/full.md` */
export function filePath(edition: string, report: string, name: string): string {
  return path(edition, report) + name;
}

/** A page of a report as Markdown: `twinPath('zh-hans', 'yiyang-2024', 'index')` // => `/zh-hans/yiyang-2024.md` */
export function twinPath(edition: string, report: string, page: string): string {
  return asset(routes.twinPath(edition, report, page));
}
