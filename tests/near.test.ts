/** Queries near to one that finds nothing: what they are, and how they show in what they differ. */
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {nearChinese} from '../src/model/near-chinese.ts';
import {nearEnglish} from '../src/model/near-english.ts';
import {difference, type NearQuery, type Piece} from '../src/model/near.ts';

const show = (pieces: readonly Piece[]) =>
  pieces
    .map((piece) => ('same' in piece ? piece.same : 'left' in piece ? `[-${piece.left}-]` : `{+${piece.put}+}`))
    .join('');
const shown = (found: NearQuery[]) => found.map(({query, pieces, count}) => `${query} ${count}: ${show(pieces)}`);

describe('a difference', () => {
  it('is what only one has, in its place', () => {
    assert.equal(show(difference([...'洞廷湖'], [...'洞庭湖'])), '洞[-廷-]{+庭+}湖');
    assert.equal(show(difference([...'人均收入'], [...'人均可支配收入'])), '人均{+可支配+}收入');
    assert.equal(show(difference([], [...'湖'])), '{+湖+}');
  });
});

describe('near to a Chinese query', () => {
  const texts = [
    '治理洞庭湖，优化营商环境，推动高质量发展。',
    '全体居民人均可支配收入增长5%；农业增长6.5%以上。',
    '高速建成通车。教育投入增加，洞庭湖水质改善。',
  ];
  const first = (query: string, script = new Map<string, string>()) => shown(nearChinese(query, texts, script))[0];
  for (const [query, expected] of [
    ['洞廷湖', '洞庭湖 2: 洞[-廷-]{+庭+}湖'],
    ['营商坏境', '营商环境 1: 营商[-坏-]{+环+}境'],
    ['商营环境', '营商环境 1: [-商-]营{+商+}环境'],
    ['高质量的发展', '高质量发展 1: 高质量[-的-]发展'],
    ['人均收入', '人均可支配收入 1: 人均{+可支配+}收入'],
    ['增长6.5以上', '增长6.5%以上 1: 增长6.5{+%+}以上'],
    ['高速公路', '高速 1: 高速 [-公路-]'],
    ['洞庭湖 火星', '洞庭湖 2: 洞庭湖 [-火星-]'],
    ['营商环境 水质', '营商环境 1: 营商环境 [-水质-]'],
  ] as const)
    it(`${query} is ${expected}`, () => assert.equal(first(query), expected));
  it('is nothing where nothing is', () => {
    for (const query of ['火星', '火', '火星移民计划', '', '“”'])
      assert.deepEqual(nearChinese(query, texts, new Map()), [], query);
  });
  it('shows the query as it is typed, and the text as it is printed', () => {
    const script = new Map([
      ['營', '营'],
      ['環', '环'],
      ['壞', '坏'],
    ]);
    assert.deepEqual(shown(nearChinese('營商壞境', ['優化營商環境。'], script))[0], '營商環境 1: 營商[-壞-]{+環+}境');
  });
  it('each finds as many texts as it says', () => {
    for (const query of ['洞廷湖', '高速公路', '洞庭湖 火星 水质'])
      for (const near of nearChinese(query, texts, new Map()))
        assert.equal(
          texts.filter((text) => near.query.split(' ').every((word) => text.includes(word))).length,
          near.count,
        );
  });
  it('is not looked for where a query is a passage', () => {
    assert.deepEqual(nearChinese('洞廷湖'.repeat(5000), texts, new Map()), []);
    assert.deepEqual(nearEnglish('goverment '.repeat(5000), ['government']), []);
  });
});

describe('near to an English query', () => {
  const texts = [
    'The government protects the environment.',
    'Child care and health; medical care.',
    'Rural areas and industries.',
  ];
  const first = (query: string) => shown(nearEnglish(query, texts))[0];
  for (const [query, expected] of [
    ['goverment', 'government 1: [-goverment-]{+government+}'],
    ['enviroment zebra', 'environment 1: [-enviroment-]{+environment+} [-zebra-]'],
    ['childcare', '"child care" 1: [-childcare-]{+child care+}'],
    ['healthcare', 'health care 1: [-healthcare-]{+health care+}'],
    ['"rural industries"', 'rural industries 1: [-“-]rural industries[-”-]'],
    ['rural environment', 'environment 1: [-rural-] environment'],
  ] as const)
    it(`${query} is ${expected}`, () => assert.equal(first(query), expected));
  it('is no short word a letter off, and nothing where nothing is', () => {
    for (const query of ['hare', 'zebra', '', '6.5']) assert.deepEqual(nearEnglish(query, texts), [], query);
  });
});
