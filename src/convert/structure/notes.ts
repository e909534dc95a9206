/** Notes and markers, checked both ways: every marker has its note, every note its marker, once. */
import {placesIn, type Diagnostic, type Place} from '../../model/diagnostic.ts';
import type {Report} from '../../model/report.ts';
import {marker} from '../../model/text.ts';
import {segments} from '../../model/tree.ts';

const digits = '0-9０-９一二三四五六七八九十';

/**
 * What was meant to be a marker and is none: `［3］`, `[三]`, `[ 3 ]`, `[3`, `3]`. What stands before digits is looked at only
 * where a bracket follows them: there may be many.
 */
const malformed = new RegExp(
  String.raw`[\[［]\s*[${digits}]{1,3}\s*[\]］]|[\[［]\s*[${digits}]{1,3}(?![${digits}]*\s*[\]］])|(?=[${digits}]{1,3}\s*[\]］])(?<![\[［]\s*[${digits}]*)[${digits}]{1,3}\s*[\]］]`,
  'gu',
);

/**
 * Checks a report's notes and markers.
 *
 * @returns an error for every marker that is malformed, printed twice or without a note, and for every note that is
 *   printed twice or without a marker, in the order of the text
 */
export function checkNotes(report: Report): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const notes = report.notes?.notes ?? [];
  const printed = new Map<number, Place>();
  const numbers = new Set(notes.map(({number}) => number));
  const fail = (place: Place, ruleId: string, actual: string, expected: string) => {
    diagnostics.push({...place, ruleId, actual, expected});
  };

  const notesThereAre = known(numbers);
  for (const {source, place} of segments(report)) {
    const placeOf = placesIn(place, source);
    for (const match of source.matchAll(marker)) {
      const number = Number(match[1]);
      const here = placeOf(match.index);
      const first = printed.get(number);
      if (!numbers.has(number)) fail(here, 'note-missing', `noteref ${number} has no note`, notesThereAre);
      if (first !== undefined)
        fail(
          here,
          'noteref-duplicate',
          `noteref ${number} is printed again`,
          `once, as in line ${first.line}, column ${first.column}`,
        );
      else printed.set(number, here);
    }
    for (const match of source.matchAll(malformed)) {
      if (!/^\[[1-9]\d*\]$/.test(match[0])) {
        fail(
          placeOf(match.index),
          'marker-malformed',
          `malformed marker ${match[0]}`,
          'a number in ASCII brackets: [3]',
        );
      }
    }
  }

  const seen = new Map<number, Place>();
  for (const {number, term} of notes) {
    // The term follows its number on the line.
    const here = {...term.place, column: 1};
    const first = seen.get(number);
    if (first !== undefined)
      fail(here, 'note-duplicate', `note ${number} stands here again`, `once, as in line ${first.line}`);
    else {
      seen.set(number, here);
      if (!printed.has(number))
        fail(here, 'noteref-missing', `note ${number} has no noteref`, `[${number}] after its term in the text`);
    }
  }
  return diagnostics;
}

/** `the notes are 1–6, 8–23` */
function known(numbers: ReadonlySet<number>): string {
  if (numbers.size === 0) return 'the report has no notes';
  const runs: {first: number; last: number}[] = [];
  for (const number of [...numbers].toSorted((a, b) => a - b)) {
    const run = runs.at(-1);
    if (run !== undefined && number === run.last + 1) run.last = number;
    else runs.push({first: number, last: number});
  }
  return `the notes are ${runs.map(({first, last}) => (first === last ? `${first}` : `${first}–${last}`)).join(', ')}`;
}
