/**
 * Lines → report. Every line is accounted for, and one that no rule can place is an error.
 *
 * - A paragraph is a line that ends like a sentence (。！？：；…, with closing marks and markers).
 * - A heading is a line of at most 40 characters that does not, after the first paragraph. `一、…` and `（一）…` head
 *   sections, lines without a number parts; in a report whose headings are all numbered, `一、` heads parts, or `（一）`
 *   where there is no `一、`. A numbered heading may run into its paragraph: it ends with the first 。
 * - A line that counts in any other way (`1．…`, `第一章 …`, `一是…`) and does not end like a sentence cannot be placed.
 * - The notes follow their own heading, each on a line: `[3]term：definition`.
 * - What belongs to the web page around the text stands before its first line and after its last.
 */
import {advance, type Diagnostic} from '../../model/diagnostic.ts';
import type {Note, Notes, Paragraph, Part, Report, Segment} from '../../model/report.ts';
import type {AccountRow, LineKind} from '../../model/colophon.ts';
import type {Line, Quotation, Settings, Source} from '../types.ts';
import {boilerplate, isPlaceholder} from './boilerplate.ts';
import {excerpt, headingText, pairs, smallNumeral} from '../../model/text.ts';

export interface Parsed {
  /** With ids as a first ledger would give them; each paragraph and definition is still one segment. */
  report: Report;
  /** How many lines and characters are of which kind. */
  account: AccountRow[];
  /** What is boilerplate, as printed. */
  setAside: string[];
  diagnostics: Diagnostic[];
}

/** The longest heading, in characters. */
const longest = 40;

/** A closing mark, as a class of a regular expression. */
const closer = `[${[...pairs.values()].join('').replace(/[\]\\]/g, '\\$&')}]`;
const sentenceEnd = new RegExp(String.raw`[。！？：；…]${closer}*(?:[\[［]\s*\S{1,3}\s*[\]］])*$`, 'u');
const punctuationEnd = /[\p{P}]$/u;
const notesHeading = /^(?:附[:：]?\s*)?(?:名\s*词\s*(?:解\s*释|注\s*释|说\s*明)|注\s*释)\s*[:：]?$/u;
const noteLine = /^([\[［]\s*)([0-9０-９]+|[一二三四五六七八九十]+)(\s*[\]］])\s*([^：:\s][^：:]*)([：:]\s*)(.+)$/u;

/** Where in the file the lines are that are read. */
type Region = 'head' | 'body' | 'notes' | 'foot';

type Content =
  | {as: 'part' | 'section' | 'paragraph' | 'notes'; text: string; line: Line; from: number}
  | {as: 'note'; line: Line; match: RegExpExecArray};

/** What may be wrong only because a line that counts in a way of its own has no place yet. */
const outlineRules: ReadonlySet<string> = new Set([
  'heading-order',
  'section-place',
  'section-empty',
  'part-empty',
  'closing-place',
]);

/**
 * Parses a report.
 *
 * @param source the lines
 * @param settings names lines that no rule can place, and the paragraphs that begin a part's closing
 * @param slug the report's folder
 * @returns what could be made of it, the account of its lines, what was set aside, and what is wrong
 */
