/**
 * `npm test`: everything that is checked, stage by stage. A stage that fails does not hide the next, but for those that
 * need what it makes.
 *
 *     npm test                        all stages
 *     npm test -- unit                one stage, or several
 *     npm test -- tests/menu.spec.ts  some tests: unit tests (.test.ts) and, on the site as it was last built, browser tests
 *     npm test -- --install           may also install a browser and web servers with the system's packages
 */
import {existsSync, globSync} from 'node:fs';
import {parseArgs} from 'node:util';
import {findBrowser, findHeadlessShell} from './browser.ts';
import {build} from './build.ts';
import {buildLibrary} from './library.ts';
import {apart, programs, root, run, together} from './run.ts';
import {sites} from './sites.ts';
import {findWebServers} from './web-servers.ts';

const {values, positionals} = parseArgs({
  options: {install: {type: 'boolean', default: false}},
  allowPositionals: true,
});
const unitFiles = positionals.filter((name) => name.endsWith('.test.ts'));
const siteFiles = positionals.filter((name) => name.endsWith('.spec.ts'));
const named = positionals.filter((name) => !unitFiles.includes(name) && !siteFiles.includes(name));

interface Stage {
  work: () => Promise<void>;
  /** A stage without which this one says nothing. */
  needs?: string;
  /** Whether it is done beside others. */
  quick?: true;
}

/** It builds, and takes as long as that. */
const testOfBuilds = 'tests/build.test.ts';

function runUnitTests(files: string[]): Promise<void> {
  const reporters = ['spec', './tools/slowest-unit-tests.ts'].flatMap((reporter) => [
    `--test-reporter=${reporter}`,
    '--test-reporter-destination=stdout',
  ]);
  // In one process: most of the time would go into loading the converter's tables once for each file.
  return run(['--test', '--test-isolation=none', ...reporters, ...files]);
}

const stages: Record<string, Stage> = {
  format: {quick: true, work: () => run([programs.prettier, '--check', '--log-level', 'warn', '.'])},
  lint: {quick: true, work: () => run([programs.eslint, '.'])},
  types: {
    quick: true,
    work: async () => {
      // Each folder against what there is where it runs: no page in Node, no Node on a page.
      const worlds = globSync('src/*/tsconfig.json', {cwd: root}).sort();
      const checks = worlds.map((config) => run([programs.typescript, '--noEmit', '-p', config]));
      await Promise.all([run([programs.astro, 'check']), ...checks]);
    },
  },
  unit: {
    quick: true,
    work: () => {
      const all = globSync('tests/*.test.ts', {cwd: root}).sort();
      return runUnitTests(unitFiles.length > 0 ? unitFiles : all.filter((file) => file !== testOfBuilds));
    },
  },
  build: {
    work: async () => {
      const {root, again, reports, library} = sites;
      const builds = {
        'the site': () => build(root),
        'the same again': () => build(again),
        'the site under a base path': () => build(reports),
        'a library of four reports': () => buildLibrary(library.dist),
      };
      await together(
        Object.entries(builds).map(
          ([title, work]) =>
            () =>
              apart(title, work),
        ),
      );
      await runUnitTests([testOfBuilds]);
    },
  },
  site: {
    needs: 'build',
    work: async () => {
      const finding = {systemPackages: values.install || Boolean(process.env['CI'])};
      const CHROMIUM = await findBrowser(finding);
      const HEADLESS_SHELL = (await findHeadlessShell(finding)) ?? CHROMIUM;
      console.log(`Chromium: ${CHROMIUM}; without a window: ${HEADLESS_SHELL}`);
      await findWebServers(finding);
      await run([programs.playwright, 'test', ...siteFiles], {env: {...process.env, CHROMIUM, HEADLESS_SHELL}});
    },
  },
};

const unknown = named.find((name) => !(name in stages));
if (unknown !== undefined) {
  console.error(`There is no stage ‘${unknown}’; the stages are ${Object.keys(stages).join(', ')}.`);
  process.exit(1);
}

const started = performance.now();
const failed: string[] = [];
const {quick = [], long = []} = Object.groupBy(wanted(), (name) => (stages[name]!.quick ? 'quick' : 'long'));
await together(quick.map((name) => () => attempt(name)));
for (const name of long) await attempt(name);
if (failed.length > 0) {
  console.error(`\nFAILED: ${failed.join(', ')}, in ${seconds(started)}.`);
  process.exitCode = 1;
} else {
  console.log(`\nAll stages passed in ${seconds(started)}.`);
}

/** Does a stage, and says how it went. */
async function attempt(name: string): Promise<void> {
  const {work, needs, quick} = stages[name]!;
  const stageStarted = performance.now();
  try {
    if (needs !== undefined && failed.includes(needs)) throw new Error(`left out: ${needs} failed`);
    if (quick) await apart(name, work);
    else {
      console.log(`\n── ${name}`);
      await work();
    }
  } catch (error) {
    console.error(`FAILED in stage “${name}”: ${error instanceof Error ? error.message : String(error)}`);
    failed.push(name);
  }
  console.log(`── ${name}: ${seconds(stageStarted)}`);
}

/** The stages that were asked for: by name, by the tests that belong to them, or all. */
function wanted(): string[] {
  if (positionals.length === 0) return Object.keys(stages);
  const built = Object.values(sites).every(({dist}) => existsSync(dist));
  return Object.keys(stages).filter(
    (name) =>
      named.includes(name) ||
      (name === 'unit' && unitFiles.length > 0) ||
      (name === 'site' && siteFiles.length > 0) ||
      (name === 'build' && !built && (siteFiles.length > 0 || named.includes('site'))),
  );
}

function seconds(since: number): string {
  return `${((performance.now() - since) / 1000).toFixed(0)} s`;
}
