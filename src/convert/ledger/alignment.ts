/**
 * Source and ledger → names.
 *
 * `align` brings the ledger up to the source. What is unchanged keeps its id, wherever it stands now. Between
 * unchanged neighbours, one segment in the place of one is an edited segment and keeps its id; segments in the place
 * of none are new and get the next free number of their paragraph, paragraphs the next free number of the report;
 * where none is left, ids retire to a successor. Anything else stops for a person, who decides with `Decisions`.
 *
 * `applyLedger` only gives the report the ledger's names, and fails where source and ledger differ.
 */
import {append} from '../../model/append.ts';
import {advance, type Diagnostic, type Place} from '../../model/diagnostic.ts';
import type {Report, Segment} from '../../model/report.ts';
import type {Decisions, Item, Ledger, LedgerEntry, Message, Placed} from '../types.ts';
import {blockOf, parseId, type Id} from '../../model/ids.ts';
import {commonSubsequence, matching} from './resemblance.ts';
import {excerpt} from '../../model/text.ts';
import {blocks, cellsOf, changed, segmentsOf, withCells} from '../../model/tree.ts';

/** Ids of segments by what has happened to them, and of paragraphs where those of segments do not say it. */
export interface Changes {
  added: Id[];
  edited: Id[];
  retired: Id[];
  /** In another order, or in another paragraph. */
  moved: Id[];
  paragraphs: {added: Id[]; retired: Id[]};
}

export interface Aligned {
  ledger: Ledger;
  changes: Changes;
  diagnostics: Diagnostic[];
}

/** The source's items in order; ids and blocks are positions, not yet names. */
function sourceItems(report: Report): Item[] {
  return blocks(report).flatMap((block): Item[] => {
    const item =
      (kind: Item['kind'], id: Id) =>
      (segment: Segment): Item => ({kind, block: id, id: segment.id, text: segment.source, place: segment.place});
    if (block.kind === 'heading') return [item('heading', block.heading.id)(block.heading)];
    if (block.kind === 'paragraph') return block.paragraph.segments.map(item('paragraph', block.paragraph.id));
    if (block.kind === 'table') return segmentsOf(block).map(item('paragraph', block.table.id));
    return [
      item('term', block.note.id)(block.note.term),
      ...block.note.definition.map(item('definition', block.note.id)),
    ];
  });
}

function ledgerItems(ledger: readonly Placed<LedgerEntry>[]): Item[] {
  return ledger.map(({id, source, paragraph, place}): Item => {
    const {kind, segment} = parseId(id) ?? {};
    const within = kind === 'note' ? (segment === 0 ? 'term' : 'definition') : kind === 'heading' ? kind : 'paragraph';
    return {kind: within, block: paragraph ?? blockOf(id), id, text: source, place};
  });
}

/**
 * Aligns a ledger with a report.
 *
 * @param report with ids by position
 * @param old the ledger; empty when it is first made
 * @param file the ledger's path, for diagnostics
 * @returns the new ledger; of no use if there are errors
 */
export function align(
  report: Report,
  old: readonly Placed<LedgerEntry>[],
  file: string,
  decisions: Decisions = {keep: [], retire: new Set()},
): Aligned {
  const now = sourceItems(report);
  const before = ledgerItems(old);
  const {pairs, diagnostics} = matching(before, now, decisions, report.slug, file);
  const names = mint(old, before, now, pairs);

  const retired = new Map<Item, Id[]>();
  const retire = (ids: Id[], successor: Item | undefined) => {
    if (successor === undefined) return;
    const list = retired.get(successor) ?? [];
    append(list, ids);
    retired.set(successor, list);
  };
  const survivor = new Map(Array.from(pairs, ([item, was]) => [was, item]));
  const heirs = successors(before, survivor);
  const byBlock = Map.groupBy(before, ({block}) => block);
  const inUse = new Set([...names.ids.values(), ...names.blocks.values()]);
  const gone = (ids: Id[]) => ids.filter((id) => !inUse.has(id));
  for (const [index, was] of before.entries()) {
    const {retired: older = []} = old[index] ?? {};
    const heir = survivor.get(was) ?? heirs[index] ?? now[0];
    const within = byBlock.get(was.block) ?? [];
    retire(gone([...older, ...(survivor.has(was) ? [] : [was.id])]), heir);
    // A paragraph that nobody inherits retires to its first segment that lives on.
    if (within[0] === was && was.block !== was.id) {
      const first = within.find((item) => survivor.has(item));
      retire(gone([was.block]), (first && survivor.get(first)) ?? heir);
    }
  }

  const ledger = now.map((item): LedgerEntry => {
    const id = names.ids.get(item) ?? '';
    const block = names.blocks.get(item.block) ?? '';
    return {
      id,
      source: item.text,
      retired: retired.get(item) ?? [],
      ...(block === blockOf(id) ? {} : {paragraph: block}),
    };
  });
  return {
    ledger,
    changes: changesOf(before, now, pairs, names),
    diagnostics,
  };
}

