/** What readers see: on small screens, enlarged, at the end of a link, and on paper. */
import {beyond} from './support/beyond.ts';
import {kinds, report} from './support/kinds.ts';
import {expect, test} from './support/site.ts';

const screens = {
  'at 320 pixels': {width: 320, height: 640},
  'at 200% zoom of a 1280-pixel screen': {width: 640, height: 400},
};

for (const [kind, path] of Object.entries(kinds)) {
  test(`${kind}: nothing is scrolled sideways on a small screen or an enlarged page`, async ({page}) => {
    await page.setViewportSize(screens['at 320 pixels']);
    await page.goto(path);
    if (kind === 'search') await expect(page.locator('#results > li').first()).toBeVisible();
    if (kind === 'quotation') await expect(page.locator('main del').first()).toBeVisible();
    for (const [name, viewport] of Object.entries(screens)) {
      await page.setViewportSize(viewport);
      expect(await beyond(page), name).toEqual({wide: [], scroll: 0});
    }
  });
}

for (const viewport of [
  {width: 1280, height: 800},
  {width: 320, height: 640},
]) {
  for (const id of ['p20', 'p20.3', 'h8', 'p18']) {
    test(`#${id} at ${viewport.width} pixels: marked, in view, and below the header`, async ({page}) => {
      await page.setViewportSize(viewport);
      await page.goto(`${report}2-1/#${id}`);
      const target = page.locator(`[id="${id}"]`);
      await expect(target).toBeInViewport();
      const seen = await target.evaluate((element) => {
        const header = document.querySelector('header')!.getBoundingClientRect();
        const [line] = element.getClientRects();
        return {
          below: line!.top >= header.bottom,
          background: getComputedStyle(element).backgroundColor,
          page: getComputedStyle(document.documentElement).backgroundColor,
        };
      });
      expect(seen.below).toBe(true);
      expect(seen.background).not.toBe('rgba(0, 0, 0, 0)');
      expect(seen.background).not.toBe(seen.page);
    });
  }
}

test('on paper: text, numbers and notes, without the page’s controls', async ({page}) => {
  await page.goto(`${report}1-1/`);
  await page.emulateMedia({media: 'print'});
  await expect(page.locator('main p[id]').first()).toBeVisible();
  // A number has no height of its own there, but is beside the first line of its paragraph.
  const [number, line] = await page.evaluate(() =>
    ['main .num[href="#p5"]', '[id="p5"]'].map((selector) => {
      const range = new Range();
      range.selectNodeContents(document.querySelector(selector)!);
      return range.getClientRects()[0]!.toJSON() as DOMRect;
    }),
  );
  expect(number!.height).toBeGreaterThan(5);
  expect(number!.right).toBeLessThanOrEqual(line!.left);
  expect(Math.abs((number!.top + number!.bottom) / 2 - (line!.top + line!.bottom) / 2)).toBeLessThan(6);
  const notes = page.locator('main .note');
  expect(await notes.count()).toBeGreaterThan(0);
  for (const note of await notes.all()) await expect(note).toBeVisible();
  await expect(page.locator('body > header')).toBeHidden();
  for (const nav of await page.locator('nav').all()) await expect(nav).toBeHidden();
});

test('on paper, the full text ends with its notes and what is known of it', async ({page}) => {
  await page.goto(`${report}full/`);
  await page.emulateMedia({media: 'print'});
  for (const id of ['p1', 'h1', 'p62', 'n1', 'n23', 'about']) await expect(page.locator(`[id="${id}"]`)).toBeVisible();
  // A visible break stands neither at the head of a page nor at its foot.
  for (const side of ['before', 'after'])
    await expect(page.locator('.closing').first()).toHaveCSS(`break-${side}`, 'avoid');
});

test('on paper, two languages side by side are both there, each in its book face, with the notes of the first', async ({
  page,
}) => {
  const views = {
    [`${report}2-1/en/`]: {p19: 'zh', 'p19-en': 'en'},
    'en/yiyang-2024/2-1/zh-hans/': {p19: 'en', 'p19-zh-hans': 'zh'},
  };
  for (const [path, paragraphs] of Object.entries(views)) {
    await page.goto(path);
    await page.emulateMedia({media: 'print'});
    for (const [id, lang] of Object.entries(paragraphs)) {
      const paragraph = page.locator(`[id="${id}"]`);
      await expect(paragraph).toBeVisible();
      expect(await paragraph.evaluate((element) => element.closest<HTMLElement>('[lang]')!.lang.slice(0, 2))).toBe(
        lang,
      );
      await expect(paragraph).toHaveCSS('font-family', / serif$/);
    }
    await expect(page.locator('main [data-note=n3]')).toBeVisible();
    for (const chrome of await page.locator('nav, .views').all()) await expect(chrome).toBeHidden();
  }
});

test('each script has fonts of its own', async ({page}) => {
  const families = () =>
    page
      .locator('main p[id]')
      .first()
      .evaluate((element) => getComputedStyle(element).fontFamily);
  await page.goto(`${report}2-1/`);
  expect(await families()).not.toMatch(/\bTC\b/);
  await page.goto('zh-hant/yiyang-2024/2-1/');
  expect(await families()).not.toMatch(/\bSC\b/);
});
