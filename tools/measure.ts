/** `npm run measure`: what the site sends, in brotli bytes (KB = 1,000 bytes), compared with its budgets. */
import {existsSync} from 'node:fs';
import {chromium, type Browser, type Page} from '@playwright/test';
import {editions} from '../src/model/editions.ts';
import {findBrowser, flags} from './browser.ts';
import {build} from './build.ts';
import {serve, type Answer} from './server.ts';
import {sites, type Site} from './sites.ts';

/**
 * What may not be exceeded: by the first load of a section before search is touched, by that of two languages side by
 * side, by the first search from cold, and by an edition until it can be read without a network.
 */
export const budgets = {total: 12_000, js: 4_000, requests: 4, parallel: 16_000, search: 130_000, offline: 600_000};

/** Bytes by kind, and how many answers they came in. */
export interface Weight {
  requests: number;
  html: number;
  css: number;
  js: number;
  other: number;
  total: number;
}

const report = 'zh-hans/yiyang-2024/';

/** The pages that are weighed; budgets are for the first two. */
export const weighed = {
  section: `${report}2-1/`,
  parallel: `${report}2-1/en/`,
  report,
  notes: `${report}notes/`,
  full: `${report}full/`,
  search: 'zh-hans/search/',
};

/**
 * Weighs the first load of a page: all that an empty browser is sent until it asks for nothing more, but for what keeps
 * the edition once the page is there; `offline` weighs that.
 */
export function firstLoad(browser: Browser, site: Site, path: string): Promise<Weight> {
  return watch(browser, site, async (page, url, sent) => {
    await page.route(/\/_astro\/after-load\.[^.]+\.js$/, (route) => route.abort());
    await page.goto(url + path, {waitUntil: 'networkidle'});
    return sent;
  });
}

/** Weighs an edition: all that an empty browser is sent from opening a section's page until it needs no network. */
export function offline(browser: Browser, site: Site, edition: string): Promise<Weight> {
  return watch(
    browser,
    site,
    async (page, url, sent) => {
      await page.goto(url + weighed.section.replace(/^[^/]+/, edition));
      await untilKept(page);
      return sent;
    },
    'allow',
  );
}

/** Waits until the page's edition is kept, and the pages above it: until both workers are active. */
export async function untilKept(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const kept = async () =>
      (await navigator.serviceWorker.getRegistrations()).filter(({active}) => active).length === 2;
    while (!(await kept())) await new Promise((done) => setTimeout(done, 100));
  });
}

/**
 * Weighs the first search from cold: all that is sent between opening the box on a section's page and seeing the first
 * hit.
 */
export function firstSearch(browser: Browser, site: Site, query = '洞庭湖'): Promise<Weight> {
  return watch(browser, site, async (page, url, sent) => {
    await page.goto(url + weighed.section, {waitUntil: 'networkidle'});
    const before = sent.length;
    await page.keyboard.press('/');
    await page.getByRole('combobox').fill(query);
    await page.getByRole('option').first().waitFor();
    await page.waitForLoadState('networkidle');
    return sent.slice(before);
  });
}

/**
 * Serves the site to a fresh browser profile, without service workers unless they are wanted, and weighs the answers
 * that `visit` returns.
 */
async function watch(
  browser: Browser,
  {dist, base}: Site,
  visit: (page: Page, url: string, sent: Answer[]) => Promise<Answer[]>,
  serviceWorkers: 'allow' | 'block' = 'block',
): Promise<Weight> {
  const sent: Answer[] = [];
  const server = await serve({dist, base, onAnswer: (answer) => sent.push(answer)});
  const page = await browser.newPage({serviceWorkers});
  try {
    return weigh(await visit(page, server.url, sent));
  } finally {
    await page.close();
    await server.close();
  }
}

function weigh(answers: Answer[]): Weight {
  const bytes = (kind: RegExp) =>
    answers.filter(({type}) => kind.test(type)).reduce((sum, answer) => sum + answer.bytes, 0);
  const [html, css, js, total] = [bytes(/html/), bytes(/css/), bytes(/javascript/), bytes(/./)];
  return {requests: answers.length, html, css, js, other: total - html - css - js, total};
}

/** Prints all weights; 1 if one is over its budget, else 0. */
async function main(): Promise<number> {
  if (!existsSync(sites.root.dist)) await build();
  const browser = await chromium.launch({executablePath: await findBrowser(), args: flags});
  const weights: [string, Weight][] = [];
  for (const [name, path] of Object.entries(weighed)) weights.push([name, await firstLoad(browser, sites.root, path)]);
  const search = await firstSearch(browser, sites.root);
  const kept: [string, Weight][] = [];
  for (const {name} of editions) kept.push([`offline, ${name}`, await offline(browser, sites.root, name)]);
  await browser.close();

  console.table(Object.fromEntries([...weights, ['first search, from cold', search], ...kept]));
  const section = weights[0]![1];
  const parallel = weights[1]![1];
  const compared = [
    ['section, all', section.total, budgets.total, 'bytes'],
    ['section, script', section.js, budgets.js, 'bytes'],
    ['section, requests', section.requests, budgets.requests, ''],
    ['side by side', parallel.total, budgets.parallel, 'bytes'],
    ['first search', search.total, budgets.search, 'bytes'],
    ...kept.map(([edition, {total}]) => [edition, total, budgets.offline, 'bytes'] as const),
  ] as const;
  for (const [what, measured, budget, unit] of compared) {
    console.log(
      `${measured <= budget ? 'within' : 'OVER  '} ${what}: ${measured.toLocaleString('en')} of ${budget.toLocaleString('en')} ${unit}`,
    );
  }
  return compared.some(([, measured, budget]) => measured > budget) ? 1 : 0;
}

if (import.meta.main) process.exitCode = await main();
