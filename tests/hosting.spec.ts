/** The site on other hosts than the test's own: as their packages come, and with the configurations of `hosting/`. */
import {existsSync, globSync, readFileSync, statSync} from 'node:fs';
import {basename, join} from 'node:path';
import {sites, type Site} from '../tools/sites.ts';
import {pathOf, webServers, type WebServer} from '../tools/web-servers.ts';
import {ui} from '../src/ui/index.ts';
import {expect, test} from './support/site.ts';
import {configurationOf, host, rootOf} from './support/web-servers.ts';

const texts = [
  'llms.txt',
  'zh-hans/yiyang-2024/2-1.md',
  'zh-hans/yiyang-2024/yiyang-2024-zh-hans.txt',
  'en/yiyang-2024.md',
];

/** Leaves a test out where its server is not installed, and says so. */
function needs(server: WebServer): void {
  const why = `${server} is not installed: npm test -- --install installs it`;
  if (pathOf(server) === undefined) console.log(`left out: ${why}`);
  test.skip(pathOf(server) === undefined, why);
}

/** nginx without a word on types and charsets but its own. */
const bare = (site: Site, type: string) => (port: number) =>
  `default_type ${type}; server { listen 127.0.0.1:${port}; root ${rootOf(site)}; }`;

test('texts open as what they are where the host names no charset', async ({browser}) => {
  needs('nginx');
  const server = await host('nginx', sites.root, bare(sites.root, 'text/plain'));
  // A reader in the west, whose browser takes a text without a charset for windows-1252.
  const page = await browser.newPage({locale: 'en-US'});
  for (const name of texts) {
    const answer = await page.goto(server.url + name);
    expect(answer!.headers()['content-type'], name).toBe('text/plain');
    expect(await page.evaluate(() => document.characterSet), name).toBe('UTF-8');
    const shown = await page.evaluate(() => document.body.textContent);
    const written = readFileSync(join(sites.root.dist, name), 'utf8');
    expect(shown.trim(), name).toBe(written.trim());
    expect(shown, name).toMatch(/[^\0-\x7F]/);
  }
  await page.close();
  await server.close();
});

test('a text that is saved says that it is UTF-8', async () => {
  needs('nginx');
  const server = await host('nginx', sites.root, bare(sites.root, 'application/octet-stream'));
  for (const name of texts) {
    const saved = Buffer.from(await (await fetch(server.url + name)).arrayBuffer());
    expect([...saved.subarray(0, 3)], name).toEqual([0xef, 0xbb, 0xbf]);
    // Once, at the beginning.
    expect(saved.toString().lastIndexOf('\uFEFF'), name).toBe(0);
  }
  await server.close();
});

