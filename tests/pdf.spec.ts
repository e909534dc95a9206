/** The PDF of a report: its text, its order, its outline and contents, its links, and the same bytes again. */
import {PDFDict, PDFDocument, PDFName} from '@cantoo/pdf-lib';
import {getDocument} from 'pdfjs-dist/legacy/build/pdf.mjs';
import {print} from '../tools/pdf.ts';
import {markOf, pageOf, textOf} from './support/pages.ts';
import {expect, test} from './support/site.ts';

const report = 'zh-hans/yiyang-2024';
/** Where the text begins, in points from the left edge: before it stand the numbers of the paragraphs. */
const margin = 80;

test('the PDF has the text of the full page in order, an outline, contents, links, and the same bytes when printed again', async ({
  browser,
  built,
}) => {
  test.skip(built.base !== '/', 'the other builds print alike');
  test.setTimeout(300_000);
  const pdf = await print(browser, built, report);
  const loading = getDocument({data: new Uint8Array(pdf)});
  const document = await loading.promise;

  const pages: string[] = [];
  let counted = 0;
  let links = 0;
  type Structure = Awaited<ReturnType<Awaited<ReturnType<typeof document.getPage>>['getStructTree']>>;
  const linksIn = ({role, children}: Structure): number =>
    children.reduce((sum, child) => sum + ('role' in child ? linksIn(child) : 0), role === 'Link' ? 1 : 0);
  for (let number = 2; number <= document.numPages; number += 1) {
    const sheet = await document.getPage(number);
    links += linksIn(await sheet.getStructTree());
    const {items} = await sheet.getTextContent({disableNormalization: true});
    const shown = items.flatMap((item) => ('str' in item ? [item] : []));
    expect(shown.map(({str}) => str).join(''), 'the number of the page').toContain(`— ${number} —`);
    // A number stands beside the first line of its paragraph, on whatever page that is.
    const numbers = shown.filter(({str, transform}) => /^\d+$/.test(str) && (transform[4] as number) < margin);
    for (const {
      str,
      transform: [, , , , , y],
    } of numbers) {
      expect(
        shown.some(
          (item) =>
            (item.transform[4] as number) >= margin && Math.abs((item.transform[5] as number) - (y as number)) < 4,
        ),
        `number ${str} on page ${number}`,
      ).toBe(true);
    }
    counted += numbers.length;
    pages.push(
      shown
        .filter(({str, transform}) => str !== `— ${number} —` && (transform[4] as number) >= margin)
        .map(({str}) => str)
        .join(''),
    );
  }
  const page = pageOf(built, `${report}/full/`);
  expect(counted).toBe(page.root.querySelectorAll('main > .num').length);
  // What leads back from the notes is no text of theirs; nor are the marks of the editors’ notes.
  const uses = page.root.querySelectorAll('.uses').map((element) => element.textContent);
  const bare = (text: string) => text.replace(/[\s\u2060]/g, '');
  const printed = uses.reduce((rest, words) => rest.replace(bare(words), ''), bare(pages.join('')));
  // One after the other: a figure may follow a mark.
  const marks = page.root.querySelectorAll('main .ref[data-chrome]').map(markOf);
  let text = '';
  let at = 0;
  for (const mark of marks) {
    const next = printed.indexOf(mark, at);
    expect(next, mark).toBeGreaterThanOrEqual(0);
    text += printed.slice(at, next);
    at = next + mark.length;
  }
  text += printed.slice(at);
  const own = bare(
    textOf(page)
      .map(({text}) => text)
      .join(''),
  );
  expect(text.slice(0, own.length)).toBe(own);
  // After the notes of the editors, it ends with what is known of the text.
  const end = bare(page.root.querySelector('.imprint')!.textContent);
  expect(text.slice(-end.length)).toBe(end);
  // To notes and back from them, for whoever cannot see where a number stands; paragraphs' own numbers are links
  // besides.
  expect(links).toBeGreaterThanOrEqual(
    page.root.querySelectorAll('main :is([role=doc-noteref], [role=doc-backlink])').length,
  );

  const outline = await document.getOutline();
  const titles = (items: typeof outline): string[] =>
    items.flatMap(({title, items: below}) => [title, ...titles(below)]);
  const headings = page.root.querySelectorAll('main :is(h1, h2, h3)').map((heading) => bare(heading.textContent));
  expect(titles(outline).map(bare)).toEqual(headings);
  const front = await document.getPage(1);
  const listed = (await front.getAnnotations()).flatMap(({dest}: {dest?: string}) => dest ?? []);
  expect(listed).toEqual(page.root.querySelectorAll('main :is(h2, h3)').map(({id}) => id));
  const first = await front.getTextContent();
  expect(
    first.items.flatMap((item) => ('str' in item && /^\d+$/.test(item.str) ? [Number(item.str)] : [])).slice(-1)[0],
  ).toBeLessThanOrEqual(document.numPages);
  const {info} = await document.getMetadata();
  expect(info).toMatchObject({
    Title: page.root.querySelector('h1')!.textContent,
    Language: 'zh-Hans',
    CreationDate: expect.stringMatching(/^D:\d{8}000000Z/),
  });
  await loading.destroy();

  expect((await print(browser, built, report)).equals(pdf)).toBe(true);
});

/** The standard structure types of PDF 1.7 (ISO 32000-1, 14.8.4), which readers and checkers of tagged PDFs know. */
const structureTypes = new Set(
  'Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP Figure Formula Form'.split(
    ' ',
  ),
);

test('the structure of a PDF, of a translation with its notice too, is of the types that PDF has', async ({
  browser,
  built,
}) => {
  test.skip(built.base !== '/', 'the other builds print alike');
  test.setTimeout(300_000);
  const document = await PDFDocument.load(await print(browser, built, 'en/yiyang-2024'));
  const elements = document.context
    .enumerateIndirectObjects()
    .flatMap(([, object]) =>
      object instanceof PDFDict && object.get(PDFName.of('Type')) === PDFName.of('StructElem') ? [object] : [],
    );
  const types = new Set(elements.map((element) => element.lookup(PDFName.of('S'), PDFName).decodeText()));
  expect(types).toContain('H1');
  expect([...types].filter((type) => !structureTypes.has(type))).toEqual([]);
});
