/** The markers of the notes, in whichever form they are printed, in the one in which they are shown. */
import {advance, type Diagnostic} from '../../model/diagnostic.ts';
import type {Line, Settings} from '../types.ts';
import {inOneCharacter} from '../../model/numbering.ts';
import {bracketForm, circledForm, type MarkerForm} from './marker-forms.ts';
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

/** Forms that count items as often as they mark notes. */
const ambiguous: ReadonlySet<MarkerForm> = new Set(['①', '⑴', '(1)', '（1）']);

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** What can be the marker of a note, and where it stands. */
interface Marker {
  form: MarkerForm;
  number: number;
  offset: number;
  printed: string;
}

/** All markers of each form in a text. */
export function markersIn(text: string): Marker[] {
  const pattern =
    /(?<open>[[［〔【(（﹝])\s?\^?(?<inside>\d{1,3}|[０-９]{1,3})\s?(?<close>[\]］〕】)）﹞])|(?<circled>[①-⑳⑴-⒇])|(?<superscript>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})/gu;
  return Array.from(text.matchAll(pattern), (match) => {
    const {open = '', inside, circled, superscript} = match.groups ?? {};
    const place = {offset: match.index, printed: match[0]};
    if (superscript !== undefined)
      return {
        form: '¹' as const,
        number: Number([...superscript].map((digit) => superscripts.indexOf(digit)).join('')),
        ...place,
      };
    if (circled !== undefined) return {form: circledForm(circled), number: inOneCharacter(circled), ...place};
    return {
      form: bracketForm(match[0], open),
      number: Number((inside ?? '').normalize('NFKC')),
      ...place,
    };
  }).filter(({number}) => number > 0);
}

/**
 * Brings the markers of a text into the one form in which they are shown, `[1]`. Which of the signs in brackets and circles
 * are markers, the list of notes says: they name its notes, most of them, and in its order.
 *
 * @param texts the lines above the list
 * @param numbers of the notes
 * @param decided the form that the markers were said to have, or `none`
 * @returns the lines, the form in which the markers were printed, if it was another, and signs in that form that name no
 *   note, in the order of the text
 */
export function normalizeMarkers(
  texts: readonly string[],
  numbers: readonly number[],
  decided?: string,
): {texts: readonly string[]; form?: MarkerForm; unknown: {line: number; offset: number; number: number}[]} {
  const known = new Set(numbers);
  const found = texts.map((text) => markersIn(text));
  const all = Map.groupBy(found.flat(), ({form}) => form);
  const isSure = (form: MarkerForm) => {
    const printed = all.get(form) ?? [];
    const markers = printed.filter(({number}) => known.has(number));
    const first = [...new Set(markers.map(({number}) => number))];
    const ascending = first.filter((number, at) => at === 0 || number > first[at - 1]!).length;
    if (first.length === 0 || ascending < first.length * 0.8) return false;
    // Brackets of their own kind mark nothing else.
    if (!ambiguous.has(form)) return first.length >= known.size * 0.1;
    // Circles and round brackets count items too: then they begin anew, or go beyond the notes.
    return first.length >= known.size * 0.6 && printed.length <= first.length * 1.2;
  };
  const forms = [...all.keys()].filter(isSure);
  const likely = forms.sort(
    (a, b) => Number(ambiguous.has(a)) - Number(ambiguous.has(b)) || all.get(b)!.length - all.get(a)!.length,
  )[0];
  const form = decided === undefined ? likely : [...all.keys()].find((one) => one === decided);
  if (form === undefined) return {texts, unknown: []};
  const inForm = new Set(all.get(form)?.map(({number}) => number));
  // Where the form has left a note out, it may be in another bracket, unless the form was said.
  const others = decided === undefined ? forms.filter((one) => !ambiguous.has(one)) : [];
  const isMarker = ({form: own, number}: Marker) =>
    known.has(number) && (own === form || (!inForm.has(number) && others.includes(own)));
  return {
    ...(form !== '[1]' && {form}),
    texts: texts.map((text, at) => {
      let [line, done] = ['', 0];
      for (const {offset, printed, number} of found[at]!.filter(isMarker)) {
        line += `${text.slice(done, offset)}[${number}]`;
        done = offset + printed.length;
      }
      return line + text.slice(done);
    }),
    // What is printed as [7] is said to be none by the check of notes.
    unknown: (form === '[1]' ? [] : found).flatMap((markers, line) =>
      markers
        .filter((marker) => marker.form === form && !known.has(marker.number))
        .map(({offset, number}) => ({line, offset, number})),
    ),
  };
}
