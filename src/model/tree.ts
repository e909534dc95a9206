/** Ways through a report in the order of its text. */
import {append} from './append.ts';
import type {Appendix, Cell, Flow, Note, Paragraph, Part, Report, Section, Segment, Table} from './report.ts';

/** A heading, a paragraph, a table or a note; a label is a line over or under a heading that belongs to it. */
export type Block =
  | {kind: 'heading'; level: 'part' | 'section' | 'appendix' | 'notes' | 'label'; heading: Segment}
  | {kind: 'heading'; level: 'subheading'; depth: number; heading: Segment}
  | {kind: 'paragraph'; paragraph: Paragraph}
  | {kind: 'table'; table: Table}
  | {kind: 'note'; note: Note};

/** A page of the site: what stands on it, in order. */
export interface Page {
  /** `index`, `1`, `1-2`, `appendix-1`, `notes` */
  name: string;
  kind: 'report' | 'part' | 'section' | 'appendix' | 'notes';
  part?: Part;
  section?: Section;
  blocks: Block[];
  /** How many blocks at the end are the closing of a part. */
  closing: number;
}

const flow = (list: Flow): Block[] =>
  list.map((item) => {
    if ('heading' in item) return {kind: 'heading', level: 'subheading', ...item};
    return 'rows' in item ? {kind: 'table', table: item} : {kind: 'paragraph', paragraph: item};
  });

const label = (heading: Segment): Block => ({kind: 'heading', level: 'label', heading});

/** The pages of a report in order. A part's closing stands at the end of its last section's page, or of its own. */
export function pages(report: Report): Page[] {
  const list: Page[] = [{name: 'index', kind: 'report', blocks: flow(report.opening), closing: 0}];
  for (const part of report.parts) {
    list.push({
      name: String(part.number),
      kind: 'part',
      part,
      blocks: [{kind: 'heading', level: 'part', heading: part.heading}, ...flow(part.opening)],
      closing: 0,
    });
    for (const section of part.sections) {
      list.push({
        name: `${part.number}-${section.number}`,
        kind: 'section',
        part,
        section,
        blocks: [{kind: 'heading', level: 'section', heading: section.heading}, ...flow(section.paragraphs)],
        closing: 0,
      });
    }
    const last = list.at(-1);
    if (last !== undefined) {
      append(last.blocks, flow(part.closing));
      last.closing = part.closing.length;
    }
  }
  const back = report.appendices.map(appendixPage);
  if (report.notes !== undefined) {
    const {label: over, heading, notes, after} = report.notes;
    back.splice(after, 0, {
      name: 'notes',
      kind: 'notes',
      blocks: [
        ...(over ? [label(over)] : []),
        {kind: 'heading', level: 'notes', heading},
        ...notes.map((note): Block => ({kind: 'note', note})),
      ],
      closing: 0,
    });
  }
  return [...list, ...back];
}

function appendixPage({number, label: over, heading, subtitle, content}: Appendix): Page {
  return {
    name: `appendix-${number}`,
    kind: 'appendix',
    blocks: [
      ...(over ? [label(over)] : []),
      {kind: 'heading', level: 'appendix', heading},
      ...subtitle.map(label),
      ...flow(content),
    ],
    closing: 0,
  };
}

/** Headings, paragraphs, tables and notes in the order of the text. */
export function blocks(report: Report): Block[] {
  return pages(report).flatMap((page) => page.blocks);
}

/** The segments of a block; a note's term comes first, a table's caption, then its cells row by row. */
export function segmentsOf(block: Block): Segment[] {
  switch (block.kind) {
    case 'heading':
      return [block.heading];
    case 'paragraph':
      return block.paragraph.segments;
    case 'table':
      return cellsOf(block.table).flat();
    case 'note':
      return [block.note.term, ...block.note.definition];
  }
}

/** The cells of a table in the order of its segments: its caption line by line, then row by row. */
export function cellsOf<C>({caption, rows}: {caption: readonly C[]; rows: readonly (readonly C[])[]}): C[] {
  return [...caption, ...rows.flat()];
}

/** A table with its cells changed, visited in the order of the text. */
export function withCells(table: Table, change: (cell: Cell) => Cell): Table {
  return {...table, caption: table.caption.map(change), rows: table.rows.map((row) => row.map(change))};
}

/** All segments in the order of the text. */
export function segments(report: Report): Segment[] {
  return blocks(report).flatMap(segmentsOf);
}

/** What to make of each kind of block; the rest of the report stays as it is. */
export interface Change {
  heading?: (heading: Segment) => Segment;
  paragraph?: (paragraph: Paragraph) => Paragraph;
  table?: (table: Table) => Table;
  note?: (note: Note) => Note;
}

/** The report with its blocks changed, visited in the order of the text. */
export function changed(report: Report, change: Change): Report {
  const {heading = same, paragraph = same, table = same, note = same} = change;
  const block = <T extends Flow[number]>(item: T): T => {
    if ('heading' in item) return {...item, heading: heading(item.heading)};
    return ('rows' in item ? table(item) : paragraph(item)) as T;
  };
  const opening = report.opening.map(block);
  const parts = report.parts.map((part): Part => ({
    ...part,
    heading: heading(part.heading),
    opening: part.opening.map(block),
    sections: part.sections.map((section): Section => ({
      ...section,
      heading: heading(section.heading),
      paragraphs: section.paragraphs.map(block),
    })),
    closing: part.closing.map(block),
  }));
  const appendices = report.appendices.map((appendix): Appendix => ({
    ...appendix,
    ...(appendix.label && {label: heading(appendix.label)}),
    heading: heading(appendix.heading),
    subtitle: appendix.subtitle.map(heading),
    content: appendix.content.map(block),
  }));
  if (report.notes === undefined) return {...report, opening, parts, appendices};
  const {label, heading: own, notes} = report.notes;
  return {
    ...report,
    opening,
    parts,
    appendices,
    notes: {...report.notes, ...(label && {label: heading(label)}), heading: heading(own), notes: notes.map(note)},
  };
}

const same = <T>(one: T): T => one;
