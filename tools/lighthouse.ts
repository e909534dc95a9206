/**
 * `npm run lighthouse`: Lighthouse's four scores (mobile), the median of five runs, on five kinds of page and on a
 * search under way.
 *
 * Lighthouse is three times as big as everything else here and no test needs it (its scores depend on the machine),
 * so it is no dependency: this command installs it, in the version named here, when it is first run.
 */
import {existsSync, mkdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {findBrowser, flags} from './browser.ts';
import {build} from './build.ts';
import {weighed} from './measure.ts';
import {median} from './median.ts';
import {npm, run} from './run.ts';
import {serve} from './server.ts';
import {cache, sites} from './sites.ts';

const version = '13.5.0';
const runs = 5;
const categories = ['performance', 'accessibility', 'best-practices', 'seo'] as const;
const {report, section, parallel, notes, search} = weighed;
const pages = {report, section, parallel, notes, search, 'search with a query': `${search}?q=洞庭湖`};

const home = join(cache, `lighthouse-${version}`);
const lighthouse = join(home, 'node_modules', 'lighthouse', 'cli', 'index.js');
if (!existsSync(lighthouse)) {
  console.log(`Installing Lighthouse ${version} …`);
  mkdirSync(home, {recursive: true});
  await npm(['install', '--no-audit', '--no-fund', '--no-package-lock', '--prefix', home, `lighthouse@${version}`]);
}
if (!existsSync(sites.root.dist)) await build();
const chrome = await findBrowser();
const server = await serve(sites.root);

const table: Record<string, Record<string, number>> = {};
for (const [name, path] of Object.entries(pages)) {
  const scores: Record<string, number>[] = [];
  for (let run = 1; run <= runs; run += 1) scores.push(await scoresOf(server.url + encodeURI(path)));
  table[name] = Object.fromEntries(
    categories.map((category) => [category, median(scores.map((score) => score[category] ?? 0))]),
  );
  console.log(
    name,
    ...categories.map((category) => `${category} ${scores.map((score) => score[category]).join(' ')};`),
  );
}
await server.close();
console.table(table);
if (Object.values(table).some((scores) => Object.values(scores).some((score) => score < 100))) process.exitCode = 1;

/** One run's scores, 0 to 100. */
async function scoresOf(url: string): Promise<Record<string, number>> {
  const result = join(home, 'result.json');
  await run(
    [
      lighthouse,
      url,
      '--quiet',
      '--output=json',
      `--output-path=${result}`,
      `--only-categories=${categories}`,
      `--chrome-flags=${['--headless=new', '--no-sandbox', ...flags].join(' ')}`,
    ],
    {
      env: {...process.env, CHROME_PATH: chrome},
    },
  );
  const {categories: found} = JSON.parse(readFileSync(result, 'utf8')) as {
    categories: Record<string, {score: number | null}>;
  };
  return Object.fromEntries(Object.entries(found).map(([name, {score}]) => [name, Math.round((score ?? 0) * 100)]));
}
