/**
 * Loads a stylesheet, and waits for it: what it dresses is not to be seen undressed.
 *
 * @param href as an address (`?url`), not an import: Astro would have every page load it at once
 */
export function stylesheet(href: string): Promise<unknown> {
  return new Promise((done) => document.head.append(Object.assign(document.createElement('link'), {rel: 'stylesheet', href, onload: done, onerror: done})));
}