export function parse(source: Source, settings: Settings, slug: string): Parsed {
  const diagnostics: Diagnostic[] = [];
  const account = new Map<string, AccountRow>();
  const setAside: string[] = [];
  const metadata: {label: string; value: string}[] = [];
  const contents: Content[] = [];
  const named = namedLines(source, settings, diagnostics);
  let where: Region = 'head';
  let foot = 0;
  let outlineUnsure = false;

  const count = (text: string, ...kinds: LineKind[]) => {
    const key = kinds.join();
    const row = account.get(key) ?? {kinds, lines: 0, characters: 0};
    account.set(key, {kinds, lines: row.lines + 1, characters: row.characters + [...text].length});
  };
  const fail = (line: Line, ruleId: string, actual: string, expected: string, offset = 0) => {
    diagnostics.push({...advance(line.place, line.text, offset), ruleId, actual, expected});
  };
  const unplaced = (line: Line, expected: string) => {
    count(line.text, 'unplaced');
    const said = named.get(line)?.kind;
    if (said === undefined)
      fail(
        line,
        'line-unplaced',
        `${excerpt(line.text)} cannot be placed`,
        `${expected}, or say in ${settings.file} (lines) what it is`,
      );
    else fail(line, 'line-unplaced', `${excerpt(line.text)} cannot be a ${said} here`, expected);
  };

  for (const line of source.lines) {
    const {text} = line;
    const decided = named.get(line);
    const around = decided === undefined ? boilerplate(text) : undefined;
    const head = headingText(text);
    if (decided !== undefined && (placedByRule(text, where) === decided.kind || isIgnored(decided.kind, text, where)))
      diagnostics.push({
        ...decided.line.place,
        ruleId: 'setting-unused',
        actual: `${excerpt(text)} is no other line for being called ${decided.kind}`,
        expected: 'lines that the rules place otherwise',
      });
    if (text === '') count(text, 'blank');
    else if (decided?.kind === 'boilerplate' || (decided === undefined && isPlaceholder(text))) {
      setAside.push(text);
      count(text, 'boilerplate');
    } else if (decided?.kind === 'metadata') {
      metadata.push({label: decided.label ?? '', value: text});
      count(text, 'metadata');
    } else if (around !== undefined) {
      if (where === 'body' || where === 'notes') [where, foot] = ['foot', line.place.line];
      metadata.push(...around.filter((stretch) => stretch.kind === 'metadata'));
      setAside.push(...around.flatMap((stretch) => (stretch.kind === 'boilerplate' ? [stretch.text] : [])));
      count(text, ...new Set(around.map((stretch) => stretch.kind)));
    } else if (where === 'foot') unplaced(line, `line ${foot} has begun the foot of the web page`);
    else if (where !== 'notes' && decided === undefined && notesHeading.test(text)) {
      where = 'notes';
      contents.push({as: 'notes', text, line, from: 0});
      count(text, 'heading');
    } else if (where === 'notes') {
      const match = noteLine.exec(text);
      if (match === null || noteNumber(match[2]) === 0) unplaced(line, 'a note reads [n]term：definition');
      else {
        contents.push({as: 'note', line, match});
        count(text, 'note');
      }
    } else if (decided?.kind === 'paragraph' || (decided === undefined && head.value === 0 && sentenceEnd.test(text))) {
      where = 'body';
      contents.push({as: 'paragraph', text, line, from: 0});
      count(text, 'text');
    } else if (decided?.kind === 'part' || head.value > 0 || isPlainHeading(text)) {
      const length = head.value > 0 ? runIn(text) : text.length;
      const heading = text.slice(0, length);
      if (decided === undefined && head.value === 0 && isCounted(text)) {
        outlineUnsure = true;
        unplaced(line, 'a heading is numbered 一、 or （一）, or not at all');
      } else if (where === 'head' && decided === undefined && head.value === 0) {
        unplaced(line, 'a report begins with a paragraph');
      } else if (
        [...heading].length > longest ||
        (head.value > 0 && punctuationEnd.test(heading.replace(/。$/u, '').replace(sentenceCloser, '')))
      ) {
        unplaced(line, `a heading has at most ${longest} characters and ends in 。 or without a mark`);
      } else {
        if (decided !== undefined || length < text.length) where = 'body';
        contents.push({
          as: decided !== undefined || head.value === 0 ? 'part' : 'section',
          text: heading,
          line,
          from: 0,
        });
        if (length < text.length) contents.push({as: 'paragraph', text: text.slice(length), line, from: length});
        count(text, 'heading', ...(length < text.length ? ['text' as const] : []));
      }
    } else
      unplaced(
        line,
        `a paragraph ends in 。！？：；, a heading has at most ${longest} characters and no mark at its end`,
      );
  }

  const report = build(withParts(contents), settings, (line, ruleId, ...rest) => {
    if (!outlineUnsure || !outlineRules.has(ruleId)) fail(line, ruleId, ...rest);
  });
  // What is missing may be a line that has no place yet.
  if (diagnostics.length === 0) diagnostics.push(...missing(contents, report.notes, source.file));
  return {
    report: {
      slug,
      metadata: {...settings.metadata, source: metadata.map(({label, value}) => ({label, value}))},
      ...report,
    },
    account: [...account.values()],
    setAside,
    diagnostics,
  };
}

/** What a line would be if report.yaml did not say so, as far as it could have said so. */
function placedByRule(text: string, where: Region): Settings['lines'][number]['kind'] | undefined {
  if (isPlaceholder(text)) return 'boilerplate';
  const around = boilerplate(text);
  // In the text such a line would begin the foot of the web page.
  if (around !== undefined)
    return (where === 'head' || where === 'foot') && around.every(({kind}) => kind === 'boilerplate')
      ? 'boilerplate'
      : undefined;
  if (where === 'notes' || where === 'foot' || notesHeading.test(text) || headingText(text).value > 0) return undefined;
  if (sentenceEnd.test(text)) return 'paragraph';
  return where === 'body' && isPlainHeading(text) && !isCounted(text) ? 'part' : undefined;
}

/** Whether a line is read as a note, whatever report.yaml calls it. */
function isIgnored(kind: Settings['lines'][number]['kind'], text: string, where: Region): boolean {
  return where === 'notes' && (kind === 'part' || kind === 'paragraph') && noteNumber(noteLine.exec(text)?.[2]) > 0;
}

