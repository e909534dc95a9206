/** What a quotation is found to be, on the real text: word for word, altered, put together, or not in the report. */
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {check, checking, type Result} from '../src/browser/quote/check.ts';
import {corpusOf, sentencesOf, sequence} from '../src/browser/quote/corpus.ts';
import {editionsOf, readingsOf} from '../src/browser/quote/quoted-edition.ts';
import {differences, type Part} from '../src/browser/quote/differences.ts';
import {beginningOf} from '../src/browser/quote/quotation.ts';
import {tokenize} from '../src/model/tokens.ts';
import {script, textOf} from './support/texts.ts';
import {generator} from './support/truth.ts';

const report = 'yiyang-2024';
const [hans, hant, en] = [textOf('zh-hans', report), textOf('zh-hant', report), textOf('en', report)];
const simplified = corpusOf([{report, text: hans, twin: hant}], script);
const traditional = corpusOf([{report, text: hant, twin: hans}], script);
const english = corpusOf([{report, text: en}], script);

/** Words that differ are braced: `{in the report|in the quotation}`. */
const marked = ({runs}: Part) =>
  runs.map((run) => ('same' in run ? run.same : `{${run.report}|${run.quotation}}`)).join('');
const idsOf = ({places}: Part) => places.map(({sentences}) => sentences.map(({id}) => id).join('+'));

const idsIn = ({verdict, parts}: Result) => [verdict, ...parts.map((part) => idsOf(part).join(' '))];

/** A result in a line for every part: `verbatim`, `p6.1: words`. */
function show({verdict, parts}: Result): string[] {
  return [verdict, ...parts.map((part) => `${idsOf(part).join(' ') || '-'}: ${marked(part)}`)];
}

function finds(corpus: typeof simplified, passage: string, ...expected: string[]): void {
  assert.deepEqual(show(check(passage, corpus, script)), expected);
}

const verbatim = (corpus: typeof simplified, passage: string, ...ids: string[]) => {
  assert.deepEqual(idsIn(check(passage, corpus, script)), ['verbatim', ids.join(' ')]);
};

