/** Projects of a command's own, in a temporary folder, with this project's installed packages. */
import {cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {root} from './run.ts';

/**
 * Gives `work` a new folder that can use the installed packages, holding copies of the named files of this project;
 * removes it afterwards.
 */
export async function inTemporaryProject(copies: string[], work: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'baogao-'));
  try {
    // Each package is linked, not the folder of all: what Astro caches there stays the temporary project's.
    linkAll(join(root, 'node_modules'), join(folder, 'node_modules'));
    for (const name of copies) {
      mkdirSync(dirname(join(folder, name)), {recursive: true});
      cpSync(join(root, name), join(folder, name), {recursive: true});
    }
    await work(folder);
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
}

function linkAll(from: string, to: string): void {
  mkdirSync(to);
  for (const name of readdirSync(from)) {
    if (name === '.bin' || !name.startsWith('.')) symlinkSync(join(from, name), join(to, name), 'junction');
  }
}
