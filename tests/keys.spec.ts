/** Shortcuts of one key: what they do, what they leave alone, and that they can be turned off (WCAG 2.1.4). */
import {violations} from './support/axe.ts';
import {kinds, report} from './support/kinds.ts';
import {delay, expect, settled, test, type Page} from './support/site.ts';

const section = `${report}2-1/`;
const focusedParagraph = (page: Page) =>
  page.evaluate(() =>
    document.activeElement?.matches('.num') ? (document.activeElement as HTMLAnchorElement).hash.slice(1) : '',
  );
const sheet = (page: Page) => page.getByRole('dialog', {name: '快捷键'});

test.use({viewport: {width: 1100, height: 700}});

test('j and k go from paragraph to paragraph', async ({page}) => {
  await page.goto(section);
  for (const id of ['p18', 'p19', 'p20']) {
    await page.keyboard.press('j');
    await expect.poll(() => focusedParagraph(page)).toBe(id);
    await expect(page.locator(`[id=${id}]`)).toBeInViewport();
    expect(await page.locator(`[id=${id}]`).evaluate((p) => p.getBoundingClientRect().top)).toBeGreaterThan(50);
  }
  await page.keyboard.press('k');
  await expect.poll(() => focusedParagraph(page)).toBe('p19');
  await page.keyboard.press('Enter');
  await expect(page.locator('.menu:popover-open')).toHaveAccessibleName('第19段的操作');
});

test('a shortcut is done before the next key is heard', async ({page}) => {
  await page.goto(section);
  await page.keyboard.press('j');
  await expect.poll(() => focusedParagraph(page)).toBe('p18');
  const at = await page.evaluate(() => {
    dispatchEvent(new KeyboardEvent('keydown', {key: 'j'}));
    return (document.activeElement as HTMLAnchorElement).hash;
  });
  expect(at).toBe('#p19');
});

test('the sheet opens again as soon as it is closed', async ({page}) => {
  await page.goto(section);
  await page.keyboard.press('?');
  await expect(sheet(page)).toBeVisible();
  await page.evaluate(() => {
    document.querySelector<HTMLDialogElement>('dialog.keys')!.close();
    dispatchEvent(new KeyboardEvent('keydown', {key: '?'}));
  });
  await settled(page);
  await expect(sheet(page)).toBeVisible();
});

test('n and p turn the page, e changes the edition, in any view', async ({page}) => {
  await page.goto(section);
  const press = async (key: string, url: RegExp) => {
    await Promise.all([page.waitForURL(url), page.keyboard.press(key)]);
  };
  await press('n', /\/zh-hans\/yiyang-2024\/2-2\/$/);
  await press('p', /\/zh-hans\/yiyang-2024\/2-1\/$/);
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await expect.poll(() => focusedParagraph(page)).toBe('p19');
  for (const edition of ['zh-hant', 'en', 'zh-hans']) {
    await press('e', new RegExp(`/${edition}/yiyang-2024/2-1/`));
  }
  await page.goto(kinds['side by side']);
  await press('n', /\/2-2\/en\/$/);
});

test('t goes to the next note and T back, and opens it', async ({page}) => {
  await page.goto(section);
  await page.keyboard.press('t');
  await expect(page.locator('#note')).toContainText('世界电容器之都');
  await page.keyboard.press('t');
  await page.keyboard.press('t');
  await expect(page.locator(':focus')).toHaveAccessibleName('E4');
  await page.keyboard.press('T');
  await expect(page.locator(':focus')).toHaveText('都谷极');
});

test('m opens the menu of the paragraph, o its other language, and o again closes it', async ({page}) => {
  await page.goto(`${section}#p20`);
  await page.keyboard.press('m');
  await expect(page.locator('.menu:popover-open')).toHaveAccessibleName('第20段的操作');
  await page.keyboard.press('Escape');
  await page.keyboard.press('o');
  await expect(page.locator('[id=p20] + .counterpart')).toContainText('Fostering stronger enterprises');
  await page.keyboard.press('o');
  await expect(page.locator('.counterpart')).toHaveCount(0);
});

test('those that are pressed before the first has come are done in their order', async ({page}) => {
  await delay(page, /\/_astro\/shortcuts\.[^.]+\.js$/, 300);
  await page.goto(`${section}#p18`);
  for (const key of ['j', 'j', 'm']) await page.keyboard.press(key);
  await expect(page.locator('.menu:popover-open')).toHaveAccessibleName('第20段的操作');
});

test('after a link to a sentence they are about its paragraph', async ({page}) => {
  await page.goto(`${section}#p20.3`);
  await page.keyboard.press('m');
  await expect(page.locator('.menu:popover-open')).toHaveAccessibleName('第20段的操作');
  await page.keyboard.press('Escape');
  await page.locator('.num:focus').blur();
  await page.keyboard.press('o');
  await expect(page.locator('[id=p20] + .counterpart')).toBeVisible();
  await page.goto('about:blank');
  await page.goto(`${section}#p20.3`);
  await page.keyboard.press('j');
  await expect.poll(() => focusedParagraph(page)).toBe('p21');
});

