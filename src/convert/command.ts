/** How the commands begin and end: which reports they are for, what they print, and when they write. */
import {resolve} from 'node:path';
import {failed, format, type Diagnostic} from '../model/diagnostic.ts';
import type {Reading, Writing} from './files.ts';

/** What a command makes of the seeds of some reports. */
export interface Outcome {
  /** The files to be written, by path; only those that change. */
  files: Map<string, string>;
  /** A line for each report. */
  summary: string[];
  diagnostics: Diagnostic[];
}

/** The reports named on the command line, all if none is; undefined, and said, where there is no such report. */
export function reportsNamed(files: Reading, names: string[]): string[] | undefined {
  const all = files.folders('seeds');
  const unknown = names.find((name) => !all.includes(name));
  if (unknown === undefined) return names.length > 0 ? names : all;
  refuse(`There is no seeds/${unknown}.`);
  return undefined;
}

/** A path as whoever called the command means it: npm runs commands in the project's own folder. */
export function whereCalled(path: string): string {
  return resolve(process.env.INIT_CWD ?? '.', path);
}

/** Ends a command that does not do what it was asked to. */
export function refuse(why: string): void {
  console.error(why);
  process.exitCode = 1;
}

/** Ends a command: prints all diagnostics, and writes only if none is an error. */
export function conclude(diagnostics: readonly Diagnostic[], write: () => void): void {
  for (const diagnostic of diagnostics) console.error(format(diagnostic));
  if (failed(diagnostics)) refuse('Nothing is written.');
  else write();
}

/** Ends a command that changes seeds: writes what it made of them, and prints its summary. */
export function writeChanges(files: Writing, {files: changed, summary, diagnostics}: Outcome): void {
  conclude(diagnostics, () => {
    for (const [file, text] of changed) files.write(file, text);
    console.log(summary.join('\n'));
  });
}
