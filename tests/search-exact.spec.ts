/**
 * Search finds exactly the paragraphs, headings and notes that contain a query: all of them, and nothing else.
 * The queries are drawn anew in each run; `SEED=… npx playwright test search-exact` repeats one.
 */
import {report} from './support/kinds.ts';
import {pagesOf} from './support/pages.ts';
import {expectExactly, openSearch} from './support/results.ts';
import {expect, test} from './support/site.ts';
import {draw, generator, placesWith, textsOf} from './support/truth.ts';

const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);

test.describe.configure({timeout: 180_000});

// One page for each edition: a new one would load the search again.
for (const [edition, twin] of [
  ['zh-hans', 'zh-hant'],
  ['zh-hant', 'zh-hans'],
] as const) {
  test(`${edition}: a query finds every place that has it, and nothing else`, async ({page, built}) => {
    console.log(`SEED=${seed}`);
    const texts = textsOf(built, edition);
    expect(texts.size).toBeGreaterThan(100);
    await openSearch(page, edition);
    await test.step('random substrings, 400 of each length from 2 to 6, and 100 characters', async () => {
      // The index under another base path is the same; there a tenth will do.
      const count = built.base === '/' ? 400 : 40;
      const next = generator(seed);
      const drawn = [1, 2, 3, 4, 5, 6].flatMap((length) => draw(texts, length, length === 1 ? count / 4 : count, next));
      await expectExactly(
        page,
        built,
        seed,
        drawn.map((query) => [query, placesWith(texts, query)]),
      );
    });

    await test.step('what the other script alone has', async () => {
      const other = textsOf(built, twin);
      const written = [...texts.values()].join('\n');
      const queries = draw(other, 4, 400, generator(seed + 1)).filter((query) => !written.includes(query));
      expect(queries.length).toBeGreaterThan(100);
      await expectExactly(
        page,
        built,
        seed,
        queries.map((query) => [query, placesWith(other, query)]),
      );
    });

    if (edition !== 'zh-hans') return;
    await test.step('terms, numbers, signs, whole sentences', async () => {
      const terms = pagesOf(built)
        .find(({path}) => path === `${report}notes/`)!
        .root.querySelectorAll('dfn[id]')
        .map(({textContent}) => textContent.trim());
      expect(terms).toHaveLength(23);
      const mixed = [
        '6.5%',
        '4×4',
        '4+N',
        'AA+',
        'PM2.5',
        '1300个',
        '2023年',
        '“',
        '。',
        '，',
        '%',
        '+',
        '×',
        '（一）',
        '、',
        '”“',
      ];
      const sentences = [...texts.values()].filter((text) => text.length > 30).slice(0, 20);
      const absent = ['火星', '营商火星', '高质量发展高质量', '都谷', '谷极', '洞庭 火星'];
      await expectExactly(
        page,
        built,
        seed,
        [...terms, ...mixed, ...sentences, ...absent].map((query) => [query, placesWith(texts, ...query.split(' '))]),
      );
      for (const query of ['6.5%', '4×4', '4+N', 'AA+', 'PM2.5', '1300个'])
        expect(placesWith(texts, query), query).not.toEqual([]);
    });

    await test.step('script, width and case do not matter, nor do quotes around a query', async () => {
      const same = {
        營商環境: '营商环境',
        産業: '产业',
        裏: '里',
        規模工業增加值: '规模工业增加值',
        '「都谷極」': '“都谷极”',
        'ＰＭ２．５': 'PM2.5',
        'pm2.5': 'PM2.5',
        'aa＋': 'AA+',
        '6.5％': '6.5%',
        '(一)': '（一）',
        '"高质量发展"': '高质量发展',
        '４×４': '4×4',
        ' 洞庭湖　': '洞庭湖',
      };
      await expectExactly(
        page,
        built,
        seed,
        Object.entries(same).map(([query, meant]) => [query, placesWith(texts, meant)]),
      );
      for (const meant of Object.values(same)) expect(placesWith(texts, meant), meant).not.toEqual([]);
    });

    await test.step('a space means both, in the same paragraph', async () => {
      const next = generator(seed + 2);
      const pairs = draw(texts, 2, 100, next).map((word, i) => [word, draw(texts, 1 + (i % 3), 1, next)[0]!] as const);
      await expectExactly(
        page,
        built,
        seed,
        pairs.map(([a, b], i) => [`${a}${i % 2 ? ' ' : '　'}${b}`, placesWith(texts, a, b)]),
      );
    });
  });
}
