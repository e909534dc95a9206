/** The characters of a text, counted: UTF-16 has two code units for a rare one. */

/** Whether a character of two code units begins at an offset. */
function isPair(text: string, at: number): boolean {
  return (text.codePointAt(at) ?? 0) > 0xffff;
}

/**
 * What counts the characters of a text before an offset (UTF-16). It goes on from the offset it was asked for last.
 *
 * `charactersBefore('𠮷野家')(2)` // => `1`
 */
export function charactersBefore(text: string): (offset: number) => number {
  let [at, count] = [0, 0];
  return (offset) => {
    const end = Math.min(offset, text.length);
    for (; at < end; at++) if (!isPair(text, at - 1)) count++;
    for (; at > end; at--) if (!isPair(text, at - 2)) count--;
    return count;
  };
}

/**
 * What tells an offset (UTF-16) in a text → that of the same character in one that has as many: a rare character may be
 * two code units in the one and one in the other.
 *
 * `counterparts('𬱖谷', '頔谷')(2)` // => `1`
 */
export function counterparts(one: string, other: string): (offset: number) => number {
  const before = charactersBefore(one);
  let [at, count] = [0, 0];
  return (offset) => {
    const wanted = before(offset);
    for (; count < wanted && at < other.length; count++) at += isPair(other, at) ? 2 : 1;
    for (; count > wanted; count--) at -= isPair(other, at - 2) ? 2 : 1;
    return at;
  };
}
