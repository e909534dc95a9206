/**
 * Claims of folders: who writes one is alone with it, who reads one reads what no one is writing.
 *
 * A claim is a lock of SQLite's on an empty file of its own in the system's temporary folder. The system itself lets go of
 * it when its process ends, however that ends: no claim is ever left behind.
 */
import {createHash} from 'node:crypto';
import {readFileSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import {DatabaseSync} from 'node:sqlite';

/** What a folder is claimed for. Many may read it at once. */
export type Purpose = 'reading' | 'writing';

/** Thrown where another process has the folder. */
export class Claimed extends Error {
  /** The process that last claimed it to write. */
  readonly holder: string;

  constructor(folder: string, holder: string) {
    super(`${folder} is claimed by process ${holder}`);
    this.holder = holder;
  }
}

/** A claim that is held. */
export interface Claim {
  release(): void;
}

/** The locks that are held: one that nothing refers to would be let go of. */
const held = new Set<DatabaseSync>();

/** What SQLite says where a lock is another's. */
const busy = 5;

/**
 * Claims a folder, which need not be there yet.
 *
 * @param patience how long to wait for those who have it, in milliseconds
 * @throws Claimed where they still have it then
 */
export function claim(folder: string, purpose: Purpose, patience = 0): Claim {
  const name = createHash('sha256').update(resolve(folder)).digest('hex').slice(0, 16);
  const file = join(tmpdir(), `baogao-${name}.lock`);
  const lock = new DatabaseSync(file, {timeout: patience});
  try {
    // A transaction that has read keeps others from writing until it ends.
    lock.exec(purpose === 'writing' ? 'BEGIN EXCLUSIVE' : 'BEGIN; SELECT * FROM sqlite_schema');
  } catch (error) {
    lock.close();
    if ((error as {errcode?: number}).errcode !== busy) throw error;
    throw new Claimed(folder, holderOf(file));
  }
  held.add(lock);
  if (purpose === 'writing') writeFileSync(`${file}.holder`, String(process.pid));
  return {
    release() {
      held.delete(lock);
      lock.close();
    },
  };
}

/** For messages: the process that wrote down last that it has the lock. */
function holderOf(lock: string): string {
  try {
    return readFileSync(`${lock}.holder`, 'utf8');
  } catch {
    return 'unknown';
  }
}
