/** What axe finds on a page. */
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import type axe from 'axe-core';
import type {Page} from '@playwright/test';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What theme and width can change: colours, sizes of targets, and what has to be scrolled. */
export const ofThemeAndWidth = ['color-contrast', 'link-in-text-block', 'target-size', 'scrollable-region-focusable'];

interface Scope {
  /** The part of the page that is looked at, as a selector; by default the whole page. */
  within?: string;
  /** Rules to go by, instead of all. */
  rules?: readonly string[];
}

/**
 * A line for each element that breaks a rule. axe runs in the page itself: @axe-core/playwright opens one more page for
 * each run, for the sake of frames, which no page of the site has, and takes four to eight times as long.
 */
export async function violations(page: Page, {within, rules}: Scope = {}): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source);
  const found = await page.evaluate(
    async ([within, rules]) => {
      // What is laid out only when it is near (page.css) would seem to lie over what follows it.
      for (const notes of document.querySelectorAll<HTMLElement>('.editors')) notes.style.contentVisibility = 'visible';
      const {axe: runner} = window as unknown as {axe: typeof axe};
      const {violations} = await runner.run(within ?? document, {
        resultTypes: ['violations'],
        ...(rules ? {runOnly: {type: 'rule', values: [...rules]}} : {}),
      });
      return violations;
    },
    [within, rules] as const,
  );
  return found.flatMap(({id, nodes}) =>
    nodes.map(({target, failureSummary}) => `${id}: ${target.join(' ')}: ${failureSummary}`),
  );
}
