/** Files as they are found → text: their encoding is told from their bytes. */

/** A file decoded. */
export interface DecodedFile {
  text: string;
  /** As the WHATWG names it: `utf-8`, `gb18030`, `utf-16le`. */
  encoding: string;
}

/**
 * Decodes a file: by its byte order mark, as UTF-8 if it is that, by the zeros of UTF-16, by what it says of itself, else
 * as GB18030, in which text from China is otherwise.
 *
 * @param declared the encoding that the file names, if it does; it is not believed where the bytes are none of it
 * @throws `Error` that names the encodings if it is none of these
 */
export function decodeFile(bytes: Uint8Array, declared?: string): DecodedFile {
  const decoded = (encoding: string) => ({
    text: new TextDecoder(encoding, {fatal: true}).decode(bytes),
    encoding,
  });
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return decoded('utf-16le');
  if (first === 0xfe && second === 0xff) return decoded('utf-16be');
  const sample = bytes.subarray(0, 4000);
  const zeros = (parity: number) => sample.filter((byte, at) => byte === 0 && at % 2 === parity).length;
  // Line ends and digits have a zero byte in UTF-16.
  if (zeros(1) > sample.length / 100 && zeros(0) === 0) return decoded('utf-16le');
  if (zeros(0) > sample.length / 100 && zeros(1) === 0) return decoded('utf-16be');
  // GBK is a part of GB18030, and pages that say the one are often the other.
  const named = declared === undefined || /^gb/i.test(declared) ? [] : [declared.toLowerCase()];
  for (const encoding of ['utf-8', ...named, 'gb18030']) {
    try {
      return decoded(encoding);
    } catch {
      // The next.
    }
  }
  throw new Error('it is not UTF-8, GB18030 or UTF-16');
}
