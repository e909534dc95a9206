/** What a page loads when it is first asked for. */
import {report} from './kinds.ts';
import {expect, type Page} from './site.ts';

export const section = `${report}2-1/`;

export interface Thing {
  /** Where it is asked for; by default a section. */
  at?: string;
  /** Before it is asked for, while all can be had. */
  first?(page: Page): Promise<unknown>;
  ask(page: Page): Promise<unknown>;
  /** Whether the page is loaded anew for it. */
  reloads?: boolean;
  /** Whether it takes something from another page. */
  ofAnotherPage?: boolean;
  /** How it is seen that it is there. */
  there(page: Page): Promise<unknown>;
}

export const things: Record<string, Thing> = {
  'the menu of a paragraph': {
    ask: (page) => page.locator('.num[href="#p19"]').click(),
    there: (page) => expect(page.locator('.menu:popover-open')).toContainText('复制链接'),
  },
  'the way to the menu of selected words': {
    ask: (page) =>
      page.evaluate(() => {
        getSelection()!.removeAllRanges();
        getSelection()!.selectAllChildren(document.getElementById('p19.1')!);
      }),
    there: (page) => expect(page.locator('.handle')).toBeVisible(),
  },
  settings: {
    ask: (page) => page.locator('.aa').click(),
    there: (page) => expect(page.locator('#settings:popover-open')).toBeVisible(),
  },
  'the sheet of shortcuts': {
    ask: async (page) => {
      // One that was closed a moment ago would take the key.
      await expect(page.locator('dialog.keys[open]')).toHaveCount(0);
      await page.keyboard.press('?');
    },
    there: (page) => expect(page.locator('dialog.keys')).toBeVisible(),
  },
  'a paragraph in another language': {
    ofAnotherPage: true,
    ask: async (page) => {
      await page.evaluate(() => (location.hash = '#p19'));
      await page.keyboard.press('o');
    },
    there: (page) => expect(page.locator('.counterpart')).toContainText('Building better'),
  },
  'the account of a link': {
    ask: (page) => page.evaluate(() => (location.hash = location.hash === '#p998' ? '#p999' : '#p998')),
    there: (page) => expect(page.locator('.say')).toContainText('搜索全文'),
  },
  'the first hits of a search': {
    ask: async (page) => {
      const box = page.getByRole('banner').getByRole('searchbox').or(page.getByRole('banner').getByRole('combobox'));
      await box.blur();
      await box.focus();
      await box.fill('');
      await box.pressSequentially('产业');
    },
    there: (page) => expect(page.getByRole('option').first()).toBeVisible(),
  },
  'the place where reading stopped': {
    at: 'zh-hans/',
    first: async (page) => {
      await page.goto(`${section}#p20`);
      await page.mouse.wheel(0, 60);
      await expect.poll(() => page.evaluate(() => JSON.stringify(localStorage))).toContain('p20');
    },
    reloads: true,
    ask: (page) => page.reload(),
    there: (page) => expect(page.locator('#resume')).toBeVisible(),
  },
  'marks of what was searched for': {
    at: `${section}?q=产业#p18`,
    reloads: true,
    ask: (page) => page.reload(),
    there: (page) => expect.poll(() => page.evaluate(() => CSS.highlights.has('search-hit'))).toBe(true),
  },
};
