/** Selected words: copied as the report has them, and linked to so that they are marked. */
import {report} from './support/kinds.ts';
import {rangeOf, select, type Place} from './support/select.ts';
import {expect, settled, storageKey, test, type Page} from './support/site.ts';

const section = `${report}2-1/`;
const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

test.use({permissions: ['clipboard-read', 'clipboard-write'], viewport: {width: 1440, height: 900}});

/** Cites what is selected, and gives back the citation that is in the clipboard. */
async function cited(page: Page, format: string): Promise<string> {
  await page.locator('.handle').click();
  const before = await clipboard(page);
  await page.locator('.menu .formats').getByRole('button', {name: format}).click();
  await expect.poll(() => clipboard(page)).not.toBe(before);
  return clipboard(page);
}

/** What is selected can be linked to and copied, but not cited. */
async function expectUncited(page: Page): Promise<void> {
  await page.locator('.handle').click();
  await expect(page.locator('.menu:popover-open')).toBeVisible();
  await expect(page.locator('.menu .formats')).toHaveCount(0);
  await expect(page.locator('.menu .actions button')).toHaveText([/链接/, /文字/]);
}

test('copied words have no markers, numbers, or notes from beside the text', async ({page}) => {
  await page.goto(section);
  await test.step('some words, and two paragraphs', async () => {
    await select(page, ['[id="p21"]', '积极培育'], ['[id="p21"]', '全社会']);
    await page.keyboard.press('ControlOrMeta+c');
    expect(await clipboard(page)).toBe('积极培育新质生产力，全社会');

    await select(page, ['[id="p20.4"]', '力争规模服务业'], ['[id="p21.1"]', '强化科技']);
    await page.keyboard.press('ControlOrMeta+c');
    expect(await clipboard(page)).toBe('力争规模服务业企业达到260家以上。\n\n强化科技');
  });

  await test.step('the whole page, as its text alone', async () => {
    await select(page, ['h1', '一、'], ['[id="p22"]', '主引擎']);
    await page.keyboard.press('ControlOrMeta+c');
    const expected = await page.evaluate(() =>
      [...document.querySelectorAll('main > h1, main > p[id]')]
        .map((element) => element.textContent!.trim())
        .join('\n\n'),
    );
    expect(await clipboard(page)).toBe(expected.slice(0, expected.indexOf('主引擎') + 3));
  });

  await test.step('all that is selected at once, without what stands around the text', async () => {
    await page.keyboard.press('ControlOrMeta+a');
    await expect(page.locator('.handle')).toBeVisible();
    await page.keyboard.press('ControlOrMeta+c');
    await expect
      .poll(() => clipboard(page))
      .toMatch(/^一、着力推进产业立市\n\n壮大产业集群。[^]*制胜新赛道，打造益阳高质量发展的“主引擎”。$/);
  });

  await test.step('a note beside the text is the note', async () => {
    await page.locator('aside[data-note=n13]').evaluate((note) => getSelection()!.selectAllChildren(note));
    await page.keyboard.press('ControlOrMeta+c');
    await expect.poll(() => clipboard(page)).toContain('由技术革命性突破');
  });
});

