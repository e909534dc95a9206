/**
 * Reading without a network: an Astro integration that writes a service worker beside the pages of every edition, which
 * keeps that edition, its search included; and one for the pages above the editions.
 */
import {createHash} from 'node:crypto';
import {existsSync, globSync, readFileSync} from 'node:fs';
import {writeFile} from 'node:fs/promises';
import {join, posix, sep} from 'node:path';
import {fileURLToPath} from 'node:url';
import type {AstroIntegration} from 'astro';
import type {PrecacheEntry} from 'workbox-precaching';
import {build} from 'vite';
import {indexLanguage} from '../model/search-index.ts';
import {editions, isEdition, twinOf, type EditionName} from '../model/editions.ts';
import {aliasesPath, parseRoute, reportFilePath, reportFiles} from '../model/routes.ts';
import {composedPages, isComposed} from './composed-pages.ts';

/** Adds the workers to a build; it comes after what writes files they keep. */
export default function offline(): AstroIntegration {
  return {
    name: 'offline',
    hooks: {
      'astro:build:done': async ({dir, logger}) => {
        const kept = await writeWorkers(fileURLToPath(dir));
        logger.info(
          Object.entries(kept)
            .map(([edition, files]) => `${edition || '/'} ${files} files`)
            .join(', '),
        );
      },
    },
  };
}

/** Writes `sw.js` for every edition in `dist`, and for the site; says how many files each keeps. */
export async function writeWorkers(dist: string): Promise<Record<string, number>> {
  const program = await bundle();
  const pages = listFiles(dist).filter((file) => file.endsWith('/index.html'));
  for (const {edition, report, page, other} of pages.map(parseRoute))
    if (isEdition(edition) && page === 'index' && !other)
      await writeFile(
        join(dist, reportFilePath(edition, report, 'composed')),
        JSON.stringify(composedPages(dist, pages, edition, report)),
      );
  const files = listFiles(dist);
  const shelved = editions.map(({name}) => name).filter((name) => existsSync(join(dist, name)));
  const lists: [string, string[]][] = [
    [
      '',
      [
        ...shelved.map((edition) => `${edition}/offline/index.html`),
        'index.html',
        ...files.filter((file) => isAsset(file)),
      ],
    ],
    ...shelved.map((edition): [string, string[]] => [
      edition,
      files.filter(
        (file) => isPage(file, edition) || isAsset(file, edition) || isIndex(file, edition) || isData(file, edition),
      ),
    ]),
  ];
  for (const [folder, list] of lists) {
    const manifest = list.map((file) => entry(dist, folder, file));
    await writeFile(join(dist, folder, 'sw.js'), `self.manifest=${JSON.stringify(manifest)};\n${program}`);
  }
  return Object.fromEntries(lists.map(([folder, list]) => [folder, list.length]));
}

/** The worker with what it uses of Workbox, as one script. */
async function bundle(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    build: {
      write: false,
      rolldownOptions: {
        input: fileURLToPath(new URL('../worker/service-worker.ts', import.meta.url)),
        output: {format: 'iife'},
      },
    },
  });
  const [chunk] = 'output' in built ? built.output : [];
  if (chunk?.type !== 'chunk') throw new Error('Vite made no script of the service worker');
  return chunk.code;
}

/** The names of the files below a folder: `en/yiyang-2024/2-1/index.html` */
const listFiles = (folder: string) =>
  globSync('**/*.*', {cwd: folder})
    .map((file) => file.split(sep).join('/'))
    .sort();

/** A page of the edition that is kept as it is. */
const isPage = (file: string, edition: EditionName) =>
  file.startsWith(`${edition}/`) && file.endsWith('/index.html') && !isComposed(parseRoute(file));

/** What every page has: styles, scripts and the icon, and for an edition its own strings. */
function isAsset(file: string, edition?: EditionName): boolean {
  const [, language] = /^_astro\/([\w-]+)\.[\w-]+\.json$/.exec(file) ?? [];
  return file === 'favicon.svg' || (isHashed(file) && (language === undefined || language === edition));
}

/** Its name changes with its content. */
const isHashed = (file: string) => file.startsWith('_astro/');

/** A file of the search index that is the edition's, or everybody's; Pagefind names them (see search/pagefind.ts). */
function isIndex(file: string, edition: EditionName): boolean {
  const [, language] = /([\w-]+)_[\da-f]+\.pf_\w+$/.exec(file) ?? [];
  return file.startsWith('pagefind/') && (language === undefined || language === indexLanguage(edition));
}

/**
 * What citations and composed pages are made of, what readers call terms, and the texts that quotations are checked
 * against: its own and, for a script of Chinese, the other's.
 */
function isData(file: string, edition: EditionName): boolean {
  if (file === aliasesPath(edition)) return true;
  const [of = '', , name = ''] = file.split('/');
  const own: readonly string[] = [reportFiles.citations, reportFiles.noteCitations, reportFiles.composed];
  if (own.includes(name)) return of === edition;
  return name === reportFiles.text && (of === edition || of === twinOf(edition));
}

/** `entry('dist', 'en', 'en/search/index.html')` // => `{url: './search/', revision: '3q2-7w0c'}` */
function entry(dist: string, folder: string, file: string): PrecacheEntry {
  const url = posix.relative(folder, file).replace(/(^|\/)index\.html$/, '$1');
  const hash = () =>
    createHash('sha256')
      .update(readFileSync(join(dist, file)))
      .digest('base64url');
  return {url: url.startsWith('.') ? url : `./${url}`, revision: isHashed(file) ? null : hash().slice(0, 8)};
}
