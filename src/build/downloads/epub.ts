/**
 * A book, or a book beside its translation, as EPUB 3.
 *
 * A chapter is a page of the site, with the same ids. The notes that it marks stand at its end, where reading systems
 * find them to pop up; the list of all notes follows the text, as in print, and leads back to every use.
 */
import {readFileSync} from 'node:fs';
import {strToU8, zipSync, type Zippable} from 'fflate';
import type {Element, Nodes} from 'xast';
import {toXml} from 'xast-util-to-xml';
import {x, type Attributes} from 'xastscript';
import {editionInfo, original as originalEdition} from '../../model/editions.ts';
import {numberOf, type Id} from '../../model/ids.ts';
import {downloadName} from '../../model/routes.ts';
import {ui} from '../../ui/index.ts';
import {
  isEditors,
  markOf,
  marksIn,
  notesOf,
  pageWith,
  type Block,
  type Book,
  type Chapter,
  type Heading,
  type Note,
  type Paragraph,
  type Piece,
  type Segment,
  type Table,
} from './book.ts';

type Content = Element | string;

/** A book, and how its ids end where it is the second of two: `-en`. */
interface Voice {
  book: Book;
  suffix: string;
}

/** A file of the EPUB that is read from beginning to end, and what the contents say of it. */
interface Document {
  name: string;
  title: string;
  /** How deep it lies in the contents: 1 for a part, 2 for a section. */
  depth: 1 | 2;
  /** What the contents list within it. */
  places: {id: Id; title: string}[];
  body: Element[];
}

/** The bytes of an EPUB of a book, or of two in one, paragraph by paragraph: the same for the same books. */
export function epub(first: Book, ...others: Book[]): Uint8Array {
  const books = [first, ...others];
  const voices = books.map((book, i) => ({book, suffix: i === 0 ? '' : `-${book.edition.name}`}));
  const documents = [
    titleDocument(voices),
    ...first.chapters.map((chapter) => chapterDocument(chapter, voices)),
    ...glossaryDocuments(voices),
    aboutDocument(voices),
  ];
  const files: Record<string, string> = {
    'META-INF/container.xml': container(),
    'EPUB/package.opf': packageDocument(books, documents),
    'EPUB/contents.xhtml': contentsDocument(books, documents),
    'EPUB/style.css': readFileSync(new URL('epub.css', import.meta.url), 'utf8'),
    ...Object.fromEntries(documents.map(({name, title, body}) => [`EPUB/${name}`, page(first, title, body)])),
  };
  const [year = 1980, month = 1, day = 1] = first.modified.split('-').map(Number);
  // As the clock on the wall says it: a zip file knows no time zones.
  const mtime = new Date(year, month - 1, day);
  const zippable: Zippable = {mimetype: [strToU8('application/epub+zip'), {level: 0, mtime}]};
  for (const [path, text] of Object.entries(files)) zippable[path] = [strToU8(text), {level: 9, mtime}];
  return zipSync(zippable);
}

/** A page for the title alone, with what the source and the editors say of the text. */
function titleDocument(voices: Voice[]): Document {
  const said = (voice: Voice) => {
    const {notice, source} = voice.book;
    return [...source, notice].filter(Boolean).map((line) => x('p', {class: 'source', ...language(voice)}, line));
  };
  const body = [
    x('section', {class: 'titlepage', 'epub:type': 'titlepage'}, [...titles(voices), ...voices.flatMap(said)]),
  ];
  return {name: 'title.xhtml', title: voices.map(({book}) => book.title).join(' / '), depth: 1, places: [], body};
}

function chapterDocument(chapter: Chapter, voices: Voice[]): Document {
  const {page, kind, heading, label} = chapter;
  const [{book}] = voices as [Voice];
  const section = kind === 'section';
  const type = kind === 'appendix' ? {'epub:type': 'appendix', role: 'doc-appendix'} : {'epub:type': 'chapter'};
  return {
    name: `${page}.xhtml`,
    title: heading ? heading.title : book.title,
    depth: section ? 2 : 1,
    places: chapter.leads,
    body: [
      x('section', heading && !section ? type : {}, [
        ...labels(label, voices),
        ...(heading ? headings(heading, voices) : titles(voices)),
        ...chapter.blocks.flatMap((block) => blocks(block, chapter, voices)),
        ...noteSections(chapter, voices),
      ]),
    ],
  };
}

