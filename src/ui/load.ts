/** The interface's strings for what a page loads when it is first wanted: one edition's, as a file of their own. */
import type {EditionName} from '../model.ts';
import {say, type Say, type Strings} from './say.ts';

// Addresses, not imports: an import within what is imported would cost every page a request more.
const files = import.meta.glob<string>('./*.json', {query: '?url', import: 'default', eager: true});

/** The edition that an element of the page is in: `editionOf(document.documentElement)` // => `zh-hans` */
export function editionOf({lang}: HTMLElement): EditionName {
  return lang.toLowerCase() as EditionName;
}

/** `(await loadUi('en'))('paragraph', {n: 5})` // => `Paragraph 5` */
export async function loadUi(edition: EditionName): Promise<Say> {
  const answer = await fetch(files[`./${edition}.json`] ?? '');
  return say(await answer.json() as Strings);
}
