/** The markers of the notes, in whichever form they are printed, in the one in which they are shown. */
import {advance, type Diagnostic} from '../../model/diagnostic.ts';
import type {Line, Settings} from '../types.ts';
import {type MarkerForm, normalizeMarkers} from './note-list.ts';
import type {Row} from './row.ts';
import type {PrintedCell} from './table.ts';

/**
 * The rows with their markers in the one form in which they are shown.
 *
 * @param isEntry whether a row is of the list of notes, which has none
 */
export function withMarkers(
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
