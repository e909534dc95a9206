/** The texts that a quotation is compared with: every report of one language, as tokens one after the other. Pure. */
import type {Script} from '../../model/folding.ts';
import type {Span} from '../../model/matching.ts';
import {kindOf, numberOf} from '../../model/ids.ts';
import type {ReportText} from '../../model/report-text.ts';
import {tokenize, valueOf} from '../../model/tokens.ts';

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

/** Tokens, and beside them the same as plain values (see `valueOf`): a figure resembles itself without its percent. */
export interface Compared extends Sequence {
  values: Sequence;
}

/** The texts of one language. */
export interface Corpus extends Compared {
  /** Of the reports, in both scripts. */
  titles: string[];
  /** The same in the other Chinese script: 計畫 for 计划. Where that has no token of its own in a place, the corpus's. */
  twin: Sequence;
  sentences: Sentence[];
  /** For each token, its sentence (an index) and where it stands in its text. */
  places: {sentence: number; span: Span}[];
  /** What the site's forms print amid the text, and the tokens before which it stands. */
  asides: ReadonlyMap<string, number[]>;
  /** The numbers of the paragraphs, and the tokens with which these begin. */
  numbers: ReadonlyMap<string, number[]>;
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

/** Tokens with their values. */
export function compared(tokens: readonly string[]): Compared {
  return {...sequence(tokens), values: sequence(tokens.map(valueOf))};
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
  const asides = new Map<string, number[]>();
  const numbers = new Map<string, number[]>();
  for (const {report, text, twin} of sources) {
    const spans = new Map<string, {from: number; spans: Span[]}>();
    const others = new Map(twin ? sentencesOf(report, twin).map(({id, text}) => [id, text]) : []);
    for (const sentence of sentencesOf(report, text)) {
      const own = tokenize(sentence.text, script);
      const other = tokenize(others.get(sentence.id) ?? '', script).tokens;
      tokens.push(...own.tokens);
      twins.push(...(other.length === own.tokens.length ? other : own.tokens));
      if (kindOf(sentence.block) === 'paragraph' && sentences.at(-1)?.block !== sentence.block)
        add(numbers, numberOf(sentence.block), places.length);
      spans.set(sentence.id, {from: places.length, spans: own.spans});
      for (const span of own.spans) places.push({sentence: sentences.length, span});
      sentences.push(sentence);
    }
    for (const [words, found] of Object.entries(text.asides ?? {})) {
      for (const [id, at] of found) {
        const own = spans.get(id);
        if (own) add(asides, words, own.from + own.spans.filter(([start]) => start < at).length);
      }
    }
    // Tokens that no quotation has, so many that no passage runs from one report into the next.
    for (let i = 0; i <= gap; i++) {
      tokens.push('');
      twins.push('');
      places.push({sentence: sentences.length, span: [0, 0]});
    }
  }
  const titles = sources.flatMap(({text, twin}) => [text.title, ...(twin ? [twin.title] : [])]);
  return {...compared(tokens), titles, twin: sequence(twins), sentences, places, asides, numbers};
}

function add(all: Map<string, number[]>, key: string, value: number): void {
  const known = all.get(key);
  if (known) known.push(value);
  else all.set(key, [value]);
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

/** For each text, by how many of its tokens follow each other, where each such sequence begins. */
const indexes = new WeakMap<Sequence, Map<number, Map<string, number[]>>>();

/** Where in a text every sequence of so many tokens stands. Made once: each quotation asks for many. */
export function gramsOf(text: Sequence, size: number): Map<string, number[]> {
  const sizes = indexes.get(text) ?? new Map<number, Map<string, number[]>>();
  indexes.set(text, sizes);
  let grams = sizes.get(size);
  if (!grams) {
    grams = new Map();
    for (let at = 0; at + size <= text.tokens.length; at++) add(grams, slice(text, at, at + size), at);
    sizes.set(size, grams);
  }
  return grams;
}

/** A sequence is looked up by so many of its tokens. */
const looked = 4;

/** The tokens of a text with which some tokens of another sequence begin. */
function startsIn(text: Sequence, other: Sequence, from: number, to: number): number[] {
  const found = gramsOf(text, Math.min(looked, to - from)).get(slice(other, from, Math.min(to, from + looked))) ?? [];
  if (to - from <= looked) return found;
  const sought = slice(other, from, to);
  return found.filter((at) => text.joined.startsWith(sought, text.starts[at]));
}

/** Whether a sequence stands in the corpus, in this script or the other. */
export function has(corpus: Corpus, sequence: Sequence): boolean {
  const {length} = sequence.tokens;
  return [corpus, corpus.twin].some((text) => startsIn(text, sequence, 0, length).length > 0);
}

/** All places where some tokens of another sequence stand one after the other, in this script or the other. */
export function occurrences(corpus: Corpus, sequence: Sequence, from: number, to: number): Place[] {
  for (const text of [corpus, corpus.twin]) {
    const found = startsIn(text, sequence, from, to);
    if (found.length > 0) return found.map((start) => placeOf(corpus, start, start + to - from));
  }
  return [];
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
