/**
 * Lines → report. The text is judged as a whole: what belongs to the web page around it, its head, its list of notes and
 * its foot are told apart first; the outline of what is left follows from the forms its headings have (outline.ts). Every
 * line is accounted for, and what was decided against the look of it, or hardly, is said.
 */
import {advance, count, followedBy, linesOf, placesIn, type Diagnostic} from '../../model/diagnostic.ts';
import {printedNumber} from '../../model/numbering.ts';
import type {AccountRow, LineKind} from '../../model/colophon.ts';
import type {
  Appendix,
  Cell,
  Flow,
  Metadata,
  Note,
  Notes,
  Paragraph,
  Part,
  Report,
  Segment,
  SourceLine,
  Table,
} from '../../model/report.ts';
import {excerpt} from '../../model/text.ts';
import type {Line, Settings, Source} from '../types.ts';
import {backMatter, type BackLine, type BackMatter} from './back-matter.ts';
import {boilerplate, isPlaceholder} from './boilerplate.ts';
import {headLength, isSalutation, readHead, type HeadKind} from './head.ts';
import {isLeadLike} from './leads-and-breaks.ts';
import {
  isNotesHeading,
  normalizeMarkers,
  readNotes,
  unheadedNotes,
  type MarkerForm,
  type NoteDecision,
} from './note-list.ts';
import {isTitle, longestInLine, outline, runIn} from './outline.ts';
import {meant} from './quoted.ts';
import {isCaption, isUnit, tablesIn, type PrintedCell, type PrintedTable} from './table.ts';

export interface Parsed {
  /** With ids as a first ledger would give them; each paragraph and each line of a definition is still one segment. */
  report: Report;
  /** How many lines and characters are of which kind. */
  account: AccountRow[];
  /** What is boilerplate, as printed. */
  setAside: string[];
  diagnostics: Diagnostic[];
}

type Decided = Settings['lines'][number];

/** A line of the text itself, with what report.yaml says it is; or a table, by its first line. */
interface Row {
  line: Line;
  decided?: Decided;
  table?: PrintedTable;
  /** Whether it is of a table that cannot be made out: nothing but text. */
  isBroken?: boolean;
  /** Whether it only names what is printed behind the body. */
  isNaming?: boolean;
}

/** How a piece of the body reads. */
type Piece = {line: Line; from: number; text: string} & (
  | {as: 'heading'; depth: number}
  /** Decided: what report.yaml calls a paragraph. */
  | {as: 'paragraph'; decided?: true}
  | {as: 'table'; caption: Line[]; table: PrintedTable}
);

const sentenceEnd =
  /(?:[。！？：；…!?;:]|[（(](?:略|鼓掌|掌声)[）)])[”’」』）)》〉】〕\]]*(?:[[［〔【]\s*[^\s[［〔【\]］〕】]{1,3}\s*[\]］〕】]|[①-⑳])*$/u;

/** Under what name a line of the head is shown with the report. */
const headLabels: Record<HeadKind, string> = {
  title: '标题',
  session: '会议',
  speaker: '报告人',
  contents: '目录',
  other: '题下',
};

/** The longest line of a web page's foot that is taken for none of the text. */
const longestFootLine = 40;

/**
 * Parses a report.
 *
 * @param source the lines
 * @param settings what lines are where the rules decide otherwise, and the paragraphs that begin a part's closing
 * @param slug the report's folder
 * @returns what could be made of it, the account of its lines, what was set aside, and what is wrong or in doubt
 */
export function parse(source: Source, settings: Settings, slug: string): Parsed {
  const parsed = parseAs(source, settings, slug);
  return {...parsed, diagnostics: [...unused(parsed, source, settings, slug), ...parsed.diagnostics]};
}

