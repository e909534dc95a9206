/**
 * Command: the state of the translations. `node src/translation.ts [report …]`
 *
 * Brings `en.po` of every report named (of all, if none is) up to its ledger, makes it where there is none, and prints
 * how many texts are translated, fuzzy and missing, with their ids.
 */
import {reportsNamed, writeChanges, type Outcome} from './command.ts';
import {failed} from './diagnostic.ts';
import {disk, readText, type Reading} from './files.ts';
import type {Unit} from './model.ts';
import {readCatalog, updateCatalog} from './pipeline/catalog.ts';
import {readLedger} from './pipeline/ledger.ts';

/** Brings the translations of reports up to their ledgers. */
export function translationState(files: Reading, slugs: string[]): Outcome {
  const result: Outcome = {files: new Map(), summary: [], diagnostics: []};
  for (const slug of slugs) {
    const [potFile, poFile] = [`seeds/${slug}/report.pot`, `seeds/${slug}/en.po`];
    const {ledger, messages, diagnostics} = readLedger(readText(files, potFile) ?? '', potFile);
    result.diagnostics.push(...diagnostics);
    const before = readText(files, poFile);
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
  const slugs = reportsNamed(files, process.argv.slice(2));
  if (slugs !== undefined) writeChanges(files, translationState(files, slugs));
}
