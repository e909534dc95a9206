/** A library of two reports, for the tests: this project with one more folder under `seeds/`. */
import {cpSync} from 'node:fs';
import {join} from 'node:path';
import {build, convert} from './build.ts';
import {inTemporaryProject} from './project.ts';
import {root, run} from './run.ts';

/**
 * Adds a small report as an editor would (its folder, `npm run align`, `npm run convert`) and builds the site into
 * `dist`.
 */
export async function buildLibrary(dist: string): Promise<void> {
  await inTemporaryProject(
    ['src', 'seeds', 'public', 'LICENSE', 'astro.config.mjs', 'package.json', 'tsconfig.json'],
    async (project) => {
      cpSync(join(root, 'tests', 'support', 'second-report'), join(project, 'seeds', 'sample-2023'), {recursive: true});
      await run(['src/convert/align.ts'], {cwd: project});
      await convert(project);
      await build({base: '/', dist, project});
    },
  );
}
