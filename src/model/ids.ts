/**
 * The grammar of ids, which readers' links and translators' files rest on: an id is minted once and never reused.
 *
 *     p6       paragraph 6                 n7      note 7 of the report
 *     p6.3     its third segment           n7.0    the note's term; n7.1 … the segments of its definition
 *     h2       the second heading          e4      the editors' note E4
 *     p6.3-en  the same in the second column of a parallel page, whose edition is en
 */

/** The name of a paragraph, heading, note or segment: `p6`, `h2`, `n7`, `p6.3`. */
export type Id = string;

/** What an id names, or what the segment it names is part of. */
export type IdKind = 'paragraph' | 'heading' | 'note' | 'editors-note';

/** An id taken apart. */
export interface IdParts {
  kind: IdKind;
  number: number;
  /** The segment within the paragraph or note; absent for the paragraph, heading or note itself. */
  segment?: number;
  /** The edition of the second column of a parallel page, as the id's ending has it. */
  column?: string;
}

const letters = {p: 'paragraph', h: 'heading', n: 'note', e: 'editors-note'} as const satisfies Record<string, IdKind>;
const grammar = /^([phne])([1-9]\d*)(?:\.(0|[1-9]\d*))?(?:-(.+))?$/;

/**
 * Takes an id apart; undefined if it is none.
 *
 * `parseId('p6.3-en')` // => `{kind: 'paragraph', number: 6, segment: 3, column: 'en'}`
 */
export function parseId(id: string): IdParts | undefined {
  const [, letter, number, segment, column] = grammar.exec(id) ?? [];
  if (letter === undefined) return undefined;
  return {
    kind: letters[letter as keyof typeof letters],
    number: Number(number),
    ...(segment !== undefined && {segment: Number(segment)}),
    ...(column !== undefined && {column}),
  };
}

/** `formatId({kind: 'note', number: 7, segment: 0})` // => `n7.0` */
export function formatId({kind, number, segment, column}: IdParts): Id {
  const letter = Object.entries(letters).find(([, name]) => name === kind)?.[0] ?? '';
  return letter + number + (segment === undefined ? '' : `.${segment}`) + inColumn('', column);
}

/** What an id names; undefined if it is no id: `kindOf('n7.1')` // => `note` */
export function kindOf(id: string): IdKind | undefined {
  return parseId(id)?.kind;
}

/** The number in an id, as it is shown; empty if it is no id: `numberOf('p6.3-en')` // => `6` */
export function numberOf(id: string): string {
  return String(parseId(id)?.number ?? '');
}

/** The paragraph, heading or note that an id names or is part of, in the same column: `blockOf('p6.3')` // => `p6` */
export function blockOf(id: Id): Id {
  return id.replace(/\.\d+/, '');
}

/** Whether an id names a paragraph, heading or note as a whole, in the first column: `isBlock('p6')` // => `true` */
export function isBlock(id: string): boolean {
  return /^[phne]\d+$/.test(id);
}

/**
 * Whether an id names a segment of the ledger, the smallest thing with an id: a heading, a sentence of a paragraph, a
 * note's term or a sentence of its definition. `isSegment('p6.3')` // => `true`
 */
export function isSegment(id: string): boolean {
  const {kind, segment, column} = parseId(id) ?? {};
  if (column !== undefined) return false;
  if (kind === 'heading') return segment === undefined;
  return (kind === 'note' && segment !== undefined) || (kind === 'paragraph' && (segment ?? 0) > 0);
}

/** Whether an id names a sentence of a paragraph or definition, in either column: `isSentence('n7.0')` // => `false` */
export function isSentence(id: string): boolean {
  return /^[pn]\d+\.[1-9]\d*(?:-|$)/.test(id);
}

/** The id of the same place in a column; the first column's has no ending: `inColumn('p6', 'en')` // => `p6-en` */
export function inColumn(id: Id, column = ''): Id {
  return column ? `${id}-${column}` : id;
}

/** The id without the ending of a second column: `withoutColumn('p6.3-en')` // => `p6.3` */
export function withoutColumn(id: Id): Id {
  return id.replace(/-.*/, '');
}
