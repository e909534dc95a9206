/**
 * A journey through all of the site under a base path: every kind of link leads on below it, and all that a page loads
 * when it is wanted is found there. What depends on a page, its styles and its scripts alone is tested under `/`; that
 * they are the same here but for the base is tested in builds.spec.ts.
 */
import {pagesOf} from './support/pages.ts';
import {expect, storageKey, test, type Page} from './support/site.ts';

const report = 'zh-hans/yiyang-2024/';
const section = `${report}2-1/`;
const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

test.use({permissions: ['clipboard-read', 'clipboard-write'], viewport: {width: 1100, height: 800}});

/** Fails if the page that is open is not below the base path, or was not found. */
async function expectBelow(page: Page, base: string, path: string): Promise<void> {
  await expect(page).toHaveURL(new RegExp(`^http://[^/]+${base}${path}$`));
  await expect(page.locator('main')).toBeVisible();
}

test('no address of any page leads out of the base path', ({built}) => {
  const pages = pagesOf(built);
  expect(pages.length).toBeGreaterThan(40);
  for (const {path, root} of pages) {
    const addresses = root
      .querySelectorAll('[href], [src], [action]')
      .map((element) => element.getAttribute('href') ?? element.getAttribute('src') ?? element.getAttribute('action'));
    const out = addresses.filter((address) => address?.startsWith('/') && !address.startsWith(built.base));
    expect(out, path).toEqual([]);
  }
});

test('from the landing page to a section, on to the next, and to what is taken along', async ({
  page,
  request,
  built,
  baseURL,
}) => {
  await page.goto('');
  await page.getByRole('main').getByRole('link', {name: '简体中文'}).click();
  await expectBelow(page, built.base, 'zh-hans/');
  await page.getByRole('main').getByRole('link', {name: '益阳市2024年政府工作报告'}).click();
  await expectBelow(page, built.base, report);

  const links = page.locator('.downloads a, link[rel=alternate][type="text/markdown"], link[rel=manifest]');
  const addresses = await links.evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href));
  expect(addresses.length).toBeGreaterThan(4);
  for (const address of [...addresses, `${baseURL}llms.txt`, `${baseURL}robots.txt`, `${baseURL}sitemap-index.xml`]) {
    expect(address.startsWith(baseURL!), address).toBe(true);
    expect((await request.head(address)).status(), address).toBe(200);
  }

  await page.getByRole('main').getByRole('link', {name: '一、着力推进产业立市'}).click();
  await expectBelow(page, built.base, section);
  await page.locator('a[rel=next]').click();
  await expectBelow(page, built.base, `${report}2-2/`);
});

test('searches in Chinese and in English, and the check of a quotation, find, and lead to their words', async ({
  page,
  built,
}) => {
  await page.goto(section);
  await page.keyboard.press('/');
  await page.keyboard.type('洞庭湖');
  await expect(page.getByRole('option').first()).toBeVisible();
  await page.keyboard.press('Enter');
  await expectBelow(page, built.base, 'zh-hans/search/\\?q=.*');
  const hit = page.locator('#results > li').first().getByRole('link');
  await hit.click();
  await expectBelow(page, built.base, `${report}[^?]*\\?q=.*#[phn]\\d+(?:\\.\\d+)?`);
  await expect(page.locator(':target')).toBeInViewport();
  await expect.poll(() => page.evaluate(() => CSS.highlights.get('search-hit')?.size ?? 0)).toBeGreaterThan(0);

  // English is searched by its words.
  await page.goto('en/search/?q=policies');
  await page.locator('#results > li').first().getByRole('link').click();
  await expectBelow(page, built.base, 'en/yiyang-2024/.*#[phn]\\d+(?:\\.\\d+)?');

  await page.goto('zh-hans/quote/?q=强化科技赋能');
  await expect(page.getByRole('main').getByRole('status')).toContainText('与报告一字不差');
  await page.locator('[data-details] a').first().click();
  await expectBelow(page, built.base, `${section}#p21.*`);
});

test('from a section to its notes and back, and to the same paragraph in other editions', async ({page, built}) => {
  await page.goto(section);
  const marker = page.locator('main .ref[href$="#n13"]').first();
  await marker.hover();
  await expect(page.locator('#note:popover-open, .note.on')).toBeVisible();
  // The first click keeps it, the second one follows the link.
  await marker.dblclick();
  await expectBelow(page, built.base, `${report}notes/#n13`);
  await page.locator('[id=n13] .uses a').first().click();
  await expectBelow(page, built.base, `${report}.*#p.*`);

  await page.goto(`${section}#p19`);
  await page.locator('.editions a[hreflang=en]').click();
  await expectBelow(page, built.base, 'en/yiyang-2024/2-1/#p19');
  await page.locator('.beside a').first().click();
  await expectBelow(page, built.base, 'en/yiyang-2024/2-1/zh-hans/#p19');
  await expect(page.locator('[id="p19-zh-hans"]')).toBeVisible();
  // Until its script is there, the link leads to the view of the page, not of the paragraph.
  await expect(page.getByRole('link', {name: 'Columns'})).toHaveAttribute('aria-current', 'true');
  await page.getByRole('link', {name: 'Interleaved'}).click();
  await expectBelow(page, built.base, 'en/yiyang-2024/2-1/zh-hans/\\?view=lines#p19');
});

