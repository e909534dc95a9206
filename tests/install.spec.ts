/** Every edition can be installed as an app: its manifest has what a browser wants. */
import {editions} from '../src/model/editions.ts';
import {expect, test} from './support/site.ts';

test.use({serviceWorkers: 'allow'});

// In one page: a browser with a window takes longer to start than all of it.
test('every edition can be installed', async ({page, context}) => {
  const session = await context.newCDPSession(page);
  for (const {name} of editions)
    await test.step(name, async () => {
      await page.goto(`${name}/`);
      const {installabilityErrors} = await session.send('Page.getInstallabilityErrors');
      // The browser's profiles for tests are all incognito, which is the one thing it may complain of.
      expect(installabilityErrors.map(({errorId}) => errorId)).toEqual(['in-incognito']);
      const {url, errors, data} = await session.send('Page.getAppManifest');
      expect(errors).toEqual([]);
      const manifest = JSON.parse(data ?? '') as {
        start_url: string;
        lang: string;
        name: string;
        icons: {src: string; sizes: string}[];
      };
      expect(new URL(manifest.start_url, url).href).toBe(page.url());
      expect(manifest.icons.length).toBeGreaterThan(0);
      const shown = await page.evaluate(
        async (addresses) => {
          const sizes = addresses.map(async (src) => {
            const image = new Image();
            image.src = src;
            await image.decode();
            return `${image.naturalWidth}x${image.naturalHeight}`;
          });
          return {lang: document.documentElement.lang, sizes: await Promise.all(sizes)};
        },
        manifest.icons.map(({src}) => new URL(src, url).href),
      );
      expect(shown).toEqual({lang: manifest.lang, sizes: manifest.icons.map(({sizes}) => sizes)});
    });
});
