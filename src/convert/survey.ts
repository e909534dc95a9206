/**
 * Command: what would become of a folder of texts. `node src/convert/survey.ts FOLDER`
 *
 * Prints a line for each file, and how often what had to be said; writes nothing.
 */
import {globSync, readFileSync} from 'node:fs';
import {basename, join} from 'node:path';
import {readable} from './add/file-text.ts';
import {seedsOf} from './add/found.ts';
import {totals} from './add/tree.ts';
import {refuse, whereCalled} from './command.ts';
import {readReport} from './convert.ts';
import {count, failed, format, type Diagnostic} from '../model/diagnostic.ts';
import {disk, overlay} from './files.ts';
import {checkNotes} from './structure/notes.ts';

/** What would become of a file. */
interface Surveyed {
  diagnostics: Diagnostic[];
  /** What it was taken to be. */
  summary: string;
}

if (import.meta.main) {
  const [folder] = process.argv.slice(2);
  if (folder === undefined) refuse('Say which folder: npm run survey -- FOLDER');
  else await survey(whereCalled(folder), folder);
}

/** Prints the survey of a folder, under the name by which it was called. */
async function survey(folder: string, name: string): Promise<void> {
  const files = globSync(`**/*{${readable.join(',')}}`, {cwd: folder, exclude: ['**/*_files', '**/~$*']}).sort();
  if (files.length === 0) return refuse(`There is none of ${readable.join(', ')} in ${name}.`);
  const counts = {converted: 0, remarks: 0, stopped: 0};
  const kinds = new Map<string, {files: number; times: number}>();
  for (const [at, file] of files.entries()) {
    if (process.stderr.isTTY) process.stderr.write(`\r${at + 1} of ${files.length}\r`);
    const {diagnostics, summary} = await surveyFile(join(folder, file));
    const stopped = diagnostics.find(({severity}) => severity === undefined);
    counts[stopped ? 'stopped' : diagnostics.length > 0 ? 'remarks' : 'converted']++;
    for (const [rule, found = []] of Object.entries(Object.groupBy(diagnostics, ({ruleId}) => ruleId))) {
      const kind = kinds.get(rule) ?? {files: 0, times: 0};
      kinds.set(rule, {files: kind.files + 1, times: kind.times + found.length});
    }
    const remarks = diagnostics.length === 0 ? '' : `, ${count(diagnostics.length, 'remark')}`;
    console.log(`${join(name, file)}: ${stopped ? `stopped: ${format(stopped)}` : `converted: ${summary}${remarks}`}`);
  }
  console.log(
    `\n${count(files.length, 'file')}: ${counts.converted} converted, ${counts.remarks} converted with remarks, ${counts.stopped} stopped.`,
  );
  for (const [rule, {files: number, times}] of [...kinds].sort((a, b) => b[1].files - a[1].files))
    console.log(`${String(number).padStart(6)} of them, ${count(times, 'time')}: ${rule}`);
}

async function surveyFile(path: string): Promise<Surveyed> {
  const name = basename(path);
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    const actual = (error as Error).message;
    const place = {file: name, line: 1, column: 1};
    return {
      diagnostics: [{...place, ruleId: 'file-unreadable', actual, expected: 'a file that can be read'}],
      summary: '',
    };
  }
  const found = await seedsOf(name, bytes, '2000-01-01');
  if (!('files' in found)) return {diagnostics: [found], summary: ''};
  const seeds = new Map(Array.from(found.files, ([name, content]) => [`seeds/${found.slug}/${name}`, content]));
  const {report, copyText, diagnostics} = readReport(found.slug, overlay(disk('.'), seeds, [found.slug]));
  if (failed(diagnostics)) return {diagnostics, summary: ''};
  return {
    diagnostics: [...found.diagnostics, ...diagnostics, ...checkNotes(report)],
    summary: totals(report, copyText.setAside.length),
  };
}
