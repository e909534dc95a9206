/** The page that accounts for an edition, and the letters in which readers report errors. */
import {createHash} from 'node:crypto';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {HTMLElement, parse} from 'node-html-parser';
import {root} from '../tools/run.ts';
import type {Colophon} from '../src/model/colophon.ts';
import type {Volume} from '../src/model/volume.ts';
import {chain, pageOf} from './support/pages.ts';
import {expect, test, type Page} from './support/site.ts';

const editions = ['zh-hans', 'zh-hant', 'en'];
const read = (name: string) => readFileSync(join(root, name), 'utf8');
const about = (edition: string) => `${edition}/yiyang-2024/about/`;
/** What a letter says, from its address. */
const written = (href: string | null) => {
  const {protocol, searchParams} = new URL(href ?? '');
  return {protocol, subject: searchParams.get('subject') ?? '', body: searchParams.get('body') ?? ''};
};
const hrefsOf = (page: Page) =>
  page.locator('.errors li a').evaluateAll((links) => links.map((link) => link.getAttribute('href')));

for (const edition of editions) {
  test(`${edition}: everything that was done is told, with its places`, ({built}) => {
    const page = pageOf(built, about(edition)).root.querySelector('main')!;
    const colophon = JSON.parse(read(`content/yiyang-2024/${edition}/about.json`)) as Colophon;
    const {metadata} = JSON.parse(read(`content/yiyang-2024/${edition}/report.json`)) as Volume;
    const {corrections} = metadata;
    const sections = page.innerHTML.split('<h2 ');
    const linked = (section: string, id: string) =>
      sections.some((html) => html.startsWith(`id="${section}"`) && html.includes(`>${id}</a>`));

    expect(corrections.length).toBeGreaterThan(0);
    for (const {id, source, read: words, why} of corrections) {
      for (const said of [source, words, why]) expect(page.textContent).toContain(said);
      expect(linked('corrections', id), id).toBe(true);
    }
    expect(colophon.overrides.length).toBeGreaterThan(0);
    for (const {phrase, rendering, why, places} of colophon.overrides) {
      expect(page.textContent).toContain(`${phrase} → ${rendering}`);
      expect(page.textContent).toContain(why);
      for (const id of places) expect(linked('traditional', id), `${phrase} ${id}`).toBe(true);
    }
    for (const {id, words, why} of colophon.exceptions) {
      for (const said of [words, why]) expect(page.textContent).toContain(said);
      expect(linked('english', id), id).toBe(true);
    }
    for (const words of colophon.setAside)
      expect(page.querySelectorAll('details li').map((item) => item.textContent)).toContain(words);
    expect(page.querySelectorAll('ul').filter((list) => !list.querySelector('li'))).toEqual([]);
  });

  test(`${edition}: what the page around the text leaves blank is shown as blank, and not at the head of the report`, ({
    built,
  }) => {
    const said = (path: string, rows: string) =>
      pageOf(built, path)
        .root.querySelectorAll(rows)
        .map(({textContent}) => textContent);
    const [author] = said(about(edition), '#source ~ .facts > div').filter((row) => /^(作者|Author)/.test(row));
    expect(author).toMatch(/^作者（空白?）$|^Author\(blank\)$/);
    for (const page of ['', 'full/'])
      expect(
        said(`${edition}/yiyang-2024/${page}`, 'main .source > span').filter((row) => /^(作者|Author)/.test(row)),
      ).toEqual([]);
  });

  test(`${edition}: what is said to be Chinese is, and whole`, ({built}) => {
    const main = pageOf(built, about(edition)).root.querySelector('main')!;
    const lang = (element: HTMLElement): string =>
      element.getAttribute('lang') ?? (element.parentNode instanceof HTMLElement ? lang(element.parentNode) : '');
    expect(
      main
        .querySelectorAll('b')
        .filter((words) => lang(words).startsWith('zh') !== /\p{Script=Han}/u.test(words.textContent))
        .map(String),
    ).toEqual([]);
    if (edition !== 'en') return;
    const marked = main.querySelectorAll('span[lang^=zh]').map(({textContent}) => textContent);
    expect(marked).toContain('产值过50亿元企业1家、10亿元企业10家以上');
    expect(marked.filter((words) => /[a-z]/i.test(words))).toEqual([]);
  });

  test(`${edition}: what citations estimate is told, and on what grounds`, ({built}) => {
    const page = pageOf(built, about(edition)).root.querySelector('main')!;
    const {metadata} = JSON.parse(read(`content/yiyang-2024/${edition}/report.json`)) as Volume;
    const [, citing = ''] = page.innerHTML.split('<h2 id="citing"');
    const told = parse(`<h2${citing.split('<h2 ')[0]}`).textContent.replace(/\s+/g, ' ');
    expect(told).toContain(metadata.author);
    expect(told).toMatch(/2023年（估计）|2023年（估計）|2023 \(estimated\)/);
    expect(told).toMatch(/\[2023\].*\[2023\?\].*ca\. 2023/);
    expect(told).toMatch(/2022.*2023.*2025.*12月28日或29日|2022, 2023, and 2025.*December 28 or 29/);
    // The files to keep say it too.
    expect(pageOf(built, `${edition}/yiyang-2024/full/`).root.querySelector('.imprint')!.textContent).toContain(
      metadata.author,
    );
  });

  test(`${edition}: checksum and date are those of the source`, ({built}) => {
    const page = pageOf(built, about(edition)).root;
    expect(page.querySelectorAll('main code').map((code) => code.textContent)).toContain(
      createHash('sha256')
        .update(readFileSync(join(root, 'seeds/yiyang-2024/report.txt')))
        .digest('hex'),
    );
    const modified = /^modified: (.*)$/m.exec(read('seeds/yiyang-2024/report.yaml'))?.[1] ?? '';
    const time = page.querySelector('main time');
    expect(time?.getAttribute('datetime')).toBe(modified);
    expect(time?.textContent.match(/\d+/g)?.map(Number).sort()).toEqual(
      expect.arrayContaining([Number(modified.slice(0, 4)), Number(modified.slice(8))]),
    );
    const sums = page
      .querySelectorAll('table tr')
      .slice(1)
      .map((row) => row.querySelectorAll('td').map((cell) => Number(cell.textContent.replace(',', ''))));
    for (const column of [0, 1])
      expect(sums.slice(0, -1).reduce((sum, row) => sum + row[column]!, 0)).toBe(sums.at(-1)![column]);
  });
}

