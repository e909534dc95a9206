/**
 * How eight typical views look: a change of the look is a decision. `npm run look` takes the pictures anew.
 *
 * Letters are drawn by the fonts and the browser of the machine. The pictures say what drew them
 * (tests/look/drawn.json); on a machine that draws otherwise they cannot be compared, and the test says so.
 */
import {existsSync, readFileSync, writeFileSync} from 'node:fs';
import {createHash} from 'node:crypto';
import {join} from 'node:path';
import {report} from './support/kinds.ts';
import {expect, test, type Page} from './support/site.ts';

interface View {
  path: string;
  width: number;
  height: number;
  dark?: boolean;
  /** Brings the page into the state that is shown. */
  act?: (page: Page) => Promise<void>;
}

const views: Record<string, View> = {
  report: {path: report, width: 1440, height: 900},
  section: {path: `${report}2-1/`, width: 1440, height: 900},
  dark: {path: `${report}2-1/`, width: 1440, height: 900, dark: true},
  phone: {path: `${report}1-1/`, width: 390, height: 844, act: openNote},
  parallel: {path: `${report}2-1/en/`, width: 1440, height: 900},
  english: {path: 'en/yiyang-2024/2-3/', width: 834, height: 1112},
  menu: {path: 'zh-hant/yiyang-2024/2-1/', width: 390, height: 844, dark: true, act: openMenu},
  search: {
    path: 'zh-hans/search/?q=洞庭湖',
    width: 1100,
    height: 800,
    act: (page) => expect(page.locator('#results > li').first()).toBeVisible(),
  },
};

async function openNote(page: Page) {
  await page.locator('main .ref').first().hover();
  await expect(page.locator('#note:popover-open')).toBeVisible();
}

async function openMenu(page: Page) {
  await page.locator('.num[href="#p18"]').click();
  await expect(page.locator('.menu:popover-open')).toBeVisible();
}

const marker = join(import.meta.dirname, 'look', 'drawn.json');

let known: string | undefined;

/** What a machine makes of some letters in each face of the site; asked for once. */
async function drawn(page: Page): Promise<string> {
  if (known !== undefined) return known;
  await page.goto(report);
  const pixels = await page.evaluate(() =>
    ['--hei', '--song'].flatMap((face) =>
      ['zh-Hans', 'zh-Hant', 'en'].map((lang) => {
        const element = document.body.appendChild(Object.assign(document.createElement('p'), {lang}));
        const canvas = Object.assign(document.createElement('canvas'), {width: 900, height: 60});
        const context = canvas.getContext('2d')!;
        context.font = `32px ${getComputedStyle(element).getPropertyValue(face)}`;
        context.fillText('“骨直”…—「」产業 Report 2024 fi 6.5%', 0, 45);
        return canvas.toDataURL();
      }),
    ),
  );
  known = createHash('sha256').update(pixels.join()).digest('hex').slice(0, 16);
  return known;
}

for (const [name, {path, width, height, dark = false, act}] of Object.entries(views)) {
  test(`the look: ${name}`, async ({page}, {config}) => {
    const here = await drawn(page);
    if (config.updateSnapshots === 'all') writeFileSync(marker, `${JSON.stringify({drawn: here})}\n`);
    const there = existsSync(marker) ? (JSON.parse(readFileSync(marker, 'utf8')) as {drawn: string}).drawn : '';
    if (here !== there)
      console.log(
        `NOT COMPARED: ${name}.png was drawn with other fonts or another browser (${there}) than there are here (${here}).`,
      );
    test.skip(here !== there, 'other fonts');
    await page.setViewportSize({width, height});
    await page.goto(path);
    await page.emulateMedia({colorScheme: dark ? 'dark' : 'light', reducedMotion: 'reduce'});
    await act?.(page);
    await expect(page).toHaveScreenshot(`${name}.png`, {maxDiffPixels: 60});
  });
}
