/** What counts as the same text, how it is cut for the index, and how a hit is shown. */
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {fold, probes, tokens, words} from '../src/model/folding.ts';
import {excerpt, find, type Item, type Piece} from '../src/model/matching.ts';
import {addTwins, recordOf, scriptTable, type PageRecord} from '../src/build/search/records.ts';
import {readPage} from './support/built-text.ts';
import {comparePages} from '../src/model/routes.ts';

const script = new Map([...'營商環類發髮'].map((from, i) => [from, [...'营商环类发发'][i] as string]));
const plain = new Map<string, string>();

describe('folding', () => {
  const same = (a: string, b: string) => assert.equal(fold(a, script).text, fold(b, script).text);

  it('takes full-width forms for plain ones', () => same('ＰＭ２．５（％）', 'pm2.5(%)'));
  it('takes a Roman numeral for its letters', () => same('Ⅳ类', 'iv类'));
  it('does not mind case', () => same('AA+', 'aa+'));
  it('brings both scripts together', () => same('營商環', '营商环'));
  it('takes a Taiwan edition’s quotation marks for the mainland’s', () => same('「千百十」『五好』', '“千百十”‘五好’'));
  it('drops spacing between Chinese characters', () => same('名 词　解 释', '名词解释'));
  it('drops spacing between Chinese and Latin', () => same('完成 MLCC 项目', '完成MLCC项目'));
  it('keeps words of Latin apart, by one space', () =>
    assert.equal(fold('high \n quality', plain).text, 'high quality'));
  it('drops what cannot be seen', () => same('洞\u200b庭\u00ad湖', '洞庭湖'));
  it('keeps × and the signs that are no variants', () => assert.equal(fold('4×4 4+N', plain).text, '4×4 4+n'));

  it('remembers where each character came from, though lengths change', () => {
    const {text, offsets} = fold('第Ⅳ 類…', script);
    assert.equal(text, '第iv类...');
    assert.deepEqual(offsets, [0, 1, 1, 3, 4, 4, 4, 5]);
  });

  it('composes letters and their marks', () => assert.equal(fold('e\u0301', plain).text, 'é'));
});

describe('the words of a query', () => {
  it('are parted by any space', () => assert.deepEqual(words(' 洞庭湖　粮食\t', plain), ['洞庭湖', '粮食']));
  it('are counted once', () => assert.deepEqual(words('粮食 粮食', plain), ['粮食']));
  it('are parted by straight quotes: every search is exact', () =>
    assert.deepEqual(words('"高质量发展"', plain), ['高质量发展']));
  it('keep the text’s own quotes', () => assert.deepEqual(words('“十代”', plain), ['“十代”']));
  it('are none in a query of spaces', () => assert.deepEqual(words(' 　\u200b', plain), []));
});

describe('tokens', () => {
  it('are every character and every pair, in letters alone', () => {
    const found = [...tokens('4×洞')];
    assert.equal(found.length, 5);
    for (const token of found) assert.match(token, /^[a-p]{4}([a-p]{4})?$/);
  });

  it('hold whatever a word of the text is looked for by', () => {
    const text = '全省“4×4”现代化产业体系建设，PM2.5平均浓度下降6.5%𠮷。';
    const index = tokens(text);
    for (let from = 0; from < text.length; from++) {
      for (let to = from + 1; to <= text.length; to++) {
        for (const probe of probes(text.slice(from, to))) assert.ok(index.has(probe), text.slice(from, to));
      }
    }
  });

  it('are few for a pasted sentence, its ends among them', () => {
    const found = probes('现代农业综合改革纵深推进');
    assert.equal(found.length, 6);
    assert.deepEqual([found[0], found[5]], [probes('现代')[0], probes('推进')[0]]);
  });
});