/** The language of a book that stands second. */
function language({book, suffix}: Voice): Attributes {
  return suffix ? lang(book.edition.lang) : {};
}

function lang(name: string): Attributes {
  return {'xml:lang': name, lang: name};
}

/** A heading, or where a book stands second a line that looks like one: the outline is the first's. */
function headline(
  level: `h${1 | 2 | 3 | 4 | 5 | 6}`,
  attributes: Attributes,
  content: Content[],
  voice: Voice,
): Element {
  return x(
    voice.suffix ? 'p' : level,
    {...attributes, class: voice.suffix ? 'heading' : undefined, ...language(voice)},
    content,
  );
}

function titles(voices: Voice[]): Element[] {
  return voices.map((voice) => headline('h1', {}, [voice.book.title], voice));
}

/** A heading in every voice. */
function headings({id}: Heading, voices: Voice[]): Element[] {
  return voices.flatMap((voice) => {
    const {chapters, glossary} = voice.book;
    const own = [...chapters.map(({heading}) => heading), glossary?.heading].find((one) => one?.id === id);
    return own ? [headingIn(own, 'h1', voice)] : [];
  });
}

function headingIn({id, number, pieces}: Heading, level: Parameters<typeof headline>[0], voice: Voice): Element {
  const content = [...(number ? [x('span', {class: 'number'}, number)] : []), ...inline(pieces, voice)];
  return headline(level, {id: id + voice.suffix}, content, voice);
}

/** A line over or under a heading that belongs to it, in every voice. */
function labels(label: Heading | undefined, voices: Voice[]): Element[] {
  return voices.flatMap((voice) => {
    const {chapters, glossary} = voice.book;
    const all = [...chapters, ...(glossary ? [glossary] : [])].map((one) => one.label);
    const own = label && all.find((one) => one?.id === label.id);
    return own ? [labelIn(own, voice)] : [];
  });
}

function labelIn({id, number, pieces}: Heading, voice: Voice): Element {
  return x('p', {id: id + voice.suffix, class: 'label', ...language(voice)}, [number, ...inline(pieces, voice)]);
}

/** A block in every voice; a break stands once. */
function blocks(block: Block, {page}: Chapter, voices: Voice[]): Element[] {
  if (block.type === 'closing') return [x('hr')];
  return voices.flatMap((voice) => {
    const chapter = voice.book.chapters.find((one) => one.page === page);
    const own = chapter?.blocks.find((one) => one.type !== 'closing' && one.id === block.id);
    if (own?.type === 'subheading')
      return [headingIn(own, `h${Math.min(6, own.depth + 1) as 2 | 3 | 4 | 5 | 6}`, voice)];
    if (own?.type === 'label') return [labelIn(own, voice)];
    if (own?.type === 'table') return [table(own, voice)];
    return own?.type === 'paragraph'
      ? [
          x(
            'p',
            {id: own.id + voice.suffix, ...numbered(own, voice), ...language(voice)},
            sentences(own.segments, voice),
          ),
        ]
      : [];
  });
}

function table(own: Table, voice: Voice): Element {
  const {id, caption, head, rows} = own;
  const row = (name: 'th' | 'td') => (cells: Segment[][]) =>
    x(
      'tr',
      cells.map((cell) => x(name, name === 'th' ? {scope: 'col'} : {}, sentences(cell, voice))),
    );
  const body = rows.slice(head ? 1 : 0);
  const lines = caption.flatMap((line, at) => [...(at > 0 ? [x('br')] : []), ...sentences(line, voice)]);
  return x('table', {id: id + voice.suffix, ...language(voice)}, [
    // Its number stands there, too.
    ...(lines.length > 0 || !voice.suffix ? [x('caption', numbered(own, voice), lines)] : []),
    ...(head ? [x('thead', rows.slice(0, 1).map(row('th')))] : []),
    ...(body.length > 0 ? [x('tbody', body.map(row('td')))] : []),
  ]);
}

/**
 * The number that a paragraph is cited by, for the style sheet to show: it is no part of the text. One for both
 * languages.
 */
function numbered({id}: Paragraph | Table, {suffix}: Voice): Attributes {
  return suffix ? {} : {'data-number': numberOf(id)};
}

