/** A book as Markdown (CommonMark with footnotes): in one file, and a twin for every page of the site. */
import {gfmFootnoteToMarkdown} from 'mdast-util-gfm-footnote';
import {gfmTableToMarkdown} from 'mdast-util-gfm-table';
import {toMarkdown} from 'mdast-util-to-markdown';
import type {
  FootnoteDefinition,
  Heading as MarkdownHeading,
  List,
  PhrasingContent,
  RootContent,
  TableCell,
} from 'mdast';
import {blockOf, type Id} from '../../model/ids.ts';
import {ui} from '../../ui/index.ts';
import {
  markOf,
  marksIn,
  notesOf,
  pageWith,
  type Block,
  type Book,
  type Chapter,
  type Heading,
  type Note,
  type Piece,
  type Segment,
  type Table,
} from './book.ts';

/** The address of a place of the report, from where the text stands: `notes.md#n7`. */
type Address = (page: string, id?: Id) => string;

/** A report's Markdown by the names of its pages: `index`, `1`, `1-1`, `notes`, `full`. */
export function markdown(book: Book): Map<string, string> {
  const {report, chapters, glossary} = book;
  const beside: Address = (page, id) => (page === 'index' ? `../${report}.md` : `${page}.md`) + fragment(id);
  const below: Address = (page, id) => (page === 'index' ? '' : `${report}/${page}.md`) + fragment(id);
  const within: Address = (_, id) => fragment(id);
  const files = new Map<string, RootContent[]>();
  for (const chapter of chapters) {
    const address = chapter.heading ? beside : below;
    const text = [
      ...opening(chapter, book, 1, address),
      ...chapter.blocks.flatMap((block) => blockContent(block, book, 1, address)),
      ...marksIn(chapter, book).map(({note}) => footnote(note, book)),
    ];
    files.set(
      chapter.page,
      chapter.heading ? [...text, ...wayBack(chapter.page, book)] : [...text, ...contents(book), ...about(book)],
    );
  }
  if (glossary) files.set('notes', [...notesPage(book, beside), ...wayBack('notes', book)]);
  files.set('full', full(book, within));
  const withNotice = (children: RootContent[]) =>
    children.toSpliced(children.findIndex(({type}) => type === 'heading') + 1, 0, ...notice(book));
  return new Map([...files].map(([name, children]) => [name, write(withNotice(children))]));
}

function write(children: RootContent[]): string {
  return toMarkdown(
    {type: 'root', children},
    {bullet: '-', rule: '-', extensions: [gfmFootnoteToMarkdown(), gfmTableToMarkdown({tablePipeAlign: false})]},
  );
}

const fragment = (id?: Id) => (id === undefined ? '' : `#${id}`);
const text = (value: string): PhrasingContent => ({type: 'text', value});
const link = (url: string, ...children: PhrasingContent[]): PhrasingContent => ({type: 'link', url, children});
const paragraph = (...children: PhrasingContent[]): RootContent => ({type: 'paragraph', children});
const heading = (depth: MarkdownHeading['depth'], ...children: PhrasingContent[]): RootContent => ({
  type: 'heading',
  depth,
  children,
});
const anchor = (id: Id): PhrasingContent => ({type: 'html', value: `<a id="${id}"></a>`});

/** A list of lines, each with the list that hangs below it, if any. */
function list(items: {line: PhrasingContent[]; below?: List[]}[]): List {
  return {
    type: 'list',
    spread: false,
    children: items.map(({line, below = []}) => ({
      type: 'listItem',
      spread: false,
      children: [{type: 'paragraph', children: line}, ...below],
    })),
  };
}

/** What is to be said under the title of every file, set off from the report's own words. */
function notice({notice: words}: Book): RootContent[] {
  return words ? [{type: 'blockquote', children: [{type: 'paragraph', children: [text(words)]}]}] : [];
}

/** What heads a chapter: its heading, or the report's title with what the source says of itself. */
function opening(
  {heading: own, label}: Chapter,
  {title, source}: Book,
  depth: MarkdownHeading['depth'],
  address: Address,
): RootContent[] {
  if (own) return [...labelOf(label, address), headingOf(own, depth, address)];
  return [
    heading(depth, text(title)),
    ...(source.length > 0 ? [list(source.map((line) => ({line: [text(line)]})))] : []),
  ];
}

