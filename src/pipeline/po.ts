/** gettext's PO format, as the ledger and its translations have it. */
import {po, type Table, type Translation, type Translations} from 'gettext-parser';
import type {Diagnostic} from '../diagnostic.ts';
import type {Id} from '../model.ts';

/** Parses a PO file; `table` is undefined where its syntax is broken. */
export function parsePo(text: string, file: string): {table: Table | undefined; diagnostics: Diagnostic[]} {
  try {
    return {table: po.parse(text, {validation: true}), diagnostics: []};
  } catch (error) {
    const {message, lineNumber = 1} = error as Error & {lineNumber?: number};
    return {table: undefined, diagnostics: [{file, line: lineNumber, column: 1, ruleId: 'po-syntax', actual: message, expected: 'gettext’s PO format'}]};
  }
}

/** The entries of a PO file but its header, in its order. */
export function entriesOf(translations: Translations): Translation[] {
  return Object.values(translations).flatMap((context) => Object.values(context)).filter(({msgctxt, msgid}) => msgctxt !== undefined || msgid !== '');
}

/** Writes a PO file, a text to a line. What was read is written again byte for byte. */
export function formatPo(table: Table): string {
  // The library writes the charset in lower case; gettext's own tools write UTF-8.
  return new TextDecoder().decode(po.compile(table, {foldLength: 0})).replace('charset=utf-8', 'charset=UTF-8');
}

/** The line (from 1) of an entry's msgctxt; of its last one, if it stands there more than once; 1 if nowhere. */
export function lineOf(text: string, id: Id): number {
  const offset = text.lastIndexOf(`\nmsgctxt "${id}"`);
  return offset < 0 ? 1 : text.slice(0, offset + 1).split('\n').length;
}
