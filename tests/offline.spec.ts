/** Reading without a network, after a first visit: an edition as a whole, its search included. */
import {cpSync, globSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {writeWorkers} from '../src/build/service-workers.ts';
import {beside, editions} from '../src/model/editions.ts';
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
const results = (page: Page) => page.locator('#results > li');
const status = (page: Page) => page.locator('.update [role=status]');

for (const {name, title} of editions) {
  const t = ui(name);
  const report = `${name}/yiyang-2024/`;
  const other = beside(name, editions)[0]!.name;
  const query = name === 'en' ? 'policy' : '洞庭湖';

  test(`${name}: a visit to one page keeps all of it`, async ({page, context, browser, baseURL, built}) => {
    test.slow();
    const online = await browser.newPage({serviceWorkers: 'block', ...(baseURL ? {baseURL} : {})});
    await online.goto(`${name}/search/?q=${query}`);
    await expect(results(online).first()).toBeVisible();
    const hits = await results(online).count();
    await online.close();

    await page.goto(`${report}2-1/`);
    await untilKept(page);
    await context.setOffline(true);

    // Two languages side by side, and the full text, are put together from what is kept: to the last character.
    const pages = pagesOf(built).filter(({path}) => path.startsWith(`${name}/`));
    expect(pages.filter(({path}) => parallel.test(path)).length).toBeGreaterThan(15);
    expect(pages.filter(({path}) => !parallel.test(path)).length).toBeGreaterThan(15);
    await page.goto(report);
    for (const {path} of pages) {
      const text = await page.evaluate(async (url) => (await fetch(url)).text(), new URL(path, baseURL).href);
      expect(text === readFileSync(join(built.dist, path, 'index.html'), 'utf8'), path).toBe(true);
    }
    for (const path of [`${report}2-1/`, `${report}full/`, `${report}full/${other}/`, `${name}/quote/`]) {
      const response = await page.goto(path, {waitUntil: 'domcontentloaded'});
      expect(response?.fromServiceWorker(), path).toBe(true);
      await expect(page.locator('h1').first(), path).toBeVisible();
    }

    await page.goto(`${name}/search/?q=${query}`);
    await expect(results(page)).toHaveCount(hits);
    await results(page).first().getByRole('link').click();
    await expect(page.locator(':target')).toBeInViewport();

    await page.goto(`${report}2-1/?q=${query}#p19`);
    await page.locator('main .ref').first().hover();
    await expect(page.locator('#note')).toBeVisible();
    await page.keyboard.press('/');
    await page.getByRole('combobox').fill(query);
    await expect(page.getByRole('option').first()).toBeVisible();

    await page.goto(`${report}1-1/${other}/?view=columns`);
    await expect(page.locator('.row').first()).toHaveCSS('display', 'grid');
    await page.goto(`${report}9-9/${other}/`);
    await expect(page.getByRole('heading', {level: 1})).toHaveText(t('offline.title'));
    await page
      .getByRole('main')
      .getByRole('link', {name: t('search.title'), exact: true})
      .click();
    await expect(page).toHaveTitle(t('search.title'));

    // An address without its last slash leads there too, as it does on a host.
    await page.goto(`${report}2-1?v=1#p19`);
    await expect(page).toHaveURL(new RegExp(`/${report}2-1/\\?v=1#p19$`));
    await expect(page.locator('[id=p19]')).toBeInViewport();

    // What lies above the editions opens too, and says in the language asked for that another edition is not kept.
    await page.goto('');
    await page
      .getByRole('main')
      .getByRole('heading')
      .getByRole('link', {name: editions.find((edition) => edition.name === other)!.title})
      .click();
    await expect(page.getByRole('heading', {level: 1})).toHaveText(ui(other)('offline.title'));
    await expect(page.getByRole('main').getByRole('heading', {level: 2})).toHaveText([title]);
    await page.goto('nowhere/');
    await expect(page.getByRole('heading', {level: 1})).toHaveText(ui('zh-hans')('offline.title'));
  });

  test(`${name}: a new version is announced, and shown when it is asked for`, async ({page, context, built}) => {
    test.slow();
    await page.goto(`${report}2-1/`);
    await untilKept(page);
    // What a script loads later belongs to the page, even if the new version has it no more.
    const lazy = globSync('_astro/*box.*.js', {cwd: built.dist}).map((file) => join(built.dist, file));
    for (const file of lazy) renameSync(file, `${file}.old`);
    const heading = await deploy(built, `${report}2-1/index.html`);
    try {
      await page.keyboard.press('/');
      await page.getByRole('combobox').fill(query);
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
    await expect(page.locator('h1')).not.toHaveText(heading);
    // Dismissed, it does not come back in this tab; nor does the new version come by itself.
    await page.getByRole('button', {name: t('update.later')}).click();
    await page.reload({waitUntil: 'networkidle'});
    await expect(page.locator('.update')).toHaveCount(0);
    await expect(page.locator('h1')).not.toHaveText(heading);

    const tab = await context.newPage();
    await tab.goto(`${report}2-1/`);
    await expect(status(tab)).toHaveText(t('update.ready'));
    await expect(tab.locator('h1')).not.toHaveText(heading);
    // What else is said stands above it.
    await tab.evaluate(() => (location.hash = '#p999'));
    const [notice, bar] = [tab.locator('.say'), tab.locator('.update')];
    await expect(notice).toBeVisible();
    expect((await notice.boundingBox())!.y + (await notice.boundingBox())!.height).toBeLessThanOrEqual(
      (await bar.boundingBox())!.y,
    );
    await tab.getByRole('button', {name: t('update.show')}).press('Enter');
    await expect(tab.locator('h1')).toHaveText(heading);
    await tab.reload({waitUntil: 'networkidle'});
    await expect(tab.locator('.update')).toHaveCount(0);
    // The other tab was not reloaded.
    await expect(page.locator('h1')).not.toHaveText(heading);
  });
}

test('a report’s page says that its edition is being kept, and that it is, as it is', async ({page, context}) => {
  await delay(page, /\.pf_/, 500);
  await page.goto('zh-hans/yiyang-2024/');
  const line = page.locator('.kept');
  const {height} = (await line.boundingBox())!;
  await expect(line).toHaveText('正在保存到本机，供离线阅读……');
  await untilKept(page);
  await expect(line).toHaveText('已保存到本机，可离线阅读。');
  expect((await line.boundingBox())!.height).toBe(height);
  await context.setOffline(true);
  await page.reload();
  await expect(line).toHaveText('已保存到本机，可离线阅读。');

  // When the browser has taken a part of it away, neither page says that it is there.
  await page.evaluate(async () => {
    for (const name of await caches.keys())
      if (name.endsWith('/zh-hans/')) {
        const cache = await caches.open(name);
        for (const request of await cache.keys()) if (request.url.includes('/3/')) await cache.delete(request);
      }
  });
  await page.reload({waitUntil: 'networkidle'});
  await settled(page);
  await expect(line).toHaveText('');
  await page.goto('zh-hans/nowhere/');
  await expect(page.getByRole('heading', {level: 1})).toHaveText(ui('zh-hans')('offline.title'));
  await expect(page.getByRole('main').getByRole('heading', {level: 2})).toHaveCount(0);
  await expect(page.getByText(ui('zh-hans')('offline.advice'))).toBeHidden();
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
