/** The plugin of src/build/plain-imports.ts: that Vite still needs it, and that it still takes effect. */
import assert from 'node:assert/strict';
import {globSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, test} from 'node:test';
import {build, type BuildEnvironmentOptions, type Plugin} from 'vite';
import {plainImports} from '../src/build/plain-imports.ts';

const root = join(import.meta.dirname, '..');

const modules: Record<string, string> = {
  'page.js': 'import("later.js").then(({later}) => later())',
  'later.js': 'import {shared} from "shared.js"; export const later = () => shared',
  'shared.js': 'export const shared = location.href',
  // Imports it too, so that it becomes a file of its own.
  'other.js': 'import {shared} from "shared.js"; console.log(shared)',
};
const inMemory: Plugin = {
  name: 'in-memory',
  resolveId: (id) => (id in modules ? id : undefined),
  load: (id) => modules[id],
};

/** All scripts that Vite makes of two pages, as one text. */
async function scripts(plugins: Plugin[], modulePreload?: BuildEnvironmentOptions['modulePreload']): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    plugins: [inMemory, ...plugins],
    build: {
      write: false,
      ...(modulePreload === undefined ? {} : {modulePreload}),
      rolldownOptions: {input: ['page.js', 'other.js']},
    },
  });
  assert.ok('output' in built);
  return built.output.map((file) => (file.type === 'chunk' ? file.code : '')).join('\n');
}

/** What the helper says where it fails; no minifier can change it. */
const helper = /vite:preloadError/;
const list = /__vite__mapDeps/;

describe('Vite’s preload helper', () => {
  test('comes with a list of files', async () => {
    const code = await scripts([]);
    assert.match(
      code,
      helper,
      'Vite now has no such helper: take src/build/plain-imports.ts away, if pages are no larger',
    );
    assert.match(code, list);
  });

  for (const [name, setting] of [
    ['modulePreload: false', false],
    ['resolveDependencies that give nothing', {resolveDependencies: () => []}],
  ] as const)
    test(`comes in spite of ${name}`, async () => {
      assert.match(
        await scripts([], setting),
        helper,
        `Vite now leaves the helper out by ${name}: set that, take src/build/plain-imports.ts away`,
      );
    });

  test('does not come with our plugin, nor does the list', async () => {
    const code = await scripts([plainImports()]);
    assert.doesNotMatch(code, helper, 'Vite now has its helper elsewhere: see src/build/plain-imports.ts');
    assert.doesNotMatch(code, list);
    assert.match(code, /import\(\W*\.\/later-[\w-]+\.js\W*\)/);
  });
});

test('scripts import no style but its address, for nothing else would load it', () => {
  const files = globSync('src/browser/**/*.ts', {cwd: root});
  assert.ok(files.length > 0);
  assert.deepEqual(
    files.filter((file) => /import\b[^;]*\.css['"]/.test(readFileSync(join(root, file), 'utf8'))),
    [],
  );
});
