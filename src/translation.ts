/**
 * Command: the state of the translations. `node src/translation.ts [report …]`
 *
 * Brings `en.po` of every report named (of all, if none is) up to its ledger, makes it where there is none, and prints
 * how many texts are translated, fuzzy and missing, with their ids.
 */
import {failed, format, type Diagnostic} from './diagnostic.ts';
import {disk, type Reading} from './files.ts';
import type {Unit} from './model.ts';
import {readCatalog, updateCatalog} from './pipeline/catalog.ts';
import {readLedger} from './pipeline/ledger.ts';

export interface TranslationState {
  /** The catalogs to be written, by path; only those that change. */
  files: Map<string, string>;
  /** What there is to say of each report. */
  summary: string[];
  diagnostics: Diagnostic[];
}

/** Brings the translations of reports up to their ledgers. */
export function translationState(files: Reading, slugs: string[]): TranslationState {
  const result: TranslationState = {files: new Map(), summary: [], diagnostics: []};
  for (const slug of slugs) {
    const text = (file: string) => {
      const bytes = files.read(file);
      return bytes && new TextDecoder().decode(bytes);
    };
    const [potFile, poFile] = [`seeds/${slug}/report.pot`, `seeds/${slug}/en.po`];
    const {ledger, messages, diagnostics} = readLedger(text(potFile) ?? '', potFile);
    result.diagnostics.push(...diagnostics);
    const before = text(poFile);
    // Syntax is judged before anything is rewritten.
    const broken = before === undefined ? [] : readCatalog(before, [], poFile).diagnostics.filter(({ruleId}) => ruleId === 'po-syntax');
    result.diagnostics.push(...broken);
    if (failed([...diagnostics, ...broken])) continue;
    const all = [...ledger, ...messages];
    const after = updateCatalog(before, all);
    if (after !== before) result.files.set(poFile, after);
    result.summary.push(`${slug}: ${describe(readCatalog(after, all, poFile).units)}`);
  }
  return result;
}

function describe(units: Unit[]): string {
  const missing = units.filter(({target}) => target === '');
  const fuzzy = units.filter((unit) => unit.fuzzy && unit.target !== '');
  const list = (what: string, some: Unit[]) => `${some.length} ${what}${some.length === 0 ? '' : ` (${some.map(({id}) => id).join(', ')})`}`;
  return `${units.length - missing.length - fuzzy.length} of ${units.length} translated, ${list('fuzzy', fuzzy)}, ${list('missing', missing)}`;
}

if (import.meta.main) {
  const files = disk('.');
  const all = files.folders('seeds');
  const named = process.argv.slice(2);
  const unknown = named.find((slug) => !all.includes(slug));
  if (unknown !== undefined) {
    console.error(`There is no seeds/${unknown}.`);
    process.exitCode = 1;
  } else {
    const {files: changed, summary, diagnostics} = translationState(files, named.length > 0 ? named : all);
    for (const diagnostic of diagnostics) console.error(format(diagnostic));
    if (failed(diagnostics)) {
      console.error('Nothing is written.');
      process.exitCode = 1;
    } else {
      for (const [file, text] of changed) files.write(file, text);
      console.log(summary.join('\n'));
    }
  }
}
