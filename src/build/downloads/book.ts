/** A volume as a book: what the pages show of a report, in words, ready to be put into other forms. Pure. */
import {chinese} from '../../model/chinese.ts';
import {editionInfo, isTranslation, original, type EditionInfo, type EditionName} from '../../model/editions.ts';
import {kindOf, type Id} from '../../model/ids.ts';
import {pageOf, passagesOf, type Passages} from '../../model/passages.ts';
import type {Inline, ReportDate} from '../../model/report.ts';
import {formatPagePath} from '../../model/routes.ts';
import {cellsOf} from '../../model/tree.ts';
import {
  headingIn,
  headingOf,
  notesPage,
  textOf,
  type Use,
  type Volume,
  type VolumeEditorsNote,
  type VolumeNote,
  type VolumePage,
  type VolumeBlock,
  type VolumeHeading,
  type VolumeSegment,
} from '../../model/volume.ts';
import {correctionLine, imprintOf} from '../../ui/imprint.ts';
import {ui} from '../../ui/index.ts';
import {nameOfPlace} from '../../ui/places.ts';
import {noticeOf, occasion, titleLines} from '../../ui/title-block.ts';

/** A report in one edition. */
export interface Book {
  report: string;
  edition: EditionInfo;
  /** Where it stands on the site: `https://baogao.example/zh-hans/yiyang-2024/`. */
  address: string;
  title: string;
  description: string;
  author: string;
  date: ReportDate;
  /** What the title is to be read with: that this is no official translation, or unread. Empty where there is nothing to say. */
  notice: string;
  /** Whose the text is, and where the license of the rest can be read. */
  license: string;
  /** The day of the last change, `2026-11-24`. */
  modified: string;
  /** The day and the session it was given at, or the year that the editors estimate. */
  occasion: string;
  /** Who gave it. Empty where nobody is known. */
  speaker: string;
  /** How it was given and who it comes from, as the source says: `信息来源：市政府研究室`. */
  source: string[];
  /** What is known of the text: label and value. */
  about: [label: string, value: string][];
  /** How its source prints what is shown otherwise, when the edition was last changed, what is to be said of it, and where it is read otherwise than printed. */
  remarks: string[];
  /** The pages of the text, in order: before the first part, parts, sections, appendices. */
  chapters: Chapter[];
  /** Which page each passage stands on. */
  passages: Passages[];
  /** Absent where a report has none. */
  glossary?: Glossary;
}

export interface Chapter {
  /** Its page in the report's addresses: `index`, `1`, `1-2`, `appendix-1`. */
  page: string;
  kind: VolumePage['kind'];
  /** Absent before the first part. */
  heading?: Heading;
  /** What stands in a line of its own over the heading: `附件1`. */
  label?: Heading;
  /** What the contents list within it. */
  leads: {id: Id; title: string}[];
  blocks: Block[];
}

export interface Heading {
  id: Id;
  /** As printed: `（一）`; may be empty. */
  number: string;
  /** As a list of contents has it: `一、着力推进产业立市`, without a final 。 */
  title: string;
  pieces: Piece[];
}

/** What stands on a page beside its heading; `closing` is the visible break before the closing of a part. */
export type Block = Paragraph | Table | Subheading | Label | {type: 'closing'};

/** A line under the heading of a chapter that belongs to it. */
export interface Label extends Heading {
  type: 'label';
}

export interface Table {
  type: 'table';
  id: Id;
  /** The lines over it that belong to it. */
  caption: Segment[][];
  /** Whether the first row heads the columns. */
  head: boolean;
  rows: Segment[][][];
}

export interface Subheading extends Heading {
  type: 'subheading';
  /** How far it is below the heading of its page: 1, 2 … */
  depth: number;
}

export interface Paragraph {
  type: 'paragraph';
  id: Id;
  segments: Segment[];
}

export interface Segment {
  id: Id;
  lead: boolean;
  pieces: Piece[];
}

/** What a text is made of: as in the model; words of another language; the place of a retired id. */
export type Piece = Inline | {type: 'foreign'; lang: string; value: string} | {type: 'anchor'; id: Id};

/** The report's notes, and apart from them the editors’. */
export interface Glossary {
  heading: Heading;
  /** What stands in a line of its own over the heading: `附件2`. */
  label?: Heading;
  notes: Note[];
  editors?: {title: string; about: string; notes: Note[]};
}

