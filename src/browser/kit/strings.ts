/** Loads the interface's strings for what a page loads when it is first wanted: an edition's, as a file of their own. */
import type {EditionName} from '../../model/editions.ts';
import {say, type Say, type Strings} from '../../ui/say.ts';
import {fetchJson, once} from './load.ts';

// Addresses, not imports: an import within what is imported would cost every page a request more.
const files = import.meta.glob<string>('../../ui/*.json', {query: '?url', import: 'default', eager: true});

/** The edition that an element of the page is in: `editionOf(document.documentElement)` // => `zh-hans` */
export function editionOf({lang}: HTMLElement): EditionName {
  return lang.toLowerCase() as EditionName;
}

/**
 * Loads an edition's strings, once; by default those of the page.
 *
 * `(await loadUi('en'))('paragraph', {n: 5})` // => `Paragraph 5`
 *
 * @throws if they cannot be had; the next call tries again.
 */
export function loadUi(edition = editionOf(document.documentElement)): Promise<Say> {
  const address = files[`../../ui/${edition}.json`] ?? '';
  return once(address, async () => say(await fetchJson<Strings>(address)));
}
