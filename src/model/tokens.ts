/** What counts in a passage when it is compared: its characters, words, figures and signs, one by one. */
import {fold, type Script} from './folding.ts';
import type {Span} from './matching.ts';

/** A passage as it is compared, and where each of its tokens stands in the source. */
export interface Tokens {
  tokens: string[];
  spans: Span[];
}

/** A dash that is a minus: right before a figure, and not between two of them, nor within a word. */
const minus = /(?<![a-z\d%‰–—−-])[-–—−~〜](?=\d)/.source;
/** `10.5`, `10,000`, `6.5%`: whole, so that a digit that differs makes another figure. */
const figure = /(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)*(?: ?[%‰])?/.source;
/** A character of Chinese, else a word; `people’s` is one. */
const word = /\p{Script=Han}|(?:(?![\p{Script=Han}\d])[\p{L}\p{N}]\p{M}*)+(?:['’](?:(?!\p{Script=Han})\p{L}\p{M}*)+)*/u
  .source;
/** What says something and is no punctuation: 4×4, 4+N, 1/3, ￥, ℃. */
const sign = /[%‰\p{Sc}\p{So}]|(?![~|])\p{Sm}|(?<=\d)\/(?=\d)/u.source;
const token = new RegExp(`(?:${minus})?${figure}|${word}|${sign}`, 'gu');

/**
 * The tokens of a text. Width, script, case, white space, punctuation and the commas of large numbers are no part of
 * them.
 *
 * `tokenize('增長１０．５％，达10,000亿元。', script).tokens` // => `['增', '长', '10.5%', '达', '10000', '亿', '元']`
 */
export function tokenize(source: string, script: Script): Tokens {
  const {text, offsets} = fold(source, script);
  const found = Array.from(text.matchAll(token), ({0: raw, index}) => {
    const start = offsets[index] ?? 0;
    // A character that folds to several (Ⅳ, iv) is one in the source: it ends where the next begins.
    let next = index + raw.length;
    while (next < text.length && offsets[next] === offsets[index + raw.length - 1]) next++;
    const width = source.slice(start, offsets[next]).trimEnd().length;
    return {text: compared(raw), span: [start, start + width] as Span};
  });
  return {tokens: found.map(({text}) => text), spans: found.map(({span}) => span)};
}

/**
 * A figure without its sign and percent, any other token as it is: what still is the same figure where a quotation has
 * forgotten them. `valueOf('-6.5%')` // => `6.5`
 */
export function valueOf(token: string): string {
  return token.replace(/^-(?=\d)|(?<=\d)[%‰]$/g, '');
}

function compared(raw: string): string {
  return raw
    .replace(/^[–—−~〜]/, '-')
    .replace(/[ ,]/g, '')
    .replace(/’/g, "'");
}
