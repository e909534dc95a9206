/** `npm test`: everything that is checked, stage by stage; the first stage that fails ends it. */
import {globSync} from 'node:fs';
import {findBrowser} from './browser.ts';
import {build} from './build.ts';
import {buildLibrary} from './library.ts';
import {programs, root, run} from './run.ts';
import {sites} from './sites.ts';

const stages: Record<string, () => Promise<void>> = {
  types: () => run([programs.astro, 'check']),
  pipeline: () => run(['--test', ...globSync('tests/*.test.ts', {cwd: root}).sort()]),
  build: async () => {
    await build({base: '/'});
    await build({base: '/', outDir: sites.again.dist});
    await build({base: sites.reports.base, outDir: sites.reports.dist});
    await buildLibrary(sites.library.dist);
  },
  site: async () => {
    const CHROMIUM = await findBrowser();
    console.log(`Chromium: ${CHROMIUM}`);
    await run([programs.playwright, 'test'], {env: {...process.env, CHROMIUM}});
  },
};

const started = performance.now();
for (const [name, stage] of Object.entries(stages)) {
  const stageStarted = performance.now();
  console.log(`\n── ${name}`);
  try {
    await stage();
  } catch (error) {
    console.error(`\nFAILED in stage “${name}”: ${error instanceof Error ? error.message : String(error)}`);
    process.exit(1);
  }
  console.log(`── ${name}: ${seconds(stageStarted)}`);
}
console.log(`\nAll stages passed in ${seconds(started)}.`);

function seconds(since: number): string {
  return `${((performance.now() - since) / 1000).toFixed(0)} s`;
}
