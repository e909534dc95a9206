/**
 * One report in one edition, as it is published: `report.json` under `content/`. Convert writes it; the pages beside each
 * other, the search index, the books and the Markdown are made of it.
 */
import {editionInfo, type EditionName} from './editions.ts';
import type {Id} from './ids.ts';
import type {Inline, Metadata} from './report.ts';
import type {TextBlock, TextPage} from './report-text.ts';
import {cellsOf} from './tree.ts';

export interface Volume {
  /** The report's name in addresses: `yiyang-2024`. */
  report: string;
  edition: EditionName;
  metadata: VolumeMetadata;
  /** What readers call some of its terms; left out where there is none. */
  aliases?: Alias[];
  /** In the order of the text. */
  pages: VolumePage[];
}

/** What readers call a term, and what the edition has for it: `['GDP', '地区生产总值']`. */
export type Alias = [alias: string, term: string];

export interface VolumeMetadata extends Metadata {
  /** Where the text is read otherwise than printed. */
  corrections: PlacedCorrection[];
  /** Of the source file, hexadecimal. */
  sha256: string;
  /** Whether it was converted to its script by program, and not all that could be otherwise has been read. */
  unread?: true;
}

/** A correction with the place that has it. */
export interface PlacedCorrection {
  id: Id;
  page: string;
  /** What the source prints. */
  source: string;
  read: string;
  why: string;
}

/** A page of the text: what a reader sees under one address. */
export interface VolumePage {
  /** Its name in its address: `index`, `1`, `1-1`, `appendix-1`, `notes`. */
  page: string;
  kind: 'report' | 'part' | 'section' | 'appendix' | 'notes';
  /** The heading without its number and its final 。; a report's title. */
  title: string;
  /** The heading's printed number, with what parts it from the rest: `一、`; the label over it: `附件1 `. */
  number?: string;
  headingId?: Id;
  /** What the contents list within the page. */
  entries: ContentsEntry[];
  blocks: VolumeBlock[];
  /** On the page of notes: the editors' notes, apart from the report's. */
  editors?: VolumeEditorsNote[];
}

/** A lead or a subheading, or where the closing of a part begins. */
export type ContentsEntry = {kind: 'lead'; id: Id; text: string} | {kind: 'closing'; id: Id};

/** What a page is made of; `closing` is the visible break before a part's closing. */
export type VolumeBlock = VolumeHeading | VolumeParagraph | VolumeTable | VolumeNote | {type: 'closing'};

export interface VolumeHeading {
  type: 'heading';
  id: Id;
  /** A label is a line over or under the heading of a page that belongs to it: `附件1`. */
  level: 'part' | 'section' | 'subheading' | 'appendix' | 'notes' | 'label';
  /** How far a subheading is below the heading of its page: 1, 2 … */
  depth?: number;
  /** What a subheading's page is of. */
  under?: VolumePage['kind'];
  /** As printed: `（一）`; may be empty. */
  number: string;
  pieces: Inline[];
  retired?: Id[];
}

export interface VolumeParagraph {
  type: 'paragraph';
  id: Id;
  segments: VolumeSegment[];
}

/** A table; a cell is what stands in it, nothing in an empty one. */
export interface VolumeTable {
  type: 'table';
  id: Id;
  /** The lines over it that belong to it. */
  caption: VolumeSegment[][];
  /** Whether the first row heads the columns. */
  head: boolean;
  /** All of them have as many cells. */
  rows: VolumeSegment[][][];
}

export interface VolumeSegment {
  id: Id;
  /** Titles its paragraph, or what follows in it. */
  lead?: boolean;
  pieces: Inline[];
  /** Ids whose successor this is. */
  retired?: Id[];
}

export interface VolumeNote {
  type: 'note';
  id: Id;
  /** The printed number. */
  number: number;
  term: VolumeSegment;
  /** The term in Chinese, where the edition is a translation. */
  original?: string;
  /** What stands between term and definition. */
  separator: string;
  definition: VolumeSegment[];
  uses: Use[];
}

/** A note of this edition's editors, in its words. */
export interface VolumeEditorsNote {
  /** `e1` */
  id: Id;
  number: number;
  term: string;
  text: string;
  /** Where it comes from. */
  source: string;
  uses: Use[];
}

/** A place where a note is used: a link back from the note. */
export interface Use {
  page: string;
  id: Id;
  /** The heading of the page the place is on, without its number. */
  title: string;
  /** The heading's printed number. */
  number?: string;
  /** Whether the printed marker stands here. */
  marker: boolean;
}

/** Reports as the shelves have them: the latest year first, then by name. */
export function compareVolumes(a: Volume, b: Volume): number {
  return b.metadata.year - a.metadata.year || (a.report < b.report ? -1 : a.report > b.report ? 1 : 0);
}

/** A heading as a line of text: `一、着力推进产业立市`, `（一）突出产业立市，提升发展质效`. */
export function headingOf({number = '', title}: Pick<VolumePage, 'number' | 'title'>): string {
  return number + title;
}

