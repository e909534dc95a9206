/** Which page of a report a passage stands on. */
import {blockOf, type Id} from './ids.ts';
import type {ReportText} from './report-text.ts';
import {segmentsOf, type Volume, type VolumeBlock} from './volume.ts';

/** The ids by which the passages of a page are known: those of its blocks, and what they do not say by themselves. */
export interface Passages {
  page: string;
  ids: Id[];
}

/** The ids of every page of a volume, the retired ones that lead there among them. */
export function passagesOf({pages}: Pick<Volume, 'pages'>): Passages[] {
  return pages.map(({page, blocks, editors = []}) => ({
    page,
    ids: [...blocks.flatMap(idsOf), ...editors.map(({id}) => id)],
  }));
}

/** A block's id, with what it does not say: retired ids that lead here, and segments that came from another block. */
function idsOf(block: VolumeBlock): Id[] {
  if (block.type === 'closing') return [];
  const within = segmentsOf(block).flatMap(({id, retired = []}) => [id, ...retired]);
  return [block.id, ...within.filter((id) => id !== block.id && !id.startsWith(`${block.id}.`))];
}

/** The same of a report's text in a reader's browser, every id by name; the editors' notes are not in it. */
export function passagesIn({pages}: ReportText): Passages[] {
  return pages.map(({page, blocks}) => ({
    page,
    ids: blocks.flatMap(({id, retired = [], segments}) => [id, ...retired, ...segments.map((segment) => segment.id)]),
  }));
}

/**
 * The page that a passage stands on, undefined where a report has no such passage.
 *
 * `pageOf([{page: '1-2', ids: ['h3', 'p6']}], 'p6.3')` // => `1-2`
 */
export function pageOf(passages: readonly Passages[], id: Id): string | undefined {
  return pageWith(passages, id) ?? pageWith(passages, blockOf(id));
}

/** The page that has an id by name, undefined where none has: of a paragraph's new sentence it is not known. */
export function pageWith(passages: readonly Passages[], id: Id): string | undefined {
  return passages.find(({ids}) => ids.includes(id))?.page;
}
