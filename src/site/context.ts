import {editionInfo, type EditionInfo, type EditionName} from '../model/editions.ts';
import {pagePath} from './urls.ts';

/** A column of a parallel page. */
export interface Column {
  edition: EditionName;
  /** Ends the ids of the second column, so that an id exists once on a page: `-en`; the first column's is empty. */
  suffix: string;
  /** The second column's blocks by the first's ids: rendered first, then placed beside the first column's. */
  blocks: Map<string, string>;
}

/** Where a component of the text stands. */
export interface Context {
  edition: EditionInfo;
  /** The name of the page's file, or `full`. */
  page: string;
  suffix: string;
  /** The address of a place of the report, in this column of this view. */
  href(page: string, id?: string): string;
  /** The address of a note: on the full page the notes stand at its end. */
  note(id: string): string;
}

/** Where on which page a component is rendered: `contextOf(Astro).edition.lang` // => `en` */
export function contextOf({params, locals}: {params: Record<string, string | undefined>; locals: App.Locals}): Context {
  const {column} = locals;
  const {edition = '', report = '', page = 'index', other} = params;
  const suffix = column?.suffix ?? '';
  const href = (to: string, id?: string) =>
    page === 'full' ? `#${id}${suffix}` : pagePath(edition, report, to, id && id + suffix, other);
  return {edition: editionInfo(column?.edition ?? edition), page, suffix, href, note: (id) => href('notes', id)};
}
