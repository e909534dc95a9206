/** The texts that a quotation is compared with: every report of one language, as tokens one after the other. Pure. */
import type {Script} from '../../model/folding.ts';
import type {Span} from '../../model/matching.ts';
import type {ReportText} from '../../model/report-text.ts';
import {tokenize} from './tokens.ts';

/** A sentence, heading or note's term, and where it stands. */
export interface Sentence {
  report: string;
  /** The page's name in its address. */
  page: string;
  /** The paragraph, heading or note. */
  block: string;
  id: string;
  text: string;
}

/** Tokens in a form in which a sequence of them is looked up as a plain string. */
export interface Sequence {
  tokens: readonly string[];
  /** Every token between two separators: `|增|长|10.5%|`. */
  joined: string;
  /** For each token, where the separator before it stands in `joined`; then the last separator. */
  starts: number[];
}

/** The texts of one language. */
export interface Corpus extends Sequence {
  /** The same in the other Chinese script: 計畫 for 计划. Where that has no token of its own in a place, the corpus's. */
  twin: Sequence;
  sentences: Sentence[];
  /** For each token, its sentence (an index) and where it stands in its text. */
  places: {sentence: number; span: Span}[];
}

/** A passage goes on over a gap of this many tokens at most. */
export const gap = 60;

const separator = '\0';

/** `sequence(['增', '长']).starts` // => `[0, 2, 4]` */
export function sequence(tokens: readonly string[]): Sequence {
  const starts = [0];
  for (const token of tokens) starts.push((starts.at(-1) ?? 0) + token.length + separator.length);
  return {tokens, joined: separator + tokens.map((token) => token + separator).join(''), starts};
}

/** Some of the tokens as a string that can be looked up in another sequence. */
export function slice({joined, starts}: Sequence, from: number, to: number): string {
  return joined.slice(starts[from], (starts[to] ?? joined.length) + separator.length);
}

/** A report in one edition, and in the other Chinese one. */
export interface Source {
  report: string;
  text: ReportText;
  twin?: ReportText | undefined;
}

/** Reads reports, the first before the next; a passage may run over the end of a paragraph or a page. */
export function corpusOf(sources: readonly Source[], script: Script): Corpus {
  const tokens: string[] = [];
  const twins: string[] = [];
  const sentences: Sentence[] = [];
  const places: Corpus['places'] = [];
  for (const {report, text, twin} of sources) {
    const others = new Map(twin ? sentencesOf(report, twin).map(({id, text}) => [id, text]) : []);
    for (const sentence of sentencesOf(report, text)) {
      const own = tokenize(sentence.text, script);
      const other = tokenize(others.get(sentence.id) ?? '', script).tokens;
      tokens.push(...own.tokens);
      twins.push(...(other.length === own.tokens.length ? other : own.tokens));
      for (const span of own.spans) places.push({sentence: sentences.length, span});
      sentences.push(sentence);
    }
    // Tokens that no quotation has, so many that no passage runs from one report into the next.
    for (let i = 0; i <= gap; i++) {
      tokens.push('');
      twins.push('');
      places.push({sentence: sentences.length, span: [0, 0]});
    }
  }
  return {...sequence(tokens), twin: sequence(twins), sentences, places};
}

/** Every sentence of a report, in order. */
export function sentencesOf(report: string, {pages}: ReportText): Sentence[] {
  return pages.flatMap(({page, blocks}) =>
    blocks.flatMap(({id: block, segments}) => segments.map(({id, text}) => ({report, page, block, id, text}))),
  );
}

/** Where a passage stands. */
export interface Place {
  /** The first token, and the one after the last. */
  start: number;
  end: number;
  /** The sentences it stands in. */
  sentences: Sentence[];
}

/** All places where some tokens of another sequence stand one after the other, in this script or the other. */
export function occurrences(corpus: Corpus, sequence: Sequence, from: number, to: number): Place[] {
  const sought = slice(sequence, from, to);
  for (const {joined, starts} of [corpus, corpus.twin]) {
    const found: Place[] = [];
    for (let at = joined.indexOf(sought); at >= 0; at = joined.indexOf(sought, at + 1)) {
      const start = indexOf(starts, at);
      found.push(placeOf(corpus, start, start + to - from));
    }
    if (found.length > 0) return found;
  }
  return [];
}

/** The index of a number that is in a sorted list. */
function indexOf(sorted: readonly number[], value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Where some tokens of the corpus stand, from the first to the one before `end`. */
export function placeOf({places, sentences}: Corpus, start: number, end: number): Place {
  const [first, last] = [places[start]?.sentence ?? 0, places[end - 1]?.sentence ?? 0];
  return {start, end, sentences: sentences.slice(first, last + 1)};
}

/** Whether a token of the corpus is in one sentence with the token before it. */
export function continues({places}: Corpus, at: number): boolean {
  return at > 0 && places[at - 1]?.sentence === places[at]?.sentence;
}

/** Whether a mark, or the end of a sentence, stands before a token of the corpus. */
export function isParted(corpus: Corpus, at: number): boolean {
  const [last, next] = [corpus.places[at - 1], corpus.places[at]];
  return (
    !continues(corpus, at) ||
    /\S/.test(corpus.sentences[last?.sentence ?? 0]?.text.slice(last?.span[1], next?.span[0]) ?? '')
  );
}

/** Some tokens of the report as they are printed. */
export function reportText({places, sentences}: Corpus, from: number, to: number): string {
  if (from === to) return '';
  const [first, last] = [places[from], places[to - 1]];
  if (!first || !last) return '';
  const texts = sentences.slice(first.sentence, last.sentence + 1).map(({text}) => text);
  // The end first: cutting the beginning would move it.
  texts[texts.length - 1] = texts.at(-1)?.slice(0, last.span[1]) ?? '';
  texts[0] = texts[0]?.slice(first.span[0]) ?? '';
  return texts.join('');
}
