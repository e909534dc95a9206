/** Which segment of the source is which of the ledger: what `align` rests on. */
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
  const ambiguous = (was: Item[], is: Item[]) => diagnostics.push(...ambiguity(was, is, slug));

  const body = (items: Item[]) => items.filter(({kind}) => kind === 'heading' || kind === 'paragraph');
  matchStretch(
    body(before).filter((item) => !decisions.retire.has(item.id)),
    body(now),
    decided,
    pairs,
    ambiguous,
  );

  // A note keeps its printed number: it is matched with the note of that number and no other.
  for (const term of now.filter(({kind}) => kind === 'term')) {
    const own = (items: Item[]) => items.filter(({kind, block}) => kind === 'definition' && block === term.block);
    const was = before.find(({kind, block}) => kind === 'term' && block === term.block);
    if (was === undefined) continue;
    pairs.set(term, was);
    // Where a person has said that the number goes to another note, its sentences take the numbers in their order.
    const other = before.find(({kind, text}) => kind === 'term' && text === term.text);
    const replaced = was.text !== term.text && other !== undefined && decided.get(term) === was;
    const inOrder: Ambiguous = (gone, fresh) =>
      fresh.forEach((item, index) => {
        const old = gone[index];
        if (old !== undefined) pairs.set(item, old);
      });
    matchStretch(
      own(before).filter((item) => !decisions.retire.has(item.id)),
      own(now),
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
  for (const was of lostBefore) {
    const same = (items: Item[]) => items.filter((item) => key(item) === key(was));
    const [item, ...others] = same(lostNow);
    if (item !== undefined && others.length === 0 && same(lostBefore).length === 1) moved.push([was, item]);
  }
  for (const [was, item] of [...anchors, ...moved]) pairs.set(item, was);

  const matched = new Set([...anchors, ...moved].flat());
  let [previous, from, fromNow] = [undefined as [Item, Item] | undefined, 0, 0];
  for (const next of [...anchors, undefined]) {
    const until = next === undefined ? before.length : before.indexOf(next[0]);
    const untilNow = next === undefined ? now.length : now.indexOf(next[1]);
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
    const tail = items.filter(({block}) => block === previous?.[side].block);
    const head = items.filter(({block}) => block === next?.[side].block);
    return {tail, head, whole: items.filter((item) => !tail.includes(item) && !head.includes(item))};
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

/** The longest common subsequence of two runs, as pairs. */
export function commonSubsequence(before: Item[], now: Item[], key: (item: Item) => string): [Item, Item][] {
  const [a, b] = [before.map(key), now.map(key)];
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end++;

  const [rows, columns] = [a.length - start - end, b.length - start - end];
  const lengths = Array.from({length: rows + 1}, () => new Uint32Array(columns + 1));
  const length = (row: number, column: number) => lengths[row]?.[column] ?? 0;
  for (let row = rows - 1; row >= 0; row--) {
    const line = lengths[row];
    for (let column = columns - 1; line !== undefined && column >= 0; column--) {
      line[column] =
        a[start + row] === b[start + column]
          ? length(row + 1, column + 1) + 1
          : Math.max(length(row + 1, column), length(row, column + 1));
    }
  }

  const pairs: [Item, Item][] = [];
  const pair = (row: number, column: number) => {
    const [was, item] = [before[row], now[column]];
    if (was !== undefined && item !== undefined) pairs.push([was, item]);
  };
  for (let index = 0; index < start; index++) pair(index, index);
  for (let row = 0, column = 0; row < rows && column < columns;) {
    if (a[start + row] === b[start + column]) pair(start + row++, start + column++);
    else if (length(row + 1, column) >= length(row, column + 1)) row++;
    else column++;
  }
  for (let index = end; index > 0; index--) pair(a.length - index, b.length - index);
  return pairs;
}
