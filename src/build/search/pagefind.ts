/**
 * All that the build knows of Pagefind's insides: what it changes in the files that Pagefind 1.6 writes, and why it must.
 * Each change says where Pagefind speaks of it; tests/pagefind.test.ts fails when one can be taken away.
 *
 * Elsewhere only names of files are relied on: `wasm.unknown.pagefind`, which src/browser/search/query.ts and preload.ts
 * ask for early, and the language in the names of an index's files, by which src/build/service-workers.ts sorts them.
 * The same test holds them.
 */
import {createHash} from 'node:crypto';
import {gunzipSync, gzipSync} from 'node:zlib';
import {close, createIndex} from 'pagefind';
import {minifySync} from 'vite';
import {group} from '../../model/group.ts';
import {unstemmed} from '../../model/search-index.ts';

/** A page as the index is to have it. */
export interface IndexRecord {
  url: string;
  /** What it is found by: letters only, which Pagefind neither cuts nor, in a language without a stemmer, changes. */
  words: Iterable<string>;
  /** Its place among all results. */
  order: number;
  /** Each language has an index of its own. */
  language: string;
  /** What a result’s `data()` gives, beside what Pagefind adds. */
  fragment: object;
}

/**
 * Pagefind’s files by their path in its folder: what a search needs, without its own interfaces.
 *
 * @throws what Pagefind complains of; also if it writes its files otherwise than the changes below expect.
 */
export async function pagefindFiles(records: readonly IndexRecord[]): Promise<Map<string, Buffer>> {
  if (records.length <= many) return filesOf(records);
  const files = new Map<string, Buffer>();
  const entries: string[] = [];
  for (const own of group(records, ({language}) => language).values()) {
    const written = await filesOf(own);
    entries.push(String(written.get(entryFile)));
    for (const [path, content] of written) files.set(path, content);
  }
  files.set(entryFile, Buffer.from(joined(entries)));
  return files;
}

/** Of more pages Pagefind is given one language after the other: it holds all that it is given in memory. */
const many = 1000;
const entryFile = 'pagefind-entry.json';

/** The lists of indexes as one. */
function joined(entries: readonly string[]): string {
  const parsed = entries.map((entry) => JSON.parse(entry) as {languages: Record<string, unknown>});
  return JSON.stringify({...parsed[0], languages: Object.assign({}, ...parsed.map(({languages}) => languages))});
}

async function filesOf(records: readonly IndexRecord[]): Promise<Map<string, Buffer>> {
  const languages = new Set(records.map(({language}) => language));
  process.env[chunkSizeSetting] = String(chunkSize(records.length / languages.size));
  try {
    const {index, errors} = await createIndex();
    if (!index) throw new Error(errors.join('\n'));
    for (const {url, words, order, language, fragment} of records) {
      const content = [...words, checksum(fragment)].join(' ');
      const added = await index.addCustomRecord({url, content, language, sort: {order: String(order)}});
      if (added.errors.length > 0) throw new Error(`${url}: ${added.errors.join('\n')}`);
    }
    const {files, errors: failures} = await index.getFiles();
    if (failures.length > 0) throw new Error(failures.join('\n'));
    const fragments = new Map(records.map(({url, fragment}) => [url, fragment]));
    return new Map(
      files
        .filter(({path}) => !isInterface(path))
        .map(({path, content}) => {
          if (path === entryFile) return [path, listAsEnglish(content)];
          if (path === 'pagefind.js') return [path, smaller(reportFailedChunks(content))];
          return [path, path.startsWith('fragment/') ? putTextInFragment(content, fragments) : Buffer.from(content)];
        }),
    );
  } finally {
    delete process.env[chunkSizeSetting];
    await close();
  }
}

/**
 * Pagefind’s program reads this variable where it starts. Its makers call it unstable and describe it nowhere but in the
 * code; should it go, a search downloads more, and is as exact.
 *
 * @see https://github.com/Pagefind/pagefind/blob/v1.5.2/pagefind/src/options.rs#L324
 * @see https://github.com/Pagefind/pagefind/issues/1211 on whole indexes that stay one chunk
 */
const chunkSizeSetting = 'PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE';

/**
 * How large a chunk of the index is, in Pagefind’s own measure (its default is 20,000 for every site). A query loads a
 * chunk for each of its words, and the list of all chunks once: many small ones suit a small site, fewer larger ones a
 * large one.
 *
 * `chunkSize(17)` // => 1237: 45 chunks of 2 kB, and a list of 0.9 kB, for one report
 */
