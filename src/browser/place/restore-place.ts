/** Puts a place of the text where it was in the window; after the edition was switched, opens its note again. */

/**
 * What a page leaves for the one it leads to: the paragraph's id, its top in the window, and the id of the open note.
 */
export type Place = [id: string, top: number, note: string | undefined];

const topOf = (id: string) => document.getElementById(id)?.getBoundingClientRect().top ?? 0;

/** How much of the window's top the bar covers, in pixels. */
export const barHeight = (): number => document.querySelector('header')?.getBoundingClientRect().bottom ?? 0;

/** The first place of the text that begins in the window, and its height there; at the top of the page, none. */
export function placeInWindow(): [id: string, top: number] | undefined {
  const bar = barHeight();
  const first =
    scrollY < 1
      ? undefined
      : [...document.querySelectorAll('main [id]')].find((element) => element.getBoundingClientRect().top >= bar);
  return first && [first.id, first.getBoundingClientRect().top];
}

/** Brings a place to a height in the window, with room made where the page ends too soon. */
export function restore(id: string, top: number): void {
  if (!document.getElementById(id)) return;
  const move = () => scrollBy({top: topOf(id) - top, behavior: 'instant'});
  move();
  const missing = Math.round(topOf(id) - top);
  const main = document.querySelector('main');
  if (!missing || !main) return;
  main.style[missing > 0 ? 'paddingBottom' : 'paddingTop'] = `${Math.abs(missing)}px`;
  move();
}

/** Goes where the reader was on the page he comes from, if this is the page he was led to. */
export function resume([id, top, note]: Place): void {
  if (location.hash.slice(1) !== id) return;
  restore(id, top);
  const settle = () =>
    requestAnimationFrame(() => {
      restore(id, top);
      if (note) reopen(document.getElementById(id), note);
    });
  // The browser goes to the fragment once more when all has loaded.
  if (document.readyState === 'complete') settle();
  else addEventListener('load', settle, {once: true});
}

/** Opens a note at its first marker or term in a paragraph, else on the page, as the pointer would. */
function reopen(place: HTMLElement | null, note: string): void {
  const block = place?.closest('p, h1, h2, h3, .sub, table, dl > div') ?? document;
  const markerIn = (within: ParentNode) =>
    [...within.querySelectorAll<HTMLAnchorElement>('.ref, .term')].find(({hash}) => hash === `#${note}`);
  (markerIn(block) ?? markerIn(document))?.dispatchEvent(new PointerEvent('pointerenter', {pointerType: 'mouse'}));
}
