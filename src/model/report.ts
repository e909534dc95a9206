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
  opening: Flow;
  parts: Part[];
  /** What is printed behind the body and is not its list of notes. */
  appendices: Appendix[];
  /** The notes stand apart from the body, as printed. Absent where a report has none. */
  notes?: Notes;
}

export interface Part {
  /** Counts from 1; the part's page in URLs. */
  number: number;
  heading: Segment;
  /** Paragraphs before the first section; all paragraphs of a part without sections, but its closing ones. */
  opening: Flow;
  sections: Section[];
  /** Paragraphs that follow the last section without belonging to it. */
  closing: (Paragraph | Table)[];
}

export interface Section {
  /** Counts from 1 within its part; the section's page is `<part>-<section>`. */
  number: number;
  heading: Segment;
  paragraphs: Flow;
}

/** What stands behind the body: a list of projects, a table of figures. */
export interface Appendix {
  /** Counts from 1, whatever number is printed; its page is `appendix-1`. */
  number: number;
  /** What stands in a line of its own over its title: `附件1` */
  label?: Segment;
  /** Its title, or where it has none its label. */
  heading: Segment;
  /** More lines of its title. */
  subtitle: Segment[];
  content: Flow;
}

/** What stands under a heading that has a page: paragraphs, and tables and headings among them. */
export type Flow = (Paragraph | Table | Subheading)[];

/** A heading below that of a section: it has no page of its own. */
export interface Subheading {
  heading: Segment;
  /** 1 below a section, or below a part that has none; 2 below that. */
  depth: number;
}

export interface Paragraph {
  id: Id;
  segments: Segment[];
}

/** A table: named like a paragraph, and what stands in its cells is named like sentences, from the first cell on. */
export interface Table {
  id: Id;
  /** The lines over it that belong to it, one after the other: `表1　主要指标`, `单位：亿元`. */
  caption: Cell[];
  /** Whether the first row heads the columns; only where the source says so. */
  head: boolean;
  /** All as long as the longest. */
  rows: Cell[][];
}

/** What stands in a cell; nothing in an empty one. */
export type Cell = Segment[];

/** The smallest thing with an id: a sentence (or clause up to a ；), a heading, a note's term, what is in a cell. */
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
  /** What stands in a line of its own over the heading: `附件2` */
  label?: Segment;
  heading: Segment;
  notes: Note[];
  /** How many of the appendices are printed before them. */
  after: number;
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
  /** The government that answers for it; whoever read it out did so on its behalf. */
  author: string;
  publisher: string;
  /** When it was given. */
  date: ReportDate;
  /** The session it was given at: `某市第六届人民代表大会第四次会议`. */
  session?: string;
  /** Who gave it, and as what: `甲乙`, `某市市长`. */
  speaker?: string;
  office?: string;
  /** Where the text was found. */
  found: string;
  /**
   * The day on which the editors last changed anything a reader sees of the report, `2026-11-24` (ISO 8601): EPUB’s
   * `dcterms:modified`.
   */
  modified: string;
  /** The name of the source's file, where it is not `report.txt`. */
  file?: string;
  /** How the source prints the markers that are shown as [1], where it prints them otherwise: `①`. */
  markers?: string;
  /**
   * How the source's list prints the number of its first note, where not as [1]: `1．`; empty where it prints none, and they
   * are counted.
   */
  noteNumbers?: string;
  /**
   * What the page around the text said of it, label and value as printed: `信息来源`, `市政府研究室`; a value may be left blank.
   */
  source: SourceLine[];
}

/** What may be known beside the day of how a report was given. */
export const givenKeys = ['session', 'office', 'speaker'] as const satisfies readonly (keyof Metadata)[];

/** What a line around the text says of it. */
export interface SourceLine {
  label: string;
  value: string;
  /** What a line above the text says of the report; absent for what the web page around it says. */
  says?: 'title' | 'session' | 'speaker' | 'contents' | 'other';
}

/** A day that is known, `2024-12-28` (ISO 8601), or the year that the editors estimate, and why. */
export type ReportDate = string | {estimated: number; why: string};

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
