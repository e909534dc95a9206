/**
 * The reader's settings: each holds at once, on the next page before it is painted, and leaves the text where it is.
 * (The theme: theme.spec.ts.)
 */
import {beyond} from './support/beyond.ts';
import {ofThemeAndWidth, violations} from './support/axe.ts';
import {kinds, report} from './support/kinds.ts';
import {expect, settled, storageKey, test, type Page} from './support/site.ts';

const section = `${report}2-1/`;
const english = kinds['English section'];

async function open(page: Page) {
  await page.getByRole('banner').locator('button.aa').click();
  await expect(page.locator('#settings')).toBeVisible();
}

const kept = (page: Page) => page.evaluate(() => ({...localStorage}));
/** Settings as the site keeps them: `stored({size: '150'})` // => `{'baogao/size': '150'}` */
const stored = (settings: Record<string, string>) =>
  Object.fromEntries(Object.entries(settings).map(([name, value]) => [storageKey(name), value]));

/** How the text of a page is set. */
const set = (page: Page) =>
  page.evaluate(() => {
    const paragraph = document.querySelector('main p[id]')!;
    const {fontSize, fontFamily} = getComputedStyle(paragraph);
    return {
      size: parseFloat(fontSize),
      width: Math.round(paragraph.getBoundingClientRect().width),
      serif: fontFamily.endsWith(' serif'),
      heading: parseFloat(getComputedStyle(document.querySelector('main h1')!).fontSize),
    };
  });

test('every setting applies, is remembered, and is forgotten with its default', async ({page}) => {
  await page.setViewportSize({width: 1440, height: 900});
  await page.goto(section);
  const usual = await set(page);
  expect(usual.serif).toBe(false);
  await open(page);
  await page.getByRole('radio', {name: '130%'}).check();
  const large = await set(page);
  expect(large.size / usual.size).toBeCloseTo(1.3);
  expect(large.heading / usual.heading).toBeGreaterThan(1.1);
  await page.getByRole('radio', {name: '宋体'}).check();
  expect((await set(page)).serif).toBe(true);
  await page.getByRole('radio', {name: '窄', exact: true}).check();
  expect((await set(page)).width).toBe(Math.round(28 * large.size));
  await page.getByRole('checkbox', {name: '单键快捷键'}).uncheck();
  await page.getByRole('checkbox', {name: '复制时附带所在句的链接'}).check();
  await page.getByRole('radio', {name: '浅色'}).check();
  expect(await kept(page)).toEqual(
    stored({size: '130', face: 'serif', measure: 'narrow', keys: 'off', copy: 'link', theme: 'light'}),
  );

  const chosen = await set(page);
  await page.reload();
  expect(await set(page)).toEqual(chosen);
  await open(page);
  for (const name of ['130%', '宋体', '窄', '浅色'])
    await expect(page.getByRole('radio', {name, exact: true})).toBeChecked();
  await expect(page.getByRole('checkbox', {name: '单键快捷键'})).not.toBeChecked();
  await expect(page.getByRole('checkbox', {name: '复制时附带所在句的链接'})).toBeChecked();
  for (const name of ['100%', '黑体', '适中', '跟随系统']) await page.getByRole('radio', {name, exact: true}).check();
  await page.getByRole('checkbox', {name: '单键快捷键'}).check();
  await page.getByRole('checkbox', {name: '复制时附带所在句的链接'}).uncheck();
  expect(await kept(page)).toEqual({});
  expect(await set(page)).toEqual(usual);
});

test('another site of the same origin, at a path or at the root, neither gives its settings nor takes these', async ({
  page,
}) => {
  const others = {theme: 'dark', size: '150', 'baogao/reports/theme': 'dark', 'baogao/reports/size': '150'};
  await page.addInitScript((others) => Object.assign(localStorage, others), others);
  await page.goto(section);
  await expect(page.locator('html')).not.toHaveAttribute('data-theme');
  await expect(page.locator('html')).not.toHaveAttribute('data-size');
  await open(page);
  await page.getByRole('radio', {name: '宋体'}).check();
  await page.getByRole('radio', {name: '浅色'}).check();
  await page.getByRole('button', {name: '恢复默认'}).click();
  expect(await kept(page)).toEqual(others);
});

test('one button sets all back', async ({page}) => {
  await page.goto(section);
  const usual = await set(page);
  await open(page);
  for (const name of ['150%', '宋体', '宽', '深色']) await page.getByRole('radio', {name, exact: true}).check();
  await page.getByRole('checkbox', {name: '单键快捷键'}).uncheck();
  expect(await set(page)).not.toEqual(usual);
  await page.getByRole('button', {name: '恢复默认'}).click();
  for (const name of ['100%', '黑体', '适中', '跟随系统'])
    await expect(page.getByRole('radio', {name, exact: true})).toBeChecked();
  await expect(page.getByRole('checkbox', {name: '单键快捷键'})).toBeChecked();
  expect(await kept(page)).toEqual({});
  expect(await set(page)).toEqual(usual);
});

