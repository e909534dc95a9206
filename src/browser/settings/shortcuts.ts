/** Shortcuts of one key, and the sheet that lists them. */
import keysStyle from '../../styles/keys.css?url';
import {loadUi} from '../kit/strings.ts';
import type {Key} from '../../ui/say.ts';
import {barHeight} from '../place/restore-place.ts';
import {preference, setPreference} from '../kit/storage.ts';
import {counterparts, toggle} from '../menu/other-language.ts';
import {button, make} from '../kit/dom.ts';
import {openMenu} from '../menu/passage-menu.ts';
import {selectedPassage} from '../menu/selection.ts';
import {settle} from '../kit/settle.ts';
import {stylesheet} from '../kit/stylesheet.ts';

interface Shortcut {
  keys: string;
  /** What it does, in the sheet. */
  label: Key;
  run(where: Where): void;
}

/** Where the reader is, as the page's own script knows it: importing that would make it a file more for every page. */
export interface Where {
  /** Paragraphs, headings and notes, in order. */
  places: HTMLElement[];
  /** The one that is being read; at the top of the page, none. */
  currentPlace(): HTMLElement | undefined;
}

const numberOf = (id: string) =>
  document.querySelector<HTMLAnchorElement>(`main :is(.num, .no)[href="#${CSS.escape(id)}"]`);
const follow = (selector: string) => document.querySelector<HTMLElement>(selector)?.click();

/** The paragraph that is being read: the one with the focus, else the one in view. */
function current({currentPlace}: Where): HTMLElement | undefined {
  const focused = document.activeElement?.matches('.num, a.no')
    ? document.getElementById((document.activeElement as HTMLAnchorElement).hash.slice(1))
    : document.activeElement?.closest<HTMLElement>('main p[id]');
  return focused ?? currentPlace();
}

/** Goes on to the next paragraph or back to the one before: to its number, from which Enter opens the menu. */
function move(where: Where, step: 1 | -1) {
  const paragraphs = where.places.filter(({id}) => numberOf(id));
  const here = current(where);
  const bar = barHeight();
  const at = here ? paragraphs.indexOf(here) : -1;
  // From within a long paragraph, back is to its beginning.
  const within = step < 0 && here && here.getBoundingClientRect().top < bar;
  const next =
    at >= 0
      ? paragraphs[within ? at : at + step]
      : paragraphs.find((paragraph) => paragraph.getBoundingClientRect().bottom > bar);
  if (!next) return;
  numberOf(next.id)?.focus({preventScroll: true});
  next.scrollIntoView({block: 'start'});
}

/** Goes to the next marker or term, or the one before. */
function moveNote(step: 1 | -1) {
  const links = [...document.querySelectorAll<HTMLElement>('main .ref, main .term')].filter((link) => isShown(link));
  const bar = barHeight();
  const at = links.indexOf(document.activeElement as HTMLElement);
  const first =
    step > 0
      ? links.find((link) => link.getBoundingClientRect().top > bar)
      : links.findLast((link) => link.getBoundingClientRect().bottom < innerHeight);
  const next = at >= 0 ? links[at + step] : first;
  next?.focus();
}

const shortcuts: Shortcut[] = [
  {keys: 'j', label: 'keys.next', run: (where) => move(where, 1)},
  {keys: 'k', label: 'keys.previous', run: (where) => move(where, -1)},
  {keys: 'n', label: 'keys.turn.next', run: () => follow('a[rel=next]')},
  {keys: 'p', label: 'keys.turn.previous', run: () => follow('a[rel=prev]')},
  {keys: 't', label: 'keys.note', run: () => moveNote(1)},
  {keys: 'T', label: 'keys.note.previous', run: () => moveNote(-1)},
  {keys: 'm', label: 'keys.menu', run: openMenuOf},
  {keys: 'o', label: 'keys.here', run: openCounterpart},
  {keys: 'e', label: 'keys.edition', run: () => nextEdition()?.click()},
  {keys: 'c', label: 'keys.contents', run: openContents},
  {keys: '/', label: 'keys.search', run: () => undefined},
  {keys: '?', label: 'keys.help', run: () => settle(openSheet())},
];

/** Does what a key is for, if it is for something. */
export function press(key: string, where: Where): void {
  shortcuts.find(({keys}) => keys === key)?.run(where);
}

function openMenuOf(where: Where) {
  const paragraph = current(where);
  const number = paragraph && numberOf(paragraph.id);
  if (number) settle(openMenu(number, selectedPassage()), () => (location.hash = number.hash));
}

function openCounterpart(where: Where) {
  const paragraph = current(where);
  const number = paragraph && numberOf(paragraph.id);
  const [edition] = counterparts();
  if (paragraph?.matches('p, table') && number && edition) settle(toggle(paragraph, edition, number));
}

function nextEdition(): HTMLElement | undefined {
  const all = [...document.querySelectorAll<HTMLElement>('.editions a')];
  return all[(all.findIndex((link) => link.hasAttribute('aria-current')) + 1) % all.length];
}

/** Whether an element is laid out, not hidden by a style. */
const isShown = (element: HTMLElement) => element.getClientRects().length > 0;

function openContents() {
  const contents = document.getElementById('contents');
  const opener = document.querySelector<HTMLElement>('.open-contents');
  if (opener && isShown(opener)) opener.click();
  contents?.querySelector<HTMLElement>('[aria-current] , a')?.focus();
}

/** Opens the sheet of shortcuts. */
async function openSheet(): Promise<void> {
  const [say] = await Promise.all([loadUi(), stylesheet(keysStyle)]);
  // Pressed twice before they came, it opens once; one that has just been closed is removed a moment later.
  if (document.querySelector('dialog.keys[open]')) return;
  const on = make('input', {type: 'checkbox'});
  on.checked = preference('keys') !== 'off';
  on.addEventListener('change', () => setPreference('keys', on.checked ? '' : 'off'));
  const rows = shortcuts.map(({keys, label}) =>
    make('div', {}, make('dt', {}, make('kbd', {}, keys)), make('dd', {}, say(label))),
  );
  const dialog = make(
    'dialog',
    {class: 'keys', 'aria-label': say('keys')},
    make('h2', {}, say('keys')),
    button('×', () => dialog.close(), {class: 'close', 'aria-label': say('menu.close')}),
    make('dl', {}, ...rows),
    make('label', {}, on, ' ', say('keys.on')),
  );
  // A press outside it closes it.
  dialog.addEventListener('click', ({target}) => target === dialog && dialog.close());
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}
