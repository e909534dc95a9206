/** How the text is set: where lines begin and end, how far apart characters and marks stand, what paper says. */
import {report} from './support/kinds.ts';
import {pageOf} from './support/pages.ts';
import {expect, test, type Page} from './support/site.ts';

/** The lines of every text on a page, and the widest gap between two Chinese characters in each, in em. */
function linesOf(page: Page): Promise<{id: string; text: string; gap: number}[]> {
  return page.evaluate(() => {
    const lines: {id: string; text: string; gap: number; bottom: number}[] = [];
    const editors = document.querySelector<HTMLElement>('.editors');
    if (editors) editors.style.contentVisibility = 'visible';
    for (const block of document.querySelectorAll('main :is(p, h1, h2, h3, dl > div, aside, li)')) {
      let last: {node: Node; character: string; left: number; size: number} | undefined;
      let line: (typeof lines)[number] | undefined;
      const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const node = walker.currentNode as Text;
        // What stands in a block of its own, or is not drawn.
        if (node.parentElement!.closest('p, h1, h2, h3, dl > div, aside, li') !== block) continue;
        const {fontSize, letterSpacing} = getComputedStyle(node.parentElement!);
        const size = parseFloat(fontSize) + (parseFloat(letterSpacing) || 0);
        for (let at = 0; at < node.length; at += 1) {
          const range = new Range();
          range.setStart(node, at);
          range.setEnd(node, at + 1);
          const [box] = range.getClientRects();
          if (!box?.width) continue;
          const character = node.data[at]!;
          if (!line || box.top > line.bottom - 4) {
            lines.push((line = {id: block.id, text: '', gap: 0, bottom: box.bottom}));
            last = undefined;
          }
          const han = /\p{Script=Han}/u;
          if (last?.node === node && han.test(character) && han.test(last.character))
            line.gap = Math.max(line.gap, (box.left - last.left) / size - 1);
          line.bottom = Math.max(line.bottom, box.bottom);
          line.text += character;
          last = {node, character, left: box.left, size};
        }
      }
    }
    return lines.map(({id, text, gap}) => ({id, text, gap}));
  });
}

for (const [path, widths] of [
  [`${report}full/`, [320, 360, 390, 820, 1440]],
  ['zh-hant/yiyang-2024/full/', [320, 390]],
  // With the notes that stand beside the text.
  [`${report}1-5/`, [360, 1440]],
] as const) {
  test(`${path}: no line is spread, none begins or ends with a mark that may not`, async ({page}) => {
    await page.goto(path);
    for (const width of widths) {
      await page.setViewportSize({width, height: 900});
      const lines = await linesOf(page);
      expect(lines.length, `at ${width}`).toBeGreaterThan(30);
      const spread = lines.filter(({gap}) => gap > 0.15);
      // GB/T 15834—2011, 5.1: a dash of two may begin a line, one that joins may not.
      const begins = lines.filter(({text}) => /^(?:[，。、；：？！）】》〉」』”’·～]|—(?!—)| ?·)/u.test(text));
      const ends = lines.filter(({text}) => /[（【《〈「『“‘]$/u.test(text));
      expect({spread, begins, ends}, `at ${width}`).toEqual({spread: [], begins: [], ends: []});
    }
  });
}

test('a mark follows a closing quotation mark closely, and a figure stands apart from the mark before it', async ({
  page,
}) => {
  for (const path of [`${report}full/`, 'zh-hant/yiyang-2024/full/', `${report}1-5/en/`]) {
    await page.goto(path);
    const gaps = await page.locator('main [role=doc-noteref]').evaluateAll((marks) =>
      marks.map((mark) => {
        const characterAt = (node: Node | null, end: boolean) => {
          while (node && !(node instanceof Text)) node = end ? node.lastChild : node.firstChild;
          if (!node?.length) return undefined;
          const range = new Range();
          range.setStart(node, end ? node.length - 1 : 0);
          range.setEnd(node, end ? node.length : 1);
          return {character: range.toString(), box: range.getBoundingClientRect()};
        };
        const [before, after] = [characterAt(mark.previousSibling, true), characterAt(mark.nextSibling, false)];
        const size = parseFloat(getComputedStyle(mark.parentElement!).fontSize);
        const {left, right, top} = mark.getBoundingClientRect();
        return {
          name: mark.getAttribute('aria-label')!,
          before: before?.character ?? '',
          after: after?.character ?? '',
          // From where a full-width closing mark is drawn, in its first half, to the mark.
          closing: before ? (left - before.box.left) / size : 0,
          apart: after && Math.abs(after.box.top - top) < size ? (after.box.left - right) / size : 1,
        };
      }),
    );
    const closed = gaps.filter(({before}) => /[”」』》）]/.test(before));
    expect(closed.length).toBeGreaterThan(3);
    for (const {closing, name} of closed) expect(closing, `${path} ${name}`).toBeLessThan(0.7);
    const figures = gaps.filter(({name, after}) => name.startsWith('E') && /\d/.test(after));
    expect(figures.length).toBeGreaterThan(0);
    for (const {apart, name} of figures) expect(apart, `${path} ${name}`).toBeGreaterThan(0.15);
  }
});