test('what a section’s page loads when it is wanted is there: menu, account of a link, shortcuts', async ({
  page,
  built,
  baseURL,
}) => {
  await page.goto(section);
  await test.step('a paragraph is linked to, cited and read in another language in place', async () => {
    const number = page.locator('.num[href="#p19"]');
    await number.click();
    await page.getByRole('button', {name: '复制链接'}).click();
    await expect.poll(() => clipboard(page)).toBe(`${baseURL}${section}#p19`);
    await page.getByRole('button', {name: 'GB/T 7714'}).click();
    await expect.poll(() => clipboard(page)).toContain(`${baseURL}${section}?v=`);
    await page.getByRole('button', {name: 'English'}).click();
    await expect(page.locator('.counterpart[lang=en]')).toBeVisible();
    await page.keyboard.press('Escape');
  });
  await test.step('shortcuts', async () => {
    await page.keyboard.press('?');
    await expect(page.locator('dialog.keys')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.locator('dialog.keys')).toHaveCount(0);
  });
  await test.step('a paragraph is reported', async () => {
    await page.locator('.num[href="#p19"]').click();
    await page.getByRole('link', {name: '纠错'}).click();
    await expectBelow(page, built.base, `${report}about/\\?p=p19#errors`);
    await expect(page.locator('.errors q')).toContainText('建好产业园区');
  });
  await test.step('a link to a place on another page of the report leads on, one to none to the search', async () => {
    await page.goto(`${section}#p6.3`);
    await page.locator('.say').getByRole('link', {name: 'p6.3'}).click();
    await expectBelow(page, built.base, `${report}1-2/#p6\\.3`);
    await page.goto(`${section}#p999`);
    await page.locator('.say').getByRole('link', {name: '搜索全文'}).click();
    await expectBelow(page, built.base, 'zh-hans/search/');
  });
});

test('what the browser keeps, it keeps for this base path; reading goes on where it stopped', async ({page, built}) => {
  await page.goto(`${section}#p20`);
  await page.mouse.wheel(0, 40);
  await expect.poll(() => page.evaluate(() => JSON.stringify(localStorage))).toContain('p20');
  await page.locator('.aa').click();
  await page.getByRole('radio', {name: '130%'}).check();
  expect(await page.evaluate(() => Object.keys(localStorage).sort())).toEqual(
    ['places', 'size'].map((name) => storageKey(name, built.base)),
  );
  await page.goto('zh-hans/');
  await expect(page.locator('html')).toHaveAttribute('data-size', '130');
  await page.locator('#resume').getByRole('link').click();
  await expectBelow(page, built.base, `${section}#p2\\d`);
});

test.describe('an address that does not exist', () => {
  test.use({expectedErrors: [/404/]});

  test('is answered with a page that leads on', async ({page, built}) => {
    expect((await page.goto(`${report}9-9/`))?.status()).toBe(404);
    await page.getByRole('main').getByRole('link', {name: '简体中文'}).click();
    await expectBelow(page, built.base, 'zh-hans/');
  });
});

test.describe('without a network', () => {
  test.use({serviceWorkers: 'allow'});

  test('an edition that was opened is read and searched', async ({page, context, built}) => {
    test.slow();
    await page.goto(section);
    await page.evaluate(async () => {
      const {active, installing, waiting} = await navigator.serviceWorker.ready;
      const worker = active ?? waiting ?? installing;
      if (worker?.state === 'activated') return;
      await new Promise<void>((done) =>
        worker?.addEventListener('statechange', () => worker.state === 'activated' && done()),
      );
    });
    const scopes = await page.evaluate(async () =>
      (await navigator.serviceWorker.getRegistrations()).map(({scope}) => new URL(scope).pathname),
    );
    expect(scopes).toContain(`${built.base}zh-hans/`);
    await context.setOffline(true);
    const response = await page.goto(`${report}1-2/`);
    expect(response?.fromServiceWorker()).toBe(true);
    await page.goto('zh-hans/search/?q=洞庭湖');
    await page.locator('#results > li').first().getByRole('link').click();
    await expectBelow(page, built.base, `${report}.*`);
  });
});
