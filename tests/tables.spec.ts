/** Tables, appendices and headings below sections, as the pages of a report show them. */
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {EpubCheck} from '@likecoin/epubcheck-ts';
import type {ReportText} from '../src/model/report-text.ts';
import {formatPagePath, reportFilePath} from '../src/model/routes.ts';
import {root} from '../tools/run.ts';
import {violations} from './support/axe.ts';
import {readPage} from './support/built-text.ts';
import {chain, pageOf, textOf, type Page as BuiltPage} from './support/pages.ts';
import {select} from './support/select.ts';
import {expect, test, type Page} from './support/site.ts';

const report = 'yunzhou-2022';
const editions = ['zh-hans', 'zh-hant', 'en'] as const;
const appendix = `zh-hans/${report}/appendix-1/`;

test.use({permissions: ['clipboard-read', 'clipboard-write'], viewport: {width: 390, height: 800}});

const copied = async (page: Page) => {
  await page.keyboard.press('ControlOrMeta+c');
  return page.evaluate(() => navigator.clipboard.readText());
};

/** What the source has, line by line, without its head; of tables the cells alone. */
function source(): string {
  const text = readFileSync(join(root, 'tests', 'support', 'tables-report', 'report.md'), 'utf8');
  const lines = text.slice(text.indexOf('各位代表：')).replaceAll('**', '').split('\n');
  return lines
    .filter((line) => !/^\|[ |:-]+\|$/.test(line))
    .map((line) =>
      line.startsWith('|')
        ? line
            .split(/(?<!\\)\|/)
            .map((cell) => cell.trim().replace('\\|', '|').replace('<br>', ''))
            .join('')
        : line,
    )
    .join('');
}

test('the pages in order, and the full page, are the source, every cell in its place', ({built}) => {
  const shown = (pages: BuiltPage[]) =>
    pages
      .flatMap(textOf)
      .map(({text}) => text.replace(/[\t\n]/g, ''))
      .join('');
  const pages = chain(built, `zh-hans/${report}/`);
  expect(pages.map(({path}) => path.split('/').at(-2))).toEqual([
    report,
    '1',
    '1-1',
    '1-2',
    '2',
    'appendix-1',
    'notes',
  ]);
  expect(shown(pages)).toBe(source());
  expect(shown([pageOf(built, `zh-hans/${report}/full/`)])).toBe(source());
});

test('what is searched and checked is what the pages show, in every edition, and ids are the same', ({built}) => {
  const idsOf = (page: BuiltPage) => page.root.querySelectorAll('main [id]').map(({id}) => id);
  for (const edition of editions) {
    const file = join(built.dist, reportFilePath(edition, report, 'text'));
    const {pages} = JSON.parse(readFileSync(file, 'utf8')) as ReportText;
    for (const {page, blocks} of pages) {
      const own = pageOf(built, formatPagePath(edition, report, page));
      expect(readPage(own.html).blocks, `${edition} ${page}`).toEqual(blocks);
      expect(idsOf(own), `${edition} ${page}`).toEqual(idsOf(pageOf(built, formatPagePath('zh-hans', report, page))));
    }
  }
  const beside = pageOf(built, `${appendix}en/`).root;
  for (const suffix of ['', '-en']) {
    const table = beside.querySelector(`table[id="p12${suffix}"]`);
    expect(table?.querySelectorAll('thead th[scope=col]').length).toBe(6);
    expect(table?.querySelectorAll('tbody tr').length).toBe(3);
    expect(table?.querySelector(`td > span[id="p12.11${suffix}"]`)).toBeTruthy();
  }
});

