/**
 * What src/build/search/pagefind.ts changes in Pagefind's files: that it still must, and that it does.
 *
 * “Still must” is tried on Pagefind as its package comes. A test of it that fails is good news: its message says what can
 * be taken away. Searches run here in Pagefind's own program, with a `fetch` that answers from memory, and a document
 * that has no more than a language.
 */
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {afterEach, describe, mock, test} from 'node:test';
import {close, createIndex, type CustomRecord} from 'pagefind';
import {pagefindFiles, type IndexRecord} from '../src/build/search/pagefind.ts';

type Files = Map<string, Buffer>;

interface Results {
  results: {data(): Promise<Record<string, unknown>>}[];
}

const page = (url: string, language: string, words: string[], order = 0): IndexRecord => ({
  url,
  language,
  words,
  order,
  fragment: {url, items: [{id: 'p1', text: `全文 of ${url}`}]},
});
const records = [
  page('/en/r/', 'und', ['organiz', 'river']),
  page('/zh-hans/r/', 'zh-hans', ['aaab']),
  page('/zh-hans/r/1/', 'zh-hans', ['aaac'], 1),
];
const many = [
  page(
    '/zh-hans/r/',
    'zh-hans',
    Array.from({length: 2000}, (_, i) => i.toString(26).replace(/\d/g, (digit) => 'qrstuvwxyz'.charAt(Number(digit)))),
  ),
];

/** Pagefind's files, as they are without our changes. */
async function unchanged(added: Pick<CustomRecord, 'url' | 'content' | 'language' | 'meta'>[]): Promise<Files> {
  const {index} = await createIndex();
  assert.ok(index);
  for (const record of added) {
    // All that a record may have: what is new in the next Pagefind does not compile here. Could it carry the text?
    const whole = {meta: {}, filters: {}, sort: {}, ...record} satisfies Required<CustomRecord>;
    assert.deepEqual((await index.addCustomRecord(whole)).errors, []);
  }
  const {files} = await index.getFiles();
  // Or its program would go on with these settings.
  await close();
  return new Map(files.map(({path, content}) => [path, Buffer.from(content)]));
}

const asContent = ({url, words, language}: IndexRecord) => ({url, language, content: [...words].join(' ')});

/** A search in these files, on a page in that language; `fails` says which files cannot be loaded at the moment. */
async function open(files: Files, language: string, fails: (path: string) => boolean = () => false) {
  const asked: string[] = [];
  mock.method(console, 'error', () => undefined);
  mock.method(globalThis, 'fetch', (address: string) => {
    const path = address.replace(/^\/pagefind\/|\?.*$/g, '');
    asked.push(path);
    const file = files.get(path);
    return fails(path) || !file
      ? Promise.reject(new TypeError('no network'))
      : Promise.resolve(new Response(new Uint8Array(file)));
  });
  Object.assign(globalThis, {
    document: {currentScript: null, querySelector: () => ({getAttribute: () => language})},
  });
  const code = files.get('pagefind.js')?.toString('base64');
  const {createInstance} = (await import(`data:text/javascript;base64,${code}`)) as {
    createInstance(options: object): {search(term: string): Promise<Results>};
  };
  // Pagefind 1.6 does not heed this language; a test below waits for the one that does.
  const instance = createInstance({noWorker: true, basePath: '/pagefind/', language: 'und'});
  return {
    asked,
    search: async (term: string) => {
      const {results} = await instance.search(term);
      return Promise.all(results.map((result) => result.data()));
    },
  };
}

const urls = (found: Record<string, unknown>[]) => found.map(({url}) => url);
const languages = (files: Files) =>
  (JSON.parse(String(files.get('pagefind-entry.json'))) as {languages: Record<string, {wasm: string | null}>})
    .languages;
const isChunk = (path: string) => path.startsWith('index/');
const chunks = (files: Files) => [...files.keys()].filter(isChunk);
const settings = readFileSync(new URL('../types/index.d.ts', import.meta.resolve('pagefind')), 'utf8');

afterEach(() => {
  mock.restoreAll();
  Reflect.deleteProperty(globalThis, 'document');
});

describe('a chunk of the index that cannot be loaded', () => {
  test('is an empty one to Pagefind', async () => {
    const {search, asked} = await open(await unchanged([asContent(records[1]!)]), 'zh-hans', isChunk);
    await assert.doesNotReject(
      async () => assert.deepEqual(await search('aaab'), []),
      'Pagefind now reports a failed chunk: take reportFailedChunks away',
    );
    assert.ok(asked.some(isChunk));
  });

  test('fails the search, and is asked for again by the next', async () => {
    let offline = true;
    const {search} = await open(await pagefindFiles(records), 'zh-hans', (path) => offline && isChunk(path));
    await assert.rejects(search('aaab'), /no network/);
    offline = false;
    assert.deepEqual(urls(await search('aaab')), ['/zh-hans/r/']);
  });
});

