/** English words in a search: what counts as the same, what the index holds, how a hit is shown. */
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {
  cut,
  findEnglish,
  manner,
  occurrencesIn,
  parse,
  startProbe,
  stem,
  tokens,
  wordTokens,
} from '../src/model/english.ts';
import {excerpt} from '../src/model/matching.ts';
import {addSources, type PageRecord} from '../src/build/search/records.ts';

const script = new Map([...'營環'].map((from, i) => [from, [...'营环'][i] as string]));
const plain = new Map<string, string>();
const words = (text: string) => cut(text).map(({text}) => text);

describe('English words', () => {
  it('are cut at spaces, dashes and punctuation', () =>
    assert.deepEqual(words('“High-quality” growth—up (again).'), ['high', 'quality', 'growth', 'up', 'again']));
  it('keep the signs within figures and names', () =>
    assert.deepEqual(words('6.5% 5G MLCC 4×4 4+N PM2.5 R&D 10,000.'), [
      '6.5',
      '5g',
      'mlcc',
      '4x4',
      '4+n',
      'pm2.5',
      'r&d',
      '10000',
    ]));
  it('lose the genitive, whichever the apostrophe', () =>
    assert.deepEqual(words("the people’s city's enterprises’"), ['the', 'people', 'city', 'enterprises']));
  it('know where they stand', () => assert.deepEqual(cut('a  City’s')[1], {text: 'city', span: [3, 9]}));
  it('share a stem in all forms', () => {
    assert.equal(stem('policies'), stem('policy'));
    assert.equal(new Set(['develop', 'developing', 'developed', 'development', 'develops'].map(stem)).size, 1);
  });
  it('have no stem but themselves if they are figures', () => assert.equal(stem('6.5'), '6.5'));
});

describe('an English query', () => {
  it('has Chinese words and English ones', () =>
    assert.deepEqual(parse(' 營商　Policies policies 6.5', script), {
      english: ['policies', '6.5'],
      chinese: ['营商'],
      last: '6.5',
    }));
  it('has no last word to complete if it ends in Chinese', () =>
    assert.equal(parse('polic 营商', plain).last, undefined));
  it('may be empty', () => assert.deepEqual(parse(' “” ', plain), {english: [], chinese: [], last: undefined}));
});

