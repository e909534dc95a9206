/** Reading, notes, links and the edition switch need no script. */
import {report} from './support/kinds.ts';
import {expect, test} from './support/site.ts';

test.use({javaScriptEnabled: false});

for (const viewport of [
  {width: 1280, height: 800},
  {width: 390, height: 844},
]) {
  test.describe(`at ${viewport.width} pixels`, () => {
    test.use({viewport});

    test('a reader gets from the landing page to the text, and on', async ({page}) => {
      await page.goto('');
      await page.getByRole('main').locator('a[hreflang=zh-Hans]').click();
      await page.getByRole('main').locator('a[href$="/yiyang-2024/"]').first().click();
      await page.getByRole('main').locator('a[href$="/2-1/"]').first().click();
      await expect(page.getByRole('heading', {level: 1})).toContainText('着力推进产业立市');
      await expect(page.locator('main p[id]').first()).toBeVisible();
      await page.locator('main a[rel=next]').click();
      await expect(page).toHaveURL(/\/2-2\/$/);
    });

    test('the contents can be opened, and lead to a place on the page', async ({page}) => {
      await page.goto(`${report}2-1/`);
      const contents = page.getByRole('navigation', {name: '目录'});
      if (!(await contents.isVisible())) await page.getByRole('button', {name: '目录'}).click();
      const entry = contents.locator('a[href^="#p"]').last();
      const id = (await entry.getAttribute('href'))!.slice(1);
      await entry.click();
      await expect(page.locator(`[id="${id}"]`)).toBeInViewport();
    });

    test('a note is in the text, and a link away and back', async ({page}) => {
      await page.goto(`${report}1-1/`);
      await expect(page.getByRole('main').getByRole('note').filter({hasText: '世界电容器之都'})).toBeVisible();
      await page.locator('main [role=doc-noteref][href$="#n3"]').first().click();
      await expect(page).toHaveURL(/\/notes\/#n3$/);
      await expect(page.locator('[id=n3]')).toBeInViewport();
      await page.locator('[id=n3] [data-chrome] a').first().click();
      await expect(page).toHaveURL(/\/1-1\/#p\d+\.\d+$/);
    });

    test('the edition switch keeps the page', async ({page}) => {
      await page.goto(`${report}2-1/`);
      await page.getByRole('banner').locator('a[hreflang=zh-Hant]').click();
      await expect(page).toHaveURL(/\/zh-hant\/yiyang-2024\/2-1\/$/);
      await expect(page.getByRole('heading', {level: 1})).toContainText('著力推進產業立市');
    });
  });
}

test('no control is offered that does nothing', async ({page}) => {
  await page.goto(`${report}2-1/`);
  await expect(page.getByRole('banner').locator('button[aria-label=阅读设置]')).toBeHidden();
});
