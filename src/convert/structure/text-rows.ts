/** Lines → rows: what belongs to the web page around the text, its head and its foot, is told apart. */
import {advance, count, type Diagnostic} from '../../model/diagnostic.ts';
import {excerpt} from '../../model/text.ts';
import type {Line, Settings, Source} from '../types.ts';
import type {Account} from './account.ts';
import {type BackLine, backMatter} from './back-matter.ts';
import {boilerplate, isPlaceholder} from './boilerplate.ts';
import {type HeadKind, headLength, readHead} from './head.ts';
import {isNotesHeading, unheadedNotes} from './note-list.ts';
import {meant} from './quoted.ts';
import type {Decided, Row, Say} from './row.ts';
import {tablesIn} from './table.ts';

/** The longest line of a web page's foot that is taken for none of the text. */
const longestFootLine = 40;

/** Under what name a line of the head is shown with the report. */
const headLabels: Record<HeadKind, string> = {
  title: '标题',
  session: '会议',
  speaker: '报告人',
  contents: '目录',
  other: '题下',
};

/** The lines of the text itself: without blank ones, and without what belongs to the web page around it. */
export function textRows(
  source: Source,
  settings: Settings,
  account: Account,
  diagnostics: Diagnostic[],
  warn: Say,
): Row[] {
  const named = namedLines(source, settings, diagnostics);
  for (const line of source.lines) if (line.text === '') account.count(line, 'blank');
  const lines = source.lines.filter(({text}) => text !== '');
  const {tables, broken, doubts} = tablesIn(lines.map((line) => (line.aside || named.has(line) ? undefined : line)));
  for (const {line, rule, actual, expected} of doubts) warn(line, rule, actual, expected);
  const inTable = new Set([...tables.values()].flatMap((table) => table.lines));
  // A comment may head the notes of a Markdown file.
  const isOfFile = ({aside, text}: Line) => (aside && !isNotesHeading(text)) || isPlaceholder(text);
  const rows = lines.flatMap((line, at) => {
    const [decided, table] = [named.get(line), tables.get(at)];
    if (inTable.has(line) && table === undefined) return [];
    const isAside = decided ? decided.kind === 'boilerplate' : isOfFile(line);
    if (!table && !isAside) diagnostics.push(...strayTabs(line));
    const isText = decided !== undefined || table !== undefined || broken.has(line);
    return [{line, decided, table, isAside, around: isText || isAside ? undefined : boilerplate(line.text)}];
  });
  // The foot begins after the last line that can only be text.
  const isCertain = ({line, decided, table, isAside, around}: (typeof rows)[number]) =>
    !isAside &&
    !isAbout(decided) &&
    (decided !== undefined || table !== undefined || broken.has(line) || (around === undefined && isText(line.text)));
  const [first, last] = [rows.findIndex(isCertain), rows.findLastIndex(isCertain)];
  /** What reads like the web page, since the text began. */
  let page: Line | undefined;
  return rows.flatMap(({line, decided, table, isAside, around}, at): Row[] => {
    if (isAside) {
      account.boilerplate(line);
      return [];
    }
    if (isAbout(decided)) {
      account.about(decided?.label ?? headLabels.title, line, decided?.kind === 'title' ? 'title' : undefined);
      return [];
    }
    if (around !== undefined) {
      for (const stretch of around) {
        if (stretch.kind === 'metadata') account.fact(stretch.label, stretch.value, line.place.line);
        else account.leaveOut(stretch.text, line.place.line);
      }
      account.count(line, ...new Set(around.map(({kind}) => kind)));
      if (at > first) page ??= line;
      return [];
    }
    if (page !== undefined && at > last) {
      account.boilerplate(line);
      return [];
    }
    if (page !== undefined && decided === undefined)
      warn(
        line,
        'foot-text',
        `${excerpt(line.text)} follows line ${page.place.line}, which reads like the foot of a web page`,
        `read as text; say in ${settings.file} (lines) if it is boilerplate`,
      );
    page = undefined;
    return [{line, ...(decided && {decided}), ...(table && {table}), ...(broken.has(line) && {isBroken: true})}];
  });
}

/** An error for the tabs of a line that is no row of a table: nothing else can have one. */
function strayTabs({text, place}: Line): Diagnostic[] {
  const at = text.indexOf('\t');
  if (at < 0) return [];
  const expected = 'tabs part the cells of a table, in rows one below the other';
  return [{...advance(place, text, at), ruleId: 'character-unusable', actual: 'U+0009', expected}];
}