describe('forms of a word', () => {
  const isFound = (query: string, text: string) => {
    const {english, phrases} = parse(query, plain);
    return findEnglish(text, english, undefined, phrases) !== undefined;
  };
  const index = (text: string) => tokens({id: 'p1', text}, plain);

  it('are irregular plurals', () => {
    for (const [one, many] of [
      ['child', 'children'],
      ['woman', 'women'],
      ['fisherman', 'fishermen'],
      ['person', 'people'],
      ['life', 'lives'],
      ['half', 'halves'],
      ['crisis', 'crises'],
      ['criterion', 'criteria'],
      ['consortium', 'consortia'],
      ['virus', 'viruses'],
    ] as const)
      for (const [query, text] of [
        [one, many],
        [many, one],
      ] as const) {
        assert.ok(isFound(query, text), `${query} in ${text}`);
        assert.ok(
          wordTokens(query).some((token) => index(text).has(token)),
          `${query} by the index in ${text}`,
        );
      }
  });

  it('are no others: people are not personal, lives do not make life live', () => {
    assert.equal(isFound('people', 'personal income'), false);
    assert.equal(isFound('personal', 'people'), false);
    assert.equal(isFound('live', 'life'), false);
    assert.ok(isFound('live', 'lives'));
  });

  // From the spellings that the package american-british-english-translator lists, every twentieth that rules can know.
  const british = `armoury armory/centre center/behavioural behavioral/cancelled canceled/centred centered/
    characterised characterized/colonisation colonization/crystallise crystallize/decentralised decentralized/
    demobilisation demobilization/dialogue dialog/dishonour dishonor/endeavoured endeavored/favourable favorable/
    fuelled fueled/generalised generalized/grey gray/harbours harbors/industrialise industrialize/judgement judgment/
    kilometre kilometer/labour labor/legalised legalized/licence license/litres liters/manoeuvre maneuver/
    mechanisation mechanization/memorise memorize/moulded molded/neighbourhood neighborhood/offence offense/
    organise organize/paediatric pediatric/penalised penalized/ploughing plowing/programme program/
    rationalise rationalize/rigour rigor/skilful skillful/specialised specialized/standardisation standardization/
    sulphur sulfur/theatre theater/travelled traveled/tyre tire/urbanisation urbanization/vapour vapor/
    analyse analyze/defence defense/organisation organization`
    .split('/')
    .map((pair) => pair.trim().split(' ') as [string, string]);
  it('are the spellings of Britain and America, either way', () => {
    for (const [uk, us] of british) {
      for (const [query, text] of [
        [uk, us],
        [us, uk],
      ] as const) {
        assert.ok(isFound(query, text), `${query} in ${text}`);
        assert.ok(
          wordTokens(query).some((token) => index(text).has(token)),
          `${query} by the index in ${text}`,
        );
      }
    }
  });
  it('are those of the American spelling, where a stemmer knows more of them', () => {
    for (const query of ['modernization', 'modernisation']) {
      assert.ok(isFound(query, 'modern'), query);
      assert.ok(wordTokens(query).some((token) => index('modern').has(token)));
    }
  });
  it('are no other words that look alike', () => {
    for (const [query, text] of [
      ['four', 'for'],
      ['expert', 'expertise'],
      ['registration', 'register'],
      ['special', 'specialty'],
    ] as const)
      assert.equal(isFound(query, text), false, `${query} in ${text}`);
  });

  it('are a word without its hyphen, and R&D with spaces', () => {
    assert.ok(isFound('ecommerce', 'e-commerce'));
    assert.ok(index('e-commerce').has(wordTokens('ecommerce')[0]!));
    assert.deepEqual(words('spending on R & D, and on X & Yang'), ['spending', 'on', 'r&d', 'and', 'on', 'x', 'yang']);
    assert.ok(isFound('R & D', 'R&D'));
    assert.ok(isFound('R&D', 'R & D'));
  });

  it('are one word for two where nothing has both', () => {
    const ranges = (query: string) => occurrencesIn(['10 percent'], query);
    assert.deepEqual(ranges('per cent'), [[[3, 10]]]);
    assert.deepEqual(ranges('10 per cent'), [
      [
        [0, 2],
        [3, 10],
      ],
    ]);
    assert.deepEqual(ranges('"10 per cent"'), [[[0, 10]]]);
    assert.deepEqual(occurrencesIn(['R&D'], 'R and D'), [[[0, 3]]]);
    assert.deepEqual(occurrencesIn(['per capita', 'percent'], 'per capita'), [
      [
        [0, 3],
        [4, 10],
      ],
      [],
    ]);
  });
});

describe('a phrase', () => {
  const ranges = (query: string, text: string) => {
    const {english, phrases} = parse(query, plain);
    return findEnglish(text, english, undefined, phrases)?.map(([from, to]) => text.slice(from, to));
  };
  it('is what stands in quotation marks, of any shape', () => {
    for (const query of [
      '"high quality" growth',
      '“high quality” growth',
      '‘high quality’ growth',
      "'high-quality' growth",
      '＂high quality＂ growth',
    ])
      assert.deepEqual(
        parse(query, plain),
        {
          english: ['growth'],
          phrases: [['high', 'quality']],
          chinese: [],
          last: 'growth',
        },
        query,
      );
  });
  it('is none of one word, or within Chinese, or where an apostrophe stands', () => {
    assert.deepEqual(parse('“policies”', plain), {english: ['policies'], chinese: [], last: 'policies'});
    assert.deepEqual(parse("people's and cities' homes", plain).phrases, undefined);
    assert.deepEqual(parse('“十代” “lake 十代”', plain).phrases, undefined);
  });
  it('is its words next to each other, as they are written, a hyphen or a space between them', () => {
    assert.deepEqual(ranges('"high quality"', 'High-quality and high quality'), ['High-quality', 'high quality']);
    assert.equal(ranges('"rural industries"', 'rural areas and industries; rural industry'), undefined);
    assert.equal(ranges('"10 percent"', '10 percentage points, 110 percent'), undefined);
    assert.deepEqual(ranges('"labour force"', 'the labor force'), ['labor force']);
  });
  it('is one beside other words', () =>
    assert.deepEqual(ranges('lake "high quality"', 'high-quality water in lakes'), ['high-quality', 'lakes']));
});