describe('finding', () => {
  const item: Item = {id: 'p1', text: '营商环境好。4×4；頭髮，营商。'};
  const found = (query: string) =>
    find(item, words(query, script), script)?.map(([start, end]) => item.text.slice(start, end));

  it('gives every place of every word', () => assert.deepEqual(found('營商 4×4'), ['营商', '4×4', '营商']));
  it('wants all words', () => assert.equal(found('营商 没有'), undefined));
  it('does not find what only resembles', () => assert.equal(found('营环'), undefined));
  it('goes across the end of a sentence', () => assert.deepEqual(found('好。4'), ['好。4']));
  it('marks words that overlap as one', () => assert.deepEqual(found('营商环 商环境'), ['营商环境']));
  it('marks a character whole that folds to several', () =>
    assert.deepEqual(find({text: 'Ⅳ类水质'}, ['v类'], plain), [[0, 2]]));

  it('finds the other script’s word where folding alone does not', () => {
    const twin: Item = {id: 'p9', text: '打卡新坐标。', twin: '打卡新座标。'};
    assert.equal(find(twin, ['座标'], plain), undefined);
    assert.deepEqual(find(twin, ['座标'], plain, 'twin'), [[3, 5]]);
  });

  it('marks nothing where the two scripts differ in length', () => {
    assert.deepEqual(find({text: '资讯', twin: '资讯科技'}, ['科技'], plain, 'twin'), []);
  });
});

describe('an excerpt', () => {
  const show = (pieces: Piece[]) => pieces.map(({text, hit}) => (hit ? `[${text}]` : text)).join('');
  const of = (text: string, query: string, count?: number) =>
    show(excerpt(text, find({text}, words(query, plain), plain) ?? [], count));
  const long = `${'前'.repeat(60)}洞庭湖${'后'.repeat(60)}。`;

  it('is the sentence with the words marked', () =>
    assert.equal(of('一年来。洞庭湖治理，保护洞庭湖；完。', '洞庭湖'), '[洞庭湖]治理，保护[洞庭湖]；'));
  it('takes closing quotes along', () => assert.equal(of('好。“治理洞庭湖。”完。', '洞庭湖'), '“治理[洞庭湖]。”'));
  it('is cut on both sides where the sentence is long', () =>
    assert.equal(of(long, '洞庭湖'), `……${'前'.repeat(24)}[洞庭湖]${'后'.repeat(40)}……`));
  it('begins after a comma if one is near', () =>
    assert.equal(
      of(`${'前'.repeat(60)}，${'近'.repeat(15)}洞庭湖${'后'.repeat(60)}。`, '洞庭湖').slice(0, 4),
      '……近近',
    ));
  it('joins sentences that follow, and parts those that do not', () => {
    assert.equal(of('甲一。乙二。丙三。丁四。', '甲 乙 丁', 3), '[甲]一。[乙]二。……[丁]四。');
  });
  it('shows as many sentences as asked', () => assert.equal(of('甲一。乙二。丙三。', '甲 丙', 1), '[甲]一。'));
  it('is the beginning where nothing is marked', () => assert.equal(show(excerpt('甲一。乙二。', [])), '甲一。'));
  it('ends before a comma if one is near, and does not leave out a comma alone', () => {
    const clause = `${'后'.repeat(30)}，`;
    assert.equal(of(`洞庭湖${clause}${clause}${clause}`, '洞庭湖'), `[洞庭湖]${'后'.repeat(30)}……`);
    assert.equal(
      of(`洞庭湖${clause}西湖${clause}${clause}`, '洞庭湖 西湖'),
      `[洞庭湖]${clause}[西湖]${'后'.repeat(30)}……`,
    );
  });

  for (const figure of [
    '551万亩',
    '1.2亿元',
    '10,000多吨',
    '6.5%',
    '12个百分点',
    '30平方公里',
    'PM2.5',
    '4×4',
    '23萬畝',
  ])
    it(`cuts neither ${figure} nor a word`, () => {
      for (let distance = 1; distance < 60; distance++) {
        const filler = '的'.repeat(distance);
        const after = of(`洞庭湖${filler}${figure}${'的'.repeat(90)}。`, '洞庭湖').replace('……', '');
        const before = of(`${'的'.repeat(90)}${figure}${filler}洞庭湖。`, '洞庭湖').replace('……', '');
        for (const shown of [after, before])
          if (!shown.includes(figure)) assert.doesNotMatch(shown, new RegExp(`[${figure}]`), `${distance}: ${shown}`);
      }
    });

  it('never cuts a character in two', () => {
    assert.ok(of(`${'𠮷'.repeat(60)}甲${'𠮷'.repeat(60)}。`, '甲').isWellFormed());
    assert.ok(of(`${'𠮷'.repeat(60)}x甲y${'𠮷'.repeat(60)}。`, '甲').isWellFormed());
  });
});