/** Whether a line was said to say something of the text. */
function isAbout(decided: Decided | undefined): boolean {
  return decided?.kind === 'metadata' || decided?.kind === 'title';
}

/** Whether a line can be nothing but text: a sentence, or longer than what a page has around it. */
function isText(line: string): boolean {
  return [...line].length > longestFootLine || /[。！？；：][”’）》]*$/u.test(line) || isNotesHeading(line);
}

/** Takes the head off: what stands above the text and says what it is. */
export function headRows(
  rows: readonly Row[],
  account: Account,
  settings: Settings,
  warn: Say,
): {head: Row[]; titles: string[]} {
  const texts = rows.map(({line}) => line.text);
  const named = rows.findIndex(({decided, table}) => decided !== undefined || table !== undefined);
  const length = headLength(named < 0 ? texts : texts.slice(0, named));
  const head = rows.slice(0, length);
  const {kinds} = readHead(texts.slice(0, length));
  for (const [at, {line}] of head.entries()) {
    const kind = kinds[at] ?? 'other';
    account.about(headLabels[kind], line, kind);
    if (kind === 'other')
      warn(
        line,
        'head-line',
        `${excerpt(line.text)} stands above the text, and is no title, day, session or speaker`,
        `shown as what stands below the title; say in ${settings.file} (lines) if it is something else`,
      );
  }
  return {head, titles: head.flatMap(({line}, at) => (kinds[at] === 'title' ? [line.text] : []))};
}

/** The lines that report.yaml places. */
function namedLines(source: Source, settings: Settings, diagnostics: Diagnostic[]): Map<Line, Decided> {
  const named = new Map<Line, Decided>();
  for (const entry of settings.lines) {
    const found = source.lines.filter(({text}) => text === entry.line.text);
    const fail = (actual: string, expected: string, ruleId = 'quotation') => {
      diagnostics.push({...entry.line.place, ruleId, actual: `${excerpt(entry.line.text)} ${actual}`, expected});
    };
    const expected = 'a whole line that stands there once';
    const line = meant(entry.line, found, `is ${found.length} lines of the text`, expected, fail);
    if (line === undefined) continue;
    if (named.has(line)) fail('stands here again', 'one entry for a line');
    else named.set(line, entry);
  }
  return named;
}

/** The title that web pages repeat below the text, in a link to it. */
export function withoutLastTitle(rows: Row[], titles: readonly string[], account: Account): Row[] {
  const close = (text: string) => text.replace(/[\s　]/gu, '');
  const isTitle = ({line, decided}: Row) => !decided && titles.some((title) => close(title) === close(line.text));
  const end = rows.findLastIndex((row) => !isTitle(row)) + 1;
  for (const {line} of rows.slice(end)) account.boilerplate(line);
  return rows.slice(0, end);
}

/** What is put over a list of notes that nothing heads. */
const suppliedHeading = '注释';

/** The rows with a heading over the notes at their end, if nothing behind the body has one. */
export function withNotesHeading(rows: Row[], settings: Settings, warn: Say): Row[] {
  if (backMatter(backLines(rows)).found.length > 0) return rows;
  const free = rows.findLastIndex(({decided, table}) => decided !== undefined || table !== undefined) + 1;
  const at = unheadedNotes(rows.slice(free).map(({line}) => line.text));
  const first = at === undefined ? undefined : rows[free + at]?.line;
  if (at === undefined || first === undefined || free + at === 0) return rows;
  warn(
    first,
    'note-heading',
    `${excerpt(first.text)} begins ${count(rows.length - free - at, 'line')} that have the form of notes, without a heading`,
    `read as notes, under the heading ${suppliedHeading}; say in ${settings.file} (lines) what they are, if they are none`,
  );
  const heading: Row = {
    line: {text: suppliedHeading, printed: '', lines: 0, place: first.place},
    decided: {line: {text: '', place: first.place}, kind: 'notes'},
  };
  return rows.toSpliced(free + at, 0, heading);
}

/** The rows as what is behind the body is told from them. */
export function backLines(rows: readonly Row[]): BackLine[] {
  return rows.map(({line, decided, table}) => ({
    text: line.text,
    decided: decided?.kind,
    isTable: table !== undefined,
  }));
}

/** A table as the lines it takes: in a list of notes there is none. */
export function lineByLine(row: Row): Row[] {
  return row.table ? row.table.lines.map((line) => ({line})) : [row];
}
