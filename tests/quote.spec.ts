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
  test(`${edition}: by keyboard, a quotation is compared, placed, and shown in every edition`, async ({page}) => {
    await page.goto(`${edition}/quote/`);
    const field = page.getByRole('textbox', {name: words.label});
    await expect(field).toBeFocused();
    await page.keyboard.type('十大产业项目完成年度计划的103%，信维电科');
    await page.keyboard.press('Tab');
    await expect(page.getByRole('button', {name: words.button, exact: true})).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(status(page).getByRole('heading')).toHaveText(words.altered);
    await expect(details(page).getByRole('deletion')).toHaveText('103%');
    await expect(details(page).getByRole('insertion')).toHaveText('102%');
    await expect(details(page)).toContainText(words.said);
    await expect(details(page).getByRole('link', {name: words.paragraph})).toHaveAttribute(
      'href',
      new RegExp(`/${edition}/yiyang-2024/1-2/#p6\\.2$`),
    );
    for (const [other, start] of [
      ['zh-hans', '一批产业项目加速推进'],
      ['zh-hant', '一批產業項目加速推進'],
      ['en', 'A number of industrial projects gathered speed'],
    ] as const) {
      await expect(details(page).getByRole('link', {name: start})).toHaveAttribute(
        'href',
        new RegExp(`/${other}/yiyang-2024/1-2/#p6\\.2$`),
      );
    }
    await expect(details(page)).toContainText(words.unofficial);

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

test('a link to a sentence leads to it', async ({page}) => {
  await page.goto('zh-hans/quote/?q=电力、水利、交通建设分别完成投资');
  await details(page).getByRole('link', {name: '第6段第5句', exact: true}).click();
  await expect(page).toHaveURL(/\/zh-hans\/yiyang-2024\/1-2\/#p6\.5$/);
  await expect(page.locator('[id="p6.5"]')).toBeInViewport();
});

test('parts and places are told one by one, and no more than a few', async ({page}) => {
  await page.goto('zh-hans/quote/?q=一批产业项目加速推进……交通建设分别完成投资20亿元');
  await expect(status(page)).toContainText('除省略号处有删节外');
  await expect(details(page).getByRole('heading', {level: 3})).toHaveText([
    '引文第1部分：与报告一字不差',
    '引文第2部分：与报告一字不差',
  ]);
  await page.goto('zh-hans/quote/?q=高质量发展');
  await expect(details(page).getByRole('listitem')).toHaveCount(10);
  await expect(details(page)).toContainText(/另有\d+处/);
});

/**
 * The longest task of the page's main thread while a quotation is checked, in milliseconds of the processor's time: the
 * clock's counts what else the machine does. The texts are there already.
 */
async function longestTask(page: Page, quotation: string): Promise<number> {
  await page.goto('zh-hans/quote/?q=要壮大产业集群');
  await expect(status(page).getByRole('heading')).toBeVisible();
  await page.getByRole('textbox', {name: '引文'}).fill(quotation);
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

test('a quotation in ever so many pieces is checked, a few are shown, and the page stays alive', async ({page}) => {
  await page.goto(`zh-hans/quote/?q=${'增长…'.repeat(300)}`);
  await expect(status(page)).toContainText('各部分均与报告一字不差');
  await expect(details(page)).toContainText('另有280个部分也核对过，未列出。');
  await expect(details(page).getByRole('heading', {level: 3})).toHaveCount(20);
  expect(await details(page).locator('*').count()).toBeLessThan(4000);
  expect(await longestTask(page, '增长…'.repeat(3200))).toBeLessThan(600);
  expect(await details(page).locator('*').count()).toBeLessThan(4000);
});

test('of a long text with many differences a few are marked', async ({page}) => {
  const {pages} = textOf('zh-hans', 'yiyang-2024');
  const text = pages.flatMap(({blocks}) => blocks.flatMap(({segments}) => segments.map(({text}) => text))).join('');
  const altered = text
    .repeat(3)
    .slice(0, 33_000)
    .replace(/(.{19})./gsu, '$1页');
  expect(await longestTask(page, altered)).toBeLessThan(600);
  await expect(details(page)).toContainText(/另有\d+处不同未标出/);
  expect(await details(page).locator('*').count()).toBeLessThan(4000);
});

test('what is too long is checked as far as is said', async ({page}) => {
  await page.goto('zh-hans/quote/');
  await page.getByRole('textbox', {name: '引文'}).fill('壮大产业集群。'.repeat(15_000));
  await page.getByRole('button', {name: '核对', exact: true}).click();
  await expect(status(page)).toContainText('引文太长：只核对了前100000个字符，后面的5000个没有核对。');
  expect(await details(page).locator('*').count()).toBeLessThan(4000);
});

test('a passage in both languages is checked in each', async ({page}) => {
  const chinese = '一批产业项目加速推进，十大产业项目完成年度计划的102%';
  const english = 'The ten major industrial projects fulfilled 102 percent of their annual plan';
  await page.goto(`zh-hans/quote/?q=${encodeURIComponent(`${chinese}\n${english}`)}`);
  await expect(status(page).getByRole('heading')).toHaveText(['与报告一字不差']);
  await expect(details(page).getByRole('blockquote')).toHaveText([chinese, english].map((text) => text.trim()));
  await page.getByRole('textbox', {name: '引文'}).fill(`${chinese}\n${english.replace('102', '103')}`);
  await page.getByRole('button', {name: '核对', exact: true}).click();
  await expect(status(page).getByRole('heading')).toHaveText(['简体：与报告一字不差', 'English：与报告有1处不同']);
  await expect(details(page).getByRole('deletion')).toHaveText('103');
});

test('what is typed stays out of the address, is sent nowhere, and goes along to another edition', async ({page}) => {
  const requested: string[] = [];
  page.on('request', (request) =>
    requested.push(`${request.method()} ${decodeURIComponent(request.url())} ${request.postData() ?? ''}`),
  );
  await page.goto('zh-hans/quote/');
  await page.getByRole('textbox', {name: '引文'}).fill('交通建设分别完成投资100亿元');
  await page.getByRole('button', {name: '核对', exact: true}).click();
  await expect(status(page).getByRole('heading')).toBeVisible();
  await expect(page).toHaveURL(/\/quote\/$/);
  await page.getByRole('banner').locator('a[hreflang=en]').click();
  await expect(page).toHaveURL(/\/en\/quote\/$/);
  await expect(page.getByRole('textbox', {name: 'Quotation'})).toHaveValue('交通建设分别完成投资100亿元');
  await expect(status(page)).toContainText('Differs from the report');
  expect(requested.length).toBeGreaterThan(5);
  expect(requested.filter((request) => request.includes('交通') || !request.startsWith('GET'))).toEqual([]);
});

test('into a new tab it does not go, nor back here', async ({page, context}) => {
  await page.goto('zh-hans/quote/');
  await page.getByRole('textbox', {name: '引文'}).fill('甲甲甲');
  const [tab] = await Promise.all([
    context.waitForEvent('page'),
    page
      .getByRole('banner')
      .locator('a[hreflang=en]')
      .click({modifiers: ['ControlOrMeta']}),
  ]);
  await expect(tab).toHaveURL(/\/en\/quote\/$/);
  await page.goto('zh-hans/quote/?q=高质量发展');
  await expect(page.getByRole('textbox', {name: '引文'})).toHaveValue('高质量发展');
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

test('a report’s page and the search lead to it', async ({page}) => {
  for (const from of ['zh-hans/yiyang-2024/', 'zh-hans/search/']) {
    await page.goto(from);
    await page.getByRole('main').getByRole('link', {name: '核对引文'}).click();
    await expect(page).toHaveURL(/\/zh-hans\/quote\/$/);
  }
});

test('text.json is the text under content/', ({built}) => {
  for (const edition of ['zh-hans', 'zh-hant', 'en'] as EditionName[]) {
    expect(JSON.parse(readFileSync(join(built.dist, edition, 'yiyang-2024', 'text.json'), 'utf8'))).toEqual(
      textOf(edition, 'yiyang-2024'),
    );
  }
});
