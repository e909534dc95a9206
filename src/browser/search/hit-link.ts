/** A hit as a link: where it is, and its sentence with the words marked. */
import {make} from '../kit/dom.ts';
import {editionInfo, original} from '../../model/editions.ts';
import {kindOf, numberOf} from '../../model/ids.ts';
import type {Say} from '../../ui/say.ts';
import {excerpt, type Piece} from '../../model/matching.ts';
import type {Hit} from './language.ts';

/**
 * A link to a paragraph, heading or note, which takes the query along for the page to mark it.
 *
 * @param sentences how many of them are shown
 */
export function link(
  {page, item, spans, manner, quoted}: Hit,
  query: string,
  say: Say,
  sentences: number,
): HTMLAnchorElement {
  const kind = kindOf(item.id);
  const place = [page.report.title, page.title];
  // The editors' notes are not searched.
  if (kind && kind !== 'editors-note') place.push(say(kind, {n: numberOf(item.id)}));
  return make(
    'a',
    {href: `${page.url}?q=${encodeURIComponent(query)}#${item.id}`},
    // The report's own page has the report's title.
    make('small', {}, [...new Set(place)].join(' · ')),
    ' ',
    ...nodes(excerpt(item.text, spans, sentences, manner)),
    ...(quoted && item.source
      ? [
          ' ',
          make(
            'span',
            {class: 'quoted', lang: editionInfo(original).lang},
            ...nodes(excerpt(item.source.text, quoted, sentences)),
          ),
        ]
      : []),
  );
}

function nodes(pieces: Piece[]): (Node | string)[] {
  return pieces.map(({text, hit}) => (hit ? make('mark', {}, text) : text));
}
