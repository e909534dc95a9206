/** Selected words: copied as the report has them, and linked to so that they are marked. */
import {report} from './support/kinds.ts';
import {select} from './support/select.ts';
import {expect, settled, storageKey, test, type Page} from './support/site.ts';

const section = `${report}2-1/`;
const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

test.use({permissions: ['clipboard-read', 'clipboard-write'], viewport: {width: 1440, height: 900}});

test('copied words have no markers, numbers, or notes from beside the text', async ({page}) => {
  await page.goto(section);
  await select(page, ['[id="p21"]', '积极培育'], ['[id="p21"]', '全社会']);
  await page.keyboard.press('ControlOrMeta+c');
  expect(await clipboard(page)).toBe('积极培育新质生产力，全社会');

  await select(page, ['[id="p20.4"]', '力争规模服务业'], ['[id="p21.1"]', '强化科技']);
  await page.keyboard.press('ControlOrMeta+c');
  expect(await clipboard(page)).toBe('力争规模服务业企业达到260家以上。\n\n强化科技');
});

test('the whole page is copied as its text alone', async ({page}) => {
  await page.goto(section);
  await select(page, ['h1', '一、'], ['[id="p22"]', '主引擎']);
  await page.keyboard.press('ControlOrMeta+c');
  const expected = await page.evaluate(() =>
    [...document.querySelectorAll('main > h1, main > p[id]')]
      .map((element) => element.textContent!.trim())
      .join('\n\n'),
  );
  expect(await clipboard(page)).toBe(expected.slice(0, expected.indexOf('主引擎') + 3));
});

test('beside another language, what is copied is the column in which the selection begins and ends', async ({page}) => {
  await page.goto(`${section}en/`);
  await select(page, ['[id="p18-en"]', 'We will adopt'], ['[id="p19-en"]', 'Building better']);
  await page.keyboard.press('ControlOrMeta+c');
  expect(await clipboard(page)).toMatch(/^We will adopt [ -~“”’]+\n\nBuilding better$/);
  await select(page, ['[id="p18"]', '实行'], ['[id="p19"]', '建好产业园区']);
  await page.keyboard.press('ControlOrMeta+c');
  expect(await clipboard(page)).toMatch(/^实行\P{Script=Latin}+\n\n建好产业园区$/u);
  // One below the other both are meant.
  await page.goto(`${section}en/?view=lines`);
  await select(page, ['[id="p18"]', '实行'], ['[id="p19"]', '建好产业园区']);
  await page.keyboard.press('ControlOrMeta+c');
  expect(await clipboard(page)).toMatch(/^实行[^]+\n\nExpanding[^]+\n\n建好产业园区$/);
});

test('words of a heading, and of two notes, are linked to and copied, but not cited', async ({page}) => {
  for (const [path, from, to] of [
    [section, ['h8', '着力推进'], ['h8', '着力推进']],
    [`${report}notes/`, ['n1.1', '打好'], ['n2.1', '打造']],
  ] as const) {
    await page.goto(path);
    await select(page, [`main [id="${from[0]}"]`, from[1]], [`main [id="${to[0]}"]`, to[1]]);
    await page.locator('.handle').click();
    await expect(page.locator('.menu:popover-open')).toBeVisible();
    await expect(page.locator('.menu .formats'), path).toHaveCount(0);
    await expect(page.locator('.menu .actions button'), path).toHaveText([/链接/, /文字/]);
  }
});

test('words of a note are linked to, copied, and cited as the note’s', async ({page}) => {
  for (const [path, id, words, locator, link] of [
    [`${report}notes/`, 'n3', '世界电容器之都', '名词解释第3条', '#n3.1'],
    [`${report}notes/`, 'e4', '规划定位好', '编者注E4', '#e4'],
    ['en/yiyang-2024/notes/', 'e4', 'industrial', 'editors’ note E4', '#e4'],
  ] as const) {
    await page.goto(path);
    await select(page, [`main [id="${id}"]`, words], [`main [id="${id}"]`, words]);
    await page.locator('.handle').click();
    await page.locator('.menu .formats').getByRole('button', {name: 'GB/T 7714'}).click();
    await expect.poll(() => clipboard(page)).toContain(locator);
    expect(await clipboard(page)).toMatch(new RegExp(`${link.replace('.', '\\.')}\\.$`));
  }
});

