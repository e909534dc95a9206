/** What two builds of the same sources have in common: everything; under a base path, everything but the base. */
import {createHash} from 'node:crypto';
import {globSync, readFileSync, statSync} from 'node:fs';
import {join} from 'node:path';
import {sites} from '../tools/sites.ts';
import {expect, test} from './support/site.ts';

test('building twice gives the same bytes', () => {
  const first = hashes(sites.root.dist);
  expect(Object.keys(first).length).toBeGreaterThan(40);
  expect(hashes(sites.again.dist)).toEqual(first);
});

// So what depends on a page and its styles alone is tested under `/` alone: playwright.config.ts.
test('under a base path, pages and styles are the same but for the base', () => {
  const {root, reports} = sites;
  const pages = globSync('**/*.{html,css}', {cwd: root.dist}).sort();
  expect(pages.length).toBeGreaterThan(40);
  const under = new Map(globSync('**/*.{html,css}', {cwd: reports.dist}).map((name) => [withoutHash(name), name]));
  expect([...under.keys()].sort()).toEqual(pages.map(withoutHash).sort());
  const read = (folder: string, name: string, base: string) =>
    withoutHash(readFileSync(join(folder, name), 'utf8'))
      .replaceAll(base, '/')
      .replaceAll(encodeURIComponent(base), '%2F');
  const different = pages.filter(
    (name) => read(root.dist, name, root.base) !== read(reports.dist, under.get(withoutHash(name)) ?? '', reports.base),
  );
  expect(different).toEqual([]);
});

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