describe('word for word', () => {
  it('is a sentence as it is printed', () =>
    verbatim(simplified, '电力、水利、交通建设分别完成投资20亿元、32亿元、100亿元。', 'p6.5'));
  it('is half a sentence', () => verbatim(simplified, '十大产业项目完成年度计划的102%', 'p6.2'));
  it('is a heading', () => verbatim(simplified, '（二）突出项目建设，夯实发展基础', 'h3'));
  it('is the definition of a note', () =>
    verbatim(simplified, '存量投资清单、增量投资清单、争引项目清单、市直项目清单。', 'n6.1'));
  it('is a note with its term', () =>
    verbatim(simplified, '五好两宜：规划好、建设好、环境好、经营好、乡风好、宜居宜业。', 'n9.0+n9.1'));
  it('is several sentences', () =>
    verbatim(
      simplified,
      '有序推进。电力、水利、交通建设分别完成投资20亿元、32亿元、100亿元。一批招商项目成功落地',
      'p6.4+p6.5+p6.6',
    ));
  it('is a heading with its paragraph', () =>
    verbatim(simplified, '突出项目建设，夯实发展基础。一年来，我们强力实施“四张清单”推进模式', 'h3+p6.1'));
  it('is the end of one paragraph with the beginning of the next', () =>
    verbatim(simplified, '重点抓了以下工作：（一）突出产业立市', 'p4.1+h2'));
  it('is a phrase in all its places', () => verbatim(simplified, '四张清单', 'p6.1', 'n6.0'));
  it('is a single character', () => assert.ok((check('益', simplified, script).parts[0] as Part).places.length > 20));

  it('does not mind note markers', () => verbatim(simplified, '实施“四张清单”[6]推进模式、重点项目周调度机制', 'p6.1'));
  it('nor those of another width or shape, nor the editors’', () => {
    for (const marker of ['［６］', '【6】', '〔6〕', '[E4]'])
      verbatim(simplified, `实施“四张清单”${marker}推进模式、重点项目周调度机制`, 'p6.1');
  });
  it('does not mind an address, nor the paragraph', () => {
    for (const after of [
      ' https://example.org/zh-hans/yiyang-2024/1-2/#p6.2',
      '\n\nhttps://example.org/#p6.2',
      '（第6段）',
      '（第6段第2–3句）',
      '(para. 6)',
      ' (¶6)',
    ])
      verbatim(simplified, `“十大产业项目完成年度计划的102%”${after}`, 'p6.2');
    finds(
      simplified,
      '一批产业项目加速推进（第6段第2句）……交通建设分别完成投资20亿元https://example.org/#p6.5',
      'cut',
      'p6.2: 一批产业项目加速推进',
      'p6.5: 交通建设分别完成投资20亿元',
    );
    verbatim(simplified, '实施“四张清单”https://example.org/推进模式、重点项目周调度机制', 'p6.1');
  });
  it('but minds words that are none of these', () =>
    assert.equal(check('一批产业项目加速推进（第6版）', simplified, script).verdict, 'altered'));
  it('does not mind punctuation, nor its width', () =>
    verbatim(simplified, '电力,水利,交通建设分别完成投资20亿元;32亿元;100亿元', 'p6.5'));
  it('does not mind quotation marks', () =>
    verbatim(simplified, '益阳成为「中国投资热点城市」, 更多投资者看好益阳', 'p6.7'));
  it('does not mind lines and spaces', () =>
    verbatim(simplified, ' 电力、水利、交\n  通建设分别完成　投资 20 亿元、\r\n32亿元', 'p6.5'));
  it('does not mind full-width figures', () => verbatim(simplified, '完成年度计划的１０２％', 'p6.2'));
  it('does not mind the commas of large numbers', () =>
    verbatim(simplified, '兑现先进制造业专项奖补资金9,026万元', 'p5.4'));
  it('does not mind letter case', () => verbatim(simplified, '信维电科mlcc、三立诚pcb', 'p6.2'));
  it('takes Traditional characters for Simplified ones', () =>
    verbatim(simplified, '一批產業項目加速推進，十大產業項目完成年度計劃的102%', 'p6.2'));
  it('takes Simplified characters for Traditional ones', () =>
    verbatim(traditional, '一批产业项目加速推进，十大产业项目完成年度计划的102%', 'p6.2'));
  it('takes both in one passage, and words that differ by script', () =>
    verbatim(simplified, '市新博物馆成为打卡新座标', 'p9.16'));

  it('is every sentence of every edition, in both scripts', () => {
    for (const [text, corpora] of [
      [hans, [simplified, traditional]],
      [hant, [simplified, traditional]],
      [en, [english]],
    ] as const) {
      for (const corpus of corpora) {
        for (const sentence of sentencesOf(report, text)) {
          const {verdict, parts} = check(sentence.text, corpus, script);
          assert.equal(verdict, 'verbatim', sentence.id);
          assert.ok(
            parts[0]?.places.some(({sentences}) => sentences.some(({id}) => id === sentence.id)),
            sentence.id,
          );
        }
      }
    }
  });
});