/** The decisions of report.yaml that change nothing: without them the text reads the same, and as much is said of it. */
function unused(parsed: Parsed, source: Source, settings: Settings, slug: string): Diagnostic[] {
  let [now, without] = [essence(parsed), settings];
  const changesNothing = (fewer: Settings): boolean => {
    const then = essence(parseAs(source, fewer, slug));
    // An entry that fits nothing is said to already.
    if (then !== now) return false;
    [now, without] = [then, fewer];
    return true;
  };
  return [
    ...settings.lines.flatMap((entry): Diagnostic[] =>
      changesNothing({...without, lines: without.lines.filter((other) => other !== entry)})
        ? [
            {
              ...entry.line.place,
              ruleId: 'setting-unused',
              actual: `${excerpt(entry.line.text)} is no other line for being called ${entry.kind}`,
              expected: 'lines that the rules place otherwise',
            },
          ]
        : [],
    ),
    ...(settings.markers && changesNothing(withoutMarkers(without))
      ? [
          {
            ...settings.markers.place,
            ruleId: 'setting-unused',
            actual: `the markers are the same without being called ${settings.markers.form}`,
            expected: 'a form that is not found without it',
          },
        ]
      : []),
    ...settings.closing.flatMap((entry): Diagnostic[] =>
      changesNothing({...without, closing: without.closing.filter((other) => other !== entry)})
        ? [
            {
              ...entry.place,
              ruleId: 'setting-unused',
              actual: `${excerpt(entry.text)} begins no closing that is not found without it`,
              expected: 'the first paragraph of a closing that no rule finds',
            },
          ]
        : [],
    ),
  ];
}

/** Settings that leave the form of the markers to the rules. */
function withoutMarkers({markers: _, ...settings}: Settings): Settings {
  return settings;
}

/** What two readings of a text are compared by. */
function essence({report: {metadata, slug: _, ...text}, account, setAside, diagnostics}: Parsed): string {
  const rows = account.toSorted((a, b) => (a.kinds.join() < b.kinds.join() ? -1 : 1));
  return JSON.stringify([text, metadata.source, metadata.markers, metadata.noteNumbers, rows, setAside, diagnostics]);
}

function parseAs(source: Source, settings: Settings, slug: string): Parsed {
  const account = new Account();
  const diagnostics: Diagnostic[] = [];
  const say = (line: Line, ruleId: string, actual: string, expected: string, severity?: 'warning') => {
    diagnostics.push({...line.place, ruleId, actual, expected, ...(severity && {severity})});
  };
  const warn: Say = (line, ruleId, actual, expected) => say(line, ruleId, actual, expected, 'warning');

  const rows = textRows(source, settings, account, diagnostics, warn);
  const {head, titles} = headRows(rows, account, settings, warn);
  const last = withoutLastTitle(rows.slice(head.length), titles, account);
  const rest = withNotesHeading(last, settings, warn);
  const {found, naming} = backMatter(backLines(rest));
  const list = found.find(({kind}) => kind === 'notes');
  const entries = list ? rest.slice(list.from, list.to).flatMap(lineByLine) : [];
  const listed = readNotes(
    entries.map(({line}) => line.text),
    noteDecisions(entries),
  );
  const isEntry = (at: number) => list !== undefined && at >= list.from && at < list.to;
  const {rows: marked, markers} = withMarkers(
    rest.map((row, at) => (naming.has(at) ? {...row, isNaming: true} : row)),
    isEntry,
    listed.notes.map(({number}) => number),
    settings,
    diagnostics,
  );
  const body = withHeadingsApart(marked.slice(0, found[0]?.label ?? found[0]?.heading));
  const pieces = bodyPieces(body, 'body', account, settings, warn);
  if (!pieces.some(({as}) => as === 'paragraph'))
    diagnostics.push({
      file: source.file,
      line: 1,
      column: 1,
      ruleId: 'report-empty',
      actual: 'the report has no paragraph',
      expected: 'its text',
    });
  warnOfEmptyHeadings(pieces, settings, warn);
  const ids = {heading: 0, paragraph: 0};
  const file = source.file.endsWith('.md') && {file: 'report.md'};
  const {opening, parts} = build(pieces, closings(pieces, settings, say), ids, warn);
  const context = {ids, account, settings, say, warn};
  const {appendices, notes} = buildBack(found, marked, {entries, ...listed}, context);
  return {
    report: {
      slug,
      metadata: {
        ...settings.metadata,
        source: account.metadata,
        ...file,
        ...(markers && {markers}),
        ...numbersOf(listed),
      },
      opening,
      parts,
      appendices,
      ...(notes && {notes}),
    },
    account: [...account.rows.values()],
    setAside: account.setAside,
    diagnostics,
  };
}

