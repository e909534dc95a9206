/** Loaded after the page: has its edition kept for reading without a network, and tells of a new version. */
import {announce} from './update.ts';

/** Whether the page's edition can be read without a network. */
export type State = 'kept' | 'not kept' | 'unsupported';

/** The worker beside the edition's web app manifest; a page of no edition has neither. */
const manifest = document.querySelector<HTMLLinkElement>('link[rel=manifest]')?.href;
const worker = manifest && new URL('sw.js', manifest).href;

/** `await state()` // => `kept` */
export async function state(): Promise<State> {
  if (!('serviceWorker' in navigator)) return 'unsupported';
  const registrations = await navigator.serviceWorker.getRegistrations();
  return registrations.some(({active}) => active && active.scriptURL === worker) ? 'kept' : 'not kept';
}

async function keep() {
  if (worker) watch(await navigator.serviceWorker.register(worker));
  await navigator.serviceWorker.register(`${import.meta.env.BASE_URL.replace(/\/*$/, '/')}sw.js`);
}

function watch(registration: ServiceWorkerRegistration) {
  const tell = () => {
    // On the first visit nothing is older than what waits.
    if (registration.active && registration.waiting) announce(registration).catch(() => undefined);
  };
  tell();
  registration.addEventListener('updatefound', () => registration.installing?.addEventListener('statechange', tell));
}

// Where workers or storage are refused, the page is read with a network, as before.
keep().catch(() => undefined);
