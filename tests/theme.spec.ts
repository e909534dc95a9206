/** Light and dark: as the system has it, unless the reader says otherwise. */
import {report} from './support/kinds.ts';
import {expect, test, type Page} from './support/site.ts';

const section = `${report}2-1/`;

/** Chooses a theme in the settings, as they are opened from the header. */
async function choose(page: Page, theme: '跟随系统' | '浅色' | '深色') {
  await page.getByRole('button', {name: '阅读设置'}).click();
  await page.getByRole('radio', {name: theme}).check();
  await page.keyboard.press('Escape');
}

/** How light the page is, 0 to 255. */
const paper = (page: Page) =>
  page.evaluate(() => Number(/\d+/.exec(getComputedStyle(document.documentElement).backgroundColor)?.[0]));

for (const system of ['light', 'dark'] as const) {
  const other = system === 'light' ? 'dark' : 'light';
  const label = other === 'dark' ? '深色' : '浅色';

  test.describe(`on a ${system} system`, () => {
    test.use({colorScheme: system});

    test('pages follow the system', async ({page}) => {
      await page.goto(section);
      if (system === 'light') expect(await paper(page)).toBeGreaterThan(200);
      else expect(await paper(page)).toBeLessThan(60);
    });

    test('a choice holds on the next page, from before it is painted', async ({page}) => {
      await page.goto(section);
      await choose(page, label);
      await expect(page.locator('html')).toHaveAttribute('data-theme', other);
      // Notes the theme when the body begins: nothing can have been painted by then.
      await page.addInitScript(() => {
        new MutationObserver((_, observer) => {
          if (!document.body) return;
          document.documentElement.dataset['atBody'] = document.documentElement.dataset['theme'] ?? 'none';
          observer.disconnect();
        }).observe(document, {childList: true, subtree: true});
      });
      await page.locator('a[rel=next]').click();
      await expect(page).toHaveURL(/\/2-2\/$/);
      await expect(page.locator('html')).toHaveAttribute('data-at-body', other);
      if (other === 'light') expect(await paper(page)).toBeGreaterThan(200);
      else expect(await paper(page)).toBeLessThan(60);
    });

    test('choosing back follows the system again', async ({page}) => {
      await page.goto(section);
      await choose(page, label);
      await choose(page, '跟随系统');
      await page.reload();
      await page.emulateMedia({colorScheme: other});
      if (other === 'light') await expect.poll(() => paper(page)).toBeGreaterThan(200);
      else await expect.poll(() => paper(page)).toBeLessThan(60);
    });
  });
}
