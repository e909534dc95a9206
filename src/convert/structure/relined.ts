/**
 * The lines of a source as `report.yaml` has them: some cut in two, some joined with the line before, some of their markers
 * repaired. Every character keeps its place in the file.
 */
import type {Diagnostic, Place} from '../../model/diagnostic.ts';
import {excerpt, marker, occurrences} from '../../model/text.ts';
import type {Line, Quotation, Settings, Source} from '../types.ts';
import {meant} from './quoted.ts';

/** A stretch of a line that stands in one place of the file. */
interface Stretch {
  /** As it is read. */
  text: string;
  /** As it is printed. */
  printed: string;
  place: Place;
}

/** A line that is being made. */
interface Draft extends Omit<Line, 'text' | 'place' | 'printed'> {
  stretches: Stretch[];
  /** How many lines of the file it takes. */
  lines: number;
}

/** A marker that is read otherwise than it is printed. */
export interface Repair {
  found: string;
  read: string;
}

/** What `report.yaml` makes of the lines of a source. */
export function relined(
  source: Source,
  {splits, joins, repairs}: Pick<Settings, 'splits' | 'joins' | 'repairs'>,
): {source: Source; repaired: Repair[]; diagnostics: Diagnostic[]} {
  if (splits.length + joins.length + repairs.length === 0) return {source, repaired: [], diagnostics: []};
  const diagnostics: Diagnostic[] = [];
  const repaired: Repair[] = [];
  let {layout} = source;
  const drafts = source.lines.map(({text, place, ...hints}): Draft => ({
    ...hints,
    stretches: [{text, printed: text, place}],
    lines: 1,
  }));
  const failing =
    ({text, place}: Quotation) =>
    (actual: string, expected: string, ruleId = 'quotation') =>
      void diagnostics.push({...place, ruleId, actual: `${excerpt(text)} ${actual}`, expected});

  for (const split of splits) {
    const fail = failing(split);
    const found = placesOf(drafts, split.text);
    const place = meant(split, found, `occurs ${found.length} times`, 'words of one line that occur once', fail);
    if (place?.offset === 0) fail('begins its line', 'words within a line');
    if (place === undefined || place.offset === 0) continue;
    const {draft, offset} = place;
    const [before, after] = cut(draft.stretches, offset);
    // White space at the edges of a line is layout.
    const kept = cut(before, textOf(before).trimEnd().length);
    layout += textOf(kept[1]).length;
    const {level: _, ...hints} = draft;
    drafts.splice(drafts.indexOf(draft), 1, {...draft, stretches: kept[0]}, {...hints, stretches: after, lines: 0});
  }
  for (const join of joins) {
    const fail = failing(join);
    const found = drafts.filter((draft) => textOf(draft.stretches).startsWith(join.text));
    const draft = meant(join, found, `begins ${found.length} lines`, 'the beginning of one line', fail);
    if (draft === undefined) continue;
    const at = drafts.indexOf(draft);
    const before = drafts.findLastIndex((other, index) => index < at && !other.aside && textOf(other.stretches) !== '');
    const first = drafts[before];
    if (first === undefined) fail('is the first line', 'a line that goes on with the one before');
    else {
      const {bold: _, ...hints} = first;
      drafts[before] = {
        ...hints,
        ...(first.bold && draft.bold && {bold: true}),
        stretches: [...first.stretches, ...draft.stretches],
        lines: first.lines + draft.lines,
      };
      drafts.splice(at, 1);
    }
  }
  for (const {found: quotation, read} of repairs) {
    const fail = failing(quotation);
    const found = placesOf(drafts, quotation.text);
    const place = meant(quotation, found, `occurs ${found.length} times`, 'words of one line that occur once', fail);
    if (quotation.text === read) fail('is read as it is', 'something else to read');
    else if (!isRepair(quotation.text, read))
      fail(`is read ${excerpt(read)}, which is more than a marker repaired`, 'the same words, with a marker [n]');
    else if (place) {
      const {draft, offset} = place;
      const [before, rest] = cut(draft.stretches, offset);
      const [stretch, after] = cut(rest, quotation.text.length);
      const [first] = stretch;
      draft.stretches = [
        ...before,
        {text: read, printed: stretch.map(({printed}) => printed).join(''), place: first!.place},
        ...after,
      ];
      repaired.push({found: quotation.text, read});
    }
  }
  return {source: {...source, lines: drafts.map(lineOf), layout}, repaired, diagnostics};
}

function textOf(stretches: readonly Stretch[]): string {
  return stretches.map(({text}) => text).join('');
}

/** Every place where some words stand, with where they begin in their line. */
function placesOf(drafts: readonly Draft[], words: string): {draft: Draft; offset: number}[] {
  return drafts.flatMap((draft) => occurrences(textOf(draft.stretches), words).map((offset) => ({draft, offset})));
}

/** Cuts a line before an offset (UTF-16 code units); what is read otherwise than printed stays whole. */
function cut(stretches: readonly Stretch[], offset: number): [Stretch[], Stretch[]] {
  const [before, after]: [Stretch[], Stretch[]] = [[], []];
  let start = 0;
  for (const stretch of stretches) {
    const {text, printed, place} = stretch;
    const at = Math.max(0, Math.min(text.length, offset - start));
    start += text.length;
    if (at === text.length) before.push(stretch);
    else if (at === 0 || text !== printed) after.push(stretch);
    else {
      before.push({text: text.slice(0, at), printed: text.slice(0, at), place});
      const rest = text.slice(at);
      after.push({text: rest, printed: rest, place: {...place, column: place.column + [...text.slice(0, at)].length}});
    }
  }
  return [before, after];
}

/** Whether words are the same but for a marker, which is one afterwards. */
function isRepair(found: string, read: string): boolean {
  // A number that a machine has read off paper may have l or O for 1 or 0.
  const number = /[[［〔【(（]\s*[\dlIoO|]+\s*[\]］〕】)）]?/gu;
  const words = (text: string) =>
    text.replace(number, '').replace(/[\s\d０-９[\]［］〔〕【】()（）^⁰¹²³⁴-⁹①-⑳⑴-⒇]/gu, '');
  return words(found) === words(read) && read.match(marker) !== null;
}

function lineOf({stretches, lines, ...hints}: Draft): Line {
  const [text, printed] = [textOf(stretches), stretches.map((stretch) => stretch.printed).join('')];
  const place = stretches.reduceRight<Place | undefined>(
    (next, stretch) => ({
      ...stretch.place,
      ...(next && {goesOn: {from: stretch.place.column + [...stretch.text].length, at: next}}),
    }),
    undefined,
  );
  return {
    ...hints,
    text,
    place: place!,
    ...(printed !== text && {printed}),
    ...(lines !== 1 && {lines}),
  };
}
