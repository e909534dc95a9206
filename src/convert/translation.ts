/**
 * Command: the state of the translations. `node src/convert/translation.ts [report …]`
 *
 * Brings the catalog (`en.po`) of every report named (of all, if none is) up to its ledger, makes it where there is none, and prints
 * how many texts are translated, fuzzy and missing, with their ids.
 */
import {append} from '../model/append.ts';
import {alone, reportsNamed, writeChanges, type Outcome} from './command.ts';
import {failed} from '../model/diagnostic.ts';
import {editions, madeAs} from '../model/editions.ts';
import {readText, seedFiles, type Reading} from './files.ts';
import type {Unit} from './types.ts';
import {readCatalog, updateCatalog} from './translation/catalog.ts';
import {readLedger} from './ledger/ledger.ts';

/** Brings the translations of reports up to their ledgers. */
export function translationState(files: Reading, slugs: string[]): Outcome {
  const result: Outcome = {files: new Map(), summary: [], diagnostics: []};
  const translations = madeAs('translation', editions);
  for (const [slug, {name}] of slugs.flatMap((one) => translations.map((edition) => [one, edition] as const))) {
    const {ledger: potFile, catalog} = seedFiles(slug);
    const poFile = catalog(name);
    const [pot, po] = [readText(files, potFile), readText(files, poFile)];
    const {ledger, messages, diagnostics: ledgerErrors} = readLedger(pot.text, potFile);
    const all = [...ledger, ...messages];
    const {text, diagnostics: catalogErrors} = updateCatalog(po.text, all, poFile);
    const diagnostics = [...pot.diagnostics, ...ledgerErrors, ...po.diagnostics, ...catalogErrors];
    append(result.diagnostics, diagnostics);
    if (text === undefined || failed(diagnostics)) continue;
    if (text !== po.text) result.files.set(poFile, text);
    // Where there is one translation, its report says which.
    const what = translations.length > 1 ? `${slug} ${name}` : slug;
    result.summary.push(`${what}: ${describe(readCatalog(text, all, poFile).units)}`);
  }
  return result;
}

function describe(units: Unit[]): string {
  const missing = units.filter(({target}) => target === '');
  const fuzzy = units.filter((unit) => unit.fuzzy && unit.target !== '');
  const list = (what: string, some: Unit[]) =>
    `${some.length} ${what}${some.length === 0 ? '' : ` (${some.map(({id}) => id).join(', ')})`}`;
  return `${units.length - missing.length - fuzzy.length} of ${units.length} translated, ${list('fuzzy', fuzzy)}, ${list('missing', missing)}`;
}

if (import.meta.main) {
  await alone((files) => {
    const slugs = reportsNamed(files, process.argv.slice(2));
    if (slugs !== undefined) writeChanges(files, translationState(files, slugs));
  });
}
