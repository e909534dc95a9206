/**
 * Reading without a network: an Astro integration that writes a service worker beside the pages of every edition, which
 * keeps that edition, its search included; and one for the pages above the editions.
 *
 * A library is too large to be kept as a whole: the worker of an edition that has several reports keeps what they share,
 * and each report when it is read. Of each it knows the list of files beside the report's pages.
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
import {editions, isEdition, isTranslation, original, twinOf, type EditionName} from '../model/editions.ts';
import {group} from '../model/group.ts';
import {aliasesPath, formatPath, parseRoute, reportFilePath, reportFiles, shelfPath} from '../model/routes.ts';
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
  const [program, libraryProgram] = await Promise.all([bundle(false), bundle(true)]);
  const pages = listFiles(dist).filter((file) => file.endsWith('/index.html'));
  for (const {edition, report, page, other} of pages.map(parseRoute))
    if (isEdition(edition) && page === 'index' && !other)
      await writeFile(
        join(dist, reportFilePath(edition, report, 'composed')),
        JSON.stringify(composedPages(dist, pages, edition, report)),
      );
  const files = listFiles(dist);
  const shelved = editions.map(({name}) => name).filter((name) => existsSync(join(dist, name)));
  const shared = [
    ...shelved.map((edition) => `${edition}/offline/index.html`),
    'index.html',
    ...files.filter((file) => isAsset(file)),
  ];
  const kept: Record<string, number> = {'': shared.length};
  await writeWorker(dist, '', shared, program);
  for (const edition of shelved) {
    const {visit, reports} = keptOf(files, edition);
    const revisions: Record<string, string> = {};
    for (const [report, own] of reports) {
      const list = own.map((file) => entry(dist, formatPath(edition, report), file));
      const path = reportFilePath(edition, report, 'kept');
      await writeFile(join(dist, path), JSON.stringify(list));
      revisions[report] = revisionOf(dist, path);
    }
    await writeWorker(dist, edition, visit, reports.size > 0 ? libraryProgram : program, revisions);
    kept[edition] = visit.length + [...reports.values()].reduce((sum, own) => sum + own.length, 0);
  }
  return kept;
}

/**
 * Writes a worker.
 *
 * @param revisions of the list of each report that is kept when it is read, by its name
 */
async function writeWorker(
  dist: string,
  folder: string,
  files: readonly string[],
  program: string,
  revisions: Record<string, string> = {},
): Promise<void> {
  const manifest = JSON.stringify(files.map((file) => entry(dist, folder, file)));
  const reports = Object.keys(revisions).length > 0 ? `self.reports=${JSON.stringify(revisions)};\n` : '';
  await writeFile(join(dist, folder, 'sw.js'), `self.manifest=${manifest};\n${reports}${program}`);
}

/** What of an edition is kept: with every visit, and with each report that is read where it has several. */
function keptOf(files: readonly string[], edition: EditionName): {visit: string[]; reports: Map<string, string[]>} {
  const own = files.filter(
    (file) => isPage(file, edition) || isAsset(file, edition) || isIndex(file, edition) || isData(file, edition),
  );
  const names = new Set(files.filter((file) => isPage(file, edition)).map((file) => parseRoute(file).report));
  names.delete('');
  if (names.size < 2) return {visit: own.filter((file) => !isOfLibraries(file)), reports: new Map()};
  const reportOf = (file: string) => {
    const [, report = ''] = file.split('/');
    return names.has(report) ? report : '';
  };
  // Without a network the texts that are kept are searched, Chinese words in the originals: all that takes of the index
  // is the table of scripts.
  const isSource = (file: string) =>
    isTranslation(edition) && isData(file, original) && file.endsWith(reportFiles.text);
  return {
    visit: own.filter((file) => !reportOf(file) && (!file.startsWith('pagefind/') || file.endsWith('script.json'))),
    reports: group([...own, ...files.filter(isSource)].filter(reportOf), reportOf),
  };
}

/** The worker with what it uses of Workbox, as one script; only for a library with what keeps its reports. */
async function bundle(isLibrary: boolean): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    define: {LIBRARY: String(isLibrary)},
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

/** A script that only a library asks for: where its index, its texts or its sketch are looked into. */
const isOfLibraries = (file: string) => /^_astro\/(?:locate|positions|kept-texts|likeliest-reports)\./.test(file);

/** Its name changes with its content. */
const isHashed = (file: string) => file.startsWith('_astro/');

/** A file of the search index that is the edition's, or everybody's; Pagefind names them (see search/pagefind.ts). */
function isIndex(file: string, edition: EditionName): boolean {
  const [, language] = /([\w-]+)_[\da-f]+\.pf_\w+$/.exec(file) ?? [];
  return file.startsWith('pagefind/') && (language === undefined || language === indexLanguage(edition));
}

/**
 * What citations and composed pages are made of, what readers call terms, which reports there are, and the texts that quotations are checked
 * against: its own and, for a script of Chinese, the other's.
 */
function isData(file: string, edition: EditionName): boolean {
  if (file === aliasesPath(edition) || file === shelfPath(edition)) return true;
  const [of = '', , name = ''] = file.split('/');
  const own: readonly string[] = [reportFiles.citations, reportFiles.noteCitations, reportFiles.composed];
  if (own.includes(name)) return of === edition;
  return name === reportFiles.text && (of === edition || of === twinOf(edition));
}

/** `entry('dist', 'en', 'en/search/index.html')` // => `{url: './search/', revision: '3q2-7w0c'}` */
function entry(dist: string, folder: string, file: string): PrecacheEntry {
  const url = posix.relative(folder, file).replace(/(^|\/)index\.html$/, '$1');
  return {url: url.startsWith('.') ? url : `./${url}`, revision: isHashed(file) ? null : revisionOf(dist, file)};
}

/** Changes with a file's content. */
function revisionOf(dist: string, file: string): string {
  const hash = createHash('sha256').update(readFileSync(join(dist, file)));
  return hash.digest('base64url').slice(0, 8);
}
