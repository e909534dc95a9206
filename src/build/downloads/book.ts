/** From built pages to a book: what the pages show of a report, ready to be put into other forms. Pure: reads HTML. */
import {parse, NodeType, type HTMLElement, type Node} from 'node-html-parser';
import {editionInfo, type EditionInfo, type EditionName} from '../../model/editions.ts';
import type {Inline} from '../../model/report.ts';
import type {Id} from '../../model/ids.ts';
import {ui} from '../../ui/index.ts';

/** A report in one edition. */
export interface Book {
  report: string;
  edition: EditionInfo;
  /** Where it stands on the site: `https://baogao.example/zh-hans/yiyang-2024/`. */
  address: string;
  title: string;
  description: string;
  publisher: string;
  /** What the title is to be read with: that this is no official translation. Empty where there is nothing to say. */
  notice: string;
  /** Whose the text is, and where the license of the rest can be read. */
  license: string;
  /** The day of the last change, `2026-11-24`. */
  modified: string;
  /** Who it comes from, as the source says: `信息来源：市政府研究室`. */
  source: string[];
  /** What is known of the text: label and value. */
  about: [label: string, value: string][];
  /** When the edition was last changed, what is to be said of it, and where it is read otherwise than printed. */
  remarks: string[];
  /** The pages of the text, in order: before the first part, parts, sections. */
  chapters: Chapter[];
  /** Absent where a report has none. */
  glossary?: Glossary;
}

export interface Chapter {
  /** Its page in the report's addresses: `index`, `1`, `1-2`. */
  page: string;
  /** Absent before the first part. */
  heading?: Heading;
  blocks: Block[];
}

export interface Heading {
  id: Id;
  /** As printed: `（一）`; may be empty. */
  number: string;
  pieces: Piece[];
}

/** A paragraph, or the visible break before the closing of a part. */
export type Block = Paragraph | {type: 'closing'};

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
 * A report's book, from the built pages that hold all of it: its own, and the full text.
 *
 * @throws if a page shows in its text what no book knows of
 */
export function readBook(report: string, edition: EditionName, pages: {index: string; full: string}): Book {
  const index = parse(pages.index);
  const main = one(parse(pages.full), 'main');
  const data = JSON.parse(one(index, 'script[type="application/ld+json"]').rawText) as {
    publisher: {name: string};
    dateModified: string;
  };
  const t = ui(edition);
  const title = one(main, 'h1').textContent;
  const book: Book = {
    report,
    edition: editionInfo(edition),
    address: one(index, 'link[rel=canonical]').getAttribute('href') ?? '',
    title,
    description: t('downloads.description', {title}),
    publisher: data.publisher.name,
    notice: t('translation'),
    license: one(main, '.imprint .license').textContent,
    modified: data.dateModified,
    source: main.querySelectorAll('.source > span').map(({textContent}) => textContent),
    about: main
      .querySelectorAll('.imprint dl > div')
      .map((row) => [one(row, 'b').textContent, one(row, 'dd').textContent]),
    // The last is the address.
    remarks: main.querySelectorAll('.imprint p:not(:last-child)').map(({textContent}) => textContent),
    chapters: [],
  };
  const notes = main.querySelector('section[role=doc-glossary]');
  let chapter: Chapter = {page: 'index', blocks: []};
  let part = 0;
  let section = 0;
  const open = (page: string, element: HTMLElement) => {
    book.chapters.push(chapter);
    chapter = {page, heading: heading(element), blocks: []};
  };
  for (const element of main.children) {
    const name = element.tagName;
    if (name === 'P' && element.id)
      chapter.blocks.push({type: 'paragraph', id: element.id, segments: segments(element)});
    else if (name === 'HR') chapter.blocks.push({type: 'closing'});
    else if (name === 'H3') open(`${part}-${++section}`, element);
    else if (name === 'H2' && notes?.previousElementSibling === element)
      book.glossary = glossary(element, notes, main.querySelector('section.editors'));
    else if (name === 'H2') {
      section = 0;
      open(String(++part), element);
    }
  }
  book.chapters.push(chapter);
  return book;
}

function one(parent: HTMLElement, selector: string): HTMLElement {
  const found = parent.querySelector(selector);
  if (!found) throw new Error(`a built page has no ${selector}`);
  return found;
}

function heading(element: HTMLElement): Heading {
  const [number, ...rest] = element.childNodes;
  const numbered = isElement(number) && number.classList.contains('no');
  return {
    id: element.id,
    number: numbered ? number.textContent : '',
    pieces: pieces(numbered ? rest : element.childNodes),
  };
}

