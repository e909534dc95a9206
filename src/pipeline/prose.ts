/** What any English segment must be, whatever it says. */
import {advance, type Diagnostic} from '../diagnostic.ts';
import type {Exception, Unit} from '../model.ts';
import {excerpt, marker, pairs} from './text.ts';

/** What does not belong in English text, each with a word on it. */
const foreign: [RegExp, string, string][] = [
  [/["'`]/u, 'quote-straight', 'typographic quotation marks'],
  [/[，。；：！？、《》「」『』（）％]/u, 'punctuation-chinese', 'English punctuation'],
  [/ {2,}|^ | $/u, 'space', 'one space between words and none at the edges'],
];

const closing = new Set(pairs.values());

/**
 * Checks every segment of a translation: it is there and not fuzzy, has its source's markers, no Chinese characters but
 * those listed, balanced quotation marks and brackets, English punctuation, and ends a sentence where its source does.
 *
 * @param exceptions Chinese words that may stand in a segment
 * @returns the errors, at their characters, and one for each exception of no use
 */
export function checkProse(units: readonly Unit[], exceptions: readonly Exception[] = []): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const used = new Set<Exception>();
  for (const {id, source, target, fuzzy, place} of units) {
    const fail = (offset: number, ruleId: string, actual: string, expected: string) => diagnostics.push({...advance(place, target, offset), ruleId, actual, expected});
    if (target === '') {
      fail(0, 'translation-missing', `${id} ${excerpt(source)} is not translated`, 'a translation');
      continue;
    }
    if (fuzzy) fail(0, 'translation-fuzzy', `${id} translates what stood there before`, 'a translation of what stands there now, and the flag fuzzy taken off');
    for (const {0: words, index} of target.matchAll(/\p{Script=Han}+/gu)) {
      const exception = exceptions.find((one) => one.id === id && one.words === words);
      if (exception === undefined) fail(index, 'translation-chinese', `${id} has ${excerpt(words)}`, 'no Chinese characters but those listed in translation.yaml');
      else used.add(exception);
    }
    for (const [pattern, ruleId, expected] of foreign) {
      const match = pattern.exec(target);
      if (match !== null) fail(match.index, ruleId, `${id} has ‘${match[0]}’`, expected);
    }
    const [printed, kept] = [source, target].map((text) => Array.from(text.matchAll(marker), ([words]) => words).toSorted().join(''));
    if (printed !== kept) fail(0, 'translation-markers', `${id} has the markers ${kept || 'none'}`, printed || 'none');
    const unbalanced = firstUnbalanced(target);
    if (unbalanced >= 0) fail(unbalanced, 'translation-unbalanced', `${id} has ‘${target[unbalanced]}’ alone`, 'both marks of a pair');
    const sentence = /[。；！？](?:[”’）》]|\[\d+\])*$/u.test(source) && !id.startsWith('h');
    if (sentence && !/[.?!;,](?:[”’)]|\[\d+\])*$/u.test(target)) fail(target.length, 'translation-end', `${id} ends in ${excerpt(target.slice(-8))}`, 'the end of a sentence, as in Chinese');
  }
  for (const exception of exceptions.filter((one) => !used.has(one))) {
    diagnostics.push({...exception.place, ruleId: 'exception-unused', actual: `${exception.id} has no ${excerpt(exception.words)}`, expected: 'exceptions that are needed'});
  }
  return diagnostics;
}

/** The offset of the first mark that has no counterpart, or -1. ’ after a letter may be an apostrophe. */
function firstUnbalanced(text: string): number {
  const open: {mark: string; at: number}[] = [];
  for (const [at, mark] of Array.from({length: text.length}, (_, index) => [index, text[index] ?? ''] as const)) {
    if (pairs.has(mark)) open.push({mark, at});
    else if (closing.has(mark)) {
      if (pairs.get(open.at(-1)?.mark ?? '') === mark) open.pop();
      else if (mark !== '’') return at;
    }
  }
  return open[0]?.at ?? -1;
}
