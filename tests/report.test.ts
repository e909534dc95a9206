/** Reports of other shapes, and how parts of a page are written. */
import assert from 'node:assert/strict';
import {globSync} from 'node:fs';
import {join} from 'node:path';
import {describe, test} from 'node:test';
import {alignReports} from '../src/convert/align.ts';
import type {Outcome} from '../src/convert/command.ts';
import {convert, type Conversion} from '../src/convert/convert.ts';
import {format, type Diagnostic} from '../src/model/diagnostic.ts';
import {escapeText} from '../src/convert/write/mdx.ts';
import {editions} from '../src/model/editions.ts';
import {translationState} from '../src/convert/translation.ts';
import {brief, convertText, memory, page, reportFiles, yaml, type Files, volumeIn} from './support/memory.ts';
import {decode, sourceLines} from './support/mdx.ts';

describe('a report', () => {
  test('without notes, with a part without sections, and without a web page around it', () => {
    const conversion = convertText('各位代表：\n\n去年工作\n\n一、产业\n\n产业发展。\n\n今年安排\n\n今年要做。\n');
    assert.deepEqual(conversion.diagnostics, []);
    assert.deepEqual(
      [...(conversion.reports.get('x') ?? new Map()).keys()],
      ['zh-hans', 'zh-hant'].flatMap((edition) =>
        ['index.mdx', '1.mdx', '1-1.mdx', '2.mdx', 'report.json', 'about.json'].map((name) => `${edition}/${name}`),
      ),
    );
    assert.match(
      page(conversion, 'zh-hans/2'),
      /^---\nreport: "x"\nedition: "zh-hans"\npage: "2"\ntitle: "今年安排"\n---\n\n<H id="h3" kind="part">今年安排<\/H>\n\n<P id="p3">\n {2}<S id="p3.1">今年要做。<\/S>\n<\/P>\n$/,
    );
  });

  test('that is nothing but paragraphs', () => {
    assert.deepEqual(sourceLines(page(convertText('各位代表：\n请予审议。'), 'zh-hans/index')), [
      '各位代表：',
      '请予审议。',
    ]);
  });

  test('with numbered parts prints their numbers', () => {
    assert.match(
      page(convertText('各位代表：\n一、去年工作\n很好。'), 'zh-hans/1'),
      /title: "去年工作"\nnumber: "一、"\n[^]*<H id="h1" kind="part"><span class="no">一、<\/span>去年工作<\/H>/,
    );
  });

  test('with a byte order mark, CRLF and indents has the same text, and an account of them', () => {
    const plain = '各位代表：\n\n去年工作\n甲。乙。\n';
    const dressed = `\uFEFF${plain.replace(/^(?=.)/gm, '　　').replace(/\n/g, '\t\r\n')}`;
    const [one, other] = [convertText(plain), convertText(dressed)];
    assert.deepEqual(other.diagnostics, []);
    const withoutHash = (text: string) => text.replace(/sha256: .*/, '');
    assert.equal(withoutHash(page(other, 'zh-hans/index')), withoutHash(page(one, 'zh-hans/index')));
    assert.equal(page(other, 'zh-hans/1'), page(one, 'zh-hans/1'));
    assert.match(
      other.accounts.get('x') ?? '',
      new RegExp(`\\(line ends and edges\\) +0 +${1 + 3 * 2 + 4 * 3}\\n {2}in all +4 +${[...dressed].length}$`),
    );
  });

  test('last changed on a day that is none names the place', () => {
    const settings = (day: string) => ({
      ...reportFiles('甲。'),
      'seeds/x/report.yaml': yaml.replace('2026-11-01', day),
    });
    for (const day of ['2024-02-30', '2024-2-3', 'gestern'])
      assert.deepEqual(brief(convert(memory(settings(day))).diagnostics), ['6:11 settings-value'], day);
    assert.deepEqual(convert(memory(settings('2024-02-29'))).diagnostics, []);
  });

  test('without the day it was given on, or an estimate of the year with its reason, names the place', () => {
    const dated = (date: string) => {
      const files = {...reportFiles('甲。'), 'seeds/x/report.yaml': yaml.replace('date: 2024-01-05', date)};
      return convert(memory({...files, ...Object.fromEntries(alignReports(memory(files), ['x']).files)}));
    };
    for (const [date, places] of [
      ['', ['1:1 settings-missing']],
      ['date: 2024-01-32', ['9:7 settings-value']],
      ['date: 2023', ['9:7 settings-type']],
      ['date: {estimated: 2023}', ['9:7 settings-missing']],
      ['date: {estimated: 2023, why: }', ['9:30 settings-type']],
      ['date: {estimated: 2023年, why: 据前后各年。}', ['9:19 settings-type']],
      ['date: {estimated: 2023, why: 据前后各年。, day: 5}', ['9:38 settings-key']],
    ] as const)
      assert.deepEqual(brief(dated(date).diagnostics.filter(({ruleId}) => ruleId !== 'ledger-differs')), places, date);
    const dateIn = ({reports}: Conversion, edition: string) => volumeIn(reports.get('x'), edition).metadata.date;
    assert.equal(dateIn(dated('date: 2024-01-05'), 'zh-hans'), '2024-01-05');
    const estimated = dated('date: {estimated: 2023, why: 据前后各年。}');
    assert.deepEqual(dateIn(estimated, 'zh-hans'), {estimated: 2023, why: '据前后各年。'});
    assert.deepEqual(dateIn(estimated, 'zh-hant'), {estimated: 2023, why: '據前後各年。'});
  });

  test('with what cannot be text names each place', () => {
    const places = (text: string | Uint8Array) =>
      brief(
        convert(memory({...reportFiles('甲。'), 'seeds/x/report.txt': text})).diagnostics.filter(
          ({ruleId}) => ruleId !== 'ledger-differs',
        ),
      );
    assert.deepEqual(places('甲\u0007乙。\n丙\u0085丁\uFFFE。\n戊\t己。\n庚\u007F辛\rあ。'), [
      '1:2 character-unusable',
      '2:2 character-unusable',
      '2:4 character-unusable',
      '3:2 character-unusable',
      '4:2 character-unusable',
      '4:4 character-unusable',
    ]);
    const bytes = new TextEncoder().encode('甲。\n乙??。');
    assert.deepEqual(
      places(bytes.with(bytes.length - 5, 0xff).with(bytes.length - 4, 0xfe)),
      ['2:2 character-unusable'],
      'not UTF-8',
    );
    assert.deepEqual(
      places(new Uint8Array([...new TextEncoder().encode('甲'), 0xed, 0xa0, 0x80, ...new TextEncoder().encode('。')])),
      ['1:2 character-unusable'],
      'a lone surrogate',
    );
  });

  test('with an error is held back, and no other; all errors of all reports are named in one run', () => {
    const good = Object.fromEntries(
      Object.entries(reportFiles('甲。')).map(([name, text]) => [name.replace('seeds/x/', 'seeds/good/'), text]),
    );
    const {reports, stopped, diagnostics} = convert(
      memory({
        ...good,
        ...reportFiles('乙。\n名词解释'),
        'seeds/a/report.txt': '丙\u0007。',
        'seeds/a/report.yaml': yaml,
      }),
    );
    assert.deepEqual(
      diagnostics.map(({file, ruleId}) => `${file} ${ruleId}`),
      [
        'seeds/a/report.txt character-unusable',
        'seeds/a/report.pot ledger-missing',
        'seeds/x/report.txt notes-empty',
        'seeds/x/report.pot ledger-missing',
      ],
    );
    assert.deepEqual([[...reports.keys()], stopped], [['good'], ['a', 'x']]);
  });

  test('of which the system does not let a file be read is held back', () => {
    const seeds = memory(reportFiles('甲。'));
    const {reports, diagnostics} = convert({
      ...seeds,
      read(path) {
        if (path === 'seeds/x/en.po') throw new Error('EACCES: permission denied');
        return seeds.read(path);
      },
    });
    assert.equal(reports.size, 0);
    assert.deepEqual(diagnostics.map(format), [
      'seeds/x/en.po:1:1: EACCES: permission denied; a file that can be read (file-unreadable)',
    ]);
  });

  test('hides no error of the next one', () => {
    const x = reportFiles('甲[1]乙。\n名词解释\n[1]甲：一。', 'terms: {1: [丙]}\n');
    const wrong = {'seeds/a/report.txt': '丙［2］。', 'seeds/a/report.yaml': yaml};
    const of = (files: Files) =>
      convert(memory(files))
        .diagnostics.filter(({file}) => file.startsWith('seeds/x/'))
        .map(({ruleId}) => ruleId);
    assert.deepEqual(of(x), ['term-unused']);
    assert.deepEqual(of({...wrong, ...x}), ['term-unused']);
  });

  test('is not converted while a file of all reports is wrong', () => {
    const {reports, diagnostics} = convert(memory({...reportFiles('甲。'), 'seeds/termbase.tsv': '甲\n'}));
    assert.deepEqual([reports.size, ...diagnostics.map(({ruleId}) => ruleId)], [0, 'termbase-header']);
  });

  test('with bytes in any of its files that are no text names their place, and nothing is written', () => {
    const outcome = ({files, diagnostics}: Outcome) => {
      assert.equal(files.size, 0);
      return diagnostics;
    };
    const named = reportFiles('甲。');
    const seeds: Files = {
      ...named,
      'seeds/x/en.po': translationState(memory(named), ['x']).files.get('seeds/x/en.po') ?? '',
      'seeds/termbase.tsv': '# 注\nzh\ten\tvariants\tsource\n',
      'seeds/traditional.txt': '# 注\n',
      'seeds/x/notes.yaml': '# 注\n',
      'seeds/x/translation.yaml': '# 注\n',
    };
    const runs: [(files: Files) => Diagnostic[], string[]][] = [
      [
        (files) => convert(memory(files)).diagnostics,
        Object.keys(seeds).filter((file) => file !== 'seeds/x/report.txt'),
      ],
      [
        (files) => outcome(alignReports(memory(files), ['x'])),
        ['seeds/x/report.yaml', 'seeds/x/report.pot', 'seeds/x/en.po'],
      ],
      [(files) => outcome(translationState(memory(files), ['x'])), ['seeds/x/report.pot', 'seeds/x/en.po']],
    ];
    for (const [run, read] of runs) {
      for (const file of read) {
        const text = String(seeds[file]);
        const bytes = new Uint8Array([...new TextEncoder().encode(`${text}#\t注`), 0xff, 0xfe, 0x0a]);
        const place = `${text.split('\n').length}:4 character-unusable`;
        assert.ok(
          brief(run({...seeds, [file]: bytes}).filter((one) => one.file === file)).includes(place),
          `${file}:${place}`,
        );
      }
    }
  });

  test('without its files is an error', () => {
    const {diagnostics} = convert(memory({'seeds/x/report.pot': ''}));
    assert.deepEqual(diagnostics.map(format), [
      'seeds/x/report.txt:1:1: there is no such file; a folder under seeds/ is a report and has one (file-missing)',
      'seeds/x/report.yaml:1:1: there is no such file; a folder under seeds/ is a report and has one (file-missing)',
    ]);
  });

  test('has a folder whose name can be its own in addresses', () => {
    const site = globSync('*.astro', {cwd: join(import.meta.dirname, '..', 'src', 'pages', '[edition]')}).map((file) =>
      file.replace(/\.astro$/, ''),
    );
    assert.ok(site.includes('search'));
    const named = (slug: string): Files =>
      Object.fromEntries(
        Object.entries(reportFiles('甲。')).map(([name, text]) => [name.replace('seeds/x/', `seeds/${slug}/`), text]),
      );
    for (const slug of [
      ...site,
      ...editions.map(({name}) => name),
      'A',
      'a b',
      'x?y',
      'a_b',
      'a--b',
      '-a',
      'a-',
      '.git',
      '益阳',
      'é',
    ]) {
      const {reports, diagnostics} = convert(memory({...named(slug), ...reportFiles('乙。')}));
      assert.deepEqual(
        [[...reports.keys()], diagnostics.map(({file, ruleId}) => `${file} ${ruleId}`)],
        [['x'], [`seeds/${slug} report-slug`]],
      );
      const {files, diagnostics: errors} = alignReports(
        memory({[`seeds/${slug}/report.txt`]: '甲。', [`seeds/${slug}/report.yaml`]: yaml}),
        [slug],
      );
      assert.deepEqual([files.size, errors.map(({ruleId}) => ruleId)], [0, ['report-slug']]);
    }
    for (const slug of ['yiyang-2024', '2024', 'a', 'about'])
      assert.deepEqual(convert(memory(named(slug))).diagnostics, []);
  });

  test('whose notes and markers do not agree is aligned, and it is said', () => {
    const {files, diagnostics} = alignReports(memory({'seeds/x/report.txt': '甲[1]。', 'seeds/x/report.yaml': yaml}), [
      'x',
    ]);
    assert.deepEqual([files.size, diagnostics.map(({ruleId}) => ruleId)], [1, ['note-missing']]);
    const {blocks} = volumeIn(convertText('甲[1]。').reports.get('x'), 'zh-hans').pages[0]!;
    assert.deepEqual(
      blocks.flatMap((block) => (block.type === 'paragraph' ? block.segments.flatMap(({pieces}) => pieces) : [])),
      [{type: 'text', value: '甲[1]。'}],
      'a marker without a note is text',
    );
  });

  test('is not aligned while its list of notes is empty', () => {
    const files = memory({'seeds/x/report.txt': '甲。\n名词解释', 'seeds/x/report.yaml': yaml});
    assert.deepEqual(brief(alignReports(files, ['x']).diagnostics), ['2:1 notes-empty']);
    assert.equal(alignReports(files, ['x']).files.size, 0);
  });
});

