/** What files carry that is no text: taken off, or made a line end, and listed. */
import {count} from '../../model/diagnostic.ts';

/** What is replaced, by what it is called; `by` stands in its place. */
const replaced: {what: string; pattern: RegExp; by: string}[] = [
  {what: 'form feed', pattern: /\f/g, by: '\n'},
  {what: 'vertical tab', pattern: /\v/g, by: '\n'},
  {what: 'line separator', pattern: /\u2028/g, by: '\n'},
  {what: 'paragraph separator', pattern: /\u2029/g, by: '\n'},
  {what: 'soft hyphen', pattern: /\u00AD/g, by: ''},
  {what: 'zero-width space', pattern: /\u200B/g, by: ''},
  {what: 'word joiner', pattern: /[\u2060\uFEFF]/g, by: ''},
  {what: 'bidirectional mark', pattern: /[\u200E\u200F\u202A-\u202E\u2066-\u2069]/g, by: ''},
];

/**
 * Takes off what is no text. Lines may end in CR alone, as files of old computers have them.
 *
 * `cleaned('甲\u00AD乙。\f丙。')` // => `{text: '甲乙。\n丙。', taken: ['1 form feed', '1 soft hyphen']}`
 */
export function cleaned(text: string): {text: string; taken: string[]} {
  const taken: string[] = [];
  let rest = text.replace(/^\uFEFF/, '');
  if (!rest.includes('\n') && rest.includes('\r')) rest = rest.replaceAll('\r', '\n');
  for (const {what, pattern, by} of replaced) {
    const found = rest.match(pattern)?.length ?? 0;
    if (found === 0) continue;
    taken.push(count(found, what));
    rest = rest.replace(pattern, by);
  }
  return {text: rest, taken};
}
