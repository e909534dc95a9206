/** The table that brings text and queries to one script, as the build wrote it. */
import type {Script} from '../../model/folding.ts';

/** Where the index is, under the site's base path. */
export const folder = `${import.meta.env.BASE_URL}pagefind/`;

/** @throws if the table cannot be reached. */
export async function loadScript(): Promise<Script> {
  const response = await fetch(`${folder}script.json`, {cache: 'no-cache'});
  if (!response.ok) throw new Error(`${response.status} ${response.url}`);
  const [from = '', to = ''] = (await response.json()) as string[];
  const targets = [...to];
  return new Map([...from].map((character, i) => [character, targets[i] ?? character]));
}
