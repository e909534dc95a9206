/**
 * Loaded when the page has been drawn: has its edition kept for reading without a network, and tells of a new version.
 */

/** The worker beside the edition's web app manifest; a page of no edition has neither. */
const manifest = document.querySelector<HTMLLinkElement>('link[rel=manifest]')?.href;
const worker = manifest && new URL('sw.js', manifest).href;

/**
 * Registers the edition's worker, and that of the pages above it.
 *
 * @param announce tells the reader of a version that waits
 */
export async function register(announce: (registration: ServiceWorkerRegistration) => Promise<void>): Promise<void> {
  try {
    if (worker) watch(await navigator.serviceWorker.register(worker), announce);
    await navigator.serviceWorker.register(`${import.meta.env.BASE_URL}sw.js`);
  } catch {
    // Where workers or storage are refused, the page is read with a network, as before.
  }
}

function watch(
  registration: ServiceWorkerRegistration,
  announce: (registration: ServiceWorkerRegistration) => Promise<void>,
) {
  const tell = () => {
    // On the first visit nothing is older than what waits.
    if (registration.active && registration.waiting) announce(registration).catch(() => undefined);
  };
  tell();
  registration.addEventListener('updatefound', () => registration.installing?.addEventListener('statechange', tell));
}
