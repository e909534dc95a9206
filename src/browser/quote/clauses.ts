/**
 * What of a quotation is too short to resemble a passage: clause by clause, which of it stands in the report, and which
 * does not. A frame around a quotation (会议指出，“…”; the report says that …) hides nothing of it this way. Pure.
 */
import {occurrences, type Corpus} from './corpus.ts';
import {partOf, type Part} from './differences.ts';
import {matched, passagesOf, type Stretch} from './passages.ts';
import {clausesOf, partOfQuotation, wordsOf, type Clause, type Quotation} from './quotation.ts';

/** Below this many tokens a clause is not said to be the report's, where not all is; in quotation marks it is one of two. */
const enough = {bare: 5, quoted: 2};
/** So much of a clause is the report's where it is said to differ from it. */
const most = 0.7;
/** So many clauses are compared with all the report; of a quotation with more, what is not found word for word is not. */
const compared = 60;

/** The parts of what lies between two tokens of a quotation, which together are all of it. */
export function clauseParts(quotation: Quotation, corpus: Corpus, from: number, to: number): Part[] {
  if (from === to) return [];
  const whole = occurrences(corpus, quotation, from, to);
  if (whole.length > 0) return [{runs: [{same: wordsOf(quotation, from, to)}], places: whole}];
  const clauses = clausesOf(quotation, from, to);
  const parts: Part[] = [];
  let unknown = from;
  const add = (clause: {from: number}, part: Part, end: number) => {
    if (unknown < clause.from) parts.push(absent(quotation, unknown, clause.from));
    parts.push(part);
    unknown = end;
  };
  for (let i = 0; i < clauses.length; i++) {
    const clause = clauses[i] as Clause;
    const exact = longest(quotation, corpus, clauses, i);
    if (exact) {
      add(clause, exact.part, exact.clause.to);
      i = clauses.indexOf(exact.clause);
      continue;
    }
    const near = clauses.length <= compared ? altered(quotation, corpus, clause) : undefined;
    if (near) add(clause, near, clause.to);
  }
  return unknown < to ? [...parts, absent(quotation, unknown, to)] : parts;
}

function absent(quotation: Quotation, from: number, to: number): Part {
  return {runs: [{same: wordsOf(quotation, from, to)}], places: []};
}

/** The most clauses from one on that stand in the report one after the other, and the last of them. */
function longest(
  quotation: Quotation,
  corpus: Corpus,
  clauses: readonly Clause[],
  first: number,
): {part: Part; clause: Clause} | undefined {
  const {from, quoted} = clauses[first] as Clause;
  let found: {part: Part; clause: Clause} | undefined;
  for (const clause of clauses.slice(first, first + compared)) {
    if (clause.to - from < (quoted ? enough.quoted : enough.bare)) continue;
    const places = occurrences(corpus, quotation, from, clause.to);
    if (places.length === 0) break;
    found = {part: {runs: [{same: wordsOf(quotation, from, clause.to)}], places}, clause};
  }
  return found;
}

/** A clause that is one of the report's but for a little. */
function altered(quotation: Quotation, corpus: Corpus, {from, to}: Clause): Part | undefined {
  if (to - from < enough.bare) return undefined;
  const [stretches, another] = passagesOf(partOfQuotation(quotation, from, to), corpus);
  if (!stretches || another || matched(stretches) < Math.max(enough.bare, most * (to - from))) return undefined;
  const shifted = stretches.map((stretch): Stretch => ({...stretch, from: stretch.from + from}));
  return partOf(quotation, corpus, shifted, from, to);
}
