/** A library of three reports, for the tests: this project with two more folders under `seeds/`. */
import {cpSync} from 'node:fs';
import {join} from 'node:path';
import {build, convert} from './build.ts';
import {inTemporaryProject} from './project.ts';
import {root, run} from './run.ts';

/** One without notes, and one with tables, an appendix and headings below its sections. */
const added = [
  ['second-report', 'sample-2023'],
  ['tables-report', 'yunzhou-2022'],
] as const;

/**
 * Adds two small reports as an editor would (their folders, `npm run align`, `npm run convert`) and builds the site into
 * `dist`.
 */
export async function buildLibrary(dist: string): Promise<void> {
  await inTemporaryProject(
    ['src', 'seeds', 'public', 'LICENSE', 'astro.config.mjs', 'package.json', 'tsconfig.json'],
    async (project) => {
      for (const [folder, slug] of added)
        cpSync(join(root, 'tests', 'support', folder), join(project, 'seeds', slug), {recursive: true});
      await run(['src/convert/align.ts'], {cwd: project});
      await convert(project);
      await build({base: '/', dist, project});
    },
  );
}
