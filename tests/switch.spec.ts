/** The edition switch, in all six directions, on every page: the paragraph stays where it was in the window. */
import {pagesOf} from './support/pages.ts';
import {expect, test, type Page} from './support/site.ts';

const editions = {'zh-hans': 'zh-Hans', 'zh-hant': 'zh-Hant', en: 'en'} as const;
const topOf = (page: Page, id: string) =>
  page.locator(`[id="${id}"]`).evaluate((element) => element.getBoundingClientRect().top);

for (const [from] of Object.entries(editions)) {
  for (const [to, lang] of Object.entries(editions).filter(([name]) => name !== from)) {
    test(`${from} → ${to}: the same paragraph at the same height`, async ({page, built}) => {
      test.slow();
      const paths = pagesOf(built)
        .map(({path}) => path)
        .filter(
          (path) =>
            new RegExp(`^${from}/yiyang-2024/(?:[^/]+/)?$`).test(path) &&
            !/\/(?:en|zh-han[st])\/$/.test(path.slice(from.length)),
        );
      expect(paths.length).toBeGreaterThan(18);
      let compared = 0;
      // Where a link leads under another base path is a matter of a few pages.
      const opened = built.base === '/' ? paths : paths.slice(0, 4);
      for (const path of opened) {
        await page.goto(path);
        // Somewhere in the middle: the top of a paragraph may be above the window.
        await page.evaluate(() =>
          scrollTo({top: (document.documentElement.scrollHeight - innerHeight) * 0.6, behavior: 'instant'}),
        );
        await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
        const link = page.locator(`.editions a[hreflang=${lang}]`);
        const id = (await link.getAttribute('href'))!.split('#')[1];
        if (!id) continue;
        const before = await topOf(page, id);
        // Not `click()`: it scrolls a sticky header to where it would stand without sticking.
        const box = (await link.boundingBox())!;
        await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
        await page.waitForURL(new RegExp(`/${to}/.*#${id}$`), {waitUntil: 'commit'});
        await expect
          .poll(async () => Math.abs((await topOf(page, id)) - before), {
            message: `${path}#${id} from ${before}`,
            intervals: [0, 50, 50, 100],
          })
          .toBeLessThanOrEqual(8);
        compared++;
      }
      // Some page is too short to be scrolled.
      expect(compared).toBeGreaterThanOrEqual(opened.length - 3);
    });
  }
}

test('an open note is open there too', async ({page}) => {
  await page.goto('zh-hans/yiyang-2024/2-1/');
  const marker = page.locator('main .ref[href$="#n13"]').first();
  await marker.scrollIntoViewIfNeeded();
  await page.mouse.wheel(0, 100);
  await marker.hover();
  await expect(page.locator('#note:popover-open')).toBeVisible();
  await page.locator('.editions a[hreflang=en]').dispatchEvent('click');
  await expect(page).toHaveURL(/\/en\//);
  await expect(page.locator('#note:popover-open')).toContainText('new quality productive forces');
});
