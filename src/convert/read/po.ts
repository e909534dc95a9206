/** gettext's PO format, as the ledger and its translations have it. */
import {po, type Table, type Translation, type Translations} from 'gettext-parser';
import type {Diagnostic} from '../../model/diagnostic.ts';
import type {Id} from '../../model/ids.ts';

/** Parses a PO file; `table` is undefined where its syntax is broken, or where an id has two entries. */
export function parsePo(text: string, file: string): {table: Table | undefined; diagnostics: Diagnostic[]} {
  const repeated = duplicates(text, file);
  if (repeated.length > 0) return {table: undefined, diagnostics: repeated};
  try {
    return {table: po.parse(text, {validation: true}), diagnostics: []};
  } catch (error) {
    const {message, lineNumber} = error as Error & {lineNumber?: number};
    // Of an entry that is not whole the library says which, but not where.
    const id = /.* in "(.*)" context/s.exec(message)?.[1];
    const line = lineNumber ?? linesOf(text).get(id ?? '') ?? 1;
    return {
      table: undefined,
      diagnostics: [{file, line, column: 1, ruleId: 'po-syntax', actual: message, expected: 'gettext’s PO format'}],
    };
  }
}

/** An error for every entry whose msgctxt an earlier one has: the library would keep one of them and drop the other. */
function duplicates(text: string, file: string): Diagnostic[] {
  const firsts = linesOf(text);
  return contexts(text)
    .filter(({id, line}) => line !== firsts.get(id))
    .map(({id, line}) => ({
      file,
      line,
      column: 1,
      ruleId: 'po-duplicate',
      actual: `${id} stands here again`,
      expected: `one entry, as in line ${firsts.get(id)}`,
    }));
}

/** The line (from 1) of every entry's msgctxt; of the first, where an id has two. */
export function linesOf(text: string): Map<Id, number> {
  return new Map(
    contexts(text)
      .toReversed()
      .map(({id, line}) => [id, line]),
  );
}

function contexts(text: string): {id: Id; line: number}[] {
  return text.split('\n').flatMap((row, index) => {
    const id = /^\s*msgctxt\s*"(.+)"/.exec(row)?.[1];
    return id === undefined ? [] : [{id, line: index + 1}];
  });
}

/** The entries of a PO file but its header, in its order. */
export function entriesOf(translations: Translations): Translation[] {
  return Object.values(translations)
    .flatMap((context) => Object.values(context))
    .filter(({msgctxt, msgid}) => msgctxt !== undefined || msgid !== '');
}

/** Writes a PO file, a text to a line. What was read is written again byte for byte. */
export function formatPo(table: Table): string {
  // The library writes the charset in lower case; gettext's own tools write UTF-8.
  return new TextDecoder().decode(po.compile(table, {foldLength: 0})).replace('charset=utf-8', 'charset=UTF-8');
}
