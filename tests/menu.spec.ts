/**
 * The menu of a paragraph: link to it or to one of its sentences, copy it, cite it, read it in another language in
 * place.
 */
import {ofThemeAndWidth, violations} from './support/axe.ts';
import {kinds, report} from './support/kinds.ts';
import {delay, expect, settled, test, type Page} from './support/site.ts';

const section = `${report}2-1/`;
const menu = (page: Page) => page.locator('.menu:popover-open');
const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText());
const number = (page: Page, id: string) => page.locator(`.num[href="#${id}"]`);

test.use({permissions: ['clipboard-read', 'clipboard-write'], viewport: {width: 1100, height: 800}});

async function openMenu(page: Page, id: string) {
  await number(page, id).click();
  await expect(menu(page)).toBeVisible();
}

test('the number opens it, by mouse and by keyboard; Escape closes it and gives the focus back', async ({page}) => {
  await page.goto(section);
  await expect(number(page, 'p19')).toHaveAttribute('aria-haspopup', 'dialog');
  await openMenu(page, 'p19');
  await expect(menu(page)).toHaveAccessibleName('第19段的操作');
  await expect(page.locator(':focus')).toHaveText('复制链接');
  await page.keyboard.press('Escape');
  await expect(menu(page)).toBeHidden();
  await expect(number(page, 'p19')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(menu(page)).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await expect(page.locator(':focus')).toHaveText('复制文字');
  await page.locator('h1').click();
  await expect(menu(page)).toBeHidden();
});

test('opened at another number, it leaves the one before', async ({page}) => {
  await page.goto(section);
  await openMenu(page, 'p19');
  await number(page, 'p20').focus();
  await page.keyboard.press('Enter');
  await expect(menu(page)).toHaveAccessibleName('第20段的操作');
  await expect(page.locator('.num[aria-expanded]')).toHaveAttribute('href', '#p20');
  await page.keyboard.press('Escape');
  await expect(menu(page)).toBeHidden();
  await expect(page.locator('.num[aria-expanded]')).toHaveCount(0);
});

test('it stays in the window, and so does what it says', async ({page}) => {
  for (const viewport of [
    {width: 1280, height: 720},
    {width: 1280, height: 600},
    {width: 800, height: 560},
  ]) {
    await page.setViewportSize(viewport);
    await page.goto(section);
    for (const id of ['p18', 'p20']) {
      await openMenu(page, id);
      await page.getByRole('button', {name: 'GB/T 7714'}).click();
      const said = menu(page).locator('.result p');
      await expect(said).toHaveText('已复制');
      await expect(said).toBeInViewport({ratio: 1});
      expect(
        (await menu(page).boundingBox())!.y + (await menu(page).boundingBox())!.height,
        `${id} in ${viewport.height}`,
      ).toBeLessThanOrEqual(viewport.height);
      await page.keyboard.press('Escape');
    }
  }
});

test('nothing in it moves when it says what was copied: the next press finds the button it was meant for', async ({
  page,
}) => {
  for (const viewport of [
    {width: 390, height: 844},
    {width: 844, height: 390},
    {width: 820, height: 1100},
    {width: 1280, height: 720},
  ]) {
    await page.setViewportSize(viewport);
    await page.goto(section);
    await openMenu(page, 'p21');
    const places = () =>
      menu(page)
        .locator('button, .more a')
        .evaluateAll((all) => all.map((button) => JSON.stringify(button.getBoundingClientRect())));
    const before = await places();
    for (const name of ['复制链接', '复制文字', '复制文字和出处']) {
      await menu(page).getByRole('button', {name, exact: true}).click();
      await expect(menu(page).locator('.result')).toContainText('已复制');
      await expect(menu(page).locator('.result p')).toBeInViewport({ratio: 1});
    }
    expect(await places(), `${viewport.width} × ${viewport.height}`).toEqual(before);
  }
});

test('in a low window it is a sheet, and what has the focus is seen', async ({page}) => {
  for (const viewport of [
    {width: 844, height: 390},
    {width: 320, height: 256},
  ]) {
    await page.setViewportSize(viewport);
    await page.goto(section);
    await openMenu(page, 'p18');
    await expect(page.locator(':focus')).toHaveText('复制链接');
    await expect(page.locator(':focus')).toBeInViewport({ratio: 1});
    expect((await menu(page).boundingBox())!.width).toBe(viewport.width);
  }
});

test('it is not printed', async ({page}) => {
  await page.goto(section);
  await openMenu(page, 'p18');
  await page.emulateMedia({media: 'print'});
  await expect(page.locator('.menu')).toBeHidden();
});

test('of the English column an error is reported in English', async ({page}) => {
  await page.goto(kinds['side by side']);
  await page.locator('[id="p18-en"]').evaluate((text) => getSelection()!.selectAllChildren(text));
  await page.locator('.handle').click();
  await expect(menu(page).locator('.more a')).toHaveAttribute('href', /\/en\/yiyang-2024\/about\/\?p=p18\.1#errors$/);
});

test('where colours are the reader’s own, what a link leads to and what is meant is outlined', async ({page}) => {
  await page.goto(`${section}#p19.2`);
  await page.emulateMedia({forcedColors: 'active'});
  await expect(page.locator('[id="p19.2"]')).toHaveCSS('outline-style', 'solid');
  await openMenu(page, 'p19');
  await expect(menu(page).locator('.scope :checked + span')).toHaveCSS('outline-style', 'solid');
});

test('with a modifier the number is a link, as without script', async ({page, context}) => {
  await page.goto(section);
  const [opened] = await Promise.all([
    context.waitForEvent('page'),
    number(page, 'p19').click({modifiers: ['ControlOrMeta']}),
  ]);
  await expect(opened).toHaveURL(/#p19$/);
  await expect(menu(page)).toHaveCount(0);
});

test('a paragraph is linked to and copied, and so is each of its sentences', async ({page}) => {
  await page.goto(section);
  await openMenu(page, 'p21');
  await page.getByRole('button', {name: '复制链接'}).click();
  await expect.poll(() => clipboard(page)).toMatch(/\/zh-hans\/yiyang-2024\/2-1\/#p21$/);
  await page.getByRole('button', {name: '复制文字', exact: true}).click();
  await expect.poll(() => clipboard(page)).toMatch(/^强化科技赋能。主动融入长沙.*“揭榜挂帅”.*建设5G基站900个。$/);
  expect(await clipboard(page)).not.toMatch(/\[13\]|\n/);
  const sentences = await page.locator('[id="p21"] > [id]').evaluateAll((all) => all.map(({id}) => id));
  expect(sentences.length).toBe(6);
  for (const [i, id] of sentences.entries()) {
    await page.getByRole('radio', {name: `第${i + 1}句`}).check({force: true});
    await expect(page.locator('.picked')).toHaveId(id);
    await page.getByRole('button', {name: '复制链接'}).click();
    await expect.poll(() => clipboard(page)).toMatch(new RegExp(`#${id.replace('.', '\\.')}$`));
  }
  await page.keyboard.press('Escape');
  await expect(page.locator('.picked')).toHaveCount(0);
});

test('the sentence that a link led to is what is meant', async ({page}) => {
  await page.goto(`${section}#p21.2`);
  await openMenu(page, 'p21');
  await expect(page.getByRole('radio', {name: '第2句'})).toBeChecked();
});

test('what was asked for last is what is copied, however slow a citation is', async ({page}) => {
  await page.goto(section);
  await delay(page, '**/cite.json', 500);
  await openMenu(page, 'p21');
  const came = page.waitForResponse('**/cite.json');
  await page.getByRole('button', {name: 'GB/T 7714'}).click();
  await page.getByRole('button', {name: '复制链接'}).click();
  await expect.poll(() => clipboard(page)).toMatch(/#p21$/);
  await came;
  await settled(page);
  expect(await clipboard(page)).toMatch(/#p21$/);
});

test('an error is reported of the sentence that is meant', async ({page}) => {
  await page.goto(`${section}#p21.3`);
  await openMenu(page, 'p21');
  const report = menu(page).getByRole('link', {name: '纠错'});
  await expect(report).toHaveAttribute('href', /\/about\/\?p=p21\.3#errors$/);
  await page.getByRole('radio', {name: '第2句'}).check({force: true});
  await expect(report).toHaveAttribute('href', /\?p=p21\.2#errors$/);
});

test.describe('where it could not be loaded', () => {
  test.use({expectedErrors: [/ERR_FAILED/]});

  test('the number is the link it was', async ({page}) => {
    await page.route(/\/_astro\/passage-menu\.[^.]+\.js$/, (route) => route.abort());
    await page.goto(section);
    await number(page, 'p21').click();
    await expect(page).toHaveURL(/#p21$/);
  });
});

test('in a browser that does not allow copying the text is shown to be selected', async ({page}) => {
  await page.addInitScript(() => Object.defineProperty(navigator, 'clipboard', {value: undefined}));
  await page.goto(section);
  await openMenu(page, 'p22');
  await page.getByRole('button', {name: '复制文字', exact: true}).click();
  await expect(menu(page).getByRole('status')).toContainText('请手动复制下面的文字');
  await expect(menu(page).locator('blockquote')).toContainText('我们必须把产业立市作为第一路径');
});

for (const [edition, other, words] of [
  ['zh-hans', 'en', 'Building better industrial parks.'],
  ['zh-hant', 'en', 'Building better industrial parks.'],
  ['en', 'zh-Hans', '建好产业园区'],
  ['en', 'zh-Hant', '建好產業園區'],
] as const) {
  test(`${edition}: a paragraph in ${other}, in place, and away again; what stands above stays`, async ({page}) => {
    await page.goto(`${edition}/yiyang-2024/2-1/`);
    // The number is in view, so that nobody scrolls to it; the paragraph before it is partly above the window.
    await page.evaluate(() =>
      scrollBy({top: document.getElementById('p19')!.getBoundingClientRect().top - 200, behavior: 'instant'}),
    );
    const tops = () =>
      page.evaluate(() => ['p18', 'p19'].map((id) => document.getElementById(id)!.getBoundingClientRect().top));
    const before = await tops();
    const counterpart = page.locator(`.counterpart[lang="${other}"]`);
    const name = await page.locator(`.editions a[hreflang="${other}"]`).innerText();
    await openMenu(page, 'p19');
    await menu(page).getByRole('button', {name}).click();
    await expect(counterpart).toContainText(words);
    await expect(counterpart).toBeFocused();
    expect(await tops()).toEqual(before);
    const ids = await page.evaluate(() => [...document.querySelectorAll('[id]')].map(({id}) => id));
    expect(new Set(ids).size).toBe(ids.length);
    await page.keyboard.press('Escape');
    await expect(counterpart).toHaveCount(0);
    await expect(number(page, 'p19')).toBeFocused();
    expect(await tops()).toEqual(before);
  });
}

test('on a parallel page nothing is offered in place: it is there', async ({page}) => {
  await page.goto(kinds['side by side']);
  await openMenu(page, 'p18');
  await expect(menu(page).getByRole('button', {name: '复制链接'})).toBeVisible();
  await expect(menu(page).getByRole('button', {name: 'English'})).toHaveCount(0);
});

for (const edition of ['zh-hans', 'en']) {
  test(`${edition}: axe finds nothing in the open menu, light or dark`, async ({page}) => {
    for (const width of [1440, 320]) {
      await page.setViewportSize({width, height: 800});
      await page.goto(`${edition}/yiyang-2024/2-1/`);
      await page.emulateMedia({colorScheme: 'light'});
      await openMenu(page, 'p18');
      await page.locator('.menu .actions button').first().click();
      await expect(page.locator('.menu blockquote')).toBeVisible();
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
      expect(await violations(page), `light, at ${width}`).toEqual([]);
      await page.emulateMedia({colorScheme: 'dark'});
      await expect(page.locator('.menu blockquote')).toBeVisible();
      expect(await violations(page, {rules: ofThemeAndWidth}), `dark, at ${width}`).toEqual([]);
    }
  });
}

for (const [path, id, name, text, locator] of [
  ['zh-hans/yiyang-2024/notes/', 'n3', '注3', /^都谷极：世界电容器之都/, '名词解释第3条'],
  ['zh-hans/yiyang-2024/notes/', 'e4', '编者注E4', /^“五好”园区：规划定位好/, '编者注E4'],
  ['zh-hant/yiyang-2024/full/', 'n3', '註3', /^都谷極：世界電容器之都/, '名詞解釋第3條'],
  ['en/yiyang-2024/notes/', 'e4', 'Editors’ note E4', /^\S+/, 'editors’ note E4'],
  ['zh-hans/yiyang-2024/notes/en/', 'n3', '注3', /^都谷极：世界电容器之都/, '名词解释第3条'],
] as const) {
  test(`a note has a link and citations of its own: ${path}#${id}`, async ({page, context}) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
    await page.goto(path);
    const number = page.locator(`main .no[href="#${id}"]`);
    await expect(number).toHaveAttribute('aria-haspopup', 'dialog');
    await number.click();
    const menu = page.locator('.menu:popover-open');
    await expect(menu).toHaveAccessibleName(new RegExp(name));
    await expect(menu.locator('.head b')).toHaveText(name);
    await menu.locator('.actions button').first().click();
    await expect.poll(clipboard).toMatch(new RegExp(`/${path}#${id}$`));
    await menu.locator('.actions button').nth(1).click();
    await expect.poll(clipboard).toMatch(text);
    for (const format of ['GB/T 7714', 'RIS', 'CSL-JSON']) {
      await menu.locator('.formats').getByRole('button', {name: format}).click();
      await expect.poll(clipboard).toContain(locator);
      expect(await clipboard()).toMatch(new RegExp(`/notes/\\?v=\\S+#${id}|/full/\\?v=\\S+#${id}`));
    }
    await menu.locator('.formats').getByRole('button', {name: 'APA'}).click();
    await expect.poll(clipboard).toMatch(id.startsWith('e') ? /, Note E4\)$/ : /, Note 3\)$/);
    await page.keyboard.press('Escape');
    await expect(number).toBeFocused();
  });
}

test('a note’s number is a link without script, and j, k and m reach it', async ({page}) => {
  await page.goto('zh-hans/yiyang-2024/notes/#n3');
  await page.keyboard.press('j');
  await expect(page.locator('main .no[href="#n4"]')).toBeFocused();
  await page.keyboard.press('m');
  await expect(page.locator('.menu:popover-open')).toHaveAccessibleName('注4的操作');
});
