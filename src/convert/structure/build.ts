/** Pieces → the tree of a report, with ids as a first ledger would give them. */
import {advance, placesIn} from '../../model/diagnostic.ts';
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
  Table,
} from '../../model/report.ts';
import {excerpt} from '../../model/text.ts';
import type {Line, Settings} from '../types.ts';
import type {Account} from './account.ts';
import type {BackMatter} from './back-matter.ts';
import {bodyPieces, warnOfEmptyHeadings} from './body.ts';
import {type NoteDecision, readNotes} from './note-list.ts';
import type {Piece, Row, Say} from './row.ts';
import type {PrintedCell} from './table.ts';

/** What the steps of parsing share. */
interface Context {
  /** How many of each there are. */
  ids: {heading: number; paragraph: number};
  account: Account;
  settings: Settings;
  say: Say;
  warn: Say;
}

/** Puts headings and paragraphs in the tree, and names them. */
export function build(
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
export function buildBack(
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

/** A line that heads something. */
function headingOf({line}: Row, ids: {heading: number}, account: Account): Segment {
  account.count(line, 'heading');
  return {id: `h${++ids.heading}`, source: line.text, place: line.place};
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
export function noteDecisions(rows: readonly Row[]): Map<number, NoteDecision> {
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
export function numbersOf({notes, printed}: ReturnType<typeof readNotes>): Pick<Metadata, 'noteNumbers'> {
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
