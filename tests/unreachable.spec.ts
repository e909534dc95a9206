/**
 * What a page loads when it is first asked for cannot always be had. Then nothing breaks, no failure goes unheard (the
 * fixture of every test fails on one), and the next try works.
 */
import {section, things} from './support/late.ts';
import {expect, settled, test} from './support/site.ts';

/** What cannot be had, in turn: what pages themselves bring is there already. */
const kinds: Record<string, (url: URL, own: {html: string; loaded: Set<string>}) => boolean> = {
  scripts: ({pathname}, {loaded}) => pathname.endsWith('.js') && !loaded.has(pathname),
  strings: ({pathname}) => pathname.endsWith('.json'),
  styles: ({pathname}, {html}) => pathname.endsWith('.css') && !html.includes(pathname),
  pages: ({pathname}) => pathname.startsWith('/en/'),
};

test.use({expectedErrors: [/ERR_FAILED/], viewport: {width: 1100, height: 800}});

for (const [name, {at = section, first, ask, there, ofAnotherPage}] of Object.entries(things)) {
  test(`${name}: nothing breaks where it cannot be loaded, and the next try works`, async ({page}) => {
    for (const [kind, cannotBeHad] of Object.entries(kinds)) {
      if (kind === 'pages' && !ofAnotherPage) continue;
      await test.step(kind, async () => {
        await first?.(page);
        const own = {html: await (await page.request.get(at)).text(), loaded: new Set<string>()};
        const block = () =>
          page.route(
            (url) => cannotBeHad(url, own),
            (route) => route.abort(),
          );
        // Strings, and the styles of notices, are loaded ahead of what is asked for.
        if (kind !== 'scripts') await block();
        page.on('request', (request) => own.loaded.add(new URL(request.url()).pathname));
        await page.goto(at, {waitUntil: 'networkidle'});
        page.removeAllListeners('request');
        if (kind === 'scripts') await block();
        await ask(page);
        await settled(page);
        // Undressed it is there at once.
        if (kind === 'styles') await there(page);
        // For want of a network alone, nothing is said of a new version.
        await expect(page.getByRole('button', {name: '载入新版'})).toHaveCount(0);
        // A request that is being refused still would take the next try with it.
        await page.unrouteAll({behavior: 'wait'});
        await page.keyboard.press('Escape');
        await ask(page);
        await there(page);
      });
    }
  });
}
