/** `npm run build`: seeds → content → dist. SITE is the origin the site will live at, BASE the path. */
import {join} from 'node:path';
import {Failed, programs, root, run} from './run.ts';

interface Build {
  /** The base path the site is built for; default: BASE or `/`. */
  base?: string;
  /** Where the site goes; default: `dist`. */
  outDir?: string;
  /** The project to build; default: this one. */
  project?: string;
}

/** Builds the site: converts the seeds, then lets Astro write the pages and the search index. Throws `Failed`. */
export async function build({base, outDir, project = root}: Build = {}): Promise<void> {
  const env = {...process.env, ...(base ? {BASE: base} : {})};
  await run(['src/convert.ts'], {cwd: project, env});
  const astro = join(root, programs.astro);
  await run([astro, 'build', ...(outDir ? ['--outDir', outDir] : [])], {cwd: project, env});
}

if (import.meta.main) {
  try {
    await build();
  } catch (error) {
    if (!(error instanceof Failed)) throw error;
    process.exitCode = 1; // the program that failed has said why
  }
}
