import type {Page} from '@playwright/test';

/** What reaches beyond the window's sides, and how far the page can be scrolled sideways. */
export function beyond(page: Page): Promise<{wide: string[]; scroll: number}> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const wide = [...document.querySelectorAll('body *')].filter((element) => {
      const {left, right, width: own} = element.getBoundingClientRect();
      return own > 0 && (right > width + 1 || left < -1) && getComputedStyle(element).visibility === 'visible';
    });
    return {
      wide: wide.map((element) => element.outerHTML.slice(0, 120)),
      scroll: document.documentElement.scrollWidth - width,
    };
  });
}
