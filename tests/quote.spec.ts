/** The page that checks quotations, as a reader has it; what it finds is tested in quote.test. */
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import type {EditionName} from '../src/model/editions.ts';
import {expect, test, type Page} from './support/site.ts';
import {textOf} from './support/texts.ts';

const status = (page: Page) => page.getByRole('main').getByRole('status');
const details = (page: Page) => page.locator('[data-details]');

const editions = {
  'zh-hans': {
    label: '引文',
    button: '核对',
    altered: '与报告有1处不同',
    verbatim: '与报告一字不差',
    absent: '报告中没有这些文字',
    none: '请先粘贴需要核对的引文',
    paragraph: '第6段第2句',
    said: '报告作“102%”，引文作“103%”',
    unofficial: '英文为非官方译文',
  },
  'zh-hant': {
    label: '引文',
    button: '核對',
    altered: '與報告有1處不同',
    verbatim: '與報告一字不差',
    absent: '報告中找不到這段引文',
    none: '請先貼上要核對的引文',
    paragraph: '第6段第2句',
    said: '報告作「102%」，引文作「103%」',
    unofficial: '英文為非官方譯文',
  },
  en: {
    label: 'Quotation',
    button: 'Check',
    altered: 'Differs from the report in 1 place',
    verbatim: 'Matches the report word for word',
    absent: 'Not found in the report',
    none: 'Paste a quotation to check',
    paragraph: 'Paragraph 6, sentence 2',
    said: 'The report has “102%”; the quotation has “103%”',
    unofficial: 'Unofficial translation',
  },
} as const;

for (const [edition, words] of Object.entries(editions)) {
  test(`${edition}: by keyboard, a quotation is compared, placed, and shown in every edition`, async ({
    page,
    built,
  }) => {
    await page.goto(`${edition}/quote/`);
    const field = page.getByRole('textbox', {name: words.label});
    await expect(field).toBeFocused();
    await page.keyboard.type('十大产业项目完成年度计划的103%，信维电科');
    await page.keyboard.press('Tab');
    await expect(page.getByRole('button', {name: words.button, exact: true})).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(status(page).getByRole('heading')).toHaveText(words.altered);
    await expect(details(page).getByRole('deletion')).toHaveText('103%');
    const {text, inserted, links} = await details(page).evaluate((details) => ({
      text: details.textContent,
      inserted: Array.from(details.querySelectorAll('ins'), (words) => words.textContent),
      links: Array.from(details.querySelectorAll('a'), ({textContent, pathname, hash}) => [
        textContent,
        pathname + hash,
      ]),
    }));
    const addressOf = (words: string) => links.find(([text]) => text?.includes(words))?.[1];
    expect(inserted).toEqual(['102%']);
    expect(text).toContain(words.said);
    expect(text).toContain(words.unofficial);
    expect(addressOf(words.paragraph)).toBe(`${built.base}${edition}/yiyang-2024/1-2/#p6.2`);
    for (const [other, start] of [
      ['zh-hans', '一批产业项目加速推进'],
      ['zh-hant', '一批產業項目加速推進'],
      ['en', 'A number of industrial projects gathered speed'],
    ] as const)
      expect(addressOf(start)).toBe(`${built.base}${other}/yiyang-2024/1-2/#p6.2`);

    await field.fill('The ten major industrial projects fulfilled 102 percent of their annual plan');
    await page.keyboard.press('Control+Enter');
    await expect(status(page).getByRole('heading')).toHaveText(words.verbatim);
    await expect(details(page).getByRole('deletion')).toHaveCount(0);
    await expect(details(page).getByRole('link', {name: '一批产业项目加速推进'})).toBeVisible();

    await field.fill('天下大势，分久必合，合久必分。');
    await page.keyboard.press('Control+Enter');
    await expect(status(page)).toContainText(words.absent);
    await expect(details(page)).toBeEmpty();

    await field.fill('。，');
    await page.keyboard.press('Control+Enter');
    await expect(status(page)).toContainText(words.none);
  });
}

