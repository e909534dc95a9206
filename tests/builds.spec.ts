/** What two builds of the same sources have in common: everything; under a base path, everything but the base. */
import {createHash} from 'node:crypto';
import {globSync, readFileSync, statSync} from 'node:fs';
import {join} from 'node:path';
import {sites, type Site} from '../tools/sites.ts';
import {expect, test} from './support/site.ts';

test('building twice gives the same bytes', () => {
  const first = hashes(sites.root.dist);
  expect(Object.keys(first).length).toBeGreaterThan(40);
  expect(hashes(sites.again.dist)).toEqual(first);
});

// So what depends on a page, its styles and its scripts is tested under `/` alone; base-path.spec.ts sees that they find
// each other under a base path.
test('under a base path, pages, styles and scripts are the same but for the base', () => {
  const {root, reports} = sites;
  const found = (folder: string) => globSync('**/*.{html,css,js}', {cwd: folder}).filter((name) => !isWorker(name));
  const files = found(root.dist).sort();
  expect(files.length).toBeGreaterThan(80);
  const under = new Map(found(reports.dist).map((name) => [withoutHash(name), name]));
  expect([...under.keys()].sort()).toEqual(files.map(withoutHash).sort());
  const read = (folder: string, name: string, base: string) =>
    withoutHash(readFileSync(join(folder, name), 'utf8'))
      .replaceAll(base, '/')
      .replaceAll(encodeURIComponent(base), '%2F');
  const different = files
    .filter(
      (name) =>
        read(root.dist, name, root.base) !== read(reports.dist, under.get(withoutHash(name)) ?? '', reports.base),
    )
    .map(withoutHash);
  // The module that puts the base before addresses is minified otherwise where the base is longer.
  expect(different).toEqual(['_astro/urls.js']);
});

test('under a base path, service workers are the same program, and keep the same files', () => {
  const parts = ({dist}: Site, name: string) => {
    const [, manifest = '[]', program = ''] =
      /^self\.manifest=(\[.*?\]);\n([^]*)$/.exec(readFileSync(join(dist, name), 'utf8')) ?? [];
    const kept = (JSON.parse(manifest) as {url: string}[]).map(({url}) => withoutHash(url)).sort();
    return {kept, program};
  };
  const workers = globSync('**/sw.js', {cwd: sites.root.dist});
  expect(workers.length).toBe(4);
  for (const name of workers) {
    const {kept, program} = parts(sites.root, name);
    expect(kept.length).toBeGreaterThan(40);
    expect(program.length).toBeGreaterThan(1000);
    expect(parts(sites.reports, name), name).toEqual({kept, program});
  }
});

const isWorker = (name: string) => name.endsWith('sw.js');

/** Names of scripts and styles carry a hash of their content, and so of the addresses in it. */
const withoutHash = (text: string) => text.replace(/\.[\w-]{8}(?=\.(?:js|css|json)\b)/g, '');

/** Every file of a folder with the hash of its content. */
function hashes(folder: string): Record<string, string> {
  const files = globSync('**/*', {cwd: folder})
    .filter((name) => statSync(join(folder, name)).isFile())
    .sort();
  return Object.fromEntries(
    files.map((name) => [
      name,
      createHash('sha256')
        .update(readFileSync(join(folder, name)))
        .digest('hex'),
    ]),
  );
}