function chunkSize(pages: number): number {
  return Math.round(300 * Math.sqrt(pages));
}

/**
 * A file of Pagefind’s own interfaces, or of its worker, none of which this site loads. There is no setting to leave
 * them out.
 *
 * @see https://github.com/Pagefind/pagefind/issues/1183
 */
function isInterface(path: string): boolean {
  return /^pagefind-(?!entry)/.test(path);
}

/**
 * Makes a search fail whose chunk of the index cannot be loaded. Pagefind takes it for an empty one, and a reader would
 * read “nothing found”. (Since 1.6 the next search asks for the chunk again; this one says nothing still.)
 *
 * This changes minified code, by a regular expression.
 *
 * @see https://github.com/Pagefind/pagefind/pull/1329 which made the next search ask again
 */
function reportFailedChunks(content: Uint8Array): Buffer {
  const code = Buffer.from(content).toString('utf8');
  const swallows = /("load_index_chunk"\)\))\.catch\(\(\)=>\{\}\)/;
  if (!swallows.test(code)) throw new Error(changed);
  return Buffer.from(code.replace(swallows, '$1'));
}

/** A script with short names: Pagefind writes its own out in full, a fifth of what every search downloads of it. */
function smaller(content: Buffer): Buffer {
  const {code, errors} = minifySync('pagefind.js', content.toString('utf8'), {module: true});
  if (errors.length > 0) throw new Error(errors.map(({message}) => message).join('\n'));
  return Buffer.from(code);
}

/**
 * Lists the index that was made without a stemmer as the one for English pages. Pagefind stems whatever is said to be
 * English, with a program of its own, and in the browser takes the index of the page’s `lang`: neither can be set.
 *
 * @see https://pagefind.app/docs/multilingual/ on languages and stemmers
 * @see https://github.com/Pagefind/pagefind/issues/551 on English without its stemmer: `forceLanguage`, for all pages
 * @see https://github.com/Pagefind/pagefind/issues/593 on the page’s `lang`: the way around is to change it for a moment
 */
function listAsEnglish(content: Uint8Array): Buffer {
  const {
    languages: {[unstemmed]: index, ...others},
    ...entry
  } = JSON.parse(Buffer.from(content).toString('utf8')) as {languages: Record<string, unknown>};
  return Buffer.from(JSON.stringify({...entry, languages: index ? {...others, en: index} : others}));
}

/**
 * Puts what a page’s record has as its fragment in the place of the words it was indexed by. Pagefind’s fragment holds
 * those very words, and beside them only `meta`, flat strings that Pagefind indexes as words too. A file is one page’s:
 * the setting `maxFragments`, which bundles them, is left alone.
 *
 * @see https://pagefind.app/docs/node-api/#indexaddcustomrecord on what a record may have
 * @see https://github.com/Pagefind/pagefind/issues/532 on metadata that should not be searched
 * @see https://github.com/Pagefind/pagefind/discussions/1404 on `maxFragments`, new in 1.6
 */
function putTextInFragment(content: Uint8Array, fragments: ReadonlyMap<string, object>): Buffer {
  const json = gunzipSync(content).toString('utf8');
  if (!json.startsWith(signature)) throw new Error(changed);
  const original = JSON.parse(json.slice(signature.length)) as {url: string};
  return gzipSync(signature + JSON.stringify({...original, content: '', ...fragments.get(original.url)}), {level: 9});
}

/**
 * What Pagefind’s files begin with when they are not compressed, so that it knows whether a host has unpacked them.
 *
 * @see https://github.com/Pagefind/pagefind/blob/v1.5.2/pagefind_web_js/lib/coupled_search.ts#L204
 */
const signature = 'pagefind_dcd';

/**
 * A word of the index that stands for what the fragment will carry. Pagefind names a fragment by a hash of what it holds
 * itself: the name must change with what `putTextInFragment` puts there.
 *
 * @see https://github.com/Pagefind/pagefind/blob/v1.5.2/pagefind/src/index/mod.rs#L310
 */
function checksum(fragment: object): string {
  const hash = createHash('sha256').update(JSON.stringify(fragment)).digest('hex');
  // Letters that no token begins with.
  return `z${hash.slice(0, 16).replace(/\d/g, (digit) => String.fromCharCode(112 + Number(digit)))}`;
}

const changed = 'This Pagefind is made differently from 1.6; see src/build/search/pagefind.ts';
