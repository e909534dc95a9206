/** Folders that are written by processes that are killed, and by several at once: they are wholly of one version. */
import assert from 'node:assert/strict';
import {spawn, spawnSync} from 'node:child_process';
import {once} from 'node:events';
import {existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {test, type TestContext} from 'node:test';
import {setTimeout as delay} from 'node:timers/promises';
import {claim, Claimed} from '../src/convert/claim.ts';
import {putInPlace, recover, remove, stage} from '../src/convert/staging.ts';

function project(t: TestContext): {within: string; folder: string} {
  const within = mkdtempSync(join(tmpdir(), 'baogao-staging-'));
  t.after(() => rmSync(within, {recursive: true}));
  return {within, folder: join(within, 'site')};
}

/** The version that all files of a folder say they are of. */
function versionOf(folder: string): string {
  const names = readdirSync(folder);
  const versions = new Set(names.map((name) => readFileSync(join(folder, name), 'utf8')));
  assert.deepEqual([names.length, versions.size], [20, 1], [...versions].join(', '));
  return [...versions].join();
}

test('fifty writers, two at a time, are killed at any moment: the folder is the old or the new', async (t) => {
  const {within, folder} = project(t);
  const program = [join(import.meta.dirname, 'support', 'writer.ts'), folder];
  // The first, which writes nothing, leaves to the others what Node makes of the program.
  const env = {...process.env, NODE_COMPILE_CACHE: `${within}-cache`};
  t.after(() => rmSync(`${within}-cache`, {recursive: true}));
  spawnSync(process.execPath, program, {input: '', env});
  const writers = () => Array.from({length: 10}, () => spawn(process.execPath, program, {env}));
  const versions = new Set<string>();
  let unfinished = 0;
  let next = writers();
  for (let killed = 0; killed < 50; killed += 10) {
    // Those that come next begin to run meanwhile; they wait until they are told to.
    const now = next;
    next = killed < 40 ? writers() : [];
    for (const pair of [0, 2, 4, 6, 8].map((at) => now.slice(at, at + 2))) {
      for (const {stdin} of pair) stdin.write('.');
      await Promise.all(pair.map(({stdout}) => once(stdout, 'data')));
      for (const writer of pair) {
        await delay(Math.random() * 10);
        const ended = once(writer, 'exit');
        writer.kill('SIGKILL');
        assert.deepEqual(await ended, [null, 'SIGKILL'], 'it was at work until then');
      }
      unfinished += readdirSync(within).filter((name) => name !== 'site').length;
      recover(within, 'site');
      assert.ok(existsSync(folder) || versions.size === 0, 'once it is there it stays');
      if (existsSync(folder)) versions.add(versionOf(folder));
    }
  }
  assert.deepEqual(readdirSync(within), ['site']);
  assert.ok(versions.size > 5 && unfinished > 5, `${versions.size} versions were seen, ${unfinished} were unfinished`);
});

test('what a killed process renamed aside is put back; what it had not finished is not', (t) => {
  const {within, folder} = project(t);
  const write = (name: string, text: string) => {
    mkdirSync(join(within, name));
    writeFileSync(join(within, name, 'a.txt'), text);
  };
  write('.site.old-0123abcd', 'old');
  write('.site.new-0123abcd', 'new');
  write('.other.old-0123abcd', 'other');
  recover(within, 'site');
  assert.deepEqual(readdirSync(within).sort(), ['.other.old-0123abcd', 'site']);
  assert.equal(readFileSync(join(folder, 'a.txt'), 'utf8'), 'old');

  write('.site.old-89ab4567', 'older');
  recover(within);
  assert.deepEqual(readdirSync(within).sort(), ['other', 'site'], 'where the folder is there, it is the newer');
  assert.equal(readFileSync(join(folder, 'a.txt'), 'utf8'), 'old');

  const staged = stage(folder);
  writeFileSync(join(staged, 'b.txt'), 'new');
  putInPlace(staged, folder);
  assert.deepEqual(readdirSync(folder), ['b.txt']);
  remove(folder);
  assert.deepEqual(readdirSync(within), ['other']);
});

test('a folder has one writer or many readers', (t) => {
  const {folder} = project(t);
  const readers = [claim(folder, 'reading'), claim(folder, 'reading')];
  assert.throws(() => claim(folder, 'writing'), Claimed);
  for (const {release} of readers) release();
  const writer = claim(folder, 'writing');
  for (const purpose of ['reading', 'writing'] as const)
    assert.throws(() => claim(folder, purpose), {holder: String(process.pid)});
  claim(`${folder}-2`, 'writing').release();
  writer.release();
  claim(folder, 'writing').release();
});
