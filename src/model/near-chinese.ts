/** What Chinese texts have in place of words that they do not have: a character off, or only a part. Pure. */
import {fold, type Folded, type Script} from './folding.ts';
import {difference, longestQuery, nearQueries, type NearQuery, type Part, type Substitute} from './near.ts';

interface KnownText {
  source: string;
  folded: Folded;
}

/**
 * Queries near to one that finds nothing, in texts as they are printed.
 *
 * `nearChinese('洞廷湖', ['治理洞庭湖。'], script)` // => `[{query: '洞庭湖', count: 1, …}]`
 */
export function nearChinese(query: string, texts: readonly string[], script: Script): NearQuery[] {
  if (query.length > longestQuery) return [];
  const known = texts.map((source) => ({source, folded: fold(source, script)}));
  const isThere = (word: string) => known.some(({folded}) => folded.text.includes(plain(word)));
  const folds = new Map<string, string>();
  const plain = (word: string) => {
    const text = folds.get(word) ?? fold(word, script).text;
    folds.set(word, text);
    return text;
  };
  const part = (typed: string, substitutes: Substitute[]): Part => ({typed, weight: plain(typed).length, substitutes});
  const asTyped = (typed: string) =>
    part(typed, isThere(typed) ? [{words: [typed], pieces: [{same: typed}], weight: plain(typed).length}] : []);
  const words = query.split(/[\s"']+/).filter((word) => plain(word) !== '');
  const whole = words.map((word) => (isThere(word) ? asTyped(word) : part(word, similarTo(word, plain(word), known))));
  const apart = words.flatMap((word) =>
    isThere(word)
      ? [asTyped(word)]
      : // A single character is in every text.
        partsOf(word, isThere).map((one) => (one.length === 1 ? part(one, []) : asTyped(one))),
  );
  return nearQueries([whole, apart], known, ({folded: {text}}, {words}) =>
    words.every((word) => text.includes(plain(word))),
  );
}

/** So many are tried. */
const most = 3;

/** No typing error is longer, nor a name that readers shorten. */
const longest = 24;
/** What it costs to leave out a character or to take another, to begin a gap in the text, and each character in it. */
const [other, gap, wider] = [1, 0.6, 0.15];
/** What a stretch of text that stands for a word does not go over. */
const ends = /[。！？；，、：（）\s]/;

interface Path {
  cost: number;
  /** Where it begins in the text. */
  from: number;
}

/**
 * Stretches of the texts that are like a word, in order of their likeness: a character is another (洞廷湖), missing or too
 * many (高质量的发展), two are exchanged (商营环境), or some of the text's are left out (人均收入 of 人均可支配收入).
 * Approximate matching after Sellers, with gaps.
 */
function similarTo(typed: string, word: string, texts: readonly KnownText[]): Substitute[] {
  if (word.length < 3 || word.length > longest) return [];
  const limit = Math.min(Math.max(1, 0.3 * word.length), 2);
  const found = new Map<string, {cost: number; count: number; shown: string}>();
  for (const {source, folded} of texts) {
    for (const [{cost, from}, to] of alignments(word, folded.text, limit)) {
      const text = folded.text.slice(from, to);
      const known = found.get(text);
      if (known) {
        known.count++;
        known.cost = Math.min(known.cost, cost);
      } else found.set(text, {cost, count: 1, shown: source.slice(folded.offsets[from], folded.offsets[to])});
    }
  }
  return [...found.values()]
    .sort((a, b) => a.cost - b.cost || b.count - a.count)
    .slice(0, most)
    .map(({shown}) => {
      const pieces = difference([...typed], [...shown]);
      const same = pieces.flatMap((piece) => ('same' in piece ? [piece.same] : [])).join('');
      return {words: [shown], pieces, weight: same.length};
    });
}

/** The ways to read a word into a text that cost no more than the limit, each with where it ends. */
function alignments(word: string, text: string, limit: number): [Path, end: number][] {
  const none: Path = {cost: Infinity, from: 0};
  const better = (...paths: Path[]) => paths.reduce((best, path) => (path.cost < best.cost ? path : best));
  const plus = ({cost, from}: Path, more: number): Path => ({cost: cost + more, from});
  const found: [Path, number][] = [];
  // By how many characters of the word are read: the best path that ends on one of them, and in a gap after it.
  let on: Path[] = Array.from({length: word.length + 1}, () => none);
  let within = on;
  let earlier = on;
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    const isEnd = ends.test(character);
    // A path may begin at any place, with a character of the word that is there.
    const before = on.with(0, {cost: 0, from: at});
    const next: Path[] = [none];
    const gaps: Path[] = [none];
    for (let read = 1; read <= word.length; read++) {
      const step = better(before[read - 1] ?? none, within[read - 1] ?? none);
      const isSame = word.charAt(read - 1) === character;
      const leaves = plus(next[read - 1] ?? none, other);
      const takes = isSame ? step : isEnd || !isOfAKind(word.charAt(read - 1), character) ? none : plus(step, other);
      const isExchanged =
        read > 1 && word.charAt(read - 2) === character && word.charAt(read - 1) === text.charAt(at - 1);
      const exchanges = isExchanged
        ? plus(read === 2 ? {cost: 0, from: at - 1} : (earlier[read - 2] ?? none), other)
        : none;
      // Nor does it begin or end with a character left out: that is a part of the word.
      next.push(better(takes, exchanges, read > 1 && read < word.length ? leaves : none));
      gaps.push(isEnd ? none : better(plus(on[read] ?? none, gap + wider), plus(within[read] ?? none, wider)));
    }
    const whole = next[word.length];
    if (whole && whole.cost <= limit) found.push([whole, at + 1]);
    [earlier, on, within] = [on, next, gaps];
  }
  // Of those that overlap the best.
  return found
    .sort(([a], [b]) => a.cost - b.cost)
    .filter(([{from}, to], i, all) => !all.slice(0, i).some(([one, end]) => from < end && one.from < to));
}

const kinds = [/\p{Script=Han}/u, /\p{Script=Latin}/u, /\d/];
const isOfAKind = (one: string, another: string) => kinds.some((kind) => kind.test(one) && kind.test(another));

/**
 * A word taken apart: into its own words as the browser knows them, as many together as there are somewhere. Of a word
 * that is nowhere its beginning or end may be: of 高速公路 the first half.
 */
function partsOf(word: string, isThere: (part: string) => boolean): string[] {
  const units = unitsOf(word);
  const parts: string[] = [];
  for (let at = 0; at < units.length;) {
    let to = units.length;
    while (to > at + 1 && !isThere(units.slice(at, to).join(''))) to--;
    const part = units.slice(at, to).join('');
    const [from, end] = part.length < 2 || isThere(part) ? [0, part.length] : longestPart(part, isThere);
    parts.push(part.slice(0, from), part.slice(from, end), part.slice(end));
    at = to;
  }
  return joinSingles(parts.filter(Boolean));
}

/** Single characters beside each other as one part. */
function joinSingles(parts: readonly string[]): string[] {
  return parts.reduce<string[]>((joined, part) => {
    const last = joined.at(-1);
    if (part.length === 1 && last?.length === 1) return [...joined.slice(0, -1), last + part];
    return [...joined, part];
  }, []);
}

/** Where the longest beginning or end of a word begins and ends that is somewhere. */
function longestPart(word: string, isThere: (part: string) => boolean): [from: number, end: number] {
  if (/[^\p{Script=Han}]/u.test(word)) return [0, word.length];
  for (let length = word.length - 1; length > 1; length--) {
    for (const from of [0, word.length - length])
      if (isThere(word.slice(from, from + length))) return [from, from + length];
  }
  return [0, word.length];
}

/** Chinese words and single characters, figures and Latin words. Firefox knows no words before 125. */
function unitsOf(word: string): string[] {
  if ('Segmenter' in Intl)
    return Array.from(new Intl.Segmenter('zh', {granularity: 'word'}).segment(word), ({segment}) => segment);
  return word.match(/[\p{Script=Latin}\d.%]+|./gsu) ?? [];
}
