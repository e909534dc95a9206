/**
 * What Chromium's PDFs need before anyone may keep them: dates and a name that do not come from the clock, and the
 * right characters.
 */
import {createHash} from 'node:crypto';
import {decodePDFRawStream, PDFDict, PDFDocument, PDFHexString, PDFName, PDFRawStream} from '@cantoo/pdf-lib';
import {getDocument} from 'pdfjs-dist/legacy/build/pdf.mjs';

/** On which page every place that is linked to stands, counted from 1. */
export async function pageNumbers(pdf: Buffer): Promise<Record<string, number>> {
  const loading = getDocument({data: new Uint8Array(pdf)});
  const document = await loading.promise;
  const numbers: Record<string, number> = {};
  for (const [id, [page]] of await document.getDestinations())
    numbers[id] = 1 + (await document.getPageIndex(page as {num: number; gen: number}));
  await loading.destroy();
  return numbers;
}

/** What the page that was printed says of itself. */
export interface About {
  /** The day of its last change: `2026-11-24`. */
  modified: string;
  /** All that occur in its text. */
  characters: string;
  /** In order. */
  headings: string[];
}

/**
 * The same document, dated by its last change, named by its content, and with the characters and headings that it
 * shows.
 *
 * @throws if its outline is not that of its headings
 */
export async function finish(pdf: Buffer, {modified, characters, headings}: About): Promise<Buffer> {
  const document = await PDFDocument.load(pdf, {updateMetadata: false});
  const date = new Date(`${modified}T00:00:00Z`);
  document.setCreationDate(date);
  document.setModificationDate(date);
  nameOutline(document, headings);
  const ideographs = unified(characters);
  for (const [, object] of document.context.enumerateIndirectObjects()) {
    const reference = object instanceof PDFDict ? object.get(PDFName.of('ToUnicode')) : undefined;
    const map = reference && document.context.lookup(reference);
    if (!(map instanceof PDFRawStream)) continue;
    const text = Buffer.from(decodePDFRawStream(map).decode()).toString('latin1');
    const fresh = document.context.flateStream(mended(text, ideographs));
    map.dict.set(PDFName.of('Length'), fresh.dict.get(PDFName.of('Length'))!);
    map.updateContents(fresh.contents);
  }
  const name = PDFHexString.of(
    createHash('md5')
      .update(await document.save({updateFieldAppearances: false}))
      .digest('hex'),
  );
  document.context.trailerInfo.ID = document.context.obj([name, name]);
  return Buffer.from(await document.save({updateFieldAppearances: false}));
}

/**
 * Names the items of the outline by the headings: Chromium writes the words of one that was moved to the next page
 * twice.
 */
function nameOutline(document: PDFDocument, headings: readonly string[]): void {
  const left = [...headings];
  const name = (item: PDFDict | undefined): void => {
    if (!item) return;
    if (item.has(PDFName.of('Title'))) item.set(PDFName.of('Title'), PDFHexString.fromText(left.shift() ?? ''));
    name(item.lookupMaybe(PDFName.of('First'), PDFDict));
    name(item.lookupMaybe(PDFName.of('Next'), PDFDict));
  };
  name(document.catalog.lookupMaybe(PDFName.of('Outlines'), PDFDict));
  if (left.length > 0) throw new Error(`the PDF's outline lacks ${left.join(', ')}`);
}

/**
 * The radicals of Unicode, ⺀ to ⿕: a font draws ⼈ as it draws 人, and a PDF names the first of what a drawing may be.
 */
const radicals = Array.from({length: 0x2fe0 - 0x2e80}, (_, i) => String.fromCharCode(0x2e80 + i));

/** Where Unicode takes a radical for an ideograph of the other script than the one that is drawn like it. */
const variants = new Map([['⼾', '户']]);

/** For every radical the ideograph that a text of these characters means by it: ⼈ → 人, ⺠ → 民. */
function unified(characters: string): Map<string, string> {
  // Unicode's own order holds a radical and its ideograph for two forms of one character.
  const {compare} = new Intl.Collator('und', {sensitivity: 'base'});
  const ideographs = [...characters].filter(
    (character) => /\p{Script=Han}/u.test(character) && !radicals.includes(character),
  );
  return new Map(
    radicals
      .filter((radical) => !characters.includes(radical))
      .flatMap((radical) => {
        const meant = ideographs.find(
          (ideograph) => compare(ideograph, radical) === 0 || variants.get(radical) === ideograph,
        );
        return meant === undefined ? [] : [[radical, meant]];
      }),
  );
}

/**
 * A font's map from glyphs to characters, with ideographs for radicals: a range of neighbours is written out, one by
 * one.
 */
function mended(map: string, ideographs: Map<string, string>): string {
  const right = (code: number) => {
    const character = String.fromCharCode(code);
    return `<${(ideographs.get(character) ?? character).charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}>`;
  };
  return map
    .replace(
      /^(<[\dA-F]+>) <([\dA-F]{4})>$/gm,
      (_, glyph: string, code: string) => `${glyph} ${right(parseInt(code, 16))}`,
    )
    .replace(/^<([\dA-F]+)> <([\dA-F]+)> <([\dA-F]{4})>$/gm, (_, from: string, to: string, code: string) => {
      const length = parseInt(to, 16) - parseInt(from, 16) + 1;
      return `<${from}> <${to}> [${Array.from({length}, (_, i) => right(parseInt(code, 16) + i)).join(' ')}]`;
    });
}
