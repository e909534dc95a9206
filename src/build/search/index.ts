/**
 * The search index: an Astro integration that writes `pagefind/` beside the built pages, and the text of
 * every report, sentence by sentence, as `text.json` (see src/model/report-text.ts); and for each edition `aliases.json`,
 * what readers call the terms of its reports, and `reports.json`, which reports it has; and for a library `sketch/`, by
 * which a quotation finds its reports (src/model/sketch.ts).
 *
 * Pagefind cannot search Chinese exactly: it cuts text into words when indexing and again, differently, when searching.
 * So it is not given words. A page's record holds every pair of neighbouring characters, spelt in letters; Pagefind
 * finds the pages that have all pairs of a query, and the reader's browser looks the query up in their texts, which
 * travel with the record. No page that has it is missed, and nothing is shown that does not.
 *
 * In a library too many pages have it for all to be read. There the pairs of a Chinese edition keep their order, and the
 * index tells by itself which texts have a query (see src/model/positions.ts): only those shown are read.
 */
import {mkdir, writeFile} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import type {AstroIntegration} from 'astro';
import {Converter} from 'opencc-js/t2cn';
import {editionInfo, editions, original, type EditionName} from '../../model/editions.ts';
import type {Item} from '../../model/matching.ts';
import {fold, tokens, type Script} from '../../model/folding.ts';
import * as english from '../../model/english.ts';
import {group} from '../../model/group.ts';
import {positionedWords} from '../../model/positions.ts';
import {sequencesIn, sketch} from '../../model/sketch.ts';
import {aliasesPath, shelfPath, sketchPath} from '../../model/routes.ts';
import {compared, indexLanguage, type IndexedPage, type ShelvedReport} from '../../model/search-index.ts';
import {textsOf} from '../../model/report-text.ts';
import {asidesOf} from './asides.ts';
import {pagefindFiles} from './pagefind.ts';
import {addSources, addTwins, recordOf, scriptTable, twins, type PageRecord} from './records.ts';
import {textPages, type Volume, type VolumePage} from '../../model/volume.ts';
import {readVolumes} from '../content.ts';

/** Adds the search index to a build. */
export default function search(): AstroIntegration {
  let root = '';
  return {
    name: 'search',
    hooks: {
      'astro:config:done': ({config}) => {
        root = fileURLToPath(config.root);
      },
      'astro:build:done': async ({dir, logger}) => {
        const {pages, bytes} = await writeIndex(fileURLToPath(dir), readVolumes(root));
        logger.info(`${pages} pages, ${(bytes / 1000).toFixed(0)} kB`);
      },
    },
  };
}

/**
 * Writes `dist/pagefind`, a `text.json` for each volume, and an `aliases.json` for each edition.
 *
 * @throws what Pagefind complains of.
 */
async function writeIndex(dist: string, volumes: readonly Volume[]): Promise<{pages: number; bytes: number}> {
  const texts = volumes.flatMap((volume) =>
    textPages(volume).map((page, i) => ({...page, asides: asidesOf(volume.pages[i] as VolumePage, volume)})),
  );
  const records = texts.map(recordOf);
  const script = siteScript(records);
  addTwins(records, script);
  addSources(records);
  const files = await buildIndex(records, script);
  files.set('script.json', Buffer.from(JSON.stringify([[...script.keys()].join(''), [...script.values()].join('')])));
  let bytes = 0;
  for (const [path, content] of files) {
    const file = join(dist, 'pagefind', path);
    await mkdir(dirname(file), {recursive: true});
    await writeFile(file, content);
    bytes += content.length;
  }
  for (const [path, text] of textsOf(texts)) await writeFile(join(dist, path), JSON.stringify(text));
  await writeSketches(dist, records, script);
  for (const [edition, own] of group(volumes, ({edition}) => edition)) {
    const aliases = new Map(own.flatMap(({aliases = []}) => aliases));
    await writeFile(join(dist, aliasesPath(edition)), JSON.stringify([...aliases]));
    await writeFile(join(dist, shelfPath(edition)), JSON.stringify(shelf(own, volumes)));
  }
  return {pages: records.length, bytes};
}

