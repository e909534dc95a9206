/** The edition switch, in all six directions, on every page: the paragraph stays where it was in the window. */
import {pagesOf} from './support/pages.ts';
import {expect, test, type Page} from './support/site.ts';

const editions = {'zh-hans': 'zh-Hans', 'zh-hant': 'zh-Hant', en: 'en'} as const;

// Read in few calls, without locators: a script of Playwright's would be loaded into each of two hundred pages.

/** Scrolls to a share of the page, and finds the middle of the link to an edition, and where its paragraph stands. */
const scrollAndFindLink = (page: Page, share: number, language: string) =>
  page.evaluate(
    async ([share, language]) => {
      scrollTo({top: (document.documentElement.scrollHeight - innerHeight) * share, behavior: 'instant'});
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      const link = document.querySelector<HTMLAnchorElement>(`.editions a[hreflang=${language}]`)!;
      const box = link.getBoundingClientRect();
      const id = decodeURIComponent(link.hash.slice(1));
      const top = id === '' ? 0 : document.getElementById(id)!.getBoundingClientRect().top;
      return {link: {x: box.x + box.width / 2, y: box.y + box.height / 2}, id, top};
    },
    [share, language] as const,
  );

/** Where a paragraph stands once it has come near to a height, or after two seconds. */
const topWhenNear = (page: Page, id: string, height: number) =>
  page.evaluate(
    async ([id, height]) => {
      const top = () => document.getElementById(id)!.getBoundingClientRect().top;
      const until = performance.now() + 2000;
      while (Math.abs(top() - height) > 8 && performance.now() < until)
        await new Promise((done) => requestAnimationFrame(done));
      return top();
    },
    [id, height] as const,
  );

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
        const {link, id, top} = await scrollAndFindLink(page, share, editions[to]);
        // Not `click()`: it scrolls a sticky header to where it would stand without sticking.
        await page.mouse.click(link.x, link.y);
        await page.waitForURL(new RegExp(`/${to}/.*${id ? `#${id}$` : ''}`), {waitUntil: 'load'});
        // A page too short to be scrolled has no place.
        if (!id) continue;
        const place = `${path}#${id} to ${to}, from ${top}`;
        expect(Math.abs((await topWhenNear(page, id, top)) - top), place).toBeLessThanOrEqual(8);
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