function sentences(segments: Segment[], voice: Voice): Content[] {
  return segments.flatMap(({id, lead, pieces}, i) => {
    const breaks = pieces[0]?.type === 'break';
    return [
      ...(breaks ? lineBreak() : i > 0 ? [voice.book.edition.space] : []),
      x(
        'span',
        {id: id ? id + voice.suffix : undefined, class: lead ? 'lead' : undefined},
        inline(breaks ? pieces.slice(1) : pieces, voice),
      ),
    ];
  });
}

function inline(pieces: Piece[], {suffix}: Voice): Content[] {
  return pieces.flatMap((piece): Content[] => {
    switch (piece.type) {
      case 'text':
        return [piece.value];
      case 'noteref':
        return [x('a', {...noteref, href: `#n${piece.number}${suffix}`}, `[${piece.number}]`)];
      case 'editorsref':
        return [x('a', {...noteref, href: `#e${piece.number}${suffix}`}, `E${piece.number}`)];
      case 'term':
        return [
          x(
            'a',
            {
              class: 'term',
              'epub:type': 'glossref',
              role: 'doc-glossref',
              href: `notes.xhtml#n${piece.number}${suffix}`,
            },
            piece.value,
          ),
        ];
      case 'correction':
        return [x('ins', {title: piece.why}, piece.value)];
      case 'foreign':
        return [x('span', lang(piece.lang), piece.value)];
      case 'anchor':
        return [x('span', {id: piece.id + suffix})];
      case 'break':
        return lineBreak();
    }
  });
}

const noteref = {class: 'ref', 'epub:type': 'noteref', role: 'doc-noteref'};

/** A visible break: a line break, with some air where there is style. */
function lineBreak(): Element[] {
  return [x('br'), x('span', {class: 'gap'})];
}

/** The notes that a chapter marks: the report's, and apart from them the editors'. */
function noteSections(chapter: Chapter, voices: Voice[]): Element[] {
  const [{book}] = voices as [Voice];
  const marked = marksIn(chapter, book).map(({note}) => note);
  const sections = [
    ['notes', marked.filter((note) => !isEditors(note))],
    ['editors', marked.filter(isEditors)],
  ] as const;
  return sections.flatMap(([label, notes]) =>
    notes.length > 0
      ? [
          x(
            'section',
            {class: 'notes', 'epub:type': 'footnotes', 'aria-label': ui(book.edition.name)(label)},
            notes.flatMap((note) => footnotes(note, chapter, voices)),
          ),
        ]
      : [],
  );
}

/**
 * A note at the end of a chapter, in every voice; its mark leads back to the place that is marked. What pops up says
 * whose it is.
 */
function footnotes({id}: Note, {page}: Chapter, voices: Voice[]): Element[] {
  return voices.flatMap((voice) => {
    const {book, suffix} = voice;
    const chapter = book.chapters.find((one) => one.page === page);
    const marked = chapter && marksIn(chapter, book).find(({note}) => note.id === id);
    if (!marked) return [];
    const {note, at} = marked;
    const text = [
      x('a', {class: 'mark', role: 'doc-backlink', href: `#${at}${suffix}`}, markOf(note, book)),
      ' ',
      x('b', {}, inline(note.term.pieces, voice)),
      ...original(note),
      note.separator,
      ...note.definition.flatMap((segment, i) => [i > 0 ? book.edition.space : '', ...inline(segment.pieces, voice)]),
    ];
    return [
      x('aside', {id: id + suffix, 'epub:type': 'footnote', role: 'doc-footnote', ...language(voice)}, [
        x('p', {}, text),
        ...(note.from.length > 0 ? [x('p', {class: 'from'}, inline(note.from, voice))] : []),
      ]),
    ];
  });
}

function original({original: words}: Note): Content[] {
  return words === undefined
    ? []
    : [' ', x('span', {class: 'original', ...lang(editionInfo(originalEdition).lang)}, words)];
}

/** The list of all notes; none where a report has none. */
function glossaryDocuments(voices: Voice[]): Document[] {
  const [
    {
      book: {glossary},
    },
  ] = voices as [Voice];
  if (!glossary) return [];
  const {heading, label, notes, editors} = glossary;
  const about = (voice: Voice) => {
    const own = voice.book.glossary?.editors;
    return own
      ? [headline('h2', {id: `editors${voice.suffix}`}, [own.title], voice), x('p', language(voice), own.about)]
      : [];
  };
  return [
    {
      name: 'notes.xhtml',
      title: heading.title,
      depth: 1,
      places: editors ? [{id: 'editors', title: editors.title}] : [],
      body: [
        x('section', {'epub:type': 'glossary', role: 'doc-glossary', 'aria-labelledby': heading.id}, [
          ...labels(label, voices),
          ...headings(heading, voices),
          ...notes.flatMap((note) => entries(note, voices)),
        ]),
        ...(editors
          ? [
              x('section', {'aria-labelledby': 'editors'}, [
                ...voices.flatMap(about),
                ...editors.notes.flatMap((note) => entries(note, voices)),
              ]),
            ]
          : []),
      ],
    },
  ];
}

