/** A book as plain text: the report's own, to the letter, and after it what the editors say. */
import {ui} from '../../ui/index.ts';
import {plain, type Book, type Heading, type Note, type Segment} from './book.ts';

/** A line for every heading, paragraph and note; a visible break begins a new one. */
export function plainText(book: Book): string {
  const {title, notice, source, chapters, glossary, about, remarks, address, edition} = book;
  const t = ui(edition.name);
  const lines = (segments: Segment[]) =>
    segments
      .map(({pieces}, i) => (i === 0 || pieces[0]?.type === 'break' ? '' : edition.space) + plain(pieces, '\n'))
      .join('');
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
      ...(chapter.heading ? [(chapter.page.includes('-') ? '' : '\n') + headline(chapter.heading)] : []),
      ...chapter.blocks.map((block) => {
        if (block.type === 'closing') return '* * *';
        return block.type === 'subheading' ? headline(block) : lines(block.segments);
      }),
    ]),
    ...(glossary ? [`\n${headline(glossary.heading)}`, ...glossary.notes.map(note)] : []),
    ...(glossary?.editors
      ? [`\n${glossary.editors.title}`, glossary.editors.about, ...glossary.editors.notes.map(note)]
      : []),
    `\n${t('about')}`,
    [...about.map(([label, value]) => label + t('colon') + value), ...remarks, address].join('\n'),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function headline({number, pieces}: Heading): string {
  return number + plain(pieces);
}
