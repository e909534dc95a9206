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
import CSL, {type Engine, type Item} from 'citeproc';
import {parse} from 'node-html-parser';
import {citations, type CiteData, type Each, type NoteCiteData, type Passage} from '../src/model/citation.ts';
import type {Source} from '../src/build/citations/item.ts';
import {cite, prepare, prepareNotes} from '../src/build/citations/prepare.ts';
import {bibtex, csl, ris} from '../src/build/citations/reference-managers.ts';
import type {Metadata} from '../src/model/report.ts';
import type {Volume} from '../src/model/volume.ts';
import {editionInfo, twinOf, type EditionName} from '../src/model/editions.ts';
import {ui} from '../src/ui/index.ts';
import {corpusOf} from '../src/browser/quote/corpus.ts';
import {quotationsOf} from '../src/browser/quote/quotation.ts';
import {script, textOf} from './support/texts.ts';

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
const ofNotes = Object.fromEntries(editions.map((edition) => [edition, prepareNotes(yiyang(edition))])) as Record<
  EditionName,
  NoteCiteData
>;
const passage = (edition: EditionName, id = 'p37', today = new Date(2026, 10, 24)): Passage => ({
  paragraph: /\d+/.exec(id)?.[0] ?? '',
  url: `https://baogao.example/${edition}/yiyang-2024/2-3/#${id}`,
  today,
});

/** A citation as this site wrote it until reports had an author and a date. */
const formerly =
  '[益阳市2024年政府工作报告][R/OL]. Baogao阅读版. 益阳市人民政府办公室, [出版年不详]: 第37段[2026-11-24]. https://baogao.example/zh-hans/yiyang-2024/2-3/#p37.';

/** A report of another place, of which there is no English; the day is known. */
const other: Source = {
  report: 'sample-2023',
  edition: 'zh-hans',
  metadata: {
    'zh-hans': {
      ...metadataOf('zh-hans'),
      title: '样例县2023年政府工作报告',
      author: '样例县人民政府',
      publisher: '样例县人民政府',
      date: '2023-01-06',
    },
  },
};

/** The report as if its session, its speaker and its day were known, and nobody had read its Traditional edition. */
const spoken = (edition: EditionName): Source => {
  const [session, office, speaker] =
    edition === 'en'
      ? ['Second Session of the Seventh People’s Congress of Yiyang', 'Mayor of Yiyang', 'Jia Yi']
      : ['益阳市第七届人民代表大会第二次会议', '益阳市市长', '甲乙'];
  const known = {date: '2023-12-28', session, office, speaker, ...(edition === 'zh-hant' && {unread: true as const})};
  return {...yiyang(edition), metadata: {...metadata, [edition]: {...metadataOf(edition), ...known}}};
};

/** A title with all that BibTeX, LaTeX, RIS, HTML and JSON take for syntax. */
const nasty = 'R&D: 50% of #1 {x} } $5 a_b ~c ^d \\e <7 “政府” é';
const invented: Source = {
  report: 'odd-1999',
  edition: 'en',
  metadata: {
    en: {...metadataOf('en'), title: nasty, author: 'Town of {O} & Sons', publisher: 'Bureau {No. 1} & Sons'},
  },
};

