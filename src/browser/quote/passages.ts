/**
 * Which passages of the corpus a quotation is made of, though it may differ from them. Pure.
 *
 * What quotation and corpus have in common are stretches of tokens; those that follow each other in both, not far
 * apart, are a passage.
 */
import {gap, gramsOf, slice, type Compared, type Corpus} from './corpus.ts';

/** Below this many tokens in common nothing is said to resemble another, unless it is most of a short quotation. */
const enough = 10;
/** What it costs, in tokens, to go on at another place. */
const jump = 6;

/** Tokens that stand in the quotation (`from`) and in the corpus (`at`) one after the other. */
export interface Stretch {
  from: number;
  at: number;
  length: number;
}

/** The token of the quotation after a stretch. */
export const end = ({from, length}: Stretch) => from + length;
/** The token of the corpus after a stretch. */
export const endAt = ({at, length}: Stretch) => at + length;
/** How many tokens stretches have in common with the corpus. */
export const matched = (stretches: readonly Stretch[]) => stretches.reduce((sum, {length}) => sum + length, 0);

/** The passages of a quotation, each as its stretches; none if nothing in the corpus resembles it. */
export function passagesOf(quotation: Compared, corpus: Corpus): Stretch[][] {
  return cut(chain(commonStretches(quotation, corpus))).filter((stretches) =>
    resembles(stretches, quotation.tokens.length),
  );
}

/** As many as can be weighed against each other in a moment; the longest are kept. */
const most = 1500;

/**
 * The longest stretches whose values quotation and corpus have in common, of two tokens or more (in a long quotation,
 * of three or four).
 */
function commonStretches({values}: Compared, corpus: Corpus): Stretch[] {
  const {length} = values.tokens;
  const size = length > 100 ? 4 : length > 20 ? 3 : 2;
  const grams = gramsOf(corpus.values, size);
  const stretches: Stretch[] = [];
  // The last stretch on each diagonal: the next gram there makes it longer by one.
  const open = new Map<number, Stretch>();
  for (let from = 0; from + size <= length; from++) {
    for (const at of grams.get(slice(values, from, from + size)) ?? []) {
      const known = open.get(at - from);
      if (known && end(known) === from + size - 1) known.length++;
      else {
        const stretch = {from, at, length: size};
        open.set(at - from, stretch);
        stretches.push(stretch);
      }
    }
  }
  return stretches
    .sort((a, b) => b.length - a.length || a.at - b.at)
    .slice(0, most)
    .sort((a, b) => a.from - b.from || a.at - b.at);
}

/**
 * How far a stretch, without its first tokens, stands behind another, in the text in which it is farther; infinite if
 * it does not.
 */
function distance(next: Stretch, last: Stretch, shift = 0): number {
  const [inQuotation, inCorpus] = [next.from + shift - end(last), next.at + shift - endAt(last)];
  return inQuotation < 0 || inCorpus < 0 ? Infinity : Math.max(inQuotation, inCorpus);
}

/**
 * A stretch on the best path to it: what the path is worth, the stretch before, and how many tokens that has of this
 * one.
 */
interface Step {
  score: number;
  before?: number;
  shift: number;
}

/**
 * The stretches that explain most of the quotation at the least cost, in its order, each cut to begin where the one
 * before ends: the best path through them, found by way of the best path to each.
 */
function chain(stretches: readonly Stretch[]): Stretch[] {
  const best: Step[] = [];
  let top = -1;
  stretches.forEach((next, i) => {
    let mine: Step = {score: next.length, shift: 0};
    for (let before = 0; before < i; before++) {
      const last = stretches[before] as Stretch;
      const {score} = best[before] as Step;
      if (score + next.length <= mine.score) continue;
      // What overlaps is the last one's. In the corpus only where it goes on there: at another place nothing does.
      const overlap = Math.max(0, end(last) - next.from);
      const near = Math.max(overlap, endAt(last) - next.at);
      const goesOn = near < next.length && distance(next, last, near) <= gap;
      const shift = goesOn ? near : overlap;
      if (shift >= next.length) continue;
      const cost = goesOn ? Math.min(jump, 1 + distance(next, last, near) / 8) : jump;
      if (score + next.length - shift - cost > mine.score)
        mine = {score: score + next.length - shift - cost, before, shift};
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
function cut(path: readonly Stretch[]): Stretch[][] {
  const passages: Stretch[][] = [];
  for (const next of path) {
    const passage = passages.at(-1);
    const last = passage?.at(-1);
    if (passage && last && distance(next, last) <= gap) passage.push(next);
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
