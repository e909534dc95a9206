/** The steps of the way from seeds to site, each in a process of its own. They throw `Failed`. */
import {join} from 'node:path';
import {programs, root, run} from './run.ts';

interface Build {
  /** The base path the site is built for; default: BASE or `/`. */
  base?: string;
  /** Where the site goes; default: `dist`. */
  outDir?: string;
  /** The project to build; default: this one. */
  project?: string;
  /** Whether the reports' pages offer PDFs. */
  pdf?: boolean;
}

/** seeds → content */
export async function convert(project = root): Promise<void> {
  await run(['src/convert/convert.ts'], {cwd: project});
}

/** content → dist, with the search index: what `npm run build` does. */
export async function build({base, outDir, project = root, pdf = false}: Build = {}): Promise<void> {
  const env = {...process.env, ...(base ? {BASE: base} : {}), ...(pdf ? {PDF: '1'} : {})};
  await run([join(root, programs.astro), 'build', ...(outDir ? ['--outDir', outDir] : [])], {cwd: project, env});
}
