/** Where on which page a component of the text stands. */
import {editionInfo, type EditionInfo, type EditionName} from '../model/editions.ts';
import {inColumn, type Id} from '../model/ids.ts';
import {pagePath} from './urls.ts';

/** A column of a parallel page. */
export interface Column {
  edition: EditionName;
  /** Whether it is the second: its ids end in its edition's name, so that an id exists once on a page. */
  second: boolean;
}

/** What every component of the text takes: MDX gives none, a parallel page its column. */
export interface ColumnProps {
  column?: Column | undefined;
}

export interface Context {
  edition: EditionInfo;
  /** The name of the page's file, or `full`. */
  page: string;
  /** Whether it stands in the second column of a parallel page. */
  second: boolean;
  /** An id as it stands in this column. */
  idOf(id: Id): Id;
  /** The address of a place of the report, in this column of this view. */
  href(page: string, id?: Id): string;
  /** The address of a note: on the full page the notes stand at its end. */
  note(id: Id): string;
}

interface Rendered {
  params: Record<string, string | undefined>;
  props: ColumnProps | object;
}

/** `contextOf(Astro).edition.lang` // => `en` */
export function contextOf({params, props}: Rendered): Context {
  const {column} = props as ColumnProps;
  const {edition = '', report = '', page = 'index', other} = params;
  const second = column?.second ?? false;
  const idOf = (id: Id) => inColumn(id, second ? column?.edition : '');
  const href = (to: string, id?: Id) =>
    page === 'full' ? `#${idOf(id ?? '')}` : pagePath(edition, report, to, id && idOf(id), other);
  return {
    edition: editionInfo(column?.edition ?? edition),
    page,
    second,
    idOf,
    href,
    note: (id) => href('notes', id),
  };
}
