/** Text → GB18030, which Node decodes and cannot write. */

/** The two bytes of every character that has two. */
let table: Map<string, number[]> | undefined;

function characters(): Map<string, number[]> {
  const decoder = new TextDecoder('gb18030');
  const found = new Map<string, number[]>();
  for (let first = 0x81; first <= 0xfe; first++)
    for (let second = 0x40; second <= 0xfe; second++) {
      const character = decoder.decode(Uint8Array.of(first, second));
      if (character.length === 1 && character !== '\uFFFD') found.set(character, [first, second]);
    }
  return found;
}

/** @throws where a character has more than two bytes */
export function gb18030(text: string): Uint8Array {
  table ??= characters();
  return Uint8Array.from(
    [...text].flatMap((character) => {
      if (character < '\x80') return [character.charCodeAt(0)];
      const bytes = table?.get(character);
      if (bytes === undefined) throw new Error(`${character} has no two bytes`);
      return bytes;
    }),
  );
}
