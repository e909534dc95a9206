/**
 * `npm run bench`: how long a clean build takes, compared with a bare one (Astro, MDX and Pagefind, without theme or style)
 * of as many pages with the same texts. Both run in turn, so that a busy machine slows both; the budget is on the ratio.
 */
import {mkdirSync, rmSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {pagesOf, textOf} from '../tests/support/pages.ts';
import {build} from './build.ts';
import {inTemporaryProject} from './project.ts';
import {npm, root} from './run.ts';
import {sites} from './sites.ts';

const pairs = 5;
const budget = 1.5;

await build({base: '/'});
await inTemporaryProject([], async (bare) => {
  const pages = pagesOf(sites.root);
  writeFileSync(join(bare, 'package.json'), JSON.stringify({type: 'module', scripts: {build: 'astro build && pagefind --site dist'}}));
  writeFileSync(join(bare, 'astro.config.mjs'), "import {defineConfig} from 'astro/config';\nimport mdx from '@astrojs/mdx';\nexport default defineConfig({integrations: [mdx()]});\n");
  write(bare, 'src/layouts/Bare.astro', '---\nconst {frontmatter} = Astro.props;\n---\n<html lang="zh"><head><meta charset="utf-8"><title>{frontmatter.title}</title></head><body><main><slot /></main></body></html>\n');
  for (const page of pages) {
    const paragraphs = textOf(page).map(({text}) => plain(text));
    const name = page.path.replace(/\.html$/, '').replace(/(^|\/)$/, '$1index');
    const layout = join(bare, 'src/layouts/Bare.astro');
    write(bare, `src/pages/${name}.mdx`, `---\nlayout: ${JSON.stringify(layout)}\ntitle: ${JSON.stringify(page.path)}\n---\n\n# ${plain(page.root.querySelector('title')?.textContent ?? '')}\n\n${paragraphs.join('\n\n')}\n`);
  }

  const seconds: {ours: number[]; bare: number[]} = {ours: [], bare: []};
  for (let pair = 1; pair <= pairs; pair += 1) {
    seconds.ours.push(await timed(root));
    seconds.bare.push(await timed(bare));
    console.log(`pair ${pair}: ours ${seconds.ours.at(-1)?.toFixed(2)} s, bare ${seconds.bare.at(-1)?.toFixed(2)} s`);
  }
  const ratio = median(seconds.ours) / median(seconds.bare);
  console.log(`${pages.length} pages, medians of ${pairs}: ours ${median(seconds.ours).toFixed(2)} s, bare ${median(seconds.bare).toFixed(2)} s; ratio ${ratio.toFixed(2)}, budget ${budget}`);
  if (ratio > budget) process.exitCode = 1;
});

/** Seconds of a clean `npm run build`. */
async function timed(project: string): Promise<number> {
  for (const made of ['dist', '.astro', 'node_modules/.astro', 'node_modules/.vite']) rmSync(join(project, made), {recursive: true, force: true});
  const started = performance.now();
  await npm(['run', 'build', '--silent'], {cwd: project, stdio: ['ignore', 'ignore', 'inherit'], env: {...process.env, BASE: '/', ASTRO_TELEMETRY_DISABLED: '1'}});
  return (performance.now() - started) / 1000;
}

/** A text that MDX takes for nothing but text. */
function plain(text: string): string {
  return text.replace(/[^\p{Script=Han}\p{P}\p{N}\p{L} ]|[{}<>[\]*_`~#&\\]/gu, (character) => `&#${character.codePointAt(0)};`);
}

function write(project: string, name: string, text: string): void {
  mkdirSync(dirname(join(project, name)), {recursive: true});
  writeFileSync(join(project, name), text);
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
