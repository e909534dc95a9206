const loaded = new Map<string, Promise<unknown>>();

/**
 * Loads a stylesheet, once, and waits for it: what it dresses is not to be seen undressed.
 *
 * @param href as an address (`?url`), not an import: Astro would have every page load it at once
 */
export function stylesheet(href: string): Promise<unknown> {
  const known = loaded.get(href);
  if (known) return known;
  const fresh = new Promise<unknown>((done) => {
    const link = Object.assign(document.createElement('link'), {rel: 'stylesheet', href, onload: done});
    // What works undressed is shown so; the next call tries again.
    link.onerror = () => {
      loaded.delete(href);
      link.remove();
      done(undefined);
    };
    document.head.append(link);
  });
  loaded.set(href, fresh);
  return fresh;
}