test('where the browser refuses storage, a quotation in the address is checked all the same', async ({page}) => {
  await page.addInitScript(() => {
    for (const kind of ['localStorage', 'sessionStorage']) {
      Object.defineProperty(window, kind, {
        get: () => {
          throw new DOMException('refused', 'SecurityError');
        },
      });
    }
  });
  await page.goto(`zh-hans/quote/?q=${encodeURIComponent('强化科技赋能')}`);
  await expect(status(page)).toContainText(editions['zh-hans'].verbatim);
});

const field = (page: Page) => page.getByRole('textbox', {name: '引文'});

async function check(page: Page, quotation: string): Promise<void> {
  await field(page).fill(quotation);
  await page.getByRole('button', {name: '核对', exact: true}).click();
}

test('parts, languages and places are told one by one, no more than a few, and a link to a sentence leads to it', async ({
  page,
}) => {
  const chinese = '一批产业项目加速推进，十大产业项目完成年度计划的102%';
  const english = 'The ten major industrial projects fulfilled 102 percent of their annual plan';
  await page.goto(`zh-hans/quote/?q=${encodeURIComponent(`${chinese}\n${english}`)}`);
  await expect(status(page).getByRole('heading')).toHaveText(['与报告一字不差']);
  await expect(details(page).getByRole('blockquote')).toHaveText([chinese, english].map((text) => text.trim()));
  await check(page, `${chinese}\n${english.replace('102', '103')}`);
  await expect(status(page).getByRole('heading')).toHaveText(['简体：与报告一字不差', 'English：与报告有1处不同']);
  await expect(details(page).getByRole('deletion')).toHaveText('103');

  await check(page, '一批产业项目加速推进……交通建设分别完成投资20亿元');
  await expect(status(page)).toContainText('除省略号处有删节外');
  await expect(details(page).getByRole('heading', {level: 3})).toHaveText([
    '引文第1部分：与报告一字不差',
    '引文第2部分：与报告一字不差',
  ]);

  await check(page, '高质量发展');
  await expect(details(page).getByRole('listitem')).toHaveCount(10);
  await expect(details(page)).toContainText(/另有\d+处/);

  await check(page, '电力、水利、交通建设分别完成投资');
  await details(page).getByRole('link', {name: '第6段第5句', exact: true}).click();
  await expect(page).toHaveURL(/\/zh-hans\/yiyang-2024\/1-2\/#p6\.5$/);
  await expect(page.locator('[id="p6.5"]')).toBeInViewport();
});

/**
 * The longest task of the page's main thread while a quotation is checked, in milliseconds of the processor's time: the
 * clock's counts what else the machine does. The texts are there already.
 */
async function longestTask(page: Page, quotation: string): Promise<number> {
  await check(page, '要壮大产业集群');
  await expect(status(page).getByRole('heading')).toHaveText(['与报告有1处不同']);
  await field(page).fill(quotation);
  const browser = page.context().browser()!;
  await browser.startTracing(page, {categories: ['toplevel']});
  await page.getByRole('button', {name: '核对', exact: true}).click();
  await expect(status(page).getByRole('heading')).not.toHaveText(['与报告有1处不同'], {timeout: 30_000});
  await expect(status(page).getByRole('heading').first()).toBeVisible({timeout: 30_000});
  const {traceEvents} = JSON.parse((await browser.stopTracing()).toString()) as {
    traceEvents: {name: string; pid: number; tid: number; tdur?: number; args: {name?: string}}[];
  };
  const threads = traceEvents.filter(({name, args}) => name === 'thread_name' && args.name === 'CrRendererMain');
  const tasks = traceEvents.filter(
    ({name, pid, tid}) => /RunTask$/.test(name) && threads.some((thread) => thread.pid === pid && thread.tid === tid),
  );
  expect(tasks.length).toBeGreaterThan(3);
  return Math.max(...tasks.map(({tdur = 0}) => tdur)) / 1000;
}

test('the page stays alive, however much is to be checked, and shows a part of it', async ({page}) => {
  const expectFewElements = async () => expect(await details(page).locator('*').count()).toBeLessThan(4000);
  await test.step('a quotation in ever so many pieces', async () => {
    await page.goto(`zh-hans/quote/?q=${'增长…'.repeat(300)}`);
    await expect(status(page)).toContainText('各部分均与报告一字不差');
    await expect(details(page)).toContainText('另有280个部分也核对过，未列出。');
    await expect(details(page).getByRole('heading', {level: 3})).toHaveCount(20);
    await expectFewElements();
    expect.soft(await longestTask(page, '增长…'.repeat(3200))).toBeLessThan(600);
    await expectFewElements();
  });

  await test.step('a long text with many differences', async () => {
    const {pages} = textOf('zh-hans', 'yiyang-2024');
    const text = pages.flatMap(({blocks}) => blocks.flatMap(({segments}) => segments.map(({text}) => text))).join('');
    const altered = text
      .repeat(3)
      .slice(0, 33_000)
      .replace(/(.{19})./gsu, '$1页');
    expect.soft(await longestTask(page, altered)).toBeLessThan(600);
    await expect(details(page)).toContainText(/另有\d+处不同未标出/);
    await expectFewElements();
  });

  await test.step('what is too long is checked as far as is said', async () => {
    await check(page, '壮大产业集群。'.repeat(15_000));
    await expect(status(page)).toContainText('引文太长：只核对了前100000个字符，后面的5000个没有核对。');
    await expectFewElements();
  });
});

test('what is typed stays out of the address, is sent nowhere, and goes along to another edition, but into no new tab, nor back', async ({
  page,
  context,
}) => {
  const requested: string[] = [];
  context.on('request', (request) =>
    requested.push(`${request.method()} ${decodeURIComponent(request.url())} ${request.postData() ?? ''}`),
  );
  const english = page.getByRole('banner').locator('a[hreflang=en]');
  const come = async (from: string) => {
    await page.goto(from);
    await page.getByRole('main').getByRole('link', {name: '核对引文'}).click();
    await expect(page).toHaveURL(/\/zh-hans\/quote\/$/);
  };
  await test.step('a report’s page leads here', () => come('zh-hans/yiyang-2024/'));
  await check(page, '交通建设分别完成投资100亿元');
  await expect(status(page).getByRole('heading')).toBeVisible();
  await expect(page).toHaveURL(/\/quote\/$/);
  const [tab] = await Promise.all([context.waitForEvent('page'), english.click({modifiers: ['ControlOrMeta']})]);
  await expect(tab).toHaveURL(/\/en\/quote\/$/);
  await tab.close();
  await page.goto('zh-hans/quote/?q=高质量发展');
  await expect(field(page)).toHaveValue('高质量发展');

  await test.step('and so does the search', () => come('zh-hans/search/'));
  await field(page).fill('交通建设分别完成投资100亿元');
  await english.click();
  await expect(page).toHaveURL(/\/en\/quote\/$/);
  await expect(page.getByRole('textbox', {name: 'Quotation'})).toHaveValue('交通建设分别完成投资100亿元');
  await expect(status(page)).toContainText('Differs from the report');
  expect(requested.length).toBeGreaterThan(5);
  expect(requested.filter((request) => request.includes('交通') || !request.startsWith('GET'))).toEqual([]);
});

test.describe('when the texts cannot be had', () => {
  test.use({expectedErrors: [/ERR_FAILED/]});

  test('it says so, and tries again when asked', async ({page}) => {
    await page.route('**/text.json', (route) => route.abort());
    await page.goto('zh-hans/quote/?q=高质量发展');
    await expect(status(page)).toContainText('暂时无法核对');
    await page.unroute('**/text.json');
    await page.getByRole('button', {name: '核对', exact: true}).click();
    await expect(status(page)).toContainText('一字不差');
  });
});

test.describe('without JavaScript', () => {
  test.use({javaScriptEnabled: false});

  test('it says what it needs, and leads to the full text', async ({page}) => {
    await page.goto('zh-hans/quote/');
    await expect(page.getByRole('main')).toContainText('核对引文需要启用JavaScript');
    await expect(page.getByRole('main').getByRole('textbox')).toBeHidden();
    await expect(page.getByRole('main').locator('a[href$="/yiyang-2024/full/"]')).toBeVisible();
  });
});

test('text.json is the text under content/', ({built}) => {
  for (const edition of ['zh-hans', 'zh-hant', 'en'] as EditionName[]) {
    expect(JSON.parse(readFileSync(join(built.dist, edition, 'yiyang-2024', 'text.json'), 'utf8'))).toEqual(
      textOf(edition, 'yiyang-2024'),
    );
  }
});