test('no entry of the contents leaves one character alone on its last line', async ({page}) => {
  for (const edition of ['zh-hans', 'zh-hant'])
    for (const width of [1440, 1100, 320]) {
      await page.setViewportSize({width, height: 900});
      if (width === 1440) await page.goto(`${edition}/yiyang-2024/2-1/`);
      const opener = page.locator('.open-contents');
      if (await opener.isVisible()) await opener.click();
      const alone = await page.locator('#contents a').evaluateAll((entries) =>
        entries.flatMap((entry) => {
          const range = new Range();
          range.selectNodeContents(entry);
          const boxes = [...range.getClientRects()].filter(({width}) => width > 0);
          const size = parseFloat(getComputedStyle(entry).fontSize);
          const {bottom} = boxes.at(-1)!;
          const last = boxes.filter((box) => Math.abs(box.bottom - bottom) < 4);
          const isAlone = last.length < boxes.length && last.reduce((sum, {width}) => sum + width, 0) < size * 1.5;
          return isAlone ? [entry.textContent] : [];
        }),
      );
      expect(alone, `${edition} at ${width}`).toEqual([]);
    }
});

for (const edition of ['zh-hans', 'zh-hant', 'en']) {
  test(`${edition}: headings look on the page as in the contents, with every character of the source`, async ({
    page,
    built,
  }) => {
    for (const section of ['1-1', '1-5', '2-1', 'full']) {
      await page.goto(`${edition}/yiyang-2024/${section}/`);
      const headings = await page.locator('main :is(h1, h2, h3)[id^=h]').evaluateAll((all) =>
        all.map((heading) => {
          const walker = document.createTreeWalker(heading, NodeFilter.SHOW_TEXT);
          let drawn = '';
          while (walker.nextNode()) {
            const range = new Range();
            range.selectNodeContents(walker.currentNode);
            // Spaced headings space what has no size, too.
            if (range.getBoundingClientRect().width > 2) drawn += walker.currentNode.nodeValue;
          }
          return {id: heading.id, drawn: drawn.trim()};
        }),
      );
      expect(headings.length).toBeGreaterThan(0);
      const contents = (await page.locator('#contents a').allTextContents()).map((text) => text.trim());
      for (const {id, drawn} of headings.filter(({drawn}) => !/^名 ?詞|^名 ?词|^Explanations/.test(drawn)))
        expect(contents, id).toContain(drawn);
    }
    if (edition !== 'en')
      expect(pageOf(built, `${edition}/yiyang-2024/1-1/`).root.querySelector('h1')!.textContent).toMatch(/。$/);
  });

  test(`${edition}: the contents lead to the report’s notes and to the editors’`, async ({page}) => {
    for (const path of ['', '2-1/', 'full/', 'notes/']) {
      await page.goto(`${edition}/yiyang-2024/${path}`);
      const count = path === 'full/' || path === 'notes/' ? await page.locator('.editors dl > div').count() : 29;
      const entry = page.locator('#contents a', {hasText: `E1–E${count}`});
      await expect(entry).toHaveCount(1);
      if (path === '') await expect(page.locator('.toc a', {hasText: `E1–E${count}`})).toHaveCount(1);
      const href = (await entry.getAttribute('href'))!;
      await page.goto(href.startsWith('#') ? `${edition}/yiyang-2024/${path}${href}` : href);
      await expect(page.locator('[id=editors]')).toBeInViewport();
    }
  });
}

test('a page on paper says what it is a part of, in which edition, and where it stands; on screen it need not', async ({
  page,
}) => {
  for (const [path, ...words] of [
    [`${report}2-1/`, '益阳市2024年政府工作报告', '简体中文'],
    ['zh-hant/yiyang-2024/notes/', '益陽市2024年政府工作報告', '繁體中文'],
    ['en/yiyang-2024/3/', 'Report on the Work of the Government', 'English'],
    [`${report}2-1/en/`, '益阳市2024年政府工作报告', '简体中文', 'English'],
  ] as const) {
    await page.goto(path);
    await page.emulateMedia({media: 'screen'});
    await expect(page.locator('.running')).toBeHidden();
    await page.emulateMedia({media: 'print'});
    for (const word of words) await expect(page.locator('.running')).toContainText(word);
    await expect(page.locator('.running')).toBeVisible();
    const address = page.locator('link[rel=canonical]');
    const drawn = await address.evaluate((link) => ({
      words: getComputedStyle(link, '::after').content,
      height: link.getBoundingClientRect().height,
      others: [...document.head.children].filter((other) => other.getClientRects().length > 0).length,
    }));
    expect(drawn.words).toBe(`"${await address.getAttribute('href')}"`);
    expect(drawn.words).toMatch(new RegExp(`^"https?://.*/${path}"$`));
    expect(drawn.height).toBeGreaterThan(8);
    expect(drawn.others).toBe(1);
  }
});

test('the field’s own button is no blue', async ({page}) => {
  for (const path of [`${report}2-1/`, 'zh-hans/search/']) {
    await page.goto(path);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({colorScheme});
      const field = page.getByRole(path.includes('search') ? 'searchbox' : 'combobox').or(page.locator('[name=q]'));
      await field.first().fill('洞');
      await page.mouse.move(0, 500);
      const box = (await field.first().boundingBox())!;
      const clip = {x: box.x + box.width - 40, y: box.y + 6, width: 32, height: box.height - 12};
      const picture = (await page.screenshot({clip})).toString('base64');
      const coloured = await page.evaluate(async (picture) => {
        const bytes = Uint8Array.from(atob(picture), (character) => character.charCodeAt(0));
        const image = await createImageBitmap(new Blob([bytes]));
        const context = new OffscreenCanvas(image.width, image.height).getContext('2d')!;
        context.drawImage(image, 0, 0);
        const {data} = context.getImageData(0, 0, image.width, image.height);
        let [blue, drawn] = [0, 0];
        for (let i = 0; i < data.length; i += 4) {
          if (Math.abs(data[i]! - data[0]!) > 40) drawn += 1;
          if (data[i + 2]! - data[i]! > 40) blue += 1;
        }
        return {blue, drawn: drawn > 5};
      }, picture);
      expect(coloured, `${path} ${colorScheme}`).toEqual({blue: 0, drawn: true});
    }
  }
});
