/** Loads what a page needs later: each thing once, and again where that failed. */

const promises = new Map<string, Promise<unknown>>();

/**
 * Makes what a key stands for, once; whoever asks again gets the same promise. A failure is forgotten, so that the next
 * call tries again.
 */
export function once<T>(key: string, make: () => Promise<T>): Promise<T> {
  const known = promises.get(key) as Promise<T> | undefined;
  if (known) return known;
  const made = make();
  promises.set(key, made);
  made.catch(() => promises.delete(key));
  return made;
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
export async function fetchPage(address: string): Promise<Document> {
  return new DOMParser().parseFromString(await (await fetchFile(address)).text(), 'text/html');
}
