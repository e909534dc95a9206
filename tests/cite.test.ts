/** Citations: what a reader copies, and that the holes of what the build prepares take any passage. */
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, it} from 'node:test';
import {brotliCompressSync} from 'node:zlib';
import {Cite} from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-ris';
import schema from '@digitallinguistics/schemas/json/Bibliography.json' with {type: 'json'};
import {Ajv} from 'ajv';
import {citations, type CiteData, type Passage} from '../src/model/citation.ts';
import type {Source} from '../src/build/citations/item.ts';
import {cite, prepare} from '../src/build/citations/prepare.ts';
import type {Metadata} from '../src/model/report.ts';
import type {Volume} from '../src/model/volume.ts';
import type {EditionName} from '../src/model/editions.ts';
import {quotationsOf} from '../src/browser/quote/quotation.ts';
import {script} from './support/texts.ts';

const root = join(import.meta.dirname, '..');
const editions: EditionName[] = ['zh-hans', 'zh-hant', 'en'];

function metadataOf(edition: EditionName): Metadata {
  const file = join(root, 'content', 'yiyang-2024', edition, 'report.json');
  return (JSON.parse(readFileSync(file, 'utf8')) as Volume).metadata;
}

const metadata = Object.fromEntries(editions.map((edition) => [edition, metadataOf(edition)]));
const yiyang = (edition: EditionName): Source => ({report: 'yiyang-2024', edition, metadata});
const prepared = Object.fromEntries(editions.map((edition) => [edition, prepare(yiyang(edition))])) as Record<
  EditionName,
  CiteData
>;
const passage = (edition: EditionName, id = 'p37', today = new Date(2026, 10, 24)): Passage => ({
  paragraph: /\d+/.exec(id)?.[0] ?? '',
  url: `https://baogao.example/${edition}/yiyang-2024/2-3/#${id}`,
  today,
});

/** A report of another place, of which there is no English. */
const other: Source = {
  report: 'sample-2023',
  edition: 'zh-hans',
  metadata: {'zh-hans': {...metadataOf('zh-hans'), title: '样例县2023年政府工作报告', publisher: '样例县人民政府'}},
};

/** A title with all that BibTeX, LaTeX, RIS, HTML and JSON take for syntax. */
const nasty = 'R&D: 50% of #1 {x} } $5 a_b ~c ^d \\e <7 “政府” é';
const invented: Source = {
  report: 'odd-1999',
  edition: 'en',
  metadata: {en: {...metadataOf('en'), title: nasty, publisher: 'Bureau {No. 1} & Sons'}},
};