function headingOf({id, number, pieces}: Heading, depth: MarkdownHeading['depth'], address: Address): RootContent {
  return heading(depth, anchor(id), ...(number ? [text(number)] : []), ...inline(pieces, address));
}

/** A line over or under a heading that belongs to it. */
function labelOf(label: Heading | undefined, address: Address): RootContent[] {
  return label ? [paragraph(anchor(label.id), text(label.number), ...inline(label.pieces, address))] : [];
}

/** @param depth of the heading that the block stands under */
function blockContent(
  block: Block,
  {edition: {space}}: Book,
  depth: MarkdownHeading['depth'],
  address: Address,
): RootContent[] {
  switch (block.type) {
    case 'closing':
      return [{type: 'thematicBreak'}];
    case 'label':
      return labelOf(block, address);
    case 'subheading':
      return [headingOf(block, Math.min(6, depth + block.depth) as MarkdownHeading['depth'], address)];
    case 'paragraph':
      return [paragraph(anchor(block.id), ...sentences(block.segments, space, address))];
    case 'table':
      return tableContent(block, space, address);
  }
}

/** A table, below a paragraph with its place and its caption. Markdown knows none without heads: they are left empty. */
function tableContent({id, caption, head, rows}: Table, space: string, address: Address): RootContent[] {
  const cell = (segments: Segment[]): TableCell => ({
    type: 'tableCell',
    // A cell stands in one line.
    children: sentences(segments, space, address).map((one) => (one.type === 'break' ? text(' ') : one)),
  });
  const lines = caption.flatMap((line, at): PhrasingContent[] => [
    ...(at > 0 ? [{type: 'break' as const}] : []),
    ...sentences(line, space, address),
  ]);
  const heads = head ? [] : [(rows[0] ?? []).map((): Segment[] => [])];
  return [
    paragraph(anchor(id), ...lines),
    {type: 'table', children: [...heads, ...rows].map((row) => ({type: 'tableRow', children: row.map(cell)}))},
  ];
}

function sentences(segments: Segment[], space: string, address: Address): PhrasingContent[] {
  return segments.flatMap(({lead, pieces}, i) => {
    const content = inline(pieces, address);
    const joint = i === 0 || space === '' || content[0]?.type === 'break' ? [] : [text(space)];
    return [...joint, ...(lead ? emphasized(content) : content)];
  });
}

/** A lead in bold, but for the mark that ends it: `**` after 。 and before a letter would end nothing. */
function emphasized(content: PhrasingContent[]): PhrasingContent[] {
  const [first] = content;
  const breaks = first?.type === 'break' ? [first] : [];
  const words = content.slice(breaks.length);
  const last = words.at(-1);
  const end = last?.type === 'text' ? (/\p{P}*$/u.exec(last.value)?.[0] ?? '') : '';
  if (last?.type === 'text' && end) words.splice(-1, 1, text(last.value.slice(0, -end.length)));
  return [...breaks, {type: 'strong', children: words}, ...(end ? [text(end)] : [])];
}

function inline(pieces: Piece[], address: Address): PhrasingContent[] {
  return pieces.map((piece): PhrasingContent => {
    switch (piece.type) {
      case 'noteref':
        return {type: 'footnoteReference', identifier: String(piece.number)};
      case 'editorsref':
        return {type: 'footnoteReference', identifier: `e${piece.number}`};
      case 'term':
        return link(address('notes', `n${piece.number}`), text(piece.value));
      case 'break':
        return {type: 'break'};
      case 'anchor':
        return anchor(piece.id);
      case 'text':
      case 'correction':
      case 'foreign':
        return text(piece.value);
    }
  });
}

/** What a note says: its mark as printed, its term, its definition, and where it comes from. */
function noteText(
  {mark, term, original, separator, definition, from}: Note,
  {edition: {space}}: Book,
  address: Address,
): PhrasingContent[] {
  return [
    text(`${mark} `),
    {type: 'strong', children: inline(term.pieces, address)},
    text(`${original === undefined ? '' : ` (${original})`}${separator}`),
    ...sentences(definition, space, address),
    ...(from.length > 0 ? [text(space), ...inline(from, address)] : []),
  ];
}