test('words are cited by their paragraphs', async ({page}) => {
  await page.goto(section);
  await test.step('several, by the first and the last', async () => {
    await select(page, ['[id="p19"]', '建好产业园区'], ['[id="p21.1"]', '强化科技']);
    expect(await cited(page, 'GB/T 7714')).toMatch(/\. Baogao阅读版第19-21段\. .*#p19\.1\.$/);
  });

  await test.step('from a heading on, by those that follow it', async () => {
    await select(page, ['h1', '着力'], ['[id="p18"]', '壮大']);
    expect(await cited(page, 'GB/T 7714')).toMatch(/\. Baogao阅读版第18段\. .*#h8\.$/);
  });

  await test.step('up to the next and none of it, as a triple click has it', async () => {
    await select(page, ['[id="p20.4"]', '力争规模服务业'], ['[id="p20"]', '260家以上。']);
    await page.evaluate(() => getSelection()!.getRangeAt(0).setEnd(document.getElementById('p21')!, 0));
    expect(await cited(page, 'GB/T 7714')).toMatch(/\. Baogao阅读版第20段\. .*#p20\.4\.$/);
  });

  await test.step('of a heading alone, they are linked to and copied, but not cited', async () => {
    await select(page, ['main [id="h8"]', '着力推进'], ['main [id="h8"]', '着力推进']);
    await expectUncited(page);
  });
});

test('beside another language', async ({page}) => {
  await page.goto(`${section}en/`);
  await test.step('what is copied is the column in which the selection begins and ends', async () => {
    await select(page, ['[id="p18-en"]', 'We will adopt'], ['[id="p19-en"]', 'Building better']);
    await page.keyboard.press('ControlOrMeta+c');
    expect(await clipboard(page)).toMatch(/^We will adopt [ -~“”’]+\n\nBuilding better$/);
  });

  await test.step('words of several paragraphs are cited by the first and the last', async () => {
    expect(await cited(page, 'APA')).toMatch(/#p18\.\d\n\(.*, ca\. 2023, paras\. 18–19\)$/);
  });

  await test.step('in the other column, too', async () => {
    await select(page, ['[id="p18"]', '实行'], ['[id="p19"]', '建好产业园区']);
    await page.keyboard.press('ControlOrMeta+c');
    expect(await clipboard(page)).toMatch(/^实行\P{Script=Latin}+\n\n建好产业园区$/u);
  });

  await test.step('from row to row a link marks the words of one column alone', async () => {
    await select(page, ['[id="h8"]', '着力'], ['[id="p18.1"]', '壮大产业']);
    await page.locator('.handle').click();
    await page.locator('.menu .actions button').first().click();
    await expect
      .poll(async () => decodeURIComponent(await clipboard(page)))
      .toMatch(/#h8:~:text=(?:、-,)?着力推进产业立市,-1&text=壮大产业,-集群/);
  });

  await test.step('one below the other, both are meant', async () => {
    await page.goto(`${section}en/?view=lines`);
    await select(page, ['[id="p18"]', '实行'], ['[id="p19"]', '建好产业园区']);
    await page.keyboard.press('ControlOrMeta+c');
    expect(await clipboard(page)).toMatch(/^实行[^]+\n\nExpanding[^]+\n\n建好产业园区$/);
  });
});

test('words of notes', async ({page}) => {
  await page.goto(`${report}notes/`);
  await test.step('from one to the next nothing is lost, they are linked to and copied, but not cited', async () => {
    await select(page, ['main [id="n1.1"]', '打好'], ['main [id="n2.1"]', '打造']);
    await page.keyboard.press('ControlOrMeta+c');
    expect(await clipboard(page)).toMatch(/^打好\P{Script=Latin}+。\n\n产业发展“千百十”工程：打造$/u);
    await expectUncited(page);
  });

  await test.step('are cited as the note’s', async () => {
    await select(page, ['main [id="n3"]', '世界电容器之都'], ['main [id="n3"]', '世界电容器之都']);
    expect(await cited(page, 'GB/T 7714')).toMatch(/名词解释第3条.*#n3\.1\.$/);
    await select(page, ['main [id="e4"]', '规划定位好'], ['main [id="e4"]', '规划定位好']);
    expect(await cited(page, 'GB/T 7714')).toMatch(/编者注E4.*#e4\.$/);
    await page.goto('en/yiyang-2024/notes/');
    await select(page, ['main [id="e4"]', 'industrial'], ['main [id="e4"]', 'industrial']);
    expect(await cited(page, 'GB/T 7714')).toMatch(/editors’ note E4.*#e4\.$/);
  });

  await test.step('are copied without its number', async () => {
    await page.goto('en/yiyang-2024/2-1/');
    await page.locator('aside[data-note=n3]').evaluate((note) => getSelection()!.selectAllChildren(note));
    await settled(page);
    await page.keyboard.press('ControlOrMeta+c');
    await expect.poll(() => clipboard(page)).toMatch(/^Capital–Valley–Pole The world’s [^]* in China\.$/);
    await page.setViewportSize({width: 1000, height: 800});
    await page.locator('main .ref[href$="#n13"]').first().hover();
    await page.locator('#note').evaluate((note) => getSelection()!.selectAllChildren(note));
    await settled(page);
    await page.keyboard.press('ControlOrMeta+c');
    await expect.poll(() => clipboard(page)).toMatch(/^new quality productive forces [^]*\.$/);
  });
});

test('of the list of sections nothing is copied', async ({page}) => {
  await page.goto(`${report}1/`);
  await page.keyboard.press('ControlOrMeta+a');
  await expect(page.locator('.handle')).toBeVisible();
  await page.keyboard.press('ControlOrMeta+c');
  await expect
    .poll(() => clipboard(page))
    .toMatch(/^奋力完成2023年高质量发展的各项任务\n\n[^]*2023年，我们重点抓了以下工作：$/);
});

test('words of a paragraph in another language, opened in place, are copied, but not linked to here', async ({
  page,
}) => {
  await page.goto(`${section}#p19`);
  await page.keyboard.press('o');
  await expect(page.locator('.counterpart')).toContainText('Building better');
  await page.locator('.counterpart p').evaluate((text) => getSelection()!.selectAllChildren(text));
  await page.keyboard.press('ControlOrMeta+c');
  await expect.poll(() => clipboard(page)).toMatch(/^Building better[^\[]*\.$/);
  await settled(page);
  await expect(page.locator('.handle')).toHaveCount(0);
});

test('with the link of the sentence, where the reader has asked for it', async ({page}) => {
  await page.addInitScript((key) => localStorage.setItem(key, 'link'), storageKey('copy'));
  await page.goto(section);
  await select(page, ['[id="p21.3"]', '实施核心'], ['[id="p21.3"]', '揭榜挂帅']);
  await page.keyboard.press('ControlOrMeta+c');
  expect(await clipboard(page)).toMatch(/^实施核心技术攻关行动，实行“揭榜挂帅\n\nhttp.*\/2-1\/#p21\.3$/);
  // A heading's would not name what follows it.
  await select(page, ['[id="h8"]', '着力'], ['[id="p18.1"]', '壮大']);
  await page.keyboard.press('ControlOrMeta+c');
  expect(await clipboard(page)).toMatch(/^着力推进产业立市\n\n壮大\n\nhttp.*\/2-1\/#h8:~:text=.+&text=.+$/);
});

const marks: [page: string, from: [id: string, words: string], to: [id: string, words: string]][] = [
  ['zh-hans/yiyang-2024/2-1/', ['p21.3', '核心技术'], ['p21.3', '联合攻']],
  ['en/yiyang-2024/2-1/', ['p21.3', 'launch a campaign'], ['p21.3', 'core technologies']],
  // Across a marker; words that stand elsewhere on the page before; a long passage; two paragraphs; two notes.
  ['zh-hans/yiyang-2024/2-1/', ['p21.2', '积极培育'], ['p21.2', '全社会']],
  ['zh-hans/yiyang-2024/full/', ['p29.1', '县域'], ['p29.1', '经济']],
  ['zh-hans/yiyang-2024/2-1/', ['p19.2', '园区'], ['p19.2', '园区']],
  ['zh-hant/yiyang-2024/2-1/', ['p20.1', '培強'], ['p20.4', '服務業']],
  ['zh-hans/yiyang-2024/2-1/', ['p20.4', '力争规模服务业'], ['p21.1', '强化科技']],
  ['zh-hans/yiyang-2024/notes/', ['n1.1', '打好'], ['n2.0', '产业发展']],
  ['zh-hans/yiyang-2024/2-1/en/', ['p19.2-en', 'parks'], ['p19.2-en', 'parks']],
  // From a heading, which the contents have too, into the text.
  ['zh-hans/yiyang-2024/2-1/', ['h8', '着力'], ['p18.1', '壮大产业']],
  ['zh-hans/yiyang-2024/full/', ['h8', '着力'], ['p18.2', '先进制造业']],
  ['zh-hans/yiyang-2024/1-1/', ['h2', '突出产业'], ['p5.1', '一年来']],
  ['zh-hant/yiyang-2024/1/', ['h1', '高質量'], ['p3.1', '20']],
  ['en/yiyang-2024/2-1/', ['h8', 'Pressing'], ['p18.1', 'Expanding industrial']],
];
/** The heights of the first and the last line between two words, once the element with an id is in view. */
const linesOf = async (page: Page, id: string, from: Place, to: Place) =>
  (await rangeOf(page, from, to)).evaluate((range, id) => {
    const {top, bottom} = document.getElementById(id)!.getBoundingClientRect();
    if (bottom <= 0 || top >= innerHeight) return [];
    const boxes = [...range.getClientRects()];
    return [Math.min(...boxes.map(({top}) => top)), Math.max(...boxes.map(({bottom}) => bottom))];
  }, id);

/** The first and the last row of a picture that have pixels of pure red. */
const redRows = (page: Page, picture: string) =>
  page.evaluate(async (picture) => {
    const bytes = Uint8Array.from(atob(picture), (character) => character.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes], {type: 'image/png'}));
    const context = new OffscreenCanvas(image.width, image.height).getContext('2d', {willReadFrequently: true})!;
    context.drawImage(image, 0, 0);
    const {data} = context.getImageData(0, 0, image.width, image.height);
    const rows = new Set<number>();
    for (let i = 0; i < data.length; i += 4)
      if (data[i] === 255 && data[i + 1] === 0 && data[i + 2] === 0) rows.add(Math.floor(i / 4 / image.width));
    return [Math.min(...rows), Math.max(...rows)] as const;
  }, picture);

// In two tests, for two workers; each opens a page once, makes all its links, and then goes to one after the other.
for (const half of [0, 1]) {
  test(`a link to selected words leads to their sentence and marks them, ${half + 1} of 2`, async ({page}) => {
    const paths = [...new Set(marks.map(([path]) => path))].filter((_, i) => i % 2 === half);
    const session = await page.context().newCDPSession(page);
    const made: {link: string; id: string; from: Place; to: Place; name: string}[] = [];
    for (const path of paths) {
      await page.goto(path);
      for (const [, [id, first], [end, last]] of marks.filter(([of]) => of === path)) {
        const name = `${path}, ${id} ${first} … ${last}`;
        const from: Place = [`main [id="${id}"]`, first];
        const to: Place = [`main [id="${end}"]`, last];
        await test.step(`is made: ${name}`, async () => {
          const before = await clipboard(page);
          await select(page, from, to);
          await page.locator('.handle').click();
          await page.locator('.menu .actions button').first().click();
          await expect.poll(() => clipboard(page)).not.toBe(before);
          const link = await clipboard(page);
          expect.soft(link, name).toContain(`#${id}:~:text=`);
          made.push({link, id, from, to, name});
        });
      }
    }
    for (const {link, id, from, to, name} of made)
      await test.step(`leads there: ${name}`, async () => {
        // From another page: within one, the browser would but scroll.
        await page.goto('about:blank');
        await page.goto(link);
        // The browser keeps the directive to itself; what it marks shows in the picture alone.
        await page.evaluate(() => {
          const sheet = new CSSStyleSheet();
          sheet.replaceSync('::target-text { background: #f00; color: #f00 }');
          document.adoptedStyleSheets.push(sheet);
        });
        // On the lines of the words, from the first to the last, and on no other.
        await expect
          .soft(async () => {
            const lines = await linesOf(page, id, from, to);
            expect(lines, 'in view').toHaveLength(2);
            // Not `screenshot()`: packed less, it takes half the time.
            const {data} = await session.send('Page.captureScreenshot', {format: 'png', optimizeForSpeed: true});
            const red = await redRows(page, data);
            for (const [i, row] of red.entries())
              expect(Math.abs(row - lines[i]!), `${red.join('–')} in ${lines.join('–')}`).toBeLessThan(12);
          }, name)
          .toPass({timeout: 10_000});
      });
  });
}
