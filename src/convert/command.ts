/** How the commands begin and end: which reports they are for, what they print, and when they write. */
import {join, resolve} from 'node:path';
import {claim, Claimed, type Claim} from './claim.ts';
import {failed, format, type Diagnostic} from '../model/diagnostic.ts';
import {disk, type Reading, type Writing} from './files.ts';
import {recover} from './staging.ts';

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

/** How long a command waits for another that is at work, in milliseconds. */
const patience = 10 * 60_000;

/**
 * Does what a command does, in the project it was called in, alone: no other command writes there, and no build reads
 * what it writes. What one left behind that was killed is set right first.
 */
export async function alone(work: (files: Reading & Writing) => void | Promise<void>): Promise<void> {
  const own = claimed();
  if (own === undefined) return;
  try {
    for (const folder of ['seeds', 'content']) recover(folder);
    await work(disk('.'));
  } finally {
    own.release();
  }
}

function claimed(): Claim | undefined {
  const content = join(process.cwd(), 'content');
  try {
    return claim(content, 'writing');
  } catch (error) {
    if (!(error instanceof Claimed)) throw error;
    console.error(`Another command or a build is at work, ${error.holder}; this one waits until it is done …`);
  }
  try {
    return claim(content, 'writing', patience);
  } catch (error) {
    if (!(error instanceof Claimed)) throw error;
    refuse(`Nothing is written: ${error.holder} is still at work. Wait until it is done, or end it.`);
    return undefined;
  }
}

/** Ends a command: prints all diagnostics, and writes only if none is an error. */
export function conclude(diagnostics: readonly Diagnostic[], write: () => void): void {
  print(diagnostics);
  if (failed(diagnostics)) refuse('Nothing is written.');
  else write();
}

export function print(diagnostics: readonly Diagnostic[]): void {
  for (const diagnostic of diagnostics) console.error(format(diagnostic));
}

/**
 * Ends a command that changes seeds: writes what it made of them, and prints its summary. What is wrong with one report
 * holds none of the others back.
 */
export function writeChanges(files: Writing, {files: changed, summary, diagnostics}: Outcome): void {
  print(diagnostics);
  for (const [file, text] of changed) files.write(file, text);
  if (summary.length > 0) console.log(summary.join('\n'));
  if (failed(diagnostics)) refuse(summary.length > 0 ? 'Of the others nothing is written.' : 'Nothing is written.');
}
