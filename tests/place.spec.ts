/** How long a page takes, what of it is left, and the place kept between visits. */
import {minutes} from '../src/model/reading-time.ts';
import {ofThemeAndWidth, violations} from './support/axe.ts';
import {kinds, report} from './support/kinds.ts';
import {pagesOf} from './support/pages.ts';
import {expect, settled, storageKey, test, type Page} from './support/site.ts';

const section = `${report}2-1/`;
const offer = (page: Page) => page.locator('#resume');
const kept = (page: Page) => page.evaluate((key) => localStorage.getItem(key) ?? '', storageKey('places'));

/** Brings a paragraph to the top of the window as a reader would, and waits until it is remembered. */
async function read(page: Page, path: string, id: string) {
  await page.goto(path);
  await page
    .locator(`[id=${id}]`)
    .evaluate((element) => scrollTo({top: scrollY + element.getBoundingClientRect().top - 70, behavior: 'instant'}));
  await expect.poll(() => kept(page)).toContain(`"${id}"`);
}

test('every page of text says how many minutes it takes', ({built}) => {
  const said = {'zh-hans': /约(\d+)分钟/, 'zh-hant': /約(\d+)分鐘/, en: /(\d+) min read/};
  const full = new Map<string, number>();
  for (const {path, root} of pagesOf(built)) {
    const [, edition, page] = /^(zh-hans|zh-hant|en)\/yiyang-2024\/(?:([^/]+)\/)?$/.exec(path) ?? [];
    if (!edition || ['en', 'zh-hans', 'zh-hant'].includes(page ?? '')) continue;
    const text = root
      .querySelectorAll('main p[id], main h1[id], main h2[id], main h3[id]')
      .map((block) => block.textContent)
      .join('\n');
    const found = Number(
      said[edition as keyof typeof said].exec(root.querySelector('.beside')?.textContent ?? '')?.[1] ?? 0,
    );
    expect(Math.abs(found - minutes(text, edition === 'en' ? 'en' : 'zh')), path).toBeLessThan(0.51);
    if (page === 'full') full.set(edition, found);
  }
  // About 16,000 characters, and about 10,000 words.
  for (const found of full.values()) {
    expect(found).toBeGreaterThan(30);
    expect(found).toBeLessThan(80);
  }
  expect(full.size).toBe(3);
});

test('the minutes left grow fewer on the way down, and none are left at the end', async ({page}) => {
  await page.setViewportSize({width: 1440, height: 500});
  await page.goto(`${report}full/`);
  const left = page.locator('#contents .left');
  await expect(left).toHaveCount(0);
  const said: number[] = [];
  for (const part of [0.05, 0.3, 0.6]) {
    await page.evaluate(
      (part) => scrollTo({top: document.documentElement.scrollHeight * part, behavior: 'instant'}),
      part,
    );
    await expect
      .poll(async () => Number(/^还剩(\d+)分钟$/.exec(await left.innerText().catch(() => ''))?.[1] ?? Infinity))
      .toBeLessThan(said.at(-1) ?? 1000);
    said.push(Number(/\d+/.exec(await left.innerText())));
  }
  await page.evaluate(() => scrollTo({top: document.documentElement.scrollHeight, behavior: 'instant'}));
  await expect(left).toBeEmpty();
  expect(await left.evaluate((element) => element.closest('[aria-live], [role=status]'))).toBeNull();
});

test('at the top of a page all its minutes are left', async ({page}) => {
  await page.setViewportSize({width: 1280, height: 1000});
  await page.goto(section);
  const all = /\d+/.exec(await page.locator('.beside').innerText())![0];
  await page.mouse.wheel(0, 100);
  await expect(page.locator('#contents .left')).not.toBeEmpty();
  await page.evaluate(() => scrollTo({top: 0, behavior: 'instant'}));
  await expect(page.locator('#contents .left')).toHaveText(`还剩${all}分钟`);
});

test('on a phone they stand in the contents, and nothing moves when they come', async ({page}) => {
  for (const width of [390, 1440]) {
    await page.setViewportSize({width, height: 700});
    await page.goto(kinds['English section']);
    const tops = () =>
      page.locator('#contents a').evaluateAll((links) => links.map((link) => (link as HTMLElement).offsetTop));
    const before = await tops();
    await page.mouse.wheel(0, 200);
    await expect(page.locator('#contents .left')).toHaveText(/^\d+ min left$/);
    expect(await tops()).toEqual(before);
    if (width > 1000) continue;
    await page.getByRole('button', {name: 'Contents'}).click();
    await expect(page.locator('#contents .left')).toBeVisible();
  }
});

