/** What is used of citeproc, which comes without types. */
declare module 'citeproc' {
  /** What is cited, in CSL's variables (CSL-JSON). */
  export interface Item {
    id: string;
    type: string;
    title: string;
    'original-title'?: string;
    author: {literal: string}[];
    edition: string;
    publisher: string;
    issued: DateParts & {circa?: boolean};
    'event-title'?: string;
    note: string;
    language: string;
    URL: string;
    accessed: DateParts;
  }

  export interface DateParts {
    'date-parts': [parts: number[]];
  }

  export class Engine {
    /** A style and a locale are CSL, as XML. */
    constructor(
      system: {retrieveItem(id: string): Item; retrieveLocale(language: string): string},
      style: string,
      language: string,
      force: boolean,
    );
    updateItems(ids: string[]): void;
    makeCitationCluster(cites: {id: string; locator?: string; label?: 'paragraph' | 'note'}[]): string;
    makeBibliography(): [settings: unknown, entries: string[]];
  }

  const CSL: {Engine: typeof Engine};
  export default CSL;
}
