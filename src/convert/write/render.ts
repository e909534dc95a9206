/** A volume → its MDX pages. */
import {chinese} from '../../model/chinese.ts';
import {editionInfo, isTranslation, original, type EditionName} from '../../model/editions.ts';
import type {Id} from '../../model/ids.ts';
import type {Inline} from '../../model/report.ts';
import {runs} from '../../model/typesetting.ts';
import {
  definitionText,
  isLong,
  notesBeside,
  notesOf,
  notesPage,
  type Use,
  type Volume,
  type VolumeBlock,
  type VolumeEditorsNote,
  type VolumePage,
  type VolumeSegment,
} from '../../model/volume.ts';
import {element, escapeText, frontMatter} from './mdx.ts';

/** @returns the pages by file name: `index.mdx`, `1.mdx`, `1-1.mdx`, `notes.mdx` */
export function render(volume: Volume): Map<string, string> {
  const {report, edition, pages} = volume;
  const beside = notesByName(volume);
  return new Map(
    pages.map((page) => {
      const head = frontMatter({report, edition, page: page.page, title: page.title, number: page.number});
      return [`${page.page}.mdx`, `${head}\n${body(page, volume, beside)}`];
    }),
  );
}

function body(page: VolumePage, volume: Volume, sidenotes: ReadonlyMap<Id, string>): string {
  const beside = notesBeside(page).map((ids) => ids.map((id) => sidenotes.get(id) ?? '').join(''));
  const blocks = page.blocks.map((block, index) => `${blockText(block, volume)}\n${beside[index] ?? ''}`);
  const first = page.blocks.findIndex(({type}) => type === 'note');
  const glossary = first < 0 ? [] : ['<Glossary>\n', ...blocks.splice(first), '</Glossary>\n'];
  return [...blocks, ...glossary, ...editorsNotes(page.editors ?? [], volume)].join('\n');
}

/** The editors' notes, after the report's own and apart from them. */
function editorsNotes(notes: readonly VolumeEditorsNote[], volume: Volume): string[] {
  if (notes.length === 0) return [];
  return [
    '<EditorsNotes>\n',
    ...notes.map(({number, term, text, source, uses}) => {
      const parts = [
        element('Definition', {}, foreign(text, volume)),
        element('From', {}, foreign(source, volume)),
        nest('Uses', {}, uses.map(useText)),
      ];
      return `${nest('EditorsNote', {n: number, term}, parts)}\n`;
    }),
    '</EditorsNotes>\n',
  ];
}

/** Every note as it stands beside a block. */
function notesByName(volume: Volume): Map<Id, string> {
  const {space} = editionInfo(volume.edition);
  const editors = notesPage(volume)?.editors ?? [];
  return new Map([
    ...notesOf(volume).map((note) => {
      const attributes = {id: note.id, term: termText(note.term), original: note.original};
      return [note.id, `${element('Sidenote', attributes, words(definitionText(note, space), volume))}\n`] as const;
    }),
    ...editors.map(({id, term, text}) => [id, `${element('Sidenote', {id, term}, foreign(text, volume))}\n`] as const),
  ]);
}

function termText({pieces}: VolumeSegment): string {
  return pieces
    .map((piece) => (piece.type === 'noteref' ? `[${piece.number}]` : 'value' in piece ? piece.value : ''))
    .join('');
}

/** Text with the words of the original that a translation's note quotes marked as such. */
function foreign(text: string, {edition}: Volume): string {
  if (!isTranslation(edition)) return words(text, {edition});
  const {lang} = editionInfo(original);
  return text
    .split(chinese)
    .map((words, index) => (index % 2 === 1 ? element('span', {lang}, escapeText(words)) : escapeText(words)))
    .join('');
}

