/** Notes: shown without leaving the line, beside the text where there is room, and linked both ways. */
import {chain, pageOf} from './support/pages.ts';
import {editions} from '../src/model/editions.ts';
import {report} from './support/kinds.ts';
import {expect, settled, test, type Page} from './support/site.ts';

const section = `${report}1-1/`;
const marker = (page: Page, number: number) => page.locator(`[role=doc-noteref][aria-label="[${number}]"]`).first();
/** The note that opens over the text. */
const note = (page: Page) => page.locator('[role=note][popover]');

test.describe('where there is no room beside the text', () => {
  test.use({viewport: {width: 1100, height: 800}});

  test('a note shows on hover, can be pointed at, and goes when the pointer leaves', async ({page}) => {
    await page.goto(section);
    await expect(note(page)).toBeHidden();
    await marker(page, 3).hover();
    await expect(note(page)).toContainText('世界电容器之都');
    const address = page.url();
    const box = (await note(page).boundingBox())!;
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, {steps: 8});
    await page.clock.install();
    await page.clock.runFor(2000);
    await expect(note(page)).toBeVisible();
    await page.clock.resume();
    await page.mouse.move(2, 400);
    await expect(note(page)).toBeHidden();
    expect(page.url()).toBe(address);
  });

  test('Escape dismisses it while the pointer stays', async ({page}) => {
    await page.goto(section);
    await marker(page, 3).hover();
    await expect(note(page)).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(note(page)).toBeHidden();
  });

  test('a click keeps it when the pointer leaves, and a second one follows the link', async ({page}) => {
    await page.goto(section);
    await marker(page, 3).click();
    await page.mouse.move(500, 20);
    await settled(page);
    await expect(note(page)).toContainText('世界电容器之都');
    await expect(page).toHaveURL(/\/1-1\/$/);
    await page.getByRole('heading', {level: 1}).click();
    await expect(note(page)).toBeHidden();
    await marker(page, 3).click();
    await marker(page, 3).click();
    await expect(page).toHaveURL(/\/notes\/#n3$/);
  });

  test('Enter follows the link at once, and so does a click with a modifier', async ({page, context}) => {
    await page.goto(section);
    const [opened] = await Promise.all([
      context.waitForEvent('page'),
      marker(page, 3).click({modifiers: ['ControlOrMeta']}),
    ]);
    await expect(opened).toHaveURL(/\/notes\/#n3$/);
    await marker(page, 3).press('Enter');
    await expect(page).toHaveURL(/\/notes\/#n3$/);
  });

  test('it does not cover its own marker', async ({page}) => {
    await page.goto(section);
    await marker(page, 3).hover();
    const [line, box] = [(await marker(page, 3).boundingBox())!, (await note(page).boundingBox())!];
    const apart =
      box.y >= line.y + line.height ||
      box.y + box.height <= line.y ||
      box.x >= line.x + line.width ||
      box.x + box.width <= line.x;
    expect(apart).toBe(true);
  });

  test('a term shows the same note as its marker', async ({page}) => {
    await page.goto(section);
    await page.getByRole('main').getByRole('link', {name: '都谷极', exact: true}).first().hover();
    await expect(note(page)).toContainText('世界电容器之都');
  });
});

test('a note is open still when the mouse reaches another edition, and is open there', async ({page}) => {
  await page.setViewportSize({width: 1100, height: 800});
  await page.goto(`${report}2-1/`);
  const marker = page.locator('main .ref').first();
  const id = new URL((await marker.getAttribute('href'))!, page.url()).hash.slice(1);
  await marker.hover();
  await expect(page.locator('#note')).toBeVisible();
  const from = (await marker.boundingBox())!;
  const to = (await page.locator('.editions [hreflang=en]').boundingBox())!;
  // Slower than a note takes to close.
  for (let step = 1; step <= 12; step++) {
    await page.mouse.move(
      from.x + ((to.x + to.width / 2 - from.x) * step) / 12,
      from.y + ((to.y + to.height / 2 - from.y) * step) / 12,
    );
    await page.waitForTimeout(80);
  }
  await page.waitForTimeout(600);
  await expect(page.locator('#note')).toBeVisible();
  await page.mouse.down();
  await page.mouse.up();
  await expect(page).toHaveURL(/\/en\//);
  await expect(page.locator('#note')).toBeVisible();
  await expect(page.locator('[aria-describedby=note]').first()).toHaveAttribute('href', new RegExp(`#${id}$`));
});

test('on a small screen, a note opened by key is reached by Tab, scrolled, and left again', async ({page}) => {
  await page.setViewportSize({width: 320, height: 256});
  await page.goto(`${report}2-1/`, {waitUntil: 'networkidle'});
  const card = page.locator('#note');
  // One that is longer than its card.
  const markers = page.locator('main .ref');
  let marker = markers.first();
  for (const one of await markers.all()) {
    await one.focus();
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Tab');
    await expect(card).toBeVisible();
    marker = one;
    if (await card.evaluate((element) => element.scrollHeight > element.clientHeight + 10)) break;
  }
  await expect(marker).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(card).toBeFocused();
  await page.keyboard.press('End');
  await expect
    .poll(() => card.evaluate((element) => element.scrollHeight - element.clientHeight - element.scrollTop))
    .toBeLessThan(2);
  await page.keyboard.press('Shift+Tab');
  await expect(marker).toBeFocused();
  await expect(card).toBeVisible();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(card.getByRole('link', {name: '在名词解释页查看'})).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(marker).not.toBeFocused();
  const follows = await marker.evaluate(
    (element) => element.compareDocumentPosition(document.activeElement!) & Node.DOCUMENT_POSITION_FOLLOWING,
  );
  expect(follows).toBeTruthy();
  expect(await page.locator(':focus').evaluate((element) => element.closest('#note'))).toBeNull();
});

test.describe('under a finger', () => {
  test.use({viewport: {width: 390, height: 844}, hasTouch: true, isMobile: true});

  test('a tap shows the note and stays on the page, a second one follows', async ({page}) => {
    await page.goto(section);
    await marker(page, 3).tap();
    await expect(note(page)).toContainText('世界电容器之都');
    await expect(page).toHaveURL(/\/1-1\/$/);
    await marker(page, 3).tap();
    await expect(page).toHaveURL(/\/notes\/#n3$/);
  });

  test('a tap elsewhere closes it', async ({page}) => {
    await page.goto(section);
    await marker(page, 3).tap();
    await expect(note(page)).toBeVisible();
    await page.getByRole('heading', {level: 1}).tap();
    await expect(note(page)).toBeHidden();
  });
});

test.describe('where there is room', () => {
  test.use({viewport: {width: 1600, height: 900}});

  test('notes stand beside the text, at their markers, and none covers another', async ({page}) => {
    await page.goto(section);
    const asides = page.getByRole('main').getByRole('note');
    await expect(asides.first()).toBeVisible();
    const boxes = await asides.evaluateAll((all) =>
      all.map((aside) => {
        const {left, top, bottom} = aside.getBoundingClientRect();
        return {note: (aside as HTMLElement).dataset['note'], left, top, bottom};
      }),
    );
    const text = (await page.locator('main p[id]').first().boundingBox())!;
    for (const [at, {note: id, left, top}] of boxes.entries()) {
      const line = (await page.locator(`main :is(.ref, .term)[href$="#${id}"]`).first().boundingBox())!;
      expect(left, `note ${id}`).toBeGreaterThanOrEqual(text.x + text.width);
      expect(top, `note ${id}`).toBeGreaterThan(line.y - 40);
      expect(top, `note ${id}`).toBeGreaterThanOrEqual(at > 0 ? boxes[at - 1]!.bottom : 0);
    }
    expect(boxes.length).toBeGreaterThan(1);
  });
});

test.describe('where there is room, by mouse', () => {
  test.use({viewport: {width: 1600, height: 900}});

  test('a click lights the note up beside the text, and stays on the page', async ({page}) => {
    await page.goto(section);
    await marker(page, 3).click();
    await page.mouse.move(500, 20);
    await settled(page);
    await expect(page.locator('main aside.on')).toContainText('世界电容器之都');
    await expect(page).toHaveURL(/\/1-1\/$/);
  });
});

test.describe('where there is room, under a finger', () => {
  test.use({viewport: {width: 1366, height: 1024}, hasTouch: true});

  test('a tap lights the note up beside the text, a second one follows', async ({page}) => {
    await page.goto(section);
    await marker(page, 3).tap();
    await expect(page.locator('main aside.on')).toContainText('世界电容器之都');
    await expect(page).toHaveURL(/\/1-1\/$/);
    await marker(page, 3).tap();
    await expect(page).toHaveURL(/\/notes\/#n3$/);
  });
});

test('the notes page has all 23 notes, each with its term and its text', async ({page}) => {
  await page.goto(`${report}notes/`);
  for (let number = 1; number <= 23; number += 1) {
    const entry = page.locator(`[id="n${number}"]`);
    await expect(entry).toContainText(`[${number}]`);
    await expect(entry.locator('dfn')).toHaveAttribute('id', `n${number}.0`);
    await expect(entry.locator('[data-chrome] a').first()).toBeVisible();
  }
});

for (const edition of ['zh-hans', 'zh-hant', 'en']) {
  test(`${edition}: the notes page leads back to every marker and every term, and nowhere else`, ({built}) => {
    const first = `${edition}/yiyang-2024/`;
    const uses = new Set<string>();
    for (const {path, root} of chain(built, first)) {
      const links = root
        .querySelectorAll('main a')
        .filter((link) => /#[ne]\d+$/.test(link.getAttribute('href') ?? '') && !link.closest('.uses, aside, nav, .no'));
      for (const link of links) {
        const segment = link.closest('span[id], dfn[id], h1[id], h2[id], h3[id]');
        uses.add(`${link.getAttribute('href')?.split('#')[1]} in ${built.base}${path}#${segment?.id}`);
      }
    }
    const notes = pageOf(built, `${first}notes/`);
    const backlinks = notes.root.querySelectorAll('main .uses a').map((link) => {
      const href = link.getAttribute('href') ?? '';
      return `${link.closest('div[id]')?.id} in ${href.startsWith('#') ? built.base + notes.path : ''}${href}`;
    });
    expect(backlinks.sort()).toEqual([...uses].sort());
    expect(uses.size).toBeGreaterThan(23 + 29);
  });
}

test('room for the editors’ notes is reserved by how long those of this page are', async ({page}) => {
  const paths = ['notes/', 'full/'].flatMap((name) => editions.map((edition) => `${edition.name}/yiyang-2024/${name}`));
  const screens = [
    {width: 1440, height: 900},
    {width: 390, height: 844},
  ];
  for (const path of [...paths, 'en/yiyang-2024/notes/zh-hans/', 'zh-hans/yiyang-2024/full/en/']) {
    await page.goto(path);
    const editors = page.locator('.editors');
    const heights = async () => {
      const found: number[] = [];
      for (const screen of screens) {
        await page.setViewportSize(screen);
        found.push(await editors.evaluate((section) => section.getBoundingClientRect().height));
      }
      return found;
    };
    const reserved = await heights();
    await editors.evaluate((section) => section.style.setProperty('content-visibility', 'visible'));
    for (const [i, height] of (await heights()).entries())
      expect(reserved[i]! / height, `${path} at ${screens[i]!.width}`).toBeCloseTo(1, 0.7);
  }
});

test('the editors’ notes, laid out only when near, are where a link leads, and where the way back does', async ({
  page,
}) => {
  const top = () => page.locator('[id=e20]').evaluate((entry) => Math.round(entry.getBoundingClientRect().top));
  await page.goto(`${report}notes/#e20`);
  await expect(page.locator('.editors')).toHaveCSS('content-visibility', 'auto');
  const bar = await page.getByRole('banner').evaluate((header) => header.getBoundingClientRect().bottom);
  await expect.poll(async () => Math.abs((await top()) - bar - 24)).toBeLessThanOrEqual(8);
  await page.evaluate(() => scrollBy({top: -200, behavior: 'instant'}));
  const before = await top();
  await page.locator('[id=e20] .uses a').first().click();
  await expect(page).toHaveURL(/#p/);
  await page.goBack();
  await expect.poll(top).toBe(before);
});
