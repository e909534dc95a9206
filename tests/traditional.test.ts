/** The Traditional edition: what was decided for every character that could be converted in more than one way. */
import assert from 'node:assert/strict';
import {globSync, readFileSync} from 'node:fs';
import {test} from 'node:test';
import {configs} from 'opencc-js/preset/cn2t';
import {to} from 'opencc-js/preset/t2cn';
import {counterparts} from '../src/model/characters.ts';
import {readOverrides, traditional} from '../src/convert/write/traditional.ts';

/** Characters with one result wherever the reports use them, but where a phrase below says otherwise. */
const settled = `
万萬 与與 专專 个個 为為 了了 于於 云雲 产產 价價 众眾 修修 党黨 具具 净淨 出出 别別 千千 升升 占占 即即 厂廠 参參 发發 叶葉 合合
同同 后後 启啟 和和 咨諮 团團 困困 坏壞 堤堤 奖獎 宁寧 它它 家家 局局 峰峰 布布 席席 并並 广廣 床床 当當 彩彩 径徑 念念 恶惡 愿願
才才 扬揚 抵抵 拿拿 挂掛 据據 教教 旋旋 既既 术術 村村 极極 果果 查查 栗栗 核核 棋棋 污汙 洁潔 湿溼 炼煉 烟煙 真真 确確 私私 种種
筑築 管管 累累 线線 绕繞 绝絕 绩績 绿綠 群群 背背 胜勝 脏髒 范範 药藥 表表 证證 说說 象象 贯貫 资資 辟闢 适適 钥鑰 链鏈 镇鎮 闲閒
面面 须須 馆館 获獲 着著
`;

/**
 * Characters with several results, or with another that is a common word: under each character, phrases that
 * cover every use of it. A new report brings new uses: read them, and add the phrase here when OpenCC is right,
 * to seeds/traditional.txt too when it is wrong.
 */
const decided = `
制 制造→製造 预制→預製 复制→複製 印制→印製 机制→機制 体制→體制 寄宿制→寄宿制 控制→控制 制度→制度 制定→制定 制胜→制勝 遏制→遏制 田长制→田長制 林长制→林長制 （湖）长制→（湖）長制 责任制→責任制
复 恢复→恢復 修复→修復 复杂→複雜 复制→複製 复合→複合
准 精准→精準 标准→標準 准确→準確 找准→找準 把准→把準 市场准入→市場准入 环境准入→環境准入
回 回升→回升 湘商回归→湘商回歸 益商回归→益商回歸 产业回归→產業回歸 资本回流→資本回流 项目回投→項目回投 人才回聚→人才回聚
系 系列→系列 系统→系統 体系→體系 关系→關係 联系→聯繫
周 周调度→週調度 周年→週年 周期→週期 沪洽周→滬洽週 周立波→周立波 周围→周圍
注 注册→註冊 更加注重→更加注重 注入→注入
干 实干→實幹 骨干→骨幹 干部→幹部 闯创干→闖創幹 敢闯敢干→敢闖敢幹 干实事→幹實事 同心干→同心幹 想干能干→想幹能幹 干劲→幹勁 说一件干一件，干一件成一件→說一件幹一件，幹一件成一件 烘干→烘乾 干扰→干擾
志 同志→同志 志愿→志願 斗志→鬥志 众志成城→眾志成城 史志→史志 标志→標誌
托 依托→依託 嘱托→囑託 托育→托育
溪 兰溪镇→蘭溪鎮 兰溪双桡→蘭溪雙橈 清溪村→清溪村
巨 小巨人→小巨人 山乡巨变→山鄉巨變
岳 岳麓山→嶽麓山 岳阳→岳陽
征 税收征管→稅收徵管 征集→徵集 新征程→新征程
划 年度计划→年度計畫 行动计划→行動計畫 光耀万家”计划→光耀萬家」計畫 规划→規劃 谋划→謀劃
向 向往→嚮往 向好→向好 方向→方向 导向→導向 转向→轉向 外向度→外向度 向大会→向大會 向改革→向改革 向开放→向開放 向创新→向創新 向全市→向全市 向各→向各 向驻益→向駐益 向所有→向所有 向“大胆→向「大膽 向高新→向高新
台 平台→平臺 出台→出臺 首台→首臺 100台→100臺 港澳台→港澳臺 云台山→雲臺山
里 公里→公里
谷 都谷极→都谷極 碳谷→碳谷
冲 金塘冲→金塘沖
余 万余→萬餘 余额→餘額
卷 民生卷→民生卷
扎 扎实→紮實
游 旅游→旅遊 游客→遊客 游园→遊園 游艇→遊艇 游学→遊學
丰 顺丰丰泰→順豐豐泰
汇 金汇→金匯 汇聚→匯聚
签 签名→簽名 签约→簽約
伙 伙伴→夥伴
舍 锲而不舍→鍥而不捨
借 借助→藉助
板 电路板→電路板 三板→三板 短板→短板 长板→長板 样板→樣板
历 历史→歷史
斗 奋斗→奮鬥 斗志→鬥志
致 致以→致以 导致→導致
坐 坐标→座標
杆 标杆→標竿
拼 拼搏→拼搏 打拼→打拚
`;

