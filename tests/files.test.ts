/** The commands on a disk: what they write, and that they write nothing when something is wrong. */
import assert from 'node:assert/strict';
import {spawn, spawnSync} from 'node:child_process';
import {once} from 'node:events';
import {mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {test, type TestContext} from 'node:test';
import {setTimeout as delay} from 'node:timers/promises';
import {convert} from '../src/convert/convert.ts';
import {disk} from '../src/convert/files.ts';
import {reportFiles, yaml} from './support/memory.ts';

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

const program = (command: string) => join(import.meta.dirname, '..', 'src', 'convert', `${command}.ts`);

test('npm run align, then npm run convert; an error leaves everything as it was', (t) => {
  const folder = project(t);
  const write = (name: string, text: string) => {
    mkdirSync(join(folder, name, '..'), {recursive: true});
    writeFileSync(join(folder, name), text);
  };
  const run = (command: string, ...options: string[]) => {
    const {status, stdout, stderr} = spawnSync(process.execPath, [program(command), ...options], {
      cwd: folder,
      encoding: 'utf8',
    });
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

test('npm run convert leaves each report whole when it is killed, waits for another, and writes what it can', async (t) => {
  const folder = project(t);
  const {write} = disk(folder);
  /** Writes the seeds of a report of many pages that all say which version it is. */
  const seed = (slug: string, version: string) => {
    const parts = Array.from({length: 60}, (_, at) => `第${at + 1}部分 建设${version}\n建设${version}。`);
    for (const [file, text] of Object.entries(reportFiles(`各位代表：\n${parts.join('\n')}\n`)))
      write(file.replace('/x/', `/${slug}/`), String(text));
  };
  /** The versions that the pages of each report say they are of. */
  const versions = () =>
    disk(folder)
      .folders('content')
      .map((slug) => {
        const files = list(join(folder, 'content', slug));
        const texts = files.map((file) => readFileSync(join(folder, 'content', slug, file), 'utf8'));
        const found = new Set(texts.flatMap((text) => text.match(/[甲乙丙](?=。)/g) ?? []));
        return `${slug}: ${files.length} files of ${[...found].join(', ')}`;
      });
  const start = () => {
    const child = spawn(process.execPath, [program('convert')], {cwd: folder});
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data: Buffer) => (said += String(data)));
    return {child, ended: once(child, 'close').then(([status]) => ({status: status as number | null, said}))};
  };
  for (const slug of ['a', 'b', 'c']) seed(slug, '甲');
  for (const [slug, pages] of convert(disk(folder)).reports) disk(folder).replace(`content/${slug}`, pages);
  assert.deepEqual(versions(), ['a: 126 files of 甲', 'b: 126 files of 甲', 'c: 126 files of 甲']);

  for (const slug of ['a', 'b', 'c']) seed(slug, '乙');
  const {child, ended} = start();
  // As soon as it writes.
  while (readdirSync(join(folder, 'content')).every((name) => !name.startsWith('.'))) await delay(1);
  child.kill('SIGKILL');
  await ended;
  const [, left] = versions();
  for (const version of versions()) assert.match(version, /^[abc]: 126 files of [甲乙]$/);

  for (const slug of ['a', 'b', 'c']) seed(slug, '丙');
  rmSync(join(folder, 'seeds/b/report.yaml'));
  for (const {status, said} of await Promise.all([start().ended, start().ended])) {
    assert.equal(status, 1);
    assert.match(said, /^seeds\/b\/report\.yaml:1:1: there is no such file; .* \(file-missing\)$/m);
    assert.match(said, /^Not converted, and left as it was: b\.$/m);
  }
  assert.deepEqual(versions(), ['a: 126 files of 丙', left, 'c: 126 files of 丙']);
  assert.deepEqual(readdirSync(join(folder, 'content')), ['a', 'b', 'c']);
});
