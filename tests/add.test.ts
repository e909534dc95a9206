/** From a text as it is found to a report, on a disk: `npm run add` and `npm run survey`. */
import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {describe, test, type TestContext} from 'node:test';
import type {CopyText} from '../src/model/colophon.ts';
import {cleaned} from '../src/convert/add/clean.ts';
import {decodeFile} from '../src/convert/add/encoding.ts';
import {seedsOf, slugOf} from '../src/convert/add/found.ts';
import {outlineTree} from '../src/convert/add/tree.ts';
import {readReport} from '../src/convert/convert.ts';
import {readHead} from '../src/convert/structure/head.ts';
import {readSettings} from '../src/convert/read/settings.ts';
import {memory, yaml} from './support/memory.ts';

const text = `政府工作报告
——2031年1月8日在云州市第六届人民代表大会第四次会议上
云州市市长　甲　乙
各位代表：
现在，我代表市人民政府报告工作。
一、上年工作
（一）产业。产业发展。
（二）项目。项目建设。
二、今年工作
做强甲业。
名词解释
1．甲业：一种产业。
`;

/** `云州市2033年报告` and `各位代表：` in GB18030; Node decodes it, and cannot write it. */
const gb18030 = Buffer.from('d4c6d6ddcad032303333c4eab1a8b8e60ab8f7cebbb4fab1eda3ba0a', 'hex');

const utf16 = (words: string, bigEndian = false) => {
  const bytes = Buffer.from(words, 'utf16le');
  return bigEndian ? bytes.swap16() : bytes;
};

function project(t: TestContext) {
  const folder = mkdtempSync(join(tmpdir(), 'baogao-add-'));
  t.after(() => rmSync(folder, {recursive: true}));
  return {
    folder,
    write(name: string, content: string | Uint8Array) {
      mkdirSync(join(folder, name, '..'), {recursive: true});
      writeFileSync(join(folder, name), content);
    },
    read: (name: string) => readFileSync(join(folder, name), 'utf8'),
    run(command: string, ...options: string[]) {
      const {INIT_CWD: _, ...env} = process.env;
      const program = join(import.meta.dirname, '..', 'src', 'convert', `${command}.ts`);
      const {status, stdout, stderr} = spawnSync(process.execPath, [program, ...options], {
        cwd: folder,
        encoding: 'utf8',
        env,
      });
      return {status, stdout, stderr};
    },
  };
}