test('English is set in a serif, sans by choice; Chinese stays in Hei beside it', async ({page}) => {
  await page.goto(english);
  expect((await set(page)).serif).toBe(true);
  await open(page);
  await expect(page.getByRole('radio', {name: 'Serif', exact: true})).toBeChecked();
  await page.getByRole('radio', {name: 'Sans serif'}).check();
  expect((await set(page)).serif).toBe(false);
  await page.goto(section);
  expect((await set(page)).serif).toBe(false);
  await page.goto(`${section}en/`);
  const families = () =>
    page.evaluate(() =>
      ['p18', 'p18-en'].map((id) => getComputedStyle(document.getElementById(id)!).fontFamily.endsWith(' serif')),
    );
  expect(await families()).toEqual([false, false]);
  await page.evaluate((key) => localStorage.setItem(key, 'serif'), storageKey('face'));
  await page.reload();
  expect(await families()).toEqual([true, true]);
});

test('choices hold on every kind of page, from before it is painted, and nothing is scrolled sideways', async ({
  page,
}) => {
  test.slow();
  const choices = {size: '150', measure: 'wide', face: 'serif'};
  await page.setViewportSize({width: 320, height: 640});
  await page.addInitScript((stored) => {
    Object.assign(localStorage, stored);
    // Notes what is set when the body begins: nothing can have been painted by then.
    new MutationObserver((_, observer) => {
      if (!document.body) return;
      const {size, measure, face} = document.documentElement.dataset;
      document.documentElement.dataset['atBody'] = JSON.stringify({size, measure, face});
      observer.disconnect();
    }).observe(document, {childList: true, subtree: true});
  }, stored(choices));
  for (const [kind, path] of Object.entries(kinds)) {
    await page.goto(path);
    await expect(page.locator('html'), path).toHaveAttribute('data-at-body', JSON.stringify(choices));
    // With the largest type on the smallest screen, nothing is scrolled sideways.
    if (kind === 'search') await expect(page.locator('#results > li').first()).toBeVisible();
    expect(await beyond(page), kind).toEqual({wide: [], scroll: 0});
    await open(page);
    expect(await beyond(page), `${kind}, settings`).toEqual({wide: [], scroll: 0});
  }
});

for (const viewport of [
  {width: 1440, height: 900},
  {width: 390, height: 844},
]) {
  test(`the text at hand keeps its place at ${viewport.width} pixels`, async ({page}) => {
    await page.setViewportSize(viewport);
    for (const path of [section, english, `${section}en/`]) {
      await page.goto(path);
      await open(page);
      await page.evaluate(() =>
        scrollTo({top: (document.documentElement.scrollHeight - innerHeight) * 0.6, behavior: 'instant'}),
      );
      for (const [name, value] of [
        ['size', '150'],
        ['size', '88'],
        ['face', path === english ? 'sans' : 'serif'],
        ['measure', 'narrow'],
        ['measure', 'wide'],
        ['size', ''],
      ]) {
        const radio = page.locator(`#settings [name=${name}][value="${value}"]`);
        if (!(await radio.isVisible())) continue;
        // The first line of a sentence in the window.
        const [id, before] = await page.evaluate(() => {
          const bar = document.querySelector('header')!.getBoundingClientRect().bottom;
          const sentence = [...document.querySelectorAll('main [id]')].find(
            (one) => /\./.test(one.id) && one.getBoundingClientRect().top >= bar,
          )!;
          return [sentence.id, sentence.getBoundingClientRect().top] as const;
        });
        expect(before).toBeLessThan(viewport.height);
        await radio.check();
        await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
        const after = await page.locator(`[id="${id}"]`).evaluate((element) => element.getBoundingClientRect().top);
        expect(Math.abs(after - before), `${path}#${id}, ${name} ${value}`).toBeLessThanOrEqual(8);
      }
    }
  });
}