function footnote(note: Note, book: Book): FootnoteDefinition {
  const {id} = note;
  return {
    type: 'footnoteDefinition',
    identifier: id.replace(/^n/, ''),
    children: [
      {
        type: 'paragraph',
        children: [anchor(id), ...noteText({...note, mark: markOf(note, book)}, book, (_, at) => fragment(at))],
      },
    ],
  };
}

/** The notes as a list, each with the places of its use. */
function notesPage(book: Book, address: Address): RootContent[] {
  const {glossary} = book;
  if (!glossary) return [];
  const {heading: own, label, notes, editors} = glossary;
  const listed = (note: Note) => {
    const {id, uses} = note;
    const places = uses.places.map((use) => link(address(pageWith(use.id, book), blockOf(use.id)), text(use.name)));
    const used = places.flatMap((place, i) => [
      text(i === 0 ? `${uses.label} ` : ui(book.edition.name)('list')),
      place,
    ]);
    return [paragraph(anchor(id), ...noteText(note, book, address)), ...(used.length > 0 ? [paragraph(...used)] : [])];
  };
  return [
    ...labelOf(label, address),
    headingOf(own, 1, address),
    ...notes.flatMap(listed),
    ...(editors
      ? [heading(2, text(editors.title)), paragraph(text(editors.about)), ...editors.notes.flatMap(listed)]
      : []),
  ];
}

/**
 * The whole report. Its last heading is that of the notes: footnotes are shown at the end of a document, wherever they
 * are defined.
 */
function full(book: Book, address: Address): RootContent[] {
  const {chapters, glossary} = book;
  const depth = ({kind}: Chapter) => (kind === 'report' ? 1 : kind === 'section' ? 3 : 2);
  return [
    ...chapters.flatMap((chapter) => [
      ...opening(chapter, book, depth(chapter), address),
      ...chapter.blocks.flatMap((block) => blockContent(block, book, depth(chapter), address)),
    ]),
    ...about(book),
    ...(glossary
      ? [
          ...labelOf(glossary.label, address),
          headingOf(glossary.heading, 2, address),
          ...notesOf(book).map((note) => footnote(note, book)),
        ]
      : []),
  ];
}

/** The report's contents, with links to the twins of its pages. */
function contents(book: Book): RootContent[] {
  const {report, chapters, glossary, edition} = book;
  const t = ui(edition.name);
  const entry = (page: string, title: string, rest = '') => [
    link(`${report}/${page}.md`, text(title)),
    ...(rest ? [text(rest)] : []),
  ];
  const line = (chapter: Chapter, own: Heading) => {
    const leads = chapter.leads.map(({title}) => title).join(t('list'));
    return entry(chapter.page, own.title, leads && t('colon') + leads);
  };
  const lines = (isListed: (chapter: Chapter) => boolean) =>
    chapters.flatMap((chapter) =>
      chapter.heading && isListed(chapter) ? [{page: chapter.page, line: line(chapter, chapter.heading)}] : [],
    );
  const parts = lines(({kind}) => kind !== 'section').map(({page, line}) => {
    const sections = lines(({kind, page: name}) => kind === 'section' && name.startsWith(`${page}-`));
    return {line, below: sections.length > 0 ? [list(sections)] : []};
  });
  return [
    heading(2, text(t('report.contents'))),
    list([
      ...parts,
      ...(glossary ? [{line: entry('notes', glossary.heading.title)}] : []),
      {line: entry('full', t('full'))},
    ]),
  ];
}

/** What is known of the text, and where it is read otherwise than printed. */
function about({about: known, remarks, address, edition}: Book): RootContent[] {
  const t = ui(edition.name);
  return [
    heading(2, text(t('about'))),
    list(
      [
        ...known.map(([label, value]) => text(label + t('colon') + value)),
        ...remarks.map(text),
        link(address, text(address)),
      ].map((one) => ({line: [one]})),
    ),
  ];
}

/** From the twin of a page to the report's, and to the page itself. */
function wayBack(page: string, {report, title, address}: Book): RootContent[] {
  const url = new URL(`${page}/`, address).href;
  return [{type: 'thematicBreak'}, paragraph(link(`../${report}.md`, text(title)), text(' · '), link(url, text(url)))];
}