describe('reading a built page', () => {
  const html = `<html><body><nav><p id="p99">菜单</p></nav><main><h1 id="h2"><span class="no">（一）</span>突出产业立市。</h1>
    <a class="num" href="#p5">5</a><p id="p5"><a id="p4"></a><span id="p5.1">深入<a class="term">工程</a><a class="ref" role="doc-noteref" aria-label="[2]"></a>，</span><br><span id="p5.2">&lt;发展&gt;。</span></p>
    <aside class="note">旁注</aside><dl><div id="n2"><dt><span class="no">[2]</span><dfn id="n2.0">工程</dfn>：</dt><dd><span id="n2.1">一百个。</span></dd><dd data-chrome>见于第5段</dd></div></dl></main></body></html>`;

  it('gives the segments of paragraphs, headings and notes as printed, without markers, and the ids retired there', () => {
    assert.deepEqual(readPage(html), {
      title: '（一）突出产业立市',
      blocks: [
        {id: 'h2', segments: [{id: 'h2', text: '（一）突出产业立市。'}]},
        {
          id: 'p5',
          segments: [
            {id: 'p5.1', text: '深入工程，'},
            {id: 'p5.2', text: '<发展>。'},
          ],
          retired: ['p4'],
        },
        {
          id: 'n2',
          segments: [
            {id: 'n2.0', text: '工程：'},
            {id: 'n2.1', text: '一百个。'},
          ],
        },
      ],
    });
  });

  it('gives the index whole paragraphs, headings and notes', () => {
    assert.deepEqual(recordOf({edition: 'zh-hans', report: 'r', page: '1-1', ...readPage(html)}), {
      edition: 'zh-hans',
      report: 'r',
      page: '1-1',
      title: '（一）突出产业立市',
      items: [
        {id: 'h2', text: '（一）突出产业立市。'},
        {id: 'p5', text: '深入工程，<发展>。'},
        {id: 'n2', text: '工程：一百个。'},
      ],
    });
  });

  it('keeps the space between two sentences, and the name of one that came from elsewhere', () => {
    const {blocks} = readPage(
      '<main><p id="p6"> <span id="p6.1">One.</span> <span id="p63.1">Two<a id="p63.2"></a> more.</span> </p></main>',
    );
    assert.deepEqual(blocks, [
      {
        id: 'p6',
        segments: [
          {id: 'p6.1', text: 'One. '},
          {id: 'p63.1', text: 'Two more.'},
        ],
        retired: ['p63.2'],
      },
    ]);
  });

  it('puts pages in the order of the text', () => {
    assert.deepEqual(['notes', '2', '1-10', '1-2', '1', 'index'].sort(comparePages), [
      'index',
      '1',
      '1-2',
      '1-10',
      '2',
      'notes',
    ]);
  });
});

describe('the table of scripts', () => {
  const pairs = [['着力发展显著坐标干净乾隆', '著力發展顯著座標乾淨乾隆']] as const;
  const table = scriptTable(
    pairs.map(([text]) => text),
    pairs,
    [
      ['髮', '发'],
      ['裏', '里'],
      ['乾', '干'],
    ],
  );

  it('has what the editions say', () => assert.equal(table.get('發'), '发'));
  it('knows other forms of the characters that are used', () => assert.equal(table.get('髮'), '发'));
  it('does not follow the editions where they go by the word', () => {
    const both = [['计划', '計畫']] as const;
    assert.equal(scriptTable(['计划'], both, []).get('畫'), '划');
    assert.equal(scriptTable(['计划'], both, [['畫', '画']]).has('畫'), false);
  });
  it('leaves out forms of characters that are not', () => assert.equal(table.has('裏'), false));
  it('never changes a character of the original', () =>
    assert.deepEqual(
      ['著', '乾'].map((character) => table.has(character)),
      [false, false],
    ));

  it('has a twin to help where it cannot', () => {
    const record = (edition: 'zh-hans' | 'zh-hant', text: string): PageRecord => ({
      edition,
      report: 'r',
      page: '1',
      title: '',
      items: [
        {id: 'p1', text},
        {id: 'p2', text: edition === 'zh-hans' ? '发展' : '發展'},
      ],
    });
    const [simplified, traditional] = [record('zh-hans', '着力'), record('zh-hant', '著力')];
    addTwins([simplified, traditional], table);
    assert.equal(simplified.items[0]?.twin, '著力');
    assert.equal(traditional.items[0]?.twin, '着力');
    assert.equal('twin' in (simplified.items[1] ?? {}), false);
  });
});
