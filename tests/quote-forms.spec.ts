/**
 * Whatever form of the site's a passage is copied from, the checker finds it word for word; and a false one in the same
 * form it does not.
 */
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {unzipSync} from 'fflate';
import {pairs, editions, type EditionName} from '../src/model/editions.ts';
import {ui} from '../src/ui/index.ts';
import {print} from '../tools/pdf.ts';
import {randomCopies, type Copy} from './support/copies.ts';
import {linesOf, type Line} from './support/pdf-text.ts';
import {checked} from './support/quotations.ts';
import {expect, test, type Page} from './support/site.ts';
import {textOf} from './support/texts.ts';
import {generator} from './support/truth.ts';
import type {Site} from '../tools/sites.ts';

const report = 'yiyang-2024';
const names = editions.map(({name}) => name);
const books: EditionName[][] = [...names.map((name) => [name]), ...pairs(editions).map(([a, b]) => [a.name, b.name])];
const read = ({dist}: Site, ...path: string[]) => readFileSync(join(dist, ...path));
/** A text file, without the byte order mark it begins with. */
const readText = (built: Site, ...path: string[]) =>
  read(built, ...path)
    .toString()
    .replace(/^\uFEFF/, '');

/** Syntax of Markdown in which nobody begins to select words. */
const syntax = /<a [^>]*><\/a>|\]\([^)]*\)|\[\^e?\d+\]:?|\\?\[\d+\\?\]/g;

/** The letters of a text, without those of Markdown and of the marks of the editors' notes: nothing else adds any. */
const lettersOf = (text: string) =>
  text.replace(syntax, '').replace(/E\d+/g, '').normalize('NFKC').match(/\p{L}/gu)?.length ?? 0;

/** Fails where a passage is not said to be word for word, all of it. */
function expectVerbatim(passage: string, here: EditionName): void {
  const results = checked(passage, here);
  expect(
    results.map(({verdict}) => verdict).filter((verdict) => verdict !== 'verbatim'),
    passage,
  ).toEqual([]);
  const found = results.flatMap(({parts, corpus}) =>
    parts.map(({places: [place]}) => lettersOf(corpus.tokens.slice(place?.start, place?.end).join(' '))),
  );
  expect(
    found.reduce((sum, letters) => sum + letters, 0),
    passage,
  ).toBe(lettersOf(passage));
}

/** The same passage with one thing false, each in another way; none where it has nothing to falsify. */
function falsified(passage: string, next: () => number): string[] {
  const pick = <T>(all: readonly T[]) => all[Math.floor(next() * all.length)];
  // A figure of the report's: what a form adds begins a line or follows a mark.
  const figure = pick([...passage.matchAll(/(?<=[\p{Script=Han}]|[a-z] )\d(?![^\n]*\n?— )/gu)]);
  const place = pick([...passage.matchAll(/(?<=\p{Script=Han})(?=\p{Script=Han})|(?<=[a-z]{3}) (?=[a-z]{3})/gu)]);
  const change = (index: number, length: number, words: string) =>
    passage.slice(0, index) + words + passage.slice(index + length);
  return [
    ...(figure ? [change(figure.index, 1, String((Number(figure[0]) + 1) % 10))] : []),
    ...(place ? ['7', ' E31 ', '\n7\n', '\n63 '].map((words) => change(place.index, 0, words)) : []),
    ...[passage.replace(/(?<=\p{L}.{0,2})不(?=.{0,2}\p{L})|(?<=[a-z] )not (?=[a-z])/u, '')].filter(
      (without) => without !== passage,
    ),
    // A mark with another note's number.
    ...(/E\d/.test(passage) ? [passage.replace(/E(\d+)/, (_, number) => `E${Number(number) + 1}`)] : []),
  ];
}

function expectFalse(passage: string, here: EditionName, seed: number): number {
  const all = falsified(passage, generator(seed));
  for (const one of all)
    expect(
      checked(one, here).every(({verdict}) => verdict === 'verbatim'),
      one,
    ).toBe(false);
  return all.length;
}

