/**
 * Whether a quotation is in a report, and how it differs. Pure.
 *
 * Both are compared as tokens, see tokens.ts. What stands in the report as it is quoted is found as a string in a string.
 * All else is explained by the stretches of tokens that quotation and report have in common: those that follow each other
 * in both make a passage, and what lies between them is how it differs; where the quotation goes on at another place,
 * another passage begins.
 */
import {diffArrays} from 'diff';
import type {Script} from '../search/fold.ts';
import {gap, sequence, slice, type Corpus, type Sentence, type Sequence} from './corpus.ts';
import {tokenize, type Tokens} from './tokens.ts';

export interface Result {
  verdict: Verdict;
  parts: Part[];
}

/**
 * `cut`: word for word, but for what is left out at an ellipsis; `disordered`: so, but in another order. `joined`: several
 * passages that do not follow each other, or differ. `partial`: some is in the report, some not.
 */
export type Verdict = 'empty' | 'verbatim' | 'altered' | 'cut' | 'disordered' | 'joined' | 'partial' | 'absent';

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

export interface Place {
  /** The first token, and the one after the last. */
  start: number;
  end: number;
  /** The sentences it stands in. */
  sentences: Sentence[];
}

/** `differences([{same: '增长'}, {report: '4%', quotation: '5%'}])` // => `[{report: '4%', quotation: '5%'}]` */
export function differences(runs: readonly Run[]): Difference[] {
  return runs.filter((run) => 'report' in run);
}