/** A heading may end in a closing mark: `……“三高四新”`. */
const sentenceCloser = new RegExp(`(?<!${closer})${closer}+$`, 'u');

function isPlainHeading(text: string): boolean {
  return [...text].length <= longest && !punctuationEnd.test(text.replace(sentenceCloser, ''));
}

/** Ways to count that no heading has: `1．`, `(1)`, `①`, `第一章`, `一是`, `其一`, `一．`, `A.`; a year is no such number. */
const countings = [
  /^(?!(?:19|20)\d\d(?:\s*年|\s*[-–—~至]))\d/u,
  /^[\p{No}\p{Nl}]/u,
  /^[([〔【]\s*[\d一二三四五六七八九十百]+\s*[)\]〕】]/u,
  /^第\s*[\d一二三四五六七八九十百]+\s*(?:[章节条篇编讲款项是、.,:]|部分|方面|(?<=\s))/u,
  /^[一二三四五六七八九十百]+\s*(?:[是、.,:)]|(?<=\s))/u,
  /^其[一二三四五六七八九十]/u,
  /^[A-Za-z]{1,4}[.、)]/u,
];

function isCounted(text: string): boolean {
  const narrow = text.replace(/[！-～]/gu, (character) => character.normalize('NFKC'));
  return countings.some((counting) => counting.test(narrow));
}

/** Where all headings are numbered, the higher of their numbers head the parts. */
function withParts(contents: Content[]): Content[] {
  if (contents.some(({as}) => as === 'part')) return contents;
  const styles = contents.map((content) => (content.as === 'section' ? headingText(content.text).style : ''));
  const highest = styles.includes('一、') ? '一、' : '（一）';
  return contents.map((content, index) =>
    content.as === 'section' && styles[index] === highest ? {...content, as: 'part'} : content,
  );
}

/** How much of a numbered line is its heading: up to and including the first 。 */
function runIn(text: string): number {
  const stop = text.indexOf('。');
  return stop < 0 ? text.length : stop + 1;
}

/** The lines that report.yaml places. */
function namedLines(
  source: Source,
  settings: Settings,
  diagnostics: Diagnostic[],
): Map<Line, Settings['lines'][number]> {
  const named = new Map<Line, Settings['lines'][number]>();
  for (const entry of settings.lines) {
    const found = source.lines.filter(({text}) => text === entry.line.text);
    const [line] = found;
    const fail = (actual: string, expected: string) => {
      diagnostics.push({
        ...entry.line.place,
        ruleId: 'quotation',
        actual: `${excerpt(entry.line.text)} ${actual}`,
        expected,
      });
    };
    if (line === undefined || found.length > 1)
      fail(`is ${found.length} lines of the text`, 'a whole line that stands there once');
    else if (named.has(line)) fail('stands here again', 'one entry for a line');
    else named.set(line, entry);
  }
  return named;
}

type Fail = (line: Line, ruleId: string, actual: string, expected: string, offset?: number) => void;

function build(contents: Content[], settings: Settings, fail: Fail): Pick<Report, 'opening' | 'parts' | 'notes'> {
  const opening: Paragraph[] = [];
  const parts: Part[] = [];
  let notes: Notes | undefined;
  let headings = 0;
  let paragraphs = 0;
  let closing = false;
  let style = '';
  let last: Line | undefined;
  const begins = closings(contents, settings, fail);
  const partLines = contents
    .flatMap((content) => (content.as === 'part' ? [`${content.line.place.line} ${excerpt(content.text)}`] : []))
    .join(', ');

  const segment = (id: string, text: string, line: Line, from: number): Segment => ({
    id,
    source: text,
    place: advance(line.place, line.text, from),
  });

  for (const content of contents) {
    const {line} = content;
    const part = parts.at(-1);
    const section = part?.sections.at(-1);
    if (content.as === 'note') {
      notes?.notes.push(note(content.match, line, fail));
    } else if (content.as === 'paragraph') {
      const id = `p${++paragraphs}`;
      const paragraph = {id, segments: [segment(`${id}.1`, content.text, line, content.from)]};
      const {place, text: words} = begins.get(content) ?? {};
      if (closing && place !== undefined)
        fail(
          {text: '', place},
          'setting-unused',
          `${excerpt(words ?? '')} begins no closing: one has begun before it`,
          'the first paragraph of a closing',
        );
      closing ||= place !== undefined;
      if (closing && part === undefined)
        fail(line, 'closing-place', 'a closing before the first part', 'a closing ends a part');
      else if (closing) part?.closing.push(paragraph);
      else (section?.paragraphs ?? part?.opening ?? opening).push(paragraph);
    } else {
      const heading = segment(`h${++headings}`, content.text, line, 0);
      const {value, number: printed, style: found} = headingText(content.text);
      if (content.as !== 'section') {
        checkFilled(part, last, fail);
        closing = false;
      }
      if (content.as === 'notes') notes = {heading, notes: []};
      else if (content.as === 'part') {
        parts.push({number: parts.length + 1, heading, opening: [], sections: [], closing: []});
        if (value > 0 && value !== parts.length)
          fail(line, 'heading-order', `part ${printed} follows part ${parts.length - 1}`, `parts count up from one`);
      } else if (part === undefined)
        fail(
          line,
          'section-place',
          `section ${printed} stands before the first part`,
          `the lines read as parts are ${partLines}; say in ${settings.file} (lines) what a line is that heads none`,
        );
      else {
        if (closing) fail(line, 'closing-place', `section ${printed} follows a closing`, 'a closing ends its part');
        if (section === undefined) style = found;
        else if (section.paragraphs.length === 0)
          fail(
            line,
            'section-empty',
            `nothing stands between ${headingText(section.heading.source).number} and ${printed}`,
            'a section has a paragraph',
          );
        part.sections.push({number: part.sections.length + 1, heading, paragraphs: []});
        if (value !== part.sections.length || found !== style) {
          fail(
            line,
            'heading-order',
            `section ${printed} stands where number ${part.sections.length} in the style ${style} is due`,
            `sections of a part count up from one in one style; say in ${settings.file} (lines) if the line is a paragraph`,
          );
        }
      }
      last = line;
    }
  }
  checkFilled(parts.at(-1), last, fail);
  return {opening, parts, ...(notes === undefined ? {} : {notes})};
}

