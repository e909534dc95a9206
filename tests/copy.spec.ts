/** Selected words: copied as the report has them, and linked to so that they are marked. */
import {report} from './support/kinds.ts';
import {expect, test, type Page} from './support/site.ts';

const section = `${report}2-1/`;
const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

test.use({permissions: ['clipboard-read', 'clipboard-write'], viewport: {width: 1440, height: 900}});

/** Selects from a character of one text to a character of another, as the mouse would. */
async function select(page: Page, from: [selector: string, words: string], to: [selector: string, words: string]) {
  await page.evaluate(([from, to]) => {
    const find = ([selector, words]: [string, string], end: boolean) => {
      const walker = document.createTreeWalker(document.querySelector(selector)!, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const at = walker.currentNode.nodeValue!.indexOf(words);
        if (at >= 0) return [walker.currentNode, at + (end ? words.length : 0)] as const;
      }
      throw new Error(`no ${words} in ${selector}`);
    };
    const range = new Range();
    range.setStart(...find(from, false));
    range.setEnd(...find(to, true));
    getSelection()!.removeAllRanges();
    getSelection()!.addRange(range);
  }, [from, to] as const);
  await expect(page.locator('.handle')).toBeVisible();
}

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
  const expected = await page.evaluate(() => [...document.querySelectorAll('main > h1, main > p[id]')].map((element) => {
    const copy = element.cloneNode(true) as Element;
    for (const other of copy.querySelectorAll('[role=doc-noteref]')) other.remove();
    return copy.textContent!.trim();
  }).join('\n\n'));
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

test('words of a note or a heading are linked to and copied, but not cited as those of a paragraph', async ({page}) => {
  for (const [path, id, words] of [[`${report}notes/`, 'n3', '世界电容器之都'], [`${report}notes/`, 'e4', '规划定位好'], [section, 'h8', '着力推进']] as const) {
    await page.goto(path);
    await select(page, [`main [id="${id}"]`, words], [`main [id="${id}"]`, words]);
    await page.locator('.handle').click();
    await expect(page.locator('.menu:popover-open')).toBeVisible();
    await expect(page.locator('.menu .formats'), id).toHaveCount(0);
    await expect(page.locator('.menu .actions button'), id).toHaveText([/链接/, /文字/]);
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
  expect(await cited('GB/T 7714')).toMatch(/: 第19-21段\[.*#p19\.1\.$/);
  await page.goto(section);
  await select(page, ['[id="p20.4"]', '力争规模服务业'], ['[id="p20"]', '260家以上。']);
  // As a triple click has it: up to the next paragraph, and none of it.
  await page.evaluate(() => getSelection()!.getRangeAt(0).setEnd(document.getElementById('p21')!, 0));
  expect(await cited('GB/T 7714')).toMatch(/: 第20段\[.*#p20\.4\.$/);
  await page.goto(`${section}en/`);
  await select(page, ['[id="p18-en"]', 'We will adopt'], ['[id="p19-en"]', 'Building better']);
  expect(await cited('APA')).toMatch(/#p18\.\d\n\(.*, n\.d\., paras\. 18–19\)$/);
});

test('what stands around the text is not copied with it when all is selected', async ({page}) => {
  await page.goto(section);
  await page.keyboard.press('ControlOrMeta+a');
  await expect(page.locator('.handle')).toBeVisible();
  await page.keyboard.press('ControlOrMeta+c');
  await expect.poll(() => clipboard(page)).toMatch(/^一、着力推进产业立市\n\n壮大产业集群。[^]*制胜新赛道，打造益阳高质量发展的“主引擎”。$/);
});

test('with the link of the sentence, where the reader has asked for it', async ({page}) => {
  await page.addInitScript(() => localStorage.setItem('copy', 'link'));
  await page.goto(section);
  await select(page, ['[id="p21.3"]', '实施核心'], ['[id="p21.3"]', '揭榜挂帅']);
  await page.keyboard.press('ControlOrMeta+c');
  expect(await clipboard(page)).toMatch(/^实施核心技术攻关行动，实行“揭榜挂帅\n\nhttp.*\/2-1\/#p21\.3$/);
});

test('what is copied from a note beside the text is the note', async ({page}) => {
  await page.goto(section);
  await page.locator('aside[data-note=n13]').evaluate((note) => getSelection()!.selectAllChildren(note));
  await page.keyboard.press('ControlOrMeta+c');
  await expect.poll(() => clipboard(page)).toContain('由技术革命性突破');
});

for (const [edition, from, to] of [['zh-hans', '核心技术', '联合攻'], ['en', 'launch a campaign', 'core technologies']] as const) {
  test(`${edition}: a link to selected words leads to their sentence and marks them`, async ({page}) => {
    await page.goto(`${edition}/yiyang-2024/2-1/`);
    await select(page, ['[id="p21.3"]', from], ['[id="p21.3"]', to]);
    await page.locator('.handle').click();
    await page.locator('.menu .actions button').first().click();
    await expect.poll(() => clipboard(page)).toMatch(/#p21\.3:~:text=/);
    const link = await clipboard(page);

    // The browser keeps the directive to itself; what it marks shows in the picture alone.
    const colours = async (address: string) => {
      await page.goto('about:blank');
      await page.goto(address);
      await page.evaluate(() => document.documentElement.style.setProperty('--wash', 'transparent'));
      return page.locator('[id="p21.3"]').screenshot();
    };
    expect(new URL(link).hash).toMatch(/^#p21\.3/);
    const plain = await colours(link.replace(/:~:.*/, ''));
    const marked = await colours(link);
    expect(marked.equals(plain)).toBe(false);
    await expect(page.locator('[id="p21.3"]')).toBeInViewport();
  });
}
