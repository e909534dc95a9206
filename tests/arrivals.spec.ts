/** Old links: an id that was retired, a text that was changed, an id that is not there. */
import {report} from './support/kinds.ts';
import {delay, expect, settled, test} from './support/site.ts';

const section = `${report}2-1/`;
const said = '.say';

test('an id that is not in the report says so and offers the search', async ({page}) => {
  await page.goto(`${section}#p999`);
  await expect(page.locator(said)).toContainText('本页没有编号“p999”。');
  await expect(page.locator(said)).toHaveRole('status');
  await page.locator(said).getByRole('link', {name: '搜索全文'}).click();
  await expect(page).toHaveURL(/\/zh-hans\/search\/$/);
});

for (const [id, path] of [
  ['p6.3', '1-2/'],
  ['p1', ''],
  ['n7', 'notes/'],
  ['e5', 'notes/'],
] as const) {
  test(`an id that is on another page of the report leads there: ${id}`, async ({page}) => {
    await page.goto(`en/yiyang-2024/2-1/#${id}`);
    await page.locator(said).getByRole('link', {name: id}).click();
    await expect(page).toHaveURL(new RegExp(`/en/yiyang-2024/${path}#${id.replace('.', '\\.')}$`));
    await expect(page.locator(`[id="${id}"]`)).toBeInViewport();
  });
}

for (const [id, near, path] of [
  ['p18.2-en', 'p18.2', '2-1/'],
  ['P18.2', 'p18.2', '2-1/'],
  ['p18.99', 'p18', '2-1/'],
  ['P6.99-en', 'p6', '1-2/'],
  ['N7', 'n7', 'notes/'],
] as const) {
  test(`of an id that is not there the nearest is at hand: ${id}`, async ({page}) => {
    await page.goto(`${section}#${id}`);
    await expect(page.locator(said)).toContainText(`本页没有编号“${id}”。 最接近的编号是：`);
    await page.locator(said).getByRole('link', {name: near, exact: true}).click();
    await expect(page).toHaveURL(new RegExp(`/zh-hans/yiyang-2024/${path}#${near.replace('.', '\\.')}$`));
    await expect(page.locator(`[id="${near}"]`)).toBeInViewport();
  });
}

test('where the nearest is on the page, it is gone to', async ({page}) => {
  for (const [id, near] of [
    ['p20.2-en', 'p20.2'],
    ['P20.2', 'p20.2'],
    ['p20.99.', 'p20'],
  ]) {
    await page.goto('about:blank');
    await page.goto(`${section}#${id}`);
    await expect(page).toHaveURL(new RegExp(`#${near}$`));
    await expect(page.locator(`[id="${near}"]`)).toBeInViewport();
    await expect(page.locator(said)).toContainText('最接近的编号是：');
  }
});

test('an editors’ note that there is not is said to be unknown at once', async ({page}) => {
  await page.goto(`${section}#e99`);
  await expect(page.locator(said)).toContainText('本页没有编号“e99”。 搜索全文');
  await expect(page.locator(said).getByRole('link')).toHaveCount(1);
});

test('after a notice is closed, the keyboard is where it came from to it', async ({page}) => {
  await page.goto(`${section}#p999`);
  await expect(page.locator(said)).toBeVisible();
  await page.locator('.num[href="#p20"]').focus();
  await page.locator(said).getByRole('button').press('Enter');
  await expect(page.locator('.num[href="#p20"]')).toBeFocused();
});

test('after a notice is closed, the keyboard goes on from the text', async ({page}) => {
  await page.goto(`${section}#p999`);
  await page.locator(said).getByRole('button').press('Enter');
  await expect(page.locator(said)).toHaveCount(0);
  await expect(page.locator('main')).toBeFocused();
  await page.keyboard.press('Tab');
  expect(await page.locator(':focus').evaluate((element) => Boolean(element.closest('main')))).toBe(true);
});

test('a retired id lands on its successor with a word on what changed', async ({page}) => {
  await page.route(/\/2-1\/$/, async (route) => {
    const response = await route.fetch();
    await route.fulfill({
      response,
      body: (await response.text()).replace('<span id="p21.3">', '<span id="p21.3"><a id="p21.9"></a>'),
    });
  });
  await page.goto(`${section}#p21.9`);
  await expect(page.locator('[id="p21.3"]')).toBeInViewport();
  await expect(page.locator('[id="p21.3"]')).toHaveClass(/lit/);
  await expect(page.locator(said)).toContainText('“p21.9”已停用，内容并入此处');
});

