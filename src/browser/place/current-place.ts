/**
 * Where the reader is on a page. Every page loads this: what it must know of the grammar of ids stands here again, and
 * tests/ids.test.ts holds it to model/ids.ts.
 */

/** An id's ending in the second column of a parallel page. */
const column = /-.*/;

/** What a place can be: paragraphs, headings, notes, and the editors' notes, in order. */
export const places = [...document.querySelectorAll<HTMLElement>('main [id]')].filter(({id}) => /^[phne]\d+$/.test(id));

/** `withoutColumn('p6.3-en')` // => `p6.3` */
export const withoutColumn = (id: string): string => id.replace(column, '');

/** The element that the address names, if there is one. */
export function target(): HTMLElement | null {
  try {
    return document.getElementById(decodeURIComponent(location.hash.slice(1)));
  } catch {
    return null;
  }
}

/**
 * The paragraph, heading or note that is being read: of a sentence, and of an id that was retired, the one that it
 * stands in; at the top of the page, none.
 */
export function currentPlace(): HTMLElement | undefined {
  const named = document.getElementById(currentId());
  return places.find((place) => place.contains(named));
}

/**
 * The id of the target of the link that led here, while it is in view; else of the first place not yet scrolled past;
 * at the top of the page, none.
 */
export function currentId(): string {
  const bar = document.querySelector('header')?.getBoundingClientRect().bottom ?? 0;
  const named = target();
  const box = named?.getBoundingClientRect();
  if (named && /^[phne]\d/.test(named.id) && box && box.bottom > bar && box.top < innerHeight)
    return withoutColumn(named.id);
  if (scrollY < 1) return '';
  return places.find((element) => element.getBoundingClientRect().bottom > bar + 8)?.id ?? '';
}
