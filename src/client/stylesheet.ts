const loaded = new Map<string, Promise<unknown>>();

/**
 * Loads a stylesheet, once, and waits for it: what it dresses is not to be seen undressed.
 *
 * @param href as an address (`?url`), not an import: Astro would have every page load it at once
 */
export function stylesheet(href: string): Promise<unknown> {
  const known = loaded.get(href);
  if (known) return known;
  const fresh = new Promise((done) => document.head.append(Object.assign(document.createElement('link'), {rel: 'stylesheet', href, onload: done, onerror: done})));
  loaded.set(href, fresh);
  return fresh;
}
