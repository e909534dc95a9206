/** A Word file → its text as Markdown, with its footnotes and endnotes as a list of notes at the end. */
import {strFromU8, strToU8, unzipSync, zipSync} from 'fflate';
import {DOMParser, parseHTML} from 'linkedom';
import mammoth from 'mammoth';
import {isNotesHeading} from '../structure/note-list.ts';
import {linesOf, type PageElement} from './lines-of.ts';
import {writeNumbers, type UnknownNumber} from './word-numbers.ts';

/** A Word file taken apart. */
export interface WordFile {
  text: string;
  /** What stands at the head and the foot of every page, and what readers have written beside the text. */
  leftOut: string[];
  pictures: number;
  /** Paragraphs that Word numbers in a form that is not known: they have no number. */
  unnumbered: UnknownNumber[];
  /** Whether it keeps changes that nobody has accepted: it is read as if they were. */
  hasChanges: boolean;
  /** Whether the heading of its notes was added. */
  addsHeading: boolean;
}

/** The first bytes of a file of Word 97–2003, and of one with a password. */
const oldWord = [0xd0, 0xcf, 0x11, 0xe0];

/** What heads the notes of a file where nothing does: they have their own place there. */
const notesHeading = '注释';

/**
 * Takes a Word file apart.
 *
 * @throws `Error` that says why it cannot be read
 */
export async function readWordFile(bytes: Uint8Array): Promise<WordFile> {
  if (oldWord.every((byte, at) => bytes[at] === byte))
    throw new Error('by its content it is a file of Word 97–2003, or one with a password');
  const files = unzipSync(bytes);
  const part = (name: string) => {
    const file = files[`word/${name}.xml`];
    return file && xml(strFromU8(file));
  };
  const document = part('document');
  if (document === undefined) throw new Error('it holds no text of Word');
  const unnumbered = writeNumbers({document, numbering: part('numbering'), styles: part('styles')});
  files['word/document.xml'] = strToU8(document.ownerDocument.toString());
  // The numbers are written: nothing is a list any more.
  delete files['word/numbering.xml'];
  const {value: html} = await mammoth.convertToHtml(
    {buffer: Buffer.from(zipSync(files, {level: 0}))},
    {convertImage: mammoth.images.imgElement(() => Promise.resolve({src: ''}))},
  );
  const body = parseHTML(`<html><body>${html}</body></html>`).document.body as unknown as PageElement;
  const notes = takeNotes(body);
  const {lines, pictures} = linesOf(body);
  const addsHeading = notes.length > 0 && !isNotesHeading(lines.at(-1) ?? '');
  const around = Object.keys(files)
    .filter((name) => /^word\/(?:header|footer|comments)\d*\.xml$/.test(name))
    .sort();
  return {
    text: [...lines, ...(addsHeading ? [notesHeading] : []), ...notes].map((line) => `${line}\n`).join(''),
    leftOut: around.flatMap((name) => paragraphsOf(xml(strFromU8(files[name]!)))),
    pictures,
    unnumbered,
    hasChanges: ['w:ins', 'w:del', 'w:moveTo'].some((name) => [...document.getElementsByTagName(name)].length > 0),
    addsHeading,
  };
}

function xml(text: string): PageElement {
  return new DOMParser().parseFromString(text, 'text/xml').documentElement as unknown as PageElement;
}

/** Takes the notes off a text: their lines, the first of each with its number as the text has it, `[1]`. */
function takeNotes(body: PageElement): string[] {
  const items = [...body.querySelectorAll('li[id^="footnote-"], li[id^="endnote-"]')];
  const lines = items.flatMap((item, at) => {
    for (const back of item.querySelectorAll('a[href^="#footnote-ref-"], a[href^="#endnote-ref-"]')) back.remove();
    const [first = '', ...rest] = linesOf(item).lines;
    // The list of a report may have been set as notes of Word, numbers and all.
    return [/^[[［〔【①-⑳]/u.test(first) ? first : `[${at + 1}]${first}`, ...rest];
  });
  for (const item of items) item.remove();
  return lines;
}

/** The words of a part, paragraph by paragraph, each line once. */
function paragraphsOf(root: PageElement): string[] {
  const lines = [...root.getElementsByTagName('w:p')].map((paragraph) =>
    [...paragraph.getElementsByTagName('w:t')].map((words) => words.textContent ?? '').join(''),
  );
  return [...new Set(lines.map((line) => line.trim()))].filter((line) => line !== '');
}
