/**
 * What the reader has chosen, under a plain name in this browser; before-paint.js puts it on the page's root before the
 * first paint.
 */

const root = document.documentElement;

/** `kept('size')` // => `130`; empty where the default holds */
export function kept(name: string): string {
  return root.dataset[name] ?? '';
}

/** A choice holds at once and on every page; the empty one is the default. */
export function choose(name: string, value: string): void {
  if (value) root.dataset[name] = value;
  else delete root.dataset[name];
  try {
    if (value) localStorage.setItem(name, value);
    else localStorage.removeItem(name);
  } catch {
    // Where storage is refused the choice holds for this page.
  }
}
