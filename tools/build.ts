/** The steps of the way from seeds to site, each in a process of its own. They throw `Failed`. */
import {existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync} from 'node:fs';
import {dirname, join, resolve} from 'node:path';
import {Failed, programs, root, run} from './run.ts';

interface Build {
  /** The base path the site is built for; default: BASE or `/`. */
  base?: string;
  /** Where the site goes; default: `dist`. */
  dist?: string;
  /** The project to build; default: this one. */
  project?: string;
  /** Whether the reports' pages offer PDFs. */
  pdf?: boolean;
}

/** seeds → content */
export async function convert(project = root): Promise<void> {
  await run(['src/convert/convert.ts'], {cwd: project});
}

/**
 * content → dist, with the search index: what `npm run build` does. The site is built beside its folder and takes its
 * place when it is whole: a build that fails or is killed leaves what was there.
 *
 * @throws Failed also where another build of the same folder is under way
 */
export async function build({base, dist = 'dist', project = root, pdf = false}: Build = {}): Promise<void> {
  const env = {...process.env, ...(base ? {BASE: base} : {}), ...(pdf ? {PDF: '1'} : {})};
  const folder = resolve(project, dist);
  const [unfinished, replaced, claim] = [`${folder}.building`, `${folder}.replaced`, `${folder}.building.pid`];
  mkdirSync(dirname(folder), {recursive: true});
  claimBuild(claim, folder);
  try {
    // One that was killed between the two renames below.
    if (!existsSync(folder) && existsSync(replaced)) renameSync(replaced, folder);
    for (const left of [unfinished, replaced]) rmSync(left, {recursive: true, force: true});
    await run([join(root, programs.astro), 'build', '--outDir', unfinished], {cwd: project, env});
    if (existsSync(folder)) renameSync(folder, replaced);
    renameSync(unfinished, folder);
  } finally {
    for (const left of [unfinished, replaced, claim]) rmSync(left, {recursive: true, force: true});
  }
}

/** Writes down that this process builds a folder; one that was written by a process that is no more is void. */
function claimBuild(claim: string, folder: string): void {
  try {
    writeFileSync(claim, String(process.pid), {flag: 'wx'});
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    const other = Number(readFileSync(claim, 'utf8'));
    if (other !== process.pid && isRunning(other))
      throw new Failed(`${folder} is being built already, by process ${other}: wait until it is done, or end it.`);
    writeFileSync(claim, String(process.pid));
  }
}

function isRunning(id: number): boolean {
  try {
    return process.kill(id, 0);
  } catch (error) {
    // It runs, and is another user's.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

if (import.meta.main)
  await build().catch((error: unknown) => {
    if (!(error instanceof Failed)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  });
