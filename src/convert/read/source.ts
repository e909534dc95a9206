/**
 * The source as bytes → its lines.
 *
 * White space at the edges of a line (the ideographic space U+3000 too), a byte order mark and either kind of
 * line end are layout: taken off and counted. What could not come through to the page unharmed is an error.
 */
import {advance, placesIn, type Diagnostic} from '../../model/diagnostic.ts';
import type {Line, Source} from '../types.ts';
import {unmarked} from './markdown.ts';

/**
 * C0 and C1 controls with DEL, noncharacters that HTML replaces, surrogates, and what stands for undecodable bytes. Not the
 * tab: it parts the cells of a table, and what else has one is said where tables are known (structure/parse.ts).
 */
const unusable = /[\0-\x08\n-\x1F\x7F-\x9F\uFFFD-\uFFFF\p{Cs}]+/gu;

/**
 * Decodes and cuts into lines.
 *
 * @param bytes the file, UTF-8
 * @param file its path, for diagnostics
 * @returns the lines (a last empty one after a final line end is not a line), and an error for every run of
 *   characters that cannot be text: controls, U+FFFE, U+FFFF, and bytes that are not UTF-8 (or U+FFFD, their remains)
 *
 * `readSource(new TextEncoder().encode('　甲。\r\n'), 'a.txt').source.lines[0]?.text` // => `甲。`
 */
export function readSource(bytes: Uint8Array, file: string): {source: Source; diagnostics: Diagnostic[]} {
  const decoded = new TextDecoder('utf-8', {ignoreBOM: true}).decode(bytes);
  const text = decoded.replace(/^\uFEFF/, '');
  const rows = text.split(/\r?\n/);
  if (rows.at(-1) === '') rows.pop();

  const marked = file.endsWith('.md') ? unmarked(rows) : [];
  const lines = rows.map((row, index): Line => {
    const start = {file, line: index + 1, column: 1};
    const {text, ...hints} = marked[index] ?? {text: withoutEdges(row)};
    const place = advance(start, row, Math.max(0, row.indexOf(text)));
    return {text, place, ...hints, ...tabsAround(row)};
  });

  const characters = [...decoded].length;
  const kept = lines.reduce((sum, line) => sum + [...line.text].length, 0);
  return {source: {file, lines, characters, layout: characters - kept}, diagnostics: unusableIn(lines)};
}

/**
 * Decodes any other file that a person or a tool has written, as strictly; a tab is white space there.
 *
 * @param bytes the file, UTF-8
 * @param file its path, for diagnostics
 * @returns its text, without a byte order mark, and an error for every run of characters that cannot be text
 *
 * `decode(new TextEncoder().encode('\uFEFF甲\t乙\n'), 'a.tsv').text` // => `甲\t乙\n`
 */
export function decode(bytes: Uint8Array, file: string): {text: string; diagnostics: Diagnostic[]} {
  const text = new TextDecoder().decode(bytes);
  const rows = text.split(/\r?\n/);
  return {text, diagnostics: unusableIn(rows.map((row, at) => ({text: row, place: {file, line: at + 1, column: 1}})))};
}

/** The tabs at the edges of a row of the file. */
function tabsAround(row: string): Pick<Line, 'tabs'> {
  if (!row.includes('\t') || row.trim() === '') return {};
  const count = (edge: string) => edge.split('\t').length - 1;
  const [start, end] = [row.length - row.trimStart().length, row.trimEnd().length];
  const tabs = {before: count(row.slice(0, start)), after: count(row.slice(end))};
  return tabs.before + tabs.after > 0 ? {tabs} : {};
}

/** A line without the white space at its edges, the ideographic space too. */
function withoutEdges(row: string): string {
  // From the beginning of the white space, and not once more from within it.
  return row.replace(/^[\t\p{Zs}]+/u, '').replace(/(?<![\t\p{Zs}])[\t\p{Zs}]+$/u, '');
}

/** How many places are named in a file that is full of what cannot be text: one in another encoding, or no text at all. */
const mostPlaces = 20;

/** An error for every run of characters that cannot be text. */
function unusableIn(lines: readonly Pick<Line, 'text' | 'place'>[]): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  let more = 0;
  for (const {text, place} of lines) {
    const placeOf = placesIn(place, text);
    for (const {0: run, index} of text.matchAll(unusable)) {
      if (diagnostics.length > mostPlaces) more++;
      else
        diagnostics.push({
          ...placeOf(index),
          ruleId: 'character-unusable',
          actual: [...run.slice(0, 8)].slice(0, 4).map(name).join(' '),
          expected: run.includes('\uFFFD')
            ? 'the file is UTF-8 and has lost nothing on its way'
            : 'a text has no control characters',
        });
    }
  }
  if (more > 0) diagnostics[mostPlaces]!.actual += `, and more in ${more} places after this`;
  return diagnostics;
}

/**
 * The characters of a text that cannot be one, by their names; empty where all can. Line ends and tabs can.
 *
 * `namesOfUnusable('a\u0000b')` // => `U+0000`
 */
export function namesOfUnusable(text: string): string {
  const runs = text.replaceAll('\n', ' ').match(unusable) ?? [];
  return [...runs.join('')].slice(0, 4).map(name).join(' ');
}

function name(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
