/**
 * The search index: an Astro integration that writes `pagefind/` beside the built pages, and the text of
 * every report, sentence by sentence, as `text.json` (see src/model/report-text.ts).
 *
 * Pagefind cannot search Chinese exactly: it cuts text into words when indexing and again, differently, when searching.
 * So it is not given words. A page's record holds every pair of neighbouring characters, spelt in letters; Pagefind
 * finds the pages that have all pairs of a query, and the reader's browser looks the query up in their texts, which
 * travel with the record. No page that has it is missed, and nothing is shown that does not.
 */
import {createHash} from 'node:crypto';
import {mkdir, writeFile} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {gunzipSync, gzipSync} from 'node:zlib';
import type {AstroIntegration} from 'astro';
import {Converter} from 'opencc-js/t2cn';
import {close, createIndex} from 'pagefind';
import {original} from '../../model/editions.ts';
import type {Item} from '../../model/matching.ts';
import {fold, tokens, type Script} from '../../model/folding.ts';
import * as english from '../../model/english.ts';
import {indexLanguage, unstemmed, type IndexedPage} from '../../model/search-index.ts';
import {textsOf} from '../../model/report-text.ts';
import {addSources, addTwins, recordOf, scriptTable, twins, type PageRecord} from './records.ts';
import {textPages, type Volume} from '../../model/volume.ts';
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
 * Writes `dist/pagefind`, and a `text.json` for each volume.
 *
 * @throws what Pagefind complains of.
 */
async function writeIndex(dist: string, volumes: readonly Volume[]): Promise<{pages: number; bytes: number}> {
  const texts = volumes.flatMap(textPages);
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
  return {pages: records.length, bytes};
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

/**
 * How large a piece of the index is, in Pagefind's own measure (its default is 20,000). A query loads a piece for each
 * of its pairs, and the list of all pieces once: many small ones suit a small site, fewer larger ones a large one.
 *
 * `chunkSize(17)` // => 1237: 45 pieces of 2 kB, and a list of 0.9 kB, for one report
 */
function chunkSize(pages: number): number {
  return Math.round(300 * Math.sqrt(pages));
}

/** Pagefind's files by their path in its folder: what a search needs, without its own interfaces. */
async function buildIndex(records: PageRecord[], script: Script): Promise<Map<string, Buffer>> {
  // Pagefind's makers call the setting unstable: should it go, a search downloads more, and is as exact.
  process.env['PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE'] = String(
    chunkSize(records.length / new Set(records.map(({edition}) => edition)).size),
  );
  try {
    const {index, errors} = await createIndex();
    if (!index) throw new Error(errors.join('\n'));
    const titles = new Map(
      records.filter(({page}) => page === 'index').map(({edition, report, title}) => [`${edition}/${report}`, title]),
    );
    const fragments = new Map<string, IndexedPage>();
    for (const [order, {edition, report, page, title, items}] of records.entries()) {
      const url = `/${edition}/${report}/${page === 'index' ? '' : `${page}/`}`;
      const fragment = {url, report: {slug: report, title: titles.get(`${edition}/${report}`) ?? report}, title, items};
      fragments.set(url, fragment);
      const ofChinese = ({text, twin}: Item) => [...tokens(fold(text, script).text), ...tokens(twin ?? '')];
      const words = new Set(
        items.flatMap((item) => (edition === 'en' ? [...english.tokens(item, script)] : ofChinese(item))),
      );
      const added = await index.addCustomRecord({
        url,
        // Pagefind names a fragment by its content: the name must change with what the fragment will carry.
        content: [...words, digest(fragment)].join(' '),
        language: indexLanguage(edition),
        sort: {order: String(order)},
      });
      if (added.errors.length > 0) throw new Error(`${url}: ${added.errors.join('\n')}`);
    }
    const {files, errors: failures} = await index.getFiles();
    if (failures.length > 0) throw new Error(failures.join('\n'));
    return new Map(
      files
        .filter(({path}) => !/^pagefind-(?!entry)/.test(path))
        .map(({path, content}) => {
          if (path === 'pagefind-entry.json') return [path, forEnglish(content)];
          if (path === 'pagefind.js') return [path, loud(content)];
          return [path, path.startsWith('fragment/') ? carry(content, fragments) : Buffer.from(content)];
        }),
    );
  } finally {
    await close();
  }
}

function digest(fragment: IndexedPage): string {
  const hash = createHash('sha256').update(JSON.stringify(fragment)).digest('hex');
  // Letters that no token begins with.
  return `z${hash.slice(0, 16).replace(/\d/g, (digit) => String.fromCharCode(112 + Number(digit)))}`;
}

const changed = 'This Pagefind is made differently from 1.6; see src/build/search/index.ts';

/** Pagefind takes a piece of the index that cannot be loaded for an empty one: a reader would read “nothing found”. */
function loud(content: Uint8Array): Buffer {
  const code = Buffer.from(content).toString('utf8');
  const swallows = /("load_index_chunk"\)\))\.catch\(\(\)=>\{\}\)/;
  if (!swallows.test(code)) throw new Error(changed);
  return Buffer.from(code.replace(swallows, '$1'));
}

/** Lists the index of that language as the one for English pages. */
function forEnglish(content: Uint8Array): Buffer {
  const {
    languages: {[unstemmed]: index, ...others},
    ...entry
  } = JSON.parse(Buffer.from(content).toString('utf8')) as {languages: Record<string, unknown>};
  return Buffer.from(JSON.stringify({...entry, languages: index ? {...others, en: index} : others}));
}

const signature = 'pagefind_dcd';

/** Puts a page's texts into its fragment, for the tokens it was indexed by. */
function carry(content: Uint8Array, fragments: Map<string, IndexedPage>): Buffer {
  const json = gunzipSync(content).toString('utf8');
  if (!json.startsWith(signature)) throw new Error(changed);
  const original = JSON.parse(json.slice(signature.length)) as {url: string};
  return gzipSync(signature + JSON.stringify({...original, content: '', ...fragments.get(original.url)}), {level: 9});
}