/** The sentences of an element; a break between two is the second's. */
function segments(parent: HTMLElement): Segment[] {
  const found: Segment[] = [];
  let breaks: Piece[] = [];
  for (const element of parent.children) {
    if (element.tagName === 'BR') breaks = [{type: 'break'}];
    else if (element.id) {
      found.push({
        id: element.id,
        lead: element.classList.contains('lead'),
        pieces: [...breaks, ...pieces(element.childNodes)],
      });
      breaks = [];
    }
  }
  return found;
}

function pieces(nodes: Node[]): Piece[] {
  return nodes.flatMap((node): Piece[] => {
    if (!isElement(node)) return node.nodeType === NodeType.TEXT_NODE ? [{type: 'text', value: node.textContent}] : [];
    const value = node.textContent;
    const target = node.getAttribute('href') ?? '';
    const number = Number(/^#[ne](\d+)$/.exec(target)?.[1]);
    if (node.getAttribute('role') === 'doc-noteref')
      return [{type: target.startsWith('#e') ? 'editorsref' : 'noteref', number}];
    if (node.classList.contains('term')) return [{type: 'term', number, value}];
    if (node.tagName === 'INS')
      return [
        {
          type: 'correction',
          found: node.getAttribute('data-found') ?? '',
          why: node.getAttribute('title') ?? '',
          value,
        },
      ];
    if (node.tagName === 'BR') return [{type: 'break'}];
    if (node.tagName === 'A' && node.id) return [{type: 'anchor', id: node.id}];
    if (node.hasAttribute('lang')) return [{type: 'foreign', lang: node.getAttribute('lang') ?? '', value}];
    if (node.hasAttribute('data-chrome') || node.classList.contains('gap')) return [];
    throw new Error(`a page shows ${node.toString()} in its text; see src/build/downloads/book.ts`);
  });
}

function isElement(node: Node | undefined): node is HTMLElement {
  return node?.nodeType === NodeType.ELEMENT_NODE;
}

function glossary(title: HTMLElement, notes: HTMLElement, editors: HTMLElement | null): Glossary {
  const listed = (section: HTMLElement) => section.querySelectorAll('dl > div').map(note);
  return {
    heading: heading(title),
    notes: listed(notes),
    ...(editors && {
      editors: {
        title: one(editors, '#editors').textContent,
        about: one(editors, 'p').textContent,
        notes: listed(editors),
      },
    }),
  };
}

function note(element: HTMLElement): Note {
  const [name, definition] = [one(element, 'dt'), one(element, 'dd')];
  const term = one(name, 'dfn');
  const original = name.querySelector('.original')?.textContent;
  const own = segments(definition);
  const uses = element.querySelector('.uses');
  return {
    id: element.id,
    mark: one(name, '.no').textContent,
    term: {id: term.id, lead: false, pieces: pieces(term.childNodes)},
    ...(original !== undefined && original !== term.textContent && {original}),
    separator: name.lastChild?.textContent ?? '',
    definition: own.length > 0 ? own : [{id: '', lead: false, pieces: pieces(definition.childNodes)}],
    from: pieces(element.querySelector('.from')?.childNodes ?? []),
    uses: {
      label: uses?.querySelector('span')?.textContent ?? '',
      places: (uses?.querySelectorAll('a') ?? []).map((link) => ({
        id: (link.getAttribute('href') ?? '').slice(1),
        name: link.textContent,
      })),
    },
  };
}

/** What a heading says in a list of contents: `一、着力推进产业立市`, without a final 。; spaced out in print, a plain word. */
export function titleOf({number, pieces}: Heading): string {
  return (number + plain(pieces)).replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '').replace(/。$/, '');
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
  return id.startsWith('e');
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
  return blocks.flatMap((block) => (block.type === 'paragraph' ? block.segments : []));
}

/** The notes that are marked in a chapter, each with the first place that marks it. */
export function marksIn(chapter: Chapter, book: Book): {note: Note; at: Id}[] {
  const first = new Map<Id, Id>();
  for (const {id, pieces} of [...(chapter.heading ? [chapter.heading] : []), ...segmentsIn(chapter)]) {
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

/** The leads of a chapter, as the contents list them. */
export function leadsOf(chapter: Chapter): {id: Id; title: string}[] {
  return segmentsIn(chapter)
    .filter(({lead}) => lead)
    .map(({id, pieces}) => ({
      id,
      title: plain(pieces)
        .replace(/\[\d+\]/g, '')
        .replace(/[。.]$/, ''),
    }));
}

/** The page on which a place of the text stands: `pageOf('p6.3', book)` // => `1-2` */
export function pageOf(id: Id, {chapters}: Book): string {
  return (
    chapters.find((chapter) => chapter.heading?.id === id || segmentsIn(chapter).some((segment) => segment.id === id))
      ?.page ?? 'notes'
  );
}
