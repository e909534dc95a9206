/** The texts that a quotation is compared with: every report of one language, as tokens one after the other. Pure. */
import type {Script} from '../search/fold.ts';
import type {Span} from '../search/match.ts';
import type {ReportText} from './text.ts';
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
  return pages.flatMap(({page, blocks}) => blocks.flatMap(({id: block, segments}) => segments.map(({id, text}) => ({report, page, block, id, text}))));
}
