/** What the site may send. `npm run measure` prints the figures. */
import {editions} from '../src/model/editions.ts';
import {budgets, firstLoad, firstSearch, offline, weighed} from '../tools/measure.ts';
import {expect, test} from './support/site.ts';

test('the first load of a section keeps to its budget', async ({browser, built}) => {
  const {requests, total, js} = await firstLoad(browser, built, weighed.section);
  expect(total).toBeLessThanOrEqual(budgets.total);
  expect(js).toBeLessThanOrEqual(budgets.js);
  expect(requests).toBeLessThanOrEqual(budgets.requests);
});

test('so does that of two languages side by side', async ({browser, built}) => {
  const {total} = await firstLoad(browser, built, weighed.parallel);
  expect(total).toBeLessThanOrEqual(budgets.parallel);
});

test('so does the first search', async ({browser, built}) => {
  const {total} = await firstSearch(browser, built);
  expect(total).toBeLessThanOrEqual(budgets.search);
});

for (const {name} of editions) {
  test(`so does all of ${name}, until it needs no network`, async ({browser, built}) => {
    const {total} = await offline(browser, built, name);
    expect(total).toBeLessThanOrEqual(budgets.offline);
    // The search index alone, which it cannot do without, is more than this.
    expect(total).toBeGreaterThan(200_000);
  });
}
