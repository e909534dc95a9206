/** What readers call a term: a query in the words of the report. Pure. */
import {fold, type Script} from './folding.ts';
import {cutsWord} from './text.ts';
import type {Alias} from './volume.ts';

/**
 * A query with the report's terms in place of what readers call them, the longest first; undefined if it has nothing of
 * the kind.
 *
 * `inTerms('GDP增长', [['GDP', '地区生产总值']], script)` // => `地区生产总值增长`
 */
export function inTerms(query: string, aliases: readonly Alias[], script: Script): string | undefined {
  // Of the same length, for the offsets.
  const plain = (text: string) => fold(text.replaceAll("'", '’').replaceAll('-', ' '), script);
  const {text, offsets} = plain(query);
  const known = aliases
    .map(([alias, term]) => ({alias: plain(alias).text, term}))
    .sort((a, b) => b.alias.length - a.alias.length);
  let result = '';
  for (let at = 0; at < text.length;) {
    const found = known.find(({alias}) => text.startsWith(alias, at) && isWhole(text, at, alias));
    const end = at + (found ? lengthOf(text, at, found.alias) : 1);
    result += found ? quoted(found.term) : query.slice(offsets[at], offsets[end]);
    at = end;
  }
  return known.some(({alias}) => text.includes(alias)) && plain(result).text !== text ? result : undefined;
}

/** An alias with the plural that a Latin one may have. */
function lengthOf(text: string, at: number, alias: string): number {
  const end = at + alias.length;
  return /[a-z]$/.test(alias) && text[end] === 's' ? alias.length + 1 : alias.length;
}

/** Whether an alias stands in a text as a word, not as part of a Latin one. */
function isWhole(text: string, at: number, alias: string): boolean {
  return !cutsWord(text, at) && !cutsWord(text, at + lengthOf(text, at, alias));
}

/** Several words are searched as a phrase. */
function quoted(term: string): string {
  return /\s/.test(term) ? `"${term}"` : term;
}
