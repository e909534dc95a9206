/**
 * The box, the search page and the arrival, as a reader has them; that what they find is exact is tested in
 * search-exact.
 */
import type {Route} from '@playwright/test';
import {report} from './support/kinds.ts';
import {delay, expect, settled, test, type Page} from './support/site.ts';
import {placesWith, textsOf} from './support/truth.ts';

async function openSearch(page: Page, edition = 'zh-hans'): Promise<void> {
  await page.goto(`${edition}/search/`);
  await expect(page.getByRole('main').getByRole('searchbox')).toBeFocused();
}

const results = (page: Page) => page.locator('#results');
const status = (page: Page) => page.getByRole('main').getByRole('status');

/** Has the open search page search for something. */
const searchFor = (page: Page, query: string) => page.getByRole('main').getByRole('searchbox').fill(query);

test.describe('the search page', () => {
  test('lists every hit, and says what is found or what can be searched', async ({page, built}) => {
    const expected = placesWith(textsOf(built, 'zh-hans'), '洞庭湖');
    await page.goto('zh-hans/search/?q=洞庭湖');
    const links = results(page).getByRole('link');
    const field = page.getByRole('searchbox');
    await test.step('every hit with its sentence, its place and its number', async () => {
      await expect(links).toHaveCount(expected.length);
      await expect(status(page)).toContainText(String(expected.length));
      await expect(page).toHaveTitle(/洞庭湖/);
      const hits = await links.evaluateAll((links) =>
        links.map((link) => ({
          mark: link.querySelector('mark')?.textContent,
          href: link.getAttribute('href'),
          place: link.querySelector('small')?.textContent,
        })),
      );
      for (const {mark, href, place} of hits) {
        expect(mark).toBe('洞庭湖');
        expect(href).toMatch(/\/zh-hans\/yiyang-2024\/[^?]*\?q=%E6%B4%9E%E5%BA%AD%E6%B9%96#[phn]\d+$/);
        expect(place).toContain('政府工作报告');
      }
    });

    await test.step('nothing of the English search is loaded', async () => {
      await page.waitForLoadState('networkidle');
      expect(
        await page.evaluate(
          () => performance.getEntriesByType('resource').filter(({name}) => /english/.test(name)).length,
        ),
      ).toBe(0);
    });

    await test.step('a query that was sent is kept in the history, and gone back to', async () => {
      await field.fill('益阳');
      await field.press('Enter');
      await expect(page).toHaveURL(/q=%E7%9B%8A%E9%98%B3/);
      await page.goBack();
      await expect(field).toHaveValue('洞庭湖');
      await expect(page).toHaveTitle(/洞庭湖/);
      await expect(links).toHaveCount(expected.length);
    });

    await test.step('that nothing is found, and what to try', async () => {
      await field.fill('火星');
      await expect(status(page)).toHaveText('没有找到“火星”。');
      await expect(page.getByText('换用更短的词')).toBeVisible();
      await expect(links).toHaveCount(0);
    });

    await test.step('what of a query stands nowhere', async () => {
      await field.fill('洞庭湖 火星');
      await expect(page.locator('#near').getByRole('link').first()).toHaveText(/洞庭湖 火星$/);
      await expect(page.locator('#near del').first()).toHaveText('火星');
    });

    await test.step('what can be searched, where there is no query, or one of spaces', async () => {
      await field.fill('');
      await expect(page.getByText('可以搜索任何字')).toBeVisible();
      await expect(status(page)).toBeEmpty();
      await page.goto('zh-hans/search/?q=%20%E3%80%80');
      await expect(page.getByText('可以搜索任何字')).toBeVisible();
      await expect(status(page)).toBeEmpty();
    });
  });

  test('puts notes and headings before paragraphs, those in the order of the text, and is scrolled to where it was left when the reader comes back', async ({
    page,
  }) => {
    await page.goto('zh-hans/search/?q=产业');
    const links = results(page).getByRole('link');
    await expect(links.first()).toBeVisible();
    const ids = await links.evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).hash.slice(1)));
    const kinds = ids.map((id) => 'nhp'.indexOf(id.charAt(0)));
    expect(kinds).toEqual(kinds.toSorted());
    const paragraphs = ids.filter((id) => id.startsWith('p')).map((id) => Number(id.slice(1)));
    expect(paragraphs.length).toBeGreaterThan(5);
    expect(paragraphs).toEqual(paragraphs.toSorted((a, b) => a - b));

    await page.evaluate(() => scrollTo({top: 1800, behavior: 'instant'}));
    await links.nth(12).evaluate((link: HTMLElement) => link.click());
    await expect(page).toHaveURL(/yiyang-2024/);
    await page.goBack();
    await expect(links.first()).toBeVisible();
    await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(1700);
  });

  test('searches as one types, and keeps the query in its address and in the links to other editions', async ({
    page,
  }) => {
    await openSearch(page);
    await expect(page.getByText('可以搜索任何字')).toBeVisible();
    await expect(status(page)).toBeEmpty();
    await expect(page.getByText('6.5%')).toBeVisible();
    await page.keyboard.type('4×4');
    await expect(results(page).getByRole('link').first()).toBeVisible();
    await expect(page).toHaveURL(/\?q=4%C3%974$/);
    await page.getByRole('banner').locator('a[hreflang=zh-Hant]').click();
    await expect(page).toHaveURL(/\/zh-hant\/search\/\?q=4%C3%974$/);
    await expect(results(page).locator('mark').first()).toHaveText('4×4');
  });

  /** What the report calls something, and what is near to what it does not have. */
  const otherWords = {
    'zh-hans': {
      terms: [
        ['GDP', '地区生产总值', '没有找到“GDP”。报告里的说法是“地区生产总值”'],
        ['人均收入', '人均可支配收入', '没有找到“人均收入”。报告里的说法是“人均可支配收入”'],
        ['增长目标', '主要预期目标', '没有找到“增长目标”。报告里的说法是“主要预期目标”'],
      ],
      near: [['洞廷湖', '洞庭湖', '廷', '庭', '没有找到“洞廷湖”。']],
    },
    'zh-hant': {
      terms: [['gdp增長', '地區生產總值增長', '找不到「gdp增長」。報告裡的說法是「地區生產總值增長」']],
      near: [['洞廷湖', '洞庭湖', '廷', '庭', '找不到「洞廷湖」。']],
    },
    en: {
      terms: [
        ['GDP', 'gross regional product', 'No results for “GDP”. The report’s term is “gross regional product”'],
        ['人均收入', '人均可支配收入', 'The report’s term is “人均可支配收入”'],
      ],
      near: [
        ['goverment', 'government', 'goverment', 'government', 'No results for “goverment”.'],
        ['洞廷湖', '洞庭湖', '廷', '庭', 'No results for “洞廷湖”.'],
      ],
    },
  } as const;

  for (const [edition, {terms, near}] of Object.entries(otherWords))
    test(`finds a query by the report’s term, or shows what is near, apart from results: ${edition}`, async ({
      page,
      built,
    }) => {
      // What is asked by the address, is asked by the field, too.
      await page.goto(`${edition}/search/?q=${terms[0][0]}`);
      for (const [query, term, told] of terms)
        await test.step(`${query} by the report’s term, and says so`, async () => {
          if (query !== terms[0][0]) await searchFor(page, query);
          await expect(status(page)).toContainText(told);
          await expect(results(page).locator('mark').first()).toHaveText(term, {ignoreCase: true});
          await expect(page.getByRole('main').getByRole('searchbox')).toHaveValue(query);
          await expect(page.locator('#near')).toBeHidden();
          const link = results(page).getByRole('link').first();
          expect(new URL((await link.getAttribute('href'))!, page.url()).searchParams.get('q')).toContain(term);
        });

      for (const [query, meant, removed, added, told] of near)
        await test.step(`what is near to ${query}`, async () => {
          await searchFor(page, query);
          const link = page.locator('#near').getByRole('link').first();
          await expect(link.locator('del')).toHaveText(removed);
          await expect(link.locator('ins')).toHaveText(added);
          await expect(status(page)).toHaveText(told);
          await expect(results(page).getByRole('link')).toHaveCount(0);
          const n = Number(/\d+/.exec((await link.locator('small').textContent())!)![0]);
          const there = new RegExp(`/${edition}/search/\\?q=${encodeURIComponent(meant)}$`);
          await expect(link).toHaveAttribute('href', there);
          // Of following it nothing depends on the edition.
          if (edition === 'zh-hans') {
            expect(n).toBe(placesWith(textsOf(built, 'zh-hans'), '洞庭湖').length);
            await link.click();
          } else await searchFor(page, meant);
          await expect(page).toHaveURL(there);
          await expect(results(page).getByRole('link')).toHaveCount(n);
          await expect(page.locator('#near')).toBeHidden();
        });

      if (edition === 'en')
        await test.step('the report’s term is offered where both find something', async () => {
          await searchFor(page, 'growth target');
          await expect(page).toHaveURL(/q=growth%20target$/);
          await expect(status(page)).toHaveText(/^\d+ found$/);
          await page.getByRole('main').getByRole('link', {name: 'main targets', exact: true}).click();
          await expect(page).toHaveURL(/q=%22main%20targets%22$/);
          await expect(results(page).locator('mark').first()).toHaveText('main targets');
        });
    });

  test('says that it is loading, and shows the hits of the newest query, whichever comes last', async ({page}) => {
    let answer = () => {};
    const asked = new Promise<void>((done) => (answer = done));
    await page.route('**/wasm.*', async (route) => {
      await asked;
      await route.continue();
    });
    await page.goto('zh-hans/search/?q=洞庭湖');
    await expect(status(page)).toHaveText('正在搜索……');
    await expect(results(page)).toHaveAttribute('aria-busy', 'true');
    answer();
    await expect(results(page).getByRole('link').first()).toBeVisible();
    await expect(results(page)).toHaveAttribute('aria-busy', 'false');

    // The pieces for the older query are held back until the newer one, which needs no others, is answered.
    const held: Route[] = [];
    await page.route('**/*.pf_index', (route) => void held.push(route));
    await searchFor(page, '都谷极');
    await expect.poll(() => held.length).toBeGreaterThan(0);
    await searchFor(page, '洞庭');
    await expect(results(page).locator('mark').first()).toHaveText('洞庭');
    const late = page.waitForResponse('**/*.pf_fragment');
    for (const route of held) await route.continue();
    await late;
    await settled(page);
    await expect(results(page).locator('mark').first()).toHaveText('洞庭');
    await expect(page).toHaveTitle(/“洞庭”/);
  });

  test.describe('without JavaScript', () => {
    test.use({javaScriptEnabled: false});

    test('is reached from the box, and leads to the full text', async ({page}) => {
      await page.goto(`${report}2-1/`);
      await page.getByRole('searchbox').fill('洞庭湖');
      await page.keyboard.press('Enter');
      await expect(page).toHaveURL(/\/zh-hans\/search\/\?q=/);
      await expect(page.getByRole('main')).toContainText('搜索需要启用JavaScript');
      await page.getByRole('main').getByRole('link', {name: '全文'}).click();
      await expect(page).toHaveURL(/\/full\/$/);
    });
  });
});

