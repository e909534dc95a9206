/**
 * Search on English pages: English words in any form, Chinese ones by the originals of the paragraphs; all and nothing
 * else. The queries are drawn anew in each run; `SEED=… npx playwright test search-english` repeats one.
 */
import {parse} from 'node-html-parser';
import {stemmer} from 'stemmer';
import {pagesOf} from './support/pages.ts';
import {ask, expectExactly, openSearch} from './support/results.ts';
import {expect, test, type Page} from './support/site.ts';
import {draw, generator, placesWith, textsOf} from './support/truth.ts';
import type {Site} from '../tools/sites.ts';

const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);
const report = 'en/yiyang-2024/';

const wordsIn = new Map<string, Map<string, string[]>>();

/**
 * The words of every English paragraph, heading and note by its place, told from the built pages by means of its own.
 */
function wordsOf(site: Site): Map<string, string[]> {
  const known = wordsIn.get(site.dist);
  if (known) return known;
  const found = new Map<string, string[]>();
  wordsIn.set(site.dist, found);
  for (const {path, root} of pagesOf(site)) {
    if (!/^en\/[^/]+\/(?:\d+(?:-\d+)?\/|notes\/)?$/.test(path) || path.startsWith('en/search/')) continue;
    for (const element of root.querySelectorAll('main [id]').filter(({id}) => /^[phn]\d+$/.test(id))) {
      const copy = parse(element.outerHTML);
      copy.querySelectorAll('[data-chrome]').forEach((other) => other.remove());
      // A genitive's s is none of a word (src/model/english.ts): government’s work is “government work”, too.
      const text = copy.textContent.toLowerCase().replace(/(?<=\p{L})[’']s(?![\p{L}\p{N}])/gu, '');
      found.set(`${path.slice(3)}#${element.id}`, text.match(/[\p{L}\p{N}]+/gu) ?? []);
    }
  }
  return found;
}

/** What else finds a word whose singular or plural a stemmer does not know. */
const irregular: Record<string, string> = {
  child: 'children',
  children: 'child',
  woman: 'women',
  women: 'woman',
  man: 'men',
  men: 'man',
  person: 'people',
  people: 'person',
  life: 'lives',
  lives: 'life',
  half: 'halves',
  halves: 'half',
  leaf: 'leaves',
  leaves: 'leaf',
  consortium: 'consortia',
  consortia: 'consortium',
  emphasis: 'emphases',
  emphases: 'emphasis',
  focused: 'focus',
  focusing: 'focus',
  consciously: 'conscious',
};

const stems = new Map<string, string>();
function stemOf(word: string): string {
  const stem = stems.get(word) ?? stemmer(word);
  stems.set(word, stem);
  return stem;
}

/** Whether a word of the text is a form of one that is looked for. */
const isForm = (sought: string) => (word: string) => stemOf(word) === stemOf(sought) || word === irregular[sought];

/** The places that have all the words in some form. */
function placesOf(words: Map<string, string[]>, ...sought: string[]): string[] {
  return [...words]
    .filter(([, all]) => sought.every((word) => all.some(isForm(word))))
    .map(([place]) => place)
    .sort();
}

const results = (page: Page) => page.locator('#results');
const marked = (page: Page) =>
  page.evaluate(() => [...(CSS.highlights.get('search-hit') ?? [])].map((range) => String(range)));

// One page for all: a new one would load the search again.
test('English: every paragraph that has the words, and nothing else', async ({page, built}) => {
  console.log(`SEED=${seed}`);
  const words = wordsOf(built);
  expect(words.size).toBeGreaterThan(100);
  await openSearch(page, 'en');
  await test.step('random words, in any form', async () => {
    const next = generator(seed);
    const all = [...words.values()].flat().filter((word) => /^[a-z]{2,}$/.test(word));
    const pick = () => all[Math.floor(next() * all.length)]!;
    const singles = Array.from({length: 100}, pick);
    const pairs = Array.from({length: 50}, () => [pick(), pick()] as const);
    await expectExactly(page, built, seed, [
      ...singles.map((word) => [word, placesOf(words, word)] as const),
      // Where no paragraph with the first word has the last as it is written, it may be a beginning.
      ...pairs
        .filter(([a, b]) =>
          [...words.values()].some((all) => all.includes(b) && placesOf(new Map([['', all]]), a).length > 0),
        )
        .map(([a, b]) => [`${a} ${b}`, placesOf(words, a, b)] as const),
    ]);
  });

  await test.step('policy finds policies, in any case and order', async () => {
    const policy = placesOf(words, 'policies');
    expect(policy.length).toBeGreaterThan(1);
    const development = placesOf(words, 'developing');
    const both = placesOf(words, 'grain', 'production');
    expect(both).not.toEqual([]);
    await expectExactly(page, built, seed, [
      ['policy', policy],
      ['POLICIES', policy],
      ['“policies”', policy],
      ['develop', development],
      ['development', development],
      ['grain production', both],
      ['production grain', both],
      ['zebra', []],
      ['policy zebra', []],
    ]);
  });

  await test.step('what a reader types finds what the text has: other numbers and spellings, and spaces', async () => {
    const same = {
      children: 'children',
      woman: 'women',
      centre: 'center',
      organisation: 'organization',
      urbanisation: 'urbanization',
      labour: 'labor',
      programme: 'program',
      kilometres: 'kilometers',
      'per cent': 'percent',
      '10 per cent': '10 percent',
    };
    const places = Object.values(same).map((meant) => placesOf(words, ...meant.split(' ')));
    for (const [i, found] of places.entries()) expect(found, Object.values(same)[i]).not.toEqual([]);
    await expectExactly(
      page,
      built,
      seed,
      Object.keys(same).map((query, i) => [query, places[i]!] as const),
    );
    const [research, spaced, apart] = await ask(page, built, ['R&D', 'R & D', 'R and D']);
    expect(research).not.toEqual([]);
    expect([spaced, apart]).toEqual([research, research]);
  });

  await test.step('random phrases in quotation marks: the words one after the other', async () => {
    const next = generator(seed + 2);
    const all = [...words.values()];
    const pick = () => all[Math.floor(next() * all.length)]!;
    const phrases = Array.from({length: 60}, (_, i) => {
      const text = pick();
      const at = Math.floor(next() * text.length);
      // Beside such as stand in the text, some that do not.
      return i % 3 ? text.slice(at, at + 2 + (i % 2)) : [text[at]!, pick()[0]!];
    }).filter((phrase) => phrase.length > 1 && phrase.every((word) => /^[a-z]{2,}$/.test(word)));
    expect(phrases.length).toBeGreaterThan(20);
    const placesOfPhrase = (phrase: string[]) =>
      [...words]
        .filter(([, text]) => ` ${text.join(' ')} `.includes(` ${phrase.join(' ')} `))
        .map(([place]) => place)
        .sort();
    await expectExactly(page, built, seed, [
      ...phrases.map((phrase) => [`"${phrase.join(' ')}"`, placesOfPhrase(phrase)] as const),
      ['"rural industries"', placesOfPhrase(['rural', 'industries'])],
      ['"10 percent"', placesOfPhrase(['10', 'percent'])],
      ['“high quality”', placesOfPhrase(['high', 'quality'])],
    ]);
    expect(placesOfPhrase(['high', 'quality'])).toHaveLength(20);
    expect(placesOfPhrase(['10', 'percent'])).toHaveLength(2);
  });

  await test.step('the beginning of a word finds it while it is typed', async () => {
    const startingWith = (start: string) =>
      [...words]
        .filter(([, all]) => all.some((word) => word.startsWith(start) || stemOf(word) === stemOf(start)))
        .map(([place]) => place)
        .sort();
    for (const start of ['polic', 'agricul', 'indus', 'manuf', 'dongt'])
      expect(startingWith(start), start).not.toEqual([]);
    await expectExactly(
      page,
      built,
      seed,
      ['polic', 'agricul', 'indus', 'manuf', 'dongt'].map((start) => [start, startingWith(start)]),
    );
  });

  await test.step('figures and names with signs are found as they stand', async () => {
    for (const query of ['6.5', '5G', 'MLCC', '4×4', 'PM2.5', '10,000', 'people’s']) {
      await page.getByRole('main').getByRole('searchbox').fill(query);
      await expect(page, query).toHaveURL(new RegExp(`q=${encodeURIComponent(query).replace(/[.*]/g, '\\$&')}$`));
      await expect(results(page), query).toHaveAttribute('aria-busy', 'false');
      for (const mark of await results(page).locator('mark').allTextContents())
        expect(mark.toLowerCase().replace(/’s$/, ''), query).toBe(query.toLowerCase().replace(/’s$/, ''));
      await expect(results(page).locator('mark').first(), query).toBeVisible();
    }
    const [one, other] = await ask(page, built, ["people's", 'people']);
    expect(one).toEqual(other);
  });
});

test('Chinese: every paragraph whose original has it, and nothing else', async ({page, built}) => {
  await openSearch(page, 'en');
  await test.step('random Chinese', async () => {
    const next = generator(seed + 1);
    const drawnFrom = (edition: string, count: number) => {
      const texts = textsOf(built, edition);
      return [2, 3, 4]
        .flatMap((length) => draw(texts, length, count, next))
        .filter((query) => /\p{Script=Han}/u.test(query));
    };
    const texts = textsOf(built, 'zh-hans');
    const queries = drawnFrom('zh-hans', 20);
    expect(queries.length).toBeGreaterThan(50);
    await expectExactly(
      page,
      built,
      seed,
      queries.map((query) => [query, placesWith(texts, query)]),
    );
    const traditional = drawnFrom('zh-hant', 20);
    const other = textsOf(built, 'zh-hant');
    const wanted = traditional.map((query) =>
      [...new Set([...placesWith(texts, query), ...placesWith(other, query)])].sort(),
    );
    const found = await ask(page, built, traditional);
    expect(
      traditional.flatMap((query, i) =>
        wanted[i]!.some((place) => placesWith(other, query).includes(place) && !found[i]!.includes(place))
          ? [query]
          : [],
      ),
      `missed, seed ${seed}`,
    ).toEqual([]);
  });

  await test.step('together with English', async () => {
    const lake = placesWith(textsOf(built, 'zh-hans'), '洞庭湖');
    const places = placesOf(wordsOf(built), 'ecological').filter((place) => lake.includes(place));
    expect(places).not.toEqual([]);
    await expectExactly(page, built, seed, [
      ['洞庭湖 ecological', places],
      ['ecological 洞庭湖', places],
    ]);
  });

  for (const [query, simplified] of [
    ['營商環境', '营商环境'],
    ['都谷极', '都谷极'],
    ['洞庭湖', '洞庭湖'],
  ] as const) {
    await test.step(`${query} finds the English paragraphs, and shows the Chinese beside them`, async () => {
      const places = placesWith(textsOf(built, 'zh-hans'), simplified);
      expect(places).not.toEqual([]);
      await expectExactly(page, built, seed, [[query, places]]);
      const found = await results(page)
        .getByRole('link')
        .evaluateAll((links) =>
          links.map((link) => ({
            language: link.querySelector('.quoted')?.getAttribute('lang'),
            mark: link.querySelector('.quoted mark')?.textContent,
            words: link.textContent.match(/[a-z]+/gi)?.length,
          })),
        );
      expect(found).toHaveLength(places.length);
      for (const {language, mark, words} of found) {
        expect([language, mark]).toEqual(['zh-Hans', simplified]);
        expect(words).toBeGreaterThan(5);
      }
    });
  }

  await test.step('such a word leads to the paragraph, of which nothing is marked', async () => {
    const link = results(page).locator('a[href*="#p"]').first();
    const id = new URL((await link.getAttribute('href'))!, page.url()).hash.slice(1);
    await link.click();
    await expect(page.locator(`[id="${id}"]`)).toBeInViewport();
    expect(await marked(page)).toEqual([]);
  });
});

test('the box shows English hits, which lead to the marked words', async ({page}) => {
  await page.goto(`${report}2-1/`);
  await page.keyboard.press('/');
  await page.keyboard.type('policy');
  const option = page.getByRole('option').first();
  await expect(option.locator('mark').first()).toHaveText(/^polic(y|ies)$/i);
  await option.click();
  await expect.poll(() => marked(page)).not.toEqual([]);
  for (const word of await marked(page)) expect(word).toMatch(/^polic(y|ies)$/i);
});
