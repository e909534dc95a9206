/** What two builds of the same sources have in common: everything. */
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

/** Every file of a folder with the hash of its content. */
function hashes(folder: string): Record<string, string> {
  const files = globSync('**/*', {cwd: folder}).filter((name) => statSync(join(folder, name)).isFile()).sort();
  return Object.fromEntries(files.map((name) => [name, createHash('sha256').update(readFileSync(join(folder, name))).digest('hex')]));
}
