/** A file of any kind that can be read → its text, and what there is to say of how it was got. */
import type {Diagnostic} from '../../model/diagnostic.ts';
import {excerpt} from '../../model/text.ts';
import {cleaned, withoutStrayTabs, type Taken} from './clean.ts';
import {decodeFile} from './encoding.ts';

/** What a file says. */
export interface FileText {
  /** The name of the source that it becomes. */
  source: 'report.txt' | 'report.md';
  text: string;
  /** What it says of itself: its titles, the best first. */
  titles: string[];
  /** Its lines that are not in the text. */
  leftOut: string[];
  taken: Taken[];
  /** How the text was got, for the account of the edition, in Chinese. */
  made: string[];
  diagnostics: Diagnostic[];
}

/** A file that cannot be read, and what to do instead. */
export class Unreadable extends Error {
  readonly instead: string;
  constructor(why: string, instead: string, cause?: unknown) {
    super(why, {cause});
    this.instead = instead;
  }
}

/** How much of a text the reader of a kind of file gets. */
type Read = Partial<FileText> & Pick<FileText, 'text' | 'source'>;

/** The reader of each kind of file, by its extension. Libraries are loaded where they are needed. */
const readers: Record<string, (bytes: Uint8Array, name: string) => Read | Promise<Read>> = {
  '.txt': (bytes) => plain(bytes, 'report.txt'),
  '.md': (bytes) => plain(bytes, 'report.md'),
  '.html': page,
  '.htm': page,
  '.shtml': page,
  '.docx': word,
};

/** The extensions of the files that can be read. */
export const readable = Object.keys(readers);

const asWord = 'open it in Word or WPS, and save it as .docx without a password';
const asPage = 'open it in a browser, and save the page as HTML';
const asText = 'copy its text into a .txt file, with a line for each paragraph';

/** What to do with files of other kinds. */
const instead: Record<string, string> = {
  '.doc': asWord,
  '.wps': asWord,
  '.rtf': asWord,
  '.odt': asWord,
  '.mht': asPage,
  '.mhtml': asPage,
  '.webarchive': asPage,
  '.pdf': asText,
  '.ofd': asText,
};

/**
 * Reads a file.
 *
 * @param name its kind is told from its extension
 * @throws `Unreadable`
 */
export async function readFile(name: string, bytes: Uint8Array): Promise<FileText> {
  const extension = /\.[^.]*$/.exec(name)?.[0].toLowerCase() ?? '';
  const reader = readers[extension];
  if (reader === undefined)
    throw new Unreadable(
      `a file of the kind ${extension || '(none)'}`,
      instead[extension] ?? `a file of one of the kinds ${readable.join(', ')}`,
    );
  const read = await reader(bytes, name);
  const {text, taken} = withoutStrayTabs(cleaned(read.text), read.source);
  return {
    titles: [],
    leftOut: [],
    diagnostics: [],
    ...read,
    text,
    taken,
    made: [...(read.made ?? []), ...taken.map(({times, zh}) => `已去除${zh}${times}个`)],
  };
}

function decoded(bytes: Uint8Array, declared?: string): ReturnType<typeof decodeFile> {
  try {
    return decodeFile(bytes, declared);
  } catch (error) {
    throw new Unreadable(
      `the text cannot be decoded: ${(error as Error).message}`,
      'a text file in one of these encodings',
      error,
    );
  }
}

function plain(bytes: Uint8Array, source: FileText['source']): Read {
  const {text, encoding} = decoded(bytes);
  return {
    source,
    text,
    ...(encoding !== 'utf-8' && {made: [`原文件的编码是${encoding.toUpperCase()}，这里转为UTF-8`]}),
  };
}

async function page(bytes: Uint8Array): Promise<Read> {
  const {declaredEncoding, readPage} = await import('./page.ts');
  const {text: html, encoding} = decoded(bytes, declaredEncoding(bytes));
  const {text, leftOut, pictures, titles, address} = readingOf(() => readPage(html));
  if (text === '')
    throw new Unreadable(
      'the page holds no text',
      'the page with the text itself: what it shows in a frame or draws by a script is saved as a file of its own, or copied into a .txt file',
    );
  return {
    source: 'report.md',
    text,
    leftOut,
    titles,
    made: [
      `原文件为保存的网页，编码为${encoding.toUpperCase()}${address ? `，网址为 ${address} ` : ''}，正文由程序提取`,
      ...pictured(pictures),
    ],
  };
}

/** @throws `Unreadable` where a library finds no way through a page: one whose elements nest without end. */
function readingOf<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new Unreadable(`the page cannot be read: ${(error as Error).message}`, asText, error);
  }
}

async function word(bytes: Uint8Array, name: string): Promise<Read> {
  const {readWordFile} = await import('./word-file.ts');
  const {text, leftOut, pictures, unnumbered, hasChanges, addsHeading} = await readWordFile(bytes).catch(
    (error: Error) => {
      throw new Unreadable(`the Word file cannot be read: ${error.message}`, asWord, error);
    },
  );
  const look = (ruleId: string, actual: string, expected: string): Diagnostic => ({
    file: name,
    line: 1,
    column: 1,
    severity: 'warning',
    ruleId,
    actual,
    expected,
  });
  const [first] = unnumbered;
  return {
    source: 'report.md',
    text,
    leftOut,
    made: [
      '原文件为Word文档，自动编号已转为文字',
      ...(addsHeading ? ['脚注、尾注列于文末，标题“注释”为编者所加'] : []),
      ...pictured(pictures),
    ],
    diagnostics: [
      ...(hasChanges
        ? [look('word-changes', 'the file keeps changes that are not accepted', 'read as if all were')]
        : []),
      ...(first
        ? [
            look(
              'word-number',
              `${unnumbered.length === 1 ? 'a paragraph lacks its number' : `${unnumbered.length} paragraphs lack their numbers`}, which Word counts in a form that is not known (${first.format}), from ${excerpt(first.text)} on`,
              'save the file in Word as plain text (.txt), which writes them out, and add that',
            ),
          ]
        : []),
    ],
  };
}

function pictured(pictures: number): string[] {
  return pictures > 0 ? [`图片${pictures}幅未收`] : [];
}
