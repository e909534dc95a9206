/** Every page opens; each test's own fixture sees to it that none speaks to another origin or writes an error. */
import {pagesOf} from './support/pages.ts';
import {expect, settled, test} from './support/site.ts';

/** The pages by what their addresses begin with; those of no edition come last. */
const shelves = {
  'zh-hans/': /^zh-hans\//,
  'zh-hant/': /^zh-hant\//,
  'en/': /^en\//,
  others: /^(?!(?:zh-han[st]|en)\/)/,
};

for (const [shelf, pattern] of Object.entries(shelves)) {
  test(`every page opens without an error: ${shelf}`, async ({page, built}) => {
    test.slow();
    const paths = pagesOf(built)
      .map(({path}) => path)
      .filter((path) => pattern.test(path));
    expect(paths.length).toBeGreaterThan(0);
    for (const path of paths) {
      await page.goto(path);
      expect(await page.locator('h1').count(), path).toBe(1);
    }
    // What the last page does once it is drawn is heard too.
    await settled(page);
  });
}

test.describe('an address that does not exist', () => {
  test.use({expectedErrors: [/404/]});

  test('is answered with a page that leads on', async ({page}) => {
    const response = await page.goto('zh-hans/yiyang-2024/9-9/');
    expect(response?.status()).toBe(404);
    await page.getByRole('main').getByRole('link', {name: '简体中文'}).click();
    await expect(page).toHaveURL(/\/zh-hans\/$/);
  });
});