const root = `${import.meta.dirname}/../`;
const read = (file: string) => readFileSync(root + file, 'utf8');
const overrides = read('seeds/traditional.txt');
const convert = traditional(overrides);
const convertPlain = traditional('');

const pairs = settled
  .trim()
  .split(/\s+/)
  .map((pair) => [...pair] as [string, string]);
const phrases = decided
  .trim()
  .split('\n')
  .flatMap((line) => {
    const [character = '', ...entries] = line.split(' ');
    return entries.map((entry) => {
      const [source = '', target = ''] = entry.split('→');
      return {character, source, target};
    });
  });

/** The offsets at which a phrase stands in a text. */
function offsets(text: string, phrase: string): number[] {
  return Array.from({length: text.length}, (_, offset) => offset).filter((offset) => text.startsWith(phrase, offset));
}

/** Every line of every report, with its conversion and the offsets of the characters decided by a phrase. */
const lines = globSync('seeds/*/report.txt', {cwd: root})
  .sort()
  .flatMap((file) =>
    read(file)
      .split('\n')
      .map((source, index) => ({
        at: `${file}:${index + 1}`,
        source,
        target: convert(source),
        byPhrase: new Set(
          phrases.flatMap(({character, source: phrase}) =>
            offsets(source, phrase).flatMap((start) => offsets(phrase, character).map((offset) => start + offset)),
          ),
        ),
      })),
  );

/** Characters for which OpenCC's dictionaries, either way, know more than one result in Taiwan's forms. */
function ambiguous(): Set<string> {
  const entries = (dictionary: unknown) =>
    String(dictionary)
      .split('|')
      .map((entry) => entry.split(' '));
  const {
    conversionChain: [phrasesAndCharacters, variants],
  } = configs['s2tw']!;
  const taiwan = new Map(variants!.flatMap(entries) as [string, string][]);
  const results = new Map<string, Set<string>>();
  const add = (source: string, target: string) => {
    if (!results.has(source)) results.set(source, new Set());
    results.get(source)!.add(taiwan.get(target) ?? target);
  };
  for (const [source = '', target = ''] of phrasesAndCharacters!.flatMap(entries)) {
    const characters = [...target];
    [...source].forEach((character, index) => add(character, characters[index]!));
  }
  for (const [target = '', source = ''] of to['cn']!.flat().flatMap(entries)) {
    if ([...target].length === 1) add(source, target);
  }
  return new Set([...results].filter(([, targets]) => targets.size > 1).map(([character]) => character));
}

/** Every place of a phrase in the reports; a failing test prints `shown`. */
function places(phrase: string) {
  return lines.flatMap(({at, source, target, byPhrase}) =>
    offsets(source, phrase).map((offset) => {
      const counterpart = counterparts(source, target);
      const place = counterpart(offset);
      return {
        result: target.slice(place, counterpart(offset + phrase.length)),
        byPhrase: byPhrase.has(offset),
        shown: `${at}: …${source.slice(Math.max(0, offset - 6), offset + 8)}… → …${target.slice(Math.max(0, place - 6), place + 8)}…`,
      };
    }),
  );
}

test('each decided phrase is converted as decided wherever a report has it', () => {
  const wrong = phrases.flatMap(({source, target}) => places(source).filter(({result}) => result !== target));
  assert.deepEqual(
    wrong.map(({shown}) => shown),
    [],
  );
});

test('each settled character is converted as settled, but where a phrase says otherwise', () => {
  const wrong = pairs.flatMap(([source, target]) =>
    places(source).filter(({result, byPhrase}) => !byPhrase && result !== target),
  );
  assert.deepEqual(
    wrong.map(({shown}) => shown),
    [],
  );
});

test('every use of a character that could be converted in more than one way has been decided', () => {
  const open = ambiguous();
  assert.ok(open.size > 200 && [...'发后里面干系'].every((character) => open.has(character)));
  for (const [character] of pairs) open.delete(character);
  const undecided = [...open].flatMap((character) => places(character).filter(({byPhrase}) => !byPhrase));
  assert.deepEqual(
    undecided.map(({shown}) => shown),
    [],
  );
});

test('no decision is left over: each occurs in a report', () => {
  const unused = [...pairs.map(([source]) => source), ...phrases.map(({source}) => source)].filter(
    (phrase) => places(phrase).length === 0,
  );
  assert.deepEqual(unused, []);
});

