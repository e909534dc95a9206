/**
 * `npm run bench`: how long a clean build takes, compared with a bare one (Astro, MDX and Pagefind, without theme or
 * style) of as many pages with the same texts; and how long a page takes, compared with one of the Chinese editions
 * alone (no English, nothing side by side). All run in turn, so that a busy machine slows all; the budgets are on the
 * ratios.
 */
import {globSync, mkdirSync, rmSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {pagesOf, textOf} from '../tests/support/pages.ts';
import {build} from './build.ts';
import {median} from './median.ts';
import {inTemporaryProject} from './project.ts';
import {npm, root} from './run.ts';
import {sites} from './sites.ts';

const rounds = 5;
const budgets = {bare: 1.5, page: 2};

await build({base: '/'});
await inTemporaryProject([], async (bare) => {
  const pages = pagesOf(sites.root);
  writeFileSync(
    join(bare, 'package.json'),
    JSON.stringify({type: 'module', scripts: {build: 'astro build && pagefind --site dist'}}),
  );
  writeFileSync(
    join(bare, 'astro.config.mjs'),
    "import {defineConfig} from 'astro/config';\nimport mdx from '@astrojs/mdx';\nexport default defineConfig({integrations: [mdx()]});\n",
  );
  write(
    bare,
    'src/layouts/Bare.astro',
    '---\nconst {frontmatter} = Astro.props;\n---\n<html lang="zh"><head><meta charset="utf-8"><title>{frontmatter.title}</title></head><body><main><slot /></main></body></html>\n',
  );
  for (const page of pages) {
    const paragraphs = textOf(page).map(({text}) => plain(text));
    const name = page.path.replace(/\.html$/, '').replace(/(^|\/)$/, '$1index');
    const layout = join(bare, 'src/layouts/Bare.astro');
    write(
      bare,
      `src/pages/${name}.mdx`,
      `---\nlayout: ${JSON.stringify(layout)}\ntitle: ${JSON.stringify(page.path)}\n---\n\n# ${plain(page.root.querySelector('title')?.textContent ?? '')}\n\n${paragraphs.join('\n\n')}\n`,
    );
  }

  await inTemporaryProject(
    ['src', 'content', 'public', 'LICENSE', 'astro.config.mjs', 'tsconfig.json'],
    async (chinese) => {
      writeFileSync(join(chinese, 'package.json'), JSON.stringify({type: 'module', scripts: {build: 'astro build'}}));
      for (const english of globSync('content/*/en', {cwd: chinese})) rmSync(join(chinese, english), {recursive: true});
      const seconds: Record<'ours' | 'bare' | 'chinese', number[]> = {ours: [], bare: [], chinese: []};
      for (let round = 1; round <= rounds; round += 1) {
        for (const [name, project] of Object.entries({ours: root, bare, chinese}) as [keyof typeof seconds, string][])
          seconds[name].push(await timed(project));
        console.log(
          `round ${round}: ${Object.entries(seconds)
            .map(([name, list]) => `${name} ${list.at(-1)?.toFixed(2)} s`)
            .join(', ')}`,
        );
      }
      const [ours, plain, alone] = [median(seconds.ours), median(seconds.bare), median(seconds.chinese)];
      const some = globSync('dist/**/*.html', {cwd: chinese}).length;
      const ratios = {bare: ours / plain, page: ours / pages.length / (alone / some)};
      console.log(
        `medians of ${rounds}: ours ${ours.toFixed(2)} s, bare ${plain.toFixed(2)} s, both of ${pages.length} pages; the Chinese editions alone ${alone.toFixed(2)} s, ${some} pages`,
      );
      console.log(`ours to bare: ratio ${ratios.bare.toFixed(2)}, budget ${budgets.bare}`);
      console.log(`a page, with all views to Chinese alone: ratio ${ratios.page.toFixed(2)}, budget ${budgets.page}`);
      if (ratios.bare > budgets.bare || ratios.page > budgets.page) process.exitCode = 1;
    },
  );
});

/** Seconds of a clean `npm run build`. */
async function timed(project: string): Promise<number> {
  for (const made of ['dist', '.astro', 'node_modules/.astro', 'node_modules/.vite'])
    rmSync(join(project, made), {recursive: true, force: true});
  const started = performance.now();
  await npm(['run', 'build', '--silent'], {
    cwd: project,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {...process.env, BASE: '/', ASTRO_TELEMETRY_DISABLED: '1'},
  });
  return (performance.now() - started) / 1000;
}

/** A text that MDX takes for nothing but text. */
function plain(text: string): string {
  return text.replace(
    /[^\p{Script=Han}\p{P}\p{N}\p{L} ]|[{}<>[\]*_`~#&\\]/gu,
    (character) => `&#${character.codePointAt(0)};`,
  );
}

function write(project: string, name: string, text: string): void {
  mkdirSync(dirname(join(project, name)), {recursive: true});
  writeFileSync(join(project, name), text);
}
