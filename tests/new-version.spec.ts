/** A new version of the site takes the place of the one that is open, or kept: the reader is told, and comes back. */
import {sites} from '../tools/sites.ts';
import {untilKept} from '../tools/measure.ts';
import {section, things} from './support/late.ts';
import {showNewVersion, test} from './support/deploy.ts';
import {expect, type Page} from './support/site.ts';

const load = (page: Page) => page.getByRole('button', {name: '载入新版'});
/** Opens a page, and waits until it could say that it has been replaced. */
async function open(page: Page, address: string) {
  await page.goto(address, {waitUntil: 'networkidle'});
  await page.waitForFunction(() => document.querySelector<HTMLLinkElement>('link[href*="/notice."]')?.sheet);
}
const topOf = (page: Page, id: string) =>
  page.locator(`[id="${id}"]`).evaluate((element) => element.getBoundingClientRect().top);

test.use({expectedErrors: [/404|ERR_FAILED|ERR_INTERNET_DISCONNECTED/], viewport: {width: 1100, height: 800}});

for (const [name, {at = section, first, ask, there, reloads, ofAnotherPage}] of Object.entries(things)) {
  // What is asked for with the page is of the same version; another page is there in the new one too.
  if (reloads || ofAnotherPage) continue;
  test(`${name}: where its files are gone, the new version is offered, and is at hand there`, async ({
    page,
    deployRenamed,
  }) => {
    await first?.(page);
    await open(page, at);
    await page.evaluate(() => scrollTo({top: 700, behavior: 'instant'}));
    const old = await page.locator('script[src]').first().getAttribute('src');
    deployRenamed();
    await ask(page);
    await expect(page.locator('.say')).toContainText('网站已经更新，本页是旧版');
    await expect(page.locator('.say')).toHaveRole('status');
    const before = await topOf(page, 'p20');
    await load(page).press('Enter');
    await expect(page.locator('script[src]').first()).not.toHaveAttribute('src', old ?? '');
    await expect.poll(async () => Math.abs((await topOf(page, 'p20')) - before)).toBeLessThan(2);
    await page.keyboard.press('Escape');
    await ask(page);
    await there(page);
  });
}

test('a search under way goes on in the new version of the index', async ({page, deploy}) => {
  await page.goto(section);
  await page.getByRole('banner').getByRole('searchbox').click();
  await page.keyboard.type('产业');
  await expect(page.getByRole('option').first()).toContainText('产业');
  deploy(sites.library);
  await page.getByRole('banner').getByRole('combobox').fill('洞庭湖');
  await expect(page.getByRole('option').first()).toContainText('洞庭湖');

  await page.goto('zh-hans/search/?q=产业');
  await expect(page.locator('#results li').first()).toContainText('产业');
  deploy(sites.root);
  await page.getByRole('searchbox').fill('洞庭湖');
  await expect(page.locator('#results li').first()).toContainText('洞庭湖');
});

test('what was being searched for is there again in the new version', async ({page, deployRenamed}) => {
  await open(page, section);
  deployRenamed();
  const box = page.getByRole('banner').getByRole('searchbox').or(page.getByRole('banner').getByRole('combobox'));
  await box.click();
  await page.keyboard.type('洞庭湖');
  await load(page).click();
  await expect(page.getByRole('option').first()).toContainText('洞庭湖');
  await expect(box).toHaveValue('洞庭湖');
});

test('so is a quotation that was being checked', async ({page, deployRenamed}) => {
  await open(page, 'zh-hans/quote/');
  await page.getByRole('textbox', {name: '引文'}).fill('壮大产业集群。');
  deployRenamed();
  await page.locator('.aa').click();
  await load(page).click();
  await expect(page.getByRole('heading', {name: '与报告一字不差'})).toBeVisible();
  await expect(page.getByRole('textbox', {name: '引文'})).toHaveValue('壮大产业集群。');
});