describe('altered', () => {
  it('is a passage with one wrong character', () =>
    finds(
      simplified,
      '省、市重点建没项目分别完成投资309亿元',
      'altered',
      'p6.1: 省、市重点建{设|没}项目分别完成投资309亿元',
    ));
  it('is one with a wrong first character', () =>
    finds(
      simplified,
      '大批产业项目加速推进，十大产业项目',
      'altered',
      'p6.2: {一|大}批产业项目加速推进，十大产业项目',
    ));
  it('is one with a wrong last character', () =>
    finds(simplified, '一批产业项目加速推动', 'altered', 'p6.2: 一批产业项目加速推{进|动}'));
  it('shows a figure whole', () =>
    finds(simplified, '争取上级竞争性项目资金145.6亿元', 'altered', 'p6.1: 争取上级竞争性项目资金{146.6|145.6}亿元'));
  it('is a figure with another decimal point', () =>
    finds(
      simplified,
      '规模工业增加值增长35%，固定资产投资增长6%',
      'altered',
      'p3.3: 规模工业增加值增长{3.5%|35%}，固定资产投资增长6%',
    ));
  it('is a decimal comma', () =>
    finds(
      simplified,
      '规模工业增加值增长3，5%，固定资产投资增长6%',
      'altered',
      'p3.3: 规模工业增加值增长{3.5%|3，5%}，固定资产投资增长6%',
    ));
  it('is a minus', () =>
    finds(
      simplified,
      '规模工业增加值增长－3.5%，固定资产投资增长6%',
      'altered',
      'p3.3: 规模工业增加值增长{3.5%|－3.5%}，固定资产投资增长6%',
    ));
  it('is a percent sign left out', () =>
    finds(
      simplified,
      '社会消费品零售总额增长7.5，全体居民人均可支配收入',
      'altered',
      'p3.3: 社会消费品零售总额增长{7.5%|7.5}，全体居民人均可支配收入',
    ));
  it('are percentage points for percent', () =>
    finds(
      simplified,
      '规模工业增加值增长3.5个百分点，固定资产投资增长6%',
      'altered',
      'p3.3: 规模工业增加值增长{3.5%|3.5个百分点}，固定资产投资增长6%',
    ));
  it('is 万 for 亿', () => finds(simplified, '累计到位资金265万元', 'altered', 'p6.6: 累计到位资金265{亿|万}元'));
  it('is 第二 for 第一', () =>
    finds(
      simplified,
      '把产业立市作为第二路径，勇于建立新优势',
      'altered',
      'p22.1: 把产业立市作为第{一|二}路径，勇于建立新优势',
    ));
  it('is a word left out', () =>
    finds(
      simplified,
      '规模工业增加值增长3.5%，投资增长6%，社会消费品',
      'altered',
      'p3.3: 规模工业增加值增长3.5%，{固定资产|}投资增长6%，社会消费品',
    ));
  it('is a word added', () =>
    finds(simplified, '社会消费品零售总额大幅增长7.5%', 'altered', 'p3.3: 社会消费品零售总额{|大幅}增长7.5%'));
  it('is what was put before a passage', () =>
    finds(simplified, '市长说：一批产业项目加速推进', 'altered', 'p6.2: {|市长说}：一批产业项目加速推进'));
  it('keeps apart what differs on both sides of a mark', () => {
    const {parts} = check('规模工业增加值增长3.6%，投资增长6%，社会消费品零售总额增长7.5%', simplified, script);
    assert.deepEqual(differences((parts[0] as Part).runs), [
      {report: '3.5%', quotation: '3.6%'},
      {report: '固定资产', quotation: ''},
    ]);
  });
  it('is a Traditional passage with a wrong character', () =>
    finds(
      traditional,
      '一批產業項目加快推進，十大產業項目',
      'altered',
      'p6.2: 一批產業項目加{速|快}推進，十大產業項目',
    ));
  it('has no difference where the two scripts write a word differently', () =>
    finds(
      simplified,
      '十大產業項目完成年度計畫的103%，信維電科',
      'altered',
      'p6.2: 十大產業項目完成年度計畫的{102%|103%}，信維電科',
    ));
  it('is an emoji amid the words', () =>
    finds(simplified, '更多投资者看好益阳🎉、拥抱益阳', 'altered', 'p6.7: 更多投资者看好益阳{|🎉}、拥抱益阳'));
});