/** A note in the list of all, in every voice. */
function entries({id}: Note, voices: Voice[]): Element[] {
  return voices.flatMap((voice) => {
    const {book, suffix} = voice;
    const note = notesOf(book).find((one) => one.id === id);
    if (!note) return [];
    const {mark, term, separator, definition, from, uses} = note;
    const places = uses.places.flatMap((use, i) => [
      i === 0 ? ' ' : ui(book.edition.name)('list'),
      x('a', {role: 'doc-backlink', href: `${pageWith(use.id, book)}.xhtml#${use.id}${suffix}`}, use.name),
    ]);
    return [
      x('dl', {id: id + suffix, ...language(voice)}, [
        x('dt', {'epub:type': 'glossterm'}, [
          x('span', {class: 'mark'}, mark),
          ' ',
          x('dfn', {id: term.id ? term.id + suffix : undefined}, inline(term.pieces, voice)),
          ...original(note),
          separator,
        ]),
        x('dd', {'epub:type': 'glossdef'}, sentences(definition, voice)),
        ...(from.length > 0 ? [x('dd', {class: 'from'}, inline(from, voice))] : []),
        ...(places.length > 0 ? [x('dd', {class: 'uses'}, [uses.label, ...places])] : []),
      ]),
    ];
  });
}

/** What is known of the text, and where it is read otherwise than printed. */
function aboutDocument(voices: Voice[]): Document {
  const [{book}] = voices as [Voice];
  return {
    name: 'about.xhtml',
    title: ui(book.edition.name)('about'),
    depth: 1,
    places: [],
    body: [
      x(
        'section',
        {'epub:type': 'colophon', role: 'doc-colophon'},
        voices.flatMap((voice) => {
          const {about, remarks, address, edition} = voice.book;
          return [
            headline('h1', {}, [ui(edition.name)('about')], voice),
            x(
              'dl',
              {class: 'about', ...language(voice)},
              about.flatMap(([label, value]) => [x('dt', label), x('dd', value)]),
            ),
            ...remarks.map((remark) => x('p', language(voice), remark)),
            x('p', language(voice), x('a', {href: address}, address)),
          ];
        }),
      ),
    ],
  };
}

/** A page of XHTML. */
function page({edition}: Book, title: string, body: Element[]): string {
  return xml([
    {type: 'doctype', name: 'html'},
    x(
      'html',
      {xmlns: 'http://www.w3.org/1999/xhtml', 'xmlns:epub': 'http://www.idpf.org/2007/ops', ...lang(edition.lang)},
      [
        x('head', [
          x('meta', {charset: 'utf-8'}),
          x('title', title),
          x('link', {rel: 'stylesheet', type: 'text/css', href: 'style.css'}),
        ]),
        x('body', {}, body),
      ],
    ),
  ]);
}

/** The navigation document: the report's contents, for readers and reading systems alike. */
function contentsDocument(books: Book[], documents: Document[]): string {
  const [book] = books as [Book];
  const t = ui(book.edition.name);
  const item = ({name, title, places}: Document, below: Element[] = []) => {
    const within = [
      ...places.map((place) => x('li', {}, x('a', {href: `${name}#${place.id}`}, place.title))),
      ...below,
    ];
    return x('li', {}, [x('a', {href: name}, title), ...(within.length > 0 ? [x('ol', {}, within)] : [])]);
  };
  const items = documents.flatMap((document, i) => {
    if (document.depth === 2 || document.name === 'title.xhtml') return [];
    const after = documents.slice(i + 1);
    const end = after.findIndex(({depth}) => depth === 1);
    return [
      item(
        document,
        after.slice(0, end < 0 ? undefined : end).map((section) => item(section)),
      ),
    ];
  });
  const kinds = new Map([
    ['title.xhtml', 'titlepage'],
    ['index.xhtml', 'bodymatter'],
    ['notes.xhtml', 'glossary'],
  ]);
  const landmarks = [
    ...documents.flatMap(({name, title}) => (kinds.has(name) ? [[kinds.get(name), name, title]] : [])),
    ['toc', 'contents.xhtml', t('contents')],
  ];
  return page(book, t('contents'), [
    x('nav', {'epub:type': 'toc', role: 'doc-toc', 'aria-labelledby': 'contents'}, [
      x('h1', {id: 'contents'}, t('contents')),
      x('ol', items),
    ]),
    x(
      'nav',
      {'epub:type': 'landmarks', hidden: 'hidden', 'aria-label': t('downloads.landmarks')},
      x(
        'ol',
        landmarks.map(([type, href, title]) => x('li', {}, x('a', {'epub:type': type, href}, title))),
      ),
    ),
  ]);
}