/** All copies as they come, and each falsified. */
function expectTold(passages: readonly string[], here: EditionName): void {
  let falsehoods = 0;
  passages.forEach((passage, i) => {
    expectVerbatim(passage, here);
    falsehoods += expectFalse(passage, here, i);
  });
  expect(passages.length).toBeGreaterThanOrEqual(50);
  expect(falsehoods).toBeGreaterThan(100);
}

/** Where a page has the report's text, and what amid it is none. */
const text = {texts: 'main :is(p, h1, h2, h3):is([id^=p], [id^=h])', marks: '.ref, [data-chrome]'};

async function copiesFrom(tab: Page, paths: readonly string[], count: number): Promise<string[]> {
  const copies: Copy[] = [];
  for (const [i, path] of paths.entries()) {
    await tab.goto(path);
    copies.push(...(await randomCopies(tab, text, count, i)));
  }
  return copies.flatMap(({copied, selected}) => [copied, selected]);
}

for (const edition of names) {
  test(`${edition}: from a page, by its script and by the browser alone`, async ({page}) => {
    const paths = ['1-2', '1-4', '2-7', '3', 'full'].map((name) => `${edition}/${report}/${name}/`);
    expectTold(await copiesFrom(page, paths, 10), edition);
  });
}

for (const [first, second] of pairs(editions)) {
  test(`${first.name}, ${second.name}: from a page with both, side by side and in turn`, async ({page}) => {
    const paths = [
      `${first.name}/${report}/1-2/${second.name}/`,
      `${first.name}/${report}/2-7/${second.name}/?view=lines`,
      `${second.name}/${report}/1-4/${first.name}/`,
      `${second.name}/${report}/3/${first.name}/?view=lines`,
      `${first.name}/${report}/full/${second.name}/`,
    ];
    expectTold(await copiesFrom(page, paths, 10), first.name);
  });
}

for (const book of books) {
  test(`${book.join(', ')}: from the EPUB`, async ({built, page}) => {
    const files = unzipSync(read(built, book[0]!, report, `${[report, ...book].join('-')}.epub`));
    await page.route('**/EPUB/*', (route) => {
      const name = new URL(route.request().url()).pathname.slice(1);
      const contentType = name.endsWith('.css') ? 'text/css' : 'application/xhtml+xml';
      return route.fulfill({body: Buffer.from(files[name]!), contentType});
    });
    const passages: string[] = [];
    for (const [i, chapter] of ['1-2', '1-4', '1-5', '2-7', '3'].entries()) {
      await page.goto(`/EPUB/${chapter}.xhtml`);
      const found = await randomCopies(page, {texts: 'section > :is(p, h1)[id]', marks: '.ref'}, 10, i);
      passages.push(...found.map(({selected}) => selected));
    }
    expect(passages.join()).toMatch(/E\d/);
    expectTold(passages, book[0]!);

    await page.goto('/EPUB/notes.xhtml');
    const notes = {texts: 'section[role=doc-glossary] dl', marks: '.mark, .uses, .original'};
    allVerbatim(
      (await randomCopies(page, notes, 25, 5)).map(({selected}) => selected),
      book[0]!,
    );
  });
}

/** Random passages out of lines: from a word of one that is text to a word of another. */
function passagesIn(lines: readonly Line[], count: number, next: () => number): string[] {
  const below = (n: number) => Math.floor(next() * n);
  const own = [...lines.keys()].filter((i) => lines[i]!.own);
  const words = /\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{N}.,%’'–—-])+/gu;
  // Nobody begins within the Chinese that stands beside a term in English.
  const wordsIn = ({text}: Line) =>
    [...text.replace(syntax, (raw) => ' '.repeat(raw.length)).matchAll(words)].filter(
      ({0: word}) => !/[a-z]{2}/.test(text.replace(syntax, '')) || !/\p{Script=Han}/u.test(word),
    );
  return Array.from({length: count}, () => {
    const first = below(own.length - 1);
    const start = own[first]!;
    const stop = own[Math.min(own.length - 1, first + 1 + below(25))]!;
    const [inFirst, inLast] = [wordsIn(lines[start]!), wordsIn(lines[stop]!)];
    const [from, to] = [inFirst[below(inFirst.length)]!, inLast[below(inLast.length)]!];
    return [
      lines[start]!.text.slice(from.index),
      ...lines.slice(start + 1, stop).map(({text}) => text),
      lines[stop]!.text.slice(0, to.index + to[0].length),
    ].join('\n');
  });
}

