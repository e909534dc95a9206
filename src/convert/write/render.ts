/** A linked edition → its MDX pages. */
import {chinese} from '../../model/chinese.ts';
import type {
  ContentsEntry,
  EditionText,
  GlossaryEntry,
  Inline,
  Linked,
  Note,
  PageData,
  PlacedCorrection,
  Report,
  Segment,
} from '../../model/report.ts';
import type {Id} from '../../model/ids.ts';
import {element, escapeText, frontMatter} from './mdx.ts';
import {asRead, headingNumber, title, withoutMarkers} from '../../model/text.ts';
import {pages, segmentsOf, type Block, type Page} from '../../model/tree.ts';

/** A place where a note is used: a link back from the note. */
interface Use {
  page: string;
  id: Id;
  number: string | undefined;
  title: string;
  marker: boolean;
}

interface Context {
  report: Report;
  edition: EditionText;
  linked: Linked;
  /** The editors' notes, in this edition's words. */
  editors: readonly EditorsEntry[];
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
 * Renders an edition of a report.
 *
 * @param editors the editors' notes in this edition's words
 * @param sha256 of the source file, hexadecimal
 * @returns the pages by file name: `index.mdx`, `1.mdx`, `1-1.mdx`, `notes.mdx`
 */
export function render(
  report: Report,
  edition: EditionText,
  linked: Linked,
  editors: readonly EditorsEntry[],
  sha256: string,
): Map<string, string> {
  const all = pages(report);
  const context: Context = {report, edition, linked, editors, uses: new Map()};
  for (const page of all) collectUses(page, context);

  return new Map(
    all.map((page, order) => {
      const heading = headingOf(page);
      const name = heading === undefined ? undefined : read(heading, context);
      const where = {report: report.slug, edition: edition.name, page: page.name};
      const common = {
        order,
        title: name === undefined ? edition.metadata.title : title(name),
        number: name === undefined ? undefined : headingNumber(name) || undefined,
        headingId: heading?.id,
        entries: entries(page, context),
      };
      const data: PageData =
        page.kind === 'report'
          ? {
              ...where,
              kind: page.kind,
              ...common,
              meta: {...edition.metadata, corrections: corrections(all, context), sha256},
            }
          : page.kind === 'notes'
            ? {
                ...where,
                kind: page.kind,
                ...common,
                notes: glossary(report.notes?.notes ?? [], context),
                editors: editors.map(({number}) => ({number})),
              }
            : {...where, kind: page.kind, ...common};
      return [`${page.name}.mdx`, `${frontMatter({...data})}\n${body(page, context)}`];
    }),
  );
}

function read({id}: Segment, {edition}: Context): string {
  return edition.text.get(id) ?? '';
}

/** A term's Chinese, for an edition that has it in another language. */
function original(term: Segment, {edition}: Context): string | undefined {
  return edition.name === 'en' ? asRead(term) : undefined;
}

function headingOf({blocks: [first]}: Page): Segment | undefined {
  return first?.kind === 'heading' ? first.heading : undefined;
}

/** What the contents list within a page: its leads, and where the closing begins. */
function entries(page: Page, context: Context): ContentsEntry[] {
  return page.blocks.flatMap((block, index) => {
    if (block.kind !== 'paragraph') return [];
    const {id, segments} = block.paragraph;
    const closing = index === page.blocks.length - page.closing ? [{id, kind: 'closing' as const}] : [];
    const leads = segments
      .filter(({lead}) => lead)
      .map((segment) => ({id: segment.id, text: title(read(segment, context)), kind: 'lead' as const}));
    return [...closing, ...leads];
  });
}

/** Where the text is read otherwise than printed, with the page it stands on. */
function corrections(all: Page[], {edition}: Context): PlacedCorrection[] {
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

function glossary(notes: Note[], context: Context): GlossaryEntry[] {
  return notes.map(({number, id, term, definition}) => ({
    number,
    id,
    term: read(term, context),
    definition: definitionText(definition, context),
  }));
}

function definitionText(definition: Segment[], context: Context): string {
  return definition.map((segment) => withoutMarkers(read(segment, context))).join(context.edition.space);
}

function collectUses(page: Page, context: Context): void {
  for (const [index, block] of page.blocks.entries()) {
    // A closing belongs to the part, not to the section on whose page it stands.
    const closes = index >= page.blocks.length - page.closing;
    const heading = closes ? page.part?.heading : headingOf(page);
    const name = heading === undefined ? context.edition.metadata.title : read(heading, context);
    for (const {id} of segmentsOf(block)) {
      const pieces = context.linked.get(id) ?? [];
      for (const note of notesIn(pieces)) {
        const marker = pieces.some((piece) => piece.type === 'noteref' && `n${piece.number}` === note);
        const use = {page: page.name, id, number: headingNumber(name) || undefined, title: title(name), marker};
        context.uses.set(note, [...(context.uses.get(note) ?? []), use]);
      }
    }
  }
}

/** The notes that some pieces lead to, in order of their first use: `n7`, and `e1` for the editors' own. */
function notesIn(pieces: Inline[]): Set<Id> {
  return new Set(
    pieces.flatMap((piece) => {
      if (piece.type === 'editorsref') return [`e${piece.number}`];
      return piece.type === 'term' || piece.type === 'noteref' ? [`n${piece.number}`] : [];
    }),
  );
}

function body(page: Page, context: Context): string {
  const shown = new Set<Id>();
  const blocks = page.blocks.map((block, index) => {
    const closing = index === page.blocks.length - page.closing ? '<Closing />\n\n' : '';
    const aside = page.kind === 'notes' ? '' : sidenotes(block, shown, context);
    return `${closing}${blockText(block, context)}\n${aside}`;
  });
  const first = page.blocks.findIndex(({kind}) => kind === 'note');
  const glossary = first < 0 ? [] : ['<Glossary>\n', ...blocks.splice(first), '</Glossary>\n'];
  return [...blocks, ...glossary, ...(page.kind === 'notes' ? editorsNotes(context) : [])].join('\n');
}

/** The editors' notes, after the report's own and apart from them. */
function editorsNotes(context: Context): string[] {
  const {editors, uses} = context;
  if (editors.length === 0) return [];
  return [
    '<EditorsNotes>\n',
    ...editors.map(({number, term, text, source}) => {
      const list = (uses.get(`e${number}`) ?? []).map((use) => element('Use', {...use}));
      const parts = [
        element('Definition', {}, foreign(text, context)),
        element('From', {}, foreign(source, context)),
        nest('Uses', {}, list),
      ];
      return `${nest('EditorsNote', {n: number, term}, parts)}\n`;
    }),
    '</EditorsNotes>\n',
  ];
}

/** The notes that are first used on the page in this block. */
function sidenotes(block: Block, shown: Set<Id>, context: Context): string {
  const notes = notesIn(segmentsOf(block).flatMap(({id}) => context.linked.get(id) ?? []));
  return [...notes]
    .filter((note) => !shown.has(note))
    .map((id) => {
      shown.add(id);
      const ours = context.editors.find(({number}) => `e${number}` === id);
      if (ours !== undefined) return `${element('Sidenote', {id, term: ours.term}, foreign(ours.text, context))}\n`;
      const note = context.report.notes?.notes.find((candidate) => candidate.id === id);
      if (note === undefined) return '';
      return `${element('Sidenote', {id, term: read(note.term, context), original: original(note.term, context)}, escapeText(definitionText(note.definition, context)))}\n`;
    })
    .join('');
}

/** Text with the Chinese words that an English note quotes marked as such. */
function foreign(text: string, {edition}: Context): string {
  if (edition.name !== 'en') return escapeText(text);
  return text
    .split(chinese)
    .map((words, index) =>
      index % 2 === 1 ? element('span', {lang: 'zh-Hans'}, escapeText(words)) : escapeText(words),
    )
    .join('');
}

function blockText(block: Block, context: Context): string {
  if (block.kind === 'heading') {
    const {id} = block.heading;
    const number = headingNumber(read(block.heading, context));
    const printed = number === '' ? '' : element('span', {class: 'no'}, escapeText(number));
    return element(
      'H',
      {id, kind: block.level},
      `${anchors(block.heading)}${printed}${inline(context.linked.get(id) ?? [], number.length)}`,
    );
  }
  if (block.kind === 'paragraph') {
    const {id, segments} = block.paragraph;
    const lines = segments.flatMap((segment) => {
      const [first, ...rest] = context.linked.get(segment.id) ?? [];
      const breaks = first?.type === 'break';
      const pieces = breaks ? rest : first === undefined ? [] : [first, ...rest];
      return [...(breaks ? ['<Break />'] : []), sentence(segment, pieces)];
    });
    return nest('P', {id}, lines);
  }
  const {note} = block;
  const uses = (context.uses.get(note.id) ?? []).map((use) => element('Use', {...use}));
  return nest('Note', {id: note.id}, [
    element(
      'Gloss',
      {
        id: note.term.id,
        n: note.number,
        original: original(note.term, context),
        after: context.edition.space === ' ' ? ': ' : note.separator,
      },
      `${anchors(note.term)}${inline(context.linked.get(note.term.id) ?? [])}`,
    ),
    nest(
      'Definition',
      {},
      note.definition.map((segment) => sentence(segment, context.linked.get(segment.id) ?? [])),
    ),
    nest('Uses', {}, uses),
  ]);
}

/** An element with each child on lines of its own, indented; the white space between them is not text. */
function nest(name: string, attributes: Parameters<typeof element>[1], children: string[]): string {
  return element(name, attributes, `\n${children.join('\n').replace(/^/gm, '  ')}\n`);
}

function sentence(segment: Segment, pieces: Inline[]): string {
  return element('S', {id: segment.id, lead: segment.lead}, `${anchors(segment)}${inline(pieces)}`);
}

function anchors({retired = []}: Segment): string {
  return retired.map((id) => element('Anchor', {id})).join('');
}

/** Pieces, from a character on. */
function inline(pieces: Inline[], from = 0): string {
  let skip = from;
  return pieces
    .map((piece) => {
      if (piece.type === 'break') return '<Break />';
      if (piece.type === 'noteref') return element('Noteref', {n: piece.number});
      if (piece.type === 'editorsref') return element('Editorsref', {n: piece.number});
      const value = piece.value.slice(skip);
      skip = Math.max(0, skip - piece.value.length);
      if (piece.type === 'text') return escapeText(value);
      if (piece.type === 'term') return element('Term', {n: piece.number}, escapeText(value));
      return element('Correction', {found: piece.found, why: piece.why}, escapeText(value));
    })
    .join('');
}
