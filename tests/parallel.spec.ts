/** Parallel pages: two columns or lines, sentences matched, links that stay in the view. */
import {chain, pageOf, pagesOf} from './support/pages.ts';
import {expect, test} from './support/site.ts';

const pairs = ['zh-hans/en', 'zh-hant/en', 'en/zh-hans', 'en/zh-hant'].map(
  (pair) => pair.split('/') as [string, string],
);
const path = 'zh-hans/yiyang-2024/2-1/en/';

for (const [first, other] of pairs) {
  test(`${first} beside ${other}: every page, every paragraph, in the order of the text`, ({built}) => {
    const single = chain(built, `${first}/yiyang-2024/`);
    const parallel = chain(built, `${first}/yiyang-2024/${other}/`);
    expect(parallel.map((page) => page.path)).toEqual(single.map((page) => `${page.path}${other}/`));
    for (const [at, {root, path}] of parallel.entries()) {
      const ids = (of: typeof root, pattern: RegExp) =>
        of
          .querySelectorAll('main [id]')
          .map(({id}) => id)
          .filter((id) => pattern.test(id));
      const expected = ids(single[at]!.root, /^[phne]\d+(\.\d+)?$/);
      expect(ids(root, /^[phne]\d+(\.\d+)?$/), path).toEqual(expected);
      expect(ids(root, /^[phne]\d+(\.\d+)?-/), path).toEqual(
        expect.arrayContaining(expected.filter((id) => !id.includes('.')).map((id) => `${id}-${other}`)),
      );
      for (const row of root.querySelectorAll('.row')) {
        const [a, b] = row.children;
        expect(b?.getAttribute('lang')?.toLowerCase(), path).toBe(other);
        expect(b?.querySelector('[id]')?.id ?? '', path).toBe(
          a?.querySelector('[id]') ? `${a.querySelector('[id]')!.id}-${other}` : '',
        );
      }
    }
  });
}

