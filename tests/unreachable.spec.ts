/**
 * What a page loads when it is first asked for cannot always be had. Then nothing breaks, no failure goes unheard (the
 * fixture of every test fails on one), and the next try works.
 */
import type {Request} from '@playwright/test';
import {section, things} from './support/late.ts';
import {expect, settled, test, type Page} from './support/site.ts';

interface Own {
  html: string;
  loaded: Set<string>;
}

/** What cannot be had, in turn: what pages themselves bring is there already. */
const kinds: Record<string, (url: URL, own: Own) => boolean> = {
  scripts: ({pathname}, {loaded}) => pathname.endsWith('.js') && !loaded.has(pathname),
  strings: ({pathname}) => pathname.endsWith('.json'),
  styles: ({pathname}, {html}) => pathname.endsWith('.css') && !html.includes(pathname),
  pages: ({pathname}) => pathname.startsWith('/en/'),
};

test.use({expectedErrors: [/ERR_FAILED/], viewport: {width: 1100, height: 800}});

/** Of a kind, what a page does not bring itself is refused; told is what was. */
async function refuse(page: Page, kind: string, own: Own): Promise<string[]> {
  const refused: string[] = [];
  await page.route(
    (url) => kinds[kind]!(url, own),
    (route) => {
      refused.push(route.request().url());
      return route.abort();
    },
  );
  return refused;
}

/** What a page brings itself, once it has been opened. */
async function openAndList(page: Page, at: string): Promise<Own> {
  const own = {html: await (await page.request.get(at)).text(), loaded: new Set<string>()};
  const add = (request: Request) => own.loaded.add(new URL(request.url()).pathname);
  page.on('request', add);
  await page.goto(at, {waitUntil: 'networkidle'});
  page.off('request', add);
  return own;
}

const all = Object.entries(things).map(([name, thing]) => ({name, ...thing}));

for (const kind of Object.keys(kinds))
  test(`${kind}: nothing breaks where they cannot be loaded, and the next try works`, async ({page}) => {
    test.slow();
    const asked = all.filter(({reloads, ofAnotherPage}) => !reloads && (kind !== 'pages' || ofAnotherPage));
    const own = await openAndList(page, section);
    const refused = await refuse(page, kind, own);
    // Strings, and the styles of notices, are loaded ahead of what is asked for.
    if (kind === 'strings' || kind === 'styles') await page.reload({waitUntil: 'networkidle'});
    // For want of a network alone, nothing is said of a new version, not even for a moment.
    await page.evaluate(() =>
      new MutationObserver(() => {
        if (document.body.textContent.includes('载入新版')) document.body.dataset['replaced'] = '';
      }).observe(document.body, {childList: true, subtree: true}),
    );
    for (const {name, ask, there} of asked)
      await test.step(`${name}, in vain`, async () => {
        refused.length = 0;
        await ask(page);
        await settled(page);
        if (kind === 'scripts' || kind === 'pages') expect(refused).not.toEqual([]);
        // Undressed it is there at once.
        if (kind === 'styles') await there(page);
        await page.keyboard.press('Escape');
      });
    await expect(page.locator('[data-replaced]')).toHaveCount(0);
    // A request that is being refused still would take the next try with it.
    await page.unrouteAll({behavior: 'wait'});
    for (const {name, ask, there} of asked)
      await test.step(`${name}, again`, async () => {
        await ask(page);
        await there(page);
        await page.keyboard.press('Escape');
      });
  });

for (const {name, at = section, first, there} of all.filter(({reloads}) => reloads))
  test(`${name}: nothing breaks where it cannot be loaded, and is there when the page is loaded anew`, async ({
    page,
  }) => {
    test.slow();
    // A page that it is not asked for on yet.
    const own = await openAndList(page, at.replace(/\?.*/, ''));
    await first?.(page);
    await page.goto(at);
    for (const kind of ['scripts', 'strings', 'styles'])
      await test.step(kind, async () => {
        const refused = await refuse(page, kind, own);
        await page.reload();
        await settled(page);
        expect(refused).not.toEqual([]);
        if (kind === 'styles') await there(page);
        await expect(page.getByRole('button', {name: '载入新版'})).toHaveCount(0);
        await page.unrouteAll({behavior: 'wait'});
        await page.reload();
        await there(page);
      });
  });
