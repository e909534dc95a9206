/**
 * Every page opens; each test's own fixture sees to it that none speaks to another origin or writes an error. A report's
 * pages in one language are opened, three times each, by tests/switch.spec.ts.
 */
import {pagesOf} from './support/pages.ts';
import {expect, settled, test} from './support/site.ts';

/** The pages by what their addresses begin with; those of no edition come last. */
const shelves = {
  'zh-hans/': /^zh-hans\//,
  'zh-hant/': /^zh-hant\//,
  'en/': /^en\//,
  others: /^(?!(?:zh-han[st]|en)\/)/,
};

/** What switch.spec.ts opens. */
const inOneLanguage = /^[^/]+\/yiyang-2024\/(?:(?!(?:zh-han[st]|en)\/)[^/]+\/)?$/;

// What lies below the window need not be drawn.
test.use({viewport: {width: 1280, height: 200}});

for (const [shelf, pattern] of Object.entries(shelves)) {
  test(`every page opens without an error: ${shelf}`, async ({page, built}) => {
    test.slow();
    const paths = pagesOf(built)
      .map(({path}) => path)
      .filter((path) => pattern.test(path) && !inOneLanguage.test(path));
    expect(paths.length).toBeGreaterThan(shelf === 'others' ? 1 : 20);
    // Every page says it by itself: to ask them all takes as long as to open them.
    await page.addInitScript(() =>
      addEventListener('load', () => console.info(location.pathname, document.querySelectorAll('h1').length)),
    );
    const opened: string[] = [];
    page.on('console', (message) => message.type() === 'info' && opened.push(message.text()));
    for (const path of paths) await page.goto(path);
    // What the last page does once it is drawn is heard too.
    await settled(page);
    expect(opened).toEqual(paths.map((path) => `${built.base}${path} 1`));
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
