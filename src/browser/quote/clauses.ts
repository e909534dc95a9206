/**
 * What of a quotation is too short to resemble a passage: clause by clause, which of it stands in the report, and which
 * does not. A frame around a quotation (会议指出，“…”; the report says that …) hides nothing of it this way. Pure.
 */
import {occurrences, slice, type Corpus, type Place} from './corpus.ts';
import {partOf, type Part} from './differences.ts';
import {matched, passagesOf, type Stretch} from './passages.ts';
import {clausesOf, partOfQuotation, wordsOf, type Clause, type Quotation} from './quotation.ts';

/** Below this many tokens a clause is not said to be the report's, where not all is; in quotation marks it is one of two. */
const enough = {bare: 5, quoted: 2};
/** So many clauses are compared with all the report; of a quotation with more, what is not found word for word is not. */
const compared = 60;

/** The parts of what lies between two tokens of a quotation, which together are all of it. */
export function clauseParts(quotation: Quotation, corpus: Corpus, from: number, to: number): Part[] {
  if (from === to) return [];
  const whole = occurrences(corpus, quotation, from, to);
  if (whole.length > 0) return [{runs: [{same: wordsOf(quotation, from, to)}], places: whole}];
  const clauses = clausesOf(quotation, from, to);
  // Who repeats himself is told the same.
  const known = new Map<string, Place[]>();
  const find = (start: number, end: number) => {
    const words = slice(quotation, start, end);
    const places = known.get(words) ?? occurrences(corpus, quotation, start, end);
    known.set(words, places);
    return places;
  };
  const parts: Part[] = [];
  let unknown = from;
  const add = (clause: {from: number}, part: Part, end: number) => {
    if (unknown < clause.from) parts.push(absent(quotation, unknown, clause.from));
    parts.push(part);
    unknown = end;
  };
  for (let i = 0; i < clauses.length; i++) {
    const clause = clauses[i] as Clause;
    const exact = longest(clauses, i, find);
    if (exact) {
      const last = clauses[exact.last] as Clause;
      const words = wordsOf(quotation, clause.from, last.to);
      add(clause, {runs: [{same: words}], places: exact.places}, last.to);
      i = exact.last;
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

/** The last of the clauses that from one on stand in the report one after the other, and where they do. */
function longest(
  clauses: readonly Clause[],
  first: number,
  find: (from: number, to: number) => Place[],
): {last: number; places: Place[]} | undefined {
  const {from, quoted} = clauses[first] as Clause;
  let found: {last: number; places: Place[]} | undefined;
  for (const [i, {to}] of clauses.slice(first, first + compared).entries()) {
    if (to - from < (quoted ? enough.quoted : enough.bare)) continue;
    const places = find(from, to);
    if (places.length === 0) break;
    found = {last: first + i, places};
  }
  return found;
}

/** A clause that is one of the report's but for a little. */
function altered(quotation: Quotation, corpus: Corpus, {from, to}: Clause): Part | undefined {
  if (to - from < enough.bare) return undefined;
  const [stretches, another] = passagesOf(partOfQuotation(quotation, from, to), corpus);
  if (!stretches || another || matched(stretches) < enough.bare) return undefined;
  const shifted = stretches.map((stretch): Stretch => ({...stretch, from: stretch.from + from}));
  return partOf(quotation, corpus, shifted, from, to);
}