describe('leads', () => {
  const leads = (text: string, settings = '') =>
    Array.from(page(convertText(text, settings), 'zh-hans/index').matchAll(/<S id="([^"]*)" lead>/g), ([, id]) => id);

  test('have at most 22 characters, end in 。, have no ， or ：, say nothing, and more follows, in paragraphs side by side', () => {
    assert.deepEqual(leads(`${'一'.repeat(21)}。乙。\n甲。乙。`), ['p1.1', 'p2.1']);
    assert.deepEqual(leads(`${'一'.repeat(22)}。乙。\n甲。乙。`), []);
    assert.deepEqual(leads('甲，乙。丙。\n甲：乙。丙。\n甲！丙。\n甲。\n甲是乙。丙。\n不甲方能乙。丙。'), []);
    assert.deepEqual(leads('甲。乙。丙。\n丁。戊。己。'), ['p1.1', 'p2.1'], 'only the first');
    assert.deepEqual(leads('甲。乙。丙。'), [], 'none beside it');
  });

  test('are as long as they are without their markers', () => {
    const text = `${'一'.repeat(20)}甲[1]。乙。\n丙。丁。\n名词解释\n[1]甲：一。`;
    assert.deepEqual(leads(text), ['p1.1', 'p2.1']);
    const {pages} = volumeIn(convertText(text).reports.get('x'), 'zh-hans');
    assert.deepEqual(pages[0]?.entries[0], {id: 'p1.1', text: `${'一'.repeat(20)}甲`, kind: 'lead'});
  });

  test('can be named and unnamed in report.yaml, and a paragraph breaks before those within it', () => {
    assert.deepEqual(leads('大家好。乙，丙。丁。戊。\n大家都好。己。', 'leads: [丁。]\nnotLeads: [大家好。]\n'), [
      'p1.3',
      'p2.1',
    ]);
    assert.match(
      page(convertText('甲。乙。丙。\n丁。戊。', 'leads: [乙。]\n'), 'zh-hans/index'),
      /<S id="p1.1" lead>甲。<\/S>\n {2}<Break \/>\n {2}<S id="p1.2" lead>乙。<\/S>/,
    );
  });
});

