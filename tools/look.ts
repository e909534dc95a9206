/** `npm run look`: takes the pictures that tests/look.spec.ts compares with, and README shows, anew. */
import {findBrowser, findHeadlessShell} from './browser.ts';
import {build} from './build.ts';
import {programs, run} from './run.ts';

await build({base: '/'});
await run([programs.playwright, 'test', '--project=root', '--update-snapshots=all', 'tests/look.spec.ts'], {
  env: {...process.env, HEADLESS_SHELL: (await findHeadlessShell()) ?? (await findBrowser())},
});
