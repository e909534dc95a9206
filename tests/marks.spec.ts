/**
 * The marks of notes are no text, for whoever finds, copies or links to the words around them; and are there for whoever
 * reads, by eye, by keyboard or by ear, on screen and on paper.
 */
import {report} from './support/kinds.ts';
import {markOf, pageOf} from './support/pages.ts';
import {expect, test, type Page} from './support/site.ts';

const pages = [
  `${report}2-1/`,
  `${report}full/`,
  `${report}3/`,
  `${report}2-1/en/`,
  'zh-hant/yiyang-2024/full/',
  'en/yiyang-2024/full/',
  'en/yiyang-2024/2-1/zh-hant/',
];

for (const path of pages) {
  test(`${path}: a mark is drawn as its name, on screen, on paper, in forced colours, and read out as it`, async ({
    page,
    built,
  }) => {
    const names = pageOf(built, path).root.querySelectorAll('main [role=doc-noteref]').map(markOf);
    expect(names.length).toBeGreaterThan(0);
    for (const name of names) expect(name).toMatch(/^(\[\d+\]|E\d+)$/);
    await page.goto(path);
    for (const media of [{media: 'screen'}, {media: 'print'}, {media: 'screen', forcedColors: 'active'}] as const) {
      await page.emulateMedia(media);
      const marks = await page.locator('main [role=doc-noteref]').evaluateAll((all) =>
        all.map((mark) => {
          const style = getComputedStyle(mark, '::before');
          return {
            drawn: style.content,
            text: mark.textContent,
            wide: mark.getBoundingClientRect().width > 5,
            seen: style.visibility === 'visible' && style.opacity === '1' && style.color !== 'rgba(0, 0, 0, 0)',
          };
        }),
      );
      // The browser writes the content out, with the word joiner before it.
      expect(marks).toEqual(names.map((name) => ({drawn: `"\u2060${name}"`, text: '', wide: true, seen: true})));
    }
    const session = await page.context().newCDPSession(page);
    const {nodes} = await session.send('Accessibility.getFullAXTree');
    const found = nodes
      .filter(({role, ignored}) => role?.value === 'doc-noteref' && !ignored)
      .map(({name}) => name?.value as string);
    expect(found).toEqual(names);
  });
}

/** The blocks in which the browser finds some words, from the page's beginning to its end. */
function find(page: Page, words: string): Promise<string[]> {
  return page.evaluate((words) => {
    getSelection()!.removeAllRanges();
    const {find} = window as unknown as {find(words: string, caseSensitive: boolean): boolean};
    const found: string[] = [];
    while (find(words, true)) {
      const {startContainer} = getSelection()!.getRangeAt(0);
      found.push(startContainer.parentElement!.closest('main :is(p, h1, h2, h3, dl > div)')?.id ?? '');
    }
    return found;
  }, words);
}

for (const [path, words, id] of [
  [`${report}2-1/`, '五好”园区建设', 'p19'],
  [`${report}2-1/`, '新质生产力，全社会研发', 'p21'],
  ['en/yiyang-2024/2-1/', 'parks, we will integrate', 'p19'],
  [`${report}2-1/en/`, 'parks, we will integrate', 'p19-en'],
] as const) {
  test(`a text fragment made elsewhere leads to ${words} on ${path}, and marks it; the browser’s find does`, async ({
    page,
  }) => {
    await page.setViewportSize({width: 1000, height: 300});
    await page.goto('about:blank');
    await page.goto(`${path}#:~:text=${encodeURIComponent(words).replace(/-/g, '%2D')}`);
    await expect(page.locator(`[id="${id}"]`)).toBeInViewport();
    await page.evaluate(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync('::target-text { background: #f00; color: #f00 }');
      document.adoptedStyleSheets.push(sheet);
    });
    const picture = (await page.screenshot()).toString('base64');
    const red = await page.evaluate(async (picture) => {
      const bytes = Uint8Array.from(atob(picture), (character) => character.charCodeAt(0));
      const image = await createImageBitmap(new Blob([bytes]));
      const context = new OffscreenCanvas(image.width, image.height).getContext('2d')!;
      context.drawImage(image, 0, 0);
      const {data} = context.getImageData(0, 0, image.width, image.height);
      let count = 0;
      for (let i = 0; i < data.length; i += 4) if (data[i] === 255 && data[i + 1] === 0 && data[i + 2] === 0) count++;
      return count;
    }, picture);
    expect(red).toBeGreaterThan(500);
    expect(await find(page, words)).toEqual([id]);
  });
}

for (const edition of ['zh-hans', 'zh-hant', 'en']) {
  test(`${edition}: the browser finds the words around every mark`, async ({page}) => {
    await page.goto(`${edition}/yiyang-2024/full/`);
    const around = await page.locator('main > :is(p, h2, h3) [role=doc-noteref]').evaluateAll((marks) =>
      marks.map((mark) => {
        const block = mark.closest<HTMLElement>('main > [id]')!;
        const text = (from: Element, start: boolean) => {
          const range = new Range();
          range.selectNodeContents(block);
          if (start) range.setEndBefore(from);
          else range.setStartAfter(from);
          return range.toString();
        };
        return {id: block.id, words: (text(mark, true).slice(-8) + text(mark, false).slice(0, 8)).trim()};
      }),
    );
    expect(around.length).toBeGreaterThan(40);
    for (const {id, words} of around) expect(await find(page, words), words).toContain(id);
  });
}

test.describe('without script', () => {
  test.use({javaScriptEnabled: false, permissions: ['clipboard-read', 'clipboard-write']});

  for (const path of [`${report}2-1/`, 'en/yiyang-2024/2-1/']) {
    test(`${path}: a paragraph is selected as a whole, and copied without marks`, async ({page, browser}) => {
      await page.goto(path);
      await page.locator('[id="p19"]').click({clickCount: 3, position: {x: 60, y: 10}});
      await page.keyboard.press('ControlOrMeta+c');
      const other = await (await browser.newContext()).newPage();
      await other.setContent('<textarea></textarea>');
      await other.locator('textarea').focus();
      await other.keyboard.press('ControlOrMeta+v');
      const copied = await other.locator('textarea').inputValue();
      await other.context().close();
      expect(copied).toMatch(/五好”园区建设|parks, we will integrate/);
      expect(copied).not.toMatch(/\[\d+\]|E\d/);
    });
  }
});
