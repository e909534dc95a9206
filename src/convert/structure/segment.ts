/**
 * Paragraphs → segments.
 *
 * The rule: a segment ends at 。！？ or ；, where these stand outside quotation marks and brackets, and takes with
 * it what follows of such marks, of closing marks and of markers [n]. What is left at the end is a segment too.
 *
 * An opening mark that nothing closes within its paragraph does not count, nor does a stray closing mark: one
 * missing ” would otherwise swallow the rest of the paragraph. Both get a warning.
 */
import {linesOf, placesIn, type Diagnostic, type Place} from '../../model/diagnostic.ts';
import type {Report, Segment} from '../../model/report.ts';
import {pairs} from '../../model/text.ts';
import {changed, withCells} from '../../model/tree.ts';
import type {Settings} from '../types.ts';

/** What a segment takes with it at its end. */
const following = /(?:[。！？；”’」』）)》〉】〕］]|\[\d+\])+/uy;

const openings = new Map(Array.from(pairs, ([open, close]) => [close, open]));

/**
 * Cuts a text.
 *
 * @returns the segments, which joined are the text, and the offsets (UTF-16) of marks that lack their partner
 *
 * `cut('甲。“乙。”丙；丁').segments` // => `['甲。', '“乙。”丙；', '丁']`
 */
export function cut(text: string): {segments: string[]; unpaired: number[]} {
  const {spans, unpaired} = enclosed(text);
  // Where the spans that have begun before an offset end: all are passed once, from the first on.
  let [passed, end] = [0, 0];
  const inside = (offset: number) => {
    for (let span = spans[passed]; span !== undefined && span[0] < offset; span = spans[++passed])
      end = Math.max(end, span[1]);
    return offset < end;
  };
  const segments: string[] = [];
  let start = 0;
  for (let offset = 0; offset < text.length; offset++) {
    if (!'。！？；'.includes(text.charAt(offset)) || inside(offset)) continue;
    following.lastIndex = offset;
    offset += (following.exec(text)?.[0].length ?? 1) - 1;
    segments.push(text.slice(start, offset + 1));
    start = offset + 1;
  }
  if (start < text.length) segments.push(text.slice(start));
  return {segments, unpaired};
}

/** The stretches between paired marks, and the marks without a partner, both in the order of their beginnings. */
function enclosed(text: string): {spans: [number, number][]; unpaired: number[]} {
  const spans: [number, number][] = [];
  const unpaired: number[] = [];
  const open: {mark: string; offset: number}[] = [];
  /** How many of each mark are open. */
  const counts = new Map<string, number>();
  const count = (mark: string, by: number) => counts.set(mark, (counts.get(mark) ?? 0) + by);
  for (let offset = 0; offset < text.length; offset++) {
    const mark = text.charAt(offset);
    const opens = openings.get(mark);
    if (pairs.has(mark)) {
      open.push({mark, offset});
      count(mark, 1);
    } else if (opens !== undefined) {
      const closed = counts.get(opens) ? open.splice(open.findLastIndex((opening) => opening.mark === opens)) : [];
      for (const opening of closed) count(opening.mark, -1);
      const [opening, ...unclosed] = closed;
      if (opening !== undefined) spans.push([opening.offset, offset]);
      // An apostrophe in a Latin word closes nothing.
      else if (!(mark === '’' && /\p{Script=Latin}/u.test(text.charAt(offset - 1)))) unpaired.push(offset);
      for (const inner of unclosed) unpaired.push(inner.offset);
    }
  }
  return {
    spans: spans.toSorted(([a], [b]) => a - b),
    unpaired: [...unpaired, ...open.map(({offset}) => offset)].toSorted((a, b) => a - b),
  };
}

/** Where the marks stand that lack their partner in a text as it is read, too (offsets in the text as printed). */
function unpairedAsRead(source: string, corrections: Settings['corrections'], unpaired: number[]): number[] {
  const own = corrections
    .map(({found, read}) => ({at: source.indexOf(found.text), found: found.text, read}))
    .filter(({at}) => at >= 0)
    .sort((a, b) => a.at - b.at);
  if (own.length === 0) return unpaired;
  let [text, end] = ['', 0];
  const shifts: {from: number; by: number}[] = [];
  for (const {at, found, read} of own) {
    text += source.slice(end, at) + read;
    end = at + found.length;
    shifts.push({from: text.length, by: end - text.length});
  }
  return cut(text + source.slice(end)).unpaired.map(
    (offset) => offset + (shifts.findLast(({from}) => from <= offset)?.by ?? 0),
  );
}

/**
 * Cuts the paragraphs, definitions and cells of a report.
 *
 * @param report each of its paragraphs one segment, and each line of its definitions and cells
 * @param corrections of its words: a mark that one gives its partner, or takes away, is in order
 * @returns the report with segments named in order, and a warning for each kind of mark that lacks its partner
 */
export function segment(
  report: Report,
  corrections: Settings['corrections'] = [],
): {report: Report; diagnostics: Diagnostic[]} {
  const lonely: {mark: string; place: Place}[] = [];
  /** @param before how many segments of the same name there are already */
  const split = (id: string, wholes: Segment[], before = 0): Segment[] =>
    wholes.flatMap(pieces).map((piece, index) => ({...piece, id: `${id}.${before + index + 1}`}));
  const pieces = ({source, place, breaks}: Segment): Omit<Segment, 'id'>[] => {
    const {segments, unpaired} = cut(source);
    const marks = placesIn(place, source);
    for (const offset of unpaired.length > 0 ? unpairedAsRead(source, corrections, unpaired) : []) {
      // A broken marker is said to be one (notes.ts).
      const around = [source.slice(offset, offset + 5), source.slice(Math.max(0, offset - 4), offset + 1)] as const;
      if (/^[[［]\s*[\d０-９]/u.test(around[0]) || /[\d０-９]\s*[\]］]$/u.test(around[1])) continue;
      lonely.push({mark: source.charAt(offset), place: marks(offset)});
    }
    const begins = placesIn(place, source);
    let offset = 0;
    return segments.map((text) => {
      const piece = {source: text, place: begins(offset), ...(breaks && offset === 0 && {breaks})};
      offset += text.length;
      return piece;
    });
  };
  const whole = changed(report, {
    paragraph: (paragraph) => ({...paragraph, segments: split(paragraph.id, paragraph.segments)}),
    table: (table) => {
      let before = 0;
      return withCells(table, (cell) => {
        const segments = split(table.id, cell, before);
        before += segments.length;
        return segments;
      });
    },
    note: (note) => ({...note, definition: split(note.id, note.definition)}),
  });
  return {report: whole, diagnostics: Array.from(Map.groupBy(lonely, ({mark}) => mark).values(), warningOf)};
}

/** What is said of one mark that lacks its partner, in one place or in several. */
function warningOf(marks: {mark: string; place: Place}[]): Diagnostic {
  const [first, ...others] = marks as [(typeof marks)[number], ...typeof marks];
  return {
    ...first.place,
    severity: 'warning',
    ruleId: 'mark-unpaired',
    actual: `${first.mark} has no partner in its paragraph${others.length > 0 ? `, nor in ${linesOf(others)}` : ''}`,
    expected: 'read as if it were not there; correct it in report.yaml (corrections) if it is a misprint',
  };
}
