/** The built site under test, served; and what no page may ever do. */
import {test as base, type Page} from '@playwright/test';
import {serve, type Server} from '../../tools/server.ts';
import type {Site} from '../../tools/sites.ts';

export {expect, type Page} from '@playwright/test';

/** Under what name the site keeps something in the browser: `storageKey('theme')` // => `baogao/theme` */
export const storageKey = (name: string, base = '/'): string => `baogao${base}${name}`;

/** Waits until a page has loaded and done what it does on its own: before a test says that something does not come. */
export async function settled(page: Page): Promise<void> {
  // Half a second also after a step within the page, which no event ends; no timer of the site is longer.
  await Promise.all([page.waitForLoadState('networkidle'), page.waitForTimeout(500)]);
}

/** Has some files come late, by so many milliseconds: what a reader does meanwhile is done on a slow network. */
export async function delay(page: Page, files: string | RegExp, milliseconds: number): Promise<void> {
  await page.route(files, async (route) => {
    await new Promise((done) => setTimeout(done, milliseconds));
    await route.continue();
  });
}

export interface SiteOptions {
  /** The built site; set by the project in playwright.config.ts. */
  built: Site;
}

interface WorkerFixtures extends SiteOptions {
  /** Serves the built site on a free port. */
  server: Server;
}

interface TestFixtures {
  /** Errors that a test provokes on purpose: `test.use({expectedErrors: [/404/]})`. */
  expectedErrors: RegExp[];
  /**
   * Fails a test in which a page spoke to another origin, or wrote an error to the console (a broken policy is one).
   */
  wellBehaved: void;
}

/**
 * Playwright's `test`, on the served site: `page.goto('zh-hans/')` is below its base path.
 * Each worker serves for itself, so that tests need no ports and nothing started by hand.
 */
export const test = base.extend<TestFixtures, WorkerFixtures>({
  built: [
    {dist: 'dist', base: '/'},
    {scope: 'worker', option: true},
  ],
  server: [
    async ({built}, use) => {
      // Pages are opened once or twice: compressing them well would take longer than sending them.
      const server = await serve({...built, quality: 4});
      await use(server);
      await server.close();
    },
    {scope: 'worker'},
  ],
  page: async ({page}, use) => {
    const emulateMedia = page.emulateMedia.bind(page);
    page.emulateMedia = async (media) => {
      // In a context that is used again, what is emulated before the first page of the site can be lost with the last one.
      if (page.url() === 'about:blank') throw new Error('Open a page of the site before media are emulated.');
      return emulateMedia(media);
    };
    await use(page);
  },
  baseURL: async ({server}, use) => use(server.url),
  expectedErrors: [[], {option: true}],
  wellBehaved: [
    async ({context, server, expectedErrors}, use) => {
      const wrong: string[] = [];
      const {origin} = new URL(server.url);
      const error = (text: string) => {
        if (!expectedErrors.some((expected) => expected.test(text))) wrong.push(text);
      };
      context.on('request', (request) => {
        const url = new URL(request.url());
        if (url.origin !== origin && url.protocol !== 'data:' && url.protocol !== 'blob:')
          wrong.push(`request to ${url}`);
      });
      context.on('console', (message) => {
        if (message.type() === 'error') error(message.text());
      });
      context.on('weberror', (uncaught) => error(String(uncaught.error())));
      await use();
      base.expect(wrong, 'requests to other origins, and errors').toEqual([]);
    },
    {auto: true},
  ],
});
