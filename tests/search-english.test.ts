/** English words in a search: what counts as the same, what the index holds, how a hit is shown. */
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {cut, findEnglish, manner, occurrencesIn, parse, startProbe, stem, tokens} from '../src/model/english.ts';
import {excerpt} from '../src/model/matching.ts';
import {addSources, type PageRecord} from '../src/build/search/records.ts';

const script = new Map([...'營環'].map((from, i) => [from, [...'营环'][i] as string]));
const plain = new Map<string, string>();
const words = (text: string) => cut(text).map(({text}) => text);

describe('English words', () => {
  it('are cut at spaces, dashes and punctuation', () =>
    assert.deepEqual(words('“High-quality” growth—up (again).'), ['high', 'quality', 'growth', 'up', 'again']));
  it('keep the signs within figures and names', () =>
    assert.deepEqual(words('6.5% 5G MLCC 4×4 4+N PM2.5 R&D 10,000.'), [
      '6.5',
      '5g',
      'mlcc',
      '4x4',
      '4+n',
      'pm2.5',
      'r&d',
      '10000',
    ]));
  it('lose the genitive, whichever the apostrophe', () =>
    assert.deepEqual(words("the people’s city's enterprises’"), ['the', 'people', 'city', 'enterprises']));
  it('know where they stand', () => assert.deepEqual(cut('a  City’s')[1], {text: 'city', span: [3, 9]}));
  it('share a stem in all forms', () => {
    assert.equal(stem('policies'), stem('policy'));
    assert.equal(new Set(['develop', 'developing', 'developed', 'development', 'develops'].map(stem)).size, 1);
  });
  it('have no stem but themselves if they are figures', () => assert.equal(stem('6.5'), '6.5'));
});

describe('an English query', () => {
  it('has Chinese words and English ones', () =>
    assert.deepEqual(parse(' 營商　Policies policies 6.5', script), {
      english: ['policies', '6.5'],
      chinese: ['营商'],
      last: '6.5',
    }));
  it('has no last word to complete if it ends in Chinese', () =>
    assert.equal(parse('polic 营商', plain).last, undefined));
  it('may be empty', () => assert.deepEqual(parse(' “” ', plain), {english: [], chinese: [], last: undefined}));
});

describe('finding English', () => {
  const text = 'Policies for business, and a policy on policymaking.';
  const found = (sought: string[], start?: string) =>
    findEnglish(text, sought, start)?.map(([from, to]) => text.slice(from, to));
  it('gives every form of every word, in order', () =>
    assert.deepEqual(found(['business', 'policy']), ['Policies', 'business', 'policy']));
  it('wants all words', () => assert.equal(found(['policy', 'zebra']), undefined));
  it('takes only the one being typed for a beginning', () => {
    assert.deepEqual(found(['polic'], 'polic'), ['Policies', 'policy', 'policymaking']);
    assert.equal(found(['polic', 'busin'], 'busin'), undefined);
    assert.equal(found(['polic']), undefined);
  });
  it('finds no part within a word', () => assert.equal(found(['making'], 'making'), undefined));
  it('completes a last word only where none is written so', () => {
    const ranges = (query: string) => occurrencesIn(['serve well', 'services'], query);
    assert.deepEqual(ranges('serve'), [[[0, 5]], []]);
    assert.deepEqual(ranges('serv'), [[[0, 5]], [[0, 8]]]);
  });
});

describe('the tokens of an English paragraph', () => {
  const index = tokens({id: 'p1', text: 'Policies on 4×4', source: {text: '营商', twin: '營商'}}, script);
  it('are letters alone', () => {
    for (const token of index) assert.match(token, /^[a-z]+$/);
  });
  it('are stems, beginnings, and the characters of the original', () => {
    for (const token of ['ypolici', 'xpo', 'xpol', 'xpoli', 'xpolic', 'yon', 'xon']) assert.ok(index.has(token), token);
    // Two stems and one with a sign; four beginnings, one, two; of the Chinese three, and two more of the twin.
    assert.equal(index.size, 3 + 4 + 1 + 2 + 5);
  });
  it('hold the beginning by which a word with the same stem is looked for', () => {
    for (const [typed, written] of [
      ['policies', 'policy'],
      ['polici', 'policy'],
      ['developers', 'development'],
      ['happily', 'happy'],
      ['possibility', 'possible'],
      ['relational', 'relate'],
    ] as const) {
      if (stem(typed) === stem(written))
        assert.ok(tokens({id: 'p', text: written}, plain).has(startProbe(typed)), typed);
    }
    assert.equal(stem('polici'), stem('policy'));
  });
});

describe('an English record', () => {
  it('has the originals of its paragraphs', () => {
    const record = (edition: 'zh-hans' | 'en', text: string, twin?: string): PageRecord => ({
      edition,
      report: 'r',
      page: '1',
      title: '',
      items: [{id: 'p1', text, ...(twin ? {twin} : {})}],
    });
    const [english, chinese] = [record('en', 'coordinates'), record('zh-hans', '坐标', '座标')];
    addSources([chinese, english]);
    assert.deepEqual(english.items, [{id: 'p1', text: 'coordinates', source: {text: '坐标', twin: '座标'}}]);
    assert.equal('source' in chinese.items[0]!, false);
  });
});

describe('an English excerpt', () => {
  const of = (text: string, ...sought: string[]) =>
    excerpt(text, findEnglish(text, sought) ?? [], 1, manner)
      .map(({text, hit}) => (hit ? `[${text}]` : text))
      .join('')
      .trim();
  it('is the sentence', () =>
    assert.equal(of('One came. Output rose by 6.5 percent. Two left.', 'output'), '[Output] rose by 6.5 percent.'));
  it('is cut between words', () =>
    assert.match(of(`${'before '.repeat(30)}hit ${'after '.repeat(40)}`, 'hit'), /^…(before )+\[hit\]( after)+ ?…$/));
});
