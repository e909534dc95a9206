/**
 * The shape of a report: read this first.
 *
 * The tree holds the structure once. An edition is a map from segment id to text,
 * so editions cannot differ in shape.
 */
import type {Place} from './diagnostic.ts';
import type {EditionName} from './editions.ts';
import type {Id} from './ids.ts';

/** The text of one edition: for every segment of the report, what stands there. */
export type Edition = ReadonlyMap<Id, string>;

export interface Report {
  /** The folder's name under `seeds/`, and the report's name in URLs: `yiyang-2024`. */
  slug: string;
  metadata: Metadata;
  /** The salutation and what else stands before the first part. */
  opening: Paragraph[];
  parts: Part[];
  /** The notes stand apart from the body, as printed. Absent where a report has none. */
  notes?: Notes;
}

export interface Part {
  /** Counts from 1; the part's page in URLs. */
  number: number;
  heading: Segment;
  /** Paragraphs before the first section; all paragraphs of a part without sections, but its closing ones. */
  opening: Paragraph[];
  sections: Section[];
  /** Paragraphs that follow the last section without belonging to it. */
  closing: Paragraph[];
}

export interface Section {
  /** Counts from 1 within its part; the section's page is `<part>-<section>`. */
  number: number;
  heading: Segment;
  paragraphs: Paragraph[];
}

export interface Paragraph {
  id: Id;
  segments: Segment[];
}

/** The smallest thing with an id: a sentence (or clause up to a ；), a heading, a note's term. */
export interface Segment {
  id: Id;
  /** The text as printed in the source, markers [n] included. */
  source: string;
  /** Where its first character stands in the source. */
  place: Place;
  /** Titles its paragraph (or what follows in it): set apart and listed in the contents. */
  lead?: boolean;
  /** Offsets in the text as read (UTF-16 code units) before which the paragraph visibly breaks. */
  breaks?: number[];
  /** Where the text is read otherwise than printed, in order. */
  corrections?: Correction[];
  /** Retired ids whose successor this is: they live on as empty anchors at its beginning. */
  retired?: Id[];
}

/** Words that are read otherwise than printed. */
export interface Correction {
  /** Offset in the text as read (UTF-16 code units). */
  offset: number;
  /** The words as the source has them: `位代表：`. */
  found: string;
  /** The words as they are read: `各位代表：`. */
  read: string;
  why: string;
}

export interface Notes {
  heading: Segment;
  notes: Note[];
}

export interface Note {
  /** The printed number. */
  number: number;
  /** `n7` */
  id: Id;
  /** `n7.0` */
  term: Segment;
  /** What the source prints between term and definition: `：`. */
  separator: string;
  definition: Segment[];
}

/** What the text itself does not say, from `report.yaml`, and what the web page around it said. */
export interface Metadata {
  /** Title of the report; supplied where the source has none. */
  title: string;
  /** A short one, for running heads. */
  shortTitle: string;
  place: string;
  year: number;
  publisher: string;
  /** Where the text was found. */
  found: string;
  /**
   * The day on which the editors last changed anything a reader sees of the report, `2026-11-24` (ISO 8601): EPUB’s
   * `dcterms:modified`.
   */
  modified: string;
  /**
   * What the page around the text said of it, label and value as printed: `信息来源`, `市政府研究室`; a value may be left blank.
   */
  source: {label: string; value: string}[];
}

/** All that an edition says, in its own script or language. */
export interface EditionText {
  name: EditionName;
  /** For every segment, its text as read, markers [n] included. */
  text: Edition;
  /** For segments that have any, the corrections in this edition's words. */
  corrections: ReadonlyMap<Id, Correction[]>;
  /** For segments that have any, the offsets (UTF-16 code units) before which the paragraph visibly breaks. */
  breaks: ReadonlyMap<Id, number[]>;
  /** What parts one segment from the next: nothing in Chinese, a space in English. */
  space: '' | ' ';
  metadata: Metadata;
}

/** A segment and its translation: one entry of a catalog (XLIFF's unit). */
export interface Unit {
  id: Id;
  source: string;
  /** Empty where there is none. */
  target: string;
  /** Translates something else than what stands there now. */
  fuzzy: boolean;
  /** Where the translation begins in the catalog: the first character inside its quotes. */
  place: Place;
}

/** A term and how it is translated, for all reports: a line of `seeds/termbase.tsv`. */
export interface TermbaseEntry {
  zh: string;
  en: string;
  /** Other forms that may stand for it: plurals, short and inflected ones. */
  variants: string[];
  /** Who renders it so; `unofficial` where nobody with authority does. */
  source: string;
  place: Place;
}

/** What a check of the translation lets pass, and why. */
export interface Exception {
  /** The segment. */
  id: Id;
  /** The words it is about. */
  words: string;
  why: Bilingual;
  place: Place;
}