test('the file of overrides is well-formed', () => {
  assert.deepEqual(readOverrides(overrides, 'seeds/traditional.txt').diagnostics, []);
});

test('every override corrects OpenCC in some report', () => {
  for (const phrase of readOverrides(overrides, 'seeds/traditional.txt').phrases.keys()) {
    const corrects = lines.some(({source, target}) =>
      offsets(source, phrase).some((offset) => {
        const [from, to] = [offset, offset + phrase.length].map(counterparts(source, target));
        return convertPlain(source).slice(from, to) !== target.slice(from, to);
      }),
    );
    assert.ok(corrects, `OpenCC needs no override for ‘${phrase}’`);
  }
});

test('an override wins over a phrase that starts before it, the longest wins, and nothing around it changes', () => {
  assert.equal(convertPlain('新征程'), '新徵程');
  assert.equal(traditional('# why\n# zh: 因\n征程\t征程\n')('奋进新征程，干部'), '奮進新征程，幹部');
  assert.equal(traditional('# why\n# zh: 因\n谷\t谷\n谷物\t穀物\n')('谷物，山谷'), '穀物，山谷');
});

test('a text keeps the number of its characters, so that each has its counterpart', () => {
  for (const {at, source, target} of lines) assert.equal([...target].length, [...source].length, at);
  assert.equal(convert('叶𫖮𬱖𬭚𫖯𫚭䥿'), '葉顗頔錞頫鱲𨯅');
  assert.equal(traditional('# why\n# zh: 因\n谷\t穀\n𬱖里\t頔里\n')('𫖯𬱖里𫖯谷后𬱖'), '頫頔里頫穀後頔');
  const {conversionChain} = configs['s2tw']!;
  const entries = conversionChain
    .flat()
    .flatMap((dictionary) => String(dictionary).split('|'))
    .map((entry) => entry.split(' '));
  assert.ok(entries.length > 10_000);
  assert.deepEqual(
    entries.filter(([source = '', target = '']) => [...source].length !== [...target].length),
    [],
  );
});

test('quotation marks become corner brackets, apostrophes stay', () => {
  assert.equal(convert('“都谷极”和“说‘好’”'), '「都谷極」和「說『好』」');
  assert.equal(convert('‘A’、“B’s”'), '『A』、「B’s」');
  for (const {at, target} of lines) assert.doesNotMatch(target, /[“”‘’]/, at);
});

test('what is not Chinese stays as it is', () => {
  for (const text of ['', '  ', '6.5%、4×4、4+N、AA+、PM2.5', 'RCEP [17] (MLCC) "it’s"', '𠮷𝄞']) {
    assert.equal(convert(text), text);
    assert.equal(convert(convert(text)), text);
  }
});

test('vocabulary is not replaced', () => {
  const words = {
    信息: '信息',
    项目: '項目',
    质量: '質量',
    网络: '網絡',
    人工智能: '人工智能',
    数字化: '數字化',
    集装箱: '集裝箱',
    渠道: '渠道',
    接口: '接口',
    新西兰: '新西蘭',
    迪拜: '迪拜',
    高铁: '高鐵',
    公交: '公交',
    土豆: '土豆',
    软件: '軟件',
  };
  for (const [source, target] of Object.entries(words)) assert.equal(convert(source), target);
});

test('each malformed override is reported with its place', () => {
  const text = [
    '# why',
    '# zh: 因',
    '标杆 標竿',
    '标杆\t標竿\t標桿',
    '打拼\t打 拚',
    '\t打拚',
    '𠮷账\t帳',
    '𬱖账\t頔帳',
    '账\t帳',
    '账\t帳',
    '',
    '布\t布',
    '#',
    '占\t占',
    '',
    '# why',
    '账户\t帳戶',
    '',
  ].join('\n');
  const {phrases, diagnostics} = readOverrides(text, 'seeds/traditional.txt');
  assert.deepEqual(
    [...phrases],
    [
      ['𬱖账', '頔帳'],
      ['账', '帳'],
    ],
  );
  assert.deepEqual(
    diagnostics.map(({file, line, column, ruleId}) => `${file}:${line}:${column} ${ruleId}`),
    [
      'seeds/traditional.txt:3:1 override-malformed',
      'seeds/traditional.txt:4:1 override-malformed',
      'seeds/traditional.txt:5:1 override-malformed',
      'seeds/traditional.txt:6:1 override-malformed',
      'seeds/traditional.txt:7:4 override-length',
      'seeds/traditional.txt:10:1 override-duplicate',
      'seeds/traditional.txt:12:1 override-reason',
      'seeds/traditional.txt:14:1 override-reason',
      'seeds/traditional.txt:17:1 override-reason',
    ],
  );
  assert.throws(() => traditional(text), /overrides:3:1: .*override-malformed/);
});
