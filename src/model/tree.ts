/** Ways through a report in the order of its text. */
import type {Flow, Note, Paragraph, Part, Report, Section, Segment} from './report.ts';

/** A heading, a paragraph or a note. */
export type Block =
  | {kind: 'heading'; level: 'part' | 'section' | 'notes'; heading: Segment}
  | {kind: 'heading'; level: 'subheading'; depth: number; heading: Segment}
  | {kind: 'paragraph'; paragraph: Paragraph}
  | {kind: 'note'; note: Note};

/** A page of the site: what stands on it, in order. */
export interface Page {
  /** `index`, `1`, `1-2`, `notes` */
  name: string;
  kind: 'report' | 'part' | 'section' | 'notes';
  part?: Part;
  section?: Section;
  blocks: Block[];
  /** How many blocks at the end are the closing of a part. */
  closing: number;
}

const flow = (list: Flow): Block[] =>
  list.map((item) =>
    'heading' in item ? {kind: 'heading', level: 'subheading', ...item} : {kind: 'paragraph', paragraph: item},
  );

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
    last?.blocks.push(...flow(part.closing));
    if (last !== undefined) last.closing = part.closing.length;
  }
  if (report.notes !== undefined) {
    const heading: Block = {kind: 'heading', level: 'notes', heading: report.notes.heading};
    list.push({
      name: 'notes',
      kind: 'notes',
      blocks: [heading, ...report.notes.notes.map((note): Block => ({kind: 'note', note}))],
      closing: 0,
    });
  }
  return list;
}

/** Headings, paragraphs and notes in the order of the text. */
export function blocks(report: Report): Block[] {
  return pages(report).flatMap((page) => page.blocks);
}

/** The segments of a block; a note's term comes first. */
export function segmentsOf(block: Block): Segment[] {
  if (block.kind === 'heading') return [block.heading];
  return block.kind === 'paragraph' ? block.paragraph.segments : [block.note.term, ...block.note.definition];
}

/** All segments in the order of the text. */
export function segments(report: Report): Segment[] {
  return blocks(report).flatMap(segmentsOf);
}

/** What to make of each kind of block; the rest of the report stays as it is. */
export interface Change {
  heading?: (heading: Segment) => Segment;
  paragraph?: (paragraph: Paragraph) => Paragraph;
  note?: (note: Note) => Note;
}

/** The report with its blocks changed, visited in the order of the text. */
export function changed(report: Report, change: Change): Report {
  const {heading = (same) => same, paragraph = (same) => same, note = (same) => same} = change;
  const flowing = (list: Flow): Flow =>
    list.map((item) => ('heading' in item ? {...item, heading: heading(item.heading)} : paragraph(item)));
  const opening = flowing(report.opening);
  const parts = report.parts.map((part): Part => ({
    ...part,
    heading: heading(part.heading),
    opening: flowing(part.opening),
    sections: part.sections.map((section): Section => ({
      ...section,
      heading: heading(section.heading),
      paragraphs: flowing(section.paragraphs),
    })),
    closing: part.closing.map(paragraph),
  }));
  if (report.notes === undefined) return {...report, opening, parts};
  return {
    ...report,
    opening,
    parts,
    notes: {heading: heading(report.notes.heading), notes: report.notes.notes.map(note)},
  };
}