describe('p37, read on 24 November 2026', () => {
  const copied = (edition: EditionName) => citations(prepared[edition], passage(edition));

  it('is no part of the quotation that it is copied with', () => {
    for (const edition of editions) {
      const {gbt, chicago} = copied(edition);
      for (const citation of [gbt, chicago]) {
        assert.deepEqual(
          quotationsOf(`“6.5%”[3]\n\n${citation}`, script).map(({tokens}) => tokens),
          [['6.5%']],
          citation,
        );
      }
    }
  });

  it('in Simplified Chinese', () => {
    const {gbt, chicago, apa, bibtex, ris, csl, html} = copied('zh-hans');
    assert.equal(
      gbt,
      '[益阳市2024年政府工作报告][R/OL]. Baogao阅读版. 益阳市人民政府办公室, [出版年不详]: 第37段[2026-11-24]. https://baogao.example/zh-hans/yiyang-2024/2-3/#p37.',
    );
    assert.deepEqual(chicago.split('\n'), [
      '“[益阳市2024年政府工作报告 (Report on the Work of the Government of Yiyang City, 2024)]” (益阳市人民政府办公室), para. 37, Baogao, accessed November 24, 2026, https://baogao.example/zh-hans/yiyang-2024/2-3/#p37.',
      '“[益阳市2024年政府工作报告 (Report on the Work of the Government of Yiyang City, 2024)].” 益阳市人民政府办公室. Baogao. Accessed November 24, 2026. https://baogao.example/zh-hans/yiyang-2024/2-3/#p37.',
    ]);
    assert.deepEqual(apa.split('\n'), [
      '[益阳市2024年政府工作报告 (Report on the Work of the Government of Yiyang City, 2024)]. (n.d.). 益阳市人民政府办公室; Baogao. Retrieved November 24, 2026, from https://baogao.example/zh-hans/yiyang-2024/2-3/#p37',
      '([益阳市2024年政府工作报告 (Report on the Work of the Government of Yiyang City, 2024)], n.d., para. 37)',
    ]);
    assert.deepEqual(bibtex.split('\n'), [
      '@misc{yiyang-2024-zh-hans-p37,',
      '  title = {{[益阳市2024年政府工作报告]}},',
      '  publisher = {益阳市人民政府办公室},',
      '  howpublished = {益阳市人民政府办公室, Baogao},',
      '  note = {第37段},',
      '  language = {zh-Hans},',
      '  url = {https://baogao.example/zh-hans/yiyang-2024/2-3/#p37},',
      '  urldate = {2026-11-24}',
      '}',
      '',
    ]);
    assert.deepEqual(ris.split('\r\n'), [
      'TY  - RPRT',
      'ID  - yiyang-2024-zh-hans-p37',
      'TI  - [益阳市2024年政府工作报告]',
      'PB  - 益阳市人民政府办公室',
      'DB  - Baogao',
      'LA  - zh-Hans',
      'N1  - 第37段',
      'UR  - https://baogao.example/zh-hans/yiyang-2024/2-3/#p37',
      'Y2  - 2026/11/24',
      'ER  - ',
      '',
    ]);
    assert.deepEqual(JSON.parse(csl), [
      {
        id: 'yiyang-2024-zh-hans-p37',
        type: 'report',
        title: '[益阳市2024年政府工作报告]',
        publisher: '益阳市人民政府办公室',
        archive: 'Baogao',
        note: '第37段',
        language: 'zh-Hans',
        URL: 'https://baogao.example/zh-hans/yiyang-2024/2-3/#p37',
        accessed: {'date-parts': [[2026, 11, 24]]},
      },
    ]);
    assert.deepEqual(Object.keys(html), ['apa'], 'of these styles only APA sets anything in italics');
  });

  it('in Traditional Chinese', () => {
    const {gbt, chicago, apa, bibtex, ris} = copied('zh-hant');
    assert.equal(
      gbt,
      '[益陽市2024年政府工作報告][R/OL]. Baogao繁體閱讀版. 益陽市人民政府辦公室, [出版年不詳]: 第37段[2026-11-24]. https://baogao.example/zh-hant/yiyang-2024/2-3/#p37.',
    );
    assert.deepEqual(chicago.split('\n'), [
      '“[益陽市2024年政府工作報告 (Report on the Work of the Government of Yiyang City, 2024)],” version in Traditional Chinese characters (益陽市人民政府辦公室), para. 37, Baogao, accessed November 24, 2026, https://baogao.example/zh-hant/yiyang-2024/2-3/#p37.',
      '“[益陽市2024年政府工作報告 (Report on the Work of the Government of Yiyang City, 2024)].” Version in Traditional Chinese characters. 益陽市人民政府辦公室. Baogao. Accessed November 24, 2026. https://baogao.example/zh-hant/yiyang-2024/2-3/#p37.',
    ]);
    assert.deepEqual(apa.split('\n'), [
      '[益陽市2024年政府工作報告 (Report on the Work of the Government of Yiyang City, 2024)]. (n.d.). [Version in Traditional Chinese characters]. 益陽市人民政府辦公室; Baogao. Retrieved November 24, 2026, from https://baogao.example/zh-hant/yiyang-2024/2-3/#p37',
      '([益陽市2024年政府工作報告 (Report on the Work of the Government of Yiyang City, 2024)], n.d., para. 37)',
    ]);
    assert.match(bibtex, /^ {2}note = \{第37段\},$/m);
    assert.match(ris, /^LA {2}- zh-Hant\r\nN1 {2}- 第37段\r$/m);
  });

  it('in English', () => {
    const {gbt, chicago, apa, bibtex, ris, html} = copied('en');
    assert.equal(
      gbt,
      '[Report on the Work of the Government of Yiyang City, 2024 (益阳市2024年政府工作报告)][R/OL]. Baogao reading edition, unofficial translation. General Office of the Yiyang Municipal People’s Government, [n.d.]: para. 37[2026-11-24]. https://baogao.example/en/yiyang-2024/2-3/#p37.',
    );
    assert.deepEqual(chicago.split('\n'), [
      '“[Report on the Work of the Government of Yiyang City, 2024 (益阳市2024年政府工作报告)],” unofficial translation (General Office of the Yiyang Municipal People’s Government), para. 37, Baogao, accessed November 24, 2026, https://baogao.example/en/yiyang-2024/2-3/#p37.',
      '“[Report on the Work of the Government of Yiyang City, 2024 (益阳市2024年政府工作报告)].” Unofficial translation. General Office of the Yiyang Municipal People’s Government. Baogao. Accessed November 24, 2026. https://baogao.example/en/yiyang-2024/2-3/#p37.',
    ]);
    assert.deepEqual(apa.split('\n'), [
      '[Report on the Work of the Government of Yiyang City, 2024 (益阳市2024年政府工作报告)]. (n.d.). [Unofficial translation]. General Office of the Yiyang Municipal People’s Government; Baogao. Retrieved November 24, 2026, from https://baogao.example/en/yiyang-2024/2-3/#p37',
      '([Report on the Work of the Government of Yiyang City, 2024 (益阳市2024年政府工作报告)], n.d., para. 37)',
    ]);
    assert.equal(
      html.apa,
      apa
        .split('\n')
        .map((line) => `<p>${line.replace(/\[Report.*?\]/, '<i>$&</i>')}</p>`)
        .join(''),
    );
    assert.match(
      bibtex,
      /^ {2}howpublished = \{General Office of the Yiyang Municipal People’s Government, Baogao, unofficial translation\},$/m,
    );
    assert.match(ris, /^M3 {2}- unofficial translation\r$/m);
  });
});

