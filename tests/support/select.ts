/** Words of a page, selected. */
import {expect, type Page} from './site.ts';

/** Selects from a character of one text to a character of another, as the mouse would. */
export async function select(
  page: Page,
  from: [selector: string, words: string],
  to: [selector: string, words: string],
) {
  await page.evaluate(
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
      getSelection()!.removeAllRanges();
      getSelection()!.addRange(range);
    },
    [from, to] as const,
  );
  await expect(page.locator('.handle')).toBeVisible();
}
