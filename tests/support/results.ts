/** What the search page lists, compared with what it must. */
import type {Site} from '../../tools/sites.ts';
import {expect, type Page} from './site.ts';

/** A query, and the places where it must be found. */
export type Expected = readonly [query: string, places: string[]];

export async function openSearch(page: Page, edition: string): Promise<void> {
  await page.goto(`${edition}/search/`);
  await expect(page.getByRole('main').getByRole('searchbox')).toBeFocused();
}

/** What the open search page lists for each query: the places, sorted, `yiyang-2024/2-1/#p19`. */
export function ask(page: Page, site: Site, queries: string[]): Promise<string[][]> {
  return page.evaluate(
    async ([base, queries]) => {
      const prefix = `${base}${location.pathname.slice(base.length).split('/')[0]}/`;
      const input = document.querySelector<HTMLInputElement>('main [name=q]')!;
      const results = document.querySelector<HTMLElement>('#results')!;
      const lists: string[][] = [];
      // Thousands of lists need not be laid out, nor waited for by the clock, nor be kept in the history.
      results.style.display = 'none';
      history.pushState = () => {};
      let changed = () => {};
      new MutationObserver(() => changed()).observe(results, {attributeFilter: ['aria-busy']});
      for (const query of queries) {
        input.value = query;
        input.form!.requestSubmit();
        while (results.getAttribute('aria-busy') === 'true') await new Promise<void>((done) => (changed = done));
        lists.push(
          [...results.querySelectorAll('a')].map(({pathname, hash}) => pathname.slice(prefix.length) + hash).sort(),
        );
      }
      results.style.display = '';
      delete (history as Partial<History>).pushState;
      return lists;
    },
    [site.base, queries] as const,
  );
}

/**
 * Asks the open search page every query, and compares what it lists with what it must; `seed` draws the same queries
 * again. What differs fails the test at its end: what it asks after is told too.
 */
export async function expectExactly(page: Page, site: Site, seed: number, queries: readonly Expected[]): Promise<void> {
  const found = await ask(
    page,
    site,
    queries.map(([query]) => query),
  );
  const wrong = queries.flatMap(([query, places], i) =>
    String(found[i]) === String(places)
      ? []
      : [
          {
            query,
            missed: places.filter((place) => !found[i]!.includes(place)),
            wrong: found[i]!.filter((place) => !places.includes(place)),
          },
        ],
  );
  expect.soft(wrong, `of ${queries.length} queries, seed ${seed}`).toEqual([]);
}
