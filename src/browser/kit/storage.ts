/** Keeps things for the reader in the browser. Where it refuses to, nothing is kept, and nothing is found. */

/**
 * Two sites on one origin, or one under two base paths, keep theirs apart. Written out again in place/follow-place.ts,
 * for the sake of every page's script; layouts/Base.astro puts it into before-paint.js.
 */
const prefix = `baogao${import.meta.env.BASE_URL}`;

/** For this browser, or for this tab alone. */
type Storage = 'localStorage' | 'sessionStorage';

/** What is kept under a name; undefined if nothing is. */
export function readStored(storage: Storage, name: string): string | undefined {
  try {
    return window[storage].getItem(prefix + name) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Keeps a value under a name; undefined forgets it. */
export function store(storage: Storage, name: string, value: string | undefined): void {
  try {
    if (value === undefined) window[storage].removeItem(prefix + name);
    else window[storage].setItem(prefix + name, value);
  } catch {
    // What it is kept for does without.
  }
}

const root = document.documentElement;

/**
 * How the reader wants pages to be: `preference('size')` // => `130`; empty where the default holds. before-paint.js
 * puts what is kept on the page's root before the first paint.
 */
export function preference(name: string): string {
  return root.dataset[name] ?? '';
}

/** A choice holds at once and on every page; the empty one is the default. */
export function setPreference(name: string, value: string): void {
  if (value) root.dataset[name] = value;
  else delete root.dataset[name];
  store('localStorage', name, value || undefined);
}
