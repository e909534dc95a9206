/**
 * A program that puts one version of a folder after another in its place, each of many files that all say which it is,
 * from when it is told to (by a byte) until it is killed: `node tests/support/writer.ts FOLDER`
 */
import {readSync, writeFileSync} from 'node:fs';
import {basename, dirname, join} from 'node:path';
import {claim} from '../../src/convert/claim.ts';
import {putInPlace, recover, stage} from '../../src/convert/staging.ts';

const [folder = ''] = process.argv.slice(2);
if (readSync(0, Buffer.alloc(1)) === 0) process.exit();
process.stdout.write('at work');
for (let version = 1; ; version++) {
  const {release} = claim(folder, 'writing', 60_000);
  recover(dirname(folder), basename(folder));
  const staged = stage(folder);
  for (const name of Array(20).keys()) writeFileSync(join(staged, `${name}.txt`), `${process.pid} ${version}`);
  putInPlace(staged, folder);
  release();
}
