import {defineConfig, devices} from '@playwright/test';
import type {SiteOptions} from './tests/support/site.ts';
import {flags} from './tools/browser.ts';
import {sites} from './tools/sites.ts';

/** Browser tests run on the site under `/` and, where an address can matter, under a base path; `npm test` builds both. */
export default defineConfig<object, SiteOptions>({
  testDir: 'tests',
  // The pictures of tests/look.spec.ts, which README shows too.
  snapshotPathTemplate: 'tests/look/{arg}{ext}',
  testMatch: '*.spec.ts',
  testIgnore: 'library.spec.ts',
  fullyParallel: true,
  // One to a core: the default, half of that, leaves a machine with two of them idle half the time.
  workers: '100%',
  // Generous: a busy machine is no fault of the site.
  timeout: 90_000,
  expect: {timeout: 10_000},
  forbidOnly: Boolean(process.env.CI),
  reporter: 'list',
  use: {
    ...devices['Desktop Chrome'],
    locale: 'zh-CN',
    // What a test asks for comes from the site, not from what an earlier page kept; offline.spec.ts has workers.
    serviceWorkers: 'block',
    launchOptions: {args: flags, ...(process.env.CHROMIUM ? {executablePath: process.env.CHROMIUM} : {})},
  },
  projects: [
    {name: 'root', use: {built: sites.root}},
    // What is judged by the page and its styles alone is judged once: tests/builds.spec.ts holds that they are the same.
    {
      name: 'reports',
      testIgnore: [
        'library.spec.ts',
        'a11y.spec.ts',
        'builds.spec.ts',
        'layout.spec.ts',
        'look.spec.ts',
        'theme.spec.ts',
      ],
      use: {built: sites.reports},
    },
    {
      name: 'library',
      testMatch: ['library.spec.ts', 'links.spec.ts', 'cite.spec.ts'],
      testIgnore: [],
      use: {built: sites.library},
    },
  ],
});
