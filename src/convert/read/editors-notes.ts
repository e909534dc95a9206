/** `notes.yaml` → the editors' notes of a report. */
import type {Diagnostic} from '../../model/diagnostic.ts';
import type {EditorsNote} from '../types.ts';
import {readYaml} from './yaml.ts';

/**
 * Reads the editors' notes.
 *
 * @param file the file's path, for diagnostics
 * @returns the notes in the file's order, and an error for whatever is missing, of another type, or numbered twice
 */
export function readEditorsNotes(text: string, file: string): {notes: EditorsNote[]; diagnostics: Diagnostic[]} {
  const {root, diagnostics, at, report, fields, list, string, number, bilingual, quotations} = readYaml(text, file);
  const seen = new Set<number>();
  const notes = (root === null ? [] : list(root, 'notes.yaml')).map((item): EditorsNote => {
    const values = fields(item, 'a note', ['number', 'zh', 'en', 'source']);
    const counted = number(values.get('number'), 'number', item);
    if (counted > 0 && seen.has(counted))
      report(
        at(values.get('number')),
        'editors-note-duplicate',
        `note E${counted} stands here again`,
        'each number is used once',
      );
    seen.add(counted);
    const words = (language: 'zh' | 'en') => {
      const node = values.get(language);
      const entry = fields(node ?? item, language, ['term', 'forms', 'text']);
      const forms = quotations(entry.get('forms'), 'forms').map(({text: form}) => form);
      if (forms.length === 0)
        report(
          at(node ?? item),
          'settings-missing',
          `forms of ${language} are missing`,
          'words of the text after which the mark stands',
        );
      return {
        term: string(entry.get('term'), 'term', node ?? item),
        forms,
        text: string(entry.get('text'), 'text', node ?? item),
      };
    };
    return {
      number: counted,
      zh: words('zh'),
      en: words('en'),
      source: bilingual(values.get('source'), 'source', item),
      place: at(item),
    };
  });
  return {notes, diagnostics};
}