describe('in several parts', () => {
  it('are two passages joined', () => {
    finds(
      simplified,
      '一批产业项目加速推进，十大产业项目完成年度计划的102%。新建高标准农田34万亩，推广镉低积累水稻16万亩',
      'joined',
      'p6.2: 一批产业项目加速推进，十大产业项目完成年度计划的102%。',
      'p5.10: 新建高标准农田34万亩，推广镉低积累水稻16万亩',
    );
  });
  it('are joined in whatever order', () => {
    finds(
      simplified,
      '电力、水利、交通建设分别完成投资20亿元，一批产业项目加速推进，十大产业项目完成',
      'joined',
      'p6.5: 电力、水利、交通建设分别完成投资20亿元，',
      'p6.2: 一批产业项目加速推进，十大产业项目完成',
    );
  });
  it('are told from what is not there, though they are short', () => {
    finds(
      simplified,
      '完成投资530亿元以上，实施市重点建设项目400个以上',
      'joined',
      'p23.3: 完成投资530亿元以上，',
      'p23.3: 实施市重点建设项目400个以上',
    );
  });
  for (const cut of ['……', '…', '...', '[…]', '（...）', '。。。']) {
    it(`are cut at ${cut}`, () =>
      finds(
        simplified,
        `一批产业项目加速推进${cut}交通建设分别完成投资20亿元`,
        'cut',
        'p6.2: 一批产业项目加速推进',
        'p6.5: 交通建设分别完成投资20亿元',
      ));
  }
  it('of several places are told by the order', () =>
    finds(simplified, '一年来……实施“四张清单”推进模式', 'cut', 'p6.1: 一年来', 'p6.1: 实施“四张清单”推进模式'));
  it('are out of order', () =>
    assert.equal(check('交通建设分别完成投资20亿元……一批产业项目加速推进', simplified, script).verdict, 'disordered'));
  it('are not word for word when one is altered', () =>
    finds(
      simplified,
      '一批产业项目加速推进……交通建设分别完成投资30亿元',
      'joined',
      'p6.2: 一批产业项目加速推进',
      'p6.5: 交通建设分别完成投资{20|30}亿元',
    ));
  it('need no ellipsis at the ends', () => verbatim(simplified, '……一批产业项目加速推进……', 'p6.2'));
  it('are partly not in the report', () => {
    finds(
      simplified,
      '一批产业项目加速推进，十大产业项目完成年度计划的102%，全市人民欢欣鼓舞，纷纷上街庆祝胜利。',
      'partial',
      'p6.2: 一批产业项目加速推进，十大产业项目完成年度计划的102%，',
      '-: 全市人民欢欣鼓舞，纷纷上街庆祝胜利。',
    );
  });
  it('are found though each is short', () => {
    finds(
      simplified,
      '新型工业化不断提质。营商环境持续优化。社会大局稳定有序。',
      'joined',
      'p5.2: 新型工业化不断提质。',
      'p8.2: 营商环境持续优化。',
      'p8.15: 社会大局稳定有序。',
    );
    assert.equal(
      check('Key reforms were steadily deepened. The ecological environment improved day by day.', english, script)
        .verdict,
      'joined',
    );
    finds(
      simplified,
      '营商环境持续优化。全市人民欢欣鼓舞，纷纷上街庆祝胜利。',
      'partial',
      'p8.2: 营商环境持续优化。',
      '-: 全市人民欢欣鼓舞，纷纷上街庆祝胜利。',
    );
  });
  it('never run from one report into the next', () => {
    const two = corpusOf(
      [
        {report: 'a', text: hans},
        {report: 'b', text: hans},
      ],
      script,
    );
    const texts = sentencesOf('a', hans).map(({text}) => text);
    assert.deepEqual(idsIn(check([...texts.slice(-1), ...texts.slice(0, 2)].join(''), two, script)), [
      'joined',
      'n23.3 n23.3',
      'p1.1+p2.1 p1.1+p2.1',
    ]);
    assert.deepEqual(
      check('电力、水利、交通建设', two, script).parts[0]?.places.map(({sentences}) => sentences[0]?.report),
      ['a', 'b'],
    );
  });
});

