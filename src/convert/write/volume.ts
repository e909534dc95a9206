/** A linked edition of a report → its volume: what is published of it, page by page. */
import type {Id} from '../../model/ids.ts';
import {editionInfo, isTranslation} from '../../model/editions.ts';
import type {Cell, EditionText, Inline, Linked, Note, Report, Segment, Table} from '../../model/report.ts';
import {headingNumber, title} from '../../model/numbering.ts';
import {asRead} from '../../model/text.ts';
import {pages, segmentsOf, type Block, type Page} from '../../model/tree.ts';
import {
  notesIn,
  type ContentsEntry,
  type PlacedCorrection,
  type Use,
  type Volume,
  type VolumeBlock,
  type VolumeHeading,
  type VolumeNote,
  type VolumePage,
  type VolumeSegment,
  type VolumeTable,
} from '../../model/volume.ts';

interface Context {
  report: Report;
  edition: EditionText;
  linked: Linked;
  /** By the id of the note. */
  uses: Map<Id, Use[]>;
}

/** An editors' note in one edition. */
export interface EditorsEntry {
  number: number;
  term: string;
  text: string;
  /** Where it comes from. */
  source: string;
}

/**
 * Makes the volume of an edition.
 *
 * @param editors the editors' notes in this edition's words
 * @param sha256 of the source file, hexadecimal
 * @param unread how many characters nobody has read where the edition is converted to another script
 */
export function volume(
  report: Report,
  edition: EditionText,
  linked: Linked,
  editors: readonly EditorsEntry[],
  sha256: string,
  unread = 0,
): Volume {
  const all = pages(report);
  const context: Context = {report, edition, linked, uses: new Map()};
  for (const page of all) collectUses(page, context);
  const usesOf = (id: Id) => context.uses.get(id) ?? [];
  const notes = editors.map(({number, ...words}) => ({
    id: `e${number}`,
    number,
    ...words,
    uses: usesOf(`e${number}`),
  }));
  return {
    report: report.slug,
    edition: edition.name,
    metadata: {
      ...edition.metadata,
      corrections: corrections(all, edition),
      sha256,
      ...(unread > 0 && editionInfo(edition.name).made === 'script' && {unread: true as const}),
    },
    pages: all.map((page) => ({
      ...volumePage(page, context),
      ...(page.kind === 'notes' && notes.length > 0 && {editors: notes}),
    })),
  };
}

/** As JSON, a block a line: what a reviewer reads when the text or the links change. */
export function formatVolume({pages, ...rest}: Volume): string {
  const list = (items: readonly unknown[], indent: string) =>
    items.length === 0
      ? '[]'
      : `[\n${items.map((item) => `${indent}  ${JSON.stringify(item)}`).join(',\n')}\n${indent}]`;
  const fields = (values: object, indent: string): string =>
    Object.entries(values)
      .filter(([, value]) => value !== undefined)
      .map(
        ([key, value]) =>
          `${indent}${JSON.stringify(key)}: ${Array.isArray(value) ? list(value, indent) : JSON.stringify(value)}`,
      )
      .join(',\n');
  const page = (one: VolumePage) => `    {\n${fields(one, '      ')}\n    }`;
  return `{\n${fields(rest, '  ')},\n  "pages": [\n${pages.map(page).join(',\n')}\n  ]\n}\n`;
}

function read({id}: Segment, {edition}: Context): string {
  return edition.text.get(id) ?? '';
}

/** The heading of a page, and the label that stands over it. */
function headingOf({kind, blocks}: Page): {heading?: Segment; label?: Segment} {
  const at = blocks.findIndex((block) => block.kind === 'heading' && block.level === kind);
  const [over, own] = [blocks[at - 1], blocks[at]];
  return {
    ...(own?.kind === 'heading' && {heading: own.heading}),
    ...(over?.kind === 'heading' && {label: over.heading}),
  };
}

/** How a heading is named in lists: its printed number or the label over it, and its title. */
function nameOf({heading, label}: ReturnType<typeof headingOf>, context: Context): {title: string; number?: string} {
  if (heading === undefined) return {title: context.edition.metadata.title};
  const name = read(heading, context);
  const number = label ? `${title(read(label, context)).replace(/[：:]$/u, '')} ` : headingNumber(name);
  return {...(number !== '' && {number}), title: title(name)};
}

function volumePage(page: Page, context: Context): VolumePage {
  const own = headingOf(page);
  const {title, number} = nameOf(own, context);
  return {
    page: page.name,
    kind: page.kind,
    title,
    ...(number !== undefined && {number}),
    ...(own.heading && {headingId: own.heading.id}),
    entries: entries(page, context),
    blocks: page.blocks.flatMap((block, index): VolumeBlock[] => [
      ...(closesAt(page, index) ? [{type: 'closing' as const}] : []),
      volumeBlock(block, page.kind, context),
    ]),
  };
}

