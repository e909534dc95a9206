/** A library of three reports: what one page holds does not depend on how many reports there are. */
import {existsSync, globSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {EpubCheck} from '@likecoin/epubcheck-ts';
import {root} from '../tools/run.ts';
import {bare, blocksOf, markdown} from './support/markdown.ts';
import {chain, pageOf, pagesOf, textOf, type Page} from './support/pages.ts';
import {delay, expect, test} from './support/site.ts';
import {sites} from '../tools/sites.ts';
import {violations} from './support/axe.ts';
import {placesWith, textsOf} from './support/truth.ts';

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

test('a search shows the best hits of the best report first, more when asked for, and counts all', async ({
  page,
  built,
}) => {
  const texts = textsOf(built, 'zh-hans');
  const links = page.locator('#results').getByRole('link');
  const more = page.getByRole('button', {name: /已显示\d+处/});
  const loaded = new Set<string>();
  page.on('request', (request) => loaded.add(request.url()));
  await page.goto('zh-hans/search/?q=的');
  // On more pages than are read: the index tells.
  for (const [i, query] of ['的', '发展', '产业 发展', '產業', '，'].entries()) {
    const expected = placesWith(texts, ...query.split(' '));
    if (i > 0) loaded.clear();
    await page.getByRole('main').getByRole('searchbox').fill(query);
    await expect(page.getByRole('main').getByRole('status')).toContainText(`找到${expected.length}处`);
    await expect(links).toHaveCount(Math.min(20, expected.length));
    expect(await links.first().getAttribute('href')).toContain('/yiyang-2024/');
    expect([...loaded].filter((url) => url.includes('.pf_fragment')).length, query).toBeLessThanOrEqual(20);
    for (let shown = 20; shown < expected.length; shown += 20) {
      await more.press('Enter');
      await expect(links).toHaveCount(Math.min(shown + 20, expected.length));
      await expect(links.nth(shown)).toBeFocused();
    }
    await expect(more).toBeHidden();
    const found = await links.evaluateAll((all) =>
      all.map(
        (link) => (link as HTMLAnchorElement).pathname.slice('/zh-hans/'.length) + (link as HTMLAnchorElement).hash,
      ),
    );
    expect(found.sort(), query).toEqual(expected);
  }
});

test('a search can be narrowed, in its address, by keyboard, and says what is left', async ({page, built}) => {
  const all = placesWith(textsOf(built, 'zh-hans'), '洞庭湖');
  const own = all.filter((place) => place.startsWith('sample-2023/'));
  const links = page.locator('#results').getByRole('link');
  const status = page.getByRole('main').getByRole('status');
  await page.goto('zh-hans/search/?q=洞庭湖');
  await expect(status).toHaveText(`在2份报告中找到${all.length}处`);
  await page.getByRole('combobox', {name: '报告'}).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(page).toHaveURL(/\?q=[^&]+&report=sample-2023$/);
  await expect(status).toHaveText(`在所选范围内找到${own.length}处，全部报告共${all.length}处`);
  await expect(links).toHaveCount(own.length);
  await expect(page.getByRole('banner').locator('a[hreflang=zh-Hant]')).toHaveAttribute('href', /&report=sample-2023$/);
  expect(await violations(page)).toEqual([]);

  await page.getByText('各报告的处数').press('Enter');
  const counts = page.locator('[data-counts]').getByRole('listitem');
  await expect(counts).toHaveText(['全部报告', `益阳市2024年政府工作报告 ${all.length - own.length}处`, / \d处$/]);
  await expect(counts.nth(2).getByRole('link')).toHaveAttribute('aria-current', 'true');
  await counts.nth(0).getByRole('link').click();
  await expect(status).toHaveText(`在2份报告中找到${all.length}处`);
  await page.goBack();
  await expect(links).toHaveCount(own.length);

  await page.goto('zh-hans/search/?q=信维电科&year=2023');
  await expect(status).toHaveText(/^在所选范围内没有找到“信维电科”，全部报告共\d+处$/);
  await expect(page.getByRole('combobox', {name: '年份'})).toHaveValue('2023');
  // What no report has narrows nothing.
  await page.goto('zh-hans/search/?q=洞庭湖&report=nowhere');
  await expect(status).toHaveText(`在2份报告中找到${all.length}处`);
});

test.describe('without a network', () => {
  test.use({serviceWorkers: 'allow', expectedErrors: [/Failed to (?:load|fetch)|ERR_|dynamically imported/]});

  test('the report that was read is there, and can be searched; the library is not', async ({page, context, built}) => {
    const kept = new Set<string>();
    context.on('request', (request) => request.serviceWorker() && kept.add(new URL(request.url()).pathname));
    await delay(page, '**/kept.json', 500);
    await page.goto('zh-hans/yiyang-2024/2-1/');
    await page.goto('zh-hans/yiyang-2024/');
    await expect(page.locator('.kept')).toHaveText('已保存到本机，可离线阅读。');
    expect([...kept].filter((path) => /^\/zh-han[st]\/(?:sample-2023|pagefind)/.test(path))).toEqual([]);
    await context.setOffline(true);

    for (const path of ['2-1/', 'full/', '2-1/en/', 'notes/', 'text.json', 'cite.json'].map(
      (name) => `zh-hans/yiyang-2024/${name}`,
    )) {
      const text = await page.evaluate(async (url) => (await fetch(url)).text(), `/${path}`);
      const file = join(built.dist, path, path.endsWith('/') ? 'index.html' : '');
      expect(text === readFileSync(file, 'utf8'), path).toBe(true);
    }
    await page.goto('zh-hans/sample-2023/1/');
    await expect(page.getByRole('heading', {level: 1})).toHaveText('当前没有网络，本页尚未保存到本机');
    const shelf = page.getByRole('main').getByRole('link', {name: /年政府工作报告/});
    await expect(shelf).toHaveText(['益阳市2024年政府工作报告']);
    await shelf.click();
    await expect(page.getByRole('heading', {level: 1})).toHaveText('益阳市2024年政府工作报告');

    await page.goto('zh-hans/search/?q=洞庭湖');
    const own = placesWith(textsOf(built, 'zh-hans'), '洞庭湖').filter((place) => place.startsWith('yiyang'));
    await expect(page.getByRole('main').getByRole('status')).toHaveText(
      `没有网络，只搜索了保存在本机的1份报告。在1份报告中找到${own.length}处`,
    );
    await expect(page.locator('#results').getByRole('link')).toHaveCount(own.length);
    await page.goto('zh-hans/quote/?q=全力实现2024年高质量发展的奋斗目标');
    await expect(page.getByRole('status').getByRole('heading')).toHaveText('与报告一字不差');
  });
});

test('llms.txt names the reports, and the list of each every file of it', ({built}) => {
  const listOf = (name: string) =>
    Array.from(
      readFileSync(join(built.dist, name), 'utf8').matchAll(/\]\(https:\/\/baogao\.example\/([^)]+)\)/g),
      ([, path]) => path!,
    );
  const named = listOf('llms.txt').filter((path) => path !== 'LICENSE.txt');
  expect(named).toEqual(['zh-hans/yiyang-2024/llms.txt', 'zh-hans/sample-2023/llms.txt']);
  const files = named.flatMap(listOf).filter((path) => path !== 'llms.txt');
  for (const file of files) expect(existsSync(join(built.dist, file)), file).toBe(true);
  expect(files.sort()).toEqual(
    globSync('*/**/*.{md,txt,epub}', {cwd: built.dist, exclude: ['**/llms.txt']})
      .map((name) => name.replaceAll('\\', '/'))
      .sort(),
  );
});