describe('breaks', () => {
  const first = (text: string, settings = '') =>
    /<P id="p1">\n([^]*)\n<\/P>/
      .exec(page(convertText(text, settings), 'zh-hans/index'))?.[1]
      ?.replace(/ *<S[^>]*>|<\/S>|\n| {2}/g, '');

  test('stand before 一是, 二是 … where they follow one another', () => {
    assert.equal(first('有：一是甲；二是乙；三是丙。'), '有：<Break />一是甲；<Break />二是乙；<Break />三是丙。');
    assert.equal(first('一是甲；二是乙。'), '一是甲；<Break />二是乙。');
    assert.equal(first('这，一是甲。不易。'), '这，一是甲。不易。');
    assert.equal(first('这，二是甲；三是乙。'), '这，二是甲；三是乙。');
    assert.equal(first('统一是甲；不二是乙。'), '统一是甲；不二是乙。');
  });

  test('stand where report.yaml says, and count what a correction adds', () => {
    assert.equal(first('甲一，乙二，丙三。', 'breaks: [乙二, 丙三]\n'), '甲一，<Break />乙二，<Break />丙三。');
    assert.equal(
      first('甲，乙，丙。', 'breaks: [丙]\ncorrections: [{found: 甲，, read: 甲甲甲，, why: 试}]\n'),
      '<Correction found="" why="试">甲甲</Correction>甲，乙，<Break />丙。',
    );
  });
});

