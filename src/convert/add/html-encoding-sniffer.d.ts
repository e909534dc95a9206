/** What we use of html-encoding-sniffer, which brings no types. */
declare module 'html-encoding-sniffer' {
  /** The encoding that a page says it is in, by its byte order mark or its meta, as the WHATWG names it. */
  export default function sniff(bytes: Uint8Array, options: {defaultEncoding: string; maxPrescanBytes: number}): string;
}
