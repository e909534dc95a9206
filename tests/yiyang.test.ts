/** The Yiyang report of 2024: what has been decided about it, and that nothing of it is lost. */
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, test} from 'node:test';
import {convert} from '../src/convert/convert.ts';
import {format} from '../src/model/diagnostic.ts';
import {disk} from '../src/convert/files.ts';
import {readLedger} from '../src/convert/ledger/ledger.ts';
import {volumeIn} from './support/memory.ts';
import {decode, sourceLines} from './support/mdx.ts';

const root = join(import.meta.dirname, '..');
const files = disk(root);
const conversion = convert(files);
const {diagnostics, accounts} = conversion;
const converted = conversion.reports.get('yiyang-2024') ?? new Map<string, string>();
const pageOrder = [
  'index',
  '1',
  '1-1',
  '1-2',
  '1-3',
  '1-4',
  '1-5',
  '2',
  '2-1',
  '2-2',
  '2-3',
  '2-4',
  '2-5',
  '2-6',
  '2-7',
  '2-8',
  '3',
  'notes',
];

function page(edition: string, name: string): string {
  return converted.get(`${edition}/${name}.mdx`) ?? '';
}

function all(edition: string): string {
  return pageOrder.map((name) => page(edition, name)).join('\n');
}

test('converts without a word', () => {
  assert.deepEqual(diagnostics.map(format), []);
  assert.deepEqual(
    [...converted.keys()].toSorted(),
    ['zh-hans', 'zh-hant', 'en']
      .flatMap((edition) => [
        ...pageOrder.map((name) => `${edition}/${name}.mdx`),
        `${edition}/report.json`,
        `${edition}/about.json`,
      ])
      .toSorted(),
  );
});

test('content/ is what convert writes, file by file', () => {
  const written = files
    .folders('content')
    .flatMap((slug) =>
      files
        .folders(`content/${slug}`)
        .flatMap((edition) => files.files(`content/${slug}/${edition}`).map((name) => `${slug}/${edition}/${name}`)),
    );
  const expected = [...conversion.reports].flatMap(([slug, list]) => [...list.keys()].map((name) => `${slug}/${name}`));
  assert.deepEqual(written.toSorted(), expected.toSorted());
  for (const [slug, list] of conversion.reports) {
    for (const [name, text] of list) {
      assert.equal(
        readFileSync(join(root, 'content', slug, name), 'utf8'),
        text,
        `content/${slug}/${name} is not what npm run convert writes`,
      );
    }
  }
});

test('every line is accounted for', () => {
  const rows = (accounts.get('yiyang-2024') ?? '')
    .split('\n')
    .slice(2)
    .map((row) => /^ {2}(.*?) +(\d+) +(\d+)$/.exec(row)?.slice(1) ?? []);
  assert.deepEqual(rows, [
    ['text', '57', '10525'],
    ['heading + text', '5', '3349'],
    ['note', '23', '1726'],
    ['heading', '12', '141'],
    ['boilerplate', '8', '131'],
    ['metadata + boilerplate', '1', '62'],
    ['metadata', '3', '22'],
    ['blank', '108', '0'],
    ['(line ends and edges)', '0', '216'],
    ['in all', '217', '16172'],
  ]);
  const source = readFileSync(join(root, 'seeds/yiyang-2024/report.txt'), 'utf8');
  const sum = (column: number) => rows.slice(0, -1).reduce((total, row) => total + Number(row[column]), 0);
  assert.deepEqual([sum(1), sum(2)], [source.split('\n').length, [...source].length]);
});

test('the pages of the Simplified edition, read back, are the source', () => {
  const source = readFileSync(join(root, 'seeds/yiyang-2024/report.txt'), 'utf8')
    .split('\n')
    .filter((line) => line !== '');
  const printed = source
    .slice(0, source.indexOf('扫一扫在手机打开当前页'))
    .filter((line) => line !== '（政府工作报告附件二维码）');
  const read = pageOrder.flatMap((name) => sourceLines(page('zh-hans', name)));
  // A heading that runs into its paragraph is two blocks of one line.
  const lines = printed.flatMap((line) => {
    const heading = /^（[一二三四五]）[^。]*。/.exec(line)?.[0] ?? '';
    return heading === '' ? [line] : [heading, line.slice(heading.length)];
  });
  assert.deepEqual(read, lines);
  assert.equal(read.length, 62 + 17 + 23);
});

