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
  /** Every page, style and script by its name and its content, without hashes and base. */
  const read = ({dist, base}: Site) =>
    globSync('**/*.{html,css,js}', {cwd: dist})
      .filter((name) => !isWorker(name))
      .map((name) => {
        // A page's policy has the hash of its own script, which has the base too.
        const text = withoutHash(readFileSync(join(dist, name), 'utf8')).replace(/'sha256-[^']+'/, '#');
        return `${withoutHash(name)}\n${text.replaceAll(base, '/').replaceAll(encodeURIComponent(base), '%2F')}`;
      })
      .sort();
  const [files, under] = [read(root), read(reports)];
  expect(files.length).toBeGreaterThan(80);
  const nameOf = (file: string) => file.slice(0, file.indexOf('\n'));
  expect(under.map(nameOf)).toEqual(files.map(nameOf));
  const known = new Set(under);
  // The module that puts the base before addresses is minified otherwise where the base is longer.
  expect(files.filter((file) => !known.has(file)).map(nameOf)).toEqual(['_astro/urls.#.js']);
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
const withoutHash = (text: string) => text.replace(/(?<=[./])[\w-]{6,8}(?=\.(?:js|css|json)\b)/g, '#');

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
