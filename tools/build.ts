/** The steps of the way from seeds to site, each in a process of its own. They throw `Failed`. */
import {rmSync} from 'node:fs';
import {basename, dirname, join, resolve} from 'node:path';
import {claim, Claimed, type Claim, type Purpose} from '../src/convert/claim.ts';
import {putInPlace, recover, stage} from '../src/convert/staging.ts';
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
  /** Adds to the site what is made of its pages, before it takes its place. */
  complete?: (folder: string) => Promise<void>;
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
export async function build({base, dist = 'dist', project = root, pdf = false, complete}: Build = {}): Promise<void> {
  const env = {...process.env, ...(base ? {BASE: base} : {}), ...(pdf ? {PDF: '1'} : {})};
  const folder = resolve(project, dist);
  const claims = [claimed(folder, 'writing', `${folder} is being built already`)];
  let staged: string | undefined;
  try {
    // All pages are made of the same state of the reports.
    claims.push(claimed(join(project, 'content'), 'reading', 'The reports are being written'));
    recover(dirname(folder), basename(folder));
    staged = stage(folder);
    await run([join(root, programs.astro), 'build', '--outDir', staged], {cwd: project, env});
    await complete?.(staged);
    putInPlace(staged, folder);
  } finally {
    if (staged !== undefined) rmSync(staged, {recursive: true, force: true});
    for (const {release} of claims) release();
  }
}

function claimed(folder: string, purpose: Purpose, taken: string): Claim {
  try {
    return claim(folder, purpose);
  } catch (error) {
    if (!(error instanceof Claimed)) throw error;
    throw new Failed(`${taken}, by process ${error.holder}: wait until it is done, or end it.`);
  }
}

if (import.meta.main)
  await build().catch((error: unknown) => {
    if (!(error instanceof Failed)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  });
