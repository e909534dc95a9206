/** What readers call the terms of a report: from the termbase to the query. */
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, it} from 'node:test';
import {convert} from '../src/convert/convert.ts';
import {readTermbase} from '../src/convert/translation/termbase.ts';
import {inTerms} from '../src/model/aliases.ts';
import {textPages, type Alias, type Volume} from '../src/model/volume.ts';
import {memory, reportFiles, volumeIn} from './support/memory.ts';

const header = 'zh\ten\tvariants\tsource\taliases';
const plain = new Map<string, string>();

describe('aliases in the termbase', () => {
  const read = (...lines: string[]) => readTermbase([header, ...lines].join('\n'), 'termbase.tsv');
  const wrong = (...lines: string[]) => read(...lines).diagnostics.map(({line, ruleId}) => `${line} ${ruleId}`);

  it('are read where there are any', () => {
    const {termbase, diagnostics} = read('政策\tpolicy\t\tunofficial\t方针 | line', '环境\tenvironment\t\tunofficial');
    assert.deepEqual(diagnostics, []);
    assert.deepEqual(
      termbase.map(({aliases}) => aliases),
      [['方针', 'line'], undefined],
    );
  });

  it('are each of one term, and no part of it', () => {
    assert.deepEqual(wrong('甲乙\ta\t\tunofficial\t丙', '丁\tb\t\tunofficial\t丙'), ['3 termbase-alias']);
    assert.deepEqual(wrong('甲乙\ta\t\tunofficial\t乙'), ['2 termbase-alias']);
    assert.deepEqual(wrong('甲乙\ta\t\tunofficial\t丙 |  | 丁'), ['2 termbase-space']);
    assert.deepEqual(wrong("甲乙\ta\t\tunofficial\tpeople's"), ['2 termbase-quote']);
    assert.deepEqual(wrong('甲乙\ta\t\tunofficial\t丙\t丁'), ['2 termbase-columns']);
  });

  it('are published with each edition of a report that has the term', () => {
    const files = memory({
      ...reportFiles('各位代表：\n营商环境。'),
      'seeds/termbase.tsv': `${header}\n营商环境\tbusiness environment\t\tunofficial\t投资环境\n政策\tpolicy\t\tunofficial\t方针\n`,
    });
    const volumes = convert(files).reports.get('x');
    assert.deepEqual(volumeIn(volumes, 'zh-hans').aliases, [['投资环境', '营商环境']]);
    assert.deepEqual(volumeIn(volumes, 'zh-hant').aliases, [['投資環境', '營商環境']]);
  });

  it('of the Yiyang report lead to words that its editions have', () => {
    const read = (edition: string) =>
      JSON.parse(
        readFileSync(join(import.meta.dirname, `../content/yiyang-2024/${edition}/report.json`), 'utf8'),
      ) as Volume;
    const textIn = (edition: string) =>
      textPages(read(edition))
        .flatMap(({blocks}) => blocks.flatMap(({segments}) => segments.map(({text}) => text)))
        .join('\n')
        .toLowerCase();
    for (const edition of ['zh-hans', 'zh-hant', 'en']) {
      const {aliases = []} = read(edition);
      assert.ok(aliases.length > 50, edition);
      for (const [alias, term] of aliases) {
        const isChinese = /\p{Script=Han}/u.test(alias);
        assert.ok(
          textIn(edition === 'en' && isChinese ? 'zh-hans' : edition).includes(term.toLowerCase()),
          `${alias}: ${term}`,
        );
      }
    }
  });
});

describe('a query in the report’s terms', () => {
  const aliases: Alias[] = [
    ['GDP', '地区生产总值'],
    ['收入', '税收'],
    ['人均收入', '人均可支配收入'],
    ['EV', '新能源汽车'],
  ];
  const of = (query: string) => inTerms(query, aliases, plain);
  it('has the term for the alias, in any case and width', () => {
    assert.equal(of('GDP'), '地区生产总值');
    assert.equal(of('ｇｄｐ增长'), '地区生产总值增长');
    assert.equal(of('益阳 GDP'), '益阳 地区生产总值');
  });
  it('takes the longest alias', () => assert.equal(of('人均收入'), '人均可支配收入'));
  it('takes no part of a Latin word, but its plural', () => {
    assert.equal(of('EVERY'), undefined);
    assert.equal(of('5EV'), undefined);
    assert.equal(of('EVs'), '新能源汽车');
  });
  it('is none where there is nothing of the kind', () => assert.equal(of('洞庭湖'), undefined));
  it('has a term of several words as a phrase', () =>
    assert.equal(inTerms('GDP growth', [['GDP', 'gross regional product']], plain), '"gross regional product" growth'));
  it('does not mind the shape of an apostrophe, or a hyphen', () => {
    assert.equal(inTerms("people's lives", [['people’s lives', 'wellbeing']], plain), 'wellbeing');
    assert.equal(inTerms('per-capita income', [['per capita income', 'income']], plain), 'income');
  });
});
