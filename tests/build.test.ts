/** The commands that build and serve: a site that is whole, or none; and what is told of a setting that is wrong. */
import assert from 'node:assert/strict';
import {spawn, spawnSync} from 'node:child_process';
import {cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {test, type TestContext} from 'node:test';
import {build} from '../tools/build.ts';

const root = join(import.meta.dirname, '..');

/** A copy of the project with one edition of its report: a build of it is short. With an old site in `dist`. */
function project(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'baogao-build-'));
  t.after(() => rmSync(folder, {recursive: true, force: true}));
  for (const name of [
    'src',
    'public',
    'tools',
    'content/yiyang-2024/zh-hans',
    'astro.config.mjs',
    'package.json',
    'tsconfig.json',
    'LICENSE',
  ])
    cpSync(join(root, name), join(folder, name), {recursive: true});
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  cpSync(join(root, 'public'), join(folder, 'dist'), {recursive: true});
  writeFileSync(join(folder, 'dist', 'index.html'), 'the site before');
  return folder;
}

/** Starts `npm run build`'s program, and waits for it to say something. */
function startBuild(folder: string) {
  const child = spawn(process.execPath, ['tools/build.ts'], {
    cwd: folder,
    env: {...process.env, ASTRO_TELEMETRY_DISABLED: '1'},
    detached: true,
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data: Buffer) => (said += String(data)));
  const ended = new Promise<{code: number | null; said: string}>((done) =>
    child.on('close', (code) => done({code, said})),
  );
  const under = async (words: string) => {
    while (!said.includes(words) && child.exitCode === null) await new Promise((done) => setTimeout(done, 20));
  };
  return {child, ended, under};
}

const beside = (folder: string) => readdirSync(folder).filter((name) => /^\.?dist/.test(name));
const front = (folder: string) => readFileSync(join(folder, 'dist', 'index.html'), 'utf8');

test('a build that is killed leaves the site before, and the next one is whole and leaves nothing beside', async (t) => {
  const folder = project(t);
  const killed = startBuild(folder);
  await killed.under('Building static entrypoints');
  // With all that it has started, and with no time to clean up.
  process.kill(-killed.child.pid!, 'SIGKILL');
  await killed.ended;
  assert.equal(front(folder), 'the site before');

  const first = startBuild(folder);
  await first.under('Collecting build info');
  const {code: refused, said} = await startBuild(folder).ended;
  assert.equal(refused, 1);
  assert.match(said, /dist is being built already, by process \d+: wait until it is done, or end it\.\n$/);
  assert.equal((await first.ended).code, 0);
  assert.notEqual(front(folder), 'the site before');
  assert.ok(existsSync(join(folder, 'dist', 'pagefind', 'pagefind.js')));
  assert.deepEqual(beside(folder), ['dist']);
  assert.ok(!existsSync(join(folder, 'dist', '.prerender')));
});

test('a build goes where there was no folder yet', async (t) => {
  const folder = project(t);
  await build({project: folder, dist: join(folder, 'none', 'yet')});
  assert.ok(existsSync(join(folder, 'none', 'yet', 'index.html')));
  assert.equal(front(folder), 'the site before');
});

test('a build that fails leaves the site before', async (t) => {
  const folder = project(t);
  writeFileSync(join(folder, 'src', 'pages', 'broken.astro'), '---\nthrow new Error("broken on purpose");\n---\n');
  const {code, said} = await startBuild(folder).ended;
  assert.equal(code, 1);
  assert.match(said, /broken on purpose/);
  assert.equal(front(folder), 'the site before');
  assert.deepEqual(beside(folder), ['dist']);
});

test('a setting that is wrong is told without a stack, and nothing is built', () => {
  for (const [program, env, expected] of [
    ['tools/build.ts', {SITE: 'foo'}, 'SITE is ‘foo’: it must be the site’s address'],
    ['tools/build.ts', {BASE: 'a b'}, 'BASE is ‘a b’: it must be a path'],
    ['tools/build.ts', {CONTACT: 'errors'}, 'CONTACT is ‘errors’: it must be an e-mail address'],
    ['tools/serve.ts', {PORT: 'abc'}, 'PORT is ‘abc’: it must be a number'],
  ] as const) {
    const {status, stdout, stderr} = spawnSync(process.execPath, [program], {
      cwd: root,
      env: {...process.env, ASTRO_TELEMETRY_DISABLED: '1', ...env},
      encoding: 'utf8',
    });
    assert.equal(status, 1);
    assert.ok((stdout + stderr).includes(expected), stdout + stderr);
    assert.doesNotMatch(stdout + stderr, /^\s+at /m);
  }
});
