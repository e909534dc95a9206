/** Notes and markers, compared both ways. */
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
 * Compares a report's notes and markers. None of what is found stops a conversion: a marker without a note is shown as it
 * is printed, a note without a marker is linked from the uses of its term.
 *
 * @returns a warning for every cause: markers without notes, notes without markers, and signs that look like a marker and
 *   are none
 */
export function checkNotes(report: Report): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const notes = report.notes?.notes ?? [];
  const numbers = new Set(notes.map(({number}) => number));
  const printed = new Set<number>();
  const unknown: {number: number; place: Place}[] = [];
  const strange: {sign: string; place: Place}[] = [];
  const warn = (place: Place, ruleId: string, actual: string, expected: string) => {
    diagnostics.push({...place, severity: 'warning', ruleId, actual, expected});
  };

  for (const {source, place} of segments(report)) {
    const placeOf = placesIn(place, source);
    for (const match of source.matchAll(marker)) {
      const number = Number(match[1]);
      if (numbers.has(number)) printed.add(number);
      else unknown.push({number, place: placeOf(match.index)});
    }
    for (const {0: sign, index} of source.matchAll(malformed))
      if (!/^\[[1-9]\d*\]$/.test(sign)) strange.push({sign, place: placeOf(index)});
  }
  const [first, ...others] = strange;
  if (first !== undefined)
    warn(
      first.place,
      'marker-malformed',
      others.length === 0
        ? `${first.sign} looks like a marker, and is none`
        : `${first.sign} and ${shortly(others)} look like markers, and are none`,
      `shown as printed; a marker is [3], and seeds/${report.slug}/report.yaml (repairs) can make it one`,
    );
  if (unknown[0] !== undefined)
    warn(
      unknown[0].place,
      'note-missing',
      `${listed(
        'marker',
        unknown.map(({number}) => number),
      )} without a note`,
      `shown as printed; ${known(numbers)}`,
    );
  const unmarked = notes.filter(({number}) => !printed.has(number));
  if (unmarked[0] !== undefined)
    warn(
      {...unmarked[0].term.place, column: 1},
      'noteref-missing',
      `${listed(
        'note',
        unmarked.map(({number}) => number),
      )} without a marker in the text`,
      'linked from the uses of its term',
    );
  return diagnostics;
}

/** `[二] (line 7), [三] (line 8) and 5 more` */
function shortly(signs: readonly {sign: string; place: Place}[]): string {
  const shown = signs.slice(0, 4).map(({sign, place}) => `${sign} (line ${place.line})`);
  return `${shown.join(', ')}${signs.length > shown.length ? ` and ${signs.length - shown.length} more` : ''}`;
}

/** `notes 1–6, 8` */
function listed(what: string, numbers: readonly number[]): string {
  const all = runs(numbers);
  return `${what}${new Set(numbers).size > 1 ? 's' : ''} ${all}`;
}

/** `the notes are 1–6, 8–23` */
function known(numbers: ReadonlySet<number>): string {
  if (numbers.size === 0) return 'the report has no notes';
  return `the notes are ${runs([...numbers])}`;
}

/** `1–6, 8` */
function runs(numbers: readonly number[]): string {
  const found: {first: number; last: number}[] = [];
  for (const number of [...new Set(numbers)].toSorted((a, b) => a - b)) {
    const run = found.at(-1);
    if (run !== undefined && number === run.last + 1) run.last = number;
    else found.push({first: number, last: number});
  }
  return found.map(({first, last}) => (first === last ? `${first}` : `${first}–${last}`)).join(', ');
}
