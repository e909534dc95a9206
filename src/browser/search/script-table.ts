/** The table that brings text and queries to one script, as the build wrote it. */
import type {Script} from '../../model/folding.ts';
import {fetchJson, once} from '../kit/load.ts';

/** Where the index is, under the site's base path. */
export const folder = `${import.meta.env.BASE_URL}pagefind/`;

/** Loads the table, once. @throws if the table cannot be reached. */
export function loadScript(): Promise<Script> {
  const address = `${folder}script.json`;
  return once(address, async () => {
    const [from = '', to = ''] = await fetchJson<string[]>(address, {cache: 'no-cache'});
    const targets = [...to];
    return new Map([...from].map((character, i) => [character, targets[i] ?? character]));
  });
}
