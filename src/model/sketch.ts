/**
 * Which reports of a library a quotation may be from, told without their texts: a sketch names for every sequence of up to
 * three tokens the reports that have it. It comes in many small files, of which a quotation needs a few. Pure.
 */
import type {Script} from './folding.ts';
import {compared} from './search-index.ts';
import {tokenize} from './tokens.ts';

/** The reports, by their number, that have a sequence; by a name made of the sequence. */
export type Shard = Record<string, number[]>;

/** So many sequences of a quotation are looked up. */
const lookedUp = 24;
const longest = 3;

/** In how many files the sketch of so many reports comes: each has about as much. */
export function shardsOf(reports: number): number {
  return 2 ** Math.ceil(Math.log2(Math.max(1, reports * 16)));
}

/** Where a sequence is looked up: in which file, under which name. */
export function placeOf(sequence: string, shards: number): {shard: number; name: string} {
  let hash = 0x811c9dc5;
  for (let at = 0; at < sequence.length; at++) hash = Math.imul(hash ^ sequence.charCodeAt(at), 0x01000193) >>> 0;
  return {shard: hash % shards, name: Math.floor(hash / shards).toString(36)};
}

/** All sequences of up to three tokens in some texts that follow each other. */
export function sequencesIn(texts: readonly string[], script: Script): Set<string> {
  const tokens = texts.flatMap((text) => tokenize(text, script).tokens);
  return new Set([1, 2, longest].flatMap((length) => sequencesOf(tokens, length)));
}

function sequencesOf(tokens: readonly string[], length: number): string[] {
  return Array.from({length: Math.max(0, tokens.length - length + 1)}, (_, at) =>
    tokens.slice(at, at + length).join('|'),
  );
}

/** The sequences by which a quotation is looked up: from all over it, as long as can be. */
export function sequencesToLookUp(quotation: string, script: Script): string[] {
  const {tokens} = tokenize(quotation, script);
  const all = [...new Set(sequencesOf(tokens, Math.min(longest, tokens.length)))].filter(Boolean);
  if (all.length <= lookedUp) return all;
  return Array.from({length: lookedUp}, (_, i) => all[Math.round((i * (all.length - 1)) / (lookedUp - 1))] as string);
}

/**
 * The files of a sketch.
 *
 * @param count how many reports there are
 * @param reports for each report its sequences; asked for one after the other, for they are many
 */
export function sketch(count: number, reports: Iterable<ReadonlySet<string>>): Shard[] {
  const shards = Array.from({length: shardsOf(count)}, (): Shard => ({}));
  let number = -1;
  for (const sequences of reports) {
    number++;
    for (const sequence of sequences) {
      const {shard, name} = placeOf(sequence, shards.length);
      const known = ((shards[shard] as Shard)[name] ??= []);
      if (known.at(-1) !== number) known.push(number);
    }
  }
  return shards;
}

/**
 * The reports to compare a quotation with, by their numbers: those that have most of its sequences; then those that have
 * most of what these have not, for it may be put together.
 *
 * @param found for each sequence the reports that have it
 */
export function likeliest(found: readonly (readonly number[])[]): number[] {
  const left = new Set(found.keys());
  const chosen: number[] = [];
  while (chosen.length < compared) {
    const counts = new Map<number, number>();
    for (const i of left) for (const report of found[i] ?? []) counts.set(report, (counts.get(report) ?? 0) + 1);
    const most = Math.max(0, ...counts.values());
    // One sequence of several that no other has is chance.
    if (most === 0 || (chosen.length > 0 && most < 2)) break;
    const best = [...counts.keys()].filter((report) => counts.get(report) === most).sort((a, b) => a - b);
    chosen.push(...best.slice(0, compared - chosen.length));
    for (const i of left) if (found[i]?.some((report) => best.includes(report))) left.delete(i);
  }
  return chosen;
}
