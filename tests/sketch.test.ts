/** Which reports a quotation may be from, told by a sketch: those that reading all texts would tell. */
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {likeliest, placeOf, sequencesIn, sequencesToLookUp, sketch} from '../src/model/sketch.ts';
import {script, textOf} from './support/texts.ts';

const texts = textOf('zh-hans', 'yiyang-2024').pages.map(({blocks}) =>
  blocks.flatMap(({segments}) => segments.map(({text}) => text)),
);
// Each page as if it were a report.
const shards = sketch(
  texts.length,
  texts.map((text) => sequencesIn(text, script)),
);

/** The pages that a quotation may be from. */
function told(quotation: string): number[] {
  return likeliest(
    sequencesToLookUp(quotation, script).map((sequence) => {
      const {shard, name} = placeOf(sequence, shards.length);
      return shards[shard]?.[name] ?? [];
    }),
  );
}

describe('a sketch of the texts', () => {
  it('names the one that a quotation is from, however short', () => {
    for (const [page, segments] of texts.entries()) {
      for (const text of segments) {
        const others = texts.filter((other, i) => i !== page && other.join('').includes(text)).length;
        if (others > 0 || !/\p{Script=Han}/u.test(text)) continue;
        assert.ok(told(text).includes(page), text);
      }
    }
  });

  it('names it also where words are changed, left out and put in', () => {
    const page = texts.findIndex((segments) => segments.some((text) => text.startsWith('粮食播种面积')));
    const at = page >= 0 ? page : 3;
    const text = texts[at]!.find((one) => one.length > 40)!;
    const altered = `${text.slice(0, 10)}其实${text.slice(14, 25)}${text.slice(26)}`;
    assert.equal(told(altered)[0], at);
  });

  it('names all that a quotation is put together from', () => {
    const [first, second] = [2, 9].map((page) => texts[page]!.find((one) => one.length > 25)!);
    const found = told(first! + second!);
    assert.ok(found.includes(2) && found.includes(9), String(found));
  });

  it('names none where nothing of a quotation stands anywhere', () => assert.deepEqual(told('火星殖民飛船發射'), []));

  it('looks up few sequences of a long quotation, its ends among them', () => {
    const sequences = sequencesToLookUp(texts.flat().join(''), script);
    assert.equal(sequences.length, 24);
  });
});

describe('the likeliest reports', () => {
  it('are all that have it whole, up to a limit', () => {
    assert.deepEqual(
      likeliest([
        [1, 2, 3],
        [1, 3],
        [1, 3],
      ]),
      [1, 3],
    );
    assert.equal(likeliest([[0, 1, 2, 3, 4, 5, 6, 7, 8]]).length, 6);
  });
});
