/**
 * A note without leaving the line: on hover, focus and tap of its marker or term (WCAG 1.4.13: Escape dismisses it,
 * the pointer can move onto it, it stays until either leaves). Where it stands beside the text already, it lights up
 * there.
 */
export {};

const main = document.querySelector('main');
const links = [...document.querySelectorAll<HTMLAnchorElement>('main .ref, main .term')];
const beside = [...document.querySelectorAll<HTMLElement>('main .note')];
/** The note's id. */
const noteOf = (link: HTMLAnchorElement) => link.hash.slice(1);

const card = document.createElement('div');
card.id = 'note';
card.popover = 'manual';
card.setAttribute('role', 'note');

let shown: HTMLAnchorElement | undefined;
/** Its note was clicked: it stays when the pointer leaves. */
let pinned: HTMLAnchorElement | undefined;
let litAside: HTMLElement | undefined;
let closing = 0;

function inView(element: HTMLElement) {
  const {top, bottom, height} = element.getBoundingClientRect();
  return height > 0 && top >= 0 && bottom <= innerHeight;
}

/** The note's text as the page has it: from beside the text, or from the list of notes. */
function noteText(id: string): Node[] {
  const source = document.querySelector(`main [data-note="${id}"]`) ?? document.getElementById(id);
  const copy = source instanceof HTMLTemplateElement ? source.content.cloneNode(true) : source?.cloneNode(true);
  if (!(copy instanceof HTMLElement || copy instanceof DocumentFragment)) return [];
  for (const chrome of copy.querySelectorAll('[data-chrome]:not(.original)')) chrome.remove();
  for (const element of copy.querySelectorAll('[id]')) element.removeAttribute('id');
  // In the list a note is a dt and a dd, which may not stand alone.
  return [...copy.childNodes].flatMap((node) =>
    node instanceof HTMLElement && node.matches('dt, dd') ? [...node.childNodes] : [node],
  );
}

/** Opens a link's note; false where the browser cannot. */
function open(link: HTMLAnchorElement): boolean {
  clearTimeout(closing);
  if (shown === link) return true;
  close();
  const id = noteOf(link);
  const aside = beside.find(({dataset}) => dataset['note'] === id);
  if (aside && inView(aside)) {
    shown = link;
    litAside = aside;
    aside.classList.add('on');
    return true;
  }
  // Without popovers the marker is the link it was.
  if (!card.showPopover) return false;
  shown = link;
  const more = document.createElement('a');
  more.href = link.href;
  more.dataset['chrome'] = '';
  more.textContent = document.body.dataset['note'] ?? '';
  card.lang = link.closest<HTMLElement>('[lang]')?.lang ?? '';
  card.replaceChildren(...noteText(id), ...(link.pathname === location.pathname ? [] : [more]));
  if (!card.isConnected) main?.append(card);
  link.style.setProperty('anchor-name', '--ref');
  link.setAttribute('aria-describedby', card.id);
  card.showPopover();
  return true;
}

function close() {
  clearTimeout(closing);
  litAside?.classList.remove('on');
  shown?.style.removeProperty('anchor-name');
  shown?.removeAttribute('aria-describedby');
  card.hidePopover?.();
  shown = litAside = pinned = undefined;
}

/** How far down the window the pointer is. */
let height = 0;
addEventListener('pointermove', ({clientY}) => (height = clientY));

/** Leaves the pointer the time to cross from the line to the note, or up to another edition, where it is to be open. */
function closeSoon() {
  const before = height;
  clearTimeout(closing);
  closing = window.setTimeout(() => {
    if (height < before || document.querySelector(':is(.editions, .beside):hover')) closeSoon();
    else if (!pinned && !card.matches(':hover, :focus-within') && !shown?.matches(':hover, :focus-visible')) close();
  }, 250);
}

/** The focus comes back from a note that was dismissed. */
let returning = false;
for (const link of links) {
  link.addEventListener('pointerenter', ({pointerType}) => {
    if (pointerType !== 'mouse') return;
    clearTimeout(closing);
    // On its way from a note the pointer passes over others.
    closing = window.setTimeout(open, shown ? 150 : 0, link);
  });
  link.addEventListener('pointerleave', closeSoon);
  link.addEventListener('focus', () => !returning && link.matches(':focus-visible') && open(link));
  link.addEventListener('blur', closeSoon);
  link.addEventListener('click', (event) => {
    // A tap or a click shows the note and keeps it, a second one follows the link. Enter, which has no detail, follows it
    // at once: the focus has shown the note.
    if (!event.detail || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || pinned === link) return;
    if (!open(link)) return;
    event.preventDefault();
    pinned = link;
  });
}
card.addEventListener('pointerleave', closeSoon);
addEventListener('keydown', ({key}) => {
  if (key !== 'Escape') return;
  const back = card.contains(document.activeElement) ? shown : undefined;
  close();
  returning = true;
  back?.focus({preventScroll: true});
  returning = false;
});
addEventListener('pointerdown', ({target}) => {
  // Nor does the way to another edition close it: it is to be open there.
  if (
    target instanceof Element &&
    !card.contains(target) &&
    !target.closest('.editions, .beside') &&
    !links.some((link) => link.contains(target))
  )
    close();
});

/** Beside the text a note stands at the height of its marker, below the one before it. */
function placeAsides() {
  if (!main) return;
  const top = main.getBoundingClientRect().top;
  let free = 0;
  for (const aside of beside) {
    const line = links.find((link) => noteOf(link) === aside.dataset['note'])?.getBoundingClientRect().top ?? top;
    aside.style.top = `${(free = Math.max(line - top - 6, free))}px`;
    free += aside.offsetHeight + 14;
  }
}
if (main && beside.length > 0) new ResizeObserver(placeAsides).observe(main);
