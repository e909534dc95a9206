/** A table of data that people write → its rows. */
import type {Diagnostic, Place} from '../../model/diagnostic.ts';
import {excerpt} from '../../model/text.ts';

/** A line of such a file, where it stands, and what it has in each column. */
export interface TsvRow {
  line: string;
  columns: string[];
  place: Place;
}

/**
 * Reads a file of columns parted by tabs: comment lines that start with `#`, a header line, then an entry a line. The last
 * column may be left out.
 *
 * @param file its path, for diagnostics
 * @param columnNames as the header has them
 * @param rule what the ids of its rules begin with
 * @returns the entries, with whatever number of columns they have, and an error for another header
 *
 * `readTsv('zh\ten\n营商环境\tbusiness environment\n', 'terms.tsv', ['zh', 'en'], 'terms').rows[0].columns[1]`
 * // => `business environment`
 */
export function readTsv(
  text: string,
  file: string,
  columnNames: readonly string[],
  rule: string,
): {rows: TsvRow[]; diagnostics: Diagnostic[]} {
  const [first, ...rows] = text
    .split(/\r?\n/)
    .map((line, index): TsvRow => ({line, columns: line.split('\t'), place: {file, line: index + 1, column: 1}}))
    .filter(({line}) => line !== '' && !line.startsWith('#'));
  const headers = [columnNames, columnNames.slice(0, -1)].map((names) => names.join('\t'));
  if (first === undefined || headers.includes(first.line)) return {rows, diagnostics: []};
  const actual = excerpt(first.line);
  const expected = `the header ${columnNames.join(', ')}, parted by tabs`;
  return {rows, diagnostics: [{...first.place, ruleId: `${rule}-header`, actual, expected}]};
}