test('words of several paragraphs are cited by the first and the last', async ({page}) => {
  const cited = async (format: string) => {
    await page.locator('.handle').click();
    await page.locator('.menu .formats').getByRole('button', {name: format}).click();
    await expect(page.locator('.menu .result')).not.toBeEmpty();
    return clipboard(page);
  };
  await page.goto(section);
  await select(page, ['[id="p19"]', '建好产业园区'], ['[id="p21.1"]', '强化科技']);
  expect(await cited('GB/T 7714')).toMatch(/\. Baogao阅读版第19-21段\. .*#p19\.1\.$/);
  await page.goto(section);
  await select(page, ['[id="p20.4"]', '力争规模服务业'], ['[id="p20"]', '260家以上。']);
  // As a triple click has it: up to the next paragraph, and none of it.
  await page.evaluate(() => getSelection()!.getRangeAt(0).setEnd(document.getElementById('p21')!, 0));
  expect(await cited('GB/T 7714')).toMatch(/\. Baogao阅读版第20段\. .*#p20\.4\.$/);
  await page.goto(`${section}en/`);
  await select(page, ['[id="p18-en"]', 'We will adopt'], ['[id="p19-en"]', 'Building better']);
  expect(await cited('APA')).toMatch(/#p18\.\d\n\(.*, ca\. 2023, paras\. 18–19\)$/);
});

test('from one note to the next nothing is lost; of the list of sections nothing is copied', async ({page}) => {
  await page.goto(`${report}notes/`);
  await select(page, ['main [id="n1.1"]', '打好'], ['main [id="n2.1"]', '打造']);
  await page.keyboard.press('ControlOrMeta+c');
  expect(await clipboard(page)).toMatch(/^打好\P{Script=Latin}+。\n\n产业发展“千百十”工程：打造$/u);
  await page.goto(`${report}1/`);
  await page.keyboard.press('ControlOrMeta+a');
  await expect(page.locator('.handle')).toBeVisible();
  await page.keyboard.press('ControlOrMeta+c');
  await expect
    .poll(() => clipboard(page))
    .toMatch(/^奋力完成2023年高质量发展的各项任务\n\n[^]*2023年，我们重点抓了以下工作：$/);
});

test('a note is copied without its number', async ({page}) => {
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

test('words from a heading on are cited by the paragraphs that follow it', async ({page}) => {
  await page.goto(section);
  await select(page, ['h1', '着力'], ['[id="p18"]', '壮大']);
  await page.locator('.handle').click();
  await page.locator('.menu .formats').getByRole('button', {name: 'GB/T 7714'}).click();
  await expect.poll(() => clipboard(page)).toMatch(/\. Baogao阅读版第18段\. .*#h8\.$/);
});

test('what stands around the text is not copied with it when all is selected', async ({page}) => {
  await page.goto(section);
  await page.keyboard.press('ControlOrMeta+a');
  await expect(page.locator('.handle')).toBeVisible();
  await page.keyboard.press('ControlOrMeta+c');
  await expect
    .poll(() => clipboard(page))
    .toMatch(/^一、着力推进产业立市\n\n壮大产业集群。[^]*制胜新赛道，打造益阳高质量发展的“主引擎”。$/);
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

test('what is copied from a note beside the text is the note', async ({page}) => {
  await page.goto(section);
  await page.locator('aside[data-note=n13]').evaluate((note) => getSelection()!.selectAllChildren(note));
  await page.keyboard.press('ControlOrMeta+c');
  await expect.poll(() => clipboard(page)).toContain('由技术革命性突破');
});

test('from row to row of a parallel page, a link marks the words of one column alone', async ({page}) => {
  await page.goto(`${section}en/`);
  await select(page, ['[id="h8"]', '着力'], ['[id="p18.1"]', '壮大产业']);
  await page.locator('.handle').click();
  await page.locator('.menu .actions button').first().click();
  await expect
    .poll(async () => decodeURIComponent(await clipboard(page)))
    .toMatch(/#h8:~:text=(?:、-,)?着力推进产业立市,-1&text=壮大产业,-集群/);
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
for (const [path, [id, from], [end, to]] of marks) {
  test(`a link to selected words leads to their sentence and marks them: ${path}, ${id} ${from} … ${to}`, async ({
    page,
  }) => {
    await page.goto(path);
    await select(page, [`main [id="${id}"]`, from], [`main [id="${end}"]`, to]);
    await page.locator('.handle').click();
    await page.locator('.menu .actions button').first().click();
    await expect.poll(() => clipboard(page)).toContain(`#${id}:~:text=`);
    const link = await clipboard(page);

    await page.goto('about:blank');
    await page.goto(link);
    // The browser keeps the directive to itself; what it marks shows in the picture alone.
    await page.evaluate(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync('::target-text { background: #f00; color: #f00 }');
      document.adoptedStyleSheets.push(sheet);
    });
    await expect(page.locator(`[id="${id}"]`)).toBeInViewport();
    await select(page, [`main [id="${id}"]`, from], [`main [id="${end}"]`, to]);
    const lines = await page.evaluate(() => {
      const boxes = [...getSelection()!.getRangeAt(0).getClientRects()];
      getSelection()!.removeAllRanges();
      return [Math.min(...boxes.map(({top}) => top)), Math.max(...boxes.map(({bottom}) => bottom))] as const;
    });
    const picture = (await page.screenshot()).toString('base64');
    await page.goto('about:blank');
    const red = await page.evaluate(async (picture) => {
      const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${picture}`)).blob());
      const context = new OffscreenCanvas(image.width, image.height).getContext('2d')!;
      context.drawImage(image, 0, 0);
      const {data} = context.getImageData(0, 0, image.width, image.height);
      const rows = new Set<number>();
      for (let i = 0; i < data.length; i += 4)
        if (data[i] === 255 && data[i + 1] === 0 && data[i + 2] === 0) rows.add(Math.floor(i / 4 / image.width));
      return [Math.min(...rows), Math.max(...rows)] as const;
    }, picture);
    // On the lines of the words, from the first to the last, and on no other.
    for (const [i, row] of red.entries())
      expect(Math.abs(row - lines[i]!), `${red.join('–')} in ${lines.join('–')}`).toBeLessThan(12);
  });
}