describe('a fragment', () => {
  test('holds the words of the index in Pagefind', async () => {
    const {search} = await open(await unchanged([asContent(records[1]!)]), 'zh-hans');
    const [found] = await search('aaab');
    assert.equal(
      found?.['content'],
      'aaab',
      'Pagefind now keeps the words out of fragments: putTextInFragment may do less',
    );
  });

  test('has metadata that Pagefind searches, so that they cannot hold the text', async () => {
    const {search} = await open(await unchanged([{...asContent(records[0]!), meta: {items: 'whole text'}}]), 'en');
    assert.deepEqual(await search('absent'), []);
    assert.equal(
      (await search('whole')).length,
      1,
      'Pagefind now keeps metadata out of the index: put the text there, take putTextInFragment away',
    );
  });

  test('holds the text instead', async () => {
    const {search} = await open(await pagefindFiles(records), 'zh-hans');
    const [found] = await search('aaab');
    assert.deepEqual(found?.['items'], [{id: 'p1', text: '全文 of /zh-hans/r/'}]);
    assert.equal(found['content'], '');
  });

  test('has another name with another text', async () => {
    const names = async (text: string) => {
      const files = await pagefindFiles([{...records[0]!, fragment: {text}}]);
      return [...files.keys()].filter((path) => path.startsWith('fragment/'));
    };
    assert.deepEqual(await names('one'), await names('one'));
    assert.notDeepEqual(await names('one'), await names('two'));
  });
});

describe('English pages', () => {
  test('have a stemmer in Pagefind, in a program of its own', async () => {
    const files = await unchanged([{url: '/en/r/', language: 'en', content: 'river'}]);
    assert.equal(
      languages(files)['en']?.wasm,
      'en',
      'Pagefind now can do without a stemmer: index English as English, take listAsEnglish away',
    );
  });

  test('find no index but that of their language in Pagefind, whatever createInstance is told', async () => {
    const {search} = await open(await unchanged(records.map(asContent)), 'en');
    assert.deepEqual(
      await search('organiz'),
      [],
      'Pagefind now can be told the language: tell it ‘und’, take listAsEnglish away',
    );
  });

  test('find the index that was made without a stemmer', async () => {
    const files = await pagefindFiles(records);
    assert.deepEqual(Object.keys(languages(files)).sort(), ['en', 'zh-hans']);
    assert.equal(languages(files)['en']?.wasm, null);
    const {search} = await open(files, 'en');
    assert.deepEqual(urls(await search('organiz')), ['/en/r/']);
  });
});

describe('the size of chunks', () => {
  test('is no setting of Pagefind, and too large for a small site', async () => {
    assert.doesNotMatch(
      settings,
      /chunk/i,
      'Pagefind now speaks of chunks in its settings: take PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE away',
    );
    assert.equal(
      chunks(await unchanged(many.map(asContent))).length,
      1,
      'Pagefind now makes small chunks of a small index: take chunkSize away',
    );
  });

  test('follows the size of the site', async () => {
    assert.ok(chunks(await pagefindFiles(many)).length > 3);
    assert.equal(process.env['PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE'], undefined);
  });
});

describe('Pagefind’s own interfaces', () => {
  test('cannot be left out by a setting', async () => {
    assert.doesNotMatch(
      settings,
      /UI\b/,
      'Pagefind now speaks of its interfaces in its settings: take isInterface away',
    );
    assert.ok(
      (await unchanged([])).has('pagefind-ui.js'),
      'Pagefind now leaves its interfaces out: take isInterface away',
    );
  });

  test('are left out', async () => {
    const named = [...(await pagefindFiles(records)).keys()].filter((path) => !path.includes('_'));
    assert.deepEqual(named.sort(), ['pagefind-entry.json', 'pagefind.js', 'wasm.unknown.pagefind']);
  });
});

describe('what the rest of the code relies on', () => {
  test('the program is asked for after the entry file, so that asking early helps', async () => {
    const {search, asked} = await open(await pagefindFiles(records), 'zh-hans');
    await search('aaab');
    assert.equal(
      asked[0],
      'pagefind-entry.json',
      'Pagefind now asks for its program at once: query.ts and preload.ts need not',
    );
    assert.ok(asked.includes('wasm.unknown.pagefind'));
  });

  test('the files of an index are named by its language', async () => {
    const files = [...(await pagefindFiles(records)).keys()].filter((path) => path.includes('.pf_'));
    assert.deepEqual([...new Set(files.map((path) => /([\w-]+)_[\da-f]+\.pf_\w+$/.exec(path)?.[1]))].sort(), [
      'und',
      'zh-hans',
    ]);
  });
});