for (const name of webServers)
  for (const [where, site] of Object.entries({'at the root': sites.root, 'under a path': sites.reports}))
    test(`${name} ${where} serves the site as its configuration says`, async ({browser}) => {
      needs(name);
      const server = await host(name, site, (port) => configurationOf(name, site, port));
      const get = (path: string, headers: Record<string, string> = {}) =>
        fetch(server.url + path, {headers: {'accept-encoding': 'gzip', ...headers}, redirect: 'manual'});
      const section = 'zh-hans/yiyang-2024/2-1/';
      const hashed = globSync('_astro/*.js', {cwd: site.dist})[0]!.replaceAll('\\', '/');
      const types: Record<string, RegExp> = {
        '': /^text\/html/,
        [section]: /^text\/html; charset=utf-8$/,
        [hashed]: /^(?:text|application)\/javascript/,
        'zh-hans/sw.js': /^(?:text|application)\/javascript/,
        'zh-hans/yiyang-2024/text.json': /^application\/json/,
        'zh-hans/manifest.webmanifest': /^application\/manifest\+json/,
        'zh-hans/yiyang-2024/yiyang-2024-zh-hans.epub': /^application\/epub\+zip$/,
        'favicon.svg': /^image\/svg\+xml/,
        'robots.txt': /^text\/plain; charset=utf-8$/,
        ...Object.fromEntries(
          texts.map((text) => [
            text,
            text.endsWith('.md') ? /^text\/markdown; charset=utf-8$/ : /^text\/plain; charset=utf-8$/,
          ]),
        ),
      };
      for (const [path, type] of Object.entries(types)) {
        const answer = await get(path);
        const headers = Object.fromEntries(answer.headers);
        expect(answer.status, path).toBe(200);
        expect(headers['content-type']!.toLowerCase(), path).toMatch(type);
        expect(headers, path).toMatchObject({
          'content-security-policy': "frame-ancestors 'none'",
          'x-content-type-options': 'nosniff',
          'referrer-policy': 'strict-origin-when-cross-origin',
          'cache-control': path === hashed ? 'public, max-age=31536000, immutable' : 'no-cache',
        });
        if (sizeOf(site, path) > 2000 && !path.endsWith('.epub'))
          expect(headers['content-encoding'], path).toBe('gzip');
        if (path === hashed) continue;
        const again = await get(path, {'if-none-match': headers['etag']!});
        expect(again.status, path).toBe(304);
      }

      for (const path of ['zh-hans/nothing/', 'nothing.txt', '_astro/nothing.js', 'pagefind/']) {
        const answer = await get(path);
        expect(answer.status, path).toBe(404);
        expect(answer.headers.get('cache-control'), path).toBe('no-cache');
        expect(answer.headers.get('content-security-policy'), path).toBe("frame-ancestors 'none'");
        expect(await answer.text(), path).toContain(ui('zh-hans')('lost.title'));
      }

      const without = await get(section.slice(0, -1));
      expect([301, 302, 307, 308]).toContain(without.status);
      expect(new URL(without.headers.get('location')!, server.url).href).toBe(server.url + section);

      // Its scripts, its search and its workers run there.
      const page = await browser.newPage();
      const errors: string[] = [];
      page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
      await page.goto(server.url + section);
      await page.keyboard.press('?');
      await expect(page.locator('dialog.keys')).toBeVisible();
      await page.keyboard.press('Escape');
      await page.getByRole('banner').getByRole('searchbox').fill('洞庭湖');
      await expect(page.getByRole('option').first()).toBeVisible();
      expect(errors).toEqual([]);
      await page.close();
      await server.close();
    });

test('hosts that read it in the site find what they go by, under the path that it is built for', () => {
  for (const {dist, base} of [sites.root, sites.reports]) {
    expect(existsSync(join(dist, '.nojekyll'))).toBe(true);
    const rules = headersIn(readFileSync(join(dist, '_headers'), 'utf8'));
    const of = (path: string) =>
      rules
        .filter((rule) => path.startsWith(rule.path.replace(/\*$/, '')))
        .flatMap(({headers}) => headers)
        .sort();
    const page = [
      "Content-Security-Policy: frame-ancestors 'none'",
      'Referrer-Policy: strict-origin-when-cross-origin',
      'X-Content-Type-Options: nosniff',
    ];
    expect(of(`${base}zh-hans/`)).toEqual(page);
    expect(of(`${base}zh-hans/sw.js`)).toEqual(page);
    const hashed = basename(globSync('_astro/*.js', {cwd: dist})[0]!);
    expect(of(`${base}_astro/${hashed}`)).toEqual(['Cache-Control: public, max-age=31536000, immutable', ...page]);
  }
});

/** The rules of a `_headers` file: a path, and below it, indented, what it is sent with. */
function headersIn(text: string): {path: string; headers: string[]}[] {
  const rules: {path: string; headers: string[]}[] = [];
  for (const line of text.split('\n').filter((line) => line !== '' && !line.startsWith('#')))
    if (/^\s/.test(line)) rules.at(-1)!.headers.push(line.trim());
    else rules.push({path: line, headers: []});
  return rules;
}

/** How large the file is that an address stands for. */
function sizeOf({dist}: Site, path: string): number {
  return statSync(join(dist, path === '' || path.endsWith('/') ? `${path}index.html` : path)).size;
}