/** Writes for every language of a library by what a quotation finds its reports, in the order of their names. */
async function writeSketches(dist: string, records: readonly PageRecord[], script: Script): Promise<void> {
  for (const [language, own] of group(records, ({edition}) => editionInfo(edition).language)) {
    const reports = [...group(own, ({report}) => report)].sort(([a], [b]) => (a < b ? -1 : 1));
    if (reports.length <= compared) continue;
    const sequences = function* () {
      for (const [, pages] of reports)
        yield new Set(
          [...group(pages, ({edition}) => edition).values()].flatMap((pages) => [
            ...sequencesIn(
              pages.flatMap(({items}) => items.map(({text}) => text)),
              script,
            ),
          ]),
        );
    };
    await mkdir(join(dist, dirname(sketchPath(language, 0))), {recursive: true});
    for (const [number, shard] of sketch(reports.length, sequences()).entries())
      await writeFile(join(dist, sketchPath(language, number)), JSON.stringify(shard));
  }
}

/** The reports of an edition, in the order of the index. */
function shelf(own: readonly Volume[], volumes: readonly Volume[]): ShelvedReport[] {
  return own.map(({report, metadata: {title, year, place}, pages}) => ({
    report,
    title,
    place: volumes.find((other) => other.report === report && other.edition === original)?.metadata.place ?? place,
    year,
    pages: pages.length,
  }));
}

/** The table for this site's characters, with OpenCC's knowledge of the forms that Taiwan and Hong Kong write. */
export function siteScript(records: PageRecord[]): Script {
  const characters = Array.from({length: 0xa000 - 0x3400}, (_, i) => String.fromCharCode(0x3400 + i));
  const variants = (['tw', 'hk', 't'] as const).flatMap((from) => {
    // A line each, so that no two make a phrase.
    const converted = Converter({from, to: 'cn'})(characters.join('\n')).split('\n');
    return characters.map((character, i) => [character, converted[i] ?? character] as const);
  });
  const texts = ({items}: PageRecord) => new Map(items.map(({id, text}) => [id, text]));
  const originals = records
    .filter(({edition}) => edition === original)
    .flatMap(({items}) => items.map(({text}) => text));
  const pairs = twins(records)
    .filter(([{edition}]) => edition === original)
    .flatMap(([simplified, traditional]) => {
      const others = texts(traditional);
      return simplified.items.map(({id, text}) => [text, others.get(id) ?? ''] as const);
    });
  return scriptTable(originals, pairs, variants);
}

/** The index of all pages, as Pagefind’s files by their path in its folder. */
function buildIndex(records: PageRecord[], script: Script): Promise<Map<string, Buffer>> {
  const titles = new Map(
    records.filter(({page}) => page === 'index').map(({edition, report, title}) => [`${edition}/${report}`, title]),
  );
  const ofChinese = ({text, twin}: Item) => [...tokens(fold(text, script).text), ...tokens(twin ?? '')];
  const isEnglish = (edition: EditionName) => editionInfo(edition).language === 'en';
  const isLibrary = (name: EditionName) =>
    new Set(records.flatMap(({edition, report}) => (edition === name ? [report] : []))).size > 1;
  const positioned = new Set(editions.map(({name}) => name).filter((name) => !isEnglish(name) && isLibrary(name)));
  return pagefindFiles(
    records.map(({edition, report, page, title, items}, order) => {
      const url = `/${edition}/${report}/${page === 'index' ? '' : `${page}/`}`;
      const wordsOf = () =>
        positioned.has(edition)
          ? positionedWords(items, script)
          : new Set(
              items.flatMap((item) => (isEnglish(edition) ? [...english.tokens(item, script)] : ofChinese(item))),
            );
      // Made when they are asked for: those of all pages are too many to be held at once.
      const words = {[Symbol.iterator]: () => wordsOf()[Symbol.iterator]()};
      const fragment: IndexedPage = {
        url,
        order,
        report: {slug: report, title: titles.get(`${edition}/${report}`) ?? report},
        title,
        items,
      };
      return {url, words, order, language: indexLanguage(edition), fragment};
    }),
  );
}
