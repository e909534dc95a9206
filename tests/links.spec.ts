/** Every link of every page, in the files as they are published. */
import {existsSync, globSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {pagesOf} from './support/pages.ts';
import {expect, test} from './support/site.ts';

/** Attributes that hold one address. */
const addresses = ['href', 'src', 'action', 'formaction', 'poster'];
/** Attributes that name ids on the same page. */
const references = ['for', 'popovertarget', 'aria-controls', 'aria-labelledby', 'aria-describedby', 'aria-details'];

test('every internal link and every fragment resolves, below the base path', ({built}) => {
  const pages = new Map(pagesOf(built).map((page) => [page.path, page]));
  const ids = new Map(
    [...pages].map(([path, {root}]) => [path, new Set(root.querySelectorAll('[id]').map(({id}) => id))]),
  );
  const broken: string[] = [];
  let followed = 0;
  for (const {path, root} of pages.values()) {
    // As the search page's addresses do, a link may carry a query; a page does not depend on it.
    const here = new URL(path, `http://site${built.base}`);
    for (const name of addresses) {
      for (const element of root.querySelectorAll(`[${name}]`)) {
        const written = element.getAttribute(name) ?? '';
        const url = new URL(written, here);
        if (url.host !== 'site') continue;
        followed += 1;
        const target = decodeURIComponent(url.pathname.slice(built.base.length));
        const fragment = decodeURIComponent(url.hash.slice(1));
        if (!url.pathname.startsWith(built.base)) broken.push(`${path}: ${written} leaves the base path`);
        else if (!pages.has(target) && (!target.includes('.') || !existsSync(join(built.dist, target))))
          broken.push(`${path}: ${written} leads nowhere`);
        else if (fragment && !ids.get(target)?.has(fragment)) broken.push(`${path}: ${written} has no such place`);
      }
    }
    for (const name of references) {
      for (const element of root.querySelectorAll(`[${name}]`)) {
        for (const id of (element.getAttribute(name) ?? '').split(/\s+/)) {
          if (!ids.get(path)?.has(id)) broken.push(`${path}: ${name}="${id}" names nothing`);
        }
      }
    }
  }
  expect(broken).toEqual([]);
  expect(followed).toBeGreaterThan(pages.size * 10);
});

test('an id exists once on a page', ({built}) => {
  for (const {path, root} of pagesOf(built)) {
    const ids = root.querySelectorAll('[id]').map(({id}) => id);
    expect(
      ids.filter((id, at) => ids.indexOf(id) !== at),
      path,
    ).toEqual([]);
  }
});

test('only links lead to other origins: nothing is fetched from there', ({built}) => {
  for (const {path, root} of pagesOf(built)) {
    const fetched = root.querySelectorAll('[src], [srcset], link[href]:not([rel=canonical]):not([rel=alternate])');
    const foreign = fetched.map(
      (element) => element.getAttribute('src') ?? element.getAttribute('srcset') ?? element.getAttribute('href') ?? '',
    );
    expect(
      foreign.filter((address) => /^([a-z]+:)?\/\//i.test(address)),
      path,
    ).toEqual([]);
  }
  for (const name of globSync('**/*.css', {cwd: built.dist})) {
    const style = readFileSync(join(built.dist, name), 'utf8');
    expect(style.match(/@import|url\((?!["']?data:)[^)]*\/\//g), name).toBeNull();
  }
});