describe('a citation', () => {
  it('of several paragraphs has the first and the last, as each style writes them', () => {
    const several = (edition: EditionName) =>
      citations(prepared[edition], {...passage(edition, 'p37.2'), paragraph: '37–39'});
    const [chinese, english] = [several('zh-hans'), several('en')];
    assert.match(chinese.gbt, /: 第37-39段\[.*#p37\.2\.$/);
    assert.match(chinese.ris, /^N1 {2}- 第37–39段\r$/m);
    assert.match(english.chicago, /, paras\. 37–39, Baogao/);
    assert.match(english.apa, /, n\.d\., paras\. 37–39\)$/);
    assert.match(english.bibtex, /^ {2}note = \{paras\. 37–39\},$/m);
    assert.match(english.bibtex, /^@misc\{yiyang-2024-en-p37\.2-39,$/m);
  });

  it('of a sentence has its paragraph, and its own address and name', () => {
    const {gbt, bibtex} = citations(prepared['zh-hans'], passage('zh-hans', 'p37.2'));
    assert.match(gbt, /: 第37段\[.*#p37\.2\.$/);
    assert.match(bibtex, /^@misc\{yiyang-2024-zh-hans-p37\.2,/);
  });

  it('says nothing that the source does not: no author, no date of publication, and no year but that of reading and of the title', () => {
    for (const edition of editions) {
      const all = citations(prepared[edition], passage(edition));
      const [record] = JSON.parse(all.csl);
      assert.equal(record.author ?? record.issued ?? record.translator, undefined);
      assert.match(all.gbt, /, \[(出版年不详|出版年不詳|n\.d\.)\]: /);
      for (const text of [all.gbt, all.chicago, all.apa, all.bibtex, all.ris, all.csl]) {
        assert.deepEqual(new Set(text.replaceAll('yiyang-2024', '').match(/\d{4}/g)), new Set(['2024', '2026']));
      }
    }
  });

  it('of a report without English has its Chinese title alone', () => {
    const {gbt, apa} = citations(prepare(other), passage('zh-hans'));
    assert.match(gbt, /^\[样例县2023年政府工作报告\]\[R\/OL\]\. Baogao阅读版\. 样例县人民政府, /);
    assert.match(apa, /^\[样例县2023年政府工作报告\]\. \(n\.d\.\)\. 样例县人民政府; Baogao\. /);
  });

  it('cannot be had in an edition that there is not', () => {
    assert.throws(() => prepare({...other, edition: 'en'}), /sample-2023 has no edition en/);
  });
});

describe('what the build prepares', () => {
  const days = [
    new Date(2026, 0, 5),
    new Date(2024, 1, 29),
    new Date(2024, 10, 24),
    new Date(2025, 11, 31),
    ...Array.from({length: 12}, (_, month) => new Date(2027, month, month + 9)),
  ];
  const ids = ['p1', 'p1.1', 'p5', 'p37.2', 'p62', 'p62.10', 'p100', 'p1234.5'];

  for (const source of [...editions.map(yiyang), other, invented]) {
    it(`gives, filled, what the processor gives: ${source.report}, ${source.edition}`, () => {
      const data = prepare(source);
      for (const [i, today] of days.entries()) {
        const read = passage(source.edition, ids[i % ids.length], today);
        assert.deepEqual(citations(data, read), cite(source, read));
        const several = {...read, paragraph: `${read.paragraph}–${Number(read.paragraph) + i + 1}`};
        assert.deepEqual(citations(data, several), cite(source, several));
      }
    });
  }

  it('is refused where the holes are not all that varies', () => {
    const title = '7653年政府工作报告';
    assert.throws(
      () => prepare({...other, metadata: {'zh-hans': {...metadataOf('zh-hans'), title}}}),
      /Citations of sample-2023 \(zh-hans\) cannot be prepared/,
    );
  });

  it('is small, and filled by a script that loads nothing', () => {
    for (const data of Object.values(prepared)) assert.ok(brotliCompressSync(JSON.stringify(data)).length < 800);
    assert.doesNotMatch(readFileSync(join(root, 'src', 'model', 'citation.ts'), 'utf8'), /\bimport\b/);
  });
});

describe('a record is read by others as it was meant', () => {
  const read = (text: string | object) => new Cite(text).format('data', {format: 'object'})[0] ?? {};
  // The schema that the Citation Style Language publishes, csl-data.json, in a package that carries it as it is.
  const validate = new Ajv({allowUnionTypes: true}).compile(schema);

  for (const source of [...editions.map(yiyang), other, invented]) {
    const {bibtex, ris, csl} = citations(prepare(source), passage(source.edition, 'p37.2'));
    const [record] = JSON.parse(csl);
    const same = (found: Record<string, unknown>, fields: string[]) =>
      assert.deepEqual(
        fields.map((field) => found[field]),
        fields.map((field) => record[field]),
      );
    const shared = ['title', 'publisher', 'note', 'URL', 'language', 'accessed'];

    it(`${source.report}, ${source.edition}`, () => {
      same(read(bibtex), ['id', ...shared]);
      same(read(ris), ['type', ...shared]);
      // It drops what is no CSL-JSON.
      assert.deepEqual(read([record]), record);
      assert.equal(record.title.includes(source.metadata[source.edition]?.title), true);
      assert.ok(validate([record]), JSON.stringify(validate.errors));
      for (const wrong of [
        {...record, type: 'work report'},
        {...record, accessed: '2026-11-24'},
        {...record, paragraph: '37'},
      ])
        assert.equal(validate([wrong]), false);
    });
  }
});
