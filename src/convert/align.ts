/**
 * Command: bring the ledgers up to their sources. `node src/convert/align.ts [report …] [--keep id=words] [--retire
 * id]`
 *
 * Writes `report.pot`, and brings the translations up to it, of every report named (of all, if none is). Where it takes a
 * person to say which segment is which, it writes nothing of that report and says how.
 */
import {parseArgs} from 'node:util';
import {alone, refuse, reportsNamed, writeChanges, type Outcome} from './command.ts';
import {readReport} from './convert.ts';
import {append} from '../model/append.ts';
import {failed} from '../model/diagnostic.ts';
import {editions, madeAs} from '../model/editions.ts';
import {readText, seedFiles, type Reading} from './files.ts';
import type {Decisions} from './types.ts';
import {align} from './ledger/alignment.ts';
import {updateCatalog} from './translation/catalog.ts';
import {formatLedger, messagesOf, readLedger} from './ledger/ledger.ts';
import {mark} from './structure/leads-and-breaks.ts';
import {checkNotes} from './structure/notes.ts';

/**
 * Aligns reports.
 *
 * @param slugs the folders under `seeds/`
 * @param decisions what a person has decided; they concern all of these reports
 */
export function alignReports(files: Reading, slugs: string[], decisions?: Decisions): Outcome {
  const result: Outcome = {files: new Map(), summary: [], diagnostics: []};
  for (const slug of slugs) {
    const {report, settings, diagnostics: readErrors} = readReport(slug, files);
    // A note's number is its name: notes and markers must be right before anything is named.
    const diagnostics = [...readErrors, ...checkNotes(report)];
    const {ledger: potFile, catalog: catalogOf} = seedFiles(slug);
    const pot = readText(files, potFile);
    const catalogs = madeAs('translation', editions)
      .map(({name}) => ({file: catalogOf(name), ...readText(files, catalogOf(name))}))
      .filter(({text}) => text !== undefined);
    const old = pot.text === undefined ? {ledger: [], diagnostics: []} : readLedger(pot.text, potFile);
    append(
      diagnostics,
      pot.diagnostics,
      old.diagnostics,
      catalogs.flatMap((catalog) => catalog.diagnostics),
    );
    append(result.diagnostics, diagnostics);
    if (failed(diagnostics)) continue;

    const {ledger, changes, diagnostics: ambiguous} = align(report, old.ledger, potFile, decisions);
    append(result.diagnostics, ambiguous);
    const write = (file: string, before: string | undefined, after: string) => {
      if (before !== after) result.files.set(file, after);
    };
    // What the settings quote may be out of date until the ledger is not; convert says so.
    const messages = messagesOf(mark(report, settings).report);
    const updated = catalogs.map(({file, text}) => ({
      file,
      before: text,
      ...updateCatalog(text, [...ledger, ...messages], file),
    }));
    const catalogErrors = updated.flatMap((catalog) => catalog.diagnostics);
    append(result.diagnostics, catalogErrors);
    // Ledger and translations are brought up together or not at all.
    if (failed(ambiguous) || failed(catalogErrors)) continue;
    write(potFile, pot.text, formatLedger(ledger, messages));
    for (const {file, before, text} of updated) if (text !== undefined) write(file, before, text);

    const {added, edited, retired, moved, paragraphs} = changes;
    const list = (what: string, ids: string[]) =>
      ids.length === 0 ? [] : [`${ids.length} ${what}${ids.length > 12 ? '' : ` (${ids.join(', ')})`}`];
    const parts = [
      ...list('added', added),
      ...list('edited', edited),
      ...list('retired', retired),
      ...(moved.length === 0 ? [] : [`${moved.length} moved`]),
      ...paragraphs.added.map((id) => `paragraph ${id} added`),
      ...paragraphs.retired.map((id) => `paragraph ${id} retired`),
    ];
    // Files that were formatted by another tool.
    const rewritten = [potFile, ...catalogs.map(({file}) => file)]
      .filter((file) => result.files.has(file))
      .map((file) => `${file} rewritten`);
    result.summary.push(`${slug}: ${parts.join(', ') || rewritten.join(', ') || 'nothing new'}`);
  }
  return result;
}

/** Reads `id=words`; the words may hold further signs of equality. */
function decision(argument: string): [string, string] {
  const [id = '', ...words] = argument.split('=');
  return [id, words.join('=')];
}

if (import.meta.main) {
  const {values, positionals} = parseArgs({
    options: {
      keep: {type: 'string', multiple: true, default: []},
      retire: {type: 'string', multiple: true, default: []},
    },
    allowPositionals: true,
  });
  await alone((files) => {
    const slugs = reportsNamed(files, positionals);
    const decisions = {keep: values.keep.map(decision), retire: new Set(values.retire)};
    const decided = decisions.keep.length + decisions.retire.size > 0;
    if (decided && slugs !== undefined && slugs.length !== 1)
      refuse('Say which report the decisions are for: npm run align -- <report> --keep …');
    else if (slugs !== undefined) writeChanges(files, alignReports(files, slugs, decisions));
  });
}