test('the Traditional edition has the same structure, and no quotation mark of the Simplified', () => {
  const shape = (text: string) =>
    text.replace(/^edition: .*$/gm, '').match(/<\/?[A-Za-z]+(?: (?:id|n|kind|lead|page|marker)(?:="[^"]*")?)*/g);
  assert.deepEqual(shape(all('zh-hant')), shape(all('zh-hans')));
  assert.equal([...all('zh-hant')].length, [...all('zh-hans')].length);
  assert.doesNotMatch(all('zh-hant'), /[“”‘’]/);
});

test('ids are those of the contract', () => {
  const {ledger} = readLedger(readFileSync(join(root, 'seeds/yiyang-2024/report.pot'), 'utf8'), 'report.pot');
  const names = (form: RegExp) => [
    ...new Set(ledger.map(({id}) => form.exec(id)?.[1]).filter((id) => id !== undefined)),
  ];
  const upTo = (count: number) => Array.from({length: count}, (_, index) => String(index + 1));
  assert.deepEqual(names(/^p(\d+)\./), upTo(62));
  assert.deepEqual(names(/^h(\d+)$/), upTo(17));
  assert.deepEqual(names(/^n(\d+)\.0$/), upTo(23));
  const ids = Array.from(all('zh-hans').matchAll(/<(?:P|S|H|Note|Gloss) id="([^"]*)"/g), ([, id]) => id);
  assert.equal(new Set(ids).size, ids.length, 'once');
});

test('the salutation is corrected, and says so in either script', () => {
  assert.ok(
    page('zh-hans', 'index').includes(
      '<S id="p1.1"><Correction found="" why="副本脱去全文的第一个字；报告后文均称“各位代表”。">各</Correction>位代表：</S>',
    ),
  );
  assert.deepEqual(volumeIn(converted, 'zh-hant').metadata.corrections, [
    {
      id: 'p1.1',
      page: 'index',
      source: '位代表：',
      read: '各位代表：',
      why: '副本脫去全文的第一個字；報告後文均稱「各位代表」。',
    },
  ]);
});

test('what the page around it says is its source', () => {
  const {source, sha256} = volumeIn(converted, 'zh-hans').metadata;
  assert.deepEqual(source, [
    {label: '信息来源', value: '市政府研究室'},
    {label: '作者', value: ''},
    {label: '责任编辑', value: '李媛媛'},
    {label: '主办单位', value: '益阳市人民政府办公室'},
  ]);
  assert.match(sha256, /^[0-9a-f]{64}$/);
});

test('a quotation closes before the mark of an editors’ note', () => {
  for (const edition of ['zh-hans', 'zh-hant', 'en']) {
    assert.match(all(edition), /[”」](?:<\/span>)?<Editorsref/);
    assert.doesNotMatch(all(edition), /<Editorsref[^>]*>(?:<span[^>]*>)?[”’」』]/);
  }
});

test('closings stand at the end of their part', () => {
  const closing = (name: string) => /<Closing \/>\n\n<P id="([^"]*)">/.exec(page('zh-hans', name))?.[1];
  assert.deepEqual(
    pageOrder.map(closing),
    pageOrder.map((name) => ({'1-5': 'p10', '2-8': 'p55', '3': 'p62'})[name]),
  );
});

test('leads: by the rule, and those that report.yaml names', () => {
  const leads = Array.from(all('zh-hans').matchAll(/<S id="([^"]*)" lead>(.*)<\/S>/g), ([, id = '', text = '']) => ({
    id,
    text,
  }));
  const byName = leads.filter(({id}) => !id.endsWith('.1'));
  assert.deepEqual(
    byName.map(({text}) => text),
    [
      '新型工业化不断提质。',
      '农业现代化不断提效。',
      '服务业水平不断提高。',
      '重点改革不断深化。',
      '开放水平不断提升。',
      '科创能力不断增强。',
      '营商环境持续优化。',
      '生态环境日益改善。',
      '社会大局稳定有序。',
    ],
  );
  assert.deepEqual(
    leads.filter((lead) => !byName.includes(lead)).map(({text}) => text.slice(0, -1)),
    [
      '壮大产业集群',
      '建好产业园区',
      '培强产业主体',
      '强化科技赋能',
      '狠抓项目建设',
      '促进消费提振',
      '壮大民营经济',
      '做强中心城区',
      '深化区域协作',
      '发展县域经济',
      '扛牢粮食安全责任',
      '发展壮大现代农业',
      '合力共建和美乡村',
      '持续增加农民收入',
      '深化重点领域改革',
      '提升对外开放水平',
      '加大招商引资力度',
      '持续优化营商环境',
      '深入推进污染防治攻坚',
      '系统强化生态保护修复',
      '促推发展方式绿色转型',
      '大力推进就业创业',
      '提升社会保障水平',
      '推进教育强市建设',
      '加快建设健康益阳',
      '繁荣文化旅游体育事业产业',
      '防范化解重大风险',
      '筑牢安全发展屏障',
      '提升社会治理效能',
      '在政治引领中把准前进方向',
      '在科学决策中更好为民服务',
      '在依法行政中提升治理能力',
      '在高效执行中彰显担当作为',
      '在廉洁奉公中实现境界提升',
    ],
  );
  const entries = volumeIn(converted, 'zh-hans').pages.flatMap((one) =>
    one.entries.flatMap((entry) => (entry.kind === 'lead' ? [{id: entry.id, text: `${entry.text}。`}] : [])),
  );
  assert.deepEqual(entries, leads);
});

test('no paragraph is a wall: none runs on for more than 330 characters without a break', () => {
  const stretches = Array.from(all('zh-hans').matchAll(/<P id="([^"]*)">(.*?)<\/P>/gs), ([, id, text = '']) =>
    text.split('<Break />').map((stretch) => ({id, length: [...decode(stretch.replace(/<[^>]*>|\n */g, ''))].length})),
  ).flat();
  assert.deepEqual(
    stretches.filter(({length}) => length > 330),
    [],
  );
});