test('a link with the checksum of a text says when it has changed, and nothing when it has not', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(section);
  await page.locator('.num[href="#p21"]').click();
  await page.getByRole('radio', {name: '第3句'}).check({force: true});
  await page.getByRole('button', {name: 'BibTeX'}).click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toMatch(/\?v=zh-hans-\w+#p21\.3/);
  const [address = ''] = /http\S+#p21\.3/.exec(await page.evaluate(() => navigator.clipboard.readText()))!;

  await page.goto('about:blank');
  await page.goto(address);
  await expect(page.locator('[id="p21.3"]')).toBeInViewport();
  await settled(page);
  await expect(page.locator(said)).toHaveCount(0);

  await page.route(/\/2-1\/(\?|$)/, async (route) => {
    const response = await route.fetch();
    await route.fulfill({
      response,
      body: (await response.text()).replace('实施核心技术攻关行动', '实施核心技术攻坚行动'),
    });
  });
  await page.goto('about:blank');
  await page.goto(address);
  await expect(page.locator(said)).toContainText('有过修订');
});

test('a checksum is judged of the passage the page was opened at, of no other and in no other edition', async ({
  page,
}) => {
  await page.goto(`${section}?v=1&q=x#p21.3`);
  await expect(page.locator(said)).toContainText('有过修订');
  await page.locator('.say button').click();
  await page.locator('#contents a[href^="#p19"]').evaluate((link: HTMLElement) => link.click());
  await expect(page).toHaveURL(/\/2-1\/\?q=x#p19(\.\d)?$/);
  await settled(page);
  await expect(page.locator(said)).toHaveCount(0);

  await page.goto(`${section}?v=1&q=x#p21.3`);
  await expect(page.locator(said)).toContainText('有过修订');
  await page.locator('.editions a[hreflang=en]').click();
  await expect(page).toHaveURL(/\/en\/yiyang-2024\/2-1\/\?q=x#p21\.3$/);
  await settled(page);
  await expect(page.locator(said)).toHaveCount(0);
});

test('the address of a citation leads there with its full stop, and in another edition', async ({page}) => {
  for (const address of [
    `${section}#p21.3.`,
    `${section}#p21.3。`,
    'en/yiyang-2024/2-1/?v=zh-hans-x#p21.3',
    'en/yiyang-2024/2-1/?v=zh-hans-x#p21.3.',
  ]) {
    await page.goto('about:blank');
    await page.goto(address);
    await expect(page, address).toHaveURL(/#p21\.3$/);
    await expect(page.locator('[id="p21.3"]'), address).toBeInViewport();
    await settled(page);
    await expect(page.locator(said), address).toHaveCount(0);
  }
});

test('with its full stop, it says so too when the text has changed', async ({page}) => {
  await page.goto(`${section}?v=zh-hans-1#p21.3.`);
  await expect(page).toHaveURL(/#p21\.3$/);
  await expect(page.locator(said)).toContainText('有过修订');
});

test('where text fragments are not known, a link with one leads to its sentence', async ({page}) => {
  await page.goto(`${section}#p21.3%3A~%3Atext=%E6%A0%B8%E5%BF%83`);
  await expect(page).toHaveURL(/#p21\.3$/);
  await expect(page.locator('[id="p21.3"]')).toBeInViewport();
});

test('what was said goes when the reader goes on', async ({page}) => {
  await page.goto(`${section}#p999`);
  await expect(page.locator(said)).toContainText('p999');
  await page.locator('#contents a[href^="#p19"]').evaluate((link: HTMLElement) => link.click());
  await expect(page.locator(said)).toHaveCount(0);
});

test('an id is not said to be unknown when the reader has gone on', async ({page}) => {
  await page.goto(section);
  await delay(page, '**/text.json', 300);
  const asked = page.waitForRequest('**/text.json');
  const answered = page.waitForResponse('**/text.json');
  await page.evaluate(() => (location.hash = '#p6.3'));
  await asked;
  await page.evaluate(() => (location.hash = '#p20'));
  await answered;
  await settled(page);
  await expect(page.locator(said)).toHaveCount(0);
});

test('a link to a place of the page says nothing', async ({page}) => {
  for (const id of ['p19', 'p21.3', 'h8', 'main', '']) {
    await page.goto('about:blank');
    await page.goto(`${section}#${id}`);
    await settled(page);
    await expect(page.locator(said)).toHaveCount(0);
  }
});
