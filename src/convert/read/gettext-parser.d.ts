/** What is used of gettext-parser, which comes without types. */
declare module 'gettext-parser' {
  export interface Comments {
    translator?: string;
    reference?: string;
    extracted?: string;
    flag?: string;
    previous?: string;
  }

  export interface Translation {
    msgctxt?: string;
    msgid: string;
    msgstr: string[];
    comments?: Comments;
  }

  /** By msgctxt, then by msgid. */
  export type Translations = Record<string, Record<string, Translation>>;

  export interface Table {
    charset: string;
    headers: Record<string, string>;
    translations: Translations;
    obsolete?: Translations;
  }

  export const po: {
    parse(text: string, options?: {validation?: boolean}): Table;
    compile(table: Table, options: {foldLength: number}): Uint8Array;
  };
}