describe('finding English', () => {
  const text = 'Policies for business, and a policy on policymaking.';
  const found = (sought: string[], start?: string) =>
    findEnglish(text, sought, start)?.map(([from, to]) => text.slice(from, to));
  it('gives every form of every word, in order', () =>
    assert.deepEqual(found(['business', 'policy']), ['Policies', 'business', 'policy']));
  it('wants all words', () => assert.equal(found(['policy', 'zebra']), undefined));
  it('takes only the one being typed for a beginning', () => {
    assert.deepEqual(found(['polic'], 'polic'), ['Policies', 'policy', 'policymaking']);
    assert.equal(found(['polic', 'busin'], 'busin'), undefined);
    assert.equal(found(['polic']), undefined);
  });
  it('finds no part within a word', () => assert.equal(found(['making'], 'making'), undefined));
  it('completes a last word only where none is written so', () => {
    const ranges = (query: string) => occurrencesIn(['serve well', 'services'], query);
    assert.deepEqual(ranges('serve'), [[[0, 5]], []]);
    assert.deepEqual(ranges('serv'), [[[0, 5]], [[0, 8]]]);
  });
});

describe('the tokens of an English paragraph', () => {
  const index = tokens({id: 'p1', text: 'Policies on 4×4', source: {text: '营商', twin: '營商'}}, script);
  it('are letters alone', () => {
    for (const token of index) assert.match(token, /^[a-z]+$/);
  });
  it('are stems, beginnings, and the characters of the original', () => {
    for (const token of ['ypolici', 'xpo', 'xpol', 'xpoli', 'xpolic', 'yon', 'xon']) assert.ok(index.has(token), token);
    // Two stems and one with a sign; four beginnings, one, two; of the Chinese three, and two more of the twin.
    assert.equal(index.size, 3 + 4 + 1 + 2 + 5);
  });
  it('hold the beginning by which a word with the same stem is looked for', () => {
    for (const [typed, written] of [
      ['policies', 'policy'],
      ['polici', 'policy'],
      ['developers', 'development'],
      ['happily', 'happy'],
      ['possibility', 'possible'],
      ['relational', 'relate'],
    ] as const) {
      if (stem(typed) === stem(written))
        assert.ok(tokens({id: 'p', text: written}, plain).has(startProbe(typed)), typed);
    }
    assert.equal(stem('polici'), stem('policy'));
  });
});

describe('an English record', () => {
  it('has the originals of its paragraphs', () => {
    const record = (edition: 'zh-hans' | 'en', text: string, twin?: string): PageRecord => ({
      edition,
      report: 'r',
      page: '1',
      title: '',
      items: [{id: 'p1', text, ...(twin ? {twin} : {})}],
    });
    const [english, chinese] = [record('en', 'coordinates'), record('zh-hans', '坐标', '座标')];
    addSources([chinese, english]);
    assert.deepEqual(english.items, [{id: 'p1', text: 'coordinates', source: {text: '坐标', twin: '座标'}}]);
    assert.equal('source' in chinese.items[0]!, false);
  });
});

describe('an English excerpt', () => {
  const of = (text: string, ...sought: string[]) =>
    excerpt(text, findEnglish(text, sought) ?? [], 1, manner)
      .map(({text, hit}) => (hit ? `[${text}]` : text))
      .join('')
      .trim();
  it('is the sentence', () =>
    assert.equal(of('One came. Output rose by 6.5 percent. Two left.', 'output'), '[Output] rose by 6.5 percent.'));
  it('is cut between words', () =>
    assert.match(of(`${'before '.repeat(30)}hit ${'after '.repeat(40)}`, 'hit'), /^…(before )+\[hit\]( after)+ ?…$/));
  for (const figure of ['551 million mu', '6.5 percent', '(26,700 hectares)', '10 square kilometers'])
    it(`cuts ${figure} nowhere`, () => {
      for (let distance = 10; distance < 130; distance++) {
        const filler = ` ${'x'.repeat(distance)} `;
        for (const text of [
          `hit${filler}${figure} ${'zz '.repeat(50)}`,
          `${'zz '.repeat(50)}${figure}${filler}hit ${'zz '.repeat(50)}`,
        ]) {
          const shown = of(text, 'hit');
          if (!shown.includes(figure))
            for (const part of figure.split(' ')) assert.ok(!shown.includes(part), `${distance}: ${shown}`);
        }
      }
    });
});
