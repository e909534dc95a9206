/** The account of what the editors did: `about.json` of every edition. */
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, test} from 'node:test';
import {convert} from '../src/convert/convert.ts';
import {disk} from '../src/convert/files.ts';
import {format} from '../src/model/diagnostic.ts';
import type {Colophon} from '../src/model/colophon.ts';
import {letter} from '../src/site/letter.ts';
import {pageOf, passagesOf} from '../src/model/passages.ts';
import {printedForms} from '../src/ui/imprint.ts';
import {memory, realign, reportFiles, yaml, volumeIn} from './support/memory.ts';

const root = join(import.meta.dirname, '..');
const seed = (name: string) => readFileSync(join(root, 'seeds', name), 'utf8');
const {reports, unread, unused} = convert(disk(root));
const yiyang = reports.get('yiyang-2024') ?? new Map<string, string>();
const editions = ['zh-hans', 'zh-hant', 'en'];

function colophon(pages: ReadonlyMap<string, string>, edition: string): Colophon {
  return JSON.parse(pages.get(`${edition}/about.json`) ?? '') as Colophon;
}

/** Every segment of the Yiyang report as it is read. */
function segments(): Map<string, string> {
  const found = Array.from(
    seed('yiyang-2024/report.pot').matchAll(/^msgctxt "([phn][\d.]+)"\n(msgid (?:".*"\n)+)/gm),
    ([, id = '', text = '']) =>
      [id, Array.from(text.matchAll(/"(.*)"/g), ([, piece]) => JSON.parse(`"${piece}"`) as string).join('')] as const,
  );
  return new Map(found);
}

test('the account of the source sums up to the file', () => {
  const lines = seed('yiyang-2024/report.txt').split('\n');
  for (const {size, account} of editions.map((edition) => colophon(yiyang, edition))) {
    const sum = (of: 'lines' | 'characters') => account.reduce((total, row) => total + row[of], 0);
    assert.deepEqual([sum('lines'), sum('characters')], [lines.length, [...lines.join('\n')].length]);
    assert.deepEqual(size, {lines: sum('lines'), characters: sum('characters')});
  }
});

test('what was set aside is all that is of the page around the text, but its source', () => {
  const {setAside, account} = colophon(yiyang, 'zh-hans');
  const lines = seed('yiyang-2024/report.txt')
    .split('\n')
    .filter((line) => line !== '');
  const from = lines.findIndex((line) => line.startsWith('扫一扫'));
  const around = [...lines.filter((line) => line.includes('附件二维码')), ...lines.slice(from)];
  // What is left of those lines is what the page says of its source: labels and values.
  const rest = setAside
    .reduce((text, words) => text.replace(words, ''), around.join('\n'))
    .split('\n')
    .filter((line) => line !== '');
  assert.deepEqual(rest, ['信息来源：市政府研究室', '作者：', '责任编辑：李媛媛', '主办单位：益阳市人民政府办公室']);
  const boilerplate = account
    .filter(({kinds}) => kinds.includes('boilerplate'))
    .reduce((total, {characters}) => total + characters, 0);
  assert.equal([...setAside.join(''), ...(rest.at(-1) ?? '')].length, boilerplate);
});

test('paragraphs, headings, notes and segments are counted', () => {
  for (const {counts} of editions.map((edition) => colophon(yiyang, edition))) {
    assert.deepEqual(counts, {paragraphs: 62, headings: 17, notes: 23, segments: segments().size});
  }
});

test('the overrides that apply are those whose phrase occurs, with every place', () => {
  const texts = segments();
  const entries = seed('traditional.txt')
    .split('\n')
    .filter((line) => line.includes('\t') && !line.startsWith('#'))
    .map((line) => line.split('\t')[0] ?? '');
  const occurring = entries
    .map((phrase) => [phrase, [...texts].filter(([, text]) => text.includes(phrase)).map(([id]) => id)] as const)
    .filter(([, ids]) => ids.length > 0);
  const {overrides} = colophon(yiyang, 'zh-hant');
  assert.deepEqual(
    overrides.map(({phrase, places}) => [phrase, places.toSorted()]),
    occurring.map(([phrase, ids]) => [phrase, ids.toSorted()]),
  );
  const hant = [...yiyang]
    .filter(([name]) => name.startsWith('zh-hant/') && name.endsWith('.mdx'))
    .map(([, text]) => text)
    .join('\n')
    .replace(/<[^>]*>/g, '');
  for (const {rendering} of overrides) assert.ok(hant.includes(rendering), rendering);
});