describe('in a frame', () => {
  it('is found, and the frame told from it', () => {
    for (const [passage, ...parts] of [
      ['会议指出，要壮大产业集群', '-: 会议指出，', 'p18.1: {|要}壮大产业集群'],
      ['会议指出要壮大产业集群', '-: 会议指出', 'p18.1: {|要}壮大产业集群'],
      ['会议提出“碳谷”建设', '-: 会议提出', 'p18.3 n3.1: “碳谷”', '-: 建设'],
      [
        '记者从市两会获悉，今年我市将谋划实施市重点产业项目210个',
        '-: 记者从市两会获悉，今年我市将',
        'p18.3: 谋划实施市重点产业项目210个',
      ],
      [
        '某报报道：益阳“四张清单”做法受到肯定，“无证明城市”也是',
        '-: 某报报道：益阳',
        'p6.1 n6.0: “四张清单”',
        '-: 做法受到肯定，',
        'p8.3 p39.4 n7.0: “无证明城市”',
        '-: 也是',
      ],
    ] as const)
      finds(simplified, passage, 'partial', ...parts);
    finds(traditional, '會議強調要壯大產業集群', 'partial', '-: 會議強調', 'p18.1: {|要}壯大產業集群');
  });
  it('is found though it differs in a figure', () =>
    finds(
      simplified,
      '市长说，今年要完成投资280亿元以上，让人民满意',
      'partial',
      '-: 市长说，',
      'p18.3: {|今年要}完成投资{260|280}亿元以上，',
      '-: 让人民满意',
    ));
  it('is found in English', () => {
    finds(
      english,
      'The report says that "key reforms were steadily deepened"',
      'partial',
      '-: The report says that ',
      'p7.2: "key reforms were steadily deepened"',
    );
    finds(
      english,
      'The mayor stressed that key reforms were steadily deepened',
      'partial',
      '-: The mayor stressed that ',
      'p7.2: key reforms were steadily deepened',
    );
  });
});

describe('a figure that has lost its percent or unit', () => {
  for (const [passage, expected] of [
    ['增长6.5以上', 'p18.3: 增长{6.5%|6.5}以上'],
    ['增长10以上', 'p18.4: 增长{10%|10}以上'],
    ['完成投资260以上', 'p18.3: 完成投资260{亿元|}以上'],
    ['增长13.8，存贷比', 'p8.7: 增长{13.8%|13.8}，存贷比'],
  ] as const)
    it(passage, () => finds(simplified, passage, 'altered', expected));
  it('is no other figure for that', () =>
    assert.notEqual(check('增长6.5以上', simplified, script).verdict, 'verbatim'));
});

describe('copied from a form of ours', () => {
  it('has what the form adds, and is word for word', () => {
    for (const passage of [
      '改造农村危房2065户，建成“益老食堂”E1835家',
      '改造农村危房 2065 户，建成“益老食堂”E18 35 家',
      '18 壮大产业集群。聚焦先进制造业主攻方向',
      '18\n壮大产业集群。聚焦先进制造业主攻方向',
      '社会大局保持了和谐稳\n定，公众安全感再创新高。\n8\n— 5 —\n（五）突出民生改善',
      '实施“[四张清单](notes.md#n6)”[^6]推进模式、重点项目周调度机制',
      '\\[6] **[四张清单](#n6)**：存量投资清单、增量投资清单',
      '四张清单：存量投资清单、增量投资清单、争引项目清单、市直项目清单。\n' +
        '见于 （二）突出项目建设，夯实发展基础 · 第6段 · 注号所在处\n[7] 无证明城市：通过全面梳理',
    ])
      assert.equal(check(passage, simplified, script).verdict, 'verbatim', passage);
    for (const passage of [
      'and to become a National Garden CityE6, and completed the project',
      'and the loan-to-\ndeposit ratio rose by 2 percentage points',
      'making Yiyang an even better place to live and work.\n8\n— 6 —\nThe business environment kept im-\nproving.',
      '[6] four lists (四张清单): The list of existing investment',
      '(2) Pressing ahead with projects to consolidate the foundations of development\n\n' +
        '> Unofficial translation. The Chinese original is authoritative.\n\n<a id="p6"></a>Over the past year',
    ])
      assert.equal(check(passage, english, script).verdict, 'verbatim', passage);
  });
  it('is told what else it has', () => {
    for (const passage of [
      // Of another note, or where no note is marked.
      '改造农村危房2065户，建成“益老食堂”E1735家',
      '改造农村E18危房2065户，建成“益老食堂”35家',
      '改造农村危房2065户，建成“益老食堂”E1836家',
      // A number that is no paragraph's, another's, or not before it.
      '19 壮大产业集群。聚焦先进制造业主攻方向',
      '18.5 壮大产业集群。聚焦先进制造业主攻方向',
      '壮大产业集群。聚焦18先进制造业主攻方向',
      '壮大产业集群。聚焦\n18\n先进制造业主攻方向',
      // A line that is no page's.
      '壮大产业集群。聚焦\n—— 18 ——\n先进制造业主攻方向',
      '壮大产业集群。聚焦— 18 —先进制造业主攻方向',
      '壮大产业集群。聚焦\n3\n18\n— 5 —\n先进制造业主攻方向',
      '壮大产业集群。聚焦[十八](https://example.org/18)先进制造业主攻方向',
      '四张清单：存量投资清单、增量投资清单、争引项目清单、市直项目清单。\n' +
        '见于 （二）突出项目建设，夯实发展基础 · 第9段 · 正文标注处\n[7] 无证明城市：通过全面梳理',
    ])
      assert.notEqual(check(passage, simplified, script).verdict, 'verbatim', passage);
    for (const passage of [
      'and to become a National Garden CityE7, and completed the project',
      'living in extreme difficulty, and the “two subsidies”E18 for',
      'and the loan to 5-\ndeposit ratio rose by 2 percentage points',
      'four lists (三张清单): The list of existing investment',
    ])
      assert.notEqual(check(passage, english, script).verdict, 'verbatim', passage);
  });
  it('in both languages is taken apart by lines', () => {
    const [chinese, translated] = ['壮大产业集群。聚焦先进制造业', 'Expanding industrial clusters'];
    for (const [passage, ...apart] of [
      [`4\n${chinese}\nMLCC\n${translated}\n6.5%`, `4\n${chinese}\nMLCC`, `${translated}\n6.5%`],
      [`${chinese}\n[17] RCEP:\n${translated}`, chinese, `[17] RCEP:\n${translated}`],
      [`${translated}\n${chinese}`, translated, chinese],
    ] as const)
      assert.deepEqual(readingsOf(passage), [apart, [passage]]);
    for (const whole of [
      '信维电科\nMLCC\n、三立诚PCB',
      'the “four lists” (四张清单)\napproach',
      `${chinese}\nhttps://a.example/`,
    ])
      assert.deepEqual(readingsOf(whole), [[whole]]);
  });
});

