/** How the headings of a report count: the forms of their numbers, from the one that nests outermost in. */
import {smallNumeral, withoutMarkers} from './text.ts';

const forms = [
  ['第一部分', /^第\s*([一二三四五六七八九十]{1,3})\s*(?:部分|章|篇|节)\s*[：:、．.，,]?\s*/u],
  ['一、', /^([一二三四五六七八九十]{1,3})\s*[、．.，,]\s*/u],
  ['（一）', /^[（(〔﹙]\s*([一二三四五六七八九十]{1,3})\s*[）)〕﹚]\s*[、．.]?\s*/u],
  ['第一，', /^第\s*([一二三四五六七八九十]{1,3})\s*[，,、：:]\s*/u],
  ['1．', /^(\d{1,2})\s*[．.、]\s*(?!\d)/u],
  ['（1）', /^[（(﹙]\s*(\d{1,2})\s*[）)﹚]\s*[、．.]?\s*/u],
  ['（一）', /^([㈠-㈩])\s*/u],
  ['①', /^([①-⑳⑴-⒇])\s*/u],
] as const satisfies readonly (readonly [string, RegExp])[];

/** The form of a number, named by its first. */
export type NumberForm = (typeof forms)[number][0];

/** All forms, as they usually nest. */
export const numberForms: readonly NumberForm[] = [...new Set(forms.map(([form]) => form))];

/** A printed number at the beginning of a line. */
export interface PrintedNumber {
  form: NumberForm;
  /** What it counts as. */
  value: number;
  /** How long it is, with what parts it from the rest (UTF-16 code units). */
  length: number;
}

/**
 * The number that a line begins with; undefined where it begins with none.
 *
 * `printedNumber('（十二）突出产业立市。')` // => `{form: '（一）', value: 12, length: 4}`; `printedNumber('1.5万人')` // =>
 * `undefined`
 */
export function printedNumber(text: string): PrintedNumber | undefined {
  // Full-width digits count like others, and are as long.
  const line = text.replace(/[０-９]/gu, (digit) => digit.normalize('NFKC'));
  for (const [form, pattern] of forms) {
    const match = pattern.exec(line);
    if (match === null) continue;
    const digits = match[1] ?? '';
    const value = inOneCharacter(digits) || smallNumeral(digits) || Number(digits) || 0;
    if (value > 0) return {form, value, length: match[0].length};
  }
  return undefined;
}

/**
 * A heading's printed number, in any edition, with what parts it from the rest.
 *
 * `headingNumber('（一）突出产业立市')` // => `（一）`; `headingNumber('1. Building on industry')` // => `1. `
 */
export function headingNumber(text: string): string {
  return text.slice(0, printedNumber(text)?.length ?? 0);
}

/**
 * A title as a list shows it: without number, markers and final 。, and not spaced out.
 *
 * `title('（一）突出产业立市[2]。')` // => `突出产业立市`; `title('名 词 解 释')` // => `名词解释`
 */
export function title(text: string): string {
  const words = withoutMarkers(text.slice(headingNumber(text).length)).replace(/[。.]$/u, '');
  return /^\S(?:\s+\S)+$/u.test(words) ? words.replace(/\s+/gu, '') : words;
}

/** What a character of its own counts: `①`, `⑴` and `㈠` count 1; 0 for what is none. */
export function inOneCharacter(text: string): number {
  const code = text.codePointAt(0) ?? 0;
  const first = [0x2460, 0x2474, 0x3220].find((start) => start <= code && code < start + 20);
  return first === undefined ? 0 : code - first + 1;
}
