/** New versions of the site, put in the place of the one that is served: at once, as `npm run build` does. */
import {cpSync, globSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {basename, join} from 'node:path';
import {writeWorkers} from '../../src/build/service-workers.ts';
import {putInPlace, stage} from '../../src/convert/staging.ts';
import type {Site} from '../../tools/sites.ts';
import {expect, test as base, type Page} from './site.ts';

interface Deploys {
  /** Puts a site in the place of the one that is served. */
  deploy(built: Pick<Site, 'dist'>): void;
  /** Puts a version in its place of which every script, style and string has another name. */
  deployRenamed(): void;
  /** Puts a version in its place of which one page is changed. */
  deployChanged(page: string, change: (html: string) => string): Promise<void>;
}

/** Playwright's `test` on a copy of the site, in whose place a test can put a new version. */
export const test = base.extend<Deploys, {original: Site; renamed: string}>({
  original: [
    {dist: 'dist', base: '/'},
    {scope: 'worker', option: true},
  ],
  built: [
    async ({original}, use) => {
      const dist = copyOf(original);
      await use({...original, dist});
      rmSync(dist, {recursive: true});
    },
    {scope: 'worker'},
  ],
  renamed: [
    async ({original}, use) => {
      const dist = copyOf(original);
      await rename(dist);
      await use(dist);
      rmSync(dist, {recursive: true});
    },
    {scope: 'worker'},
  ],
  deploy: async ({built, original}, use) => {
    const replace = ({dist}: Pick<Site, 'dist'>) => {
      const staged = stage(built.dist);
      cpSync(dist, staged, {recursive: true});
      putInPlace(staged, built.dist);
    };
    await use(replace);
    replace(original);
  },
  deployRenamed: async ({deploy, renamed}, use) => {
    await use(() => deploy({dist: renamed}));
  },
  deployChanged: async ({built, deploy: _}, use) => {
    await use(async (page, change) => {
      const staged = stage(built.dist);
      cpSync(built.dist, staged, {recursive: true});
      const file = join(staged, page, 'index.html');
      writeFileSync(file, change(readFileSync(file, 'utf8')));
      await writeWorkers(staged);
      putInPlace(staged, built.dist);
    });
  },
});

function copyOf({dist}: Site): string {
  const copy = mkdtempSync(join(tmpdir(), 'baogao-deployed-'));
  cpSync(dist, copy, {recursive: true});
  return copy;
}

/** Gives every script, style and string of a site another name. */
async function rename(dist: string): Promise<void> {
  const files = globSync('**/_astro/*.{js,css,json}', {cwd: dist});
  // `page.a1b2c3.js` becomes `page.a1b2c3-2.js`.
  const names = new Map(files.map((file) => [basename(file), basename(file).replace(/(?=\.\w+$)/, '-2')]));
  for (const file of files) renameSync(join(dist, file), join(dist, '_astro', names.get(basename(file)) ?? ''));
  for (const file of globSync('**/*.{html,js,css}', {cwd: dist, exclude: ['**/sw.js']})) {
    const text = readFileSync(join(dist, file), 'utf8');
    writeFileSync(
      join(dist, file),
      text.replace(/[\w.-]+\.(?:js|css|json)\b/g, (name) => names.get(name) ?? name),
    );
  }
  await writeWorkers(dist);
}

/**
 * Asks for the new version, and waits until it is seen. The workers that were at work are stopped meanwhile, as a
 * browser does with those that have nothing to do: one that a debugger is attached to, as Playwright's is, never counts
 * as idle.
 */
export async function showNewVersion(
  page: Page,
  ask: () => Promise<void>,
  seen: (patience: {timeout: number}) => Promise<void>,
): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const old = new Set<string>();
  const add: Parameters<typeof session.on<'ServiceWorker.workerVersionUpdated'>>[1] = ({versions}) => {
    for (const {versionId, status} of versions) if (status === 'activated') old.add(versionId);
  };
  session.on('ServiceWorker.workerVersionUpdated', add);
  await session.send('ServiceWorker.enable');
  await expect.poll(() => old.size).toBe(2);
  session.off('ServiceWorker.workerVersionUpdated', add);
  await ask();
  await expect(async () => {
    for (const versionId of old) await session.send('ServiceWorker.stopWorker', {versionId});
    await seen({timeout: 1000});
  }).toPass({timeout: 30_000});
  await session.detach();
}