describe('not in the report', () => {
  for (const passage of [
    '我们将加快推进人工智能产业创新发展，打造全国领先的算力枢纽，力争到2030年数字经济核心产业增加值突破500亿元，让人民群众共享数字红利。',
    '全力推动海洋经济提质增效，深海养殖、远洋运输、滨海旅游齐头并进，海洋生产总值占比稳步提高。',
    '天下大势，分久必合，合久必分。',
    '今天天气不错',
    '😀',
  ])
    it(passage.slice(0, 12), () => finds(simplified, passage, 'absent', `-: ${passage}`));
  it('is what only sounds like it in English', () =>
    assert.equal(
      check(
        'We will build the largest offshore wind farm in the world and send astronauts to Mars by 2030.',
        english,
        script,
      ).verdict,
      'absent',
    ));
  for (const passage of ['', ' \n', '。，“”——', '[3]', '……'])
    it(`are no words: ${JSON.stringify(passage)}`, () => finds(simplified, passage, 'empty'));
});

describe('in English', () => {
  it('is word for word', () =>
    verbatim(
      english,
      'won 14.66 billion yuan in competitive project funding from higher levels of government',
      'p6.1',
    ));
  it('does not mind straight quotes, capitals and hyphens', () =>
    verbatim(english, 'WE VIGOROUSLY APPLIED THE "FOUR LISTS" APPROACH TO MOVING PROJECTS FORWARD', 'p6.1'));
  it('does not mind a straight apostrophe', () =>
    verbatim(english, "including Xinwei Electronics' MLCC project and Sanlicheng's PCB project", 'p6.2'));
  it('does not mind commas in numbers', () => verbatim(english, 'and added more than 10000 parking spaces', 'p6.3'));
  it('shows a changed number', () =>
    finds(
      english,
      'won 14.67 billion yuan in competitive project funding',
      'altered',
      'p6.1: won {14.66|14.67} billion yuan in competitive project funding',
    ));
  it('shows a changed word whole', () =>
    finds(
      english,
      'won 14.66 billion yuan in competing project funding',
      'altered',
      'p6.1: won 14.66 billion yuan in {competitive|competing} project funding',
    ));
  it('shows a word left out, with the space it had', () =>
    finds(
      english,
      'won 14.66 billion yuan in project funding from higher levels',
      'altered',
      'p6.1: won 14.66 billion yuan in {competitive|} project funding from higher levels',
    ));
  it('is compared though it names a term in Chinese', () =>
    finds(
      english,
      'won 14.66 billion yuan in competitive (竞争性) project funding',
      'altered',
      'p6.1: won 14.66 billion yuan in competitive ({|竞争性}) project funding',
    ));
  it('does not take the beginning of a word for the word', () =>
    assert.notEqual(check('competitive project fund', english, script).verdict, 'verbatim'));
});