describe('a file', () => {
  test('is decoded by what its bytes are', () => {
    const encodings = (bytes: Uint8Array) => Object.values(decodeFile(bytes));
    assert.deepEqual(encodings(Buffer.from('云州市')), ['云州市', 'utf-8']);
    assert.deepEqual(encodings(Buffer.from('\uFEFF云州市')), ['云州市', 'utf-8']);
    assert.deepEqual(encodings(gb18030), ['云州市2033年报告\n各位代表：\n', 'gb18030']);
    assert.deepEqual(encodings(utf16('\uFEFF云州市')), ['云州市', 'utf-16le']);
    assert.deepEqual(encodings(utf16('\uFEFF云州市', true)), ['云州市', 'utf-16be']);
    assert.deepEqual(encodings(utf16('云州市2031年\n')), ['云州市2031年\n', 'utf-16le']);
    assert.deepEqual(encodings(utf16('云州市2031年\n', true)), ['云州市2031年\n', 'utf-16be']);
    assert.throws(() => decodeFile(new Uint8Array([0xff, 0xff, 0xff])), /UTF-8, GB18030 or UTF-16/);
  });

  test('loses what is no text, and it is listed', () => {
    assert.deepEqual(cleaned('\uFEFF甲\u00AD乙\u200B丙\u00AD。\f丁。'), {
      text: '甲乙丙。\n丁。',
      taken: [
        {times: 1, what: 'form feed', zh: '换页符'},
        {times: 2, what: 'soft hyphen', zh: '软连字符'},
        {times: 1, what: 'zero-width space', zh: '零宽空格'},
      ],
    });
    assert.deepEqual(cleaned('甲。\r乙。'), {text: '甲。\n乙。', taken: []}, 'lines that end in CR');
    assert.deepEqual(cleaned('甲。\r\n乙。'), {text: '甲。\r\n乙。', taken: []});
  });

  test('loses tabs but those that part the cells of a table', async () => {
    const words = '云州市政府工作报告\n各位代表：\n今年\t要做。\n附件\n项目清单\n序号\t项目\n1\t修路\n\t2\t架桥\n';
    const found = await seedsOf('云州2031.txt', Buffer.from(words), '2031-02-01');
    assert.ok('files' in found);
    assert.equal(found.files.get('report.txt'), words.replace('今年\t', '今年 '));
    assert.deepEqual(found.taken, ['1 tab']);
  });

  test('is shown with its tables and what is behind its body', async () => {
    const found = await seedsOf(
      '云州.txt',
      Buffer.from(text.replace('名词解释', '附件1\n项目表\n甲\t一\n乙\t二\n附件2\n名词解释')),
      '2031-02-01',
    );
    assert.ok('files' in found);
    const seeds = Object.fromEntries(Array.from(found.files, ([name, content]) => [`seeds/x/${name}`, content]));
    const {report} = readReport('x', memory(seeds));
    assert.deepEqual(outlineTree(report, 0).slice(-5), [
      '附件1 项目表',
      '   (table of 2 rows and 2 columns)',
      '附件2 名词解释  · 1 note',
      '',
      '2 parts, 2 sections, 0 subheadings, 5 paragraphs, 1 table, 1 appendix, 1 note, 0 markers, 0 lines set aside',
    ]);
  });

  test('of another kind is named', async () => {
    const found = await seedsOf('report.pdf', Buffer.from('%PDF'), '2031-02-01');
    assert.ok('ruleId' in found);
    assert.deepEqual([found.file, found.ruleId], ['report.pdf', 'file-unreadable']);
  });

  test('says what report it is', async () => {
    const found = await seedsOf('云州.txt', Buffer.from(text), '2031-02-01');
    assert.ok('files' in found);
    assert.equal(found.slug, 'yunzhou-2031');
    const {settings, diagnostics} = readSettings(found.files.get('report.yaml') as string, 'report.yaml');
    assert.deepEqual(diagnostics, []);
    assert.deepEqual(settings.metadata, {
      title: '云州市2031年政府工作报告',
      shortTitle: '云州2031年报告',
      place: '云州市',
      year: 2031,
      author: '云州市人民政府',
      publisher: '云州市人民政府',
      date: '2031-01-08',
      session: '云州市第六届人民代表大会第四次会议',
      office: '云州市市长',
      speaker: '甲乙',
      found: '云州.txt',
      modified: '2031-02-01',
    });
    assert.deepEqual(found.doubts, []);
    const {data} = readHead(text.split('\n').slice(0, 3));
    assert.deepEqual([data.speaker, data.office], ['甲乙', '云州市市长']);
    const published = ['政府工作报告', '云州发布2031年1月20日', '——2031年1月8日在云州市第六届人民代表大会第四次会议上'];
    assert.equal(readHead(published).data.date, '2031-01-08', 'not the day of the page');
  });

  test('says how the report was given, in all the forms of a head', () => {
    const given = (...lines: string[]) => {
      const {date, session, office, speaker} = readHead(lines).data;
      return [date, session, office, speaker];
    };
    const session = '云州市第六届人民代表大会第四次会议';
    const day = '2031-01-08';
    assert.deepEqual(given(`（2031年1月8日在${session}上）`, '市长 甲乙'), [day, session, '市长', '甲乙']);
    assert.deepEqual(given(`2031年1月8日至10日在${session}上`, '云州市代市长　甲　乙'), [
      day,
      session,
      '云州市代市长',
      '甲乙',
    ]);
    assert.deepEqual(given('二〇三一年一月八日', `——在${session}上`), [day, session, undefined, undefined]);
    assert.deepEqual(given(`（2031年1月8日${session}审议通过）`), [day, session, undefined, undefined]);
    assert.deepEqual(given('——2031年1月8日在云州市第六届人民代表大会', '第四次会议上', '甲乙'), [
      day,
      session,
      undefined,
      '甲乙',
    ]);
    assert.deepEqual(
      given(`2031年1月8日在${session}上`, session, '副市长兼计划委员会主任　甲乙丙'),
      [day, session, '副市长兼计划委员会主任', '甲乙丙'],
      'a session named twice is one',
    );
  });

  test('that does not say a thing has a remark there', async () => {
    const found = await seedsOf(
      '云州2031.txt',
      Buffer.from('云州市政府工作报告\n各位代表：\n请予审议。\n'),
      '2031-02-01',
    );
    assert.ok('files' in found);
    assert.deepEqual(found.doubts, [
      'year: the year is that of the file’s name',
      'date: no day was found, and the year is estimated',
    ]);
    assert.match(found.files.get('report.yaml') as string, /^year: 2031 # Look: the year is that of the file’s name$/m);
  });

  test('of a place has a name in letters', () => {
    assert.equal(slugOf({place: '云州市', year: 2031}), 'yunzhou-2031');
    assert.equal(slugOf({place: 'Oz市', year: 2031}), 'oz-2031');
  });

  test('of no known place or year stops, until they are said', async () => {
    const file = Buffer.from('政府工作报告\n各位代表：\n请予审议。\n');
    const rule = async (...known: Parameters<typeof seedsOf>[3][]) => {
      const found = await seedsOf('a.txt', file, '2031-02-01', ...known);
      return 'ruleId' in found ? found.ruleId : found.slug;
    };
    assert.equal(await rule(), 'place-missing');
    assert.equal(await rule({place: '云州市'}), 'year-missing');
    assert.equal(await rule({place: '云州市', year: 2031}), 'yunzhou-2031');
  });
});

describe('npm run add', () => {
  test('--dry-run prints the outline, and writes nothing', (t) => {
    const {folder, write, run} = project(t);
    write('云州.txt', text);
    const {status, stdout, stderr} = run('add', '云州.txt', '--dry-run');
    assert.equal(
      stdout,
      `云州市2031年政府工作报告

(opening)  · 2 paragraphs
一、上年工作
   （一）产业。  · 1 paragraph
   （二）项目。  · 1 paragraph
二、今年工作  · 1 paragraph
名词解释  · 1 note

2 parts, 2 sections, 0 subheadings, 5 paragraphs, 1 note, 0 markers, 0 lines set aside
Nothing is written: --dry-run.
`,
    );
    assert.match(stderr, /^seeds\/yunzhou-2031\/report\.txt:12:1: warning: note 1 without a marker .*\n$/);
    assert.equal(status, 0);
    assert.deepEqual(readdirSync(folder), ['云州.txt']);
  });

  test('makes the seeds and the pages, and not a second time', (t) => {
    const {folder, write, read, run} = project(t);
    write('云州.txt', text);
    assert.match(
      run('add', '云州.txt').stdout,
      /Added as yunzhou-2031: seeds\/yunzhou-2031, content\/yunzhou-2031\.\n$/,
    );
    assert.equal(read('seeds/yunzhou-2031/report.txt'), text);
    assert.deepEqual(readdirSync(join(folder, 'seeds/yunzhou-2031')).sort(), [
      'report.pot',
      'report.txt',
      'report.yaml',
    ]);
    assert.match(read('content/yunzhou-2031/zh-hans/1-1.mdx'), /产业发展。/);
    const converted = run('convert');
    assert.equal(converted.status, 0, converted.stderr);

    const again = run('add', '云州.txt');
    assert.equal(again.status, 1);
    assert.match(again.stderr, /there is such a report already; another name: --slug \(report-exists\)/);
    assert.equal(run('add', '云州.txt', '--slug', 'yunzhou-2031-draft').status, 0);
    assert.ok(existsSync(join(folder, 'seeds/yunzhou-2031-draft/report.pot')));
  });

  test('reads other encodings and Markdown, and says what it cannot read', (t) => {
    const {write, read, run} = project(t);
    write('utf16.txt', utf16(`\uFEFF${text.replaceAll('2031', '2032')}`));
    write('gb.txt', gb18030);
    write(
      'marked.md',
      `---\ntitle: 云州市2034年政府工作报告\n---\n\n# 政府工作报告\n\n各位代表：\n\n**一、上年工作**\n\n上年&ldquo;不易&rdquo;。\n\n**二、今年工作**\n\n今年要做。\n`,
    );
    write('wrong.txt', new Uint8Array([0xff, 0xff, 0xff]));
    const html = `<title>云州市2035年政府工作报告</title><p>各位代表：</p><p>${'请予审议，'.repeat(200)}谢谢。</p>`;
    const around = '<ul><li><a href="/">云州市人民政府门户网站的政务公开栏目</a></li></ul>';
    write('page.html', `${around}<div>${html}</div>`);
    write('old.doc', '');
    const files = ['utf16.txt', 'wrong.txt', 'gb.txt', 'marked.md', 'none.txt', 'page.html', 'old.doc'];
    const {status, stdout, stderr} = run('add', ...files);
    assert.equal(status, 1, 'one of them could not be added');
    assert.deepEqual(stdout.match(/(?<=Added as )\S+(?=:)/g), [
      'yunzhou-2032',
      'yunzhou-2033',
      'yunzhou-2034',
      'yunzhou-2035',
    ]);
    assert.match(stdout, /^Not in the text: 1 line of the file, listed in seeds\/yunzhou-2035\/left-out\.txt\.$/m);
    assert.equal(read('seeds/yunzhou-2035/found/page.html'), `${around}<div>${html}</div>`);
    const {leftOut, original} = JSON.parse(read('content/yunzhou-2035/zh-hans/about.json')) as CopyText;
    assert.deepEqual(leftOut, ['云州市人民政府门户网站的政务公开栏目']);
    assert.equal(original?.file, 'seeds/yunzhou-2035/found/page.html');
    assert.match(stderr, /^old\.doc:1:1: a file of the kind \.doc; open it in Word .* \(file-unreadable\)$/m);
    assert.match(stderr, /^wrong\.txt:1:1: the text cannot be decoded: .* \(file-unreadable\)$/m);
    assert.match(stderr, /^There is no none\.txt\.$/m);

    assert.equal(read('seeds/yunzhou-2032/report.txt'), text.replaceAll('2031', '2032'));
    assert.match(
      read('seeds/yunzhou-2032/report.yaml'),
      /^found: utf16\.txt（原文件的编码是UTF-16LE，这里转为UTF-8）$/m,
    );
    assert.equal(read('seeds/yunzhou-2033/report.txt'), '云州市2033年报告\n各位代表：\n');
    assert.match(read('seeds/yunzhou-2034/report.md'), /\*\*一、上年工作\*\*/, 'kept as it was found');
    assert.match(read('content/yunzhou-2034/zh-hans/1.mdx'), /上年“不易”。/);
  });
});

describe('npm run survey', () => {
  test('has a line for each file, and the totals by kind; it writes nothing', (t) => {
    const {folder, write, run} = project(t);
    write('texts/a.txt', text.replace('做强甲业', '做强甲业[1]'));
    write('texts/b/b.txt', text.replace('二、', '三、'));
    write('texts/b/c.txt', new Uint8Array([0xff, 0xff, 0xff]));
    write('texts/d.md', '# 政府工作报告\n');
    write('texts/e.txt/folder', '');
    const {status, stdout} = run('survey', 'texts');
    assert.equal(status, 0);
    assert.deepEqual(stdout.split('\n'), [
      'texts/a.txt: converted: 2 parts, 2 sections, 0 subheadings, 5 paragraphs, 1 note, 1 marker, 0 lines set aside',
      'texts/b/b.txt: converted: 2 parts, 2 sections, 0 subheadings, 5 paragraphs, 1 note, 0 markers, 0 lines set aside, 2 remarks',
      'texts/b/c.txt: stopped: c.txt:1:1: the text cannot be decoded: it is not UTF-8, GB18030 or UTF-16; a text file in one of these encodings (file-unreadable)',
      'texts/d.md: stopped: d.md:1:1: no place was found; say it: --place 云州市 (place-missing)',
      'texts/e.txt: stopped: e.txt:1:1: EISDIR: illegal operation on a directory, read; a file that can be read (file-unreadable)',
      '',
      '5 files: 1 converted, 1 converted with remarks, 3 stopped.',
      '     2 of them, 2 times: file-unreadable',
      '     1 of them, 1 time: number-gap',
      '     1 of them, 1 time: noteref-missing',
      '     1 of them, 1 time: place-missing',
      '',
    ]);
    assert.deepEqual(readdirSync(folder), ['texts']);
    assert.equal(
      run('survey', 'nowhere').stderr,
      'There is none of .txt, .md, .html, .htm, .shtml, .docx in nowhere.\n',
    );
  });
});

describe('README', () => {
  const readme = readFileSync(join(import.meta.dirname, '..', 'README.md'), 'utf8');

  test('shows decisions that report.yaml can make', () => {
    const shown = /```yaml\n([\s\S]*?)```/.exec(readme)?.[1] ?? '';
    const {settings, diagnostics} = readSettings(`${yaml}${shown}`, 'report.yaml');
    assert.deepEqual(diagnostics, []);
    assert.deepEqual(
      settings.lines.map(({kind}) => kind),
      ['subheading', 'section', 'subheading', 'note', 'metadata'],
    );
    assert.ok(Object.values(settings).every((value) => value !== undefined && value !== ''));
    for (const key of ['splits', 'joins', 'repairs', 'closing', 'leads', 'breaks', 'corrections'] as const)
      assert.equal(settings[key].length, 1, key);
  });
});
