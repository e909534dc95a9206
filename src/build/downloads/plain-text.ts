/** A book as plain text: the report's own, to the letter, and after it what the editors say. */
import {ui} from '../../ui/index.ts';
import {plain, type Book, type Chapter, type Heading, type Note, type Segment, type Table} from './book.ts';

/**
 * A line for every heading, paragraph and note; a visible break begins a new one. A row of a table is a line, its cells
 * parted by tabs.
 */
export function plainText(book: Book): string {
  const {title, notice, source, chapters, glossary, about, remarks, address, edition} = book;
  const t = ui(edition.name);
  const lines = (segments: Segment[]) =>
    segments
      .map(({pieces}, i) => (i === 0 || pieces[0]?.type === 'break' ? '' : edition.space) + plain(pieces, '\n'))
      .join('');
  // A cell stands in one line.
  const cell = (segments: Segment[]) => lines(segments).replaceAll('\n', edition.space || ' ');
  const table = ({caption, rows}: Table) =>
    [...caption.map((line) => [line]), ...rows].map((row) => row.map(cell).join('\t')).join('\n');
  const note = ({mark, term, original, separator, definition, from}: Note) =>
    [
      mark,
      mark.startsWith('[') ? '' : ' ',
      plain(term.pieces),
      original === undefined ? '' : ` (${original})`,
      separator,
      lines(definition),
      from.length > 0 ? `\n${plain(from)}` : '',
    ].join('');
  const blocks = [
    title,
    ...(notice ? [notice] : []),
    ...(source.length > 0 ? [source.join('\n')] : []),
    ...chapters.flatMap((chapter) => [
      ...headlines(chapter, chapter.kind !== 'section'),
      ...chapter.blocks.map((block) => {
        switch (block.type) {
          case 'closing':
            return '* * *';
          case 'paragraph':
            return lines(block.segments);
          case 'table':
            return table(block);
          case 'label':
          case 'subheading':
            return headline(block);
        }
      }),
    ]),
    ...(glossary ? [...headlines(glossary, true), ...glossary.notes.map(note)] : []),
    ...(glossary?.editors
      ? [`\n${glossary.editors.title}`, glossary.editors.about, ...glossary.editors.notes.map(note)]
      : []),
    `\n${t('about')}`,
    [...about.map(([label, value]) => label + t('colon') + value), ...remarks, address].join('\n'),
  ];
  return `${blocks.join('\n\n')}\n`;
}

/** What heads a chapter, after some air where it begins something new. */
function headlines({label, heading}: Pick<Chapter, 'label' | 'heading'>, isNew: boolean): string[] {
  const lines = [label, heading].flatMap((one) => (one ? [headline(one)] : []));
  return lines.map((line, at) => (isNew && at === 0 ? `\n${line}` : line));
}

function headline({number, pieces}: Heading): string {
  return number + plain(pieces);
}
