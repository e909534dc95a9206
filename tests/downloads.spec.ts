/** What can be taken away holds what the pages hold: read from the files, and from the pages they were made of. */
import {spawnSync} from 'node:child_process';
import {existsSync, globSync, readFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {EpubCheck} from '@likecoin/epubcheck-ts';
import {strFromU8, strToU8, unzipSync, zipSync} from 'fflate';
import {parse, type HTMLElement} from 'node-html-parser';
import {bare, blocksOf, markdown, nodes} from './support/markdown.ts';
import {chain, markOf, pageOf, pagesOf, textOf, type Page} from './support/pages.ts';
import {expect, test} from './support/site.ts';
import type {EditionName} from '../src/model/editions.ts';
import {ui} from '../src/ui/index.ts';
import type {Site} from '../tools/sites.ts';

const editions: EditionName[] = ['zh-hans', 'zh-hant', 'en'];
const report = 'yiyang-2024';
const epubs: EditionName[][] = [...editions.map((edition) => [edition]), ['zh-hans', 'en'], ['zh-hant', 'en']];
const notice = 'Unofficial translation. The Chinese original is authoritative.';

const read = ({dist}: Site, ...path: string[]) => readFileSync(join(dist, ...path));

const opened = new Map<string, Map<string, string>>();
const parsed = new Map<string, Map<string, HTMLElement>>();

/** An EPUB's files by their names. */
function open(site: Site, names: string[]): Map<string, string> {
  const path = join(site.dist, names[0]!, report, `${[report, ...names].join('-')}.epub`);
  const entries = () =>
    Object.entries(unzipSync(readFileSync(path))).map(
      ([name, bytes]) => [name.replace('EPUB/', ''), strFromU8(bytes)] as const,
    );
  const files = opened.get(path) ?? new Map(entries());
  opened.set(path, files);
  return files;
}

/** Its XHTML, file by file. HTML parsers take no `<span/>` for closed. */
function documents(site: Site, names: string[]): Map<string, HTMLElement> {
  const key = [site.dist, ...names].join();
  const xhtml = () => [...open(site, names)].filter(([name]) => name.endsWith('.xhtml'));
  const files =
    parsed.get(key) ??
    new Map(xhtml().map(([name, text]) => [name, parse(text.replace(/<(span)([^>]*)\/>/g, '<$1$2></$1>'))]));
  parsed.set(key, files);
  return files;
}

/** The text of an element without white space, without the editors' marks, and without what does not match `of`. */
function textIn(element: HTMLElement, without = ''): string {
  const copy = parse(element.outerHTML).firstChild as HTMLElement;
  copy.querySelectorAll(`a[href^="#e"], br${without && `, ${without}`}`).forEach((other) => other.remove());
  return bare(copy.textContent);
}

/** The texts of a report's pages, in order, under their ids. */
const texts = (pages: Page[]) => pages.flatMap(textOf).map(({id, text}) => ({id, text: bare(text)}));

for (const edition of editions) {
  test.describe(edition, () => {
    test('the EPUB has the text of every page under the same ids', ({built}) => {
      const files = documents(built, [edition]);
      const pages = chain(built, `${edition}/${report}/`);
      for (const page of pages) {
        const name = page.path.split('/').at(-2)!.replace(report, 'index');
        const file = files.get(`${name}.xhtml`)!;
        for (const {id, text} of texts([page]))
          expect(textIn(file.querySelector(`[id="${id}"]`)!, '.from, .uses, .original'), `${name} ${id}`).toBe(text);
        const ids = page.root
          .querySelectorAll('main [id]')
          .map((element) => element.id)
          .filter((id) => /^[phne]\d|^editors$/.test(id));
        const found = file.querySelectorAll('[id]').map((element) => element.id);
        expect(
          found.filter((id, at) => found.indexOf(id) !== at),
          name,
        ).toEqual([]);
        for (const paragraph of file.querySelectorAll('p[id^=p]'))
          expect(`p${paragraph.getAttribute('data-number')}`).toBe(paragraph.id);
        expect(
          found.filter((id) => name === 'notes' || !/^[ne]/.test(id)),
          name,
        ).toEqual(ids);
      }
      expect([...files.keys()].sort()).toEqual(
        [
          ...pages.map(({path}) => `${path.split('/').at(-2)!.replace(report, 'index')}.xhtml`),
          'about.xhtml',
          'contents.xhtml',
          'title.xhtml',
        ].sort(),
      );
    });

    test('the plain text is that of the full page, and nothing of the editors’ stands in it', ({built}) => {
      const text = bare(read(built, edition, report, `${report}-${edition}.txt`).toString());
      const page = pageOf(built, `${edition}/${report}/full/`);
      const own = texts([page])
        .map(({text}) => text)
        .join('');
      const original = page.root.querySelectorAll('dt .original').map((element) => bare(element.textContent));
      const plain = original.reduce((rest, words) => rest.replace(`(${words})`, ''), text).replaceAll('***', '');
      const start = plain.indexOf(own.slice(0, 20));
      expect(plain.slice(start, start + own.length)).toBe(own);
      for (const note of page.root.querySelectorAll('.editors dd:not(.uses)'))
        expect(text).toContain(bare(note.textContent));
      for (const fact of page.root.querySelectorAll('.imprint :is(dd, p)'))
        expect(text).toContain(bare(fact.textContent));
    });

    test('a translation is said to be one under the title of every text', ({built}) => {
      const under = (text: string) => text.split('\n\n')[1]!;
      expect(under(read(built, edition, report, `${report}-${edition}.txt`).toString()) === notice).toBe(
        edition === 'en',
      );
      for (const {root} of [...chain(built, `${edition}/${report}/`), pageOf(built, `${edition}/${report}/full/`)]) {
        const twin = root.querySelector('link[type="text/markdown"]')!.getAttribute('href')!.slice(built.base.length);
        expect(under(read(built, twin).toString()) === `> ${notice}`, twin).toBe(edition === 'en');
      }
    });

    test('in the Markdown of all of it, footnotes shown at its end leave no heading empty, and say whose they are', ({
      built,
    }) => {
      const {children} = markdown(read(built, edition, report, 'full.md').toString());
      const [notes, text] = [true, false].map((are) =>
        children.filter(({type}) => (type === 'footnoteDefinition') === are),
      );
      const shown = [...text!, ...notes!];
      const levels = shown.map((node) => (node.type === 'heading' ? node.depth : Infinity));
      expect(levels.flatMap((level, at) => (level <= 6 && !(levels[at + 1]! > level) ? [shown[at]] : []))).toEqual([]);
      const [glossary] = nodes(text!.at(-1)!).flatMap((node) => (node.type === 'html' ? [node.value] : []));
      expect(glossary).toContain(pageOf(built, `${edition}/${report}/notes/`).root.querySelector('h1')!.id);
      for (const node of notes!.flatMap(nodes)) {
        if (node.type !== 'footnoteDefinition') continue;
        const words = bare(
          nodes(node)
            .map((one) => (one.type === 'text' ? one.value : ''))
            .join(''),
        );
        const mark = node.identifier.startsWith('e')
          ? ui(edition)('editors.note', {mark: node.identifier.toUpperCase()})
          : `[${node.identifier}]`;
        expect(words.startsWith(bare(mark)), words).toBe(true);
      }
    });

    test('Markdown gives back the text of every page, its footnotes and its links', ({built}) => {
      for (const page of [...chain(built, `${edition}/${report}/`), pageOf(built, `${edition}/${report}/full/`)]) {
        const twin = page.root
          .querySelector('link[type="text/markdown"]')!
          .getAttribute('href')!
          .slice(built.base.length);
        expect(twin).toBe(page.path.replace(/\/$/, '.md'));
        const tree = markdown(read(built, twin).toString());
        const found = blocksOf(tree);
        for (const {id, text} of texts([page]))
          expect(found.get(id)?.replace(/\[e\d+\]/g, ''), `${twin} ${id}`).toBe(text);
        const defined = nodes(tree).flatMap((node) => (node.type === 'footnoteDefinition' ? [node.identifier] : []));
        const marks = nodes(tree).flatMap((node) => (node.type === 'footnoteReference' ? [node.identifier] : []));
        expect(new Set(defined), twin).toEqual(new Set(marks));
        const shown = page.root
          .querySelectorAll('main :is(p, h1, h2, h3)[id] [role=doc-noteref]')
          .map((mark) => markOf(mark).replace(/[[\]]/g, '').toLowerCase());
        expect(marks, twin).toEqual(shown);
        for (const node of nodes(tree))
          if (node.type === 'link') expectTarget(built, new URL(node.url, `http://site${built.base}${twin}`));
      }
    });
  });
}

test('a bilingual EPUB has both texts, paragraph by paragraph, each in its language', ({built}) => {
  for (const chinese of ['zh-hans', 'zh-hant']) {
    const both = documents(built, [chinese, 'en']);
    const [first, second] = [documents(built, [chinese]), documents(built, ['en'])];
    let compared = 0;
    for (const [name, file] of both) {
      for (const element of file.querySelectorAll('[id]').filter(({id}) => /^[phne]\d+$/.test(id))) {
        const other = element.parentNode!.querySelector(`[id="${element.id}-en"]`)!;
        expect(other.getAttribute('xml:lang'), `${name} ${element.id}`).toBe('en');
        expect(textIn(element), `${name} ${element.id}`).toBe(
          textIn(first.get(name)!.querySelector(`[id="${element.id}"]`)!),
        );
        expect(textIn(other), `${name} ${element.id}`).toBe(
          textIn(second.get(name)!.querySelector(`[id="${element.id}"]`)!),
        );
        compared += 1;
      }
    }
    expect(compared).toBeGreaterThan(200);
  }
});

test('notes can be reached from the text, and lead back to it', ({built}) => {
  for (const names of epubs) {
    const files = documents(built, names);
    let marks = 0;
    for (const [name, file] of files) {
      for (const mark of file.querySelectorAll('[role=doc-noteref]')) {
        const note = file.querySelector(`aside[id="${mark.getAttribute('href')!.slice(1)}"]`);
        expect(note?.getAttribute('epub:type'), `${name} ${mark.toString()}`).toBe('footnote');
        // The editors' stand apart from the report's, and say whose they are and where they come from where they pop up
        // alone.
        const ours = note!.id.startsWith('e');
        const voice = ui(note!.id.endsWith('-en') || names[0] === 'en' ? 'en' : names[0]!);
        expect((note!.parentNode as HTMLElement).getAttribute('aria-label')).toBe(
          ui(names[0]!)(ours ? 'editors' : 'notes'),
        );
        expect(
          note!.textContent.startsWith(ours ? voice('editors.note', {mark: mark.textContent}) : mark.textContent),
        ).toBe(true);
        expect(note!.querySelector('.from')?.textContent.startsWith(voice('editors.source'))).toBe(
          ours ? true : undefined,
        );
        const back = note!.querySelector('[role=doc-backlink]')!.getAttribute('href')!.slice(1);
        expect(
          file.querySelector(`[id="${back}"] a[href="${mark.getAttribute('href')}"]`),
          `${name} ${back}`,
        ).not.toBeNull();
        marks += 1;
      }
      for (const link of file.querySelectorAll('a[href]')) {
        const [target = '', id = ''] = link.getAttribute('href')!.split('#');
        if (!target.startsWith('http'))
          expect(
            files.get(target || name)?.querySelector(id ? `[id="${id}"]` : 'body'),
            `${name} → ${target}#${id}`,
          ).toBeTruthy();
      }
    }
    expect(marks).toBeGreaterThan(50);
    const uses = files
      .get('notes.xhtml')!
      .querySelectorAll('.uses')
      .map(({textContent}) => textContent);
    const places = files
      .get('notes.xhtml')!
      .querySelectorAll('.uses')
      .map((list) => list.querySelectorAll('[role=doc-backlink]').map(({textContent}) => textContent));
    expect(places.flat().length).toBeGreaterThan(50);
    for (const [at, list] of places.entries())
      expect(
        ['、', '; '].map((mark) => list.join(mark)).some((joined) => uses[at]!.endsWith(` ${joined}`)),
        uses[at],
      ).toBe(true);
  }
});

test('an EPUB says what it is: titles, languages, publisher, date, license, access', ({built}) => {
  for (const names of epubs) {
    const bytes = read(built, names[0]!, report, `${[report, ...names].join('-')}.epub`);
    // Stored, not deflated, and first: what the name of the type is read from.
    expect(bytes.toString('latin1', 30, 58)).toBe('mimetypeapplication/epub+zip');
    const about = open(built, names).get('package.opf')!;
    const values = (name: string) =>
      Array.from(
        about.matchAll(new RegExp(`<(?:dc:|meta property=")${name}\\b[^>]*>([^<]*)<`, 'g')),
        ([, value]) => value,
      );
    const pages = names.map((edition) => pageOf(built, `${edition}/${report}/`));
    // Each in its language; the first title is the main one.
    const titles = pages.map(({root}) => root.querySelector('h1')!.textContent);
    expect(values('title')).toEqual(titles);
    for (const name of ['title', 'description', 'rights']) {
      expect(Array.from(about.matchAll(new RegExp(`<dc:${name} xml:lang="([^"]*)"`, 'g')), ([, lang]) => lang)).toEqual(
        values('language'),
      );
    }
    // Of the file; the report is its source.
    expect(values('publisher')).toEqual(['Baogao']);
    const authors = pages.map(
      ({root}) =>
        (JSON.parse(root.querySelector('script[type="application/ld+json"]')!.textContent) as {author: {name: string}})
          .author.name,
    );
    expect(values('creator')).toEqual(authors);
    const estimated = {'zh-hans': '2023年（估计）', 'zh-hant': '2023年（估計）', en: '2023 (estimated)'};
    expect(values('source').slice(0, -1)).toEqual(
      titles.map((title, at) => {
        const [colon, comma] = names[at] === 'en' ? [': ', ', '] : ['：', '，'];
        return `${authors[at]}${colon}${title}${comma}${estimated[names[at]!]}`;
      }),
    );
    if (names.includes('en')) expect(values('description').at(-1)).toContain('unofficial translation');
    expect(values('language')).toEqual(pages.map(({root}) => root.querySelector('html')!.getAttribute('lang')));
    expect(values('identifier')[0]).toMatch(
      new RegExp(`^https?://[^/]+${built.base}${names[0]}/${report}/${[report, ...names].join('-')}.epub$`),
    );
    expect(values('dcterms:modified')[0]).toMatch(/^\d{4}-\d\d-\d\dT00:00:00Z$/);
    for (const rights of values('rights'))
      expect(rights).toMatch(new RegExp(`MIT.*https://[^/]+${built.base}LICENSE\\.txt$`));
    const landmarks = documents(built, names).get('contents.xhtml')!.querySelector('nav[hidden]')!;
    expect(landmarks.querySelectorAll('a').map((link) => link.getAttribute('epub:type'))).toEqual([
      'titlepage',
      'bodymatter',
      'glossary',
      'toc',
    ]);
    expect(landmarks.getAttribute('aria-label')).toBe(ui(names[0]!)('downloads.landmarks'));
    expect(values('schema:accessMode')).toEqual(['textual']);
  }
});

test('on a narrow screen no line of a book’s notes runs over its edge', async ({page, built}) => {
  await page.setViewportSize({width: 260, height: 600});
  const files = open(built, ['en']);
  await page.setContent(files.get('notes.xhtml')!.replace(/<link[^>]*>/, `<style>${files.get('style.css')}</style>`));
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(260);
});

test('the license is served, and every file to keep says where', ({built}) => {
  expect(read(built, 'LICENSE.txt').equals(readFileSync('LICENSE'))).toBe(true);
  for (const edition of editions) {
    const link = pageOf(built, `${edition}/${report}/about/`).root.querySelector('#license + p a')!;
    expect(link.getAttribute('href')).toBe(`${built.base}LICENSE.txt`);
    for (const text of [
      read(built, edition, report, `${report}-${edition}.txt`).toString(),
      read(built, edition, report, 'full.md').toString(),
      read(built, edition, `${report}.md`).toString(),
      open(built, [edition]).get('about.xhtml')!,
    ]) {
      expect(text).toContain(link.textContent);
    }
  }
});

test('EPUBCheck finds no fault, and finds one where there is one', async ({built}) => {
  for (const names of epubs) {
    const {messages} = await EpubCheck.validate(read(built, names[0]!, report, `${[report, ...names].join('-')}.epub`));
    expect(
      messages.filter(({severity}) => severity !== 'usage'),
      names.join('-'),
    ).toEqual([]);
  }
  const files = unzipSync(read(built, 'zh-hans', report, `${report}-zh-hans.epub`));
  const broken = (name: string, from: string, to: string) =>
    EpubCheck.validate(zipSync({...files, [name]: strToU8(strFromU8(files[name]!).replace(from, to))}));
  for (const [name, from, to] of [
    ['EPUB/1-2.xhtml', 'href="#n6"', 'href="#n600"'],
    ['EPUB/1-2.xhtml', '</p>', ''],
    ['EPUB/package.opf', 'dcterms:modified', 'dcterms:created'],
  ] as const) {
    expect((await broken(name, from, to)).errorCount, `${name} with ${to} for ${from}`).toBeGreaterThan(0);
  }
});

test('so does the EPUBCheck of W3C, where there is one', ({built}) => {
  const jar = [process.env.EPUBCHECK ?? '', '/usr/share/java/epubcheck.jar'].find((file) => file && existsSync(file));
  const java = spawnSync('java', ['-version']).status === 0;
  if (!jar || !java)
    console.log('W3C’s EPUBCheck did not run: it needs Java, and EPUBCHECK to name its epubcheck.jar.');
  test.skip(!jar || !java, 'no Java, or no epubcheck.jar');
  test.skip(built.base !== '/', 'the other builds’ books differ in addresses alone');
  test.setTimeout(600_000);
  for (const file of globSync('*/*/*.epub', {cwd: built.dist})) {
    const {status, stdout, stderr} = spawnSync('java', ['-jar', jar!, '--failonwarnings', join(built.dist, file)], {
      encoding: 'utf8',
    });
    expect(status, stdout + stderr).toBe(0);
  }
});

test('llms.txt is laid out as llmstxt.org says, and every address in it exists', ({built}) => {
  const tree = markdown(read(built, 'llms.txt').toString());
  const outline = tree.children.map((node) => (node.type === 'heading' ? `h${node.depth}` : node.type));
  expect(outline.join(' ')).toMatch(/^h1 blockquote( list)?( h2 list)+$/);
  expect(nodes(tree).flatMap((node) => (node.type === 'inlineCode' ? [node.value] : []))).toContainEqual(
    expect.stringMatching(/^益阳市人民政府, 益阳市2024年政府工作报告, ca\. 2023, paragraph 18, .*#p18\.2$/),
  );
  const links = nodes(tree).flatMap((node) => (node.type === 'link' ? [node.url] : []));
  for (const url of links) expectTarget(built, new URL(url));
  const listed = links.map((url) => new URL(url).pathname.slice(built.base.length));
  expect(listed.sort()).toEqual(
    globSync('**/*.{md,txt,epub}', {cwd: built.dist, exclude: ['llms.txt', 'robots.txt']})
      .map((name) => name.replaceAll('\\', '/'))
      .sort(),
  );
});

test('a report’s page offers all of it', async ({page, built}) => {
  for (const edition of editions) {
    const links = pageOf(built, `${edition}/${report}/`).root.querySelectorAll('nav.downloads a');
    const files = links.map((link) => link.getAttribute('href')!.slice(built.base.length));
    const own = epubs
      .filter((names) => names.includes(edition))
      .map((names) => `${names[0]}/${report}/${[report, ...names].join('-')}.epub`);
    expect(files.toSorted()).toEqual(
      [...own, `${edition}/${report}/${report}-${edition}.txt`, `${edition}/${report}/full.md`].sort(),
    );
    expect(files[0]).toBe(`${edition}/${report}/${report}-${edition}.epub`);
    expect(links[0]!.getAttribute('download')).toBe(`${report}-${edition}.epub`);
  }
  // What a browser does with them it does in every edition.
  await page.goto(`en/${report}/`);
  const download = page.waitForEvent('download');
  await page.locator('nav.downloads a').first().click();
  expect((await download).suggestedFilename()).toBe(`${report}-en.epub`);
});

test('the pages name as many twins as there are', ({built}) => {
  const named = pagesOf(built).flatMap(({root}) => root.querySelectorAll('link[type="text/markdown"]'));
  expect(named.length).toBe(globSync('**/*.md', {cwd: built.dist}).length);
});

/** Fails unless a file or page stands at an address of the site, and in it the place that the fragment names. */
function expectTarget(site: Site, {origin, pathname, hash}: URL): void {
  const path = decodeURIComponent(pathname.slice(site.base.length));
  expect(pathname.startsWith(site.base), origin + pathname).toBe(true);
  const file = join(site.dist, path, path.endsWith('/') || path === '' ? 'index.html' : '');
  expect(existsSync(file), `${path} in ${dirname(file)}`).toBe(true);
  if (hash) expect(readFileSync(file, 'utf8'), pathname + hash).toContain(`id="${hash.slice(1)}"`);
}
