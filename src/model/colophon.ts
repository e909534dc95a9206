/** What the editors did: `about.json` under `content/`, written by convert, read by the site. */
import type {Id} from './ids.ts';

/** What a line of the source is. */
export type LineKind = 'text' | 'heading' | 'table' | 'note' | 'metadata' | 'boilerplate' | 'blank' | 'unplaced';

/** How much of the source is of one kind; two kinds where a heading runs into its paragraph. */
export interface AccountRow {
  /** `layout` are the line ends, and the white space at the edges of lines. */
  kinds: (LineKind | 'layout')[];
  lines: number;
  characters: number;
}

/** What became of the source file. */
export interface CopyText {
  /** Of the whole file. */
  size: {lines: number; characters: number};
  /** Where every line and character went; the rows sum up to the size. */
  account: AccountRow[];
  /** What the page around the text says that is neither of the report nor of its source, as printed. */
  setAside: string[];
  /** Markers that are printed wrongly, and are read as they are meant. */
  repaired?: {found: string; read: string}[];
  /** The file that was found, where the text was taken out of it. */
  original?: {file: string; sha256: string};
  /** The lines of that file which are not in the text: the web page around it, the head of every page. */
  leftOut?: string[];
}

/** What the editors did, in an edition's words: `about.json` under `content/`, written by convert, read by the site. */
export interface Colophon extends CopyText {
  counts: {paragraphs: number; segments: number; headings: number; notes: number};
  /** How many tables there are; left out where there is none. */
  tables?: number;
  overrides: AppliedOverride[];
  /** How many characters of the Traditional edition could be others, and nobody has read them. */
  unread: number;
  /**
   * How many terms of the termbase are rendered after which source, the most first; none where the report is not
   * translated.
   */
  termbase: {source: string; terms: number}[];
  exceptions: {id: Id; words: string; why: string}[];
  /** Ids that are in use no longer, each with the one it leads to. */
  retired: {id: Id; successor: Id}[];
}

/** An override of OpenCC that has its effect in a report. */
export interface AppliedOverride<Why = string> {
  phrase: string;
  /** As it stands in the Traditional edition. */
  rendering: string;
  why: Why;
  /** The segments that have it, in the order of the text. */
  places: Id[];
}
