/**
 * Whether a quotation is in a report, and how it differs. Pure.
 *
 * Both are compared as tokens, see tokens.ts. What stands in the report as it is quoted is found as a string in a
 * string. All else is explained by passages that resemble it (passages.ts), and how it differs from them
 * (differences.ts).
 */
import type {Script} from '../../model/folding.ts';
import {clauseParts} from './clauses.ts';
import {occurrences, type Corpus, type Place} from './corpus.ts';
import {end, matched, passagesOf, type Stretch} from './passages.ts';
import {quotationsOf, type Quotation} from './quotation.ts';
import {differences, partOf, type Part} from './differences.ts';

export interface Result {
  verdict: Verdict;
  parts: Part[];
}

/**
 * `cut`: word for word, but for what is left out at an ellipsis; `disordered`: so, but in another order. `joined`:
 * several passages that do not follow each other, or differ. `partial`: some is in the report, some not.
 */
export type Verdict = 'empty' | 'verbatim' | 'altered' | 'cut' | 'disordered' | 'joined' | 'partial' | 'absent';

/** Looks for a quotation in the texts. */
export function check(passage: string, corpus: Corpus, script: Script): Result {
  const steps = checking(passage, corpus, script);
  for (;;) {
    const {done, value} = steps.next();
    if (done) return value;
  }
}

/** The same step by step, for whoever has something else to do in between. */
export function* checking(passage: string, corpus: Corpus, script: Script): Generator<undefined, Result> {
  const quotations = quotationsOf(passage, corpus, script);
  yield;
  const parts: Part[] = [];
  // Who repeats himself is told the same.
  const known = new Map<string, Part[]>();
  for (const quotation of quotations) {
    const found = known.get(quotation.text) ?? (yield* explain(quotation, corpus));
    known.set(quotation.text, found);
    parts.push(...found.map((part) => ({...part})));
  }
  yield;
  return {verdict: judge(parts, quotations.length), parts};
}

/** @param pieces how many pieces the quotation was cut into at its ellipses */
function judge(parts: Part[], pieces: number): Verdict {
  if (parts.length === 0) return 'empty';
  const absent = parts.filter(({places}) => places.length === 0).length;
  if (absent > 0) return absent === parts.length ? 'absent' : 'partial';
  const altered = parts.some(({runs}) => differences(runs).length > 0);
  if (parts.length === 1) return altered ? 'altered' : 'verbatim';
  const ordered = pieces > 1 && inOrder(parts);
  if (altered || parts.length > pieces) return 'joined';
  return ordered ? 'cut' : 'disordered';
}

/**
 * What a quotation has before or after a passage is a difference up to this many tokens, and beyond it no part of it.
 */
const stray = 8;

/** The parts of a quotation, which together are all of it. */
function* explain(quotation: Quotation, corpus: Corpus): Generator<undefined, Part[]> {
  const {length} = quotation.tokens;
  const exact = occurrences(corpus, quotation, 0, length);
  if (exact.length > 0) return [{runs: [{same: quotation.text}], places: exact}];

  yield;
  const passages = passagesOf(quotation, corpus);
  const parts: Part[] = [];
  let from = 0;
  const skipTo = (to: number) => {
    parts.push(...clauseParts(quotation, corpus, from, to));
    from = to;
  };
  for (const [i, stretches] of passages.entries()) {
    yield;
    const [first, last] = [stretches[0] as Stretch, stretches.at(-1) as Stretch];
    const next = passages[i + 1]?.[0]?.from ?? length;
    const near = Math.min(stray, matched(stretches));
    if (first.from - from > near) skipTo(first.from);
    const to = next - end(last) > near ? end(last) : next;
    parts.push(partOf(quotation, corpus, stretches, from, to));
    from = to;
  }
  yield;
  skipTo(length);
  return parts;
}

/**
 * Whether the parts stand in the report in the order of the quotation. Of several places of a part only that one is
 * kept that is nearest to what follows.
 */
function inOrder(parts: Part[]): boolean {
  const chosen: Place[] = [];
  for (const {places} of parts) {
    const place = places.find(({start}) => start >= (chosen.at(-1)?.end ?? 0));
    if (!place) return false;
    chosen.push(place);
  }
  let limit = Infinity;
  for (const [i, part] of [...parts.entries()].reverse()) {
    const place = i === parts.length - 1 ? chosen[i] : part.places.findLast(({end}) => end <= limit);
    if (place) part.places = [place];
    limit = place?.start ?? limit;
  }
  return true;
}