test('a phrase within a longer one, and one that does not occur, do not apply', () => {
  const seeds = {
    ...reportFiles('各位代表：\n谷物丰收。山谷。\n谷物。'),
    'seeds/traditional.txt': '# Valleys.\n# zh: 山谷。\n谷\t谷\n标杆\t標竿\n\n# Grain.\n# zh: 粮食。\n谷物\t穀物\n',
  };
  const {overrides} = colophon(convert(memory(seeds)).reports.get('x') ?? new Map(), 'zh-hant');
  assert.deepEqual(overrides, [
    {phrase: '谷', rendering: '谷', why: '山谷。', places: ['p2.2']},
    {phrase: '谷物', rendering: '穀物', why: '糧食。', places: ['p2.1', 'p3.1']},
  ]);
});

test('reasons are in the words of each edition', () => {
  const reasons = (edition: string) => {
    const {overrides, exceptions} = colophon(yiyang, edition);
    return [...overrides, ...exceptions].map(({why}) => why);
  };
  for (const why of reasons('en')) assert.match(why, /[a-z]{2}/);
  for (const why of reasons('zh-hans')) assert.doesNotMatch(why, /[a-z]{3} [a-z]/);
  for (const why of reasons('zh-hant')) assert.doesNotMatch(why, /[“”]|[a-z]{3} [a-z]/);
  assert.equal(reasons('zh-hans').length, reasons('en').length);
});

test('terms of the termbase are counted by their source', () => {
  const sources = seed('termbase.tsv')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .slice(1)
    .map((line) => line.split('\t')[3]);
  const {termbase} = colophon(yiyang, 'en');
  assert.equal(
    termbase.reduce((sum, {terms}) => sum + terms, 0),
    sources.length,
  );
  for (const {source, terms} of termbase) assert.equal(terms, sources.filter((one) => one === source).length, source);
  assert.deepEqual(
    termbase.map(({terms}) => terms),
    termbase.map(({terms}) => terms).toSorted((a, b) => b - a),
  );
});

test('the Traditional edition has been read character by character, and no decision is left over', () => {
  assert.deepEqual(unread.get('yiyang-2024'), []);
  assert.equal(volumeIn(yiyang, 'zh-hant').metadata.unread, undefined);
  assert.deepEqual(unused.map(format), []);
  for (const edition of editions) assert.equal(colophon(yiyang, edition).unread, 0);
});

test('that of a report which nobody has read says how much of it', () => {
  const pages = convert(memory(reportFiles('各位代表：\n发展。'))).reports.get('x') ?? new Map<string, string>();
  for (const edition of ['zh-hans', 'zh-hant']) assert.equal(colophon(pages, edition).unread, 2);
  assert.deepEqual(
    ['zh-hans', 'zh-hant'].map((edition) => volumeIn(pages, edition).metadata.unread),
    [undefined, true],
  );
});

test('how the source numbers its notes is said, where it is not as they are shown', () => {
  const said = (text: string) => {
    const pages = convert(memory(reportFiles(text))).reports.get('x') ?? new Map<string, string>();
    return ['zh-hans', 'zh-hant'].map((edition) => printedForms(volumeIn(pages, edition)).join(''));
  };
  assert.deepEqual(said('甲[1]。\n注释\n[1]甲：天干之首。'), ['', '']);
  assert.deepEqual(said('甲〔1〕。\n注释\n[1]甲：天干之首。'), [
    '底本注号作“〔1〕”，本版一律作[1]、[2]……，数字不变。',
    '底本註號作「〔1〕」，本版一律作[1]、[2]……，數字不變。',
  ]);
  assert.deepEqual(
    said('甲[1]。\n注释\n1、甲：天干之首。')[0],
    '底本名词解释的序号作“1、”，本版一律作[1]、[2]……，数字不变。',
  );
  assert.deepEqual(
    said('甲①。\n注释\n（1）甲：天干之首。')[1],
    '底本註號作「①」，名詞解釋的序號作「（1）」，本版一律作[1]、[2]……，數字不變。',
  );
  assert.deepEqual(
    said('甲[1]，乙[2]。\n注释\n甲：天干之首。\n乙：次于甲。')[0],
    '底本的名词解释没有序号，[1]、[2]……为编者依次所加。',
  );
});