test('? twice before the list has come opens it once', async ({page}) => {
  await page.goto(section);
  await page.keyboard.press('j');
  await expect.poll(() => focusedParagraph(page)).toBe('p18');
  await page.evaluate(() => {
    for (let i = 0; i < 2; i++) dispatchEvent(new KeyboardEvent('keydown', {key: '?'}));
  });
  await expect(sheet(page)).toBeVisible();
  await settled(page);
  await expect(page.locator('dialog')).toHaveCount(1);
});

test('o twice before the other language has come opens it once', async ({page}) => {
  await page.goto(`${section}#p20`);
  // What the keys do is there; the other page is slow.
  await page.keyboard.press('j');
  await expect.poll(() => focusedParagraph(page)).toBe('p21');
  await delay(page, '**/en/yiyang-2024/2-1/', 300);
  await page.keyboard.press('o');
  await page.keyboard.press('o');
  await page.waitForLoadState('networkidle');
  await expect(page.locator('[id=p21] + .counterpart')).toBeVisible();
  await expect(page.locator('.counterpart')).toHaveCount(1);
});

test('c goes to the contents', async ({page}) => {
  await page.goto(section);
  await page.keyboard.press('c');
  await expect(page.locator('#contents :focus')).toHaveCount(1);
  await page.setViewportSize({width: 390, height: 700});
  await page.goto(section);
  await page.keyboard.press('c');
  await expect(page.locator('#contents:popover-open :focus')).toHaveCount(1);
});

for (const [edition, name, count] of [
  ['zh-hans', '快捷键', 12],
  ['zh-hant', '快速鍵', 12],
  ['en', 'Keyboard shortcuts', 12],
] as const) {
  test(`${edition}: ? lists them all`, async ({page}) => {
    await page.goto(`${edition}/yiyang-2024/2-1/`);
    await page.keyboard.press('?');
    const dialog = page.getByRole('dialog', {name});
    await expect(dialog.getByRole('term')).toHaveCount(count);
    expect(await violations(page, {within: '.keys'})).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
  });
}

test('they are turned off, the search’s own too, and stay off; on again in the settings', async ({page}) => {
  const settings = page.getByRole('banner').locator('button.aa');
  const setting = page.getByRole('checkbox', {name: '单键快捷键'});
  await page.goto(section);
  await settings.click();
  await expect(setting).toBeChecked();
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  await sheet(page).getByRole('checkbox').uncheck();
  await page.keyboard.press('Escape');
  await settings.click();
  await expect(setting).not.toBeChecked();
  await page.reload();
  for (const key of ['j', 'm', '?', '/', 'n']) await page.keyboard.press(key);
  await settled(page);
  expect(await focusedParagraph(page)).toBe('');
  await expect(page.locator('.menu:popover-open, dialog, [name=q]:focus')).toHaveCount(0);
  await expect(page).toHaveURL(/2-1\/$/);
  // With a modifier it is no shortcut of one key.
  await page.keyboard.press('ControlOrMeta+k');
  await expect(page.getByRole('combobox')).toBeFocused();
  await settings.click();
  await setting.check();
  await page.keyboard.press('Escape');
  await page.keyboard.press('j');
  await expect.poll(() => focusedParagraph(page)).toBe('p18');
});

test('they leave fields, open panels, modifiers and composition alone', async ({page}) => {
  await page.goto(section);
  await page.keyboard.press('j');
  await expect.poll(() => focusedParagraph(page)).toBe('p18');
  await page.keyboard.press('m');
  await expect(page.locator('.menu:popover-open')).toBeVisible();
  await page.keyboard.press('n');
  await expect(page.locator('.menu:popover-open')).toBeVisible();
  await page.locator('button.aa').click();
  await expect(page.locator('#settings')).toBeVisible();
  await page.locator('#settings input').first().focus();
  await page.keyboard.press('n');
  await expect(page.locator('#settings')).toBeVisible();
  await page.goto(section);
  await page.keyboard.press('/');
  await page.keyboard.type('jmno');
  await expect(page.getByRole('combobox')).toHaveValue('jmno');
  await page.goto(section);
  for (const key of ['Alt+j', 'Control+j', 'Control+m']) await page.keyboard.press(key);
  await page.evaluate(() => dispatchEvent(new KeyboardEvent('keydown', {key: 'j', isComposing: true})));
  await settled(page);
  expect(await focusedParagraph(page)).toBe('');
  await expect(page.locator('.menu:popover-open')).toHaveCount(0);
});

test('where the browser refuses storage, shortcuts, menu and edition switch work all the same', async ({page}) => {
  await page.addInitScript(() => {
    for (const kind of ['localStorage', 'sessionStorage']) {
      Object.defineProperty(window, kind, {
        get: () => {
          throw new DOMException('refused', 'SecurityError');
        },
      });
    }
  });
  await page.goto(section);
  await page.keyboard.press('j');
  await expect.poll(() => focusedParagraph(page)).toBe('p18');
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await expect(page.locator('.menu:popover-open')).toHaveAccessibleName('第19段的操作');
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  await sheet(page).getByRole('checkbox').uncheck();
  await page.keyboard.press('Escape');
  await page.locator('.editions a[hreflang=en]').click();
  await expect(page).toHaveURL(/\/en\/yiyang-2024\/2-1\/#[hp]\d+$/);
});
