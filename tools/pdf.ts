/** `npm run pdf`: builds the site with PDFs on offer, and prints every report in every edition, from its full page. */
import {globSync} from 'node:fs';
import {readFile, stat, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {chromium, type Browser, type Page} from '@playwright/test';
import {basePath} from '../src/site/environment.ts';
import {type EditionName} from '../src/model/editions.ts';
import {downloadName} from '../src/model/routes.ts';
import {findBrowser, flags} from './browser.ts';
import {build} from './build.ts';
import {finish, pageNumbers, type About} from './pdf-file.ts';
import type {Site} from './sites.ts';

/**
 * The PDF of a report: the full page as it prints, after a title page with the contents and the page numbers. The same
 * pages give the same bytes, with the same browser and fonts.
 *
 * @param report its folder below the site: `zh-hans/yiyang-2024`
 */
export async function print(browser: Browser, site: Site, report: string): Promise<Buffer> {
  // The policy of the pages allows no style but the site's.
  const context = await browser.newContext({bypassCSP: true, colorScheme: 'light', reducedMotion: 'reduce'});
  try {
    const page = await context.newPage();
    await open(page, site, `${report}/full/`);
    const about = await page.evaluate(arrange);
    await page.addStyleTag({path: fileURLToPath(new URL('pdf.css', import.meta.url))});
    // Where everything stands shows in a first print; the numbers take no room that is not theirs already.
    const draft = await printed(page);
    await page.evaluate(number, await pageNumbers(draft));
    return await finish(await printed(page), about);
  } finally {
    await context.close();
  }
}

/** Opens a page of the built site under the address it is published at, so that its links lead there. */
async function open(page: Page, {dist, base}: Site, path: string): Promise<void> {
  const html = await readFile(join(dist, path, 'index.html'), 'utf8');
  const address = /<link rel="canonical" href="([^"]*)"/.exec(html)?.[1] ?? '';
  const {origin} = new URL(address);
  await page.route('**', async (route) => {
    const {origin: from, pathname} = new URL(route.request().url());
    const file = join(dist, pathname.slice(base.length), pathname.endsWith('/') ? 'index.html' : '');
    const found = from === origin && (await stat(file).catch(() => undefined))?.isFile();
    await (found ? route.fulfill({path: file}) : route.abort());
  });
  await page.goto(address);
}

/**
 * In the browser: puts the contents after the title, names the document by its report, makes links of all links, and
 * tells what it is to be finished by.
 */
function arrange(): About {
  const title = document.querySelector('main h1');
  const contents = document.querySelector('#contents');
  if (contents) {
    contents.removeAttribute('popover');
    (document.querySelector('main .source') ?? title)?.after(contents);
  }
  document.title = title?.textContent ?? '';
  // Chromium tags an aside as an Aside, which is none of the structure types that its PDFs may have.
  for (const aside of document.querySelectorAll('aside')) aside.setAttribute('role', 'note');
  // Nor does it tag a link with a role of DPUB-ARIA as a link.
  for (const link of document.querySelectorAll('a[role]')) link.removeAttribute('role');
  const data = JSON.parse(document.querySelector('script[type="application/ld+json"]')?.textContent ?? '{}') as {
    dateModified: string;
  };
  return {
    modified: data.dateModified,
    characters: [...new Set(document.body.textContent)].join(''),
    headings: [...document.querySelectorAll('main :is(h1, h2, h3)')].map(({textContent}) => textContent.trim()),
  };
}

/** In the browser: gives the entries of the contents their page numbers. */
function number(numbers: Record<string, number>): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>('#contents a'))
    link.dataset['page'] = String(numbers[link.hash.slice(1)] ?? '');
}

function printed(page: Page): Promise<Buffer> {
  return page.pdf({format: 'A4', preferCSSPageSize: true, tagged: true, outline: true});
}

/** Builds, prints, and says what is written. */
async function main(): Promise<void> {
  const browser = await chromium.launch({executablePath: await findBrowser(), args: flags});
  try {
    await build({pdf: true, complete: (dist) => printAll(browser, {dist, base: basePath(process.env)})});
  } finally {
    await browser.close();
  }
}

/** Prints every report of a site in every edition, into its folder. */
async function printAll(browser: Browser, site: Site): Promise<void> {
  for (const full of globSync('*/*/full/index.html', {cwd: site.dist}).sort()) {
    const [edition = '', report = ''] = full.split(/[\\/]/);
    const file = join(edition, report, `${downloadName(report, edition as EditionName)}.pdf`);
    await writeFile(join(site.dist, file), await print(browser, site, `${edition}/${report}`));
    console.log(join('dist', file));
  }
}

if (import.meta.main) await main();
