/** Has the page's edition, in a library its report, kept for reading without a network, and tells of a new version. */
import {settle} from '../kit/settle.ts';
import {announce} from './announce-version.ts';
import {keepReport} from './keep-report.ts';

/** The worker beside the edition's web app manifest; a page of no edition has neither. */
const manifest = document.querySelector<HTMLLinkElement>('link[rel=manifest]')?.href;
const worker = manifest && new URL('sw.js', manifest).href;

/** Registers the edition's worker, and that of the pages above it. */
export async function register(): Promise<void> {
  try {
    if (worker) {
      const registration = await navigator.serviceWorker.register(worker);
      watch(registration);
      settle(keepReport(registration));
    }
    await navigator.serviceWorker.register(`${import.meta.env.BASE_URL}sw.js`);
  } catch {
    // Where workers or storage are refused, the page is read with a network, as before.
  }
}

function watch(registration: ServiceWorkerRegistration) {
  const tell = () => {
    // On the first visit nothing is older than what waits.
    if (registration.active && registration.waiting) settle(announce());
  };
  tell();
  registration.addEventListener('updatefound', () => registration.installing?.addEventListener('statechange', tell));
}
