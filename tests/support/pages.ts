/** The pages of a built site, read from its files: for what must hold on every page. */
import {globSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {parse, type HTMLElement} from 'node-html-parser';
import type {Site} from '../../tools/sites.ts';

export interface Page {
  /** Its address below the base path: `zh-hans/yiyang-2024/2-1/`; the landing page's is empty. */
  path: string;
  html: string;
  readonly root: HTMLElement;
}

const read = new Map<string, Page[]>();

/** All pages of a site, in alphabetical order. */
export function pagesOf({dist}: Site): Page[] {
  const known = read.get(dist);
  if (known) return known;
  const pages = globSync('**/*.html', {cwd: dist})
    .sort()
    .map((name) => {
      const html = readFileSync(join(dist, name), 'utf8');
      let root: HTMLElement | undefined;
      return {
        path: name.replaceAll('\\', '/').replace(/(^|\/)index\.html$/, '$1'),
        html,
        // Most tests look into a few pages alone; parsing all takes seconds.
        get root() {
          return (root ??= parse(html));
        },
      };
    });
  if (pages.length === 0) throw new Error(`${dist} holds no site; npm test builds it`);
  read.set(dist, pages);
  return pages;
}

/** One page by its address. @throws if there is none. */
export function pageOf(site: Site, path: string): Page {
  const page = pagesOf(site).find((page) => page.path === path);
  if (!page) throw new Error(`${site.dist} has no page ${path}`);
  return page;
}

/**
 * The pages of a report in one edition in the order of the text, as their links to the next page say: `chain(site,
 * 'zh-hans/yiyang-2024/')`.
 */
export function chain(site: Site, first: string): Page[] {
  const pages = [pageOf(site, first)];
  for (let next = nextOf(pages[0]!); next !== undefined; next = nextOf(pages.at(-1)!)) {
    const path = next.slice(site.base.length);
    if (pages.some((page) => page.path === path)) throw new Error(`the next pages after ${first} lead back to ${path}`);
    pages.push(pageOf(site, path));
  }
  return pages;
}

function nextOf({root}: Page): string | undefined {
  return root.querySelector('main a[rel=next]')?.getAttribute('href');
}

/** What a note's mark is drawn from; tests/marks.spec.ts holds the style to it. */
export const markOf = (mark: HTMLElement): string => mark.getAttribute('aria-label') ?? '';

/** What an element shows of the report: its text, with the marks of notes where they are drawn. */
export function shownIn(element: HTMLElement): string {
  const copy = parse(element.outerHTML, {}).firstChild as HTMLElement;
  copy.querySelectorAll('[data-chrome], br').forEach((other) => other.remove()); // the parser reads a br as a line end
  for (const mark of copy.querySelectorAll('[role=doc-noteref]')) mark.textContent += markOf(mark);
  return copy.textContent;
}

/**
 * The paragraphs, headings and notes of a page in order, each with its id and its text exactly as it stands in the
 * HTML, with the marks of notes.
 */
export function textOf({root}: Page): {id: string; text: string}[] {
  return root
    .querySelectorAll('main [id]')
    .filter(({id}) => /^[phn]\d+$/.test(id))
    .map((element) => ({id: element.id, text: shownIn(element)}));
}
