/**
 * In a browser that has no popovers, no highlights and no clipboard of several types (package.json, browserslist, has
 * such), a page is read, searched and linked to as without script where a popover would open.
 */
import {kinds, report} from './support/kinds.ts';
import {expect, settled, test} from './support/site.ts';

test.beforeEach(({page}) =>
  page.addInitScript(() => {
    for (const name of ['popover', 'showPopover', 'hidePopover', 'togglePopover'])
      Reflect.deleteProperty(HTMLElement.prototype, name);
    for (const name of ['popoverTargetElement', 'popoverTargetAction'])
      Reflect.deleteProperty(HTMLButtonElement.prototype, name);
    for (const name of ['ariaExpanded', 'ariaCurrent', 'ariaLabel', 'ariaHasPopup', 'checkVisibility'])
      Reflect.deleteProperty(Element.prototype, name);
    Reflect.deleteProperty(CSS, 'highlights');
    Reflect.deleteProperty(window, 'ClipboardItem');
    Reflect.deleteProperty(Map, 'groupBy');
    Reflect.deleteProperty(window, 'Iterator');
    Reflect.deleteProperty(URLSearchParams.prototype, 'size');
    for (const name of ['find', 'map', 'filter', 'some', 'every', 'toArray', 'forEach', 'flatMap', 'reduce'])
      Reflect.deleteProperty(Object.getPrototypeOf(Object.getPrototypeOf([].values())) as object, name);
    const {matches, closest, querySelector, querySelectorAll} = Element.prototype;
    const refuse = (selector: string) => {
      if (selector.includes(':popover-open')) throw new SyntaxError(`‘${selector}’ is not a valid selector`);
    };
    Object.assign(Element.prototype, {
      matches(this: Element, selector: string) {
        refuse(selector);
        return matches.call(this, selector);
      },
      closest(this: Element, selector: string) {
        refuse(selector);
        return closest.call(this, selector);
      },
      querySelector(this: Element, selector: string) {
        refuse(selector);
        return querySelector.call(this, selector);
      },
      querySelectorAll(this: Element, selector: string) {
        refuse(selector);
        return querySelectorAll.call(this, selector);
      },
    });
  }),
);

test.describe('in a low window', () => {
  // What lies below it need not be drawn.
  test.use({viewport: {width: 1280, height: 200}});

  test('every kind of page opens without an error', async ({page}) => {
    for (const path of Object.values(kinds)) {
      await page.goto(path, {waitUntil: 'networkidle'});
      expect(await page.evaluate(() => document.querySelector('h1')?.getClientRects().length), path).toBe(1);
    }
  });
});

test('number and marker are links, shortcuts and search work, words are copied', async ({page}) => {
  await page.setViewportSize({width: 800, height: 800});
  await page.goto(`${report}2-1/`);
  await page.locator('.num[href="#p19"]').click();
  await expect(page).toHaveURL(/#p19$/);
  await expect(page.locator('.menu')).toHaveCount(0);
  await page.keyboard.press('j');
  await expect(page.locator('.num[href="#p20"]')).toBeFocused();
  await page.keyboard.press('m');
  await page.locator('[id="p20.2"]').evaluate((sentence) => getSelection()!.selectAllChildren(sentence));
  await settled(page);
  await expect(page.locator('.handle')).toHaveCount(0);
  await page.locator('main .ref').first().hover();
  await page.locator('main .ref').first().click();
  await expect(page).toHaveURL(/\/notes\/#[ne]\d+$/);
  await page.getByRole('banner').getByRole('searchbox').fill('洞庭湖');
  await page.getByRole('option').first().click();
  await expect(page).toHaveURL(/\?q=/);
  await settled(page);
});

test('of two languages side by side, columns and lines are chosen', async ({page}) => {
  await page.goto(kinds['side by side']);
  const views = page.locator('.views a');
  await views.last().click();
  await expect(views.last()).toHaveAttribute('aria-current', 'true');
  await page.locator('[id="p18.1"]').hover();
  await expect(page.locator('[id="p18.1-en"]')).toHaveClass(/lit/);
});
