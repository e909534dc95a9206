/** What must hold of any file that is taken for a report, whatever it holds. */
import assert from 'node:assert/strict';
import {alignReports} from '../../src/convert/align.ts';
import {convert, readReport} from '../../src/convert/convert.ts';
import {failed, format, type Diagnostic} from '../../src/model/diagnostic.ts';
import {segments} from '../../src/model/tree.ts';
import {misplaced} from './every-character.ts';
import {memory, volumeIn, yaml, type Files} from './memory.ts';
import {sourceLines} from './mdx.ts';

/**
 * Converts a file, as it is.
 *
 * @param name of the file in its folder: `report.txt`, `report.md`
 * @returns what was said of it
 * @throws AssertionError where a character is lost, altered or in another place, and no error says so
 */
export function assertWhole(bytes: Uint8Array, name: string): Diagnostic[] {
  const files: Files = {[`seeds/x/${name}`]: bytes, 'seeds/x/report.yaml': yaml};
  const aligned = alignReports(memory(files), ['x']);
  const all = memory({...files, ...Object.fromEntries(aligned.files)});
  const {reports, diagnostics} = convert(all);
  const rows = new TextDecoder('utf-8', {ignoreBOM: true}).decode(bytes).split(/\r?\n/);
  const lengths = rows.map((row) => [...row].length);
  for (const diagnostic of diagnostics) {
    const {file, line, column, actual, expected} = diagnostic;
    assert.ok(actual !== '' && expected !== '', format(diagnostic));
    if (file !== `seeds/x/${name}`) continue;
    // An end has a place too.
    assert.ok(line >= 1 && line <= rows.length && column >= 1, format(diagnostic));
    assert.ok(column <= lengths[line - 1]! + 1, format(diagnostic));
  }
  const pages = reports.get('x');
  assert.equal(pages === undefined, failed(diagnostics), diagnostics.map(format).join('\n'));
  if (pages === undefined) return diagnostics;

  const cut = readReport('x', all);
  assert.equal(misplaced(bytes, cut), undefined);
  const {report} = cut;
  const texts = new Map(segments(report).map(({id, source}) => [id, source]));
  for (const note of report.notes?.notes ?? [])
    texts.set(note.term.id, `[${note.number}]${note.term.source}${note.separator}`);
  const names = volumeIn(pages, 'zh-hans').pages.map(({page}) => page);
  const read = (edition: string) => names.flatMap((page) => sourceLines(pages.get(`${edition}/${page}.mdx`) ?? ''));
  assert.equal(read('zh-hans').join(''), [...texts.values()].join(''));
  assert.equal([...read('zh-hant').join('')].length, [...read('zh-hans').join('')].length);
  return diagnostics;
}
