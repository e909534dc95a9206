/** Everything by keyboard alone. */
import {report} from './support/kinds.ts';
import {expect, test, type Page} from './support/site.ts';

test.use({viewport: {width: 1100, height: 800}});

/**
 * Presses Tab until the focus is on an element that matches. Ten presses to a look at the page, which takes longer than
 * they do: those that come after the one that led there are let do nothing.
 */
async function tabTo(page: Page, selector: string): Promise<void> {
  const atOnce = 10;
  for (let presses = 0; presses < 200; presses += atOnce) {
    await page.evaluate(
      ([wanted, atOnce]) => {
        let count = 0;
        const stop = (event: KeyboardEvent) => {
          if (event.key !== 'Tab') return;
          count += 1;
          if (count > 1 && document.activeElement?.matches(wanted)) event.preventDefault();
          if (count === atOnce) removeEventListener('keydown', stop, true);
        };
        addEventListener('keydown', stop, true);
      },
      [selector, atOnce] as const,
    );
    for (let press = 0; press < atOnce; press += 1) await page.keyboard.press('Tab');
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return;
  }
  throw new Error(`200 presses of Tab did not lead to ${selector}`);
}

const focus = (page: Page) => page.locator(':focus');

test('from the landing page to a note, which Escape closes, to the notes, back, and on to the next page', async ({
  page,
}) => {
  await page.goto('');
  await tabTo(page, 'main a[hreflang=zh-Hans]');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/zh-hans\/$/);
  await tabTo(page, 'main a[href$="/yiyang-2024/"]');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/yiyang-2024\/$/);
  await tabTo(page, 'nav a[href$="/1-1/"]');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/1-1\/$/);
  await tabTo(page, 'main [role=doc-noteref][href$="#n3"]');
  const note = page.locator('[role=note][popover]');
  await expect(note).toContainText('世界电容器之都');
  expect(await focus(page).getAttribute('aria-describedby')).toBe(await note.getAttribute('id'));
  await page.keyboard.press('Escape');
  await expect(note).toBeHidden();
  await expect(focus(page)).toHaveAttribute('role', 'doc-noteref');
  await tabTo(page, 'main [role=doc-noteref]');
  await expect(note).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/notes\/#n\d+$/);
  await page.goBack();
  await expect(page).toHaveURL(/\/1-1\/$/);
  await tabTo(page, 'main a[rel=next]');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/1-2\/$/);
});

