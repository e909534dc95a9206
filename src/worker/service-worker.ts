/**
 * The service worker: keeps what its manifest lists, and answers from it. One and the same program for every edition,
 * and for the pages above them; the build puts the manifest before it, see src/build/service-workers.ts.
 *
 * A new version waits until the reader asks for it, or has closed the last page of the old one.
 */
import {cacheNames, clientsClaim} from 'workbox-core';
import {matchPrecache, precacheAndRoute} from 'workbox-precaching';
import {registerRoute, setCatchHandler} from 'workbox-routing';
import {CacheFirst, NetworkFirst, NetworkOnly} from 'workbox-strategies';
import type {PrecacheEntry} from 'workbox-precaching';

declare const self: ServiceWorkerGlobalScope & {manifest: PrecacheEntry[]};

const {manifest} = self;

// No query changes what a host sends: ?q= and ?view= are read by the page, ?ts= is Pagefind's own.
precacheAndRoute(manifest, {ignoreURLParametersMatching: [/./]});

// What the list leaves out is kept as it is visited: two languages side by side.
const visited = new NetworkFirst({
  cacheName: cacheNames.runtime,
  networkTimeoutSeconds: 5,
  plugins: [{cacheKeyWillBeUsed: async ({request}) => request.url.replace(/[?#].*/, '')}],
});
const opens = ({mode}: Request) => mode === 'navigate';
registerRoute(({request, url}) => opens(request) && url.pathname.endsWith('/'), visited);
registerRoute(({request}) => opens(request), new NetworkOnly());
// The network has such a page in the next version already, which may be kept already too, with its styles and scripts.
registerRoute(({url}) => url.pathname.includes('/_astro/'), new CacheFirst({cacheName: cacheNames.precache}));

const notKept = manifest.map(({url}) => new URL(url, location.href).href).filter((url) => url.endsWith('/offline/'));
setCatchHandler(async ({request}) => {
  // Whoever leaves out the last slash is led to the page, as a host does.
  const {origin, pathname, search} = new URL(request.url);
  if (opens(request) && !/\/$|\.\w+$/.test(pathname)) return Response.redirect(`${origin}${pathname}/${search}`);
  // In the language of the edition that was asked for, else of the original.
  const page = notKept.find((url) => request.url.startsWith(new URL('..', url).href)) ?? notKept[0];
  return (opens(request) && page && (await matchPrecache(page))) || Response.error();
});

/** Brings the visited pages to the version that is being kept. */
async function renew(): Promise<void> {
  const cache = await caches.open(cacheNames.runtime);
  const pages = await cache.keys();
  await Promise.all(
    pages.map((page) => cache.add(new Request(page.url, {cache: 'reload'})).catch(() => cache.delete(page))),
  );
}

self.addEventListener('install', (event) => event.waitUntil(renew()));
self.addEventListener('message', ({data}) => data === 'show' && self.skipWaiting());
// The first visit, too, goes on without a network.
clientsClaim();
