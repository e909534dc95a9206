/** What English texts have in place of words that they do not have: others a letter or two off, or two for one. Pure. */
import {cut, findEnglish, parse} from './english.ts';
import {longestQuery, nearQueries, type NearQuery, type Part, type Substitute} from './near.ts';

/**
 * Queries near to one in English that finds nothing, in texts as they are printed.
 *
 * `nearEnglish('goverment', ['The government'])` // => `[{query: 'government', count: 1, …}]`
 */
export function nearEnglish(query: string, texts: readonly string[]): NearQuery[] {
  if (query.length > longestQuery) return [];
  const {english, phrases = []} = parse(query, new Map());
  const counts = new Map<string, number>();
  const pairs = new Set<string>();
  for (const text of texts) {
    const words = cut(text).map(({text}) => text);
    for (const [i, word] of words.entries()) {
      counts.set(word, (counts.get(word) ?? 0) + 1);
      pairs.add(`${word} ${words[i + 1] ?? ''}`);
    }
  }
  const isThere = (words: string[]) => texts.some((text) => has(text, {words}));
  const parts = [
    ...phrases.map((phrase): Part => {
      const words = phrase.join(' ');
      const whole = isThere([`"${words}"`]);
      const pieces: Substitute['pieces'] = whole ? [{same: `“${words}”`}] : [{left: '“'}, {same: words}, {left: '”'}];
      const substitutes =
        whole || isThere(phrase) ? [{words: whole ? [`"${words}"`] : phrase, pieces, weight: words.length}] : [];
      return {typed: `“${words}”`, weight: words.length, substitutes};
    }),
    ...english.map((word): Part => {
      const substitutes = isThere([word])
        ? [{words: [word], pieces: [{same: word}], weight: word.length}]
        : similarTo(word, counts, pairs);
      return {typed: word, weight: word.length, substitutes};
    }),
  ];
  return nearQueries([parts], texts, has);
}

function has(text: string, {words}: Pick<Substitute, 'words'>): boolean {
  const {english, phrases} = parse(words.join(' '), new Map());
  return findEnglish(text, english, undefined, phrases) !== undefined;
}

/** Words of the texts that are like one, and two of them that it may be; the most like first. */
function similarTo(word: string, counts: ReadonlyMap<string, number>, pairs: ReadonlySet<string>): Substitute[] {
  if (!/^\p{L}{4,}$/u.test(word)) return [];
  const instead = (other: string, distance: number, words = [other]): Substitute => ({
    words,
    pieces: [{left: word}, {put: other}],
    weight: word.length - distance,
  });
  const apart = Array.from({length: word.length - 1}, (_, i) => `${word.slice(0, i + 1)} ${word.slice(i + 1)}`);
  // Of four letters every word is like another.
  const limit = word.length < 5 ? 0 : word.length < 8 ? 1 : 2;
  const others = [...counts]
    .map(([other, count]) => ({other, count, distance: distance(word, other, limit)}))
    .filter(({distance}) => distance <= limit)
    .sort((a, b) => a.distance - b.distance || b.count - a.count);
  return [
    ...apart.filter((pair) => pairs.has(pair)).map((pair) => instead(pair, 0, [`"${pair}"`])),
    ...apart
      .filter((pair) => pair.split(' ').every((part) => part.length > 2 && counts.has(part)) && !pairs.has(pair))
      .map((pair) => instead(pair, 0, pair.split(' '))),
    ...others.slice(0, 3).map(({other, distance}) => instead(other, distance)),
  ];
}

/** How many letters are other, missing, too many or exchanged; infinite where it is clear that they are too many. */
function distance(one: string, other: string, limit: number): number {
  if (Math.abs(one.length - other.length) > limit || !/^\p{L}+$/u.test(other)) return Infinity;
  const rows: number[][] = [Array.from({length: other.length + 1}, (_, j) => j)];
  const at = (i: number, j: number) => rows[i]?.[j] ?? Infinity;
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    rows.push(row);
    for (let j = 1; j <= other.length; j++) {
      const isSame = one[i - 1] === other[j - 1];
      const isExchanged = one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      row.push(
        Math.min(
          at(i - 1, j) + 1,
          at(i, j - 1) + 1,
          at(i - 1, j - 1) + (isSame ? 0 : 1),
          isExchanged ? at(i - 2, j - 2) + 1 : Infinity,
        ),
      );
    }
  }
  return at(one.length, other.length);
}