test('a line that was said to be the title is one that stands above the text, as the titles that are found', () => {
  const files = reportFiles('甲乙纪要\n各位代表：\n发展。', 'lines: [{line: 甲乙纪要, kind: title}]\n');
  const {source} = volumeIn(convert(memory(files)).reports.get('x'), 'zh-hans').metadata;
  assert.deepEqual(source, [{label: '标题', value: '甲乙纪要', says: 'title'}]);
});

test('a report without a translation tells of none', () => {
  const {termbase, exceptions} = colophon(
    convert(memory({...reportFiles('各位代表：\n甲。'), 'seeds/termbase.tsv': seed('termbase.tsv')})).reports.get(
      'x',
    ) ?? new Map(),
    'zh-hans',
  );
  assert.deepEqual([termbase, exceptions], [[], []]);
});

test('a retired id is listed with its successor, and found on its page', () => {
  const before = '各位代表：\n甲一。甲二。\n丙。';
  const {pot} = realign(undefined, before);
  const after = realign(pot, '各位代表：\n甲一，甲二。\n丙。', {
    keep: [['p2.1', '甲一，甲二']],
    retire: new Set(['p2.2']),
  });
  const seeds = {
    'seeds/x/report.txt': '各位代表：\n甲一，甲二。\n丙。',
    'seeds/x/report.yaml': yaml,
    'seeds/x/report.pot': after.pot,
  };
  const pages = convert(memory(seeds)).reports.get('x') ?? new Map<string, string>();
  const {retired} = colophon(pages, 'zh-hans');
  assert.deepEqual(retired, [{id: 'p2.2', successor: 'p2.1'}]);
  assert.equal(pageOf(passagesOf(volumeIn(pages, 'zh-hans')), 'p2.2'), 'index');
});

describe('passages', () => {
  const passages = passagesOf(volumeIn(yiyang, 'en'));

  test('every id of a page leads to that page', () => {
    for (const [name, text] of yiyang) {
      const [edition, file = ''] = name.split('/');
      if (edition !== 'en' || !file.endsWith('.mdx')) continue;
      for (const [, kind, id = ''] of text.matchAll(/^ *<(P|S|H|Note|Gloss|Anchor|EditorsNote) (?:id|n)="([^"]*)"/gm)) {
        assert.equal(pageOf(passages, kind === 'EditorsNote' ? `e${id}` : id), file.replace('.mdx', ''), id);
      }
    }
  });

  test('no other leads anywhere', () => {
    for (const id of ['', 'p', 'p63', 'p630.1', 'x1', 'editors']) assert.equal(pageOf(passages, id), undefined, id);
  });
});

describe('a report of an error', () => {
  test('is a letter with its subject and its lines', () => {
    const mail = new URL(letter('mailto:errors@example.org', '正文有误 & more', '页面：甲\n版本：乙'));
    assert.equal(
      mail.href,
      'mailto:errors@example.org?subject=%E6%AD%A3%E6%96%87%E6%9C%89%E8%AF%AF%20%26%20more&body=%E9%A1%B5%E9%9D%A2%EF%BC%9A%E7%94%B2%0D%0A%E7%89%88%E6%9C%AC%EF%BC%9A%E4%B9%99',
    );
    const form = new URL(letter('https://example.org/new?labels=text#form', 's', 'b'));
    assert.equal(form.href, 'https://example.org/new?labels=text&subject=s&body=b#form');
  });
});