describe('whatever is quoted, altered at random', () => {
  const next = generator(20240116);
  const below = (n: number) => Math.floor(next() * n);
  const flat = (runs: Part['runs'], side: 'report' | 'quotation') =>
    runs.map((run) => ('same' in run ? run.same : ` ${run[side]} `)).join('');
  const tokens = (text: string) => tokenize(text, script).tokens;

  for (const [name, text, corpus] of [
    ['Chinese', hans, simplified],
    ['English', en, english],
  ] as const) {
    const sentences = sentencesOf(report, text).map(({text}) => text.trim());
    /** A passage with up to five changes: a word lost, doubled or put in from elsewhere. */
    const altered = () => {
      const from = below(sentences.length - 3);
      const words = sentences
        .slice(from, from + 1 + below(3))
        .join(' ')
        .split(text === en ? /(?= )/ : '');
      for (let changes = below(6); changes > 0; changes--)
        words.splice(below(words.length), below(2), ...(below(2) ? [words[below(words.length)] ?? ''] : []));
      return words.join('');
    };

    it(`${name}: the parts are the quotation, the differences lead to the report, and none means word for word`, () => {
      for (let i = 0; i < 250; i++) {
        const quotation = altered();
        const {verdict, parts} = check(quotation, corpus, script);
        assert.deepEqual(
          tokens(parts.map(({runs}) => flat(runs, 'quotation')).join(' ')),
          tokens(quotation),
          quotation,
        );
        for (const {runs, places} of parts) {
          for (const {start, end} of places)
            assert.deepEqual(tokens(flat(runs, 'report')), corpus.tokens.slice(start, end), quotation);
        }
        const verbatim = corpus.joined.includes(sequence(tokens(quotation)).joined);
        assert.equal(verdict === 'verbatim', verbatim, quotation);
      }
    });
  }
});

describe('tokens', () => {
  const tokens = (text: string) => tokenize(text, script).tokens;
  it('are characters, words, figures and signs', () =>
    assert.deepEqual(tokens('“4×4”體系，PM2.5、people’s R&D'), [
      '4',
      '×',
      '4',
      '体',
      '系',
      'pm',
      '2.5',
      "people's",
      'r',
      'd',
    ]));
  it('have the point, sign and percent of a figure', () =>
    assert.deepEqual(tokens('降－3.2％ 6.5 % 1,234,567.8'), ['降', '-3.2%', '6.5%', '1234567.8']));
  it('take a dash between figures for none', () =>
    assert.deepEqual(tokens('2020—2025年 10-15'), ['2020', '2025', '年', '10', '15']));
  it('keep a decimal comma apart from a point', () => assert.deepEqual(tokens('10，5%'), ['10', '5%']));
  it('know where they stand', () =>
    assert.deepEqual(tokenize('第Ⅳ 類 10 ％', script).spans, [
      [0, 1],
      [1, 2],
      [3, 4],
      [5, 9],
    ]));
});

