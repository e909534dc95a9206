/**
 * Beside the search page's own script, which waits for all that it imports: whoever opens this page will search, so
 * what every search needs is asked for, at once where the address has a query, else once the page has been drawn.
 * (Nothing is imported here, for the same reason.)
 */
export {};

function ask() {
  const folder = `${import.meta.env.BASE_URL}pagefind/`;
  const add = (file: string, link: Partial<HTMLLinkElement>) =>
    document.head.append(Object.assign(document.createElement('link'), link, {href: folder + file}));
  add('pagefind.js', {rel: 'modulepreload'});
  for (const file of ['wasm.unknown.pagefind', 'script.json'])
    add(file, {rel: 'preload', as: 'fetch', crossOrigin: 'anonymous'});
}

if (new URLSearchParams(location.search).get('q')?.trim()) ask();
else addEventListener('load', () => requestAnimationFrame(() => setTimeout(ask)));