function changesOf(
  before: Item[],
  now: Item[],
  pairs: ReadonlyMap<Item, Item>,
  {ids, blocks: paragraphs}: Names,
): Changes {
  const id = (item: Item) => ids.get(item) ?? '';
  const paragraph = (item: Item) => paragraphs.get(item.block) ?? '';
  const survivors = new Set(pairs.values());
  const kept = now.filter((item) => pairs.has(item));
  const survived = before.filter((was) => survivors.has(was));
  const inOrder = new Set(
    commonSubsequence(survived, kept, (item) => (pairs.get(item) ?? item).id).map(([, item]) => item),
  );
  const running = ({kind}: Item) => kind === 'paragraph';
  const old = new Set(before.map(({block}) => block));
  const fresh = new Set(now.map(paragraph));
  return {
    added: now.filter((item) => !pairs.has(item)).map(id),
    edited: kept.filter((item) => pairs.get(item)?.text !== item.text).map(id),
    retired: before.filter((was) => !survivors.has(was)).map((was) => was.id),
    moved: kept
      .filter((item) => !inOrder.has(item) || (running(item) && paragraph(item) !== pairs.get(item)?.block))
      .map(id),
    paragraphs: {
      added: [...new Set(kept.filter(running).map(paragraph))].filter((block) => !old.has(block)),
      retired: [...new Set(survived.filter(running).map(({block}) => block))].filter((block) => !fresh.has(block)),
    },
  };
}

/**
 * Where readers of a retired id should arrive: near it in its own paragraph, else on its own page.
 *
 * @returns for each item of the ledger the item of the source; undefined where none lives on
 */
function successors(before: readonly Item[], survivor: ReadonlyMap<Item, Item>): (Item | undefined)[] {
  const earlier = nearest(before, survivor);
  const after = nearest(before.toReversed(), survivor).toReversed();
  return before.map((_, index) => {
    const [ahead, behind] = [after[index], earlier[index]];
    return ahead?.inBlock ?? behind?.inBlock ?? ahead?.onPage ?? behind?.anywhere ?? ahead?.anywhere;
  });
}

/** What lives on nearest before an item: in its paragraph, with no heading between them, and anywhere. */
interface Nearest {
  inBlock: Item | undefined;
  onPage: Item | undefined;
  anywhere: Item | undefined;
}

function nearest(items: readonly Item[], survivor: ReadonlyMap<Item, Item>): Nearest[] {
  const blocks = new Map<Id, Item>();
  let [onPage, anywhere] = [undefined as Item | undefined, undefined as Item | undefined];
  return items.map((item) => {
    const found = {inBlock: blocks.get(item.block), onPage, anywhere};
    const heir = survivor.get(item);
    if (item.kind === 'heading') onPage = undefined;
    else onPage = heir ?? onPage;
    anywhere = heir ?? anywhere;
    if (heir !== undefined) blocks.set(item.block, heir);
    return found;
  });
}

interface Names {
  ids: Map<Item, Id>;
  /** By position. */
  blocks: Map<Id, Id>;
}

/** Names for all items and for the blocks they stand in: those they have, and new ones that were never used. */
function mint(old: readonly LedgerEntry[], before: Item[], now: Item[], pairs: ReadonlyMap<Item, Item>): Names {
  /** The highest number that was ever used, by what stands before it: `p`, `p6.`. */
  const highest = new Map<string, number>();
  const use = (id: Id) => {
    const [, stem = '', number = ''] = /^(.*?)(\d*)$/.exec(id) ?? [];
    highest.set(stem, Math.max(highest.get(stem) ?? 0, Number(number)));
  };
  for (const {id, paragraph, retired} of old)
    for (const one of [id, blockOf(id), paragraph ?? id, ...retired]) use(one);
  const free = (stem: string): Id => {
    const id = `${stem}${(highest.get(stem) ?? 0) + 1}`;
    use(id);
    return id;
  };

  const names = new Map<Id, Id>();
  // In the ledger's order, each paragraph goes on as the first one that holds a segment of it and has no name yet.
  const heirs = Map.groupBy(now, (item) => pairs.get(item)?.block);
  for (const block of new Set(before.filter(({kind}) => kind === 'paragraph').map((was) => was.block))) {
    const heir = heirs.get(block)?.find((item) => !names.has(item.block));
    if (heir !== undefined) names.set(heir.block, block);
  }
  const ids = new Map<Item, Id>();
  for (const item of now) {
    const {kind, block} = item;
    const id = pairs.get(item)?.id;
    // A note keeps its printed number.
    if (kind === 'term' || kind === 'definition') names.set(block, block);
    else if (kind === 'heading') names.set(block, id ?? free('h'));
    else if (!names.has(block)) names.set(block, free('p'));
    const name = names.get(block) ?? block;
    ids.set(item, kind === 'heading' ? name : (id ?? (kind === 'term' ? item.id : free(`${name}.`))));
  }
  return {ids, blocks: names};
}