/**
 * The rows with what stands in one line by mistake taken apart: a heading （三）… after the end of a sentence, if the
 * numbering leads to it and goes on after it.
 */
function withHeadingsApart(rows: readonly Row[]): Row[] {
  const valueIn = (text: string) => {
    const number = printedNumber(text);
    return number?.form === '（一）' ? number.value : undefined;
  };
  const values = rows.map(({line}) => valueIn(line.text));
  /** What is counted next, below each row. */
  const next: (number | undefined)[] = [];
  for (let at = rows.length - 1; at > 0; at--) next[at - 1] = values[at] ?? next[at];
  let reached = 0;
  return rows.flatMap((row, at): Row[] => {
    const {line, decided, table, isBroken, isNaming} = row;
    reached = values[at] ?? reached;
    if (decided || table || isBroken || isNaming) return [row];
    for (const {index} of line.text.matchAll(/(?<=[：:。])(?=[（(][一二三四五六七八九十]{1,3}[）)])/gu)) {
      const text = line.text.slice(index, index + longestInLine);
      const number = printedNumber(text);
      if (number === undefined || (number.value > 1 && reached !== number.value - 1)) continue;
      const words = text.slice(number.length);
      if (next[at] !== number.value + 1 || !isTitle(words.slice(0, runIn(words)).replace(/。$/u, ''))) continue;
      reached = number.value;
      const place = advance(line.place, line.text, index);
      return [
        {line: {...line, text: line.text.slice(0, index)}},
        {line: {...line, text: line.text.slice(index), printed: '', lines: 0, place}},
      ];
    }
    return [row];
  });
}

/** What is put over a list of notes that nothing heads. */
const suppliedHeading = '注释';

