/** What the site may send. `npm run measure` prints the figures. */
import {budgets, firstLoad, firstSearch, weighed} from '../tools/measure.ts';
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
