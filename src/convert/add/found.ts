/** A file as it was found → the seeds of a report: its text, its settings, its name. */
import {pinyin} from 'pinyin-pro';
import {count, type Diagnostic} from '../../model/diagnostic.ts';
import {readSource} from '../read/source.ts';
import {headLength, readHead} from '../structure/head.ts';
import {readFile, Unreadable, type FileText} from './file-text.ts';
import {formatProposal, propose, type Known, type Proposal} from './proposal.ts';

/** What becomes of a file. */
export interface FoundReport {
  slug: string;
  /** The files of its folder under `seeds/`, by name. */
  files: Map<string, string | Uint8Array>;
  proposal: Proposal;
  /** What a person should look at in its settings. */
  doubts: string[];
  /** What the file carries that is no text and was taken off: `2 soft hyphens`. */
  taken: string[];
  /** How many of its lines are not in the text. */
  leftOut: number;
  /** What there is to say of the file itself. */
  diagnostics: Diagnostic[];
}

/**
 * Makes seeds of a file.
 *
 * @param name of the file, for messages and for what it says of the report
 * @param modified the day on which the report is added, ISO 8601
 * @param known what is known of the report beside
 * @returns the seeds, or what is wrong with the file
 */
export async function seedsOf(
  name: string,
  bytes: Uint8Array,
  modified: string,
  known: Known = {},
): Promise<FoundReport | Diagnostic> {
  const wrong = (actual: string, expected: string, ruleId = 'file-unreadable'): Diagnostic => ({
    file: name,
    line: 1,
    column: 1,
    ruleId,
    actual,
    expected,
  });
  let found: FileText;
  try {
    found = await readFile(name, bytes);
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return wrong(error.message, error.instead);
  }
  const {text, leftOut} = found;
  const encoded = new TextEncoder().encode(text);
  const {source} = readSource(encoded, found.source);
  const lines = source.lines.filter((line) => line.text !== '' && !line.aside).map((line) => line.text);
  const length = headLength(lines);
  const head = lines.slice(0, length);
  const {kinds, data} = readHead(head);
  const titles = [...head.filter((_, at) => kinds[at] === 'title'), ...frontMatterTitle(text), ...found.titles, name];
  const beginning = lines.slice(length, length + 60).join('\n');
  const {proposal, doubts} = propose(data, titles, beginning, foundAs(name, found.made), known);
  // Neither can be left open: they name the report.
  if (proposal.place === '') return wrong('no place was found', 'say it: --place 云州市', 'place-missing');
  if (proposal.year === 0) return wrong('no year was found', 'say it: --year 2031', 'year-missing');
  return {
    slug: slugOf(proposal),
    proposal,
    taken: found.taken.map(({times, what}) => count(times, what)),
    leftOut: leftOut.length,
    doubts: Object.entries(doubts).map(([key, doubt]) => `${key}: ${doubt}`),
    diagnostics: found.diagnostics,
    files: new Map<string, string | Uint8Array>([
      [found.source, text],
      ['report.yaml', formatProposal(proposal, doubts, modified)],
      ...(leftOut.length > 0 ? [['left-out.txt', leftOut.map((line) => `${line}\n`).join('')] as const] : []),
      // What is not the text as it stands is kept as it was found.
      ...(Buffer.from(bytes).equals(encoded) ? [] : [[`found/${name}`, bytes] as const]),
    ]),
  };
}

/** How the account of the edition names the file. */
function foundAs(name: string, made: readonly string[]): string {
  return made.length === 0 ? name : `${name}（${made.join('；')}）`;
}

/** The title that stands between the first two lines `---`, in whatever kind of file. */
function frontMatterTitle(text: string): string[] {
  const [first, ...rows] = text.split('\n', 100).map((row) => row.trim());
  const end = first === '---' ? rows.indexOf('---') : 0;
  const title = rows.slice(0, Math.max(0, end)).find((row) => /^title:\s*\S/.test(row));
  return title === undefined ? [] : [title.slice('title:'.length).trim()];
}

/** A name for addresses, from place and year: `岳阳市`, 2024 // => `yueyang-2024` */
export function slugOf({place, year}: Pick<Proposal, 'place' | 'year'>): string {
  const short = place.replace(/(?:[\p{Script=Han}]{1,6}族)*自治[州县旗]$|[市州县区盟]$/u, '') || place;
  const letters = pinyin(short, {toneType: 'none', type: 'array', surname: 'off'})
    .join('')
    .toLowerCase()
    .replace(/[^a-z]/g, '');
  return `${letters || 'report'}-${year}`;
}