describe('p37, read on 24 November 2026', () => {
  const copied = (edition: EditionName) => citations(prepared[edition], passage(edition));

  it('is no part of the quotation that it is copied with', () => {
    for (const edition of editions) {
      const twin = twinOf(edition);
      const text = (name: EditionName) => textOf(name, 'yiyang-2024');
      const corpus = corpusOf([{report: 'yiyang-2024', text: text(edition), ...(twin && {twin: text(twin)})}], script);
      const before = twin ? [formerly] : [];
      const several = {...passage(edition), paragraph: '37–39'};
      const all = [copied(edition), citations(prepared[edition], several), cite(spoken(edition), passage(edition))];
      for (const one of all)
        for (const citation of [one.gbt, one.chicago, one.apa.split('\n')[0], ...before]) {
          assert.deepEqual(
            quotationsOf(`“6.5%”[3]\n\n${citation}`, corpus, script).map(({tokens}) => tokens),
            [['6.5%']],
            citation,
          );
        }
    }
  });

  it('has the session and who spoke there, and the government for its author', () => {
    const {gbt, chicago, apa, bibtex, ris, csl} = cite(spoken('zh-hans'), passage('zh-hans'));
    const session = '益阳市第七届人民代表大会第二次会议';
    const note = `第37段；${session}；益阳市市长 甲乙`;
    for (const text of [gbt, chicago, apa])
      assert.ok(text.startsWith('益阳市人民政府') && !text.includes('甲乙'), text);
    assert.match(gbt, /2023\[2026-11-24\]/);
    assert.match(chicago, /December 28, 2023/);
    assert.equal(
      apa.split('\n')[0],
      `益阳市人民政府. (2023). 益阳市2024年政府工作报告 (Baogao阅读版第37段). ${session}. 益阳市人民政府办公室. https://baogao.example/zh-hans/yiyang-2024/2-3/#p37`,
    );
    for (const line of [
      'author = {{益阳市人民政府}}',
      'date = {2023-12-28}',
      `eventtitle = {${session}}`,
      `note = {${note}}`,
    ])
      assert.ok(bibtex.includes(`  ${line},\n`), line);
    for (const line of ['AU  - 益阳市人民政府', 'DA  - 2023/12/28', `N1  - ${note}`])
      assert.ok(ris.includes(`${line}\r\n`), line);
    const [record] = JSON.parse(csl) as [Item];
    assert.deepEqual(
      [record.author, record.issued, record['event-title'], record.note],
      [[{literal: '益阳市人民政府'}], {'date-parts': [[2023, 12, 28]]}, session, note],
    );
    assert.equal(
      cite(spoken('en'), passage('en')).csl.includes(
        '"note":"para. 37; Second Session of the Seventh People’s Congress of Yiyang; Jia Yi, Mayor of Yiyang"',
      ),
      true,
    );
  });

  it('says that nobody has read the Traditional edition', () => {
    const {gbt, ris} = cite(spoken('zh-hant'), passage('zh-hant'));
    assert.match(gbt, /\[R\/OL\]\. Baogao繁體閱讀版（自動轉換，未經審讀）第37段\. /);
    assert.match(ris, /^ET {2}- Baogao繁體閱讀版（自動轉換，未經審讀）第37段\r$/m);
    assert.doesNotMatch(copied('zh-hant').gbt, /自動轉換/);
  });

  it('in Simplified Chinese', () => {
    const {gbt, chicago, apa, bibtex, ris, csl, html} = copied('zh-hans');
    assert.equal(
      gbt,
      '益阳市人民政府. 益阳市2024年政府工作报告[R/OL]. Baogao阅读版第37段. 益阳市人民政府办公室, [2023][2026-11-24]. https://baogao.example/zh-hans/yiyang-2024/2-3/#p37.',
    );
    assert.deepEqual(chicago.split('\n'), [
      '益阳市人民政府, “益阳市2024年政府工作报告,” Baogao阅读版第37段 (益阳市人民政府办公室, [2023?]), https://baogao.example/zh-hans/yiyang-2024/2-3/#p37.',
      '益阳市人民政府. “益阳市2024年政府工作报告.” Baogao阅读版第37段. 益阳市人民政府办公室, [2023?]. https://baogao.example/zh-hans/yiyang-2024/2-3/#p37.',
    ]);
    assert.deepEqual(apa.split('\n'), [
      '益阳市人民政府. (ca. 2023). 益阳市2024年政府工作报告 (Baogao阅读版第37段). 益阳市人民政府办公室. https://baogao.example/zh-hans/yiyang-2024/2-3/#p37',
      '(益阳市人民政府, ca. 2023, para. 37)',
    ]);
    assert.deepEqual(bibtex.split('\n'), [
      '@techreport{yiyang-2024-zh-hans-p37,',
      '  author = {{益阳市人民政府}},',
      '  title = {{益阳市2024年政府工作报告}},',
      '  type = {报告},',
      '  edition = {Baogao阅读版第37段},',
      '  institution = {益阳市人民政府办公室},',
      '  year = {2023},',
      '  date = {2023~},',
      '  note = {第37段；出版年系估计},',
      '  langid = {chinese},',
      '  url = {https://baogao.example/zh-hans/yiyang-2024/2-3/#p37},',
      '  urldate = {2026-11-24}',
      '}',
      '',
    ]);
    assert.deepEqual(ris.split('\r\n'), [
      'TY  - RPRT',
      'ID  - yiyang-2024-zh-hans-p37',
      'AU  - 益阳市人民政府',
      'TI  - 益阳市2024年政府工作报告',
      'ET  - Baogao阅读版第37段',
      'PB  - 益阳市人民政府办公室',
      'PY  - 2023',
      'LA  - zh-Hans',
      'N1  - 第37段；出版年系估计',
      'UR  - https://baogao.example/zh-hans/yiyang-2024/2-3/#p37',
      'Y2  - 2026/11/24',
      'ER  - ',
      '',
    ]);
    assert.deepEqual(JSON.parse(csl), [
      {
        id: 'yiyang-2024-zh-hans-p37',
        type: 'report',
        title: '益阳市2024年政府工作报告',
        author: [{literal: '益阳市人民政府'}],
        edition: 'Baogao阅读版第37段',
        publisher: '益阳市人民政府办公室',
        issued: {'date-parts': [[2023]], circa: true},
        note: '第37段；出版年系估计',
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
      '益陽市人民政府. 益陽市2024年政府工作報告[R/OL]. Baogao繁體閱讀版第37段. 益陽市人民政府辦公室, [2023][2026-11-24]. https://baogao.example/zh-hant/yiyang-2024/2-3/#p37.',
    );
    assert.deepEqual(chicago.split('\n'), [
      '益陽市人民政府, “益陽市2024年政府工作報告,” Baogao繁體閱讀版第37段 (益陽市人民政府辦公室, [2023?]), https://baogao.example/zh-hant/yiyang-2024/2-3/#p37.',
      '益陽市人民政府. “益陽市2024年政府工作報告.” Baogao繁體閱讀版第37段. 益陽市人民政府辦公室, [2023?]. https://baogao.example/zh-hant/yiyang-2024/2-3/#p37.',
    ]);
    assert.deepEqual(apa.split('\n'), [
      '益陽市人民政府. (ca. 2023). 益陽市2024年政府工作報告 (Baogao繁體閱讀版第37段). 益陽市人民政府辦公室. https://baogao.example/zh-hant/yiyang-2024/2-3/#p37',
      '(益陽市人民政府, ca. 2023, para. 37)',
    ]);
    assert.match(bibtex, /^ {2}note = \{第37段；出版年係估計\},\n {2}langid = \{chinese\},$/m);
    assert.match(ris, /^LA {2}- zh-Hant\r\nN1 {2}- 第37段；出版年係估計\r$/m);
  });

  it('in English', () => {
    const {gbt, chicago, apa, bibtex, ris, csl, html} = copied('en');
    assert.equal(
      gbt,
      'YIYANG MUNICIPAL PEOPLE’S GOVERNMENT. Report on the Work of the Government of Yiyang City, 2024[R/OL]. Baogao unofficial translation: para. 37. General Office of the Yiyang Municipal People’s Government, [2023][2026-11-24]. https://baogao.example/en/yiyang-2024/2-3/#p37.',
    );
    assert.deepEqual(chicago.split('\n'), [
      'Yiyang Municipal People’s Government, “Report on the Work of the Government of Yiyang City, 2024,” Baogao unofficial translation: para. 37 (General Office of the Yiyang Municipal People’s Government, [2023?]), https://baogao.example/en/yiyang-2024/2-3/#p37.',
      'Yiyang Municipal People’s Government. “Report on the Work of the Government of Yiyang City, 2024.” Baogao unofficial translation: para. 37. General Office of the Yiyang Municipal People’s Government, [2023?]. https://baogao.example/en/yiyang-2024/2-3/#p37.',
    ]);
    assert.deepEqual(apa.split('\n'), [
      'Yiyang Municipal People’s Government. (ca. 2023). Report on the Work of the Government of Yiyang City, 2024 (Baogao unofficial translation: para. 37). General Office of the Yiyang Municipal People’s Government. https://baogao.example/en/yiyang-2024/2-3/#p37',
      '(Yiyang Municipal People’s Government, ca. 2023, para. 37)',
    ]);
    assert.equal(
      html.apa,
      apa
        .split('\n')
        .map((line) => `<p>${line.replace(/Report.*?, 2024/, '<i>$&</i>')}</p>`)
        .join(''),
    );
    assert.match(bibtex, /^ {2}origtitle = \{\{益阳市2024年政府工作报告\}\},\n {2}type = \{Report\},$/m);
    assert.match(bibtex, /^ {2}langid = \{english\},$/m);
    assert.match(ris, /^ET {2}- Baogao unofficial translation: para\. 37\r$/m);
    assert.equal(JSON.parse(csl)[0]['original-title'], '益阳市2024年政府工作报告');
  });
});

describe('a citation', () => {
  it('of several paragraphs has the first and the last, as the language writes them', () => {
    const several = (edition: EditionName) =>
      citations(prepared[edition], {...passage(edition, 'p37.2'), paragraph: '37–39'});
    const [chinese, english] = [several('zh-hans'), several('en')];
    assert.match(chinese.gbt, /\. Baogao阅读版第37-39段\. .*#p37\.2\.$/);
    assert.match(chinese.ris, /^N1 {2}- 第37-39段；/m);
    for (const text of [english.gbt, english.chicago, english.apa])
      assert.match(text, /\bBaogao unofficial translation: paras\. 37–39\b/);
    assert.match(english.apa, /, ca\. 2023, paras\. 37–39\)$/);
    assert.match(english.bibtex, /^ {2}note = \{paras\. 37–39; /m);
    assert.match(english.bibtex, /^@techreport\{yiyang-2024-en-p37\.2-39,$/m);
  });

  it('of a sentence has its paragraph, and its own address and name', () => {
    const {gbt, bibtex} = citations(prepared['zh-hans'], passage('zh-hans', 'p37.2'));
    assert.match(gbt, /第37段\. .*#p37\.2\.$/);
    assert.match(bibtex, /^@techreport\{yiyang-2024-zh-hans-p37\.2,/);
  });

  it('has for its author the government, for its year the estimate, marked as one, and no other year', () => {
    for (const edition of editions) {
      const all = citations(prepared[edition], passage(edition));
      const {author, title} = metadataOf(edition);
      for (const text of [all.gbt, all.chicago, all.apa, all.bibtex, all.ris, all.csl]) {
        assert.ok(text.toLowerCase().includes(author.toLowerCase()), text);
        assert.ok(!text.includes(`[${title}`), text);
        assert.match(text, /\[2023\]|\[2023\?\]|ca\. 2023|2023~|系估计|係估計|estimated|"circa":true/);
        const years = text.replaceAll('yiyang-2024', '').match(/\d{4}/g)!;
        assert.deepEqual(new Set(years).difference(new Set(['2023', '2024', '2026'])), new Set());
        assert.ok(years.includes('2023'), text);
      }
      assert.match(all.gbt, /, \[2023\]\[2026-11-24\]\. /);
    }
  });

  it('of a report whose day is known has that', () => {
    const all = citations(prepare(other), passage('zh-hans'));
    assert.match(all.gbt, /^样例县人民政府\. 样例县2023年政府工作报告\[R\/OL\]\. .*, 2023\[2026-11-24\]\. /);
    assert.match(all.chicago, /\(样例县人民政府, January 6, 2023\)/);
    assert.match(all.apa, /^样例县人民政府\. \(2023\)\. 样例县2023年政府工作报告 \(/);
    assert.match(all.bibtex, /^ {2}year = \{2023\},\n {2}date = \{2023-01-06\},\n {2}note = \{第37段\},$/m);
    assert.match(all.ris, /^PY {2}- 2023\r\nDA {2}- 2023\/01\/06\r\n.*\r\nN1 {2}- 第37段\r$/m);
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

  for (const source of [...editions.map(yiyang), spoken('zh-hant'), other, invented]) {
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
    for (const data of [...Object.values(prepared), ...Object.values(ofNotes)])
      assert.ok(brotliCompressSync(JSON.stringify(data)).length < 800);
    assert.doesNotMatch(readFileSync(join(root, 'src', 'model', 'citation.ts'), 'utf8'), /\bimport\b/);
  });
});

/** Styles as their makers publish them, put to work on a record with nothing of this site's between. */
const engines = new Map<string, {engine: Engine; holds(record: Item): void}>();

function engineFor(style: string, locale: string) {
  const name = `${style} ${locale}`;
  const known = engines.get(name);
  if (known) return known;
  const file = (name: string) => readFileSync(join(root, 'src', 'build', 'citations', 'csl', name), 'utf8');
  let held: Item;
  const system = {retrieveItem: () => held, retrieveLocale: (name: string) => file(`locales-${name}.xml`)};
  const made = {
    engine: new CSL.Engine(system, file(`${style}.csl`), locale, true),
    holds(record: Item) {
      held = record;
    },
  };
  engines.set(name, made);
  return made;
}

function formatted(style: string, locale: string, record: Item, locator?: string): {citation: string; entry: string} {
  const {engine, holds} = engineFor(style, locale);
  holds(record);
  engine.updateItems([record.id]);
  const text = (html: string) => parse(html).textContent.trim();
  const cited = {id: record.id, ...(locator && {locator, label: 'paragraph' as const})};
  return {
    citation: text(engine.makeCitationCluster([cited])),
    entry: text(engine.makeBibliography()[1].join('')).replace(/^\[1\]/, ''),
  };
}

/** The citations in the three styles of a record that a reference manager holds. */
function styled(record: Item, edition: EditionName, paragraph: string): Pick<Each<string>, 'gbt' | 'chicago' | 'apa'> {
  const locale = editionInfo(edition).citationLocale;
  const gbt = formatted('china-national-standard-gb-t-7714-2015-numeric', locale, record);
  const chicago = formatted('chicago-fullnote-bibliography', 'en-US', record);
  const apa = formatted('apa', 'en-US', record, paragraph);
  return {
    gbt: gbt.entry,
    chicago: `${chicago.citation}\n${chicago.entry}`,
    apa: `${apa.entry}\n${apa.citation}`,
  };
}

describe('a record has what the styles', () => {
  const [record] = JSON.parse(citations(prepared['zh-hans'], passage('zh-hans')).csl) as [Item];
  const gbt = 'china-national-standard-gb-t-7714-2015-numeric';

  it('would make up: without a date, the year of reading is that of publication', () => {
    const {issued, ...undated} = record;
    assert.match(formatted(gbt, 'zh-CN', undated as Item).entry, /, \[2026\]\[2026-11-24\]\./);
  });

  it('would call by a wrong name: among the pages, a paragraph is one', () => {
    assert.match(formatted('apa', 'en-US', {...record, page: '第37段'} as Item).entry, /, p\. 第37段\)/);
  });
});

describe('a record is read by others as it was meant', () => {
  const read = (text: string | object) => new Cite(text).format('data', {format: 'object'})[0] ?? {};
  // The schema that the Citation Style Language publishes, csl-data.json, in a package that carries it as it is.
  const validate = new Ajv({allowUnionTypes: true}).compile(schema);

  for (const source of [...editions.map(yiyang), spoken('en'), other, invented]) {
    for (const paragraph of ['37', '37–39']) {
      const {edition} = source;
      const {html, ...copied} = citations(prepare(source), {...passage(edition, 'p37.2'), paragraph});
      const [record] = JSON.parse(copied.csl) as [Item];
      const {gbt, chicago, apa} = copied;
      const same = (found: Record<string, unknown>, fields: (keyof Item)[]) =>
        assert.deepEqual(
          fields.map((field) => found[field]),
          fields.map((field) => record[field]),
        );
      const shared: (keyof Item)[] = ['type', 'title', 'edition', 'publisher', 'note', 'URL', 'accessed'];
      const name = `${source.report}, ${edition}, ${paragraph}`;

      it(`${name}: with every field`, () => {
        same(read(copied.bibtex), ['id', ...shared]);
        same(read(copied.ris), [...shared, 'language']);
        // It drops what is no CSL-JSON.
        assert.deepEqual(read([record]), record);
        assert.equal(record.title, source.metadata[edition]?.title);
        assert.ok(validate([record]), JSON.stringify(validate.errors));
        for (const wrong of [
          {...record, type: 'work report'},
          {...record, accessed: '2026-11-24'},
          {...record, paragraph: '37'},
        ])
          assert.equal(validate([wrong]), false);
      });

      it(`${name}: CSL-JSON gives anew, in all six formats, what this site gives`, () => {
        assert.deepEqual(
          {
            ...styled(record, edition, paragraph),
            bibtex: bibtex(record, ui(edition)('cite.type')),
            ris: ris(record),
            csl: csl(record),
          },
          copied,
        );
      });

      it(`${name}: BibTeX and RIS give it in the three styles, but for what they cannot say`, () => {
        for (const text of [copied.bibtex, copied.ris]) {
          // Of both citation-js reads neither circa nor the session, and of BibTeX it takes the type for part of the record.
          const {genre, ...found} = read(text) as unknown as Item & {genre?: string};
          assert.ok(genre === undefined || genre === ui(edition)('cite.type'), genre);
          const {
            issued: {circa},
            'event-title': session,
          } = record;
          const back: Item = {
            ...found,
            id: record.id,
            issued: {...found.issued, ...(circa && {circa})},
            ...(session !== undefined && {'event-title': session}),
          };
          assert.deepEqual(styled(back, edition, paragraph), {gbt, chicago, apa});
        }
      });
    }
  }
});

describe('a note', () => {
  const cited = (edition: EditionName, kind: 'note' | 'editors-note') =>
    citations(ofNotes[edition], {
      paragraph: '7',
      kind,
      url: `https://baogao.example/${edition}/yiyang-2024/notes/#${kind === 'note' ? 'n7' : 'e7'}`,
      today: new Date(2026, 10, 24),
    });

  it('is cited as one, by its number and whose it is, in every format', () => {
    for (const [edition, kind, words] of [
      ['zh-hans', 'note', '名词解释第7条'],
      ['zh-hans', 'editors-note', '编者注E7'],
      ['zh-hant', 'note', '名詞解釋第7條'],
      ['zh-hant', 'editors-note', '編者註E7'],
      ['en', 'note', 'note 7'],
      ['en', 'editors-note', 'editors’ note E7'],
    ] as const) {
      const {gbt, chicago, bibtex, ris, csl} = cited(edition, kind);
      for (const citation of [gbt, chicago, bibtex, ris, csl]) {
        assert.ok(citation.includes(words), citation);
        assert.ok(citation.includes(kind === 'note' ? '/notes/#n7' : '/notes/#e7'), citation);
        assert.ok(!/段|para/.test(citation), citation);
      }
    }
  });

  it('is named in the text as APA has it', () => {
    assert.match(cited('en', 'note').apa, /\n\(.*, Note 7\)$/);
    assert.match(cited('en', 'editors-note').apa, /\n\(.*, Note E7\)$/);
  });
});
