/**
 * The service worker: keeps what its manifest lists, and answers from it. One and the same program for every edition,
 * and for the pages above them; the build puts the manifest before it, see src/build/service-workers.ts.
 *
 * A new version waits until the reader asks for it, or has closed the last page of the old one.
 */
import {cacheNames, clientsClaim} from 'workbox-core';
import {getCacheKeyForURL, matchPrecache, precacheAndRoute} from 'workbox-precaching';
import {registerRoute, setCatchHandler} from 'workbox-routing';
import {NetworkOnly} from 'workbox-strategies';
import type {RouteHandlerCallback} from 'workbox-core';
import type {PrecacheEntry} from 'workbox-precaching';
import {applyPatch, type ComposedPages} from '../model/patch.ts';
import {reportFiles} from '../model/routes.ts';

declare const self: ServiceWorkerGlobalScope & {manifest: PrecacheEntry[]};

const {manifest} = self;
const addresses = manifest.map(({url}) => new URL(url, location.href).href);
const opens = ({mode}: Request) => mode === 'navigate';

// A page that asks past every cache wants to know what the network has.
registerRoute(({request}) => request.cache === 'no-store' && !opens(request), new NetworkOnly());

// No query changes what a host sends: ?q= and ?view= are read by the page, ?ts= is Pagefind's own.
precacheAndRoute(manifest, {ignoreURLParametersMatching: [/./]});

/** The reports of which some pages are kept as patches to others: two languages side by side, and the full text. */
const reports = addresses
  .filter((address) => address.endsWith(`/${reportFiles.composed}`))
  .map((address) => new URL('.', address).href);
const reportOf = ({href}: URL) => reports.find((report) => href.startsWith(report));

const compose: RouteHandlerCallback = async ({request, url}) => {
  const report = reportOf(url) ?? '';
  const composed = await matchPrecache(report + reportFiles.composed);
  const pages = (composed ? await composed.json() : {}) as ComposedPages;
  const textOf = async (page: string): Promise<string | undefined> => {
    const made = pages[page];
    if (!made) return (await matchPrecache(report + page))?.text();
    const sources = await Promise.all(made.from.map(textOf));
    return sources.includes(undefined) ? undefined : applyPatch(sources.join(''), made.patch);
  };
  const html = await textOf((url.origin + url.pathname).slice(report.length));
  return html === undefined
    ? fetch(request)
    : new Response(html, {headers: {'content-type': 'text/html; charset=utf-8'}});
};
registerRoute(({url}) => url.pathname.endsWith('/') && reportOf(url) !== undefined, compose);
registerRoute(({request}) => opens(request), new NetworkOnly());
// The strings of an edition are kept by its own worker alone: the landing page may need them to say where reading stopped.
registerRoute(({url}) => url.pathname.includes('/_astro/'), new NetworkOnly());

const notKept = addresses.filter((address) => address.endsWith('/offline/'));
setCatchHandler(async ({request}) => {
  // Whoever leaves out the last slash is led to the page, as a host does.
  const {origin, pathname, search} = new URL(request.url);
  if (opens(request) && !/\/$|\.\w+$/.test(pathname)) return Response.redirect(`${origin}${pathname}/${search}`);
  // In the language of the edition that was asked for, else of the original.
  const page = notKept.find((url) => request.url.startsWith(new URL('..', url).href)) ?? notKept[0];
  const kept = opens(request) ? await matchPrecache(page ?? '') : await caches.match(request);
  return kept ?? Response.error();
});

/** Whether all of it is kept: a browser that runs out of room may have taken something away. */
async function isKept(): Promise<boolean> {
  const cache = await caches.open(cacheNames.precache);
  const kept = new Set((await cache.keys()).map(({url}) => url));
  return addresses.every((address) => kept.has(getCacheKeyForURL(address) ?? ''));
}

self.addEventListener('message', (event) => {
  const [port] = event.ports;
  if (event.data === 'show') event.waitUntil(self.skipWaiting());
  if (event.data === 'kept') event.waitUntil(isKept().then((kept) => port?.postMessage(kept)));
});
// Versions before this one kept pages here as they were visited.
self.addEventListener('activate', (event) => event.waitUntil(caches.delete(cacheNames.runtime)));
// The first visit, too, goes on without a network.
clientsClaim();