test('the passage in the address is shown, and goes into every letter', async ({page, built}) => {
  for (const edition of editions)
    await test.step(edition, async () => {
      await page.goto(`${about(edition)}?p=p18.2#errors`);
      const words = pageOf(built, `${edition}/yiyang-2024/2-1/`)
        .root.querySelector('[id="p18.2"]')!
        .textContent.slice(0, 10);
      await expect(page.locator('.errors q')).toContainText(words);
      const letters = (await hrefsOf(page)).map(written);
      expect(letters).toHaveLength(3);
      for (const {protocol, subject, body} of letters) {
        expect(protocol).toBe('mailto:');
        expect(subject).toContain('(p18.2)');
        expect(body).toContain(`${new URL(page.url()).origin}${built.base}${edition}/yiyang-2024/2-1/#p18.2`);
        expect(body).toContain(words);
      }
      await page.getByRole('link', {name: 'p18.2', exact: true}).click();
      await expect(page.locator('[id="p18.2"]')).toBeInViewport();
    });

  await test.step('cut between characters, rare ones too', async () => {
    await page.route(/\/zh-hans\/yiyang-2024\/2-1\/$/, async (route) => {
      const response = await route.fetch();
      // The 60th character takes two units of UTF-16, the 60th and the 61st.
      await route.fulfill({
        response,
        body: (await response.text()).replace(/(<span id="p18\.2">)[^<]*/, `$1${'甲'.repeat(59)}𬱖${'乙'.repeat(9)}`),
      });
    });
    await page.goto(`${about('zh-hans')}?p=p18.2#errors`);
    await expect(page.locator('.errors q')).toHaveText(`${'甲'.repeat(59)}𬱖…`);
    expect(written(await page.locator('.errors li a').first().getAttribute('href')).body).toContain('甲𬱖…');
  });
});

test('a passage that the report does not have is not shown, nor what else an address may say', async ({page}) => {
  for (const wrong of ['p630', '', '<b>']) {
    await page.goto(`${about('zh-hans')}?p=${encodeURIComponent(wrong)}`);
    await expect(page.locator('.errors p')).toBeHidden();
    expect(written(await page.locator('.errors li a').first().getAttribute('href')).subject).not.toContain('(');
  }
});

test('without scripts letters say which report and edition they are about, and no passage is shown', ({built}) => {
  for (const [edition, name] of [
    ['zh-hans', '简体中文'],
    ['zh-hant', '繁體中文'],
    ['en', 'English'],
  ] as const) {
    const {root} = pageOf(built, about(edition));
    expect(root.querySelectorAll('.errors p').map((passage) => passage.hasAttribute('hidden'))).toEqual([true]);
    const hrefs = root.querySelectorAll('.errors li a').map((link) => link.getAttribute('href'));
    expect(hrefs).toHaveLength(3);
    for (const {protocol, subject, body} of hrefs.map((href) => written(href ?? null)))
      expect([
        protocol,
        subject !== '',
        body.includes(`${built.base}${edition}/yiyang-2024/\r\n`),
        body.includes(name),
        /[{}]/.test(body),
      ]).toEqual(['mailto:', true, true, true, false]);
  }
});

test('it is reached from the report, from the contents, and from the notice of the translation', async ({page}) => {
  await page.goto('zh-hant/yiyang-2024/');
  await page.getByRole('main').getByRole('link', {name: '編校說明'}).click();
  await expect(page).toHaveURL(/\/zh-hant\/yiyang-2024\/about\/$/);
  await expect(page.getByRole('navigation', {name: '目錄'}).locator('[aria-current=page]')).toHaveText('編校說明');
  await page.goto('en/yiyang-2024/2-1/');
  await page
    .getByRole('complementary')
    .getByRole('link', {name: /^Unofficial translation/})
    .click();
  await expect(page).toHaveURL(/\/en\/yiyang-2024\/about\/#english$/);
});

test('it is no page of the text: nothing leads on from it, and nothing is set beside it', ({built}) => {
  for (const edition of editions) {
    expect(pageOf(built, about(edition)).root.querySelectorAll('main .turn, main .beside')).toEqual([]);
    expect(chain(built, `${edition}/yiyang-2024/`).map(({path}) => path)).not.toContain(about(edition));
  }
});
