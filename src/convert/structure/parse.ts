/**
 * Lines → report. The text is judged as a whole: what belongs to the web page around it, its head, its list of notes and
 * its foot are told apart first; the outline of what is left follows from the forms its headings have (outline.ts). Every
 * line is accounted for, and what was decided against the look of it, or hardly, is said.
 */
import type {AccountRow} from '../../model/colophon.ts';
import type {Diagnostic} from '../../model/diagnostic.ts';
import type {Report} from '../../model/report.ts';
import {excerpt} from '../../model/text.ts';
import type {Line, Settings, Source} from '../types.ts';
import {Account} from './account.ts';
import {backMatter} from './back-matter.ts';
import {bodyPieces, warnOfEmptyHeadings, withHeadingsApart} from './body.ts';
import {build, buildBack, noteDecisions, numbersOf} from './build.ts';
import {closings} from './closings.ts';
import {readNotes} from './note-list.ts';
import type {Say} from './row.ts';
import {backLines, headRows, lineByLine, textRows, withNotesHeading, withoutLastTitle} from './text-rows.ts';
import {withMarkers} from './markers.ts';

/** What was made of a source. */
export interface Parsed {
  /** With ids as a first ledger would give them; each paragraph and each line of a definition is still one segment. */
  report: Report;
  /** How many lines and characters are of which kind. */
  account: AccountRow[];
  /** What is boilerplate, as printed. */
  setAside: string[];
  diagnostics: Diagnostic[];
}

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
export function unused(parsed: Parsed, source: Source, settings: Settings, slug: string): Diagnostic[] {
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
