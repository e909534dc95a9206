/** What pages say about themselves to browsers, search engines and previews. */
import {createHash} from 'node:crypto';
import {existsSync, globSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {parse, type HTMLElement} from 'node-html-parser';
import {pageOf, pagesOf, type Page} from './support/pages.ts';
import {expect, test} from './support/site.ts';

/** The origin that the tests' builds are for. */
const origin = process.env.SITE ?? 'https://baogao.example';

const forSearchEngines = ({root}: Page) => !/noindex/.test(content(root, 'meta[name=robots]'));

test('every page has a language, a title of its own, one first heading, a description and a favicon', ({built}) => {
  const titles = new Map<string, string>();
  for (const {path, root} of pagesOf(built)) {
    const lang = root.querySelector('html')?.getAttribute('lang') ?? '';
    expect(['zh-Hans', 'zh-Hant', 'en'], path).toContain(lang);
    const title = `${lang} ${root.querySelector('title')?.textContent}`;
    expect(titles.get(title), `${path} has the title of`).toBeUndefined();
    titles.set(title, path);
    expect(root.querySelectorAll('h1').length, `${path}: first headings`).toBe(1);
    expect(content(root, 'meta[name=description]'), path).not.toBe('');
    expect(root.querySelector('link[rel=icon]'), path).not.toBeNull();
  }
});

test('every page for search engines is its own canonical address', ({built}) => {
  for (const {path, root} of pagesOf(built).filter(forSearchEngines)) {
    expect(
      root.querySelectorAll('link[rel=canonical]').map((link) => link.getAttribute('href')),
      path,
    ).toEqual([origin + built.base + path]);
    expect(content(root, 'meta[property="og:url"]'), path).toBe(origin + built.base + path);
  }
});

test('editions name each other, both ways, and exist', ({built}) => {
  const alternates = new Map(pagesOf(built).map(({path, root}) => [path, alternatesOf(root)]));
  let compared = 0;
  for (const [path, links] of alternates) {
    for (const [lang, address] of links) {
      expect(address, path).toContain(origin + built.base);
      const other = address.slice((origin + built.base).length);
      expect([...alternates.keys()], `${path} → ${lang}`).toContain(other);
      if (lang === 'x-default') continue;
      expect(pageOf(built, other).root.querySelector('html')?.getAttribute('lang'), other).toBe(lang);
      expect([...alternates.get(other)!], `${path} ↔ ${other}`).toEqual([...links]);
      compared += 1;
    }
  }
  expect(compared).toBeGreaterThan(60);
});

test('every page of a report has its counterpart in the other script', ({built}) => {
  const paths = (edition: string) =>
    pagesOf(built)
      .map(({path}) => path)
      .filter((path) => path.startsWith(`${edition}/`))
      .map((path) => path.slice(edition.length));
  expect(paths('zh-hant')).toEqual(paths('zh-hans'));
  for (const {path, root} of pagesOf(built).filter(({path}) =>
    /^zh-han[st]\/yiyang-2024\/(?!(?:.*\/)?en\/$)/.test(path),
  )) {
    expect([...alternatesOf(root).keys()], path).toEqual(expect.arrayContaining(['zh-Hans', 'zh-Hant', 'x-default']));
  }
});

test('the sitemap lists every page for search engines, and nothing else', ({built}) => {
  const index = parse(readFileSync(join(built.dist, 'sitemap-index.xml'), 'utf8'));
  const listed = index.querySelectorAll('loc').flatMap((loc) => {
    const name = loc.textContent.slice((origin + built.base).length);
    return parse(readFileSync(join(built.dist, name), 'utf8'))
      .querySelectorAll('loc')
      .map((loc) => loc.textContent);
  });
  expect(listed.sort()).toEqual(
    pagesOf(built)
      .filter(forSearchEngines)
      .map(({path}) => origin + built.base + path)
      .sort(),
  );
  expect(listed.filter((address) => address.includes('404'))).toEqual([]);
});

test('every page has a preview with a picture that exists', ({built}) => {
  for (const {path, root} of pagesOf(built)) {
    for (const property of ['og:title', 'og:type', 'og:description', 'og:locale'])
      expect(content(root, `meta[property="${property}"]`), `${path} ${property}`).not.toBe('');
    const image = content(root, 'meta[property="og:image"]');
    expect(image, path).toContain(origin + built.base);
    expect(existsSync(join(built.dist, image.slice((origin + built.base).length))), image).toBe(true);
  }
});

test('schema.org data describe the report, and each note as a term', ({built}) => {
  for (const [edition, author] of [
    ['zh-hans', '益阳市人民政府'],
    ['zh-hant', '益陽市人民政府'],
    ['en', 'Yiyang Municipal People’s Government'],
  ]) {
    const report = dataOf(pageOf(built, `${edition}/yiyang-2024/`));
    expect(report).toMatchObject({
      '@context': 'https://schema.org',
      '@type': 'Report',
      url: `${origin}${built.base}${edition}/yiyang-2024/`,
      author: {'@type': 'GovernmentOrganization', name: author},
      // An estimate, as ISO 8601-2 marks it.
      datePublished: '2023~',
    });
    const notes = dataOf(pageOf(built, `${edition}/yiyang-2024/notes/`));
    const terms = notes['hasDefinedTerm'] as {'@type': string; '@id': string; name: string; description: string}[];
    expect(terms.map((term) => term['@type'])).toEqual(Array(23).fill('DefinedTerm'));
    expect(terms.map((term) => term['@id'])).toEqual(
      terms.map((_, at) => `${origin}${built.base}${edition}/yiyang-2024/notes/#n${at + 1}`),
    );
    for (const {name, description} of terms) expect(name.length * description.length).toBeGreaterThan(0);
  }
});

test('a strict Content-Security-Policy stands on every page, with WebAssembly as its only allowance', ({built}) => {
  for (const {path, root} of pagesOf(built)) {
    const policy = directives(content(root, 'meta[http-equiv="content-security-policy"]'));
    expect(policy.get('default-src'), path).toEqual(["'self'"]);
    expect(policy.get('object-src'), path).toEqual(["'none'"]);
    const scripts = policy.get('script-src') ?? [];
    expect(scripts.filter((source) => !source.startsWith("'sha256-")).sort(), path).toEqual([
      "'self'",
      "'wasm-unsafe-eval'",
    ]);
    for (const [name, sources] of policy) {
      const others = sources.filter(
        (source) => source !== "'self'" && source !== "'none'" && !source.startsWith("'sha256-"),
      );
      expect(others, `${path} ${name}`).toEqual(name === 'script-src' ? ["'wasm-unsafe-eval'"] : []);
    }
    // What the policy would block must not be there: without a hash an inline script does nothing.
    for (const script of root.querySelectorAll('script:not([src]):not([type="application/ld+json"])'))
      expect(scripts, path).toContain(hash(script));
    for (const style of root.querySelectorAll('style')) expect(policy.get('style-src'), path).toContain(hash(style));
    expect(root.querySelectorAll('[style]').map(String), path).toEqual([]);
    expect(
      root
        .querySelectorAll('*')
        .flatMap((element) => Object.keys(element.attributes).filter((name) => name.startsWith('on'))),
      path,
    ).toEqual([]);
  }
});

test('nothing is published that a reader or a machine does not fetch', ({built}) => {
  expect(globSync('**/*.{map,ts,mdx,astro}', {cwd: built.dist})).toEqual([]);
});

function content(root: HTMLElement, selector: string): string {
  return root.querySelector(selector)?.getAttribute('content') ?? '';
}

function alternatesOf(root: HTMLElement): Map<string, string> {
  return new Map(
    root
      .querySelectorAll('link[rel=alternate][hreflang]')
      .map((link) => [link.getAttribute('hreflang') ?? '', link.getAttribute('href') ?? '']),
  );
}

function dataOf({root}: Page): Record<string, unknown> {
  return JSON.parse(root.querySelector('script[type="application/ld+json"]')?.textContent ?? '') as Record<
    string,
    unknown
  >;
}

function directives(policy: string): Map<string, string[]> {
  return new Map(
    policy
      .split(';')
      .map((directive) => directive.trim().split(/\s+/))
      .map(([name = '', ...sources]) => [name, sources]),
  );
}

function hash(element: HTMLElement): string {
  return `'sha256-${createHash('sha256').update(element.rawText).digest('base64')}'`;
}
