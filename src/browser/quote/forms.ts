/**
 * What a passage has of the form it was copied from: marks of notes, numbers of paragraphs and pages, Markdown. None of
 * it is the report's, and each is taken away only where that form has it: a figure or mark anywhere else stays, and is
 * told as a difference. Pure.
 */
import type {Script} from '../../model/folding.ts';
import {has, sequence, type Corpus} from './corpus.ts';
import {tokenize} from '../../model/tokens.ts';

/** Markdown as the text it stands for; anything else as it is. */
export function withoutMarkdown(passage: string): string {
  return passage
    .replace(anchor, '')
    .replace(footnote, (_, number: string) => `[${number.toUpperCase()}]`)
    .replace(link, '$1')
    .replace(restOfLink, '')
    .replace(lineStart, '')
    .replace(reference, (_, code: string) => String.fromCodePoint(parseInt(code, 16)))
    .replace(/\\(?=[!-\/:-@[-`{-~]|\n)/g, '');
}

/** The target of a link within our Markdown: `notes.md#n6`, `#n6`, `yiyang-2024/1-2.md`. */
const target = /(?:(?:\.\.\/)?(?:[\w-]+\/)?[\w-]+\.md)?(?:#[pnhe]\d+)?/.source;
const anchor = /<a id="[pnhe]\d+"><\/a>/g;
const footnote = /\[\^(e?\d{1,3})\]:?/g;
const link = new RegExp(String.raw`\[((?:\\.|[^\[\]\\])*)\]\(${target}\)`, 'g');
/** A link of which the beginning or the end was not copied. */
const restOfLink = new RegExp(String.raw`\]\(${target}\)`, 'g');
const lineStart = /^ {0,3}(?:#{1,6}|>|[-*]) +/gm;
const reference = /&#x([\dA-Fa-f]{1,5});/g;

/** The words of a passage without what the form it was copied from prints amid them, but for note markers [n]. */
export function withoutForm(passage: string, corpus: Corpus, script: Script): string {
  const lines = joinWords(withoutPages(passage, corpus), corpus, script);
  return withoutNumbers(withoutAsides(lines, corpus, script), corpus, script);
}

/** Where a sheet of the PDF ends: a line with its number, beside it the numbers of the paragraphs on it. */
const pageNumber =
  /^(?:[ \t]{0,9}\d{1,3}[ \t]{0,9}\n){0,20}[ \t]{0,9}— \d{1,3} —[ \t]{0,9}$(?:\n[ \t]{0,9}\d{1,3}[ \t]{0,9}$){0,20}/gm;

function withoutPages(text: string, {numbers}: Corpus): string {
  return text.replace(pageNumber, (lines) => {
    const beside = lines.split('\n').filter((line) => !line.includes('—'));
    const counted = beside.every(
      (number, i) => numbers.has(number.trim()) && (i === 0 || Number(number) === Number(beside[i - 1]) + 1),
    );
    return counted ? '' : lines;
  });
}

/** Words that a sheet of the PDF has cut at the end of a line, whole again: those that only whole are in the report. */
function joinWords(text: string, corpus: Corpus, script: Script): string {
  return text.replace(/(?<!\p{L})(\p{L}{1,30})[-‐\u00ad]\n(\p{Ll}{1,30})/gu, (parts, start: string, end: string) => {
    const [whole, both] = [start + end, `${start} ${end}`].map((words) => sequence(tokenize(words, script).tokens));
    return whole && both && has(corpus, whole) && !has(corpus, both) ? start + end : parts;
  });
}

/** Without the numbers that stand before the paragraphs of the PDF, or above them. */
function withoutNumbers(text: string, corpus: Corpus, script: Script): string {
  return cut(
    text,
    /^[ \t]{0,9}(\d{1,3})(?!\d)[ \t]{0,9}/gm,
    corpus,
    script,
    (number) => corpus.numbers.get(number) ?? [],
  );
}

/** Without what is printed amid the text. The longest first: E18 is not E1 before an 8. */
function withoutAsides(passage: string, corpus: Corpus, script: Script): string {
  return [...corpus.asides.keys()]
    .sort((a, b) => b.length - a.length)
    .reduce(
      (text, aside) => cut(text, patternOf(aside), corpus, script, () => corpus.asides.get(aside) ?? []),
      passage,
    );
}

/** The words of an aside; what parts them is another in each form. */
function patternOf(aside: string): RegExp {
  const words = aside.match(/\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu) ?? [];
  return new RegExp(`()${words.join(String.raw`[^\p{L}\p{N}]*`)}`, 'gu');
}

/** So much of a text is read to know where in it something stands. */
const context = 60;
/** By so many words beside it a place is known, of those that are there. */
const told = 3;
/** No passage has more of one kind; what is behind them stays. */
const most = 200;

/**
 * A text without the matches of a pattern that stand where the report has them: between the words that stand there
 * before and after it, of which those that follow may be false.
 *
 * @param placesOf the tokens before which what the pattern's group has found may stand
 */
function cut(
  text: string,
  pattern: RegExp,
  {tokens, twin}: Corpus,
  script: Script,
  placesOf: (found: string) => number[],
): string {
  const isAt = (token: string | undefined, at: number) => token === tokens[at] || token === twin.tokens[at];
  let kept = '';
  let from = 0;
  let read = 0;
  for (const match of text.matchAll(pattern)) {
    const [whole, found = ''] = match;
    const to = match.index + whole.length;
    const places = placesOf(found);
    if (places.length === 0) continue;
    if (++read > most) break;
    const last = kept.slice(-context) + text.slice(Math.max(from, match.index - context), match.index);
    const before = tokenize(last.slice(-context), script).tokens.slice(-told).reverse();
    const after = tokenize(text.slice(to, to + context), script).tokens.slice(0, told);
    const stands = places.some((at) => {
      const agreed = run(before, (token, i) => isAt(token, at - 1 - i)) + run(after, (token, i) => isAt(token, at + i));
      return agreed >= Math.min(told, before.length + after.length);
    });
    if (!stands) continue;
    kept += text.slice(from, match.index);
    // What the match has parted does not become one word.
    if (/[\p{L}\p{N}]$/u.test(kept) && /^[\p{L}\p{N}]/u.test(text.slice(to))) kept += ' ';
    from = to;
  }
  return kept + text.slice(from);
}

/** How many of some tokens, from the first on, are as they should be. */
function run(tokens: readonly string[], isRight: (token: string, i: number) => boolean): number {
  const wrong = tokens.findIndex((token, i) => !isRight(token, i));
  return wrong < 0 ? tokens.length : wrong;
}
