/**
 * The reports of a library that are kept, each when it is first read: a library is too large to be kept as a whole. What
 * belongs to a report is said by a list beside its pages, and which list by this worker: a report is of one version, as
 * are the pages that every visit keeps.
 *
 * A file is kept under its address and revision: what two versions have alike is kept once.
 */
import type {PrecacheEntry} from 'workbox-precaching';
import {cacheNames} from 'workbox-core';
import {formatPath, parseRoute, reportFiles} from '../model/routes.ts';

/** The revision of each report's list, by its name; none where a visit keeps all there is. */
export type Revisions = Record<string, string>;

/** The addresses of a report's files, each with that under which it is kept. */
type Files = Map<string, string>;

export class KeptReports {
  readonly #revisions: Revisions;
  /** The folder of the edition. */
  readonly #edition: URL;
  /** What is known of the reports that are kept in full, or were when the worker began. */
  readonly #known = new Map<string, Promise<Files | undefined>>();

  readonly #keeping = new Map<string, Promise<void>>();

  constructor(revisions: Revisions, edition: URL) {
    this.#revisions = revisions;
    this.#edition = edition;
  }

  /** The report that an address of the site is of, its own or its twin's in the other script; undefined if of none. */
  reportOf({href}: URL): string | undefined {
    const site = new URL('..', this.#edition).href;
    const {report} = parseRoute(href.startsWith(site) ? href.slice(site.length).replace(/[?#].*/, '') : '');
    return Object.hasOwn(this.#revisions, report) ? report : undefined;
  }

  /** A file of a report, if it is kept. */
  async match(url: URL): Promise<Response | undefined> {
    const report = this.reportOf(url);
    const key = report && (await this.#files(report))?.get(url.origin + url.pathname);
    return key ? (await this.#cache(report)).match(key) : undefined;
  }

  /**
   * Keeps a report; whoever asks while it is being kept gets the same promise.
   *
   * @throws if a file of it cannot be had, or the host has another version than the worker.
   */
  keep(report: string): Promise<void> {
    const known = this.#keeping.get(report) ?? this.#keep(report).finally(() => this.#keeping.delete(report));
    this.#keeping.set(report, known);
    return known;
  }

  async #keep(report: string): Promise<void> {
    const cache = await this.#cache(report);
    const list = await fetched(this.#list(report), {cache: 'no-cache'});
    const text = await list.clone().text();
    if ((await revisionOf(text)) !== this.#revisions[report]) throw new Error(`another version of ${report}`);
    for (const [address, key] of this.#filesIn(report, JSON.parse(text) as PrecacheEntry[]))
      if (!(await cache.match(key))) await cache.put(key, await fetched(address, {cache: 'reload'}));
    // The list comes last: where it is, all is.
    await cache.put(this.#listKey(report), list);
    this.#known.delete(report);
  }

  /** Whether all of a report is kept: a browser that runs out of room may have taken something away. */
  async isKept(report: string): Promise<boolean> {
    const files = await this.#files(report);
    const kept = new Set((await (await this.#cache(report)).keys()).map(({url}) => url));
    return files !== undefined && [...files.values()].every((key) => kept.has(key));
  }

  /** The reports of which something is kept, by this version or another. */
  async names(): Promise<string[]> {
    const there = await caches.keys();
    return Object.keys(this.#revisions).filter((report) => there.includes(this.#cacheName(report)));
  }

  /** Takes away what another version has kept and this one does not know. */
  async clean(): Promise<void> {
    for (const name of await caches.keys()) {
      const [prefix, report = ''] = name.split(separator);
      if (prefix !== cacheNames.precache || !name.includes(separator)) continue;
      const files = Object.hasOwn(this.#revisions, report) ? await this.#files(report) : undefined;
      if (!files) {
        await caches.delete(name);
        continue;
      }
      const [cache, keys] = [await caches.open(name), new Set([this.#listKey(report), ...files.values()])];
      for (const request of await cache.keys()) if (!keys.has(request.url)) await cache.delete(request);
    }
  }

  #cacheName(report: string): string {
    return cacheNames.precache + separator + report;
  }

  #cache(report: string): Promise<Cache> {
    return caches.open(this.#cacheName(report));
  }

  #list(report: string): string {
    return new URL(formatPath(report) + reportFiles.kept, this.#edition).href;
  }

  #listKey(report: string): string {
    return keyOf(this.#list(report), this.#revisions[report]);
  }

  #files(report: string): Promise<Files | undefined> {
    const known =
      this.#known.get(report) ??
      (async () => {
        if (!(await caches.has(this.#cacheName(report)))) return undefined;
        const list = await (await this.#cache(report)).match(this.#listKey(report));
        return list && this.#filesIn(report, (await list.json()) as PrecacheEntry[]);
      })();
    this.#known.set(report, known);
    return known;
  }

  #filesIn(report: string, list: readonly PrecacheEntry[]): Files {
    return new Map(
      list.map(({url, revision}) => {
        const {href} = new URL(url, this.#list(report));
        return [href, keyOf(href, revision)];
      }),
    );
  }
}

/** Between the name of the edition's own cache and that of a report. */
const separator = '#';

const keyOf = (address: string, revision: string | null | undefined) => `${address}?${revision ?? ''}`;

async function fetched(address: string, options: RequestInit): Promise<Response> {
  const response = await fetch(address, options);
  if (!response.ok) throw new Error(`${response.status} ${address}`);
  return response;
}

/** As src/build/service-workers.ts has it. */
async function revisionOf(text: string): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  return btoa(String.fromCharCode(...hash))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .slice(0, 8);
}
