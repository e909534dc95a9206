/** The commands on a disk: what they write, and that they write nothing when something is wrong. */
import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {test, type TestContext} from 'node:test';
import {disk} from '../src/convert/files.ts';
import {yaml} from './support/memory.ts';

function project(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'baogao-'));
  t.after(() => rmSync(folder, {recursive: true}));
  return folder;
}

const list = (folder: string) =>
  readdirSync(folder, {recursive: true, withFileTypes: true})
    .filter((entry) => entry.isFile())
    .map(({parentPath, name}) => join(parentPath, name).slice(folder.length + 1))
    .sort();

test('a folder is replaced as a whole, and left alone where nothing changes', (t) => {
  const folder = project(t);
  const {replace} = disk(folder);
  replace(
    'content/x',
    new Map([
      ['zh-hans/1.mdx', '甲'],
      ['zh-hans/2.mdx', '乙'],
    ]),
  );
  assert.deepEqual(list(folder), ['content/x/zh-hans/1.mdx', 'content/x/zh-hans/2.mdx']);
  replace('content/x', new Map([['zh-hans/1.mdx', '丙']]));
  assert.deepEqual(list(folder), ['content/x/zh-hans/1.mdx']);
  assert.equal(readFileSync(join(folder, 'content/x/zh-hans/1.mdx'), 'utf8'), '丙');
  replace('content/x', new Map());
  assert.deepEqual(readdirSync(join(folder, 'content')), []);
});

test('npm run align, then npm run convert; an error leaves everything as it was', (t) => {
  const folder = project(t);
  const write = (name: string, text: string) => {
    mkdirSync(join(folder, name, '..'), {recursive: true});
    writeFileSync(join(folder, name), text);
  };
  const run = (command: string, ...options: string[]) => {
    const {status, stdout, stderr} = spawnSync(
      process.execPath,
      [join(import.meta.dirname, '..', 'src', 'convert', `${command}.ts`), ...options],
      {cwd: folder, encoding: 'utf8'},
    );
    return {status, stdout, stderr};
  };

  write('seeds/x/report.txt', '各位代表：\n甲一。甲二。\n');
  write('seeds/x/report.yaml', yaml);
  write('content/gone/zh-hans/index.mdx', '---\n---\n');
  assert.deepEqual(run('convert').stderr.split('\n'), [
    'seeds/x/report.pot:1:1: there is no ledger; run npm run align (ledger-missing)',
    'Nothing is written.',
    '',
  ]);
  assert.deepEqual(list(join(folder, 'content')), ['gone/zh-hans/index.mdx']);

  assert.deepEqual(run('align'), {status: 0, stdout: 'x: 3 added (p1.1, p2.1, p2.2)\n', stderr: ''});
  assert.deepEqual(run('align'), {status: 0, stdout: 'x: nothing new\n', stderr: ''});
  const converted = run('convert');
  assert.equal(converted.status, 0);
  assert.match(converted.stdout, /^seeds\/x\/report\.txt\n[^]* {2}in all +2 +13\n$/);
  assert.deepEqual(
    list(join(folder, 'content')),
    ['zh-hans', 'zh-hant'].flatMap((edition) =>
      ['about.json', 'index.mdx', 'report.json'].map((name) => `x/${edition}/${name}`),
    ),
    'pages of a report that is gone are gone',
  );

  write('seeds/x/report.txt', '各位代表：\n甲一改。新。甲二改。\n');
  const before = readFileSync(join(folder, 'seeds/x/report.pot'), 'utf8');
  const stopped = run('align');
  assert.equal(stopped.status, 1);
  assert.match(stopped.stderr, /segments-ambiguous\)\nNothing is written\.\n$/);
  assert.equal(readFileSync(join(folder, 'seeds/x/report.pot'), 'utf8'), before);
  assert.deepEqual(
    run('align', 'x', '--keep', 'p2.1=甲一改', '--keep', 'p2.2=甲二改').stdout,
    'x: 1 added (p2.3), 2 edited (p2.1, p2.2)\n',
  );
  assert.equal(run('align', 'y').status, 1);
});
