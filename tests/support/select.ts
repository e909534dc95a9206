/** Words of a page, selected. */
import {expect, type Page} from './site.ts';

/** Words in what a selector finds. */
export type Place = [selector: string, words: string];

/** From a character of one text to a character of another. */
export const rangeOf = (page: Page, from: Place, to: Place) =>
  page.evaluateHandle(
    ([from, to]) => {
      const find = ([selector, words]: [string, string], end: boolean) => {
        const walker = document.createTreeWalker(document.querySelector(selector)!, NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) {
          const at = walker.currentNode.nodeValue!.indexOf(words);
          if (at >= 0) return [walker.currentNode, at + (end ? words.length : 0)] as const;
        }
        throw new Error(`no ${words} in ${selector}`);
      };
      const range = new Range();
      range.setStart(...find(from, false));
      range.setEnd(...find(to, true));
      return range;
    },
    [from, to] as const,
  );

/** Selects from a character of one text to a character of another, as the mouse would. */
export async function select(page: Page, from: Place, to: Place) {
  const range = await rangeOf(page, from, to);
  await range.evaluate((range) => {
    // What is awaited below is this selection's, not that of one before.
    document.querySelector<HTMLElement>('.menu:popover-open')?.hidePopover();
    document.querySelector('.handle')?.remove();
    getSelection()!.removeAllRanges();
    getSelection()!.addRange(range);
  });
  await expect(page.locator('.handle')).toBeVisible();
}