test.describe('the box', () => {
  const box = (page: Page) => page.getByRole('banner').getByRole('combobox');
  const said = (page: Page) => page.getByRole('banner').getByRole('status');
  const options = (page: Page) => page.getByRole('listbox').getByRole('option');

  test('answers what was typed before the page’s script had come', async ({page}) => {
    await delay(page, /\/_astro\/[^/]+\.js$/, 1000);
    await page.goto(`${report}2-1/`, {waitUntil: 'commit'});
    await page.getByRole('banner').getByRole('searchbox').fill('洞庭湖');
    await expect(page.getByRole('option').first()).toBeVisible();
  });

  test('is worked by keyboard, and loads nothing of the search before it is touched', async ({page}) => {
    await page.goto(`${report}2-1/`);
    await test.step('nothing is loaded before it is touched', async () => {
      const loaded = () =>
        page.evaluate(
          () => performance.getEntriesByType('resource').filter(({name}) => /pagefind|box/.test(name)).length,
        );
      await page.waitForLoadState('networkidle');
      expect(await loaded()).toBe(0);
      await page.keyboard.press('/');
      await expect(box(page)).toBeFocused();
      await expect(box(page)).toHaveAttribute('aria-expanded', 'false');
      await expect.poll(loaded).toBeGreaterThan(0);
    });

    await test.step('down, up, Escape', async () => {
      await page.keyboard.type('洞庭湖');
      await expect(options(page)).toHaveCount(7);
      await expect(box(page)).toHaveAttribute('aria-expanded', 'true');
      await page.keyboard.press('ArrowDown');
      await expect(options(page).first()).toHaveAttribute('aria-selected', 'true');
      await expect(box(page)).toHaveAttribute(
        'aria-activedescendant',
        (await options(page).first().getAttribute('id'))!,
      );
      await page.keyboard.press('ArrowUp');
      await expect(box(page)).not.toHaveAttribute('aria-activedescendant');
      await page.keyboard.press('ArrowUp');
      await expect(options(page).last()).toHaveAttribute('aria-selected', 'true');
      await page.keyboard.press('Escape');
      await expect(page.getByRole('listbox')).toBeHidden();
      await expect(box(page)).toHaveValue('洞庭湖');
      await page.keyboard.press('Escape');
      await expect(box(page)).toHaveValue('');
    });

    await test.step('says that nothing is found', async () => {
      await page.keyboard.type('火星');
      await expect(said(page)).toHaveText('没有找到“火星”。');
      await expect(box(page)).toHaveAttribute('aria-expanded', 'false');
    });

    await test.step('finds a query by the report’s term, and says so first', async () => {
      await box(page).fill('GDP');
      await expect(options(page).first()).toContainText('没有找到“GDP”。报告里的说法是“地区生产总值”');
      await expect(options(page).nth(1).locator('mark').first()).toHaveText('地区生产总值');
      await expect(said(page)).toContainText('地区生产总值');
    });

    await test.step('closes when it is left', async () => {
      await page.keyboard.press('Tab');
      await expect(page.getByRole('listbox')).toBeHidden();
    });

    await test.step('fits a screen of 320 pixels', async () => {
      await page.setViewportSize({width: 320, height: 568});
      await box(page).click();
      expect((await box(page).boundingBox())!.width).toBeGreaterThan(250);
      await box(page).fill('');
      await page.keyboard.type('洞庭湖');
      await expect(options(page).first().locator('mark').first()).toHaveText('洞庭湖');
      await expect(options(page).first()).toBeInViewport({ratio: 1});
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
      await page.setViewportSize({width: 1280, height: 720});
    });

    await test.step('leads by Enter to what is chosen', async () => {
      await page.keyboard.press('Control+k');
      await page.keyboard.type('信维电科');
      await expect(options(page).first().locator('mark')).toHaveText('信维电科');
      const first = await options(page)
        .first()
        .evaluate((option) => (option as HTMLAnchorElement).href);
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await expect(page).toHaveURL(first);
    });
  });

  test('leads to all hits by Enter and by its last option, and offers nothing of the query before', async ({
    page,
    built,
  }) => {
    const count = placesWith(textsOf(built, 'zh-hans'), '洞庭湖').length;
    const type = async () => {
      await page.keyboard.press('/');
      await page.keyboard.type('洞庭湖');
    };
    await page.goto(`${report}2-1/`);
    await type();
    await expect(options(page).last()).toContainText(String(count));
    await expect(said(page)).toContainText(String(count));
    await options(page).last().click();
    await expect(results(page).getByRole('link')).toHaveCount(count);
    await page.goBack();
    await type();
    await page.keyboard.press('Enter');
    await expect(results(page).getByRole('link')).toHaveCount(count);

    await page.goBack();
    await type();
    await expect(options(page).first()).toBeVisible();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.type('火星');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/search\/\?q=/);
  });

  test('does nothing while an input method composes', async ({page}) => {
    const session = await page.context().newCDPSession(page);
    await page.clock.install();
    await page.goto(`${report}2-1/`);
    await page.keyboard.press('/');
    await expect(said(page)).toBeAttached();
    await session.send('Input.imeSetComposition', {text: 'dong ting', selectionStart: 9, selectionEnd: 9});
    await expect(box(page)).toHaveValue('dong ting');
    await page.keyboard.press('Enter');
    await page.clock.runFor(5_000);
    await expect(page).toHaveURL(/\/2-1\/$/);
    await expect(said(page)).toBeEmpty();
    await session.send('Input.insertText', {text: '洞庭湖'});
    await expect(page.getByRole('option').first()).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/search\/\?q=/);
  });
});

