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

test('where files are gone, the new version is offered, and all is at hand there', async ({
  page,
  context,
  deployRenamed,
}) => {
  test.slow();
  // What is asked for with the page is of the same version; another page is there in the new one too.
  const asked = Object.entries(things).filter(([, {reloads, ofAnotherPage}]) => !reloads && !ofAnotherPage);
  expect(asked.at(-1)?.[0]).toBe('the first hits of a search');
  await open(page, section);
  const old = await page.locator('script[src]').first().getAttribute('src');
  deployRenamed();

  await test.step('without a network, nothing is said of it', async () => {
    await context.setOffline(true);
    const failed = page.waitForEvent('requestfailed', (request) => request.method() === 'HEAD');
    await page.locator('.aa').click();
    await failed;
    await expect(page.locator('.say')).toHaveCount(0);
    await context.setOffline(false);
  });

  await page.evaluate(() => scrollTo({top: 700, behavior: 'instant'}));
  for (const [name, {ask}] of asked)
    await test.step(`${name}, gone`, async () => {
      // What was said of the last thing is not taken for what is said of this one.
      await expect(async () => {
        const close = page.locator('.say .close');
        if (await close.isVisible()) await close.click({timeout: 1000});
        await expect(page.locator('.say')).toHaveCount(0, {timeout: 500});
      }).toPass();
      await ask(page);
      await expect(page.locator('.say')).toContainText('网站已经更新，本页是旧版');
      await expect(page.locator('.say')).toHaveRole('status');
    });

  await test.step('in the new version the reader is where he was, and what was being searched for is there', async () => {
    const before = await topOf(page, 'p20');
    await load(page).press('Enter');
    await expect(page.locator('script[src]').first()).not.toHaveAttribute('src', old ?? '');
    await expect.poll(async () => Math.abs((await topOf(page, 'p20')) - before)).toBeLessThan(2);
    await expect(page.getByRole('option').first()).toContainText('产业');
    await expect(page.getByRole('banner').getByRole('combobox')).toHaveValue('产业');
  });

  for (const [name, {ask, there}] of asked)
    await test.step(`${name}, at hand`, async () => {
      await page.keyboard.press('Escape');
      await ask(page);
      await there(page);
    });
});

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

test('a quotation that was being checked is there again in the new version', async ({page, deployRenamed}) => {
  await open(page, 'zh-hans/quote/');
  await page.getByRole('textbox', {name: '引文'}).fill('壮大产业集群。');
  deployRenamed();
  await page.locator('.aa').click();
  await load(page).click();
  await expect(page.getByRole('heading', {name: '与报告一字不差'})).toBeVisible();
  await expect(page.getByRole('textbox', {name: '引文'})).toHaveValue('壮大产业集群。');
});

test.describe('with service workers', () => {
  test.use({serviceWorkers: 'allow'});

  test('where an older version is kept, links lead to what only the new one has, and tabs left behind say so', async ({
    page,
    context,
    browser,
    baseURL,
    deployChanged,
    deployRenamed,
  }) => {
    test.slow();
    /** Opens the section anew, at a place; `about:blank` between, or it would be a step within the page. */
    const openAt = async (place: string) => {
      await page.goto('about:blank');
      await page.goto(place.startsWith('http') ? place : section + place);
    };
    const newSentence = '聚焦先进制造业的主攻方向';
    await page.goto(section);
    await untilKept(page);
    await deployChanged(section, (html) =>
      html.replace('聚焦先进制造业主攻方向', newSentence).replace('<p id="p22">', '<p id="p63">新的一段。</p>$&'),
    );

    await test.step('what neither version has is said to be missing, also without a network', async () => {
      for (const [offline, id] of [
        [false, 'p99'],
        [true, 'p63'],
      ] as const) {
        await context.setOffline(offline);
        await openAt(`#${id}`);
        await expect(page.locator('.say')).toContainText(`本页没有编号“${id}”。`);
        await expect(load(page)).toHaveCount(0);
      }
      await context.setOffline(false);
    });

    await test.step('a link to a place that only the new version has leads there', async () => {
      await openAt('#p63');
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

    // While it is open, a newer version does not take the place of this one by itself.
    const tab = await context.newPage();
    await open(tab, section);

    await test.step('a passage that a link was made on is there, not said to have been changed since', async () => {
      const newerSentence = '聚焦先进制造业这一主攻方向';
      await deployChanged(section, (html) => html.replace(newSentence, newerSentence));
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

      await openAt(link);
      await expect(page.locator('.say')).toContainText('您打开的是旧版');
      await showNewVersion(
        page,
        () => load(page).press('Enter'),
        (patience) => expect(page.locator('[id="p18.2"]')).toContainText(newerSentence, patience),
      );
      await expect(page.locator('.say')).toHaveCount(0);

      // A checksum that neither has is that of a text that was changed.
      await openAt('?v=zh-hans-1#p18.2');
      await expect(page.locator('.say')).toContainText('有过修订');
    });

    await test.step('a tab whose scripts went when another took the new version says so', async () => {
      deployRenamed();
      await page.reload();
      await showNewVersion(
        page,
        () => page.getByRole('button', {name: '立即更新'}).click(),
        (patience) => expect(page.locator('script[src]')).toHaveAttribute('src', /-2\.js$/, patience),
      );
      await expect(tab.locator('script[src]')).not.toHaveAttribute('src', /-2\.js$/);
      await expect.poll(() => tab.evaluate(() => navigator.serviceWorker.controller?.state)).toBe('activated');
      // What the browser has in its own cache, which hosts have it keep for good, would still be there.
      await (await context.newCDPSession(tab)).send('Network.clearBrowserCache');

      await tab.keyboard.press('?');
      await load(tab).click();
      await expect(tab.locator('script[src]')).toHaveAttribute('src', /-2\.js$/);
      await tab.waitForLoadState();
      await tab.keyboard.press('?');
      await expect(tab.locator('dialog.keys')).toBeVisible();
    });
  });
});
