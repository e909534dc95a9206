/** What is used of Citation.js, which comes without types. */
declare module '@citation-js/core' {
  export class Cite {
    /** @param input CSL-JSON, or text in a format that a plugin reads */
    constructor(input: string | object, options?: {forceType?: string});
    /** As CSL-JSON. */
    format(format: 'data', options: {format: 'object'}): Record<string, unknown>[];
  }
}