function packageDocument(books: Book[], documents: Document[]): string {
  const [book] = books as [Book];
  /** In the language of every book; of several titles the first is the main one. */
  const said = (name: string, say: (book: Book) => string) =>
    books.map((one) => x(name, {'xml:lang': one.edition.lang}, say(one)));
  const property = (name: string, value: string) => x('meta', {property: name}, value);
  // A name may begin with a digit, an id may not.
  const idOf = ({name}: Document) => `x${name.replace('.xhtml', '')}`;
  const [titlePage, ...text] = documents.map(idOf);
  return xml(
    x(
      'package',
      {
        xmlns: 'http://www.idpf.org/2007/opf',
        version: '3.0',
        'unique-identifier': 'address',
        'xml:lang': book.edition.lang,
      },
      [
        x('metadata', {'xmlns:dc': 'http://purl.org/dc/elements/1.1/'}, [
          x(
            'dc:identifier',
            {id: 'address'},
            `${book.address}${downloadName(book.report, ...books.map(({edition}) => edition.name))}.epub`,
          ),
          ...said('dc:title', ({title}) => title),
          ...books.map(({edition}) => x('dc:language', edition.lang)),
          ...said('dc:creator', ({author}) => author),
          ...(book.speaker
            ? [
                ...books.map(({speaker, edition: {name, lang}}) =>
                  x('dc:contributor', {id: `speaker-${name}`, 'xml:lang': lang}, speaker),
                ),
                ...books.map(({edition: {name}}) =>
                  x('meta', {refines: `#speaker-${name}`, property: 'role', scheme: 'marc:relators'}, 'spk'),
                ),
              ]
            : []),
          // Of the file, which is not the report's.
          x('dc:publisher', 'Baogao'),
          ...said('dc:description', ({description}) => description),
          ...said('dc:rights', ({license}) => license),
          ...said('dc:source', ({author, title, occasion, edition: {name}}) =>
            ui(name)('downloads.source', {author, title, date: occasion}),
          ),
          x('dc:source', book.address),
          property('dcterms:modified', `${book.modified}T00:00:00Z`),
          property('schema:accessMode', 'textual'),
          property('schema:accessModeSufficient', 'textual'),
          ...['tableOfContents', 'structuralNavigation', 'readingOrder', 'displayTransformability'].map((feature) =>
            property('schema:accessibilityFeature', feature),
          ),
          property('schema:accessibilityHazard', 'none'),
          property('schema:accessibilitySummary', ui(book.edition.name)('downloads.accessibility')),
        ]),
        x('manifest', [
          x('item', {id: 'contents', href: 'contents.xhtml', 'media-type': 'application/xhtml+xml', properties: 'nav'}),
          x('item', {id: 'style', href: 'style.css', 'media-type': 'text/css'}),
          ...documents.map((document) =>
            x('item', {id: idOf(document), href: document.name, 'media-type': 'application/xhtml+xml'}),
          ),
        ]),
        x(
          'spine',
          [titlePage, 'contents', ...text].map((idref) => x('itemref', {idref})),
        ),
      ],
    ),
  );
}

function container(): string {
  return xml(
    x(
      'container',
      {xmlns: 'urn:oasis:names:tc:opendocument:xmlns:container', version: '1.0'},
      x(
        'rootfiles',
        {},
        x('rootfile', {'full-path': 'EPUB/package.opf', 'media-type': 'application/oebps-package+xml'}),
      ),
    ),
  );
}

function xml(tree: Nodes | Nodes[]): string {
  return toXml(tree, {closeEmptyElements: true});
}
