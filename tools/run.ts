/** Running other programs, under this same Node and without a shell, so that it works alike everywhere. */
import {AsyncLocalStorage} from 'node:async_hooks';
import {spawn, type SpawnOptions} from 'node:child_process';
import {availableParallelism} from 'node:os';
import {fileURLToPath} from 'node:url';

/** The project's folder. */
export const root = fileURLToPath(new URL('..', import.meta.url));

/** A program that a package in node_modules brings, as the JavaScript file that Node runs. */
export const programs = {
  astro: 'node_modules/astro/bin/astro.mjs',
  eslint: 'node_modules/eslint/bin/eslint.js',
  playwright: 'node_modules/@playwright/test/cli.js',
  typescript: 'node_modules/typescript/bin/tsc',
  prettier: 'node_modules/prettier/bin/prettier.cjs',
};

/** What `run` throws when a program ends with anything but 0. */
export class Failed extends Error {}

/**
 * Runs a JavaScript or TypeScript program and waits for it; its output goes to the terminal unless `options` say
 * otherwise.
 *
 * `await run(['src/convert/convert.ts'])`
 */
export function run(args: string[], options: SpawnOptions = {}): Promise<void> {
  return command(process.execPath, args, options);
}

/** What the programs of a piece of work have written, where it is kept apart. */
const kept = new AsyncLocalStorage<Buffer[]>();

/**
 * Does work and prints what its programs write when it is done, under a title: what is done beside it does not mix into
 * that.
 */
export async function apart(title: string, work: () => Promise<void>): Promise<void> {
  const written: Buffer[] = [];
  try {
    await kept.run(written, work);
  } finally {
    process.stdout.write(Buffer.concat([Buffer.from(`\n── ${title}\n`), ...written]));
  }
}

/**
 * Does several things, as many at a time as there are cores, and waits for all.
 *
 * @throws the error of the first that failed
 */
export async function together(works: (() => Promise<void>)[]): Promise<void> {
  const waiting = works.values();
  const errors: unknown[] = [];
  const worker = async () => {
    for (const work of waiting) await work().catch((error: unknown) => errors.push(error));
  };
  await Promise.all(Array.from({length: availableParallelism()}, worker));
  if (errors.length > 0) throw errors[0];
}

/** Runs any program and waits for it. Throws `Failed` if it ends with anything but 0 or cannot be started. */
export function command(program: string, args: string[], options: SpawnOptions = {}): Promise<void> {
  return new Promise((done, failed) => {
    const written = kept.getStore();
    const child = spawn(program, args, {
      cwd: root,
      stdio: written ? ['inherit', 'pipe', 'pipe'] : 'inherit',
      ...options,
    });
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (data: Buffer) => written?.push(data));
    const said = [program, ...args].join(' ');
    child.on('error', (cause) => failed(new Failed(`${said} did not start: ${cause.message}`, {cause})));
    child.on('close', (code, signal) =>
      code === 0 ? done() : failed(new Failed(`${said} ended with ${signal ?? code}`)),
    );
  });
}

/** Runs npm, by the same Node that runs this: `await npm(['run', 'build'])`. */
export function npm(args: string[], options: SpawnOptions = {}): Promise<void> {
  const cli = process.env.npm_execpath;
  if (cli?.endsWith('npm-cli.js')) return run([cli, ...args], options);
  return command('npm', args, {shell: process.platform === 'win32', ...options});
}