test('on a phone a wide table scrolls and the page does not; its cells are found, marked and copied', async ({
  page,
}) => {
  await page.goto(`zh-hans/search/?q=架桥十座`);
  await page.locator('#results a').click();
  await expect(page).toHaveURL(/appendix-1\/.*#p12\.16$/);
  const widths = await page.evaluate(() => {
    const box = document.querySelector('.table')!;
    return [document.documentElement.scrollWidth - innerWidth, box.scrollWidth - box.clientWidth];
  });
  expect(widths[0]).toBeLessThanOrEqual(0);
  expect(widths[1]).toBeGreaterThan(0);
  expect(await violations(page)).toEqual([]);

  // What is copied of a table is rows, for a spreadsheet too.
  await select(page, ['[id="p12.7"]', '1'], ['[id="p12.15"]', '道路']);
  const rows = '1\t学校\t新建小学两所，修缮中学一所；增加学位三千个。\t市教育局\t9月底\t续建\n2\t道路';
  expect(await copied(page)).toBe(rows);
  const html = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    return (await item!.getType('text/html')).text();
  });
  expect(html).toContain('<td>续建</td></tr><tr><td>2</td><td>道路</td></tr></tbody></table>');
  await page.locator('.handle').click();
  await page.locator('.menu .actions').getByRole('button', {name: '链接'}).click();
  await expect(page.locator('.menu .result blockquote')).toContainText('#p12.7:~:text=');
  await page.keyboard.press('Escape');

  // The menu of the whole table offers no cell but the one that the address names, and its other language.
  await page.evaluate(() => (location.hash = '#p12'));
  await page.locator('.num[href="#p12"]').click();
  await expect(page.locator('.menu .scope')).toHaveCount(0);
  await page
    .locator('.menu')
    .getByRole('button', {name: /English/})
    .click();
  await expect(page.locator('.counterpart table td').filter({hasText: 'Education bureau'})).toBeVisible();
});

test('headings below sections are copied, linked to and returned to as blocks of their own', async ({page}) => {
  await page.goto(`zh-hans/${report}/full/`);
  const levels = await page.locator('main .sub').evaluateAll((all) => all.map(({id, tagName}) => `${id} ${tagName}`));
  expect(levels).toEqual(['h3 H4', 'h4 H5', 'h5 H5', 'h6 H4']);
  await select(page, ['main [id="h4"]', '重工业'], ['[id="p4"]', '新机器']);
  expect(await copied(page)).toBe('重工业\n\n老厂换了新机器');
  await select(page, ['main [id="h4"]', '重工业'], ['main [id="h4"]', '重工业']);
  await page.locator('.handle').click();
  await page.locator('.menu .actions').getByRole('button', {name: '链接'}).click();
  await expect(page.locator('.menu .result blockquote')).toContainText('#h4:~:text=');

  // A note that is open there is open there in the next edition, and not at its first mark.
  await page.goto(`zh-hans/${report}/full/#h6`);
  await expect(page.locator('main [id="h6"]')).toHaveCSS('box-shadow', /rgb/);
  await page.locator('main [id="h6"] .ref').hover();
  await expect(page.locator('#note')).toBeVisible();
  await page.locator('.editions a[hreflang="zh-Hant"]').click();
  await expect(page).toHaveURL(/zh-hant\/.*#h6$/);
  await expect(page.locator('main [aria-describedby=note]')).toHaveCount(1);
  await expect(page.locator('main [id="h6"] [aria-describedby=note]')).toHaveCount(1);
});

test('the EPUBs are valid', async ({built}) => {
  for (const languages of ['zh-hans', 'zh-hans-en']) {
    const file = join(built.dist, 'zh-hans', report, `${report}-${languages}.epub`);
    const {messages} = await EpubCheck.validate(readFileSync(file));
    expect(messages.filter(({severity}) => severity !== 'usage')).toEqual([]);
  }
});

test('a quotation from a cell is found in it', async ({page}) => {
  await page.goto('zh-hans/quote/?q=修好通往各村的路，架桥十座，装路灯一千盏');
  await expect(page.locator('[data-details] .places a[href$="/appendix-1/#p12.16"]').first()).toBeVisible();
});