/** The page of a volume's notes, where it has any. */
export function notesPage({pages}: Pick<Volume, 'pages'>): VolumePage | undefined {
  return pages.find(({kind}) => kind === 'notes');
}

/** The notes of a volume, the report's own. */
export function notesOf(volume: Pick<Volume, 'pages'>): VolumeNote[] {
  return notesPage(volume)?.blocks.filter((block) => block.type === 'note') ?? [];
}

/** What heads a page: its heading, not what stands over it. Absent on a report's own page. */
export function headingIn({kind, blocks}: Pick<VolumePage, 'kind' | 'blocks'>): VolumeHeading | undefined {
  return blocks.find((block) => block.type === 'heading' && block.level === kind) as VolumeHeading | undefined;
}

/** The segments of a block in order, a note's term and a table's caption first. */
export function segmentsOf(block: VolumeBlock): VolumeSegment[] {
  switch (block.type) {
    case 'heading':
      return [
        {...block, pieces: [...(block.number ? [{type: 'text' as const, value: block.number}] : []), ...block.pieces]},
      ];
    case 'paragraph':
      return block.segments;
    case 'table':
      return cellsOf(block).flat();
    case 'note':
      return [block.term, ...block.definition];
    case 'closing':
      return [];
  }
}

/** The widest cell whose words stand together, in characters; Latin letters take half the room. */
const widestShort = 12;

/** Whether what stands in a cell is long: it is given more room than a few words. */
export function isLong(cell: readonly VolumeSegment[]): boolean {
  const characters = [...cell.map(({pieces}) => textOf(pieces)).join('')];
  return characters.reduce((sum, character) => sum + (character < '\u2e80' ? 0.5 : 1), 0) > widestShort;
}

/** The notes that some pieces lead to, in the order of their first use: `n7`, and `e1` for the editors' own. */
export function notesIn(pieces: readonly Inline[]): Id[] {
  const notes = pieces.flatMap((piece) => {
    if (piece.type === 'editorsref') return [`e${piece.number}`];
    return piece.type === 'term' || piece.type === 'noteref' ? [`n${piece.number}`] : [];
  });
  return [...new Set(notes)];
}

/**
 * The notes that stand beside each block of a page: those that are first used there. The page of notes has none beside
 * it.
 */
export function notesBeside({kind, blocks}: VolumePage): Id[][] {
  const shown = new Set<Id>();
  return blocks.map((block) => {
    if (kind === 'notes') return [];
    const fresh = notesIn(segmentsOf(block).flatMap(({pieces}) => pieces)).filter((id) => !shown.has(id));
    for (const id of fresh) shown.add(id);
    return fresh;
  });
}

/** What a piece says, as read: marks of notes are no words. */
export function valueOf(piece: Inline): string {
  return 'value' in piece ? piece.value : '';
}

/** What some pieces say, without markers and breaks. */
export function textOf(pieces: readonly Inline[]): string {
  return pieces.map(valueOf).join('');
}

/** A note's definition as one text, without markers. */
export function definitionText({definition}: VolumeNote, space: string): string {
  return definition.map(({pieces}) => textOf(pieces)).join(space);
}

/**
 * The text of every page, sentence by sentence, without markers. What stands between two segments (a space in English,
 * the ： after a note's term, the tabs and line ends between the cells of a table) belongs to the first.
 */
export function textPages({report, edition, pages}: Volume): TextPage[] {
  const {space} = editionInfo(edition);
  return pages.map((page) => ({
    edition,
    report,
    page: page.page,
    title: headingOf(page),
    blocks: page.blocks.flatMap((block) => textBlock(block, space)),
  }));
}

/** What follows the last segment of each cell: a tab for each cell that a row goes on with, a line end where it ends. */
function jointsOf({caption, rows}: VolumeTable): Map<Id, string> {
  const joints = new Map<Id, string>();
  let last: Id | undefined;
  const put = (joint: string) => {
    if (last !== undefined) joints.set(last, (joints.get(last) ?? '') + joint);
  };
  for (const row of [...caption.map((line) => [line]), ...rows]) {
    for (const [at, cell] of row.entries()) {
      if (at > 0) put('\t');
      last = cell.at(-1)?.id ?? last;
    }
    put('\n');
  }
  return joints;
}

function textBlock(block: VolumeBlock, space: string): TextBlock[] {
  if (block.type === 'closing') return [];
  const all = segmentsOf(block);
  const after = block.type === 'table' ? jointsOf(block) : new Map<Id, string>();
  const segments = all.map(({id, pieces}, index) => {
    const last = index === all.length - 1;
    const joint = block.type === 'note' && index === 0 ? block.separator : last ? '' : (after.get(id) ?? space);
    return {id, text: textOf(pieces) + joint};
  });
  const [first, last] = [segments.at(0), segments.at(-1)];
  if (first) first.text = first.text.trimStart();
  if (last) last.text = last.text.trimEnd();
  const retired = all.flatMap((segment) => segment.retired ?? []);
  return [{id: block.id, segments: segments.filter(({text}) => text !== ''), ...(retired.length > 0 && {retired})}];
}