describe('corrections', () => {
  const first = (text: string, found: string, read: string) =>
    /<S id="p1.1">(.*)<\/S>/.exec(
      page(convertText(text, `corrections: [{found: ${found}, read: ${read}, why: 试}]\n`), 'zh-hans/index'),
    )?.[1];

  test('show what is read in the place of what, and no more', () => {
    assert.equal(
      first('工作报造如下。', '报造', '报告'),
      '工作报<Correction found="造" why="试">告</Correction>如下。',
    );
    assert.equal(
      first('工作作报告。', '工作作报', '工作报'),
      '工<Correction found="作" why="试"></Correction>作报告。',
    );
  });

  test('are read back by whoever wants the source', () => {
    assert.deepEqual(
      sourceLines(
        page(
          convertText(
            '工作作报造。',
            'corrections: [{found: 作作, read: 作, why: 试}, {found: 报造, read: 报告, why: 试}]\n',
          ),
          'zh-hans/index',
        ),
      ),
      ['工作作报造。'],
    );
  });
});

describe('terms', () => {
  const text = (body: string, notes: string) => `${body}\n名词解释\n${notes}`;
  const links = (body: string, notes: string, settings = '') => {
    const conversion = convertText(text(body, notes), settings);
    return ['zh-hans/index', 'zh-hans/notes'].flatMap((name) =>
      Array.from(
        page(conversion, name).matchAll(/<Term n="(\d+)">(.*?)<\/Term>/g),
        ([, number, form]) => `${number} ${form}`,
      ),
    );
  };

  test('are found by their longest form, not within another term, and in other notes but not their own', () => {
    assert.deepEqual(links('甲乙[1]、甲[2]，又有甲乙与甲。', '[1]甲乙：甲乙是甲。\n[2]甲：甲乙之甲。'), [
      '1 甲乙',
      '2 甲',
      '1 甲乙',
      '2 甲',
      '2 甲',
      '1 甲乙',
    ]);
  });

  test('are not found in Latin words or numbers', () => {
    assert.deepEqual(links('有CP[1]，无RCEP，无4CP5。', '[1]CP：一。'), ['1 CP']);
  });

  test('may be followed by a closing mark, then the marker', () => {
    assert.deepEqual(links('“甲”[1]和《乙》[2]。', '[1]甲：一。\n[2]乙：二。'), ['1 甲', '2 乙']);
  });

  test('may have variants, and likes that mean something else', () => {
    assert.deepEqual(links('大甲[1]，“甲”园区，甲。', '[1]甲：一。', 'terms: {1: [大甲]}\nnotTerms: [“甲”园区]\n'), [
      '1 大甲',
      '1 甲',
    ]);
  });

  test('may stand in headings', () => {
    const conversion = convertText(text('各位代表：\n去年的甲[1]\n很好。', '[1]甲：一。'));
    assert.match(
      page(conversion, 'zh-hans/1'),
      /title: "去年的甲"\n[^]*<H id="h1" kind="part">去年的<Term n="1">甲<\/Term><Noteref n="1" \/><\/H>\n<Sidenote id="n1" term="甲">一。<\/Sidenote>\n/,
    );
  });

  test('of a note that only another note uses are fine', () => {
    const conversion = convertText(text('甲[1]。', '[1]甲：用乙[2]。\n[2]乙：二。'));
    assert.deepEqual(conversion.diagnostics, []);
    assert.match(
      page(conversion, 'zh-hans/notes'),
      /<S id="n1.1">用<Term n="2">乙<\/Term><Noteref n="2" \/>。<\/S>[^]*<Use page="notes" id="n1.1" title="名词解释" marker \/>/,
    );
  });
});

