/** Every edition can be installed as an app: its manifest has what a browser wants. */
import {editions} from '../src/model/editions.ts';
import {expect, test} from './support/site.ts';

test.use({serviceWorkers: 'allow'});

for (const {name} of editions) {
  test(`${name}: can be installed`, async ({page, context}) => {
    await page.goto(`${name}/`);
    const session = await context.newCDPSession(page);
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
    expect(manifest.lang).toBe(await page.locator('html').getAttribute('lang'));
    for (const {src, sizes} of manifest.icons) {
      const size = await page.evaluate(async (src) => {
        const image = new Image();
        image.src = src;
        await image.decode();
        return `${image.naturalWidth}x${image.naturalHeight}`;
      }, new URL(src, url).href);
      expect(size, src).toBe(sizes);
    }
  });
}
