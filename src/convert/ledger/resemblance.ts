/** Which segment of the source is which of the ledger: what `align` rests on. */
import {append} from '../../model/append.ts';
import type {Diagnostic} from '../../model/diagnostic.ts';
import type {Decisions, Item} from '../types.ts';
import type {Id} from '../../model/ids.ts';
import {excerpt} from '../../model/text.ts';

/** From a segment of the source to the one it is in the ledger. */
type Pairs = Map<Item, Item>;

/** What becomes of segments that may have become others, both in order. */
type Ambiguous = (before: Item[], now: Item[]) => void;

/**
 * Matches segments.
 *
 * @param before the ledger's, in order
 * @param now the source's, in order
 * @param slug the report's, for the commands that diagnostics suggest
 * @param file the ledger's path, for diagnostics
 * @returns the pairs, and an error for every stretch in which it takes a person to say which is which
 */
export function matching(
  before: Item[],
  now: Item[],
  decisions: Decisions,
  slug: string,
  file: string,
): {pairs: Pairs; diagnostics: Diagnostic[]} {
  const pairs: Pairs = new Map();
  const diagnostics: Diagnostic[] = [];
  const decided = decide(before, now, decisions, file, diagnostics);
  const ambiguous = (was: Item[], is: Item[]) => append(diagnostics, ambiguity(was, is, slug));

  const body = (items: Item[]) => items.filter(({kind}) => kind === 'heading' || kind === 'paragraph');
  matchStretch(
    body(before).filter((item) => !decisions.retire.has(item.id)),
    body(now),
    decided,
    pairs,
    ambiguous,
  );

  // A note keeps its printed number: it is matched with the note of that number and no other.
  const ofKind = (items: Item[], kind: Item['kind']) => items.filter((item) => item.kind === kind);
  const [terms, termsNow] = [ofKind(before, 'term'), ofKind(now, 'term')];
  const byNumber = Map.groupBy(terms, ({block}) => block);
  const byText = Map.groupBy(terms, ({text}) => text);
  const [sentences, sentencesNow] = [before, now].map((items) =>
    Map.groupBy(ofKind(items, 'definition'), ({block}) => block),
  );
  for (const term of termsNow) {
    const was = byNumber.get(term.block)?.[0];
    if (was === undefined) continue;
    pairs.set(term, was);
    // Where a person has said that the number goes to another note, its sentences take the numbers in their order.
    const other = byText.get(term.text)?.[0];
    const replaced = was.text !== term.text && other !== undefined && decided.get(term) === was;
    const inOrder: Ambiguous = (gone, fresh) =>
      fresh.forEach((item, index) => {
        const old = gone[index];
        if (old !== undefined) pairs.set(item, old);
      });
    matchStretch(
      (sentences?.get(term.block) ?? []).filter((item) => !decisions.retire.has(item.id)),
      sentencesNow?.get(term.block) ?? [],
      decided,
      pairs,
      replaced ? inOrder : ambiguous,
    );
    if (was.text !== term.text && other !== undefined && !decisions.keep.some(([id]) => id === was.id)) {
      diagnostics.push({
        ...term.place,
        ruleId: 'note-renumbered',
        actual: `${term.block} now reads ${excerpt(term.text)}, which was ${other.block}`,
        expected: `notes keep their numbers; if the source has renumbered them, ${command(slug)} ${keeping(was.id, term.text)}`,
      });
    }
  }
  return {pairs, diagnostics};
}

/** The pairs that a person has decided on, and an error for every decision that fits nothing, or not with another. */
function decide(
  before: Item[],
  now: Item[],
  {keep, retire}: Decisions,
  file: string,
  diagnostics: Diagnostic[],
): Pairs {
  const decided: Pairs = new Map();
  const known = new Map(before.map((item) => [item.id, item]));
  const fail = (id: Id, actual: string, expected: string) => {
    const place = known.get(id)?.place ?? {file, line: 1, column: 1};
    diagnostics.push({...place, ruleId: 'decision', actual: `${id} ${actual}`, expected});
  };
  const inNote = ({kind}: Item) => kind === 'term' || kind === 'definition';
  for (const id of retire) {
    const was = known.get(id);
    if (was === undefined) fail(id, 'is not in the ledger', 'an id of the ledger');
    else if (was.kind === 'term' && now.some(({kind, block}) => kind === 'term' && block === was.block))
      fail(id, `cannot retire while a note has the number of ${was.block}`, 'notes keep their numbers');
  }
  for (const [id, words] of keep) {
    const was = known.get(id);
    // A note keeps its printed number, and its sentences stay with it.
    const holding =
      was === undefined || words === ''
        ? []
        : now.filter(
            (item) => item.text.includes(words) && item.kind === was.kind && (!inNote(was) || item.block === was.block),
          );
    // The whole text of one segment names it, even if another holds it too.
    const whole = holding.filter(({text}) => text === words);
    const found = whole.length === 1 ? whole : holding;
    const [item] = found;
    const other = item && decided.get(item);
    if (retire.has(id)) fail(id, 'is to be kept and to be retired', 'either --keep or --retire');
    else if (was === undefined) fail(id, 'is not in the ledger', 'an id of the ledger');
    else if (item === undefined || found.length > 1)
      fail(
        id,
        `cannot be ${excerpt(words)}, which is in ${found.length} segments${inNote(was) ? ` of ${was.block}` : ''}`,
        'words of one segment',
      );
    else if ([...decided.values()].includes(was)) fail(id, 'is to be kept twice', 'one --keep for an id');
    else if (other !== undefined)
      fail(
        id,
        `cannot be ${excerpt(words)}, which is to be ${other.id}`,
        'one --keep for a segment; --retire what does not live on',
      );
    else decided.set(item, was);
  }
  return decided;
}