/** The lines between the first and the last that match; those with words are text. */
function linesBetween(file: string, first: RegExp, end: RegExp): Line[] {
  const lines = file.split('\n');
  const start = lines.findIndex((line) => first.test(line));
  const stop = lines.findIndex((line, i) => i > start && end.test(line));
  expect(start, String(first)).toBeGreaterThanOrEqual(0);
  expect(stop, String(end)).toBeGreaterThan(start);
  return lines
    .slice(start, stop)
    .map((text) => ({text, own: /\p{L}/u.test(text) && !/^(?:>|见于|見於|Used in \[)/.test(text)}));
}

const allVerbatim = (passages: readonly string[], here: EditionName) => {
  for (const passage of passages)
    expect(new Set(checked(passage, here).map(({verdict}) => verdict)), passage).toEqual(new Set(['verbatim']));
};

for (const edition of names) {
  test(`${edition}: from the PDF, across its sheets`, async ({browser, built}) => {
    test.skip(built.base !== '/', 'the other builds print alike');
    test.setTimeout(120_000);
    const orders = await linesOf(await print(browser, built, `${edition}/${report}`));
    for (const [i, lines] of Object.values(orders).entries()) {
      const notes = lines.findIndex(({text}) => /^名 词 解 释|^名 詞 解 釋|^Explanations of terms/.test(text));
      const editors = lines.findIndex(({text}) => /^E1 /.test(text));
      const passages = passagesIn(lines.slice(0, notes), 60, generator(i));
      expect(passages.join('\n')).toMatch(/\n— \d+ —\n/);
      expectTold(passages, edition);
      const last = lines.slice(0, editors).findLastIndex(({text}) => text.startsWith('[23]'));
      let uses = false;
      const listed = lines.slice(notes, last).map(({text, own}) => {
        uses = text.startsWith(`${ui(edition)('note.uses')} `) || (uses && !text.startsWith('['));
        return {text, own: own && !uses};
      });
      allVerbatim(passagesIn(listed, 25, generator(i)), edition);
    }
  });

  test(`${edition}: from Markdown and from plain text`, ({built}) => {
    const about = ui(edition)('about');
    const passages = ['1-2', '1-4', '2-7', '3'].flatMap((name, i) =>
      passagesIn(linesBetween(readText(built, edition, report, `${name}.md`), /^# /, /^\[\^|^---/), 15, generator(i)),
    );
    const full = readText(built, edition, report, 'full.md');
    passages.push(...passagesIn(linesBetween(full, /^<a id="p1">/, new RegExp(`^## ${about}`)), 50, generator(5)));
    expect(passages.join('\n')).toMatch(/\]\(\S*#n\d+\)/);
    expect(passages.join('\n')).toMatch(/\[\^e\d+\]/);
    expect(passages.join('\n')).toMatch(/\\\n/);
    // The line that says that the edition is no official translation has letters of its own.
    expectTold(
      passages.filter((passage) => !/^> /m.test(passage)),
      edition,
    );
    allVerbatim(passages, edition);
    allVerbatim(passagesIn(linesBetween(full, /^\[\^1\]/, /^\[\^e1\]/), 25, generator(6)), edition);
    const listed = readText(built, edition, report, 'notes.md');
    allVerbatim(passagesIn(linesBetween(listed, /id="n1"/, /id="n23"/), 25, generator(7)), edition);

    const plain = readText(built, edition, report, `${report}-${edition}.txt`);
    const opening = textOf(edition, report).pages[0]!.blocks[0]!.segments[0]!;
    const notes = /^名 词 解 释|^名 詞 解 釋|^Explanations of terms/;
    expectTold(passagesIn(linesBetween(plain, new RegExp(`^${opening.text}`), notes), 60, generator(8)), edition);
    allVerbatim(passagesIn(linesBetween(plain, /^\[1\]/, /^\[23\]/), 25, generator(9)), edition);
  });
}
