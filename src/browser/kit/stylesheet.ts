import {once} from './load.ts';

/**
 * Loads a stylesheet, once, and waits for it: what it dresses is not to be seen undressed. What works undressed is shown
 * so where the stylesheet cannot be had; the next call tries again.
 *
 * @param href as an address (`?url`), not an import: Astro would have every page load it at once
 */
export function stylesheet(href: string): Promise<void> {
  return once(href, () => linkStylesheet(href)).catch(() => undefined);
}

function linkStylesheet(href: string): Promise<void> {
  return new Promise((done, fail) => {
    const link = Object.assign(document.createElement('link'), {rel: 'stylesheet', href});
    link.onload = () => done();
    link.onerror = () => {
      link.remove();
      fail(new Error(`no stylesheet ${href}`));
    };
    document.head.append(link);
  });
}