test('without a network, nothing is said of a new version', async ({page, context, deployRenamed}) => {
  await open(page, section);
  deployRenamed();
  await context.setOffline(true);
  const failed = page.waitForEvent('requestfailed', (request) => request.method() === 'HEAD');
  await page.locator('.aa').click();
  await failed;
  await expect(page.locator('.say')).toHaveCount(0);
  await context.setOffline(false);
  await page.locator('.aa').click();
  await expect(load(page)).toBeVisible();
});
test.describe('where an older version is kept', () => {
  test.use({serviceWorkers: 'allow'});

  /** An edition is kept, then a new version has a paragraph and a sentence that the kept one has not. */
  const added = (html: string) =>
    html
      .replace('聚焦先进制造业主攻方向', '聚焦先进制造业的主攻方向')
      .replace('<p id="p22">', '<p id="p63">新的一段。</p>$&');

  test('a link to a place that only the new version has leads there', async ({page, deployChanged}) => {
    await page.goto(section);
    await untilKept(page);
    await deployChanged(section, added);
    await page.goto('about:blank');
    await page.goto(`${section}#p63`);
    await expect(page.locator('.say')).toContainText('您打开的是旧版，链接所指的文字在新版中。');
    await expect(page.locator('.say')).not.toContainText('本页没有');
    await showNewVersion(
      page,
      () => load(page).press('Enter'),
      (patience) => expect(page.locator('[id=p63]')).toBeInViewport(patience),
    );
    await expect(page).toHaveURL(/#p63$/);
    await expect(page.locator('.say')).toHaveCount(0);
  });

  test('a passage that a link was made on is there, not said to have been changed since', async ({
    page,
    browser,
    baseURL,
    deployChanged,
  }) => {
    await page.goto(section);
    await untilKept(page);
    await deployChanged(section, added);
    // Whoever has the new version makes the link.
    const other = await browser.newContext({
      baseURL: baseURL ?? '',
      serviceWorkers: 'block',
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    const maker = await other.newPage();
    await maker.goto(`${section}#p18.2`);
    await maker.locator('.num[href="#p18"]').click();
    await maker.getByRole('button', {name: 'BibTeX'}).click();
    await expect(maker.locator('.menu .result')).toContainText('已复制');
    const [link = ''] = /http\S+#p18\.2/.exec(await maker.evaluate(() => navigator.clipboard.readText())) ?? [];
    await other.close();

    await page.goto('about:blank');
    await page.goto(link);
    await expect(page.locator('.say')).toContainText('您打开的是旧版');
    await showNewVersion(
      page,
      () => load(page).press('Enter'),
      (patience) => expect(page.locator('[id="p18.2"]')).toContainText('聚焦先进制造业的主攻方向', patience),
    );
    await expect(page.locator('.say')).toHaveCount(0);

    // A checksum that neither has is that of a text that was changed.
    await page.goto('about:blank');
    await page.goto(`${section}?v=zh-hans-1#p18.2`);
    await expect(page.locator('.say')).toContainText('有过修订');
  });

  test('what neither version has is said to be missing, also without a network', async ({
    page,
    context,
    deployChanged,
  }) => {
    await page.goto(section);
    await untilKept(page);
    await deployChanged(section, added);
    for (const [offline, id] of [
      [false, 'p99'],
      [true, 'p63'],
    ] as const) {
      await context.setOffline(offline);
      await page.goto('about:blank');
      await page.goto(`${section}#${id}`);
      await expect(page.locator('.say')).toContainText(`本页没有编号“${id}”。`);
      await expect(load(page)).toHaveCount(0);
    }
  });

  test('a tab whose scripts went when another took the new version says so', async ({page, context, deployRenamed}) => {
    await page.goto(section);
    await untilKept(page);
    const tab = await context.newPage();
    await open(tab, section);
    deployRenamed();
    await page.reload();
    await showNewVersion(
      page,
      () => page.getByRole('button', {name: '立即更新'}).click(),
      (patience) => expect(page.locator('script[src]')).toHaveAttribute('src', /-2\.js$/, patience),
    );
    await expect(tab.locator('script[src]')).not.toHaveAttribute('src', /-2\.js$/);

    await tab.keyboard.press('?');
    await load(tab).click();
    await expect(tab.locator('script[src]')).toHaveAttribute('src', /-2\.js$/);
    await tab.waitForLoadState();
    await tab.keyboard.press('?');
    await expect(tab.locator('dialog.keys')).toBeVisible();
  });
});
