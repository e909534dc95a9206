/** How long a text takes: characters are counted in Chinese, words in English, and no marks. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {minutes} from '../src/model/reading-time.ts';

test('Chinese by the character, figures included, marks not', () => {
  assert.equal(minutes('“着力”推进产业立市，增长6%。', 'zh-Hans') * 255, 11);
  assert.equal(minutes('𠮷', 'zh-Hant') * 255, 1);
});

test('English by the word', () => {
  assert.equal(minutes('We will keep a firm grip — on 6.5 percent.', 'en') * 238, 9);
});

test('nothing takes no time', () => {
  for (const lang of ['zh-Hans', 'en']) assert.equal(minutes('', lang), 0);
});