export interface Note {
  /** `n7`, `e3` */
  id: Id;
  /** As shown: `[7]`, `E3`. */
  mark: string;
  term: Segment;
  /** The term in Chinese, where the edition is a translation. */
  original?: string;
  /** What stands between term and definition. */
  separator: string;
  /** An editors’ note is one segment, without an id of its own. */
  definition: Segment[];
  /** Where it comes from: the editors’ notes alone say so. */
  from: Piece[];
  /** The places where it is used. */
  uses: {label: string; places: {id: Id; name: string}[]};
}

/**
 * A report's book.
 *
 * @param site the address of the site, with its base path
 */
export function bookOf(volume: Volume, site: string): Book {
  const {report, edition, metadata} = volume;
  const {title} = metadata;
  const t = ui(edition);
  const {facts, license, remarks} = imprintOf(volume);
  const licenseWords = license[1] + new URL('LICENSE.txt', site).href;
  const notes = notesPage(volume);
  return {
    report,
    edition: editionInfo(edition),
    address: new URL(formatPagePath(edition, report, 'index'), site).href,
    title,
    description: t('downloads.description', {title}),
    author: metadata.author,
    date: metadata.date,
    occasion: occasion(edition, metadata),
    speaker: metadata.speaker ?? '',
    notice: noticeOf(volume),
    license: licenseWords,
    modified: metadata.modified,
    source: titleLines(volume),
    about: [...facts, [license[0], licenseWords]],
    remarks: [...remarks, ...metadata.corrections.map((correction) => correctionLine(correction, edition))],
    chapters: volume.pages.filter((page) => page !== notes).map(chapter),
    passages: passagesOf(volume),
    ...(notes && {glossary: glossary(notes, edition)}),
  };
}

function chapter(page: VolumePage): Chapter {
  const {blocks, ...heading} = headed(page);
  return {
    page: page.page,
    kind: page.kind,
    ...heading,
    leads: page.entries.flatMap((entry) => (entry.kind === 'lead' ? [{id: entry.id, title: entry.text}] : [])),
    blocks: blocks.flatMap((block): Block[] => {
      switch (block.type) {
        case 'closing':
          return [block];
        case 'heading': {
          const own = headingFrom(block, block.number + textOf(block.pieces));
          if (block.level === 'label') return [{type: 'label', ...own}];
          return block.level === 'subheading' ? [{type: 'subheading', depth: block.depth ?? 1, ...own}] : [];
        }
        case 'paragraph':
          return [{type: 'paragraph', id: block.id, segments: block.segments.map(segment)}];
        case 'table': {
          const {id, caption, head, rows} = block;
          const cell = (segments: VolumeSegment[]) => segments.map(segment);
          return [{type: 'table', id, caption: caption.map(cell), head, rows: rows.map((row) => row.map(cell))}];
        }
        case 'note':
          return [];
      }
    }),
  };
}

/** What heads a page, what stands over that, and the blocks below it. */
function headed(page: VolumePage): {heading?: Heading; label?: Heading; blocks: VolumeBlock[]} {
  const block = headingIn(page);
  if (block === undefined) return {blocks: page.blocks};
  const at = page.blocks.indexOf(block);
  const over = page.blocks[at - 1];
  return {
    heading: headingFrom(block, headingOf(page)),
    ...(over?.type === 'heading' && {label: headingFrom(over, textOf(over.pieces))}),
    blocks: page.blocks.slice(at + 1),
  };
}

function headingFrom({id, number, pieces, retired}: VolumeHeading, title: string): Heading {
  return {id, number, title, pieces: [...anchors(retired), ...pieces]};
}

function segment({id, lead = false, pieces, retired}: VolumeSegment): Segment {
  return {id, lead, pieces: [...anchors(retired), ...pieces]};
}

function anchors(retired: readonly Id[] = []): Piece[] {
  return retired.map((id) => ({type: 'anchor', id}));
}

function glossary(page: VolumePage, edition: EditionName): Glossary {
  const t = ui(edition);
  const {heading, label} = headed(page);
  return {
    heading: heading ?? {id: '', number: '', title: page.title, pieces: [{type: 'text', value: page.title}]},
    ...(label && {label}),
    notes: page.blocks.flatMap((block) => (block.type === 'note' ? [note(block, edition)] : [])),
    ...(page.editors && {
      editors: {
        title: t('editors'),
        about: t('editors.about'),
        notes: page.editors.map((one) => editorsNote(one, edition)),
      },
    }),
  };
}

