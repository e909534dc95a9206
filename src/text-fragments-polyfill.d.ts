/** What is used of text-fragments-polyfill, which comes without types. */
declare module 'text-fragments-polyfill/dist/fragment-generation-utils.js' {
  export const GenerateFragmentStatus: {SUCCESS: number};

  /** Parts of a text directive, not yet encoded. */
  export interface TextFragment {
    textStart: string;
    textEnd?: string;
    prefix?: string;
    suffix?: string;
  }

  export function generateFragmentFromRange(range: Range): {status: number; fragment?: TextFragment};
}
