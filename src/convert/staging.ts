/**
 * Folders that are put in place whole: what is new is made beside the folder, under a name of its own, and takes its place
 * when it is complete.
 *
 * No system renames a folder over another that holds something. So the one that was is renamed aside first, and between
 * the two renames, some microseconds, there is none. A process that is killed there has left it beside, and `recover`
 * puts it back; killed at any other moment, it has left the old folder or the new one.
 *
 * Whoever calls these has claimed the folder (claim.ts).
 */
import {randomBytes} from 'node:crypto';
import {existsSync, mkdirSync, readdirSync, renameSync, rmSync} from 'node:fs';
import {basename, dirname, join} from 'node:path';

/** Beside a folder stands the one that was, or what is of no use unless a process is still at it. */
const besides = /^\.(?<of>.+)\.(?<what>new|old)-[0-9a-f]{8}$/;

/** Makes an empty folder beside a folder, to be filled and put in its place. */
export function stage(folder: string): string {
  mkdirSync(dirname(folder), {recursive: true});
  const staged = join(dirname(folder), `.${basename(folder)}.new-${randomBytes(4).toString('hex')}`);
  mkdirSync(staged);
  return staged;
}

/** Puts what was staged for a folder in its place. */
export function putInPlace(staged: string, folder: string): void {
  const old = staged.replace(/\.new-(?=[^.]*$)/, '.old-');
  const replaces = existsSync(folder);
  if (replaces) renameSync(folder, old);
  renameSync(staged, folder);
  if (!replaces) return;
  // What is half removed is nothing to put back.
  renameSync(old, staged);
  rmSync(staged, {recursive: true});
}

/** Removes a folder at once. */
export function remove(folder: string): void {
  const staged = stage(folder);
  renameSync(folder, join(staged, basename(folder)));
  rmSync(staged, {recursive: true});
}

/**
 * Puts back folders that were renamed aside by a process that was killed then, and removes what else such processes left
 * beside them.
 *
 * @param within where the folders are
 * @param only the one that is meant, where it is not all of them
 */
export function recover(within: string, only?: string): void {
  if (!existsSync(within)) return;
  for (const name of readdirSync(within)) {
    const {of, what} = besides.exec(name)?.groups ?? {};
    if (of === undefined || (only !== undefined && of !== only)) continue;
    if (what === 'old' && !existsSync(join(within, of))) renameSync(join(within, name), join(within, of));
    else rmSync(join(within, name), {recursive: true});
  }
}
