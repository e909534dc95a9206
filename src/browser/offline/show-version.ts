/** Shows the version of the site that the host has, where the reader is. */
import type {Say} from '../../ui/say.ts';
import {button} from '../kit/dom.ts';
import {settle} from '../kit/settle.ts';
import {readStored, store} from '../kit/storage.ts';
import {placeInWindow, restore} from '../place/restore-place.ts';

/** What is taken along. */
interface Left {
  /** Where a link leads that this version could not follow. */
  linked?: string | undefined;
  /** Where the reader is, and its height in the window. */
  place?: [id: string, top: number] | undefined;
  /** What is searched for. */
  query?: string | undefined;
}

const box = document.querySelector<HTMLInputElement>('[data-suggest]');

/** Loads the page anew; where an older version of it is kept, once the newer one has taken its place. */
export async function showVersion(): Promise<void> {
  const {serviceWorker} = navigator;
  const registration = await serviceWorker?.getRegistration();
  const coming = () => registration?.installing ?? registration?.waiting;
  if (!coming()) await registration?.update().catch(() => undefined);
  const next = coming();
  // Another tab may have asked already.
  if (!next) return leave();
  serviceWorker.addEventListener('controllerchange', leave, {once: true});
  const ask = () => {
    if (next.state === 'installed') next.postMessage('show');
    // It could not be kept.
    if (next.state === 'redundant') leave();
  };
  next.addEventListener('statechange', ask);
  ask();
}

/** A button that does so, and says until then that it is under way. */
export function versionButton(say: Say): HTMLButtonElement {
  const load = button(say('update.load'), () => {
    load.textContent = say('update.loading');
    settle(showVersion(), leave);
  });
  return load;
}

function leave() {
  const linked = location.hash.slice(1);
  const left: Left = {
    linked: document.getElementById(linked) ? undefined : linked,
    place: placeInWindow(),
    query: box?.value,
  };
  store('sessionStorage', 'left', JSON.stringify(left));
  // A page that quotations are checked on takes this up.
  store('sessionStorage', 'quotation', document.querySelector('textarea')?.value || undefined);
  // The browser would scroll to where the page was, after `comeBack` has.
  history.scrollRestoration = 'manual';
  location.reload();
}

/** Takes up what `leave` has left. */
export function comeBack(): void {
  const left = readStored('sessionStorage', 'left');
  if (left === undefined) return;
  store('sessionStorage', 'left', undefined);
  history.scrollRestoration = 'auto';
  const {linked, place, query} = JSON.parse(left) as Left;
  const named = linked && document.getElementById(linked);
  if (named) named.scrollIntoView();
  else if (place) restore(...place);
  if (!box || !query) return;
  box.value = query;
  box.focus({preventScroll: true});
}
