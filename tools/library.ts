/** A library of four reports, for the tests: this project with three more folders under `seeds/`. */
import {cpSync} from 'node:fs';
import {join} from 'node:path';
import {build, convert} from './build.ts';
import {inTemporaryProject} from './project.ts';
import {root, run} from './run.ts';

/**
 * What is added to this project's reports, and under which name: one without notes, one with tables, an appendix and
 * headings below its sections, and one whose notes are numbered otherwise and whose head says how it was given.
 */
const added = [
  ['second-report', 'sample-2023'],
  ['tables-report', 'yunzhou-2022'],
  ['third-report', 'sample-2022'],
] as const;

/**
 * Adds small reports as an editor would (a folder, `npm run align`, `npm run convert`) and builds the site into `dist`.
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
