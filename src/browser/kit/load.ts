/** Loads what a page needs later: each thing once, and again where that failed. */

const promises = new Map<string, Promise<unknown>>();

/**
 * Makes what a key stands for, once; whoever asks again gets the same promise. A failure is forgotten, so that the next
 * call tries again, and told to after-load.ts, which says so where the reader can mend it.
 */
export function once<T>(key: string, make: () => Promise<T>): Promise<T> {
  const known = promises.get(key) as Promise<T> | undefined;
  if (known) return known;
  const made = make();
  promises.set(key, made);
  made.catch(() => {
    promises.delete(key);
    dispatchEvent(new Event('not-loaded'));
  });
  return made;
}

/** Forgets what a key stands for, where it has turned out to be of no use: the next call makes it again. */
export function forget(key: string): void {
  promises.delete(key);
}

/** @throws if it cannot be reached, or the server has no such file. */
async function fetchFile(address: string, options?: RequestInit): Promise<Response> {
  const response = await fetch(address, options);
  if (!response.ok) throw new Error(`${response.status} ${response.url}`);
  return response;
}

/**
 * Fetches a file of JSON.
 *
 * @throws if it cannot be had.
 */
export async function fetchJson<T>(address: string, options?: RequestInit): Promise<T> {
  return (await (await fetchFile(address, options)).json()) as T;
}

/**
 * Fetches another page of the site, to take a part of it.
 *
 * @throws if it cannot be had.
 */
export async function fetchPage(address: string, options?: RequestInit): Promise<Document> {
  const html = await (await fetchFile(address, options)).text();
  // The rules of style that it has of its own would be against this page's policy.
  return new DOMParser().parseFromString(html.replace(/<style>[^]*?<\/style>/g, ''), 'text/html');
}
