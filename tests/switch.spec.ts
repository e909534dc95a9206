/** The edition switch, in all six directions, on every page: the paragraph stays where it was in the window. */
import {pagesOf} from './support/pages.ts';
import {expect, test, type Page} from './support/site.ts';

const editions = {'zh-hans': 'zh-Hans', 'zh-hant': 'zh-Hant', en: 'en'} as const;
const topOf = (page: Page, id: string) =>
  page.locator(`[id="${id}"]`).evaluate((element) => element.getBoundingClientRect().top);

/** Round trips: each direction once. */
const trips = [
  ['zh-hans', 'zh-hant', 'en'],
  ['en', 'zh-hant', 'zh-hans'],
] as const;

for (const trip of trips) {
  test(`${trip.join(' → ')} → ${trip[0]}: the same paragraph at the same height`, async ({page, built}) => {
    test.slow();
    const [first] = trip;
    const paths = pagesOf(built)
      .map(({path}) => path)
      .filter(
        (path) =>
          new RegExp(`^${first}/yiyang-2024/(?:[^/]+/)?$`).test(path) &&
          !/\/(?:en|zh-han[st])\/$/.test(path.slice(first.length)),
      );
    expect(paths.length).toBeGreaterThan(18);
    let compared = 0;
    for (const path of paths) {
      await page.goto(path);
      // At three places in the middle: the top of a paragraph may be above the window.
      for (const [i, share] of [0.6, 0.4, 0.75].entries()) {
        const to = trip[(i + 1) % trip.length]!;
        await page.evaluate(
          (share) =>
            scrollTo({top: (document.documentElement.scrollHeight - innerHeight) * share, behavior: 'instant'}),
          share,
        );
        await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
        const link = page.locator(`.editions a[hreflang=${editions[to]}]`);
        const id = (await link.getAttribute('href'))!.split('#')[1];
        const before = id ? await topOf(page, id) : 0;
        // Not `click()`: it scrolls a sticky header to where it would stand without sticking.
        const box = (await link.boundingBox())!;
        await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
        await page.waitForURL(new RegExp(`/${to}/.*${id ? `#${id}$` : ''}`), {waitUntil: 'load'});
        // A page too short to be scrolled has no place.
        if (!id) continue;
        await expect
          .poll(async () => Math.abs((await topOf(page, id)) - before), {
            message: `${path}#${id} to ${to}, from ${before}`,
            intervals: [0, 50, 50, 100],
          })
          .toBeLessThanOrEqual(8);
        compared++;
      }
    }
    expect(compared).toBeGreaterThanOrEqual((paths.length - 3) * trip.length);
  });
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
