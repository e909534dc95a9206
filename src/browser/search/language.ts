/**
 * What a language's own script does in place of the plain search, character by character; English sets it by being
 * loaded.
 */
import type {IdKind} from '../../model/ids.ts';
import type {Script} from '../../model/folding.ts';
import type {Item, Manner, Span} from '../../model/matching.ts';
import type {NearQuery} from '../../model/near.ts';
import type {IndexedPage} from '../../model/search-index.ts';

/** A paragraph, heading or note that has all words of a query. */
export interface Hit {
  /** The page it stands on; its `url` includes the base path. */
  page: IndexedPage;
  item: Item;
  spans: Span[];
  /** How the text is cut, if not as Chinese is. */
  manner?: Manner;
  /** Where the words stand in the original, if they are Chinese and the text is not. */
  quoted?: Span[];
}

/** Where all words of a query stand; its text comes when it is to be shown. */
export interface Place {
  report: string;
  kind: IdKind;
  /** @throws if its page cannot be reached. */
  hit(): Promise<Hit>;
}

/** The pages that have all tokens of one list, or of another, in the order of the text; false if some were left unread. */
export type PagesWith = (...lists: string[][]) => Promise<{pages: IndexedPage[]; complete: boolean}>;

export interface Hits {
  hits: Hit[];
  /** False if pages were left unread, see `limit`. */
  complete: boolean;
}

export const language: {
  search?: (query: string, script: Script, pagesWith: PagesWith) => Promise<Hits>;
  occurrencesIn?: (texts: readonly string[], query: string) => Span[][];
  near?: (query: string, texts: readonly string[]) => NearQuery[];
} = {};
