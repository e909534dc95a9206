/** New versions of the site, put in the place of the one that is served. */
import {cpSync, globSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {basename, join} from 'node:path';
import {writeWorkers} from '../../src/build/service-workers.ts';
import type {Site} from '../../tools/sites.ts';
import {test as base} from './site.ts';

interface Deploys {
  /** Puts a site in the place of the one that is served. */
  deploy(built: Site): void;
  /** Puts a version in its place of which every script, style and string has another name. */
  deployRenamed(): Promise<void>;
  /** Puts a version in its place of which one page is changed. */
  deployChanged(page: string, change: (html: string) => string): Promise<void>;
}

/** Playwright's `test` on a copy of the site, in whose place a test can put a new version. */
export const test = base.extend<Deploys, {original: Site}>({
  original: [
    {dist: 'dist', base: '/'},
    {scope: 'worker', option: true},
  ],
  built: [
    async ({original}, use) => {
      const dist = mkdtempSync(join(tmpdir(), 'baogao-deployed-'));
      cpSync(original.dist, dist, {recursive: true});
      await use({...original, dist});
      rmSync(dist, {recursive: true});
    },
    {scope: 'worker'},
  ],
  deploy: async ({built, original}, use) => {
    const replace = (dist: string) => {
      rmSync(built.dist, {recursive: true});
      cpSync(dist, built.dist, {recursive: true});
    };
    await use(({dist}) => replace(dist));
    replace(original.dist);
  },
  deployRenamed: async ({built, deploy: _}, use) => {
    await use(async () => {
      const files = globSync('**/_astro/*.{js,css,json}', {cwd: built.dist});
      // `page.a1b2c3.js` becomes `page.a1b2c3-2.js`.
      const names = new Map(files.map((file) => [basename(file), basename(file).replace(/(?=\.\w+$)/, '-2')]));
      for (const file of files)
        renameSync(join(built.dist, file), join(built.dist, '_astro', names.get(basename(file)) ?? ''));
      for (const file of globSync('**/*.{html,js,css}', {cwd: built.dist})) {
        const text = readFileSync(join(built.dist, file), 'utf8');
        writeFileSync(
          join(built.dist, file),
          text.replace(/[\w.-]+\.(?:js|css|json)\b/g, (name) => names.get(name) ?? name),
        );
      }
      await writeWorkers(built.dist);
    });
  },
  deployChanged: async ({built, deploy: _}, use) => {
    await use(async (page, change) => {
      const file = join(built.dist, page, 'index.html');
      writeFileSync(file, change(readFileSync(file, 'utf8')));
      await writeWorkers(built.dist);
    });
  },
});
