/**
 * What a stage has to say about its input, in the terms of vfile: a place, a rule, what was found, what was expected.
 */

import {charactersBefore} from './characters.ts';

/** A place in an input file. Lines and columns count from 1; a column counts Unicode characters, not code units. */
export interface Place {
  /** Path as the user knows it, relative to the project: `seeds/yiyang-2024/report.txt`. */
  file: string;
  line: number;
  column: number;
  /** Where a text goes on that does not stand in one piece: from this column of it on, at another place. */
  goesOn?: {from: number; at: Place};
}

export interface Diagnostic extends Place {
  /** The rule that was broken, as a kebab-case name: `note-missing`. */
  ruleId: string;
  /** What was found there. */
  actual: string;
  /** What would have been right, or how to go on. */
  expected: string;
  /** Worth a look, but nothing is held back for it; absent: an error. */
  severity?: 'warning';
}

/**
 * One line a person can act on.
 *
 * `format({file: 'seeds/x/report.txt', line: 41, column: 7, ruleId: 'note-missing', actual: 'noteref 24 has no note',
 * expected: 'the notes are 1–23'})` // => `seeds/x/report.txt:41:7: noteref 24 has no note; the notes are 1–23
 * (note-missing)`
 */
export function format({file, line, column, severity, ruleId, actual, expected}: Diagnostic): string {
  const prefix = severity === undefined ? '' : `${severity}: `;
  return `${file}:${line}:${column}: ${prefix}${actual}; ${expected} (${ruleId})`;
}

/** Whether anything of this holds the writing back. */
export function failed(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some(({severity}) => severity === undefined);
}

/**
 * The place of a character within a text.
 *
 * @param place where the text's first character stands, all of it on one line
 * @param offset in UTF-16 code units
 *
 * `advance({file: 'a.txt', line: 3, column: 5}, '𠮷野家', 2)` // => `{file: 'a.txt', line: 3, column: 6}`
 */
export function advance(place: Place, text: string, offset: number): Place {
  return placesIn(place, text)(offset);
}

/**
 * What tells the places of characters within a text. It goes on from the one it was asked for last.
 *
 * @param place where the text's first character stands, all of it on one line
 */
export function placesIn(place: Place, text: string): (offset: number) => Place {
  const before = charactersBefore(text);
  return (offset) => placed(place, place.column + before(offset));
}

/** Where the character stands that would stand in a column, if the text stood in one piece. */
function placed(place: Place, column: number): Place {
  const {goesOn} = place;
  if (goesOn === undefined || column < goesOn.from) return {...place, column};
  return placed(goesOn.at, goesOn.at.column + column - goesOn.from);
}

/** The place of a text that goes on at another place, from a column on that it would have in one piece. */
export function followedBy({goesOn, ...place}: Place, from: number, next: Place): Place {
  const at = goesOn ? followedBy(goesOn.at, goesOn.at.column + from - goesOn.from, next) : next;
  return {...place, goesOn: {from: goesOn?.from ?? from, at}};
}

/** A number of things, as messages say it: `count(1, 'part')` // => `1 part`; `count(3, 'part')` // => `3 parts` */
export function count(number: number, what: string, several = `${what}s`): string {
  return `${number} ${number === 1 ? what : several}`;
}

/** Where else something is, as messages say it: `line 7`, `lines 7, 9, 12, 14 and 31 more` */
export function linesOf(found: readonly {place: Place}[]): string {
  const lines = [...new Set(found.map(({place}) => place.line))];
  const more = lines.length > 4 ? ` and ${lines.length - 4} more` : '';
  return `line${lines.length > 1 ? 's' : ''} ${lines.slice(0, 4).join(', ')}${more}`;
}
