/** Which folder of `src` may import which: code is sorted by where it runs, and nothing reaches back up. */
import assert from 'node:assert/strict';
import {globSync, readFileSync} from 'node:fs';
import {dirname, join, relative, sep} from 'node:path';
import {describe, test} from 'node:test';

const root = join(import.meta.dirname, '..');

/** What each folder may import beside itself; the model is everybody's. Styles are no code, but for their addresses. */
const may: Record<string, string[]> = {
  model: [],
  ui: ['model'],
  convert: ['model'],
  site: ['model', 'ui'],
  build: ['model', 'ui'],
  worker: ['model'],
  browser: ['model', 'ui', 'site', 'styles'],
  components: ['model', 'ui', 'site', 'styles', 'browser'],
  layouts: ['model', 'ui', 'site', 'styles', 'browser', 'components'],
  pages: ['model', 'ui', 'site', 'styles', 'browser', 'components', 'layouts'],
};

/** The steps of convert, each on what the ones before it have made; all know the types they hand to each other. */
const steps: Record<string, string[]> = {
  read: [],
  structure: ['read'],
  ledger: ['read', 'structure'],
  translation: ['read', 'ledger'],
  write: ['read', 'translation'],
  // Makes seeds of a file: of the steps it asks what the head of a text says.
  add: ['read', 'structure'],
};

const files = globSync('src/**/*.{ts,astro,js}', {cwd: root})
  .map((file) => file.split(sep).join('/'))
  .sort();
const imports = new Map(
  files.map((file) => {
    const text = readFileSync(join(root, file), 'utf8');
    const named = Array.from(text.matchAll(/(?:^|[\s;}(])(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/g), (match) =>
      (match[1] ?? '').replace(/\?.*/, ''),
    );
    return [
      file,
      named.map((name) =>
        name.startsWith('.')
          ? relative(root, join(root, dirname(file), name))
              .split(sep)
              .join('/')
          : name,
      ),
    ];
  }),
);

const folderOf = (file: string) => (file.startsWith('src/') ? (file.split('/')[1] ?? '') : '');

/** The imports between files of the project that `wrong` says are. */
function find(wrong: (from: string, to: string) => boolean): string[] {
  return files.flatMap((file) =>
    (imports.get(file) ?? []).filter((name) => wrong(file, name)).map((name) => `${file} imports ${name}`),
  );
}

describe('imports', () => {
  test('are read from files of every folder', () => {
    for (const folder of Object.keys(may))
      assert.ok(
        files.some((file) => folderOf(file) === folder),
        folder,
      );
    assert.ok(imports.get('src/convert/convert.ts')?.includes('src/convert/structure/parse.ts'));
    assert.ok(imports.get('src/browser/page.ts')?.includes('src/browser/settings/settings-panel.ts'));
  });

  test('lead only to folders that a folder may use', () => {
    assert.deepEqual(
      find((from, to) => {
        const [own, other] = [folderOf(from), folderOf(to)];
        return other !== '' && other !== own && !(may[own] ?? []).includes(other) && from !== 'src/env.d.ts';
      }),
      [],
    );
  });

  test('go in no circle between folders', () => {
    const below = (folder: string): string[] => (may[folder] ?? []).flatMap((one) => [one, ...below(one)]);
    for (const folder of Object.keys(may)) assert.ok(!below(folder).includes(folder), folder);
  });

  test('go in no circle between files, types included', () => {
    const circles: string[] = [];
    const done = new Set<string>();
    const visit = (file: string, path: string[]) => {
      if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file].join(' → '));
      if (path.includes(file) || done.has(file)) return;
      for (const next of imports.get(file) ?? []) if (imports.has(next)) visit(next, [...path, file]);
      done.add(file);
    };
    for (const file of files) visit(file, []);
    assert.deepEqual(circles, []);
  });

  test('of the model are packages that run anywhere', () => {
    assert.deepEqual(
      find((from, to) => folderOf(from) === 'model' && folderOf(to) !== 'model' && to !== 'stemmer'),
      [],
    );
  });

  test('of the browser are no modules of Node', () => {
    assert.deepEqual(
      find((from, to) => ['browser', 'worker'].includes(folderOf(from)) && to.startsWith('node:')),
      [],
    );
  });
});

describe('the steps of convert', () => {
  const step = (file: string) => /^src\/convert\/(\w+)\//.exec(file)?.[1] ?? '';

  test('use the steps before them', () => {
    assert.deepEqual(
      find(
        (from, to) =>
          step(from) !== '' &&
          to.startsWith('src/convert/') &&
          to !== 'src/convert/types.ts' &&
          step(to) !== step(from) &&
          !(steps[step(from)] ?? []).includes(step(to)),
      ),
      [],
    );
  });

  test('read and write no files', () => {
    assert.deepEqual(
      find((from, to) => step(from) !== '' && to.startsWith('node:')),
      [],
    );
  });
});
