/** Texts are put together again from patches, whatever they are. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {applyPatch, makePatch, type Patch} from '../src/model/patch.ts';

const length = (patch: Patch) => JSON.stringify(patch).length;
const paragraph = (n: number) =>
  `<p id="p${n}"><span id="p${n}.1">第${n}段，聚焦先进制造业主攻方向，牢牢抓住企业、产业。</span></p>`;
const paragraphs = [1, 2, 3, 4, 5, 6].map(paragraph);

test('a patch copies what two texts have in common, in any order, and says what is new', () => {
  const target = `<div>${paragraphs[4]}</div><div>新</div>${paragraphs[1]}${paragraphs[4]}`;
  const patch = makePatch(paragraphs.join(''), target);
  assert.equal(applyPatch(paragraphs.join(''), patch), target);
  assert.ok(length(patch) < 100, JSON.stringify(patch));
  assert.deepEqual(makePatch(paragraphs.join(''), paragraphs.join('')), [[0, paragraphs.join('').length]]);
});

test('texts that have nothing in common, and empty ones, come back', () => {
  for (const [source, target] of [
    ['', ''],
    ['', 'a'],
    ['a', ''],
    ['甲'.repeat(100), '乙'.repeat(100)],
    ['甲'.repeat(100), '甲'.repeat(1000)],
  ] as const)
    assert.equal(applyPatch(source, makePatch(source, target)), target);
});

test('any text comes back from any other, also where a character is cut in two', () => {
  let seed = 7;
  const random = (below: number) => (seed = (seed * 48271) % 2147483647) % below;
  const letters = ['甲', '𫖯', '𬱖', '\n', '"', '\\', 'a'];
  for (let i = 0; i < 300; i++) {
    const text = (size: number) => Array.from({length: size}, () => letters[random(random(2) ? 2 : 7)]).join('');
    const source = text(random(600));
    const cut = () => source.slice(random(source.length + 1)).slice(0, random(200));
    const target = Array.from({length: random(6)}, () => (random(2) ? cut() : text(random(50)))).join('');
    // As it is kept.
    const patch = JSON.parse(JSON.stringify(makePatch(source, target))) as Patch;
    assert.equal(applyPatch(source, patch), target, JSON.stringify([source, target]));
  }
});