test('the whole way: find a term, open its note, cite the sentence, switch to English, print', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.addInitScript(() => {
    window.print = () => document.documentElement.setAttribute('data-printed', '');
  });
  await page.goto(report);
  await page.keyboard.press('/');
  await page.keyboard.type('积极筹建国家电容器质检中心');
  await expect(page.getByRole('option').first()).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/2-1\/\?q=[^#]*#p18(\.4)?$/);
  await page.waitForLoadState();

  await page.keyboard.press('t');
  await expect(page.locator('[role=note][popover]')).toContainText('世界电容器之都');
  await page.keyboard.press('Escape');

  await page.keyboard.press('m');
  const menu = page.locator('.menu:popover-open');
  await expect(menu).toHaveAccessibleName('第18段的操作');
  // The search has led to the sentence with its words.
  await expect(page.getByRole('radio', {name: '第4句'})).toBeChecked();
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('ArrowLeft');
  await expect(page.getByRole('radio', {name: '第3句'})).toBeChecked();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('radio', {name: '第4句'})).toBeChecked();
  await tabTo(page, '.formats button:first-of-type');
  await expect(focus(page)).toHaveText('GB/T 7714');
  await page.keyboard.press('Enter');
  await expect
    .poll(() => page.evaluate(() => navigator.clipboard.readText()))
    .toMatch(
      /^益阳市人民政府\. 益阳市2024年政府工作报告\[R\/OL\]\..*第18段\..*\[2023\]\[\d{4}-\d\d-\d\d\].*#p18\.4\.?$/,
    );
  await page.keyboard.press('Escape');

  await Promise.all([page.waitForURL(/\/zh-hant\//), page.keyboard.press('e')]);
  await Promise.all([page.waitForURL(/\/en\//), page.keyboard.press('e')]);
  await expect(page).toHaveURL(/\/en\/yiyang-2024\/2-1\/.*#p18\.4$/);
  await page.waitForLoadState();
  await page.keyboard.press('c');
  await tabTo(page, '#contents a[href$="/full/"]');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/en\/yiyang-2024\/full\/$/);
  await tabTo(page, '.print');
  await page.keyboard.press('Enter');
  await expect(page.locator('html')).toHaveAttribute('data-printed', '');
});

test('on a page: the first stop, the contents, the settings, the search', async ({page}) => {
  await page.goto(`${report}2-1/`);
  await test.step('the first stop is a link past header and contents', async () => {
    await page.keyboard.press('Tab');
    await expect(focus(page)).toHaveAttribute('href', '#main');
    await expect(focus(page)).toBeInViewport();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await focus(page).evaluate((element) => element.closest('main') !== null)).toBe(true);
  });

  await test.step('a place in the contents is gone to, and stands below the header', async () => {
    await page.locator('a[href="#main"]').focus();
    await tabTo(page, 'nav a[href^="#p"]');
    const id = (await focus(page).getAttribute('href'))!.slice(1);
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(new RegExp(`#${id}$`));
    await expect(page.locator(`[id="${id}"]`)).toBeInViewport();
    await expect(page.locator(`nav a[href="#${id}"]`)).toHaveAttribute('aria-current', 'location');
  });

  await test.step('the theme is switched', async () => {
    const button = page.getByRole('banner').getByRole('button', {name: '阅读设置'});
    await button.focus();
    await page.keyboard.press('Space');
    await expect(page.getByRole('form', {name: '阅读设置'})).toBeFocused();
    await page.keyboard.press('Tab');
    await expect(page.getByRole('radio', {name: '跟随系统'})).toBeFocused();
    await page.keyboard.press('ArrowLeft');
    await expect(page.getByRole('radio', {name: '深色'})).toBeChecked();
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('form', {name: '阅读设置'})).toBeHidden();
    await expect(button).toBeFocused();
  });

  for (const key of ['Meta+k', 'Control+k', '/']) {
    await test.step(`${key} opens search, Escape closes it, and empties it`, async () => {
      await page.keyboard.press(key);
      const box = page.getByRole('combobox');
      await expect(box).toBeFocused();
      await page.keyboard.type('洞庭湖');
      await expect(page.getByRole('option').first()).toBeVisible();
      await page.keyboard.press('Escape');
      await expect(page.getByRole('option').first()).toBeHidden();
      await page.keyboard.press('Escape');
      await expect(box).toHaveValue('');
      await box.blur();
    });
  }
});

test('the edition switch keeps page and paragraph: the one scrolled to, also after a fragment that is no text, and that of the address', async ({
  page,
}) => {
  const switched = page.getByRole('banner').locator('a[hreflang=zh-Hant]');
  await page.goto(`${report}2-1/#%E0%A4%A`);
  await page.locator('main p[id]').last().scrollIntoViewIfNeeded();
  await expect(switched).toHaveAttribute('href', /#p\d+$/);
  const id = (await switched.getAttribute('href'))!.split('#')[1];
  await switched.click();
  await expect(page).toHaveURL(/\/zh-hant\//);
  await expect(page.locator(`[id="${id}"]`)).toBeInViewport();

  await page.goto(`${report}2-1/#p19`);
  await expect(switched).toHaveAttribute('href', /#p19$/);
  await switched.focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/zh-hant\/yiyang-2024\/2-1\/#p19$/);
  await expect(page.locator('[id=p19]')).toBeInViewport();
});