/** Matches two runs of segments. */
function matchStretch(before: Item[], now: Item[], decided: Pairs, pairs: Pairs, ambiguous: Ambiguous): void {
  const keys = new Map<Item, string>();
  for (const item of [...before, ...now]) keys.set(item, `${item.kind} ${item.text}`);
  for (const [item, was] of decided) {
    keys.set(item, `decided ${was.id}`);
    keys.set(was, `decided ${was.id}`);
  }
  const key = (item: Item) => keys.get(item) ?? '';

  // What stands in both in the same order, then what has moved.
  const anchors = commonSubsequence(before, now, key);
  const rest = <T>(items: T[], taken: Set<T>) => items.filter((item) => !taken.has(item));
  const moved: [Item, Item][] = [];
  const lostBefore = rest(before, new Set(anchors.map(([was]) => was)));
  const lostNow = rest(now, new Set(anchors.map(([, item]) => item)));
  const sameNow = Map.groupBy(lostNow, key);
  for (const [words, [was, ...others]] of Map.groupBy(lostBefore, key)) {
    const [item, ...othersNow] = sameNow.get(words) ?? [];
    if (was !== undefined && item !== undefined && others.length + othersNow.length === 0) moved.push([was, item]);
  }
  for (const [was, item] of [...anchors, ...moved]) pairs.set(item, was);

  const matched = new Set([...anchors, ...moved].flat());
  const [positions, positionsNow] = [before, now].map((items) => new Map(items.map((item, index) => [item, index])));
  let [previous, from, fromNow] = [undefined as [Item, Item] | undefined, 0, 0];
  for (const next of [...anchors, undefined]) {
    const until = (next && positions?.get(next[0])) ?? before.length;
    const untilNow = (next && positionsNow?.get(next[1])) ?? now.length;
    matchGap(
      rest(before.slice(from, until), matched),
      rest(now.slice(fromNow, untilNow), matched),
      previous,
      next,
      pairs,
      ambiguous,
    );
    [previous, from, fromNow] = [next, until + 1, untilNow + 1];
  }
}

/** Matches what stands between two unchanged segments, paragraph by paragraph. */
function matchGap(
  before: Item[],
  now: Item[],
  previous: [Item, Item] | undefined,
  next: [Item, Item] | undefined,
  pairs: Pairs,
  ambiguous: Ambiguous,
): void {
  const headings = ({kind}: Item) => kind === 'heading';
  const within = (side: 0 | 1) => previous !== undefined && previous[side].block === next?.[side].block;
  const [texts, textsNow] = [before.filter((item) => !headings(item)), now.filter((item) => !headings(item))];
  matchOne(before.filter(headings), now.filter(headings), pairs, ambiguous);
  if (within(0) || within(1)) {
    matchOne(texts, textsNow, pairs, ambiguous);
    return;
  }
  const rests = (items: Item[], side: 0 | 1) => {
    const [last, first] = [previous?.[side].block, next?.[side].block];
    return {
      tail: items.filter(({block}) => block === last),
      head: items.filter(({block}) => block === first),
      whole: items.filter(({block}) => block !== last && block !== first),
    };
  };
  const [old, fresh] = [rests(texts, 0), rests(textsNow, 1)];
  matchOne(old.tail, fresh.tail, pairs, ambiguous);
  matchOne(old.whole, fresh.whole, pairs, ambiguous);
  matchOne(old.head, fresh.head, pairs, ambiguous);
}