/**
 * A note of this edition's editors, as `notes.yaml` has it: ours, not the report's, and never counted among its notes.
 */
export interface EditorsNote {
  /** `1`, shown as E1. */
  number: number;
  zh: EditorsNoteText;
  en: EditorsNoteText;
  /** Where it comes from. */
  source: Bilingual;
  place: Place;
}

/** What the editors say in both languages; the Traditional edition has the Chinese in its own script. */
export interface Bilingual {
  zh: string;
  en: string;
}

export interface EditorsNoteText {
  term: string;
  /** Words after whose first use on a page its mark stands. */
  forms: string[];
  text: string;
}

/** A piece of a segment's text in one edition, once terms and markers are linked. */
export type Inline =
  | {type: 'text'; value: string}
  | {type: 'noteref'; number: number}
  | {type: 'term'; number: number; value: string}
  | {type: 'correction'; found: string; why: string; value: string}
  | {type: 'break'}
  /** The mark of an editors' note: site furniture, no text of the report. */
  | {type: 'editorsref'; number: number};

/** A linked edition: for every segment its pieces, in order. */
export type Linked = ReadonlyMap<Id, Inline[]>;

/** What a line of the source is. */
export type LineKind = 'text' | 'heading' | 'note' | 'metadata' | 'boilerplate' | 'blank' | 'unplaced';

/** How much of the source is of one kind; two kinds where a heading runs into its paragraph. */
export interface AccountRow {
  /** `layout` are the line ends, and the white space at the edges of lines. */
  kinds: (LineKind | 'layout')[];
  lines: number;
  characters: number;
}

/** The source, line by line: what the pipeline begins with. */
export interface Source {
  file: string;
  lines: Line[];
  /** Characters that are layout, not text: line ends, white space at the edges of lines, a byte order mark. */
  layout: number;
  /** Characters in the whole file. */
  characters: number;
}

export interface Line {
  /** Without white space at its edges; empty where the line is blank. */
  text: string;
  /** Where its first character stands. */
  place: Place;
}

/** Words quoted in `report.yaml`, and where they stand there. */
export interface Quotation {
  text: string;
  place: Place;
}

/** What `report.yaml` says. */
export interface Settings {
  file: string;
  metadata: Omit<Metadata, 'source'>;
  /** Lines of the source that no rule can place. */
  lines: {line: Quotation; kind: 'part' | 'paragraph' | 'metadata' | 'boilerplate'; label?: string}[];
  corrections: {found: Quotation; read: string; why: string}[];
  /** Beginnings of the paragraphs from which a part's closing runs to its end. */
  closing: Quotation[];
  /** Segments that are leads although they do not open their paragraph. */
  leads: Quotation[];
  /** Segments that are no leads although they look like one. */
  notLeads: Quotation[];
  /** Words before which a paragraph visibly breaks. */
  breaks: Quotation[];
  /** Forms of a note's term other than its name in the list, by the note's printed number. */
  terms: ReadonlyMap<number, Quotation[]>;
  /** Passages that look like a term and mean something else. */
  notTerms: Quotation[];
}

/** A text of the site's own that is translated with the report: a title, a name, a reason. */
export interface Message {
  /** `meta.title`, `meta.source.1.label`, `meta.correction.1` */
  id: Id;
  source: string;
}

/** The names of a report's segments, in order: what `report.pot` holds. */
export type Ledger = LedgerEntry[];

export interface LedgerEntry {
  id: Id;
  /** The text as printed. */
  source: string;
  /** The paragraph it stands in, where its own id does not say so: after a split or a merger. */
  paragraph?: Id;
  /** Retired ids whose successor this is. */
  retired: Id[];
}

/** Read from a file, and where it begins there. */
export type Placed<T> = T & {place: Place};

/** What a person has decided where the text alone does not say which segment is which. */
export interface Decisions {
  /** The segment with this id lives on as the one segment that holds these words. */
  keep: readonly (readonly [Id, string])[];
  /** The segment with this id has gone. */
  retire: ReadonlySet<Id>;
}

/** A segment of the source or of the ledger, as alignment sees it. */
export interface Item {
  kind: 'heading' | 'paragraph' | 'term' | 'definition';
  /** The paragraph or note it stands in; its own id for a heading. */
  block: Id;
  id: Id;
  text: string;
  place: Place;
}

/** What became of the source file. */
export interface CopyText {
  /** Of the whole file. */
  size: {lines: number; characters: number};
  /** Where every line and character went; the rows sum up to the size. */
  account: AccountRow[];
  /** What the page around the text says that is neither of the report nor of its source, as printed. */
  setAside: string[];
}

/** What the editors did, in an edition's words: `about.json` under `content/`, written by convert, read by the site. */
export interface Colophon extends CopyText {
  counts: {paragraphs: number; segments: number; headings: number; notes: number};
  overrides: AppliedOverride[];
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
