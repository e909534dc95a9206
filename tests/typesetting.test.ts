/** Words cut for setting: nothing is lost, and each character that the rules name is set apart. */
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {runs} from '../src/model/typesetting.ts';
import {built} from './support/texts.ts';
import {generator} from './support/truth.ts';

const edition = 'zh-hans';
const mark = {type: 'noteref', number: 3} as const;
const editorsMark = {type: 'editorsref', number: 18} as const;
const shown = (...args: Parameters<typeof runs>) =>
  runs(...args)
    .map(({text, setting}) => (setting ? `<${setting} ${text}>` : text))
    .join('');

describe('cutting words for setting', () => {
  it('joins a mark that begins no line to the character before it', () => {
    assert.equal(shown('益山益水·益美益阳', {edition}), '益山益<joined 水·>益美益阳');
    assert.equal(shown('（1908—1979）', {edition}), '（190<joined 8—>1979）');
    assert.equal(shown('5～8月，𠮷·甲', {edition}), '<joined 5～>8月，<joined 𠮷·>甲');
    assert.equal(shown('·甲', {edition}), '·甲');
  });
  it('leaves a dash of two, which may begin a line', () => {
    assert.equal(shown('目标——翻番', {edition}), '目标——翻番');
  });
  it('narrows a closing mark before the mark of a note', () => {
    assert.equal(shown('“五好”', {edition, next: mark}), '“五好<half ”>');
    assert.equal(shown('《决定》', {edition, next: editorsMark}), '《决定<half 》>');
    assert.equal(shown('“五好”', {edition}), '“五好”');
    assert.equal(shown('“五好”', {edition, next: {type: 'text', value: '园区'}}), '“五好”');
  });
  it('sets a figure apart from the editors’ mark before it, which has no brackets', () => {
    assert.equal(shown('35家', {edition, previous: editorsMark}), '<apart 35>家');
    assert.equal(shown('GDP增长', {edition, previous: editorsMark}), '<apart GDP>增长');
    assert.equal(shown('增长35', {edition, previous: editorsMark}), '增长35');
    assert.equal(shown('631公里', {edition, previous: mark}), '631公里');
  });
  it('names the 。 at the end of a heading, and no other', () => {
    assert.equal(shown('提升质效。', {edition, heading: true}), '提升质效<stop 。>');
    assert.equal(shown('提升。质效', {edition, heading: true}), '提升。质效');
    assert.equal(shown('提升质效。', {edition}), '提升质效。');
  });
  it('cuts nothing in English', () => {
    const text = '1908—1979 “five-good”';
    assert.deepEqual(runs(text, {edition: 'en', next: mark}), [{text}]);
  });
  it('loses no character of any text', () => {
    const texts = built.flatMap(({blocks}) => blocks.flatMap(({segments}) => segments.map(({text}) => text)));
    const next = generator(7);
    const characters = [...'·—～”。，3AE甲𠮷'];
    for (let i = 0; i < 2000; i += 1)
      texts.push(Array.from({length: 12}, () => characters[Math.floor(next() * characters.length)]).join(''));
    for (const text of texts)
      for (const [previous, after] of [[editorsMark, mark], [], [undefined, editorsMark]])
        assert.equal(
          runs(text, {edition, previous, next: after, heading: true})
            .map((run) => run.text)
            .join(''),
          text,
        );
  });
});