function note(
  {id, number, term, original: words, separator, definition, uses}: VolumeNote,
  edition: EditionName,
): Note {
  return {
    id,
    mark: `[${number}]`,
    term: segment(term),
    ...(words !== undefined && {original: words}),
    separator,
    definition: definition.map(segment),
    from: [],
    uses: places(uses, edition),
  };
}

function editorsNote({id, number, term, text, source, uses}: VolumeEditorsNote, edition: EditionName): Note {
  const t = ui(edition);
  return {
    id,
    mark: `E${number}`,
    term: {id: '', lead: false, pieces: [{type: 'text', value: term}]},
    separator: t('colon'),
    definition: [{id: '', lead: false, pieces: withForeign(text, edition)}],
    from: [{type: 'text', value: t('editors.source')}, ...withForeign(source, edition)],
    uses: places(uses, edition),
  };
}

/** Words with those of the original that a translation's note quotes told from the rest. */
function withForeign(words: string, edition: EditionName): Piece[] {
  if (!isTranslation(edition)) return [{type: 'text', value: words}];
  const {lang} = editionInfo(original);
  return words.split(chinese).flatMap((value, index): Piece[] => {
    if (value === '') return [];
    return [index % 2 === 1 ? {type: 'foreign', lang, value} : {type: 'text', value}];
  });
}

/** The places of a note's use, as a book lists them after the note. */
export function places(uses: readonly Use[], edition: EditionName): Note['uses'] {
  const t = ui(edition);
  return {
    label: t('note.uses'),
    places: uses.map((use) => ({
      id: use.id,
      name: [headingOf(use), nameOfPlace(use.id, t), ...(use.marker ? [t('note.marker')] : [])].join(' · '),
    })),
  };
}

/** The report's own text in some pieces, its markers included; `gap` stands for a visible break. */
export function plain(pieces: Piece[], gap = ''): string {
  return pieces
    .map((piece) => {
      if (piece.type === 'noteref') return `[${piece.number}]`;
      if (piece.type === 'break') return gap;
      return piece.type === 'anchor' || piece.type === 'editorsref' ? '' : piece.value;
    })
    .join('');
}

/** Whether a note is the editors', not the report's. */
export function isEditors({id}: Note): boolean {
  return kindOf(id) === 'editors-note';
}

/** A note's mark where both kinds of notes may stand together: `[7]`, `编者注E3`. */
export function markOf(note: Note, {edition}: Book): string {
  return isEditors(note) ? ui(edition.name)('editors.note', {mark: note.mark}) : note.mark;
}

/** All notes of a book, the report's first. */
export function notesOf({glossary}: Book): Note[] {
  return glossary ? [...glossary.notes, ...(glossary.editors?.notes ?? [])] : [];
}

/** The sentences of a chapter, in order. */
function segmentsIn({blocks}: Chapter): Segment[] {
  return blocks.flatMap((block) => {
    if (block.type === 'closing') return [];
    if (block.type === 'paragraph') return block.segments;
    return block.type === 'table' ? cellsOf(block).flat() : [{id: block.id, lead: false, pieces: block.pieces}];
  });
}

/** The notes that are marked in a chapter, each with the first place that marks it. */
export function marksIn(chapter: Chapter, book: Book): {note: Note; at: Id}[] {
  const first = new Map<Id, Id>();
  const {label, heading} = chapter;
  for (const {id, pieces} of [...(label ? [label] : []), ...(heading ? [heading] : []), ...segmentsIn(chapter)]) {
    for (const piece of pieces) {
      const note =
        piece.type === 'noteref' ? `n${piece.number}` : piece.type === 'editorsref' ? `e${piece.number}` : undefined;
      if (note !== undefined && !first.has(note)) first.set(note, id);
    }
  }
  return [...first].flatMap(([id, at]) => {
    const note = notesOf(book).find((one) => one.id === id);
    return note ? [{note, at}] : [];
  });
}

/** The page on which a place of the text stands: `pageWith('p6.3', book)` // => `1-2` */
export function pageWith(id: Id, {passages}: Book): string {
  const page = pageOf(passages, id);
  if (page === undefined) throw new Error(`a note is used in ${id}, which is on no page`);
  return page;
}
