/** What a language's own script does in place of the plain search, character by character; English sets it by being loaded. */
import type {Script} from './fold.ts';
import type {Span} from './match.ts';
import type {Hits, PagesWith} from './query.ts';

export const language: {
  search?: (query: string, script: Script, pagesWith: PagesWith) => Promise<Hits>;
  occurrencesIn?: (texts: readonly string[], query: string) => Span[][];
} = {};
