/** The site's addresses (a contract: a page that exists never changes its address). All begin with the base path. */

const base = import.meta.env.BASE_URL;

/** `path('zh-hans', 'search')` // => `/zh-hans/search/`, under the base path */
export function path(...parts: string[]): string {
  return (
    base +
    parts
      .filter(Boolean)
      .map((part) => `${part}/`)
      .join('')
  );
}

/** What `path` made an address of: `pathParts('/zh-hans/search/')` // => `['zh-hans', 'search']` */
export function pathParts(pathname: string): string[] {
  return pathname.slice(base.length).split('/').filter(Boolean);
}

/**
 * A page of a report. `page` is the name of its file under `content/`, or `full`.
 *
 * `pagePath('zh-hans', 'yiyang-2024', '1-2', 'p6.3')` // => `/zh-hans/yiyang-2024/1-2/#p6.3`
 *
 * @param other the edition beside it, on a parallel page
 */
export function pagePath(edition: string, report: string, page: string, id?: string, other = ''): string {
  return path(edition, report, page === 'index' ? '' : page, other) + (id ? `#${id}` : '');
}

/**
 * A file beside a report's pages: `filePath('zh-hans', 'yiyang-2024', 'full.md')` // => `/zh-hans/yiyang-2024/full.md`
 */
export function filePath(edition: string, report: string, name: string): string {
  return path(edition, report) + name;
}

/** A page of a report as Markdown: `twinPath('zh-hans', 'yiyang-2024', 'index')` // => `/zh-hans/yiyang-2024.md` */
export function twinPath(edition: string, report: string, page: string): string {
  return page === 'index' ? `${path(edition)}${report}.md` : filePath(edition, report, `${page}.md`);
}

/** A file of `public/`. */
export function asset(name: string): string {
  return base + name;
}
