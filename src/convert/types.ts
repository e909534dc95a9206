/** What the steps of convert hand to each other beside the report itself. */
import type {Place} from '../model/diagnostic.ts';
import type {Id} from '../model/ids.ts';
import type {Metadata} from '../model/report.ts';

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
  /** What else readers call it, in either language: they search for it so. */
  aliases?: string[];
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

export interface EditorsNoteText {
  term: string;
  /** Words after whose first use on a page its mark stands. */
  forms: string[];
  text: string;
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
  /** How many tabs stand at its edges: in a row of a table they part empty cells. */
  tabs?: {before: number; after: number};
  /** Whether all of it is bold in a Markdown file. */
  bold?: boolean;
  /** The level of a heading in a Markdown file, 1 to 6. */
  level?: number;
  /** Whether it is of the file, not of the text: front matter, a comment. */
  aside?: boolean;
  /** As it is printed, where it is read otherwise. */
  printed?: string;
  /** How many lines of the file it takes, where that is not one: two that are joined, or the rest of one that is cut. */
  lines?: number;
}

/** Words quoted in `report.yaml`, and where they stand there. */
export interface Quotation {
  text: string;
  place: Place;
  /** Which of several places with these words is meant, from 1. */
  nth?: number;
}

/** What a line of the source is said to be. */
export type LineDecision =
  | 'title'
  | 'part'
  | 'section'
  | 'subheading'
  | 'paragraph'
  | 'appendix'
  | 'notes'
  | 'note'
  | 'metadata'
  | 'boilerplate';

/** What `report.yaml` says. */
export interface Settings {
  file: string;
  metadata: Omit<Metadata, 'source'>;
  /** Lines of the source that the rules place otherwise. */
  lines: {
    line: Quotation;
    kind: LineDecision;
    /** Under what name a line of metadata is shown. */
    label?: string;
    /** How deep a subheading stands, from 1. */
    depth?: number;
    /** The number of a note. */
    number?: number;
    /** How a note begins, up to its definition. */
    term?: Quotation;
  }[];
  /** Words before which a line is cut in two. */
  splits: Quotation[];
  /** Beginnings of lines that go on with the line before. */
  joins: Quotation[];
  /** Markers that are printed wrongly, with the words around them. */
  repairs: {found: Quotation; read: string}[];
  /** The form in which the markers are printed. */
  markers?: {form: string; place: Place};
  corrections: {found: Quotation; read: string; why: string}[];
  /** Beginnings of the paragraphs from which a part's closing runs to its end. */
  closing: Quotation[];
  /** Segments that are leads although they do not open their paragraph. */
  leads: Quotation[];
  /** Segments that are no leads although they look like one. */
  notLeads: Quotation[];
  /** Words before which a paragraph visibly breaks. */
  breaks: Quotation[];
  /** Words before which it does not, although it seems to count there. */
  notBreaks: Quotation[];
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

export interface LedgerEntry {
  id: Id;
  /** The text as printed. */
  source: string;
  /** The paragraph it stands in, where its own id does not say so: after a split or a merger. */
  paragraph?: Id;
  /** Retired ids whose successor this is. */
  retired: Id[];
}

/** The names of a report's segments, in order: what `report.pot` holds. */
export type Ledger = LedgerEntry[];

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
