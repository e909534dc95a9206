/** A library of four reports: what one page holds does not depend on how many reports there are. */
import {existsSync, globSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {EpubCheck} from '@likecoin/epubcheck-ts';
import {strFromU8, unzipSync} from 'fflate';
import {root} from '../tools/run.ts';
import {bare, blocksOf, markdown} from './support/markdown.ts';
import {chain, pageOf, pagesOf, textOf, type Page} from './support/pages.ts';
import {asPrinted, printedForms} from './support/printed.ts';
import {delay, expect, test} from './support/site.ts';
import {sites, type Site} from '../tools/sites.ts';
import {violations} from './support/axe.ts';
import {placesWith, textsOf} from './support/truth.ts';

test('the pages of the first report stay as they were, byte for byte', ({built}) => {
  const ofReport = ({path}: Page) => /^zh-han[st]\/yiyang-2024\//.test(path);
  const alone = pagesOf(sites.root).filter(ofReport);
  expect(alone.length).toBeGreaterThan(36);
  for (const {path, html} of alone) expect(pageOf(built, path).html === html, path).toBe(true);
});

test('all are listed, the latest first', ({built}) => {
  const listed = (edition: string) =>
    pageOf(built, edition)
      .root.querySelectorAll('main li a')
      .map(({textContent}) => /20\d\d/.exec(textContent)?.[0]);
  for (const edition of ['zh-hans/', 'zh-hant/']) expect(listed(edition)).toEqual(['2024', '2023', '2022', '2022']);
  expect(listed('en/')).toEqual(['2024', '2022', '2022']);
});

/** What an element of a page says, by a selector. */
const said = (page: Page, selector: string) => page.root.querySelector(selector)?.textContent.trim();

/** How the report of 2022 was given, as each edition says it. */
const given = {
  'zh-hans': ['2022年1月6日在样例县第五届人民代表大会第二次会议上', '样例县县长 甲乙'],
  'zh-hant': ['2022年1月6日在樣例縣第五屆人民代表大會第二次會議上', '樣例縣縣長 甲乙'],
  en: [
    'Second Session of the Fifth People’s Congress of Yangli County, January 6, 2022',
    'Jia Yi, Governor of Yangli County',
  ],
};

for (const [edition, lines] of Object.entries(given)) {
  const folder = `${edition}/sample-2022`;
  const file = ({dist}: Site, name: string) => readFileSync(join(dist, folder, name), 'utf8');

  test(`how a report was given stands under its title, and in its files (${edition})`, ({built}) => {
    for (const path of ['', 'full/']) {
      const {root} = pageOf(built, `${folder}/${path}`);
      expect(root.querySelectorAll('.source span').map(({textContent}) => textContent)).toEqual(lines);
    }
    const page = pageOf(built, `${folder}/`);
    const meta = (property: string) => page.root.querySelector(`meta[property="${property}"]`)?.getAttribute('content');
    expect(meta('article:published_time')).toBe('2022-01-06');
    for (const line of lines) expect(meta('og:description')).toContain(line);
    const data = JSON.parse(said(page, 'script[type="application/ld+json"]') ?? '') as object;
    const session = edition === 'en' ? lines[0]!.split(', ')[0] : lines[0]!.replace(/^.*在|上$/g, '');
    expect(data).toMatchObject({
      datePublished: '2022-01-06',
      author: {'@type': 'GovernmentOrganization'},
      contributor: {'@type': 'Person', name: edition === 'en' ? 'Jia Yi' : '甲乙'},
      publication: {'@type': 'PublicationEvent', name: session, startDate: '2022-01-06'},
    });

    const name = `sample-2022-${edition}`;
    for (const text of [file(built, `${name}.txt`), file(built, 'full.md')])
      for (const line of lines) expect(text).toContain(line);
    const book = unzipSync(readFileSync(join(built.dist, folder, `${name}.epub`)));
    for (const line of lines) expect(strFromU8(book['EPUB/title.xhtml']!)).toContain(line);
    const opf = strFromU8(book['EPUB/package.opf']!);
    expect(opf).toContain(
      `xml:lang="${edition === 'en' ? 'en' : edition.replace('han', 'Han')}">${edition === 'en' ? 'Jia Yi' : '甲乙'}</dc:contributor>`,
    );
    expect(opf).toContain('scheme="marc:relators">spk</meta>');
    expect(opf).toContain(edition === 'en' ? lines[0]! : `，${lines[0]}</dc:source>`);
  });
}

test('a Traditional edition that nobody has read says so, and no other does', async ({built}) => {
  const unread = {
    'zh-hans': '繁体版为自动转换，未经审读。',
    'zh-hant': '繁體版為自動轉換，未經審讀。',
    en: 'The Traditional Chinese text was converted automatically and has not been proofread.',
  };
  for (const report of ['sample-2022', 'sample-2023']) {
    for (const page of chain(built, `zh-hant/${report}/`))
      expect(said(page, '.notice'), page.path).toBe(unread['zh-hant']);
    const page = pageOf(built, `zh-hant/${report}/`);
    expect(said(page, 'h1 ~ .about')).toContain(unread['zh-hant']);
    expect(page.root.querySelector('.notice a')?.getAttribute('href')).toMatch(/about\/#traditional$/);
    const folder = join(built.dist, 'zh-hant', report);
    for (const name of [`${report}-zh-hant.txt`, 'full.md', '1.md', '../' + `${report}.md`])
      expect(readFileSync(join(folder, name), 'utf8').split('\n\n')[1], name).toContain(unread['zh-hant']);
    expect(readFileSync(join(folder, 'cite.json'), 'utf8')).toContain('Baogao繁體閱讀版（自動轉換，未經審讀）');
    for (const [edition, words] of Object.entries(unread)) {
      if (edition === 'en' && report === 'sample-2023') continue;
      const account = said(pageOf(built, `${edition}/${report}/about/`), '.colophon') ?? '';
      // The account goes on after it as its language goes on after a sentence.
      expect(account).toContain(words + (edition === 'en' ? ' Where' : '一'));
      expect(account).not.toMatch(
        /经逐处审读|經逐處審閱|after checking every occurrence|没有需要另定|沒有需要另定|needed no overrides/,
      );
    }
  }
  expect(said(pageOf(built, 'en/sample-2022/1/zh-hant/'), '.notice')).toBe(
    `Unofficial translation. The Chinese original is authoritative. ${unread.en}`,
  );
  expect(said(pageOf(built, 'zh-hant/sample-2022/1/en/'), '.notice')).toBe(
    `英文為非官方譯文，以中文為準。${unread['zh-hant']}`,
  );
  const read = {'zh-hans': '经逐处审读', 'zh-hant': '經逐處審閱', en: 'after checking every occurrence'};
  for (const [edition, words] of Object.entries(read)) {
    const account = said(pageOf(built, `${edition}/yiyang-2024/about/`), '.colophon') ?? '';
    expect(account).toContain(words);
    expect(account).not.toMatch(/未经审读|未經審讀|not been proofread/);
  }
});

test('the pages of a report whose notes are numbered otherwise are its source, in the forms that its account names', ({
  built,
}) => {
  const source = readFileSync(new URL('tests/support/third-report/report.txt', `file://${root}`), 'utf8').split('\n');
  const [, , , , , , ...body] = source;
  const forms = printedForms(built, 'sample-2022');
  expect(forms).toEqual({marker: '①', entry: '1．'});
  for (const pages of [chain(built, 'zh-hans/sample-2022/'), [pageOf(built, 'zh-hans/sample-2022/full/')]]) {
    const text = pages.flatMap((page) => textOf(asPrinted(page, forms))).map((block) => block.text);
    expect(text.join('\n')).toBe(body.filter((line) => line !== '').join('\n'));
  }
  // What stands above the text is listed with the source.
  const account = said(pageOf(built, 'zh-hans/sample-2022/about/'), '.colophon') ?? '';
  for (const line of source.slice(0, 6)) expect(account).toContain(line);
  expect(account).toContain('底本注号作“①”，名词解释的序号作“1．”，本版一律作[1]、[2]……，数字不变。');
  expect(said(pageOf(built, 'en/sample-2022/about/'), '.colophon')).toContain(
    'The source text prints note markers as “①” and the numbers of the explanations as “1．”; here they are all shown as [1], [2], and so on, with the same numbers.',
  );
  expect(said(pageOf(built, 'zh-hans/yiyang-2024/about/'), '.colophon')).not.toContain('本版一律作');
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
  for (const book of [
    join(folder, 'sample-2023-zh-hans.epub'),
    join(built.dist, 'en/sample-2022/sample-2022-en.epub'),
  ]) {
    const {messages} = await EpubCheck.validate(readFileSync(book));
    expect(
      messages.filter(({severity}) => severity !== 'usage'),
      book,
    ).toEqual([]);
  }
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
    await expect(page.locator('.kept')).toHaveText('已保存到本机，可离线阅读。', {timeout: 60_000});
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
  const reports = ['yiyang-2024', 'sample-2023', 'sample-2022', 'yunzhou-2022'];
  expect(named).toEqual(reports.map((report) => `zh-hans/${report}/llms.txt`));
  const files = named.flatMap(listOf).filter((path) => path !== 'llms.txt');
  for (const file of files) expect(existsSync(join(built.dist, file)), file).toBe(true);
  expect(files.sort()).toEqual(
    globSync('*/**/*.{md,txt,epub}', {cwd: built.dist, exclude: ['**/llms.txt']})
      .map((name) => name.replaceAll('\\', '/'))
      .sort(),
  );
});
