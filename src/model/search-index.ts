/** What the search index says of a page, and what its parts are named by: written by the build, read by the browser. */
import {editionInfo, type EditionName} from './editions.ts';
import type {Item} from './matching.ts';

/** A page of a report with its texts: what a piece of the index carries to the browser. */
export interface IndexedPage {
  /** Below the base path, which Pagefind puts before it. */
  url: string;
  /** Its place among all pages. */
  order: number;
  report: {slug: string; title: string};
  /** The page's heading. */
  title: string;
  items: Item[];
}

/** A report of an edition, as the search knows it: its pages come in this order in the index. */
export interface ShelvedReport {
  report: string;
  title: string;
  /** In the original’s words: the same in all editions. */
  place: string;
  year: number;
  /** How many pages of it the index has. */
  pages: number;
}

/** A language that Pagefind has no stemmer for: our tokens are stemmed already, and one program serves all editions. */
export const unstemmed = 'und';

/** The language that an edition's part of the index is made for, and that its files are named by. */
export function indexLanguage(edition: EditionName): string {
  return editionInfo(edition).language === 'en' ? unstemmed : edition;
}

/** So many texts are compared with a quotation; where there are no more reports, no sketch of them is wanted (sketch.ts). */
export const compared = 6;
