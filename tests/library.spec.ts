/** A library of three reports: what one page holds does not depend on how many reports there are. */
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {EpubCheck} from '@likecoin/epubcheck-ts';
import {root} from '../tools/run.ts';
import {bare, blocksOf, markdown} from './support/markdown.ts';
import {chain, pageOf, pagesOf, textOf, type Page} from './support/pages.ts';
import {expect, test} from './support/site.ts';
import {sites} from '../tools/sites.ts';

test('the pages of the first report stay as they were, byte for byte', ({built}) => {
  const ofReport = ({path}: Page) => /^zh-han[st]\/yiyang-2024\//.test(path);
  const alone = pagesOf(sites.root).filter(ofReport);
  expect(alone.length).toBeGreaterThan(36);
  for (const {path, html} of alone) expect(pageOf(built, path).html === html, path).toBe(true);
});

test('all are listed, the latest first', async ({page}) => {
  for (const edition of ['zh-hans/', 'zh-hant/']) {
    await page.goto(edition);
    await expect(page.getByRole('main').getByRole('listitem')).toHaveText([/2024/, /2023/, /2022/]);
  }
});

test('a report without notes has all its pages but that one', ({built}) => {
  const paths = pagesOf(built)
    .map(({path}) => path)
    .filter((path) => path.startsWith('zh-hans/sample-2023/'))
    .map((path) => path.slice('zh-hans/sample-2023/'.length));
  expect(paths.sort()).toEqual(['', '1/', '1-1/', '1-2/', '2/', 'about/', 'full/'].sort());
});

test('a text full of what Markdown, MDX and HTML take for syntax comes out as it went in', ({built}) => {
  const source = readFileSync(new URL('tests/support/second-report/report.txt', `file://${root}`), 'utf8')
    .split('\n')
    .join('');
  for (const pages of [chain(built, 'zh-hans/sample-2023/'), [pageOf(built, 'zh-hans/sample-2023/full/')]]) {
    expect(
      pages
        .flatMap(textOf)
        .map(({text}) => text)
        .join(''),
    ).toBe(source);
  }
});

test('so do the files to keep', async ({built}) => {
  const own = textOf(pageOf(built, 'zh-hans/sample-2023/full/')).map(({id, text}) => [id, bare(text)]);
  const folder = join(built.dist, 'zh-hans/sample-2023');
  const blocks = blocksOf(markdown(readFileSync(join(folder, 'full.md'), 'utf8')));
  expect([...blocks].filter(([id]) => id)).toEqual(own);
  expect(bare(readFileSync(join(folder, 'sample-2023-zh-hans.txt'), 'utf8'))).toContain(
    own.map(([, text]) => text).join(''),
  );
  const {messages} = await EpubCheck.validate(readFileSync(join(folder, 'sample-2023-zh-hans.epub')));
  expect(messages.filter(({severity}) => severity !== 'usage')).toEqual([]);
});

test('a quotation is found in a report that is not in the edition of the page', async ({page}) => {
  await page.goto('en/quote/?q=全县粮食播种面积保持稳定');
  await expect(page.getByRole('status').getByRole('heading')).toHaveText('Matches the report word for word');
  await expect(page.locator('[data-details] .places a[href*="/zh-hans/sample-2023/"]').first()).toBeVisible();
});

test('a search finds both', async ({page}) => {
  await page.goto('zh-hans/search/?q=洞庭湖');
  const results = page.locator('#results');
  await expect(results.locator('a[href*="/sample-2023/1-1/"][href*="#p"]')).toHaveCount(1);
  await expect(results.locator('a[href*="/sample-2023/2/"][href*="#p"]')).toHaveCount(1);
  await expect(results.locator('a[href*="/yiyang-2024/"]').first()).toBeVisible();
});