/** Looks for a passage in the texts. Note markers [n] in it are no words of the report; an ellipsis is a cut. */
export function check(passage: string, corpus: Corpus, script: Script): Result {
  const quotations = passage.replace(noteMarker, ' ').split(ellipsis)
    .map((text) => quotationOf(text, script))
    .filter(({tokens}) => tokens.length > 0);
  const parts = quotations.flatMap((quotation) => explain(quotation, corpus));
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

const noteMarker = /[[［〔]\s*\d{1,3}\s*[\]］〕]/gu;
const ellipsis = /[[［〔(（]\s*(?:[…⋯]+|\.{3,}|。{3,})\s*[\]］〕)）]|[…⋯]+|\.{3,}|。{3,}/u;

/** What a reader pasted, or a piece of it between two cuts. */
interface Quotation extends Sequence {
  text: string;
  spans: Tokens['spans'];
}

function quotationOf(passage: string, script: Script): Quotation {
  // Lines break anywhere in what is pasted; beside Chinese there is no space.
  const text = passage.trim().replace(/\s+/g, ' ').replace(/(?<=[\u2e80-\u9fff\uff00-\uffef]) | (?=[\u2e80-\u9fff\uff00-\uffef])/g, '');
  const {tokens, spans} = tokenize(text, script);
  return {text, spans, ...sequence(tokens)};
}

/** Below this many tokens in common nothing is said to resemble another, unless it is most of a short quotation. */
const enough = 10;
/** What a quotation has before or after a passage is a difference up to this length, and beyond it no part of it. */
const stray = 8;
/** What it costs, in tokens, to go on at another place. */
const jump = 6;

function explain(quotation: Quotation, corpus: Corpus): Part[] {
  const {length} = quotation.tokens;
  const exact = occurrences(quotation, 0, length, corpus);
  if (exact.length > 0) return [{runs: [{same: quotation.text}], places: exact}];

  const passages = passagesOf(chain(commonStretches(quotation, corpus)))
    .filter((stretches) => resembles(stretches, length));
  const parts: Part[] = [];
  let from = 0;
  const skipTo = (to: number) => {
    if (to > from) parts.push({runs: [{same: textOf(quotation, from, to)}], places: []});
    from = to;
  };
  passages.forEach((stretches, i) => {
    const [first, last] = [stretches[0] as Stretch, stretches.at(-1) as Stretch];
    const next = passages[i + 1]?.[0]?.from ?? length;
    const near = Math.min(stray, matched(stretches));
    if (first.from - from > near) skipTo(first.from);
    const to = next - end(last) > near ? end(last) : next;
    parts.push(partOf(quotation, corpus, stretches, from, to));
    from = to;
  });
  skipTo(length);
  return parts;
}

/** All places of some of a quotation's tokens, if they stand there one after the other. */
function occurrences(quotation: Quotation, from: number, to: number, corpus: Corpus): Place[] {
  const sought = slice(quotation, from, to);
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

function placeOf({places, sentences}: Corpus, start: number, end: number): Place {
  const [first, last] = [places[start]?.sentence ?? 0, places[end - 1]?.sentence ?? 0];
  return {start, end, sentences: sentences.slice(first, last + 1)};
}

/** Tokens that stand in the quotation (`from`) and in the corpus (`at`) one after the other. */
interface Stretch {
  from: number;
  at: number;
  length: number;
}

const end = ({from, length}: Stretch) => from + length;
const endAt = ({at, length}: Stretch) => at + length;
const matched = (stretches: readonly Stretch[]) => stretches.reduce((sum, {length}) => sum + length, 0);

/** As many as can be weighed against each other in a moment; the longest are kept. */
const most = 1500;

/** The longest stretches that quotation and corpus have in common, of two tokens or more (in a long quotation, of three or four). */
function commonStretches(quotation: Quotation, corpus: Corpus): Stretch[] {
  const {length} = quotation.tokens;
  const size = length > 100 ? 4 : length > 20 ? 3 : 2;
  const grams = new Map<string, number[]>();
  for (let from = 0; from + size <= length; from++) {
    const gram = slice(quotation, from, from + size);
    const known = grams.get(gram);
    if (known) known.push(from);
    else grams.set(gram, [from]);
  }
  const stretches: Stretch[] = [];
  // The last stretch on each diagonal: the next gram there makes it longer by one.
  const open = new Map<number, Stretch>();
  for (let at = 0; at + size <= corpus.tokens.length; at++) {
    for (const from of grams.get(slice(corpus, at, at + size)) ?? []) {
      const known = open.get(at - from);
      if (known && endAt(known) === at + size - 1) known.length++;
      else {
        const stretch = {from, at, length: size};
        open.set(at - from, stretch);
        stretches.push(stretch);
      }
    }
  }
  return stretches.sort((a, b) => b.length - a.length).slice(0, most).sort((a, b) => a.from - b.from || a.at - b.at);
}

/** Whether a stretch may go on a passage: it stands after the other in both texts, and not far. */
function follows(next: Stretch, last: Stretch, shift = 0): boolean {
  const [inQuotation, inCorpus] = [next.from + shift - end(last), next.at + shift - endAt(last)];
  return inQuotation >= 0 && inCorpus >= 0 && Math.max(inQuotation, inCorpus) <= gap;
}

/**
 * The stretches that explain most of the quotation at the least cost, in its order, each cut to begin where the one before
 * ends: the best path through them, found by way of the best path to each.
 */
function chain(stretches: readonly Stretch[]): Stretch[] {
  const best: {score: number; before?: number; shift: number}[] = [];
  let top = -1;
  stretches.forEach((next, i) => {
    let mine: (typeof best)[number] = {score: next.length, shift: 0};
    for (let before = 0; before < i; before++) {
      const last = stretches[before] as Stretch;
      const {score} = best[before] as (typeof best)[number];
      if (score + next.length <= mine.score) continue;
      const overlap = Math.max(0, end(last) - next.from);
      const shift = Math.max(overlap, endAt(last) - next.at);
      const near = next.at >= last.at && shift < next.length && follows(next, last, shift);
      const cost = near ? Math.min(jump, 1 + Math.max(next.from + shift - end(last), next.at + shift - endAt(last)) / 8) + shift : jump + overlap;
      if (overlap < next.length && score + next.length - cost > mine.score) mine = {score: score + next.length - cost, before, shift: near ? shift : overlap};
    }
    best.push(mine);
    if (mine.score > (best[top]?.score ?? 0)) top = i;
  });
  const path: Stretch[] = [];
  for (let i: number | undefined = top; i !== undefined && i >= 0; i = best[i]?.before) {
    const {from, at, length} = stretches[i] as Stretch;
    const shift = best[i]?.shift ?? 0;
    path.unshift({from: from + shift, at: at + shift, length: length - shift});
  }
  return path;
}

/** A path cut where it goes on at another place. */
function passagesOf(path: readonly Stretch[]): Stretch[][] {
  const passages: Stretch[][] = [];
  for (const next of path) {
    const passage = passages.at(-1);
    const last = passage?.at(-1);
    if (passage && last && follows(next, last)) passage.push(next);
    else passages.push([next]);
  }
  return passages;
}

/** Whether what a passage and the quotation share is more than some words that every report has. */
function resembles(stretches: readonly Stretch[], length: number): boolean {
  const shared = matched(stretches);
  const [first, last] = [stretches[0] as Stretch, stretches.at(-1) as Stretch];
  return shared >= Math.min(enough, length * 0.6) && shared >= 0.5 * (end(last) - first.from);
}

/** Tokens that are the same, or those that one side has and the other has not. */
interface Step {
  same: boolean;
  quotation: number;
  corpus: number;
}

/** A part of the quotation with its passage: how the tokens `from` … `to` differ from it. */
function partOf(quotation: Quotation, corpus: Corpus, stretches: readonly Stretch[], from: number, to: number): Part {
  const [first, last] = [stretches[0] as Stretch, stretches.at(-1) as Stretch];
  // What is quoted beyond the passage's ends stands for what is there in the sentence, but not for what only a mark parts from it.
  let start = first.at;
  while (first.at - start < first.from - from && continues(corpus, start) && isParted(corpus, start) === (start === first.at && isPartedIn(quotation, first.from))) start--;
  let stop = endAt(last);
  while (stop - endAt(last) < to - end(last) && continues(corpus, stop) && isParted(corpus, stop) === (stop === endAt(last) && isPartedIn(quotation, end(last)))) stop++;

  const steps: Step[] = [];
  let [q, c] = [from, start];
  for (const stretch of [...stretches, {from: to, at: stop, length: 0}]) {
    const inQuotation = withMarks(q, stretch.from, (at) => at > from && at < to && isPartedIn(quotation, at));
    const inCorpus = withMarks(c, stretch.at, (at) => at > start && at < stop && isParted(corpus, at));
    steps.push(...compare(quotation, corpus, inQuotation, inCorpus), {same: true, quotation: stretch.length, corpus: stretch.length});
    [q, c] = [end(stretch), endAt(stretch)];
  }
  const tidy = merge(steps);
  // A quotation begins and ends where it does: what the report has before and after is not missing.
  if (tidy[0] && tidy[0].quotation === 0) start += tidy.shift()?.corpus ?? 0;
  if (tidy.at(-1)?.quotation === 0) stop -= tidy.pop()?.corpus ?? 0;
  const runs = runsOf(quotation, corpus, tidy, from, start);
  const exact = tidy.every(({same}) => same) ? occurrences(quotation, from, to, corpus) : [];
  return {runs, places: exact.length > 0 ? exact : [placeOf(corpus, start, stop)]};
}

/** Stands for a punctuation mark among the numbers of tokens: that there is one, not which. */
const mark = -1;

/** The steps from some tokens of the corpus to some of the quotation. Marks count for nothing, but keep apart what differs before and after them. */
function compare(quotation: Quotation, corpus: Corpus, inQuotation: number[], inCorpus: number[]): Step[] {
  const comparator = (theirs: number, ours: number) => {
    if (theirs === mark || ours === mark) return theirs === ours;
    const token = quotation.tokens[ours];
    return token === corpus.tokens[theirs] || token === corpus.twin.tokens[theirs];
  };
  return diffArrays(inCorpus, inQuotation, {comparator}).map(({added, removed, value}) => {
    const count = value.filter((one) => one !== mark).length;
    return {same: !added && !removed, quotation: removed ? 0 : count, corpus: added ? 0 : count};
  });
}

/** The numbers of some tokens, with the marks before, between and after them. */
function withMarks(from: number, to: number, parted: (at: number) => boolean): number[] {
  const all = Array.from({length: to - from}, (_, i) => (parted(from + i) ? [mark, from + i] : [from + i])).flat();
  return parted(to) ? [...all, mark] : all;
}

/** Neighbours of a kind as one. A step without tokens that is the same on both sides is a mark: it parts two that differ. */
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
  return merged.slice(merged[0] && isMark(merged[0]) ? 1 : 0, merged.at(-1) && isMark(merged.at(-1) as Step) ? -1 : undefined);
}

function runsOf(quotation: Quotation, corpus: Corpus, steps: readonly Step[], from: number, start: number): Run[] {
  const {text, spans} = quotation;
  const runs: Run[] = [];
  const same = (words: string) => {
    const last = runs.at(-1);
    if (last && 'same' in last) last.same += words;
    else if (words) runs.push({same: words});
  };
  // Punctuation around words that differ is not what differs: it is kept until it is plain on which side of them it stands.
  let between = from === 0 ? text.slice(0, spans[0]?.[0]) : '';
  let [q, c] = [from, start];
  for (const step of steps) {
    const [nextQ, nextC] = [q + step.quotation, c + step.corpus];
    if (step.quotation > 0) {
      same(between);
      const words = text.slice(spans[q]?.[0], spans[nextQ - 1]?.[1]);
      if (step.same) same(words);
      else runs.push({report: reportText(corpus, c, nextC), quotation: words});
      between = text.slice(spans[nextQ - 1]?.[1], spans[nextQ]?.[0]);
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

/** Whether a token of the corpus is in one sentence with the token before it. */
function continues({places}: Corpus, at: number): boolean {
  return at > 0 && places[at - 1]?.sentence === places[at]?.sentence;
}

/** Whether a mark, or the end of a sentence, stands before a token of the corpus. */
function isParted(corpus: Corpus, at: number): boolean {
  const [last, next] = [corpus.places[at - 1], corpus.places[at]];
  return !continues(corpus, at) || /\S/.test(corpus.sentences[last?.sentence ?? 0]?.text.slice(last?.span[1], next?.span[0]) ?? '');
}

/** Whether a mark stands before a token of the quotation; the comma of 3,5% is none. */
function isPartedIn({text, spans}: Quotation, at: number): boolean {
  const between = text.slice(spans[at - 1]?.[1] ?? 0, spans[at]?.[0]);
  return /\S/.test(between) && !(/^[.,．，]$/.test(between) && /^\p{Nd}{2}$/u.test(text.charAt((spans[at]?.[0] ?? 0) - 2) + text.charAt(spans[at]?.[0] ?? 0)));
}

/** Some tokens of a quotation as they were written, up to where the next begins. */
function textOf({text, spans}: Quotation, from: number, to: number): string {
  return from === to ? '' : text.slice(from === 0 ? 0 : spans[from]?.[0], spans[to]?.[0]);
}

/** Some tokens of the report as they are printed. */
function reportText({places, sentences}: Corpus, from: number, to: number): string {
  if (from === to) return '';
  const [first, last] = [places[from], places[to - 1]];
  if (!first || !last) return '';
  const texts = sentences.slice(first.sentence, last.sentence + 1).map(({text}) => text);
  // The end first: cutting the beginning would move it.
  texts[texts.length - 1] = texts.at(-1)?.slice(0, last.span[1]) ?? '';
  texts[0] = texts[0]?.slice(first.span[0]) ?? '';
  return texts.join('');
}

/**
 * Whether the parts stand in the report in the order of the quotation. Of several places of a part only that one is kept
 * that is nearest to what follows.
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
