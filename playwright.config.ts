import {defineConfig, devices} from '@playwright/test';
import type {SiteOptions} from './tests/support/site.ts';
import {flags} from './tools/browser.ts';
import {sites} from './tools/sites.ts';

const {CHROMIUM, HEADLESS_SHELL = CHROMIUM} = process.env;

/** How to start a browser: one by its path, or the one that Playwright takes by itself. */
const launch = (path: string | undefined) => ({
  launchOptions: {args: flags, ...(path && path !== 'playwright' ? {executablePath: path} : {})},
});

/** Browser tests run on the site under `/`, and a journey through all of it under a base path; `npm test` builds both. */
export default defineConfig<object, SiteOptions>({
  testDir: 'tests',
  // The pictures of tests/look.spec.ts, which README shows too.
  snapshotPathTemplate: 'tests/look/{arg}{ext}',
  testMatch: '*.spec.ts',
  fullyParallel: true,
  // One to a core: the default, half of that, leaves a machine with two of them idle half the time.
  workers: '100%',
  // Generous: a busy machine is no fault of the site.
  timeout: 90_000,
  expect: {timeout: 10_000},
  forbidOnly: Boolean(process.env.CI),
  reporter: [['list'], ['./tools/slowest-site-tests.ts']],
  use: {
    ...devices['Desktop Chrome'],
    locale: 'zh-CN',
    // What a test asks for comes from the site, not from what an earlier page kept; offline.spec.ts has workers.
    serviceWorkers: 'block',
    ...launch(HEADLESS_SHELL),
  },
  projects: [
    // A test begins with nothing stored and an empty page, but in the same context: a new one costs as much as the test.
    {
      name: 'root',
      testIgnore: [
        'library.spec.ts',
        'tables.spec.ts',
        'base-path.spec.ts',
        'install.spec.ts',
        'offline.spec.ts',
        'new-version.spec.ts',
      ],
      use: {built: sites.root, reuseContext: true},
    },
    // What service workers keep is not emptied between tests, so that these have a context each.
    {name: 'kept', testMatch: ['offline.spec.ts', 'new-version.spec.ts'], use: {built: sites.root}},
    // Whether a site can be installed only a browser with a window judges.
    {name: 'window', testMatch: 'install.spec.ts', use: {built: sites.root, ...launch(CHROMIUM)}},
    // tests/builds.spec.ts holds that pages, styles and scripts are the same under a base path but for the base: what is
    // left to be seen is that they find each other there.
    {name: 'reports', testMatch: 'base-path.spec.ts', use: {built: sites.reports}},
    {
      name: 'library',
      testMatch: ['library.spec.ts', 'tables.spec.ts', 'links.spec.ts', 'cite.spec.ts'],
      use: {built: sites.library, reuseContext: true},
    },
  ],
});
