/** How a quotation differs from a passage. Pure. */
import {diffArrays} from 'diff';
import {continues, isParted, occurrences, placeOf, reportText, type Corpus, type Place} from './corpus.ts';
import {end, endAt, type Stretch} from './passages.ts';
import {isPartedIn, startOf, type Quotation} from './quotation.ts';

/** A piece of the quotation: all of it, or what one passage of the report accounts for. */
export interface Part {
  /** Its words, and how they differ. */
  runs: Run[];
  /** Where they stand, in the order of the text; nowhere if nothing in the reports resembles them. */
  places: Place[];
}

/** Words that are the same, or what the report has and the quotation has in its stead (either may be empty). */
export type Run = {same: string} | Difference;

export interface Difference {
  report: string;
  quotation: string;
}

/** `differences([{same: '增长'}, {report: '4%', quotation: '5%'}])` // => `[{report: '4%', quotation: '5%'}]` */
export function differences(runs: readonly Run[]): Difference[] {
  return runs.filter((run) => 'report' in run);
}

/** Tokens that are the same, or those that one side has and the other has not. */
interface Step {
  same: boolean;
  quotation: number;
  corpus: number;
}

/** A part of the quotation with its passage: how the tokens `from` … `to` differ from it. */
export function partOf(
  quotation: Quotation,
  corpus: Corpus,
  stretches: readonly Stretch[],
  from: number,
  to: number,
): Part {
  const [first, last] = [stretches[0] as Stretch, stretches.at(-1) as Stretch];
  // What is quoted beyond the passage's ends stands for what is there in the sentence, but not for what only a mark
  // parts from it.
  let start = first.at;
  while (
    first.at - start < first.from - from &&
    continues(corpus, start) &&
    isParted(corpus, start) === (start === first.at && isPartedIn(quotation, first.from))
  )
    start--;
  let stop = endAt(last);
  while (
    stop - endAt(last) < to - end(last) &&
    continues(corpus, stop) &&
    isParted(corpus, stop) === (stop === endAt(last) && isPartedIn(quotation, end(last)))
  )
    stop++;

  const steps: Step[] = [];
  let [q, c] = [from, start];
  for (const stretch of [...stretches, {from: to, at: stop, length: 0}]) {
    const inQuotation = withMarks(q, stretch.from, (at) => at > from && at < to && isPartedIn(quotation, at));
    const inCorpus = withMarks(c, stretch.at, (at) => at > start && at < stop && isParted(corpus, at));
    steps.push(...compare(quotation, corpus, inQuotation, inCorpus));
    for (let i = 0; i < stretch.length; i++)
      steps.push({same: isSame(quotation, corpus, stretch.from + i, stretch.at + i), quotation: 1, corpus: 1});
    [q, c] = [end(stretch), endAt(stretch)];
  }
  const tidy = merge(steps);
  // A quotation begins and ends where it does: what the report has before and after is not missing.
  if (tidy[0] && tidy[0].quotation === 0) start += tidy.shift()?.corpus ?? 0;
  if (tidy.at(-1)?.quotation === 0) stop -= tidy.pop()?.corpus ?? 0;
  const runs = runsOf(quotation, corpus, tidy, from, to, start);
  const exact = tidy.every(({same}) => same) ? occurrences(corpus, quotation, from, to) : [];
  return {runs, places: exact.length > 0 ? exact : [placeOf(corpus, start, stop)]};
}

/** Stands for a punctuation mark among the numbers of tokens: that there is one, not which. */
const mark = -1;

/**
 * The steps from some tokens of the corpus to some of the quotation. Marks count for nothing, but keep apart what
 * differs before and after them.
 */
function compare(quotation: Quotation, corpus: Corpus, inQuotation: number[], inCorpus: number[]): Step[] {
  const comparator = (theirs: number, ours: number) => {
    if (theirs === mark || ours === mark) return theirs === ours;
    return isSame(quotation, corpus, ours, theirs);
  };
  return diffArrays(inCorpus, inQuotation, {comparator}).map(({added, removed, value}) => {
    const count = value.filter((one) => one !== mark).length;
    return {same: !added && !removed, quotation: removed ? 0 : count, corpus: added ? 0 : count};
  });
}

/** Whether a token of the quotation is one of the corpus, in either script. */
function isSame({tokens}: Quotation, corpus: Corpus, ours: number, theirs: number): boolean {
  return tokens[ours] === corpus.tokens[theirs] || tokens[ours] === corpus.twin.tokens[theirs];
}

/** The numbers of some tokens, with the marks before, between and after them. */
function withMarks(from: number, to: number, parted: (at: number) => boolean): number[] {
  const all = Array.from({length: to - from}, (_, i) => (parted(from + i) ? [mark, from + i] : [from + i])).flat();
  return parted(to) ? [...all, mark] : all;
}

/**
 * Neighbours of a kind as one. A step without tokens that is the same on both sides is a mark: it parts two that
 * differ.
 */
function merge(steps: readonly Step[]): Step[] {
  const merged: Step[] = [];
  for (const step of steps.filter(({same, quotation, corpus}) => same || quotation + corpus > 0)) {
    const last = merged.at(-1);
    if (last?.same === step.same) {
      last.quotation += step.quotation;
      last.corpus += step.corpus;
    } else merged.push({...step});
  }
  const isMark = ({quotation, corpus}: Step) => quotation + corpus === 0;
  return merged.slice(
    merged[0] && isMark(merged[0]) ? 1 : 0,
    merged.at(-1) && isMark(merged.at(-1) as Step) ? -1 : undefined,
  );
}

/** Steps in words, between two tokens of the quotation and from one of the corpus on. */
function runsOf(
  quotation: Quotation,
  corpus: Corpus,
  steps: readonly Step[],
  from: number,
  to: number,
  start: number,
): Run[] {
  const {text, spans} = quotation;
  const runs: Run[] = [];
  const same = (words: string) => {
    const last = runs.at(-1);
    if (last && 'same' in last) last.same += words;
    else if (words) runs.push({same: words});
  };
  // Punctuation around words that differ is not what differs: it is kept until it is plain on which side of them it
  // stands.
  let between = text.slice(startOf(quotation, from), spans[from]?.[0]);
  let [q, c] = [from, start];
  for (const step of steps) {
    const [nextQ, nextC] = [q + step.quotation, c + step.corpus];
    if (step.quotation > 0) {
      same(between);
      const words = text.slice(spans[q]?.[0], spans[nextQ - 1]?.[1]);
      if (step.same) same(words);
      else runs.push({report: reportText(corpus, c, nextC), quotation: words});
      between = text.slice(spans[nextQ - 1]?.[1], nextQ === to ? startOf(quotation, to) : spans[nextQ]?.[0]);
    } else if (step.same) {
      same(between);
      between = '';
    } else {
      const spaced = /\s$/.test(between);
      if (spaced || isParted(corpus, c)) {
        same(between);
        between = spaced ? ' ' : '';
      }
      runs.push({report: reportText(corpus, c, nextC), quotation: ''});
    }
    [q, c] = [nextQ, nextC];
  }
  same(between);
  return runs;
}
