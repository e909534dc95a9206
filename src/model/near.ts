/**
 * Queries near to one that finds nothing: each finds something, and shows in what it differs. Pure.
 *
 * A query is taken apart into its words. Of each it is known what the texts have in its place: itself, something like it,
 * or nothing. Of what the texts have, a near query has as much as stands in one paragraph.
 */

/** A piece of a query beside what is searched in its place: in both, or left out, or put in. */
export type Piece = {same: string} | {left: string} | {put: string};

/** What the texts have in place of a word of the query. */
export interface Substitute {
  /** What is searched: words, or a phrase in its quotation marks. */
  words: string[];
  pieces: Piece[];
  /** How much of the part it has. */
  weight: number;
}

/** A word or phrase of a query. */
export interface Part {
  /** As it is typed. */
  typed: string;
  /** How much it counts: its characters. */
  weight: number;
  /** The best first; none where the texts have nothing like it. */
  substitutes: Substitute[];
}

export interface NearQuery {
  query: string;
  pieces: Piece[];
  /** How many texts it finds. */
  count: number;
}

/** A longer query is a passage, which is what the page that checks quotations is for. */
export const longestQuery = 80;
/** More are not helpful, and each costs a look at all texts. */
const most = 4;
const longest = 12;
/** How much of a query a near one has at least. */
const enough = 0.4;

/**
 * The near queries, the nearest first.
 *
 * @param readings the query taken apart, in one way or several
 * @param has whether a text has what is searched in place of a part
 */
export function nearQueries<Text>(
  readings: readonly (readonly Part[])[],
  texts: readonly Text[],
  has: (text: Text, substitute: Substitute) => boolean,
): NearQuery[] {
  const weigh = (list: readonly ({weight: number} | undefined)[]) =>
    list.reduce((sum, one) => sum + (one?.weight ?? 0), 0);
  const found = new Map<string, NearQuery & {rank: number}>();
  for (const parts of readings.filter(({length}) => length <= longest)) {
    for (const [chosen, count] of versions(parts).flatMap((version) => maximal(version, texts, has))) {
      const weight = weigh(chosen);
      const words = chosen.flatMap((substitute) => substitute?.words ?? []);
      const query = words.join(' ');
      if (query === '' || weight < enough * weigh(parts) || found.has(query)) continue;
      const pieces = chosen.flatMap((substitute, i): Piece[] => [
        ...(i > 0 ? [{same: ' '}] : []),
        ...(substitute?.pieces ?? [{left: parts[i]?.typed ?? ''}]),
      ]);
      // What stands together says more than its parts.
      found.set(query, {query, pieces, count, rank: weight - words.length / 2});
    }
  }
  // Else the better substitute first, as they come.
  return [...found.values()]
    .sort((a, b) => b.rank - a.rank || a.pieces.length - b.pieces.length)
    .slice(0, most)
    .map(({query, pieces, count}) => ({query, pieces, count}));
}

/** The parts each by its best substitute; then with one of them by another. */
function versions(parts: readonly Part[]): (Substitute | undefined)[][] {
  const best = parts.map(({substitutes}) => substitutes[0]);
  return [best, ...parts.flatMap(({substitutes}, i) => substitutes.slice(1).map((other) => best.with(i, other)))];
}

/** What stands together in one text, of these sets those that no other includes, and in how many texts. */
function maximal<Text>(
  version: readonly (Substitute | undefined)[],
  texts: readonly Text[],
  has: (text: Text, substitute: Substitute) => boolean,
): [kept: (Substitute | undefined)[], count: number][] {
  const sets = new Map<string, {kept: boolean[]; count: number}>();
  for (const text of texts) {
    const kept = version.map((substitute) => substitute !== undefined && has(text, substitute));
    const known = sets.get(String(kept));
    if (known) known.count++;
    else sets.set(String(kept), {kept, count: 1});
  }
  const all = [...sets.values()];
  const isWithin = (one: boolean[], other: boolean[]) => one !== other && one.every((is, i) => !is || other[i]);
  return all
    .filter(({kept}) => kept.includes(true) && !all.some((other) => isWithin(kept, other.kept)))
    .map(({kept, count}) => [version.map((substitute, i) => (kept[i] ? substitute : undefined)), count]);
}

/**
 * Two words character by character: what both have in the same order, and what only one has.
 *
 * `difference([...'洞廷湖'], [...'洞庭湖'])` // => 洞, 廷 left out, 庭 put in, 湖
 */
export function difference(typed: readonly string[], found: readonly string[]): Piece[] {
  // How much the two have in common from each pair of places on.
  const common = typed.map(() => found.map(() => 0));
  const at = (i: number, j: number) => common[i]?.[j] ?? 0;
  for (let i = typed.length - 1; i >= 0; i--)
    for (let j = found.length - 1; j >= 0; j--)
      (common[i] as number[])[j] = typed[i] === found[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const pieces: Piece[] = [];
  const add = (kind: 'same' | 'left' | 'put', text = '') => {
    const last = pieces.at(-1) as Record<string, string> | undefined;
    if (last && kind in last) last[kind] += text;
    else pieces.push({[kind]: text} as Piece);
  };
  let [i, j] = [0, 0];
  while (i < typed.length || j < found.length) {
    if (i < typed.length && j < found.length && typed[i] === found[j]) {
      add('same', found[j++]);
      i++;
    } else if (i < typed.length && (j === found.length || at(i + 1, j) >= at(i, j + 1))) add('left', typed[i++]);
    else add('put', found[j++]);
  }
  return pieces;
}