function blockText(block: VolumeBlock, {edition}: Volume): string {
  switch (block.type) {
    case 'closing':
      return '<Closing />';
    case 'heading': {
      const number = block.number === '' ? '' : element('span', {class: 'no'}, escapeText(block.number));
      const {id, level, depth, under, retired, pieces} = block;
      const content = `${anchors(retired)}${number}${inline(pieces, edition, true)}`;
      return element('H', {id, kind: level, depth, under}, content);
    }
    case 'paragraph': {
      return nest(
        'P',
        {id: block.id},
        block.segments.flatMap((segment) => withBreak(segment, edition)),
      );
    }
    case 'table': {
      const {id, caption, head, rows} = block;
      const content = (segments: VolumeSegment[]) =>
        segments.flatMap((segment, at) => withBreak(segment, edition, at === segments.length - 1)).join('');
      const lines = rows.map((cells, row) =>
        nest(
          'Row',
          {},
          cells.map((cell, at) =>
            element('Cell', {head: head && row === 0, next: at > 0, long: isLong(cell)}, content(cell)),
          ),
        ),
      );
      return nest('Table', {id}, [
        ...(caption.length > 0
          ? [
              nest(
                'caption',
                {},
                caption.map((line) => element('Line', {}, content(line))),
              ),
            ]
          : []),
        ...(head ? [nest('thead', {}, lines.splice(0, 1))] : []),
        ...(lines.length > 0 ? [nest('tbody', {}, lines)] : []),
      ]);
    }
    case 'note': {
      const {id, number: n, term, original, separator, definition, uses} = block;
      const gloss = {id: term.id, n, original, after: separator};
      return nest('Note', {id}, [
        element('Gloss', gloss, `${anchors(term.retired)}${inline(term.pieces, edition)}`),
        nest(
          'Definition',
          {},
          definition.map((segment) => sentence(segment, edition)),
        ),
        nest('Uses', {}, uses.map(useText)),
      ]);
    }
  }
}

/** An element with each child on lines of its own, indented; the white space between them is not text. */
function nest(name: string, attributes: Parameters<typeof element>[1], children: string[]): string {
  return element(name, attributes, `\n${children.join('\n').replace(/^/gm, '  ')}\n`);
}

/** A sentence; a break between two stands between them, not in the second. */
function withBreak(segment: VolumeSegment, edition: EditionName, end?: boolean): string[] {
  const breaks = segment.pieces[0]?.type === 'break';
  const pieces = breaks ? segment.pieces.slice(1) : segment.pieces;
  return [...(breaks ? ['<Break />'] : []), sentence({...segment, pieces}, edition, end)];
}

/** @param end whether nothing follows it in its cell */
function sentence({id, lead, retired, pieces}: VolumeSegment, edition: EditionName, end = false): string {
  return element('S', {id, lead, end}, `${anchors(retired)}${inline(pieces, edition)}`);
}

function useText({page, id, number, title, marker}: Use): string {
  return element('Use', {page, id, number, title, marker});
}

function anchors(retired: readonly Id[] = []): string {
  return retired.map((id) => element('Anchor', {id})).join('');
}

/** Words, each character set as it is to be. */
function words(text: string, surroundings: Parameters<typeof runs>[1]): string {
  return runs(text, surroundings)
    .map(({text, setting}) => (setting ? element('span', {class: setting}, escapeText(text)) : escapeText(text)))
    .join('');
}

function inline(pieces: readonly Inline[], edition: EditionName, heading?: boolean): string {
  return pieces
    .map((piece, index) => {
      const set = (text: string) =>
        words(text, {edition, previous: pieces[index - 1], next: pieces[index + 1], heading});
      switch (piece.type) {
        case 'break':
          return '<Break />';
        case 'noteref':
          return element('Noteref', {n: piece.number});
        case 'editorsref':
          return element('Editorsref', {n: piece.number});
        case 'text':
          return set(piece.value);
        case 'term':
          return element('Term', {n: piece.number}, set(piece.value));
        case 'correction':
          return element('Correction', {found: piece.found, why: piece.why}, set(piece.value));
      }
    })
    .join('');
}
