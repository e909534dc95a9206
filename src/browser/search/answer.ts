/** What is found for a query; where that is nothing, what is found for it in the report's own terms. */
import {inTerms} from '../../model/aliases.ts';
import {loadAliases} from './aliases.ts';
import {search, type Found, type Wanted} from './query.ts';
import {loadScript} from './script-table.ts';

export interface Answer extends Found {
  /** What was found: the query as it was typed, or in the report's terms where only that finds something. */
  query: string;
  /** The query in the report's terms, where both find something. */
  also?: string;
}

/**
 * Answers a query; nothing that is not exactly the query is found without `query` saying so.
 *
 * @throws if the index, or a part of it that is needed, cannot be reached.
 */
export async function answer(query: string, wanted?: Wanted): Promise<Answer> {
  const [found, terms] = await Promise.all([search(query, wanted), toTerms(query)]);
  if (terms === undefined) return {...found, query};
  const other = await search(terms, wanted);
  if (other.counts.length === 0) return {...found, query};
  return found.counts.length > 0 ? {...found, query, also: terms} : {...other, query: terms};
}

/** A query in the report's terms, if it has others; without the table of them none. */
export async function toTerms(query: string): Promise<string | undefined> {
  const [aliases, script] = await Promise.all([loadAliases().catch(() => []), loadScript()]);
  return inTerms(query, aliases, script);
}

/** A query as it is said: without the quotation marks that make a phrase of a term. */
export function said(query: string): string {
  return query.replaceAll('"', '');
}
