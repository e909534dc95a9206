/**
 * A text as what it has in common with another, and what it has not: pages that are put together from others are kept
 * as patches to them.
 */

/**
 * Pieces in order: new text, or what is copied from the source: how far behind the end of the last such piece it begins,
 * and how many characters it has. Most follow the last one closely, and small numbers compress well.
 */
export type Patch = (string | [skip: number, length: number])[];

/** No shorter piece is looked for: to say where it is would take as much. */
const shortest = 40;

/**
 * What makes a text of another.
 *
 * `makePatch('<p>…</p><p>…</p>', '<div><p>…</p></div>')` // => `['<div>', [0, 8], '</div>']`
 */
export function makePatch(source: string, target: string): Patch {
  // Of the source, every piece of half that length is known: within any piece that is long enough there is a whole one.
  const size = shortest / 2;
  const known = new Map<string, number>();
  for (let at = 0; at + size <= source.length; at += size) {
    const piece = source.slice(at, at + size);
    if (!known.has(piece)) known.set(piece, at);
  }
  const patch: Patch = [];
  let done = 0;
  let end = 0;
  for (let at = 0; at + size <= target.length;) {
    const found = known.get(target.slice(at, at + size));
    const [before, after] = found === undefined ? [0, 0] : common(source, found, target, at, done);
    if (found === undefined || before + after < shortest) {
      at++;
      continue;
    }
    if (at - before > done) patch.push(target.slice(done, at - before));
    patch.push([found - before - end, before + after]);
    end = found + after;
    done = at += after;
  }
  if (done < target.length) patch.push(target.slice(done));
  return patch;
}

/** How much two texts have in common before a place in each, but in the second not before `from`; and after it. */
function common(source: string, found: number, target: string, at: number, from: number): [number, number] {
  let before = 0;
  while (at - before > from && found - before > 0 && source[found - before - 1] === target[at - before - 1]) before++;
  let after = 0;
  while (at + after < target.length && source[found + after] === target[at + after]) after++;
  return [before, after];
}

/** `applyPatch('<p>…</p>', ['<div>', [0, 8], '</div>'])` // => `<div><p>…</p></div>` */
export function applyPatch(source: string, patch: Patch): string {
  let end = 0;
  return patch
    .map((piece) => {
      if (typeof piece === 'string') return piece;
      const start = end + piece[0];
      end = start + piece[1];
      return source.slice(start, end);
    })
    .join('');
}

/**
 * The pages of a report that are put together from others, by their addresses below the report's: what they are made
 * of, one after the other, and what makes them of it. `{'2-1/en/': {from: ['2-1/'], patch: […]}}`
 */
export type ComposedPages = Record<string, {from: string[]; patch: Patch}>;