test('where reading stopped is offered on the report’s page, the shelf and the landing page', async ({page}) => {
  await read(page, section, 'p20');
  for (const [path, said] of [
    [report, '继续阅读：第20段 · 一、着力推进产业立市'],
    ['zh-hans/', '继续阅读：第20段 · 益阳2024年报告 · 一、着力推进产业立市'],
    ['', '继续阅读：第20段 · 益阳2024年报告 · 一、着力推进产业立市'],
  ] as const) {
    await page.goto(path);
    await expect(offer(page).getByRole('link')).toHaveText(said);
  }
  // In another edition it is the same paragraph there.
  await page.goto('en/yiyang-2024/');
  await expect(offer(page).getByRole('link')).toHaveText('Continue at ¶20');
  await offer(page).getByRole('link').click();
  await expect(page).toHaveURL(/\/en\/yiyang-2024\/2-1\/#p20$/);
  await expect(page.locator('[id=p20]')).toBeInViewport();
  await expect(offer(page)).toHaveCount(0);
});

test('two languages side by side are gone back to; the landing page speaks the language that was read', async ({
  page,
}) => {
  await read(page, 'en/yiyang-2024/2-1/zh-hant/', 'p20');
  await page.goto('');
  await expect(offer(page)).toHaveAttribute('lang', 'en');
  await expect(offer(page).getByRole('link')).toHaveText(/^Continue at ¶20 · /);
  await offer(page).getByRole('link').click();
  await expect(page).toHaveURL(/\/en\/yiyang-2024\/2-1\/zh-hant\/#p20$/);
});

test('a page opens at its top, whatever is remembered', async ({page}) => {
  await read(page, section, 'p20');
  await page.goto(report);
  await page.goto(section);
  await settled(page);
  expect(await page.evaluate(() => scrollY)).toBe(0);
  await expect(offer(page)).toHaveCount(0);
});

test('whoever came by a link to a sentence is at its paragraph', async ({page}) => {
  await page.goto(`${section}#p19.2`);
  await page.mouse.wheel(0, 10);
  await expect.poll(() => kept(page)).toContain('"p19"');
});

test('nothing is offered to whoever has not begun, is at the beginning, or has dismissed it', async ({page}) => {
  await page.goto(section, {waitUntil: 'networkidle'});
  expect(await kept(page)).toBe('');
  await read(page, `${report}full/`, 'p20');
  await page.evaluate(() => scrollTo({top: 0, behavior: 'instant'}));
  await expect.poll(() => kept(page)).toBe('');
  await read(page, section, 'p20');
  await page.goto(report);
  await page.getByRole('button', {name: '清除阅读位置'}).click();
  await expect(offer(page)).toHaveCount(0);
  expect(await kept(page)).toBe('');
  await page.goto('zh-hans/', {waitUntil: 'networkidle'});
  await expect(offer(page)).toHaveCount(0);
});

test('the offer moves nothing, hides nothing, and axe finds nothing in it', async ({page}) => {
  test.slow();
  await read(page, section, 'p20');
  await page.addInitScript(() => {
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) document.documentElement.dataset['shift'] = JSON.stringify(entry);
    }).observe({type: 'layout-shift', buffered: true});
  });
  for (const width of [320, 1440]) {
    await page.setViewportSize({width, height: 640});
    for (const path of ['', 'zh-hans/', report]) {
      await page.goto(path);
      await page.emulateMedia({colorScheme: 'light'});
      await expect(offer(page)).toBeVisible();
      await expect(page.locator('html'), path).not.toHaveAttribute('data-shift');
      expect(await violations(page, {within: '#resume'}), `${path}, light, at ${width}`).toEqual([]);
      await page.emulateMedia({colorScheme: 'dark'});
      const dark = await violations(page, {within: '#resume', rules: ofThemeAndWidth});
      expect(dark, `${path}, dark, at ${width}`).toEqual([]);
      await page.evaluate(() => scrollTo({top: document.documentElement.scrollHeight, behavior: 'instant'}));
      const [bar, last] = [(await offer(page).boundingBox())!, (await page.locator('main a').last().boundingBox())!];
      expect(last.y + last.height, path).toBeLessThanOrEqual(bar.y);
    }
  }
});
