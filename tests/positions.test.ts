/** Which texts have a word, told by where its pairs of characters stand: the same as reading the texts tells. */
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {fold} from '../src/model/folding.ts';
import {find, type Item, type Reading} from '../src/model/matching.ts';
import {mark, partsOf, positionedWords, textsAt, textsWith} from '../src/model/positions.ts';
import {built, script} from './support/texts.ts';
import {addTwins, recordOf} from '../src/build/search/records.ts';

/** What an index of the words would say: where a token stands. */
const positionsIn = (words: readonly string[]) => (token: string) =>
  words.flatMap((word, at) => (word === token ? [at] : []));

/** Where a word is said to stand: the ids of the items, with their readings. */
function told(items: readonly Item[], word: string): string[] {
  const at = positionsIn(positionedWords(items, script));
  const texts = textsAt(at(mark));
  const found = textsWith(
    texts,
    partsOf(word).map(({token, offset}) => ({offset, positions: at(token)})),
  );
  return [...found].map((i) => `${items[texts[i]!.item]!.id} ${texts[i]!.reading}`).sort();
}

/** Where it stands. */
const read = (items: readonly Item[], word: string): string[] =>
  items
    .flatMap((item) =>
      (['own', 'twin'] as Reading[])
        .filter((reading) => find(item, [word], script, reading))
        .map((r) => `${item.id} ${r}`),
    )
    .sort();

const items: Item[] = [
  {id: 'h1', text: '产业'},
  {id: 'p1', text: '产业产业化，打卡新坐标', twin: '产业产业化，打卡新座标'},
  {id: 'p2', text: ''},
  {id: 'n1', text: '业态'},
  {id: 'n2', text: '态'},
];

describe('positions in a page’s record', () => {
  for (const word of [
    '产',
    '业',
    '产业',
    '产业产',
    '产业产业化',
    '业产业',
    '坐标',
    '新座标',
    '态',
    '业态',
    '业业',
    '标产',
  ])
    it(`tell where ${word} stands`, () => assert.deepEqual(told(items, word), read(items, word)));

  it('tell of what kind a text is', () => {
    const at = positionsIn(positionedWords(items, script));
    assert.deepEqual(
      textsAt(at(mark)).map(({item, kind, reading}) => [item, kind, reading]),
      [
        [0, 'heading', 'own'],
        [1, 'paragraph', 'own'],
        [1, 'paragraph', 'twin'],
        [2, 'paragraph', 'own'],
        [3, 'note', 'own'],
        [4, 'note', 'own'],
      ],
    );
  });

  it('have no token that begins another', () => {
    const tokens = [...new Set(positionedWords(items, script))];
    for (const token of tokens)
      assert.deepEqual(
        tokens.filter((other) => other.startsWith(token)),
        [token],
      );
  });

  it('cover every character of a word', () => {
    for (let length = 2; length < 30; length++) {
      const covered = new Set(partsOf('字'.repeat(length)).flatMap(({offset}) => [offset, offset + 1]));
      assert.deepEqual(
        [...covered].sort((a, b) => a - b),
        [...Array(length).keys()],
      );
    }
  });

  it('tell of a real report what reading it tells', () => {
    const records = built.filter(({edition}) => edition !== 'en').map(recordOf);
    addTwins(records, script);
    const [page] = records.filter(({edition, page}) => edition === 'zh-hans' && page === '2-1');
    const {items} = page!;
    const text = fold(items.map(({text}) => text).join(''), script).text;
    for (let at = 0; at < text.length; at += 97)
      for (let length = 1; length < 9; length++) {
        const word = text.slice(at, at + length);
        assert.deepEqual(told(items, word), read(items, word), word);
      }
  });
});
