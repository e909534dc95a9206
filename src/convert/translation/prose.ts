/** What any English segment must be, whatever it says. */
import {kindOf} from '../../model/ids.ts';
import {placesIn, type Diagnostic} from '../../model/diagnostic.ts';
import type {Exception, Unit} from '../types.ts';
import {exemptions} from './exempt.ts';
import {excerpt, marker, pairs} from '../../model/text.ts';

/** What does not belong in English text, each with a word on it. */
const foreign: [RegExp, string, string][] = [
  [/["'`]/u, 'quote-straight', 'typographic quotation marks'],
  // CJK punctuation, full-width forms, and the doubled dash and dots of Chinese.
  [/[\u3001-\u303f\uff00-\uffef]|——|……/u, 'punctuation-chinese', 'English punctuation'],
  [/\s{2,}|[^\S ]|^ | $/u, 'space', 'one plain space between words and none at the edges'],
];

const closing = new Set(pairs.values());

/** How a segment may end that ends so in Chinese. ！ also follows an address: `各位代表！`, “Fellow Deputies,”. */
const sentenceEnds = new Map([
  ['。', '.?!'],
  ['；', ';.'],
  ['？', '?'],
  ['！', '!.?,'],
]);

/**
 * Checks every segment of a translation: it is there and not fuzzy, has its source's markers, no Chinese characters but
 * those listed, balanced quotation marks and brackets, English punctuation, and ends a sentence where its source does.
 *
 * @param exceptions Chinese words that may stand in a segment
 * @returns the errors, at their characters, and one for each exception of no use
 */
export function checkProse(units: readonly Unit[], exceptions: readonly Exception[] = []): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const {exempt, unused} = exemptions(exceptions, units);
  for (const {id, source, target, fuzzy, place} of units) {
    const placeOf = placesIn(place, target);
    const fail = (offset: number, ruleId: string, actual: string, expected: string) =>
      diagnostics.push({...placeOf(offset), ruleId, actual, expected});
    if (target === '') {
      fail(0, 'translation-missing', `${id} ${excerpt(source)} is not translated`, 'a translation');
      continue;
    }
    if (fuzzy)
      fail(
        0,
        'translation-fuzzy',
        `${id} translates what stood there before`,
        'a translation of what stands there now, and the flag fuzzy taken off',
      );
    for (const {0: words, index} of target.matchAll(/\p{Script=Han}+/gu)) {
      if (!exempt(id, words))
        fail(
          index,
          'translation-chinese',
          `${id} has ${excerpt(words)}`,
          'no Chinese characters but those listed in translation.yaml',
        );
    }
    for (const [pattern, ruleId, expected] of foreign) {
      const match = pattern.exec(target);
      if (match !== null) fail(match.index, ruleId, `${id} has ‘${match[0]}’`, expected);
    }
    const [printed, kept] = [source, target].map((text) =>
      Array.from(text.matchAll(marker), ([words]) => words)
        .toSorted()
        .join(''),
    );
    if (printed !== kept) fail(0, 'translation-markers', `${id} has the markers ${kept || 'none'}`, printed || 'none');
    const unbalanced = firstUnbalanced(target);
    if (unbalanced >= 0)
      fail(unbalanced, 'translation-unbalanced', `${id} has ‘${target[unbalanced]}’ alone`, 'both marks of a pair');
    const [, end = ''] = /([。；！？])(?:[”’）》]|\[\d+\])*$/u.exec(source) ?? [];
    const [, ends = ''] = /([.?!;,])(?:[”’)]|\[\d+\])*$/u.exec(target) ?? [];
    const may = sentenceEnds.get(end);
    if (may !== undefined && kindOf(id) !== 'heading' && (ends === '' || !may.includes(ends)))
      fail(target.length, 'translation-end', `${id} ends in ${excerpt(target.slice(-8))}`, `one of ${may}, for ${end}`);
  }
  return [...diagnostics, ...unused()];
}

/**
 * The offset of the first mark that has no counterpart, or -1. ’ between letters is an apostrophe, after one it may be.
 */
function firstUnbalanced(text: string): number {
  const open: {mark: string; at: number}[] = [];
  for (const {0: mark, index: at} of text.matchAll(/[^\p{L}’]|(?<!\p{L})’|’(?!\p{L})/gu)) {
    if (pairs.has(mark)) open.push({mark, at});
    else if (closing.has(mark)) {
      if (pairs.get(open.at(-1)?.mark ?? '') === mark) open.pop();
      else if (mark !== '’') return at;
    }
  }
  return open[0]?.at ?? -1;
}
