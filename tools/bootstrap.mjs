/**
 * Runs one of the project's programs on a machine that has Node and npm and nothing else:
 * installs what is missing, then hands over to the project's own Node, which runs TypeScript as it is.
 *
 *     node tools/bootstrap.mjs tools/test.ts [arguments]
 *
 * Plain JavaScript without dependencies: it must run under an older Node before anything is installed.
 */
import {spawn, spawnSync} from 'node:child_process';
import {existsSync, readFileSync, statSync, utimesSync} from 'node:fs';
import {delimiter, join} from 'node:path';
import process from 'node:process';
import {fileURLToPath} from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const installed = join(root, 'node_modules', '.package-lock.json'); // npm writes it last
const ownNode = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
const [program, ...rest] = process.argv.slice(2);

if (!program) fail('Usage: node tools/bootstrap.mjs <program> [arguments]');
if (!upToDate()) install();

// The project's own programs first, so that what they start finds the same Node.
process.env.PATH = [join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter);
process.env.ASTRO_TELEMETRY_DISABLED = '1';

const child = spawn(node(), [join(root, program), ...rest], {cwd: root, stdio: 'inherit'});
// Ctrl-C reaches the child by itself; wait for it to finish its work.
process.on('SIGINT', () => {});
process.on('SIGTERM', () => child.kill('SIGTERM'));
child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)));

/** Whether the last installation is of this lock file or a later one. */
function upToDate() {
  return existsSync(installed) && statSync(installed).mtimeMs >= statSync(join(root, 'package-lock.json')).mtimeMs;
}

/**
 * Not `npm ci`: it fails where a registry lacks a package that the lock file names for another platform only.
 * `--no-save`: it installs the versions of the lock file and leaves that as it is, which npm 10 otherwise rewrites.
 * Errors alone: the warnings are of packages that want a newer Node than the one that installs them, and will get it.
 */
function install() {
  const {dependencies, devDependencies} = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const packages = Object.keys({...dependencies, ...devDependencies});
  console.log(`Installing into node_modules (npm install): ${packages.join(', ')}, and what they need …`);
  const npm = process.env.npm_execpath;
  const args = ['install', '--no-save', '--loglevel=error', '--no-audit', '--no-fund'];
  const {status} = npm?.endsWith('npm-cli.js')
    ? spawnSync(process.execPath, [npm, ...args], {cwd: root, stdio: 'inherit'})
    : spawnSync('npm', args, {cwd: root, stdio: 'inherit', shell: process.platform === 'win32'});
  if (status !== 0) fail('npm install failed: see its messages above.');
  const now = new Date();
  utimesSync(installed, now, now); // npm leaves it untouched when nothing was missing
}

/** The Node to go on with: the one in node_modules, or this one if it can run TypeScript. */
function node() {
  if (existsSync(ownNode)) return ownNode;
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 18)) return process.execPath;
  return fail(
    `node_modules has no Node and this one (${process.version}) cannot run TypeScript: allow npm's install scripts, or use Node 24.`,
  );
}

/** @returns {never} */
function fail(/** @type {string} */ message) {
  console.error(message);
  process.exit(1);
}