test.describe('without an index', () => {
  test.use({expectedErrors: [/Failed to load|ERR_FAILED|Failed to fetch/]});

  test('both say that it cannot be reached, and the page tries again', async ({page}) => {
    for (const [what, files] of Object.entries({
      'a page’s texts': '**/*.pf_fragment',
      'a piece of the index': '**/*.pf_index',
      'all of it': '**/pagefind/**',
    })) {
      await test.step(`the page without ${what}`, async () => {
        await page.route(files, (route) => route.abort());
        await page.goto('zh-hans/search/?q=洞庭湖');
        await expect(status(page)).toContainText('暂时无法搜索');
        await page.unroute(files);
        await page.getByRole('button', {name: '重试'}).click();
        await expect(results(page).getByRole('link').first()).toBeVisible();
      });
    }
    await test.step('the box', async () => {
      await page.route('**/pagefind/**', (route) => route.abort());
      await page.goto(`${report}2-1/`);
      await page.keyboard.press('/');
      await page.keyboard.type('洞庭湖');
      await expect(page.getByRole('banner').getByRole('status')).toContainText('暂时无法搜索');
    });
  });
});

test.describe('on arrival', () => {
  /** The words that the page marks, in order, joined where a mark goes through several elements. */
  const marked = (page: Page) =>
    page.evaluate(() =>
      [...(CSS.highlights.get('search-hit') ?? [])].map((range) => String(range).replace(/\[\d+\]/g, '')),
    );

  test('the words are with note marker, and the paragraph is in view', async ({page}) => {
    await page.goto('zh-hans/search/?q=洞庭湖');
    const link = results(page).locator('a[href*="#p"]').first();
    const id = new URL((await link.getAttribute('href'))!, page.url()).hash.slice(1);
    await link.click();
    await expect(page.locator(`[id="${id}"]`)).toBeInViewport();
    await expect.poll(() => marked(page)).toContain('洞庭湖');
    expect(new Set(await marked(page))).toEqual(new Set(['洞庭湖']));
    expect(
      await page.evaluate(
        (id) =>
          [...CSS.highlights.get('search-hit')!].some((range) =>
            document.getElementById(id)!.contains((range as Range).startContainer),
          ),
        id,
      ),
    ).toBe(true);
  });

  test('the words are marked and in view, and without a query nothing is', async ({page}) => {
    const loaded = () =>
      page.evaluate(() => performance.getEntriesByType('resource').some(({name}) => /\/mark-hits\./.test(name)));
    await test.step('nothing is marked, and nothing more is loaded, without a query', async () => {
      await page.goto(`${report}2-1/#p18`, {waitUntil: 'networkidle'});
      expect(await marked(page)).toEqual([]);
      expect(await loaded()).toBe(false);
    });

    await test.step('in the other script, too', async () => {
      await page.goto(`${report}2-1/?q=產業集群#p18`);
      await expect.poll(() => marked(page)).toContain('产业集群');
      expect(await loaded()).toBe(true);
    });

    await test.step('across sentences, terms and markers', async () => {
      await page.goto(`${report}1-1/?q=“都谷极”三年行动#p5`);
      await expect.poll(() => marked(page)).toEqual(['“都谷极”三年行动']);
    });

    await test.step('in however long a paragraph', async () => {
      await page.setViewportSize({width: 320, height: 568});
      await page.goto(`${report}1-4/?q=黑臭水体#p8`);
      await expect
        .poll(() =>
          page.evaluate(() => {
            const [range] = CSS.highlights.get('search-hit') ?? [];
            const box = (range as Range | undefined)?.getBoundingClientRect();
            return box !== undefined && box.top > 0 && box.bottom < innerHeight;
          }),
        )
        .toBe(true);
    });
  });

  test('the address goes on to the sentence, which is lit up', async ({page}) => {
    for (const [what, address, sentence] of [
      ['that has the words', '1-1/?q=粮食播种面积#p5', 'p5.9'],
      ['that has most of the words', '2-4/?q=粮食%20亩#p31', 'p31.2'],
      ['of a note’s term', 'notes/?q=都谷极#n3', 'n3.0'],
    ] as const)
      await test.step(what, async () => {
        const before = await page.evaluate(() => history.length);
        await page.goto(report + address);
        await expect.poll(() => new URL(page.url()).hash).toBe(`#${sentence}`);
        const lit = page.locator(':target');
        await expect(lit).toHaveId(sentence);
        await expect(lit).toBeInViewport();
        await expect(lit).not.toHaveCSS('background-color', 'rgba(0, 0, 0, 0)');
        // One step back is where the link stood.
        expect(await page.evaluate(() => history.length)).toBeLessThanOrEqual(before + 1);
      });
  });

  test('the address stays where the reader was in another edition', async ({page}) => {
    await page.setViewportSize({width: 390, height: 500});
    await page.goto(`${report}2-4/?q=粮食`);
    await expect.poll(() => marked(page)).toContain('粮食');
    await page.evaluate(() => document.getElementById('p32')!.scrollIntoView({behavior: 'instant'}));
    await settled(page);
    await page.getByRole('banner').locator('a[hreflang=zh-Hant]').press('Enter');
    await expect(page).toHaveURL(/zh-hant\/.*#p31$/);
    await expect.poll(() => marked(page)).toContain('糧食');
    await settled(page);
    expect(new URL(page.url()).hash).toBe('#p31');
  });
});