test('corrections and lists of sections stand in both columns, headings in one', ({built}) => {
  const at = (page: string) => pageOf(built, `en/yiyang-2024/${page}`).root;
  for (const page of ['', '1/', '2/', 'full/']) {
    const links = (of: ReturnType<typeof at>) =>
      of.querySelectorAll('.toc a, .correction a').map((link) => link.getAttribute('href')!);
    const columns = (of: ReturnType<typeof at>, column: number) =>
      of.querySelectorAll('.row').flatMap((row) => links(row.children[column]!));
    const own = links(at(page)).map((href) => href.replace(/(?=#|$)/, href.startsWith('#') ? '' : 'zh-hans/'));
    const parallel = at(`${page}zh-hans/`);
    expect(columns(parallel, 0), page).toEqual(own);
    expect(own, page).not.toEqual([]);
    expect(columns(parallel, 1), page).toEqual(own.map((href) => href.replace(/#.*/, '$&-zh-hans')));
    expect(
      parallel.querySelectorAll('.row [lang] :is(h1, h2, h3)').map(({textContent}) => textContent),
      page,
    ).toEqual([]);
  }
});

test('columns on a wide screen, lines by choice, and the choice stays', async ({page}) => {
  await page.setViewportSize({width: 1440, height: 900});
  await page.goto(path);
  const beside = () =>
    page.evaluate(
      () =>
        document.getElementById('p19')!.getBoundingClientRect().right <=
        document.getElementById('p19-en')!.getBoundingClientRect().left,
    );
  expect(await beside()).toBe(true);
  await page.locator('.views a[href$=lines]').click();
  expect(await beside()).toBe(false);
  await expect(page).toHaveURL(/\?view=lines/);
  await page.locator('main a[rel=next]').click();
  await expect(page).toHaveURL(/\/2-2\/en\/$/);
  await expect(page.locator('html')).toHaveAttribute('data-view', 'lines');
  await page.goto(`${path}?view=columns`);
  expect(await beside()).toBe(true);
  await page.setViewportSize({width: 390, height: 800});
  expect(await beside()).toBe(false);
});

test('sentences and notes beside each other, by pointer and by keyboard', async ({page}) => {
  const lit = () => page.locator('.lit').evaluateAll((all) => all.map(({id}) => id));
  await page.goto(path);
  await test.step('the Tab key stops at one sentence, the arrows lead on from there', async () => {
    await page.locator('.row [tabindex]').focus();
    const first = await page.locator(':focus').getAttribute('id');
    expect(first).toMatch(/\.1$/);
    await page.keyboard.press('ArrowRight');
    await expect(page.locator(':focus')).toHaveClass(/lit/);
    expect(await page.locator(':focus').getAttribute('id')).not.toBe(first);
    await expect(page.locator('.row [tabindex]')).toHaveCount(1);
    await page.keyboard.press('ArrowLeft');
    expect(await page.locator(':focus').getAttribute('id')).toBe(first);
  });

  await test.step('a sentence lights up with its counterpart: pointer, focus, arrows', async () => {
    await page.locator('[id="p18.2"]').hover();
    expect(await lit()).toEqual(['p18.2', 'p18.2-en']);
    await page.locator('[id="p18.3-en"]').click();
    expect(await lit()).toEqual(['p18.3', 'p18.3-en']);
    await page.keyboard.press('ArrowRight');
    expect(await lit()).toEqual(['p18.4', 'p18.4-en']);
    await page.keyboard.press('Escape');
    expect(await lit()).toEqual([]);
  });

  await test.step('words are selected from the beginning of any sentence, in either column', async () => {
    for (const column of ['', '-en'])
      for (const id of ['p18.1', 'p18.3', 'p19.2', 'p20.1', 'p20.4'].map((id) => id + column)) {
        const {first, last, text} = await page.evaluate((id) => {
          const sentence = document.getElementById(id)!;
          sentence.scrollIntoView({block: 'center', behavior: 'instant'});
          const middles = [...sentence.getClientRects()].map(({left, right, top, bottom}) => ({
            left,
            right,
            y: (top + bottom) / 2,
          }));
          return {first: middles[0]!, last: middles.at(-1)!, text: sentence.textContent.trim()};
        }, id);
        await page.mouse.move(first.left + 3, first.y);
        await page.mouse.down();
        await page.mouse.move(last.right - 3, last.y, {steps: 6});
        await page.mouse.up();
        const selected = await page.evaluate(() => String(getSelection()));
        expect(selected.length, `${id}: ${selected}`).toBeGreaterThan(text.length * 0.8);
        // The click that takes the selection back makes it where the keyboard goes on.
        await page.mouse.click(first.left + 3, first.y);
        await expect(page.locator('.row [tabindex]')).toHaveCount(1);
      }
  });

  await test.step('a note opens in the language of its column', async () => {
    await page.mouse.move(0, 0);
    await page.locator('[id=p18-en] .term').first().hover();
    await expect(page.locator('#note')).toContainText('Third Pole');
    await expect(page.locator('#note')).toHaveAttribute('lang', 'en');
    await page.mouse.move(0, 0);
    await page.locator('[id=p18] .term').first().hover();
    await expect(page.locator('#note')).toContainText('世界电容器之都');
  });

  await test.step('the target of the address lights up', async () => {
    await page.mouse.move(0, 0);
    await page.goto(`${path}#p20.1-en`);
    expect(await lit()).toEqual(['p20.1', 'p20.1-en']);
  });
});

test('where the browser refuses storage, the address keeps the choice', async ({page}) => {
  await page.addInitScript(() =>
    Object.defineProperty(window, 'localStorage', {
      get: () => {
        throw new DOMException('refused', 'SecurityError');
      },
    }),
  );
  await page.goto(`${path}?view=lines`);
  await expect(page.locator('.views a[aria-current=true]')).toHaveAttribute('href', /view=lines/);
  await expect(page.locator('.row').first()).not.toHaveCSS('display', 'grid');
});

test('a parallel page names no alternates', ({built}) => {
  for (const {root} of pagesOf(built).filter((page) => page.path.endsWith('/2-1/en/')))
    expect(root.querySelectorAll('link[rel=alternate]')).toEqual([]);
});