describe('a rare character that is one code unit longer in Simplified', () => {
  test('moves no term, note, correction or break of the Traditional edition', () => {
    const notes =
      '- number: 1\n  zh: {term: 叶, forms: [叶𫖮], text: 𬱖。}\n  en: {term: Ye, forms: [Ye], text: Ye.}\n  source: {zh: 𬱖, en: a}\n';
    const settings =
      'corrections: [{found: 万谷, read: 万个, why: 𬱖}]\nbreaks: [二谷]\nterms: {1: [发𫖯后]}\nnotTerms: [“𬱖谷”区]\n';
    const seeds = reportFiles('叶𫖮𬱖万谷，二谷“𬱖谷”区，𬱖谷发𫖯后[1]。\n名词解释\n[1]𬱖谷：一。', settings);
    const conversion = convert(memory({...seeds, 'seeds/x/notes.yaml': notes}));
    assert.deepEqual(conversion.diagnostics.map(format), []);
    assert.ok(
      page(conversion, 'zh-hant/index').includes(
        '葉顗<Editorsref n="1" />頔萬<Correction found="谷" why="頔">個</Correction>，<Break />二谷「頔谷」區，<Term n="1">頔谷</Term><Term n="1">發頫後</Term><Noteref n="1" />。',
      ),
    );
  });
});

