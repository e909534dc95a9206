/** Reading without a network, after a first visit: an edition as a whole, its search included. */
import {cpSync, globSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {Browser, BrowserContext} from '@playwright/test';
import {writeWorkers} from '../src/build/service-workers.ts';
import {beside, editions, type EditionName} from '../src/model/editions.ts';
import {ui} from '../src/ui/index.ts';
import {untilKept} from '../tools/measure.ts';
import type {Site} from '../tools/sites.ts';
import {violations} from './support/axe.ts';
import {pagesOf} from './support/pages.ts';
import {delay, expect, settled, test as base, type Page} from './support/site.ts';

/** On a copy of the site, so that a test can put a new version in its place. */
const test = base.extend<object, {built: Site}>({
  built: [
    async ({built}, use) => {
      const dist = mkdtempSync(join(tmpdir(), 'baogao-offline-'));
      cpSync(built.dist, dist, {recursive: true});
      await use({...built, dist});
      rmSync(dist, {recursive: true});
    },
    {scope: 'worker'},
  ],
});

test.use({serviceWorkers: 'allow'});

const parallel = /\/.+\/(zh-hans|zh-hant|en)\/$/;
const queries = {'zh-hans': '洞庭湖', 'zh-hant': '洞庭湖', en: 'policy'};
const results = (page: Page) => page.locator('#results > li');
const status = (page: Page) => page.locator('.update [role=status]');
const heading = (page: Page) => page.getByRole('heading', {level: 1}).first();

interface Visit {
  page: Page;
  context: BrowserContext;
  browser: Browser;
  built: Site;
  baseURL: string | undefined;
}

/**
 * Visits a report's page once, and reads all of its edition without a network: every page and the search. Each edition
 * has a list of its own of what is kept.
 */
async function expectKept(name: EditionName, {page, context, browser, built, baseURL}: Visit): Promise<void> {
  const t = ui(name);
  const report = `${name}/yiyang-2024/`;
  const query = queries[name];

  const hits = await test.step('the hits of a search with a network', async () => {
    const online = await browser.newPage({serviceWorkers: 'block', ...(baseURL ? {baseURL} : {})});
    await online.goto(`${name}/search/?q=${query}`);
    await expect(results(online).first()).toBeVisible();
    const count = await results(online).count();
    await online.close();
    return count;
  });

  await test.step('the report’s page says that its edition is being kept, and that it is, as it is', async () => {
    await delay(page, /\.pf_/, 500);
    await page.goto(report);
    const line = page.locator('.kept');
    const {height} = (await line.boundingBox())!;
    await expect(line).toHaveText(t('offline.saving'));
    await untilKept(page);
    await page.unrouteAll();
    await expect(line).toHaveText(t('offline.kept'));
    expect((await line.boundingBox())!.height).toBe(height);
    await context.setOffline(true);
    await page.reload();
    await expect(line).toHaveText(t('offline.kept'));
  });

  // Two languages side by side, and the full text, are put together from what is kept: to the last character.
  await test.step('every page is kept as it is', async () => {
    const pages = pagesOf(built).filter(({path}) => path.startsWith(`${name}/`));
    expect(pages.filter(({path}) => parallel.test(path)).length).toBeGreaterThan(15);
    expect(pages.filter(({path}) => !parallel.test(path)).length).toBeGreaterThan(15);
    const texts = await page.evaluate(
      (urls) => Promise.all(urls.map(async (url) => (await fetch(url)).text())),
      pages.map(({path}) => new URL(path, baseURL).href),
    );
    for (const [at, {path}] of pages.entries())
      expect(texts[at] === readFileSync(join(built.dist, path, 'index.html'), 'utf8'), path).toBe(true);
    const response = await page.goto(`${report}1-1/${beside(name, editions)[0]!.name}/`);
    expect(response?.fromServiceWorker()).toBe(true);
    await expect(heading(page)).toBeVisible();
  });

  await test.step('it is searched', async () => {
    await page.goto(`${name}/search/?q=${query}`);
    await expect(results(page)).toHaveCount(hits);
    await results(page).first().getByRole('link').click();
    await expect(page.locator(':target')).toBeInViewport();
    await page.keyboard.press('/');
    await page.getByRole('combobox').fill(query);
    await expect(page.getByRole('option').first()).toBeVisible();
  });

  await test.step('what it does not have leads to its search', async () => {
    await page.goto(`${report}9-9/`);
    await expect(heading(page)).toHaveText(t('offline.title'));
    await page
      .getByRole('main')
      .getByRole('link', {name: t('search.title'), exact: true})
      .click();
    await expect(page).toHaveTitle(t('search.title'));
  });
}

// What all editions do alike is seen in one of them, in turn.

test('zh-hans: a visit to one page keeps all of it, and all that a page does', async ({
  page,
  context,
  browser,
  built,
  baseURL,
}) => {
  test.slow();
  await expectKept('zh-hans', {page, context, browser, built, baseURL});
  const report = 'zh-hans/yiyang-2024/';

  for (const path of [`${report}full/`, `${report}full/en/`, 'zh-hans/quote/']) {
    const response = await page.goto(path, {waitUntil: 'domcontentloaded'});
    expect(response?.fromServiceWorker(), path).toBe(true);
    await expect(heading(page), path).toBeVisible();
  }

  await page.goto(`${report}2-1/?q=洞庭湖#p19`);
  await page.locator('main .ref').first().hover();
  await expect(page.locator('#note')).toBeVisible();
  await page.goto(`${report}1-1/en/?view=columns`);
  await expect(page.locator('.row').first()).toHaveCSS('display', 'grid');

  // An address without its last slash leads there too, as it does on a host.
  await page.goto(`${report}2-1?v=1#p19`);
  await expect(page).toHaveURL(new RegExp(`/${report}2-1/\\?v=1#p19$`));
  await expect(page.locator('[id=p19]')).toBeInViewport();

  // What lies above the editions opens too, and says in the language asked for that another edition is not kept.
  for (const {name, title} of beside('zh-hans', editions)) {
    await page.goto('');
    await page.getByRole('main').getByRole('heading').getByRole('link', {name: title}).click();
    await expect(heading(page)).toHaveText(ui(name)('offline.title'));
    await expect(page.getByRole('main').getByRole('heading', {level: 2})).toHaveText(['简体中文']);
  }
  await page.goto('nowhere/');
  await expect(heading(page)).toHaveText(ui('zh-hans')('offline.title'));
});

test('zh-hant: a visit to one page keeps all of it, until the browser takes a part of it away', async ({
  page,
  context,
  browser,
  built,
  baseURL,
}) => {
  test.slow();
  await expectKept('zh-hant', {page, context, browser, built, baseURL});
  await page.evaluate(async () => {
    for (const name of await caches.keys())
      if (name.endsWith('/zh-hant/')) {
        const cache = await caches.open(name);
        for (const request of await cache.keys()) if (request.url.includes('/3/')) await cache.delete(request);
      }
  });
  // Then neither page says that it is there.
  await page.goto('zh-hant/yiyang-2024/', {waitUntil: 'networkidle'});
  await settled(page);
  await expect(page.locator('.kept')).toHaveText('');
  await page.goto('zh-hant/nowhere/');
  await expect(heading(page)).toHaveText(ui('zh-hant')('offline.title'));
  await expect(page.getByRole('main').getByRole('heading', {level: 2})).toHaveCount(0);
  await expect(page.getByText(ui('zh-hant')('offline.advice'))).toBeHidden();
});

test('en: a visit to one page keeps all of it; a new version is announced, and shown when it is asked for', async ({
  page,
  context,
  browser,
  built,
  baseURL,
}) => {
  test.slow();
  await expectKept('en', {page, context, browser, built, baseURL});
  const t = ui('en');
  const section = 'en/yiyang-2024/2-1/';
  await page.goto(section);
  await context.setOffline(false);
  // What a script loads later belongs to the page, even if the new version has it no more.
  const lazy = globSync('_astro/*box.*.js', {cwd: built.dist}).map((file) => join(built.dist, file));
  for (const file of lazy) renameSync(file, `${file}.old`);
  const title = await deploy(built, `${section}index.html`);
  try {
    await page.keyboard.press('/');
    await page.getByRole('combobox').fill('policy');
    await expect(page.getByRole('option').first()).toBeVisible();
  } finally {
    for (const file of lazy) renameSync(`${file}.old`, file);
    await writeWorkers(built.dist);
  }

  await page.reload();
  await page.evaluate(() => (document.documentElement.dataset['loaded'] = 'before'));
  await expect(status(page)).toHaveText(t('update.ready'));
  expect(await violations(page, {within: '.update'})).toEqual([]);
  await expect(page.locator('html')).toHaveAttribute('data-loaded', 'before');
  await expect(heading(page)).not.toHaveText(title);
  // Dismissed, it does not come back in this tab; nor does the new version come by itself.
  await page.getByRole('button', {name: t('update.later')}).click();
  await page.reload({waitUntil: 'networkidle'});
  await expect(page.locator('.update')).toHaveCount(0);
  await expect(heading(page)).not.toHaveText(title);

  const tab = await context.newPage();
  await tab.goto(section);
  await expect(status(tab)).toHaveText(t('update.ready'));
  await expect(heading(tab)).not.toHaveText(title);
  // What else is said stands above it.
  await tab.evaluate(() => (location.hash = '#p999'));
  const [notice, bar] = [tab.locator('.say'), tab.locator('.update')];
  await expect(notice).toBeVisible();
  expect((await notice.boundingBox())!.y + (await notice.boundingBox())!.height).toBeLessThanOrEqual(
    (await bar.boundingBox())!.y,
  );
  await tab.getByRole('button', {name: t('update.show')}).press('Enter');
  await expect(heading(tab)).toHaveText(title);
  await tab.reload({waitUntil: 'networkidle'});
  await expect(tab.locator('.update')).toHaveCount(0);
  // The other tab was not reloaded.
  await expect(heading(page)).not.toHaveText(title);
});

test('without service workers a page is whole, and silent', async ({page}) => {
  await page.addInitScript(() =>
    Object.defineProperty(ServiceWorkerContainer.prototype, 'register', {
      value: () => Promise.reject(new Error('refused')),
    }),
  );
  await page.goto('zh-hans/yiyang-2024/2-1/', {waitUntil: 'networkidle'});
  await expect(page.getByRole('heading', {level: 1})).toBeVisible();
  await page.goto('zh-hans/yiyang-2024/', {waitUntil: 'networkidle'});
  await expect(page.locator('.kept')).toHaveText('');
});

/** Puts a new version of the site in the place of the old one; says what the page's heading is from now on. */
async function deploy({dist}: Site, file: string): Promise<string> {
  const html = readFileSync(join(dist, file), 'utf8');
  writeFileSync(join(dist, file), html.replace('</h1>', ' · 2</h1>'));
  await writeWorkers(dist);
  const [, heading = ''] = /<h1[^>]*>(.*?)<\/h1>/s.exec(html) ?? [];
  return `${heading.replace(/<[^>]+>/g, '')} · 2`;
}
