/**
 * Editors' notes → marks in a linked edition: E1 stands after the first use of its words on each page, in the same
 * segment of every edition. A mark is site furniture; the text of the report is the same with it and without.
 */
import type {Diagnostic, Place} from '../../model/diagnostic.ts';
import type {EditionText, Inline, Linked, Report} from '../../model/report.ts';
import type {EditorsNote} from '../types.ts';
import type {Id} from '../../model/ids.ts';
import {cutsWord, excerpt, occurrences} from '../../model/text.ts';
import {pages, segmentsOf, type Block} from '../../model/tree.ts';

/** Where a mark stands: the note's number and the segment. */
export interface Mark {
  number: number;
  id: Id;
}

/**
 * Finds the places: on each page the first segment of a paragraph or of a definition that has words of the note.
 *
 * @param original the edition the forms are in
 * @returns the places in the order of the text, and an error for every form that stands nowhere
 */
export function places(
  report: Report,
  original: EditionText,
  notes: readonly EditorsNote[],
): {marks: Mark[]; diagnostics: Diagnostic[]} {
  const says = (id: Id, form: string) => original.text.get(id)?.includes(form) ?? false;
  const marks = pages(report).flatMap((page) => {
    const running = page.blocks.flatMap(runningText);
    const first = notes.flatMap(({number, zh: {forms}}) => {
      const id = running.find((segment) => forms.some((form) => says(segment, form)));
      return id === undefined ? [] : [{number, id}];
    });
    return first.toSorted((a, b) => running.indexOf(a.id) - running.indexOf(b.id));
  });
  const all = pages(report).flatMap((page) => page.blocks.flatMap(runningText));
  const diagnostics = notes.flatMap(({zh: {forms}, place}) =>
    forms
      .filter((form) => !all.some((id) => says(id, form)))
      .map((form) => ({
        ...place,
        ruleId: 'editors-note-form',
        actual: `${excerpt(form)} stands in no paragraph and no definition`,
        expected: 'words of the text',
      })),
  );
  const [first] = notes;
  if (first !== undefined && report.notes === undefined) {
    diagnostics.push({
      ...first.place,
      ruleId: 'editors-note-page',
      actual: 'the report has no page of notes',
      expected: 'editors’ notes only where the report has notes of its own: they stand below them',
    });
  }
  return {marks, diagnostics};
}

/** What may carry a mark: headings and terms are titles elsewhere too. */
function runningText(block: Block): Id[] {
  if (block.kind === 'heading') return [];
  return (block.kind === 'note' ? block.note.definition : segmentsOf(block)).map(({id}) => id);
}

/**
 * Marks an edition.
 *
 * @param forms the words of each note in this edition, by number
 * @param at where the edition's words are, for diagnostics
 * @returns the edition with its marks, and an error for each place whose segment has none of the note's words
 */
export function annotate(
  linked: Linked,
  marks: readonly Mark[],
  forms: ReadonlyMap<number, readonly string[]>,
  at: (id: Id) => Place,
): {linked: Linked; used: Set<string>; diagnostics: Diagnostic[]} {
  const marked = new Map(linked);
  const used = new Set<string>();
  const diagnostics: Diagnostic[] = [];
  for (const {number, id} of marks) {
    const found = withMark(marked.get(id) ?? [], number, forms.get(number) ?? []);
    if (found !== undefined) {
      marked.set(id, found.pieces);
      used.add(`${number} ${found.form}`);
    } else
      diagnostics.push({
        ...at(id),
        ruleId: 'editors-note-form',
        actual: `${id} has no word of the editors’ note E${number}`,
        expected: (forms.get(number) ?? []).join(', '),
      });
  }
  return {linked: marked, used, diagnostics};
}

/**
 * An error for every form of a note that stands in the text but that no mark follows.
 *
 * @param used the forms that marks follow, each after its note's number
 */
export function unusedForms(
  notes: readonly EditorsNote[],
  formsOf: (note: EditorsNote) => readonly string[],
  used: ReadonlySet<string>,
): Diagnostic[] {
  return notes.flatMap((note) =>
    formsOf(note)
      .filter((form) => !used.has(`${note.number} ${form}`))
      .map((form) => ({
        ...note.place,
        ruleId: 'setting-unused',
        actual: `no mark of E${note.number} follows ${excerpt(form)}`,
        expected: 'words whose first use on a page is marked',
      })),
  );
}

const value = (piece: Inline): string => ('value' in piece ? piece.value : '');

function withMark(
  pieces: Inline[],
  number: number,
  forms: readonly string[],
): {pieces: Inline[]; form: string} | undefined {
  const text = pieces.map(value).join('');
  const found = forms
    .flatMap((form) =>
      occurrences(text.toLowerCase(), form.toLowerCase()).map((offset) => ({form, offset, length: form.length})),
    )
    .filter(({offset, length}) => !cutsWord(text, offset) && !cutsWord(text, offset + length))
    .toSorted((a, b) => a.offset - b.offset || b.length - a.length)[0];
  if (found === undefined) return undefined;
  let end = found.offset + found.length;
  // A quotation closes before its mark, as before a printed one; an apostrophe is no closing mark.
  end += /^[.,]?(?:[”」』]|’(?!\p{Script=Latin}))/u.exec(text.slice(end))?.[0].length ?? 0;

  const mark: Inline = {type: 'editorsref', number};
  let at = 0;
  for (const [index, piece] of pieces.entries()) {
    const length = value(piece).length;
    if (length > 0 && end <= at + length) {
      const within = end - at;
      // No mark splits a link: it follows it, and the printed marker of a note. A correction goes on behind its mark.
      if ((piece.type === 'text' || piece.type === 'correction') && within < length) {
        return {
          form: found.form,
          pieces: [
            ...pieces.slice(0, index),
            {...piece, value: piece.value.slice(0, within)},
            mark,
            {...piece, value: piece.value.slice(within)},
            ...pieces.slice(index + 1),
          ],
        };
      }
      const rest = pieces.slice(index + 1);
      const after = rest.findIndex(({type}) => type !== 'noteref' && type !== 'editorsref');
      const cut = after < 0 ? rest.length : after;
      return {
        form: found.form,
        pieces: [...pieces.slice(0, index + 1), ...rest.slice(0, cut), mark, ...rest.slice(cut)],
      };
    }
    at += length;
  }
  return undefined;
}
