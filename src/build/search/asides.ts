/** What the site's forms print amid a report's words, for whoever has to tell it from them. Pure. */
import type {Id} from '../../model/ids.ts';
import type {Asides} from '../../model/report-text.ts';
import {
  headingIn,
  segmentsOf,
  textOf,
  valueOf,
  type Volume,
  type VolumeBlock,
  type VolumePage,
} from '../../model/volume.ts';
import {noticeOf} from '../../ui/title-block.ts';
import {places} from '../downloads/book.ts';

/**
 * The asides of a page: the marks of the editors' notes; after a note's term what it is in the original, and after the
 * note the places of its use; after the heading that the edition is no official translation, or unread.
 */
export function asidesOf(page: VolumePage, {edition, metadata}: Pick<Volume, 'edition' | 'metadata'>): Asides {
  const asides: Asides = {};
  const add = (words: string, segment: Id, at: number) => (asides[words] ??= []).push([segment, at]);
  for (const block of page.blocks) {
    for (const [mark, segment, at] of marksIn(block)) add(mark, segment, at);
    if (block.type !== 'note') continue;
    const {original, term, definition, uses} = block;
    if (original !== undefined) add(original, term.id, textOf(term.pieces).length);
    const {label, places: listed} = places(uses, edition);
    const last = definition.at(-1) ?? term;
    if (listed.length > 0) add([label, ...listed.map(({name}) => name)].join(' '), last.id, textOf(last.pieces).length);
  }
  const notice = noticeOf({edition, metadata});
  const heading = headingIn(page);
  if (notice && heading) add(notice, heading.id, heading.number.length + textOf(heading.pieces).length);
  return asides;
}

function marksIn(block: VolumeBlock): [mark: string, segment: Id, at: number][] {
  return segmentsOf(block).flatMap(({id, pieces}) => {
    let at = 0;
    return pieces.flatMap((piece): [string, Id, number][] => {
      at += valueOf(piece).length;
      return piece.type === 'editorsref' ? [[`E${piece.number}`, id, at]] : [];
    });
  });
}