/** The rows with a heading over the notes at their end, if nothing behind the body has one. */
function withNotesHeading(rows: Row[], settings: Settings, warn: Say): Row[] {
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
function backLines(rows: readonly Row[]): BackLine[] {
  return rows.map(({line, decided, table}) => ({
    text: line.text,
    decided: decided?.kind,
    isTable: table !== undefined,
  }));
}

type Say = (line: Line, ruleId: string, actual: string, expected: string) => void;

/** What the steps of parsing share. */
interface Context {
  /** How many of each there are. */
  ids: {heading: number; paragraph: number};
  account: Account;
  settings: Settings;
  say: Say;
  warn: Say;
}

/** A table as the lines it takes: in a list of notes there is none. */
function lineByLine(row: Row): Row[] {
  return row.table ? row.table.lines.map((line) => ({line})) : [row];
}

/**
 * The rows with their markers in the one form in which they are shown.
 *
 * @param isEntry whether a row is of the list of notes, which has none
 */
function withMarkers(
  rows: readonly Row[],
  isEntry: (at: number) => boolean,
  numbers: readonly number[],
  {markers}: Settings,
  diagnostics: Diagnostic[],
): {rows: Row[]; markers: MarkerForm | undefined} {
  const places = rows.flatMap(({line, table}, at): {line: Line; from: number; text: string}[] => {
    if (isEntry(at)) return [];
    return table ? table.rows.flat(2) : [{line, from: 0, text: line.text}];
  });
  const {texts, form, unknown} = normalizeMarkers(
    places.map(({text}) => text),
    numbers,
    markers?.form,
  );
  const [stray] = unknown;
  if (stray && form) {
    const {line, from} = places[stray.line]!;
    const printed = [...new Set(unknown.map(({number}) => number))].join(', ');
    diagnostics.push({
      ...advance(line.place, line.text, from + stray.offset),
      severity: 'warning',
      ruleId: 'note-missing',
      actual: `${printed} in the form of the markers, ${form}, without a note`,
      expected: 'shown as printed',
    });
  }
  const next = texts[Symbol.iterator]();
  const text = (printed: string) => next.next().value ?? printed;
  return {
    markers: form,
    rows: rows.map((row, at): Row => {
      const {line, table} = row;
      if (isEntry(at)) return row;
      if (table === undefined)
        return {...row, line: {...line, text: text(line.text), printed: line.printed ?? line.text}};
      const cell = (pieces: PrintedCell) => pieces.map((piece) => ({...piece, text: text(piece.text)}));
      return {...row, table: {...table, rows: table.rows.map((cells) => cells.map(cell))}};
    }),
  };
}

/** A line that heads something. */
function headingOf({line}: Row, ids: {heading: number}, account: Account): Segment {
  account.count(line, 'heading');
  return {id: `h${++ids.heading}`, source: line.text, place: line.place};
}

/** The title that web pages repeat below the text, in a link to it. */
function withoutLastTitle(rows: Row[], titles: readonly string[], account: Account): Row[] {
  const close = (text: string) => text.replace(/[\s　]/gu, '');
  const isTitle = ({line, decided}: Row) => !decided && titles.some((title) => close(title) === close(line.text));
  const end = rows.findLastIndex((row) => !isTitle(row)) + 1;
  for (const {line} of rows.slice(end)) account.boilerplate(line);
  return rows.slice(0, end);
}

/** Where every line went. */
class Account {
  readonly rows = new Map<string, AccountRow>();
  private readonly aside: {text: string; line: number}[] = [];
  private readonly facts: (SourceLine & {line: number})[] = [];

  count({text, printed = text, lines = 1}: Pick<Line, 'text' | 'printed' | 'lines'>, ...kinds: LineKind[]): void {
    // What is supplied is nothing of the file.
    if (lines === 0 && printed === '') return;
    const key = kinds.join();
    const row = this.rows.get(key) ?? {kinds, lines: 0, characters: 0};
    this.rows.set(key, {kinds, lines: row.lines + lines, characters: row.characters + [...printed].length});
  }

  boilerplate(line: Line): void {
    this.leaveOut(line.text, line.place.line);
    this.count(line, 'boilerplate');
  }

  /** A part of a line that is of the web page around the text. */
  leaveOut(text: string, line: number): void {
    this.aside.push({text, line});
  }

  /** What is of the web page, in the order of its lines. */
  get setAside(): string[] {
    return this.aside.toSorted((a, b) => a.line - b.line).map(({text}) => text);
  }

  /** A line that says one thing of the text. */
  about(label: string, line: Line, says?: SourceLine['says']): void {
    this.facts.push({label, value: line.text, line: line.place.line, ...(says && {says})});
    this.count(line, 'metadata');
  }

  /** A part of a line that says something of the text. */
  fact(label: string, value: string, line: number): void {
    this.facts.push({label, value, line});
  }

  /** What is said of the text, in the order of its lines. */
  get metadata(): SourceLine[] {
    return this.facts.toSorted((a, b) => a.line - b.line).map(({line: _, ...said}) => said);
  }
}

/** The lines of the text itself: without blank ones, and without what belongs to the web page around it. */
function textRows(source: Source, settings: Settings, account: Account, diagnostics: Diagnostic[], warn: Say): Row[] {
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
function headRows(
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

/** The lines of the body or of an appendix as headings, paragraphs and tables. */
function bodyPieces(
  rows: readonly Row[],
  of: 'body' | 'appendix',
  account: Account,
  settings: Settings,
  warn: Say,
): Piece[] {
  const captions = captionsOf(rows);
  const {headings, doubts} = outline(
    rows.map(({line, decided, table, isBroken, isNaming}, at) => ({
      text: line.text,
      ...(line.bold && {bold: true}),
      ...(line.level && {level: line.level}),
      ...(decided && {decided: decided.kind}),
      ...(decided?.depth !== undefined && {depth: decided.depth}),
      ...((table || isBroken || isNaming || captions.has(at)) && {decided: 'paragraph'}),
    })),
    of === 'appendix',
  );
  for (const {line, rule, actual, expected} of doubts) warn(rows[line]!.line, rule, actual, expected);
  const byLine = new Map(headings.map((heading) => [heading.line, heading]));
  const ofHeadings = new Set(
    headings.flatMap(({line, more = 0}) => Array.from({length: more}, (_, at) => line + 1 + at)),
  );
  const open: {line: Line; text: string}[] = [];
  const pieces = rows.flatMap(({line, decided, table, isBroken, isNaming}, at): Piece[] => {
    if (ofHeadings.has(at)) {
      account.count(line, 'heading');
      return [];
    }
    const heading = byLine.get(at);
    if (captions.has(at)) {
      account.count(line, 'table');
      return [];
    }
    if (table) {
      for (const row of table.lines) account.count(row, 'table');
      let first = at;
      while (captions.has(first - 1)) first--;
      const caption = rows.slice(first, at).map((row) => row.line);
      return [{as: 'table', line, from: 0, text: '', caption, table}];
    }
    if (heading === undefined) {
      account.count(line, 'text');
      if (!decided && !isBroken && !isNaming && !sentenceEnd.test(line.text)) open.push({line, text: line.text});
      return [{as: 'paragraph', line, from: 0, text: line.text, ...(decided && {decided: true})}];
    }
    const {depth, length, more = 0} = heading;
    const rest = line.text.slice(length);
    if (rest !== '' && !sentenceEnd.test(rest)) open.push({line, text: rest});
    account.count(line, 'heading', ...(rest === '' ? [] : ['text' as const]));
    const {text, place} = inOneLine([
      {text: line.text.slice(0, length), place: line.place},
      ...rows.slice(at + 1, at + 1 + more).map((row) => row.line),
    ]);
    return [
      {as: 'heading', depth, line: {...line, place}, from: 0, text},
      ...(rest === '' ? [] : [{as: 'paragraph' as const, line, from: length, text: rest}]),
    ];
  });
  warnOfOpenParagraphs(open, settings, warn);
  return pieces;
}

/** A title in several lines as one: with a space between them, unless the next goes on with words of the last. */
function inOneLine(lines: readonly Pick<Line, 'text' | 'place'>[]): Pick<Line, 'text' | 'place'> {
  return lines.reduceRight((rest, {text, place}) => {
    const above = text + (/^[和与及暨、]/u.test(rest.text) || /[和与及暨、]$/u.test(text) ? '' : '　');
    return {text: above + rest.text, place: followedBy(place, place.column + [...above].length, rest.place)};
  });
}

/** The lines right over tables that belong to them: what one is called, and below that its unit. */
function captionsOf(rows: readonly Row[]): Set<number> {
  const found = new Set<number>();
  const isAt = (at: number, is: (text: string) => boolean) => {
    const row = rows[at];
    return row !== undefined && !row.decided && !row.table && is(row.line.text);
  };
  for (const [at, {table}] of rows.entries()) {
    if (table === undefined) continue;
    const title = isAt(at - 1, isUnit) ? at - 2 : at - 1;
    if (title === at - 2) found.add(at - 1);
    if (isAt(title, isCaption)) found.add(title);
  }
  return found;
}

/** Paragraphs that end like no sentence may be something else. Said once for those that count in one form, or in none. */
function warnOfOpenParagraphs(open: readonly {line: Line; text: string}[], settings: Settings, warn: Say): void {
  const formOf = ({text}: {text: string}) =>
    printedNumber(text)?.form ?? /^[一二三四五六七八九十]+是|^[—－-]{1,2}/u.exec(text)?.[0].at(-1) ?? '';
  for (const [first, ...others] of Map.groupBy(open, formOf).values()) {
    const more = others.length === 0 ? ' does' : ` and ${linesOf(others.map(({line}) => line))} do`;
    const [read, is] = others.length === 0 ? ['a paragraph', 'it is'] : ['paragraphs', 'they are'];
    warn(
      first!.line,
      'paragraph-open',
      `${excerpt(first!.text)}${more} not end like a sentence`,
      `read as ${read}; say in ${settings.file} (lines) if ${is} something else`,
    );
  }
}

/** A heading above nothing may be none: a line of a list, or a paragraph that lost its full stop. Said once for a run of them. */
function warnOfEmptyHeadings(pieces: readonly Piece[], settings: Settings, warn: Say): void {
  const isEmpty = (piece: Piece | undefined, next: Piece | undefined) =>
    piece?.as === 'heading' &&
    // What is said to be left out has no text.
    !/[（(]略[）)]。?$/u.test(piece.text) &&
    (next === undefined || (next.as === 'heading' && next.depth <= piece.depth));
  let run: Piece[] = [];
  for (const [at, piece] of pieces.entries()) {
    if (isEmpty(piece, pieces[at + 1])) run.push(piece);
    const [first] = run;
    if (first === undefined || (run.at(-1) === piece && at < pieces.length - 1)) continue;
    const others = run.length > 1 ? ` and ${run.length - 1} after it are headings` : ' is a heading';
    warn(
      first.line,
      'heading-empty',
      `${excerpt(first.text)}${others} without text`,
      `text below a heading; say in ${settings.file} (lines) if it is none`,
    );
    run = [];
  }
}

/** Puts headings and paragraphs in the tree, and names them. */
function build(
  pieces: readonly Piece[],
  begins: ReadonlySet<Piece>,
  ids: {heading: number; paragraph: number},
  warn: Say,
): Pick<Report, 'opening' | 'parts'> {
  const opening: Flow = [];
  const parts: Part[] = [];
  let closing = false;
  for (const piece of pieces) {
    const {line, text} = piece;
    const part = parts.at(-1);
    const section = part?.sections.at(-1);
    if (piece.as !== 'heading') {
      closing ||= begins.has(piece);
      const flow = closing && part ? part.closing : (section?.paragraphs ?? part?.opening ?? opening);
      flow.push(paragraphOf(piece, ids));
      continue;
    }
    const heading = headingFrom(piece, ids);
    if (piece.depth === 0) {
      parts.push({number: parts.length + 1, heading, opening: [], sections: [], closing: []});
      closing = false;
    } else if (piece.depth === 1 && part) {
      if (closing) warn(line, 'closing-place', `${excerpt(text)} follows a closing`, 'a closing ends its part');
      closing = false;
      part.sections.push({number: part.sections.length + 1, heading, paragraphs: []});
    } else (section?.paragraphs ?? part?.opening ?? opening).push({heading, depth: piece.depth - 1});
  }
  return {opening, parts};
}

/** What is printed behind the body: appendices and the list of notes, named in their order. */
function buildBack(
  found: readonly BackMatter[],
  rows: readonly Row[],
  listed: ReturnType<typeof readNotes> & {entries: Row[]},
  {ids, account, settings, say, warn}: Context,
): Pick<Report, 'appendices' | 'notes'> {
  const appendices: Appendix[] = [];
  let notes: Notes | undefined;
  for (const {kind, label, heading: at, subtitle, from, to} of found) {
    const headed = {
      ...(label !== undefined && {label: headingOf(rows[label]!, ids, account)}),
      heading: headingOf(rows[at]!, ids, account),
    };
    const {line} = rows[at]!;
    if (kind === 'notes') {
      for (const more of subtitle) account.count(rows[more]!.line, 'heading');
      headed.heading.source += subtitle.map((more) => rows[more]!.line.text).join('');
      notes = {...headed, notes: notesOf(listed, account, settings, say, warn), after: appendices.length};
      if (notes.notes.length === 0)
        say(
          line,
          'notes-empty',
          `no note follows ${excerpt(line.text)}`,
          `notes; say in ${settings.file} (lines) if it heads none`,
        );
      continue;
    }
    const titles = subtitle.map((more) => headingOf(rows[more]!, ids, account));
    const pieces = bodyPieces(rows.slice(from, to), 'appendix', account, settings, warn);
    warnOfEmptyHeadings(pieces, settings, warn);
    if (pieces.length === 0)
      warn(line, 'heading-empty', `${excerpt(line.text)} is an appendix without text`, 'text below a heading');
    appendices.push({number: appendices.length + 1, ...headed, subtitle: titles, content: flowOf(pieces, ids)});
  }
  return {appendices, ...(notes && {notes})};
}

/** What stands in an appendix: headings among its paragraphs and tables. */
function flowOf(pieces: readonly Piece[], ids: {heading: number; paragraph: number}): Flow {
  return pieces.map((piece) =>
    piece.as === 'heading' ? {heading: headingFrom(piece, ids), depth: piece.depth + 1} : paragraphOf(piece, ids),
  );
}

function headingFrom({line, from, text}: Piece, ids: {heading: number}): Segment {
  return {id: `h${++ids.heading}`, source: text, place: advance(line.place, line.text, from)};
}

/** A paragraph or a table, as yet with a segment for what stands together. */
function paragraphOf(piece: Exclude<Piece, {as: 'heading'}>, ids: {paragraph: number}): Paragraph | Table {
  const id = `p${++ids.paragraph}`;
  let count = 0;
  // Of a row that is long, every cell is asked for.
  const places = new Map<Line, ReturnType<typeof placesIn>>();
  const placeOf = (line: Line, from: number) => {
    const known = places.get(line) ?? placesIn(line.place, line.text);
    places.set(line, known);
    return known(from);
  };
  const segment = (line: Line, from: number, source: string): Segment => ({
    id: `${id}.${++count}`,
    source,
    place: placeOf(line, from),
  });
  if (piece.as === 'paragraph') return {id, segments: [segment(piece.line, piece.from, piece.text)]};
  const {caption, table} = piece;
  const cell = (pieces: PrintedCell): Cell =>
    pieces.map(({line, from, text}, at) => ({...segment(line, from, text), ...(at > 0 && {breaks: [0]})}));
  return {
    id,
    caption: caption.map((line) => [segment(line, 0, line.text)]),
    head: table.head,
    rows: table.rows.map((cells) => cells.map(cell)),
  };
}

/** What report.yaml says of the lines of a list of notes: a note begins there, or the one before goes on. */
function noteDecisions(rows: readonly Row[]): Map<number, NoteDecision> {
  return new Map(
    rows.flatMap(({decided}, at): [number, NoteDecision][] =>
      decided?.kind === 'note'
        ? [
            [
              at,
              {
                begins: true,
                ...(decided.number && {number: decided.number}),
                ...(decided.term && {term: decided.term.text}),
              },
            ],
          ]
        : decided?.kind === 'paragraph'
          ? [[at, {begins: false}]]
          : [],
    ),
  );
}

/** How a list prints the numbers of its notes, where that is not how they are shown. */
function numbersOf({notes, printed}: ReturnType<typeof readNotes>): Pick<Metadata, 'noteNumbers'> {
  const first = notes.find(({counted}) => !counted) ?? notes[0];
  return first === undefined || printed === `[${first.number}]` ? {} : {noteNumbers: printed};
}

/** The list of notes, and what was printed of it. */
function notesOf(
  {entries, notes: printed, doubts}: ReturnType<typeof readNotes> & {entries: Row[]},
  account: Account,
  settings: Settings,
  say: Say,
  warn: Say,
): Note[] {
  for (const {line} of entries) account.count(line, 'note');
  for (const {line, rule, actual, expected} of doubts)
    warn(
      entries[line]!.line,
      rule,
      actual,
      expected.startsWith('read as part of')
        ? `${expected}; say in ${settings.file} (lines) if it is a note or boilerplate`
        : expected,
    );
  for (const {line, term} of printed) {
    const said = entries[line]?.decided?.term;
    if (said && said.text !== term)
      say({text: '', place: said.place}, 'quotation', `${excerpt(said.text)} does not begin this note`, 'its term');
  }
  return printed.map((note): Note => {
    const id = `n${note.number}`;
    const at = (line: number, offset: number) => advance(entries[line]!.line.place, entries[line]!.line.text, offset);
    const begin = note.from;
    return {
      number: note.number,
      id,
      term: {id: `${id}.0`, source: note.term, place: at(note.line, begin)},
      separator: note.separator,
      definition: note.definition.map(({line, from, text}, index) => ({
        id: `${id}.${index + 1}`,
        source: text,
        place: at(line, from),
      })),
    };
  });
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

/** How many of the last paragraphs may close a report whose last part has no sections. */
const longestClosing = 3;

/** `各位代表！`, `各位代表、同志们，`: with these words a speaker turns from his last subject to all of it. */
const address = /^(?:各位代表|同志们|朋友们)(?:[、，,](?:各位\p{Script=Han}{2}|同志们|朋友们))*[！!，,：:]/u;

/** What sums up: thanks, and what has been achieved or is still amiss. */
const summary = [
  /^.{0,30}(?:成绩|成果|成就|业绩).{0,12}来之不易/u,
  /(?:表示|致以).{0,12}(?:感谢|敬意)/u,
  /^.{0,16}(?:肯定|总结|看到).{0,12}(?:成绩|成效|成就|工作).{0,8}同时/u,
  /^.{0,20}清醒地?(?:认识|看)到.*(?:问题|困难|矛盾|不足|短板|挑战)/u,
];

/**
 * The paragraphs from which a part closes: those that report.yaml names, and where it names none, what follows the last
 * section of a part and is about all of it.
 */
function closings(pieces: readonly Piece[], settings: Settings, say: Say): Set<Piece> {
  const begins = new Set<Piece>();
  for (const quotation of settings.closing) {
    const {text, place} = quotation;
    const found = pieces.filter((piece) => piece.as === 'paragraph' && piece.text.startsWith(text));
    const fail = (actual: string, expected: string, ruleId = 'quotation') =>
      say({text: '', place}, ruleId, `${excerpt(text)} ${actual}`, expected);
    const does = `begins ${found.length} paragraphs`;
    const paragraph = meant(quotation, found, does, 'the beginning of one paragraph', fail);
    if (paragraph === undefined) continue;
    if (begins.has(paragraph)) fail('stands here again', 'one entry for a paragraph', 'setting-unused');
    else begins.add(paragraph);
  }
  const starts = pieces.flatMap((piece, at) => (piece.as === 'heading' && piece.depth === 0 ? [at] : []));
  for (const [index, start] of starts.entries()) {
    const part = pieces.slice(start, starts[index + 1]);
    if (part.some((piece) => begins.has(piece))) continue;
    const first = closingOf(part, index === starts.length - 1);
    // What is said to be a paragraph is one like others.
    if (first && !(first.as === 'paragraph' && first.decided)) begins.add(first);
  }
  return begins;
}

/** The paragraph from which a part closes; undefined where none does. */
function closingOf(part: readonly Piece[], isLast: boolean): Piece | undefined {
  const sections = part.reduce<Piece[][]>((all, piece) => {
    if (piece.as === 'heading') all.push([]);
    else all.at(-1)?.push(piece);
    return all;
  }, []);
  const end = sections.at(-1) ?? [];
  if (sections.length === 1) {
    if (!isLast) return undefined;
    const turn = end.find(({text}, at) => at > 0 && address.test(text) && isSalutation(text));
    return (
      turn ??
      end
        .slice(1)
        .slice(-longestClosing)
        .findLast(({text}) => address.test(text))
    );
  }
  const tail = end.slice(1);
  const found = tail.find(({text}) => [address, ...summary].some((pattern) => pattern.test(text)));
  // Where each section is one paragraph, so is the last.
  const others = sections.slice(1, -1);
  const areSingle =
    others.length > 1 && others.every(({length}) => length === 1) && sentenceEnd.test(end[0]?.text ?? '');
  if (areSingle && (found || tail.length === 1)) return tail[0];
  // Where all sections end with paragraphs that begin with titles, so does the last.
  const isLed = ({text}: Piece) => isLeadLike(/^[^。]*。(?=.)/u.exec(text)?.[0] ?? '');
  const areLed =
    others.length > 1 && others.every((one) => one.some(isLed) && one.slice(one.findIndex(isLed)).every(isLed));
  const beyond = end.findLastIndex(isLed) + 1;
  return areLed && found && beyond > 0 && end.indexOf(found) > beyond ? end[beyond] : found;
}