describe('MDX', () => {
  const hard = ` !"#$%&'()*+,-./0123456789:;<=>?@ABC[\\]^_\`abc{|}~--  1. www.example.com https://example.com/?a=1&b=2 **重点：**后 &amp; &#x41; \u00A0\u3000\u200B\u2028\uFEFF😀👨‍👩‍👧\uFE0F𠮷 `;

  test('holds no character that could be syntax', () => {
    const plain = hard.replace(/[ \u00A0\u3000\u200B\u2028\uFEFF\u200D\uFE0F]/gu, '');
    assert.doesNotMatch(
      escapeText(plain).replace(/&#x[0-9A-F]+;/g, ''),
      /[&<>{}*_`~[\]()#+!\\|:/@"'=^$?;-]|(?<!\d)\.|\.(?!\d)/,
    );
    assert.match(escapeText(hard), /^&#x20;[^]*&#x20;$/);
  });

  test('means the very text', () => {
    assert.equal(decode(escapeText(hard)), hard);
    for (let code = 0x20; code < 0x7f; code++)
      assert.equal(decode(escapeText(String.fromCodePoint(code))), String.fromCodePoint(code));
  });

  test('leaves plain Chinese readable', () => {
    assert.equal(
      escapeText('“4×4”增长6.5%、3,850家；PM2.5 达标（AA）。'),
      '“4×4”增长6.5%、3,850家；PM2.5 达标（AA）。',
    );
  });

  test('carries such a text through a report', () => {
    const text = hard.trim().replaceAll('[', '［').replaceAll(']', '］');
    assert.deepEqual(sourceLines(page(convertText(`甲${text}。乙。`), 'zh-hans/index')), [`甲${text}。乙。`]);
  });
});