describe('the edition of a quotation', () => {
  const of = (quotation: string, here: 'zh-hans' | 'zh-hant' | 'en') => editionsOf(quotation, here, script);
  it('is told by its characters', () =>
    assert.deepEqual(
      [of('產業', 'zh-hans'), of('产业', 'zh-hant'), of('产业', 'en')],
      [['zh-hant'], ['zh-hans'], ['zh-hans']],
    ));
  it('is that of most of it', () =>
    assert.deepEqual(
      [
        of('the “four lists” approach (四张清单) to moving projects', 'zh-hans')[0],
        of('信维电科MLCC、三立诚PCB项目', 'en')[0],
      ],
      ['en', 'zh-hans'],
    ));
  it('is the reader’s where both write alike', () =>
    assert.deepEqual([of('水利', 'zh-hant'), of('水利', 'zh-hans')], [['zh-hant'], ['zh-hans']]));
  it('may be either for figures and names', () =>
    assert.deepEqual(
      [of('6.5%', 'zh-hant'), of('MLCC', 'zh-hans'), of('6.5%', 'en')],
      [
        ['zh-hant', 'en'],
        ['en', 'zh-hans'],
        ['en', 'zh-hans'],
      ],
    ));
});

describe('long passages', () => {
  const all = sentencesOf(report, hans)
    .map(({text}) => text)
    .join('');
  it('are found whole', () => assert.equal(check(all.slice(3000, 8000), simplified, script).verdict, 'verbatim'));
  it('are compared to the last character', () => {
    const passage = `${all.slice(3000, 5000)}的的${all.slice(5000, 8000)}`;
    const {verdict, parts} = check(passage, simplified, script);
    assert.equal(verdict, 'altered');
    assert.deepEqual(
      differences((parts[0] as Part).runs).map(({report, quotation}) => report + quotation),
      ['的的'],
    );
  });
  it('take no time to speak of, however they are altered', () => {
    const passages = [
      all.slice(3000, 5000).replaceAll('业', '页'),
      [...all]
        .filter((_, i) => i % 3)
        .join('')
        .slice(0, 2000),
      '高质量发展'.repeat(1000),
    ];
    for (const passage of passages) check(passage, simplified, script);
    const began = performance.now();
    for (const passage of passages) check(passage, simplified, script);
    // On an idle machine it is a tenth of this.
    assert.ok(performance.now() - began < 1500);
  });
  it('are checked up to a limit, to the end of a word', () => {
    assert.equal(beginningOf(all), all);
    assert.equal(beginningOf(`${'a'.repeat(99_990)} 12,345.67 7`).length, 99_991);
  });

  /** The processor's time of some work in milliseconds: the clock's counts what else the machine does. */
  const cost = (work: () => unknown) => {
    const before = process.cpuUsage();
    work();
    const {user, system} = process.cpuUsage(before);
    return (user + system) / 1000;
  };
  const random = generator(7);
  const hanzi = () => String.fromCodePoint(0x4e00 + Math.floor(random() * 20_000));
  for (const [name, unit] of [
    ['of the report', () => all],
    ['of the report, every tenth character another', () => [...all].map((one, i) => (i % 10 ? one : '页')).join('')],
    ['of any characters', () => Array.from({length: 33_000}, hanzi).join('')],
    ...[
      '的',
      '增长…',
      '“发展”',
      '增常…',
      '壮大产业集群，',
      '会议指出，要',
      '打好',
      '\n',
      ' ',
      '[',
      '(',
      '(…',
      '\\',
      '[^1]',
      '[a](',
      '[a](#p1)',
    ]
      .concat([
        '<a id="p1">',
        '1\n',
        '1,1',
        '— 1 —\n',
        'E1',
        'E18',
        'a-\n',
        're-\nform ',
        '[Baogao ',
        'https://',
        '见于',
        '18 一年来\n',
      ])
      .concat(['\u0300\u0327', '\0', 'of the and '])
      .map((unit) => [JSON.stringify(unit), () => unit] as const),
  ] as const) {
    it(`of 100 KB ${name} cost little`, () => {
      const text = unit();
      const passage = text.repeat(Math.ceil(100_000 / Buffer.byteLength(text))).slice(0, 100_000);
      check(text.slice(0, 100), simplified, script);
      assert.ok(cost(() => check(passage, simplified, script)) < 3000);
    });
  }
  it('take no step that holds up the page', () => {
    const passage = all.repeat(3).slice(0, 33_000).replaceAll('业', '页');
    const steps = checking(passage, simplified, script);
    for (let done: boolean | undefined = false; !done;) assert.ok(cost(() => ({done} = steps.next())) < 1000);
  });
});