/**
 * Gives a report the ids of its ledger.
 *
 * @param report with ids by position
 * @param old what the ledger holds
 * @param messages the site's own texts as they are now
 * @param file the ledger's path, for diagnostics
 * @returns the report renamed; unchanged, with an error that says how to go on, where source and ledger differ
 */
export function applyLedger(
  report: Report,
  old: {segments: readonly Placed<LedgerEntry>[]; messages: readonly Placed<Message>[]},
  messages: readonly Message[],
  file: string,
): {report: Report; diagnostics: Diagnostic[]} {
  const {segments: ledger} = old;
  const now = sourceItems(report);
  const before = ledgerItems(ledger);
  const differs = (place: Place, actual: string) => ({
    report,
    diagnostics: [{...place, ruleId: 'ledger-differs', actual, expected: 'run npm run align'}],
  });

  for (const [index, item] of now.entries()) {
    const was = before[index];
    if (was === undefined) return differs(item.place, `${excerpt(item.text)} is not in ${file}`);
    const [last, lastBefore] = [now[index - 1], before[index - 1]];
    const number = item.kind === 'term' || item.kind === 'definition';
    if (was.text !== item.text || was.kind !== item.kind || (number && was.block !== item.block)) {
      const same = was.kind === item.kind ? commonLength(item.text, was.text) : 0;
      const words = (text: string) => (same < text.length ? excerpt(text.slice(same)) : 'the end');
      return differs(
        advance(item.place, item.text, same),
        `${words(item.text)} stands where ${was.id} has ${words(was.text)} in ${file}`,
      );
    }
    if ((last?.block === item.block) !== (lastBefore?.block === was.block)) {
      return differs(item.place, `${excerpt(item.text)} stands in another paragraph than ${was.id} in ${file}`);
    }
  }
  const rest = before[now.length];
  if (rest !== undefined) return differs(rest.place, `${rest.id} ${excerpt(rest.text)} is not in the text`);

  for (const index of Array(Math.max(messages.length, old.messages.length)).keys()) {
    const [message, was] = [messages[index], old.messages[index]];
    if (message?.id !== was?.id || message?.source !== was?.source) {
      const words = (one: Message | undefined) => (one === undefined ? 'nothing' : `${one.id} ${excerpt(one.source)}`);
      return differs(
        was?.place ?? {file, line: 1, column: 1},
        `${words(was)} stands where the report has ${words(message)}`,
      );
    }
  }

  const names = new Map(now.map((item, index) => [item.id, ledger[index]]));
  const rename = (segment: Segment): Segment => {
    const entry = names.get(segment.id);
    return {...segment, id: entry?.id ?? segment.id, ...(entry?.retired.length ? {retired: entry.retired} : {})};
  };
  const nameOf = ([first]: Segment[]): Id => {
    const entry = names.get(first?.id ?? '');
    return entry?.paragraph ?? blockOf(entry?.id ?? '');
  };
  return {
    report: changed(report, {
      heading: rename,
      paragraph: ({segments}) => ({id: nameOf(segments), segments: segments.map(rename)}),
      table: (table) => ({...withCells(table, (cell) => cell.map(rename)), id: nameOf(cellsOf(table).flat())}),
      note: (note) => ({...note, term: rename(note.term), definition: note.definition.map(rename)}),
    }),
    diagnostics: [],
  };
}

/** How far two texts agree, in whole characters. */
function commonLength(one: string, other: string): number {
  const [characters, others] = [[...one], [...other]];
  const until = characters.findIndex((character, index) => character !== others[index]);
  return characters.slice(0, until < 0 ? undefined : until).join('').length;
}
