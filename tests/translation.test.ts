/** The English edition and the editors' notes: from catalog, termbase and notes.yaml to pages. */
import assert from 'node:assert/strict';
import {execFileSync, spawnSync} from 'node:child_process';
import {mkdtempSync, readFileSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {describe, test} from 'node:test';
import {convert, type Conversion} from '../src/convert/convert.ts';
import {format} from '../src/model/diagnostic.ts';
import {disk} from '../src/convert/files.ts';
import {readCatalog} from '../src/convert/translation/catalog.ts';
import {readLedger} from '../src/convert/ledger/ledger.ts';
import {translationState} from '../src/convert/translation.ts';
import {brief, memory, page, reportFiles, type Files} from './support/memory.ts';

const root = join(import.meta.dirname, '..');
const text = '各位代表：\n新增规模工业企业：一是甲区；二是“乙”[1]县。\n名词解释\n[1]乙：丙。丁。';
const settings = 'corrections:\n  - {found: 新增, read: 今年新增, why: 脱字。}\n';
const english: Record<string, string> = {
  'p1.1': 'Fellow deputies,',
  'p2.1': 'New enterprises: first, District A;',
  'p2.2': 'second, the second County[1].',
  h1: 'Terms',
  'n1.0': 'second',
  'n1.1': 'Third.',
  'n1.2': 'Fourth.',
  'meta.title': 'Report of a City, 2024',
  'meta.shortTitle': 'A City 2024',
  'meta.place': 'A City',
  'meta.author': 'Government of a City',
  'meta.publisher': 'Government of a City',
  'meta.found': 'written for a test',
  'meta.correction.1': 'A word was lost.',
};

/** A report with its translation; `more` are further files. */
function files(more: Files = {}, translations: Record<string, string> = english): Files {
  const seeds = reportFiles(text, settings);
  const po = translationState(memory(seeds), ['x']).files.get('seeds/x/en.po') ?? '';
  const filled = po.replace(
    /msgctxt "(.*)"\nmsgid (.*)\nmsgstr ""/g,
    (_, id: string, source: string) => `msgctxt "${id}"\nmsgid ${source}\nmsgstr "${translations[id] ?? ''}"`,
  );
  return {...seeds, 'seeds/x/en.po': filled, ...more};
}

const converted = (more: Files = {}, translations = english): Conversion => convert(memory(files(more, translations)));

describe('npm run translation', () => {
  test('makes a catalog of everything that is to be translated, and says what is missing', () => {
    const {files: made, summary} = translationState(memory(reportFiles(text, settings)), ['x']);
    assert.deepEqual(
      Array.from((made.get('seeds/x/en.po') ?? '').matchAll(/^msgctxt "(.*)"/gm), ([, id]) => id),
      Object.keys(english),
    );
    assert.deepEqual(summary, [`x: 0 of 14 translated, 0 fuzzy, 14 missing (${Object.keys(english).join(', ')})`]);
  });

  test('changes nothing where nothing has changed', () => {
    const {files: changed, summary} = translationState(memory(files()), ['x']);
    assert.deepEqual([...changed.keys()], []);
    assert.deepEqual(summary, ['x: 14 of 14 translated, 0 fuzzy, 0 missing']);
  });

  test('keeps the translation of a correction’s reason wherever others come and go', () => {
    const before = files();
    const state = (seeds: Files, settings: string) => {
      const named = reportFiles(text, settings);
      const po =
        translationState(memory({...named, 'seeds/x/en.po': seeds['seeds/x/en.po'] ?? ''}), ['x']).files.get(
          'seeds/x/en.po',
        ) ?? String(seeds['seeds/x/en.po']);
      const entries = readCatalog(po, readLedger(String(named['seeds/x/report.pot']), '').messages, '').units;
      return {
        seeds: {'seeds/x/en.po': po},
        reasons: entries
          .filter(({id}) => id.startsWith('meta.correction.'))
          .map(({id, source, target, fuzzy}) => [id.slice(-1), source, target, ...(fuzzy ? ['fuzzy'] : [])].join(' ')),
      };
    };
    const [first, second] = ['{found: 各位, read: 诸位, why: 误字。}', settings.slice('corrections:\n  - '.length)];
    const list = (...items: string[]) => `corrections:\n${items.map((item) => `  - ${item}\n`).join('')}`;
    const both = state(before, list(first, second));
    assert.deepEqual(both.reasons, ['1 误字。 ', '2 脱字。 A word was lost.'], 'one more before it');
    const translated = {
      'seeds/x/en.po': both.seeds['seeds/x/en.po'].replace(
        'msgid "误字。"\nmsgstr ""',
        'msgid "误字。"\nmsgstr "A misprint."',
      ),
    };
    const one = state(translated, list(second));
    assert.deepEqual(one.reasons, ['1 脱字。 A word was lost.'], 'one less before it');
    assert.match(
      one.seeds['seeds/x/en.po'],
      /#~ msgctxt "meta\.correction\.1"\n#~ msgid "误字。"\n#~ msgstr "A misprint\."/,
    );
    assert.deepEqual(
      state(one.seeds, list('{found: 甲区, read: 乙区, why: 误字。}', second)).reasons,
      ['1 脱字。 A word was lost.', '2 误字。 A misprint.'],
      'back, elsewhere',
    );
    assert.deepEqual(
      state(one.seeds, list(second, '{found: 县, read: 市, why: 又误。}')).reasons,
      ['1 脱字。 A word was lost.', '2 又误。 '],
      'not another’s',
    );
    assert.deepEqual(
      state(before, list(second.replace('脱字', '掉了字'))).reasons,
      ['1 掉了字。 A word was lost. fuzzy'],
      'reworded',
    );
  });

  test('keeps a translation whose source has changed, as fuzzy', () => {
    const now = files();
    const {pot} = {pot: String(now['seeds/x/report.pot']).replace('"丁。"', '"丁丁。"')};
    const {files: changed, summary} = translationState(memory({...now, 'seeds/x/report.pot': pot}), ['x']);
    assert.match(
      changed.get('seeds/x/en.po') ?? '',
      /#, fuzzy\n#\| msgctxt "n1.2"\n#\| msgid "丁。"\nmsgctxt "n1.2"\nmsgid "丁丁。"\nmsgstr "Fourth."/,
    );
    assert.deepEqual(summary, ['x: 13 of 14 translated, 1 fuzzy (n1.2), 0 missing']);
  });

  test('refuses a catalog that is none', () => {
    const {files: changed, diagnostics} = translationState(memory(files({'seeds/x/en.po': 'msgid "a"\nmsgstr b\n'})), [
      'x',
    ]);
    assert.deepEqual([changed.size, ...diagnostics.map(({ruleId}) => ruleId)], [0, 'po-syntax']);
  });

  test('needs a ledger', () => {
    const {'seeds/x/report.pot': _, ...rest} = files();
    const {files: changed, summary, diagnostics} = translationState(memory(rest), ['x']);
    assert.deepEqual(
      [changed.size, summary, diagnostics.map(format)],
      [0, [], ['seeds/x/report.pot:1:1: there is no ledger; run npm run align (ledger-missing)']],
    );
  });

  test('takes an obsolete translation back with its id, as fuzzy where the source has changed', () => {
    const now = files();
    const [pot, po] = [String(now['seeds/x/report.pot']), String(now['seeds/x/en.po'])];
    const update = (ledger: string, catalog: string) =>
      translationState(memory({...now, 'seeds/x/report.pot': ledger, 'seeds/x/en.po': catalog}), ['x']).files.get(
        'seeds/x/en.po',
      ) ?? catalog;
    const without = pot.replace('msgctxt "n1.2"\nmsgid "丁。"\nmsgstr ""\n\n', '');
    const obsolete = update(without, po);
    assert.ok(obsolete.includes('#~ msgctxt "n1.2"\n#~ msgid "丁。"\n#~ msgstr "Fourth."\n'));
    assert.equal(update(pot, obsolete), po);

    const changed = update(pot.replace('"丁。"', '"戊。"'), obsolete);
    assert.match(
      changed,
      /#, fuzzy\n#\| msgctxt "n1.2"\n#\| msgid "丁。"\nmsgctxt "n1.2"\nmsgid "戊。"\nmsgstr "Fourth."/,
    );
    assert.doesNotMatch(changed, /^#~/m);
    // One id may have been obsolete twice: both are kept, and the one of the same words comes back.
    const both = update(
      without,
      changed.replace('"Fourth."', '"Fifth."').concat('\n#~ msgctxt "n1.2"\n#~ msgid "丁。"\n#~ msgstr "Fourth."\n'),
    );
    assert.deepEqual(both.match(/(?<=^#~ msgstr ).*/gm), ['"Fourth."', '"Fifth."']);
    const back = update(pot, both);
    assert.ok(back.includes('\nmsgctxt "n1.2"\nmsgid "丁。"\nmsgstr "Fourth."\n'));
    assert.deepEqual(back.match(/(?<=^#~ msgstr ).*/gm), ['"Fifth."']);
  });
});

describe('the English edition', () => {
  test('has the translation in the structure of the report, its terms linked by their English forms', () => {
    const pages = converted();
    assert.deepEqual(pages.diagnostics, []);
    const index = page(pages, 'en/index');
    assert.match(index, /title: "Report of a City, 2024"/);
    // A correction is marked as a whole, and a break follows the colon it follows in Chinese.
    const ins = '<Correction found="新增" why="A word was lost.">';
    assert.ok(
      index.includes(
        `<S id="p2.1">${ins}New enterprises&#x3A;&#x20;</Correction><Break />${ins}first, District A&#x3B;</Correction></S>\n  <Break />\n`,
      ),
    );
    assert.ok(
      index.includes(
        '<S id="p2.2"><Term n="1">second</Term>, the&#x20;<Term n="1">second</Term>&#x20;County<Noteref n="1" />&#x2E;</S>',
      ),
    );
    assert.ok(page(pages, 'en/notes').includes('<Gloss id="n1.0" n="1" original="乙" after=":&#x20;">second</Gloss>'));
  });

  test('is not written where the catalog differs from the ledger', () => {
    const po = String(files()['seeds/x/en.po']);
    const wrong = (from: string, to: string) => {
      const {diagnostics, reports} = converted({'seeds/x/en.po': po.replace(from, to)});
      assert.equal(reports.size, 0);
      return diagnostics.map(({ruleId, actual}) => `${ruleId} ${actual}`);
    };
    assert.deepEqual(wrong('"丁。"', '"戊。"'), [
      'catalog-differs n1.2 translates ‘戊。’, where the report has ‘丁。’',
    ]);
    assert.deepEqual(wrong('"n1.2"', '"n1.3"'), [
      'catalog-differs n1.2 ‘丁。’ is missing',
      'catalog-differs the report has no n1.3',
    ]);
  });

  test('links what the original links, or names the place in the catalog', () => {
    const {diagnostics} = converted({}, {...english, 'p2.2': 'the next County[1].'});
    assert.deepEqual(
      diagnostics.map(({file, ruleId}) => `${file} ${ruleId}`),
      ['seeds/x/en.po edition-links'],
    );
    assert.deepEqual(
      converted(
        {'seeds/termbase.tsv': 'zh\ten\tvariants\tsource\n乙\tsecond\tnext\tunofficial\n'},
        {...english, 'p2.2': 'the next County[1].'},
      ).diagnostics,
      [],
    );
  });

  test('the ledger follows the titles: one that changed is to be aligned', () => {
    const now = files();
    const changed = String(now['seeds/x/report.yaml']).replace('某市2024年政府工作报告', '某市政府工作报告');
    const differs = (seeds: Files) =>
      converted(seeds).diagnostics.flatMap(({line, ruleId, actual}) =>
        ruleId === 'ledger-differs' ? [`${line} ${actual}`] : [],
      );
    const pot = String(now['seeds/x/report.pot']);
    const line = (id: string) => pot.split('\n').indexOf(`msgctxt "${id}"`) + 1;
    assert.deepEqual(differs({'seeds/x/report.yaml': changed}), [
      `${line('meta.title')} meta.title ‘某市2024年政府工作报告’ stands where the report has meta.title ‘某市政府工作报告’`,
    ]);
    const [more, last = ''] = [
      `${pot}\nmsgctxt "meta.word"\nmsgid "甲"\nmsgstr ""\n`,
      pot.slice(pot.lastIndexOf('msgctxt')),
    ];
    assert.deepEqual(differs({'seeds/x/report.pot': more}), [
      `${more.split('\n').length - 3} meta.word ‘甲’ stands where the report has nothing`,
    ]);
    assert.deepEqual(differs({'seeds/x/report.pot': pot.replace(last, '')}), [
      '1 nothing stands where the report has meta.correction.1 ‘脱字。’',
    ]);
  });
});

describe('editors’ notes', () => {
  const notes =
    '- number: 1\n  zh: {term: 规模工业, forms: [规模工业], text: 大的。}\n  en: {term: large enterprises, forms: [new enterprises], text: Large ones (规模).}\n  source: {zh: 统计局, en: the bureau}\n';

  test('are marked after their words in every edition, and stand on the page of notes apart from the report’s', () => {
    const pages = converted({'seeds/x/notes.yaml': notes});
    assert.deepEqual(pages.diagnostics, []);
    assert.match(page(pages, 'zh-hans/index'), /规模工业<Editorsref n="1" \/>企业/);
    assert.match(page(pages, 'zh-hant/index'), /規模工業<Editorsref n="1" \/>企業/);
    assert.match(
      page(pages, 'en/index'),
      /<Correction ([^>]+)>New enterprises<\/Correction><Editorsref n="1" \/><Correction \1>&#x3A;&#x20;<\/Correction><Break \/>/,
    );
    assert.match(
      page(pages, 'en/index'),
      /<Sidenote id="e1" term="large enterprises">Large ones &#x28;<span lang="zh-Hans">规模<\/span>&#x29;/,
    );
    assert.match(
      page(pages, 'zh-hant/notes'),
      /<\/Glossary>\n\n<EditorsNotes>\n\n<EditorsNote n="1" term="規模工業">\n {2}<Definition>大的。<\/Definition>\n {2}<From>統計局<\/From>\n {2}<Uses>\n {4}<Use page="index" id="p2.1"/,
    );
  });

  test('whose words stand nowhere are errors', () => {
    assert.deepEqual(brief(converted({'seeds/x/notes.yaml': notes.replace('[规模工业]', '[规模农业]')}).diagnostics), [
      '1:3 editors-note-form',
    ]);
    assert.deepEqual(
      converted({'seeds/x/notes.yaml': notes.replace('[new enterprises]', '[old enterprises]')}).diagnostics.map(
        ({file, ruleId}) => `${file} ${ruleId}`,
      ),
      ['seeds/x/en.po editors-note-form'],
    );
  });

  test('with words that no mark follows are errors, in either language', () => {
    for (const [forms, more] of [
      ['[规模工业]', '[规模工业, 企业]'],
      ['[new enterprises]', '[new enterprises, new]'],
    ] as const)
      assert.deepEqual(converted({'seeds/x/notes.yaml': notes.replace(forms, more)}).diagnostics.map(format), [
        `seeds/x/notes.yaml:1:3: no mark of E1 follows ‘${more.slice(1, -1).split(', ')[1]}’; words whose first use on a page is marked (setting-unused)`,
      ]);
  });

  test('need a page of notes to stand on', () => {
    const seeds = reportFiles('各位代表：\n规模工业企业。');
    assert.deepEqual(brief(convert(memory({...seeds, 'seeds/x/notes.yaml': notes})).diagnostics), [
      '1:3 editors-note-page',
    ]);
  });

  test('with a missing source, an unknown key, a number twice or none that counts are errors', () => {
    const rules = (yaml: string) => converted({'seeds/x/notes.yaml': yaml}).diagnostics.map(({ruleId}) => ruleId);
    assert.deepEqual(rules(notes.replace('zh: 统计局, ', '')), ['settings-missing']);
    assert.deepEqual(rules(notes.replace('  source:', '  origin: a\n  source:')), ['settings-key']);
    assert.deepEqual(rules(notes + notes), ['editors-note-duplicate']);
    for (const number of ['-1', '0', '1.5', '"1"', '1e20'])
      assert.deepEqual(
        rules((notes + notes).replaceAll('number: 1', `number: ${number}`)),
        ['settings-type', 'settings-type'],
        number,
      );
  });
});

describe('the translation of the Yiyang report', () => {
  const catalog = join(root, 'seeds/yiyang-2024/en.po');

  test('is whole, and what npm run translation would write', () => {
    const {files: changed, summary, diagnostics} = translationState(disk(root), ['yiyang-2024']);
    assert.deepEqual(diagnostics, []);
    assert.deepEqual(summary, ['yiyang-2024: 372 of 372 translated, 0 fuzzy, 0 missing']);
    assert.deepEqual([...changed.keys()], []);
  });

  test('is a catalog as gettext’s tools have it', (t) => {
    if (spawnSync('msgfmt', ['--version']).error)
      return t.skip('gettext is not on this machine: msgfmt and msgmerge did not run');
    execFileSync('msgfmt', ['--check', '-o', join(mkdtempSync(join(tmpdir(), 'catalog-')), 'en.mo'), catalog]);
    const merged = join(mkdtempSync(join(tmpdir(), 'catalog-')), 'en.po');
    writeFileSync(merged, '');
    execFileSync('msgmerge', [
      '--quiet',
      '--no-wrap',
      '-o',
      merged,
      catalog,
      join(root, 'seeds/yiyang-2024/report.pot'),
    ]);
    assert.equal(readFileSync(merged, 'utf8'), readFileSync(catalog, 'utf8'));
  });
});