test('counting breaks lines: 一是 … 五是', () => {
  assert.match(
    page('zh-hans', '2'),
    /“五个更加注重”：<Break \/>一是[^\n]*\n.*\n {2}<Break \/>\n {2}<S id="p16.3">二是/,
  );
  assert.equal(page('zh-hans', '2').match(/<Break \/>/g)?.length, 5);
});

describe('terms', () => {
  /**
   * Every place of every term, as decided by its definition: note → segments, the printed marker's with an asterisk.
   */
  const decided: Record<string, string> = {
    1: 'p3.2*',
    2: 'p5.1*',
    3: 'p5.3* p18.4',
    4: 'p5.4* p39.2',
    5: 'p5.7*',
    6: 'p6.1*',
    7: 'p8.3* p39.4',
    8: 'p9.6*',
    9: 'p9.9*',
    10: 'p9.10*',
    11: 'p10.1* p56.1',
    12: 'p16.4*',
    13: 'p21.2*',
    14: 'p27.4*',
    15: 'p32.3*',
    16: 'p37.3*',
    17: 'p37.3*',
    18: 'p38.3*',
    19: 'p39.2*',
    20: 'p41.3*',
    21: 'p41.3*',
    22: 'p43.2*',
    23: 'p52.2*',
  };

  for (const edition of ['zh-hans', 'zh-hant', 'en']) {
    test(`are linked in all their places in ${edition}`, () => {
      const found: Record<string, string[]> = {};
      for (const [, id = '', text = ''] of all(edition).matchAll(/<S id="([^"]*)"[^>]*>(.*)<\/S>/g)) {
        for (const number of new Set(
          Array.from(text.matchAll(/<(?:Term|Noteref) n="(\d+)"/g), (match) => match[1] ?? ''),
        )) {
          (found[number] ??= []).push(`${id}${text.includes(`<Noteref n="${number}" />`) ? '*' : ''}`);
        }
      }
      assert.deepEqual(
        Object.fromEntries(Object.entries(found).map(([number, ids]) => [number, ids.join(' ')])),
        decided,
      );
    });

    test(`have links back from all of them in ${edition}`, () => {
      const notes = page(edition, 'notes').split('<EditorsNotes>')[0]?.split('<Note id=').slice(1) ?? [];
      assert.deepEqual(
        notes.map((note) =>
          Array.from(
            note.matchAll(/<Use .*? id="([^"]*)"(.*)\/>/g),
            ([, id, rest = '']) => `${id}${rest.includes('marker') ? '*' : ''}`,
          ).join(' '),
        ),
        Object.values(decided),
      );
    });
  }

  test('have these forms', () => {
    const formsIn = (edition: string) => [
      ...new Set(
        Array.from(
          all(edition).matchAll(/<Term n="(\d+)">(.*?)<\/Term>/g),
          ([, number, form = '']) => `${number} ${decode(form.replace(/<\/?span[^>]*>/g, ''))}`,
        ),
      ),
    ];
    assert.deepEqual(
      formsIn('zh-hans').filter((form) => /^(?:3|8|11|12|17) /.test(form)),
      [
        '3 都谷极',
        '8 农村“三路”',
        '11 “三个提升”专项行动',
        '12 全省“4×4”现代化产业体系',
        '3 都谷极',
        '17 RCEP',
        '11 “三个提升”行动',
      ].filter((form, index, list) => list.indexOf(form) === index),
    );
    assert.deepEqual(
      formsIn('zh-hant').filter((form) => /^(?:3|11|21) /.test(form)),
      ['3 都谷極', '11 「三個提升」專項行動', '21 六大領域專項整治', '11 「三個提升」行動'],
    );
  });

  test('are not linked where a like form means something else', () => {
    // “五好”园区 are industrial parks; note 9 is about villages. The battles of p8 and p9 are two of note 1's six, not its
    // name.
    for (const words of [
      '推进“五好”园区建设',
      '围绕“五好”园区建设',
      '打好优化发展环境持久仗',
      '打好重点民生保障仗',
      '重点行业领域专项整治',
    ]) {
      assert.ok(
        all('zh-hans')
          .replace(/<Editorsref n="\d+" \/>/g, '')
          .includes(words),
        words,
      );
    }
  });

  test('stand beside the text where a page first uses them', () => {
    assert.deepEqual(
      Array.from(page('zh-hans', '2-1').matchAll(/<Sidenote id="(\w+)"/g), ([, id]) => id),
      ['n3', 'e4', 'e2', 'e5', 'e22', 'e23', 'n13'],
    );
    assert.match(
      page('zh-hans', '1-5'),
      /<Closing \/>\n\n<P id="p10">[^]*?<\/P>\n<Sidenote id="n11" term="“三个提升”专项行动">“执行力提升年”“能力素质提升年”“营商环境提升年”专项行动。<\/Sidenote>\n/,
    );
  });
});