test('contents, text and notes stand apart at every size and width', async ({page}) => {
  const seen = new Set<string>();
  for (const path of [section, english]) {
    await page.goto(path);
    for (const width of [320, 390, 768, 1024, 1440, 2000]) {
      await page.setViewportSize({width, height: 900});
      for (const size of ['88', '', '115', '130', '150']) {
        for (const measure of ['narrow', '', 'wide']) {
          const found = await page.evaluate(
            ([size, measure]) => {
              Object.assign(document.documentElement.dataset, {size, measure});
              const boxes = (selector: string) =>
                [...document.querySelectorAll(selector)]
                  .map((element) => element.getBoundingClientRect())
                  .filter((box) => box.width > 0);
              const text = boxes('main > p[id]')[0]!;
              const [contents] = boxes('#contents');
              const notes = boxes('main .note');
              const number = boxes('main .num')[0]!;
              return {
                columns: 1 + Number(Boolean(contents)) + Number(notes.length > 0),
                button: boxes('.open-contents').length === 1,
                apart:
                  (!contents || contents.right < number.left) &&
                  notes.every(({left, right}) => left > text.right && right <= innerWidth),
                inside: number.left >= 0,
                readable: text.width / parseFloat(getComputedStyle(document.querySelector('main > p[id]')!).fontSize),
              };
            },
            [size, measure] as const,
          );
          const where = `${path} at ${width}, size ${size}, measure ${measure}`;
          expect({apart: found.apart, inside: found.inside, button: found.button}, where).toEqual({
            apart: true,
            inside: true,
            button: found.columns === 1,
          });
          expect((await beyond(page)).scroll, where).toBe(0);
          // Where something stands beside the text, that has its full line still.
          if (found.columns > 1) expect(found.readable, where).toBeGreaterThan(27.9);
          seen.add(`${width} ${size || 100} ${found.columns}`);
        }
      }
    }
  }
  for (const layout of ['1440 100 3', '1440 130 2', '1440 150 1', '2000 130 3', '768 100 1'])
    expect(seen).toContain(layout);
});

test('paper ignores them', async ({page}) => {
  await page.goto(section);
  await page.emulateMedia({media: 'print'});
  const usual = await set(page);
  await page.evaluate(
    (settings) => Object.assign(localStorage, settings),
    stored({size: '150', measure: 'narrow', face: 'serif'}),
  );
  await page.reload();
  // A page that is loaded anew in a context that was used before may have lost it.
  await page.emulateMedia({media: 'print'});
  expect(await set(page)).toEqual(usual);
});

test('axe finds nothing in the open panel, light or dark', async ({page}) => {
  for (const width of [1440, 320]) {
    for (const path of [section, english]) {
      await page.setViewportSize({width, height: 800});
      await page.goto(path);
      await page.emulateMedia({colorScheme: 'light'});
      await open(page);
      expect(await violations(page, {within: '#settings'}), `${path}, light, at ${width}`).toEqual([]);
      await page.emulateMedia({colorScheme: 'dark'});
      await expect(page.locator('#settings')).toBeVisible();
      const dark = await violations(page, {within: '#settings', rules: ofThemeAndWidth});
      expect(dark, `${path}, dark, at ${width}`).toEqual([]);
    }
  }
});

test('everything in the panel is a named control of a named group, reached by keyboard', async ({page}) => {
  await page.setViewportSize({width: 1440, height: 900});
  await page.goto(english);
  const button = page.getByRole('button', {name: 'Reading settings'});
  await button.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('form', {name: 'Reading settings'})).toBeFocused();
  const stops: string[] = [];
  for (let stop = ''; stop !== 'Reset to defaults'; stops.push(stop)) {
    await page.keyboard.press('Tab');
    stop = await page
      .locator(':focus')
      .evaluate((element) => element.closest('fieldset')?.querySelector('legend')?.textContent ?? element.textContent);
    expect(stops.length).toBeLessThan(10);
  }
  expect(stops).toEqual(['Theme', 'Text size', 'Line length', 'Typeface', 'Other', 'Other', 'Reset to defaults']);
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Space');
  await expect(page.getByRole('checkbox', {name: 'Add a link to the sentence when copying'})).toBeChecked();
  await page.keyboard.press('Escape');
  await expect(page.locator('#settings')).toBeHidden();
  await expect(button).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('#settings')).toBeVisible();
});

test.describe('where it could not be loaded', () => {
  test.use({expectedErrors: [/ERR_FAILED/]});

  test('the next press tries again', async ({page}) => {
    await page.goto(section);
    await page.route(/\/_astro\/settings-panel\.[\w-]+\.js$/, (route) => route.abort(), {times: 1});
    // Until it has failed, another press waits for the same load.
    const failed = page.waitForEvent('requestfailed');
    await page.getByRole('banner').locator('button.aa').click();
    await failed;
    await settled(page);
    await open(page);
  });
});

test('the panel costs nothing until it is wanted', async ({page}) => {
  const loaded: string[] = [];
  page.on('response', (response) => loaded.push(response.url()));
  await page.goto(section, {waitUntil: 'networkidle'});
  expect(loaded.filter((url) => /settings|reader/.test(url))).toEqual([]);
  await open(page);
  expect(loaded.filter((url) => /settings|reader/.test(url)).length).toBeGreaterThan(1);
});
