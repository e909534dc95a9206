/**
 * The service worker: keeps what its manifest lists, and in a library each report that is read, and answers from it. One
 * and the same program for every edition, and for the pages above them; the build puts the manifest before it, see
 * src/build/service-workers.ts.
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
import type {ShelvedReport} from '../model/search-index.ts';
import {KeptReports, type Revisions} from './kept-reports.ts';

declare const self: ServiceWorkerGlobalScope & {manifest: PrecacheEntry[]; reports?: Revisions};
/** Whether the program is for an edition with several reports; set when it is built. */
declare const LIBRARY: boolean;

const {manifest} = self;
const addresses = manifest.map(({url}) => new URL(url, location.href).href);
const reports = LIBRARY ? new KeptReports(self.reports ?? {}, new URL('.', location.href)) : undefined;
const opens = ({mode}: Request) => mode === 'navigate';

// A page that asks past every cache wants to know what the network has.
registerRoute(({request}) => request.cache === 'no-store' && !opens(request), new NetworkOnly());

// No query changes what a host sends: ?q= and ?view= are read by the page, ?ts= is Pagefind's own.
precacheAndRoute(manifest, {ignoreURLParametersMatching: [/./]});

/** What is kept under an address, with every visit or with its report. */
const kept = async (address: string) => (await matchPrecache(address)) ?? (await reports?.match(new URL(address)));

/** The folders of reports: some pages there are kept as patches to others, two languages side by side, and the full text. */
const folders = [
  ...addresses.filter((address) => address.endsWith(`/${reportFiles.composed}`)),
  ...Object.keys(self.reports ?? {}).map((report) => new URL(`./${report}/`, location.href).href),
].map((address) => new URL('.', address).href);
const folderOf = ({href}: URL) => folders.find((folder) => href.startsWith(folder));

const compose: RouteHandlerCallback = async ({request, url}) => {
  const folder = folderOf(url) ?? '';
  const whole = await kept(url.origin + url.pathname);
  if (whole) return whole;
  const composed = await kept(folder + reportFiles.composed);
  const pages = (composed ? await composed.json() : {}) as ComposedPages;
  const textOf = async (page: string): Promise<string | undefined> => {
    const made = pages[page];
    if (!made) return (await kept(folder + page))?.text();
    const sources = await Promise.all(made.from.map(textOf));
    return sources.includes(undefined) ? undefined : applyPatch(sources.join(''), made.patch);
  };
  const html = await textOf((url.origin + url.pathname).slice(folder.length));
  return html === undefined
    ? fetch(request)
    : new Response(html, {headers: {'content-type': 'text/html; charset=utf-8'}});
};
registerRoute(({url}) => url.pathname.endsWith('/') && folderOf(url) !== undefined, compose);
if (reports)
  registerRoute(
    ({url}) => reports.reportOf(url) !== undefined,
    async ({request, url}) => (await reports.match(url)) ?? fetch(request),
  );
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
  const answer = opens(request) ? await matchPrecache(page ?? '') : await caches.match(request);
  return answer ?? Response.error();
});

/** Whether all of it is kept: a browser that runs out of room may have taken something away. */
async function isKept(): Promise<boolean> {
  const cache = await caches.open(cacheNames.precache);
  const there = new Set((await cache.keys()).map(({url}) => url));
  return addresses.every((address) => there.has(getCacheKeyForURL(address) ?? ''));
}

/**
 * Keeps the report of a page, if it is of one and that is not kept yet; says whether all is kept then.
 *
 * @param meanwhile told that it is under way
 */
async function keep(page: string, meanwhile: () => void): Promise<boolean> {
  const report = reports?.reportOf(new URL(page));
  if (reports && report !== undefined && !(await reports.isKept(report))) {
    meanwhile();
    try {
      await reports.keep(report);
    } catch {
      return false;
    }
  }
  return isKept();
}

/** The reports that are kept in full. */
async function shelf(): Promise<ShelvedReport[]> {
  if (!reports) return [];
  const list = await matchPrecache(new URL('reports.json', location.href).href);
  const shelved = list ? ((await list.json()) as ShelvedReport[]) : [];
  const kept = await Promise.all(shelved.map(({report}) => reports.isKept(report)));
  return shelved.filter((_, i) => kept[i]);
}

self.addEventListener('message', (event) => {
  const {data, ports, source} = event as ExtendableMessageEvent & {data: string};
  const say = (answer: unknown) => ports[0]?.postMessage(answer);
  if (data === 'show') event.waitUntil(self.skipWaiting());
  if (data === 'kept') event.waitUntil(isKept().then(say));
  if (data === 'keep' && source instanceof Client) event.waitUntil(keep(source.url, () => say('keeping')).then(say));
  if (data === 'shelf') event.waitUntil(shelf().then(say));
});
// What the version before has kept of a library is kept of this one, too. A report that cannot be had now is kept when
// it is read again.
if (reports) {
  self.addEventListener('install', (event) =>
    event.waitUntil(reports.names().then((names) => Promise.allSettled(names.map((report) => reports.keep(report))))),
  );
  self.addEventListener('activate', (event) => event.waitUntil(reports.clean()));
}
// Versions before this one kept pages here as they were visited.
self.addEventListener('activate', (event) => event.waitUntil(caches.delete(cacheNames.runtime)));
// The first visit, too, goes on without a network.
clientsClaim();
