/** `translation.yaml` → what the checks of a translation let pass, each with its reason. */
import type {Diagnostic} from '../../model/diagnostic.ts';
import type {Exception} from '../types.ts';
import {readYaml} from '../read/yaml.ts';

export interface Exceptions {
  /** Figures that differ. */
  numbers: Exception[];
  /** Chinese words in the English. */
  chinese: Exception[];
  /** Terms rendered otherwise than the termbase has them. */
  terms: Exception[];
}

/**
 * Reads the exceptions.
 *
 * @param file the file's path, for diagnostics
 * @returns the exceptions by check, and an error for whatever is missing or of another type
 */
export function readExceptions(text: string, file: string): {exceptions: Exceptions; diagnostics: Diagnostic[]} {
  const {root, diagnostics, at, fields, list, string, bilingual} = readYaml(text, file);
  const values = root === null ? new Map() : fields(root, 'translation.yaml', ['numbers', 'chinese', 'terms']);
  const read = (key: keyof Exceptions): Exception[] =>
    list(values.get(key), key).map((item) => {
      const entry = fields(item, key, ['segment', 'words', 'why']);
      return {
        id: string(entry.get('segment'), 'segment', item),
        words: string(entry.get('words'), 'words', item),
        why: bilingual(entry.get('why'), 'why', item),
        place: at(item),
      };
    });
  return {exceptions: {numbers: read('numbers'), chinese: read('chinese'), terms: read('terms')}, diagnostics};
}