/** A part without any text is more likely a stray line. */
function checkFilled(part: Part | undefined, line: Line | undefined, fail: Fail): void {
  if (part === undefined || line === undefined) return;
  const section = part.sections.at(-1);
  if (section === undefined ? part.opening.length + part.closing.length === 0 : section.paragraphs.length === 0) {
    fail(
      line,
      section === undefined ? 'part-empty' : 'section-empty',
      `no paragraph follows ${excerpt(line.text)}`,
      'a heading is followed by text',
    );
  }
}

/** Reads a note's number, in whatever digits; 0 where it counts nothing: `noteNumber('二三')` // => `0` */
function noteNumber(digits = ''): number {
  return smallNumeral(digits) || Number(digits.normalize('NFKC')) || 0;
}

/** An error for a report without a paragraph, and for a list of notes without a note. */
function missing(contents: Content[], notes: Notes | undefined, file: string): Diagnostic[] {
  if (!contents.some(({as}) => as === 'paragraph'))
    return [
      {file, line: 1, column: 1, ruleId: 'report-empty', actual: 'the report has no paragraph', expected: 'its text'},
    ];
  if (notes?.notes.length !== 0) return [];
  return [
    {
      ...notes.heading.place,
      ruleId: 'notes-empty',
      actual: `no note follows ${excerpt(notes.heading.source)}`,
      expected: 'a heading is followed by text',
    },
  ];
}

/** White space between a note's number and its term is layout. */
function note(
  [whole, open = '', digits = '', close = '', term = '', separator = '', definition = '']: RegExpExecArray,
  line: Line,
  fail: Fail,
): Note {
  const number = noteNumber(digits);
  if (open !== '[' || close !== ']' || !/^[1-9][0-9]*$/.test(digits)) {
    fail(line, 'marker-malformed', `the note's number is printed ${open}${digits}${close}`, `[${number}], in ASCII`);
  }
  const id = `n${number}`;
  const begin = whole.length - `${term}${separator}${definition}`.length;
  const at = (offset: number) => advance(line.place, line.text, offset);
  return {
    number,
    id,
    term: {id: `${id}.0`, source: term, place: at(begin)},
    separator,
    definition: [{id: `${id}.1`, source: definition, place: at(begin + term.length + separator.length)}],
  };
}

/** The paragraphs that report.yaml says begin a closing. */
function closings(contents: Content[], settings: Settings, fail: Fail): Map<Content, Quotation> {
  const begins = new Map<Content, Quotation>();
  for (const quotation of settings.closing) {
    const {text, place} = quotation;
    const found = contents.filter((content) => content.as === 'paragraph' && content.text.startsWith(text));
    const [paragraph] = found;
    if (paragraph === undefined || found.length > 1) {
      fail(
        {text: '', place},
        'quotation',
        `${excerpt(text)} begins ${found.length} paragraphs`,
        'the beginning of one paragraph',
      );
    } else if (begins.has(paragraph))
      fail({text: '', place}, 'setting-unused', `${excerpt(text)} stands here again`, 'one entry for a paragraph');
    else begins.set(paragraph, quotation);
  }
  return begins;
}
