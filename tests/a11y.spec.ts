/** axe finds nothing, on any kind of page: light on a wide screen, and dark at 320 pixels. */
import {ofThemeAndWidth, violations} from './support/axe.ts';
import {kinds, report} from './support/kinds.ts';
import {expect, test} from './support/site.ts';

const wide = {width: 1440, height: 900};
const narrow = {width: 320, height: 640};

for (const [kind, path] of Object.entries(kinds)) {
  test(`${kind}: axe finds nothing, light on a wide screen, nor dark at 320 pixels`, async ({page}) => {
    test.slow();
    await page.setViewportSize(wide);
    await page.goto(path);
    await page.emulateMedia({colorScheme: 'light'});
    if (kind === 'search') await expect(page.locator('#results > li').first()).toBeVisible();
    if (kind === 'quotation') await expect(page.locator('main del').first()).toBeVisible();
    expect(await violations(page), 'light, wide').toEqual([]);
    // Colours do not depend on the width, nor sizes on the theme: the two others would find nothing more.
    await page.emulateMedia({colorScheme: 'dark'});
    await page.setViewportSize(narrow);
    expect(await violations(page, {rules: ofThemeAndWidth}), 'dark, narrow').toEqual([]);
  });
}

test('axe finds what is wrong, by all rules and by those of theme and width', async ({page}) => {
  await page.goto(report);
  await page.evaluate(() => {
    document.documentElement.removeAttribute('lang');
    document.querySelector('h1')!.style.color = '#ddd';
  });
  const ids = (found: string[]) => found.map((line) => line.split(':')[0]).sort();
  expect(ids(await violations(page))).toEqual(['color-contrast', 'html-has-lang']);
  expect(ids(await violations(page, {rules: ofThemeAndWidth}))).toEqual(['color-contrast']);
  expect(await violations(page, {within: 'header'})).toEqual([]);
});

test('what opens over a page at 320 pixels, light and dark: axe finds nothing', async ({page}) => {
  test.slow();
  await page.setViewportSize(narrow);
  await page.goto(`${report}2-1/`);
  const expectNothing = async (what: string) => {
    await page.emulateMedia({colorScheme: 'light'});
    expect.soft(await violations(page), `${what}, light`).toEqual([]);
    await page.emulateMedia({colorScheme: 'dark'});
    expect.soft(await violations(page, {rules: ofThemeAndWidth}), `${what}, dark`).toEqual([]);
  };
  await page.getByRole('button', {name: '目录'}).click();
  await expect(page.getByRole('navigation', {name: '目录'})).toBeVisible();
  await expectNothing('contents');
  await expect(page.getByRole('navigation', {name: '目录'})).toBeVisible();
  await page.keyboard.press('Escape');
  await page.locator('[role=doc-noteref]').first().hover();
  await expect(page.locator('[role=note][popover]')).toBeVisible();
  await expectNothing('a note');
  await expect(page.locator('[role=note][popover]')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('/');
  await page.keyboard.type('洞庭湖');
  await expect(page.getByRole('option').first()).toBeVisible();
  await expectNothing('search');
  await expect(page.getByRole('option').first()).toBeVisible();
});