/** Whether the closing of a part begins with a block of a page. */
function closesAt({blocks, closing}: Page, index: number): boolean {
  return index === blocks.length - closing;
}

function volumeBlock(block: Block, under: Page['kind'], context: Context): VolumeBlock {
  if (block.kind === 'heading') return volumeHeading(block, under, context);
  if (block.kind === 'note') return volumeNote(block.note, context);
  if (block.kind === 'table') return volumeTable(block.table, context);
  const {id, segments} = block.paragraph;
  return {type: 'paragraph', id, segments: segments.map((segment) => volumeSegment(segment, context))};
}

function volumeHeading(block: Extract<Block, {kind: 'heading'}>, under: Page['kind'], context: Context): VolumeHeading {
  const {level, heading} = block;
  const place = block.level === 'subheading' ? {depth: block.depth, under} : {};
  const number = headingNumber(read(heading, context));
  const {pieces, ...rest} = volumeSegment(heading, context);
  return {type: 'heading', level, ...place, number, pieces: from(pieces, number.length), ...rest};
}

function volumeTable({id, caption, head, rows}: Table, context: Context): VolumeTable {
  const cell = (segments: Cell) => segments.map((segment) => volumeSegment(segment, context));
  return {type: 'table', id, caption: caption.map(cell), head, rows: rows.map((row) => row.map(cell))};
}

function volumeNote({id, number, term, separator, definition}: Note, context: Context): VolumeNote {
  const {edition, uses} = context;
  return {
    type: 'note',
    id,
    number,
    term: volumeSegment(term, context),
    // A term that is the same in both languages stands once.
    ...(isTranslation(edition.name) && read(term, context) !== asRead(term) && {original: asRead(term)}),
    separator: edition.space === ' ' ? ': ' : separator,
    definition: definition.map((segment) => volumeSegment(segment, context)),
    uses: uses.get(id) ?? [],
  };
}

function volumeSegment({id, lead, retired}: Segment, {linked}: Context): VolumeSegment {
  return {id, ...(lead && {lead}), ...(retired && retired.length > 0 && {retired}), pieces: linked.get(id) ?? []};
}

/** Pieces from a character on. */
function from(pieces: readonly Inline[], start: number): Inline[] {
  let skip = start;
  return pieces.flatMap((piece): Inline[] => {
    if (!('value' in piece) || skip === 0) return [piece];
    const value = piece.value.slice(skip);
    skip = Math.max(0, skip - piece.value.length);
    return value === '' ? [] : [{...piece, value}];
  });
}

/** What the contents list within a page: its leads, and where the closing begins. */
function entries(page: Page, context: Context): ContentsEntry[] {
  return page.blocks.flatMap((block, index) => {
    if (block.kind === 'heading' && block.level === 'subheading') {
      const name = read(block.heading, context);
      return [{id: block.heading.id, text: headingNumber(name) + title(name), kind: 'lead' as const}];
    }
    if (block.kind !== 'paragraph') return [];
    const {id, segments} = block.paragraph;
    const closing = closesAt(page, index) ? [{id, kind: 'closing' as const}] : [];
    const leads = segments
      .filter(({lead}) => lead)
      .map((segment) => ({id: segment.id, text: title(read(segment, context)), kind: 'lead' as const}));
    return [...closing, ...leads];
  });
}

/** Where the text is read otherwise than printed, with the page it stands on. */
function corrections(all: Page[], edition: EditionText): PlacedCorrection[] {
  return all.flatMap((page) =>
    page.blocks.flatMap(segmentsOf).flatMap(({id}) =>
      (edition.corrections.get(id) ?? []).map(({found, read: words, why}) => ({
        id,
        page: page.name,
        source: found,
        read: words,
        why,
      })),
    ),
  );
}

function collectUses(page: Page, context: Context): void {
  for (const [index, block] of page.blocks.entries()) {
    // A closing belongs to the part, not to the section on whose page it stands.
    const closes = index >= page.blocks.length - page.closing;
    const name = nameOf(closes && page.part ? {heading: page.part.heading} : headingOf(page), context);
    for (const {id} of segmentsOf(block)) {
      const pieces = context.linked.get(id) ?? [];
      const printed = new Set(pieces.flatMap((piece) => (piece.type === 'noteref' ? [`n${piece.number}`] : [])));
      for (const note of notesIn(pieces)) {
        const use = {
          page: page.name,
          id,
          ...name,
          marker: printed.has(note),
        };
        const uses = context.uses.get(note) ?? [];
        uses.push(use);
        context.uses.set(note, uses);
      }
    }
  }
}