/** One in the place of one has been edited; some in the place of none are new, none in the place of some have gone. */
function matchOne(before: Item[], now: Item[], pairs: Pairs, ambiguous: Ambiguous): void {
  const [was] = before;
  const [item] = now;
  if (was === undefined || item === undefined) return;
  if (before.length === 1 && now.length === 1) pairs.set(item, was);
  else ambiguous(before, now);
}

/** What to say of segments of which it takes a person to say which is which, and the command that decides it. */
function ambiguity(before: Item[], now: Item[], slug: string): Diagnostic[] {
  const [item] = now;
  if (item === undefined) return [];
  const kept = before.slice(0, now.length).map(({id}) => keeping(id, 'words'));
  const gone = before.slice(now.length).map(({id}) => `--retire ${id}`);
  return [
    {
      ...item.place,
      ruleId: 'segments-ambiguous',
      actual: `${before.map(({id, text}) => `${id} ${excerpt(text)}`).join(', ')} may have become ${now.map(({text}) => excerpt(text)).join(', ')}`,
      expected: `say which lives on, by words of its new text${gone.length === 0 ? '' : ', and which has gone'}: ${[command(slug), ...kept, ...gone].join(' ')}`,
    },
  ];
}

function command(slug: string): string {
  return `npm run align -- ${slug}`;
}

/** The option as a shell takes it: `--keep "p6.3=words"`. */
function keeping(id: Id, words: string): string {
  return `--keep "${id}=${words.replace(/[\\"$`]/g, '\\$&')}"`;
}

/** The pair that ends a common subsequence, and the pairs before it. */
interface Link {
  row: number;
  column: number;
  previous: Link | undefined;
}

/** Where a key stands in `now`, in order, and at which of these places no best subsequence ends. */
interface Places {
  columns: number[];
  free: Uint8Array;
}

/** A place in `now`, as one of those of its key. */
interface Cell {
  places: Places;
  index: number;
}

/**
 * The longest common subsequence of two runs, as pairs. Hunt and Szymanski's way: only equal items are looked at, and of
 * those that stand there many times only the ones that make a subsequence end sooner, so that it takes little longer than
 * reading the runs.
 */
export function commonSubsequence(before: Item[], now: Item[], key: (item: Item) => string): [Item, Item][] {
  const [a, b] = [before.map(key), now.map(key)];
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end++;

  const columns = Array.from({length: b.length - start - end}, (_, index) => start + index);
  const cells = new Map<number, Cell>();
  const byKey = new Map<string, Places>();
  for (const [words, list] of Map.groupBy(columns, (column) => b[column] ?? '')) {
    const places = {columns: list, free: new Uint8Array(list.length).fill(1)};
    byKey.set(words, places);
    for (const [index, column] of list.entries()) cells.set(column, {places, index});
  }
  const mark = (link: Link | undefined, free: 0 | 1) => {
    const cell = link && cells.get(link.column);
    if (cell !== undefined) cell.places.free[cell.index] = free;
  };
  /** Of the common subsequences of each length, less one, that which ends first in `now`. */
  const ends: Link[] = [];
  for (let row = start; row < a.length - end; row++) {
    const {columns: same, free} = byKey.get(a[row] ?? '') ?? {columns: [], free: new Uint8Array()};
    const better: [length: number, link: Link][] = [];
    for (let at = free.indexOf(1); at >= 0;) {
      const column = same[at] ?? 0;
      const length = firstIndex(ends.length, (index) => (ends[index]?.column ?? 0) > column);
      better.push([length, {row, column, previous: ends[length - 1]}]);
      // What stands before the end that this one is better than would only be worse than this.
      const bound = ends[length]?.column ?? Infinity;
      const next = firstIndex(same.length, (index) => (same[index] ?? 0) > bound, at + 1);
      at = next < same.length ? free.indexOf(1, next) : -1;
    }
    for (const [length, link] of better) {
      mark(ends[length], 1);
      ends[length] = link;
    }
    for (const [, link] of better) mark(link, 0);
  }

  const inner: Link[] = [];
  for (let link = ends.at(-1); link !== undefined; link = link.previous) inner.push(link);
  inner.reverse();
  const pair = (row: number, column: number): [Item, Item][] => {
    const [was, item] = [before[row], now[column]];
    return was === undefined || item === undefined ? [] : [[was, item]];
  };
  return [
    ...Array.from({length: start}, (_, index) => pair(index, index)),
    ...inner.map(({row, column}) => pair(row, column)),
    ...Array.from({length: end}, (_, index) => pair(a.length - end + index, b.length - end + index)),
  ].flat();
}

/** The first index from one on for which something holds that holds for all after it; the length where there is none. */
function firstIndex(length: number, holds: (index: number) => boolean, from = 0): number {
  let [low, high] = [from, length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
