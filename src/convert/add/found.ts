/** A file as it was found → the seeds of a report: its text, its settings, its name. */
import {pinyin} from 'pinyin-pro';
import {count, type Diagnostic} from '../../model/diagnostic.ts';
import {readSource} from '../read/source.ts';
import {headLength, readHead} from '../structure/head.ts';
import {tablesIn} from '../structure/table.ts';
import {cleaned} from './clean.ts';
import {decodeFile, type DecodedFile} from './encoding.ts';
import {formatProposal, propose, type Known, type Proposal} from './proposal.ts';

/** What becomes of a file. */
export interface FoundReport {
  slug: string;
  /** The files of its folder under `seeds/`, by name. */
  files: Map<string, string>;
  proposal: Proposal;
  /** What a person should look at in its settings. */
  doubts: string[];
  /** What the file carries that is no text and was taken off: `2 soft hyphens`. */
  taken: string[];
}

/** The files that can be read. */
const readable = ['.txt', '.md'];

/**
 * Makes seeds of a file.
 *
 * @param name of the file, for messages and for what it says of the report
 * @param modified the day on which the report is added, ISO 8601
 * @param known what is known of the report beside
 * @returns the seeds, or what is wrong with the file
 */
export function seedsOf(
  name: string,
  bytes: Uint8Array,
  modified: string,
  known: Known = {},
): FoundReport | Diagnostic {
  const extension = /\.[^.]*$/.exec(name)?.[0].toLowerCase() ?? '';
  const wrong = (actual: string, expected: string, ruleId = 'file-unreadable'): Diagnostic => ({
    file: name,
    line: 1,
    column: 1,
    ruleId,
    actual,
    expected,
  });
  if (!readable.includes(extension)) return wrong(`a file of the kind ${extension || '(none)'}`, readable.join(', '));
  let decoded: DecodedFile;
  try {
    decoded = decodeFile(bytes);
  } catch (error) {
    return wrong(`the text cannot be decoded: ${(error as Error).message}`, 'a text file in one of these encodings');
  }
  const {encoding} = decoded;
  const file = `report${extension}`;
  const {text, taken} = withoutStrayTabs(cleaned(decoded.text), file);
  const {source} = readSource(new TextEncoder().encode(text), file);
  const lines = source.lines.filter((line) => line.text !== '' && !line.aside).map((line) => line.text);
  const length = headLength(lines);
  const head = lines.slice(0, length);
  const {kinds, data} = readHead(head);
  const titles = [...head.filter((_, at) => kinds[at] === 'title'), ...frontMatterTitle(text), name];
  const beginning = lines.slice(length, length + 60).join('\n');
  const {proposal, doubts} = propose(data, titles, beginning, foundAs(name, encoding), known);
  // Neither can be left open: they name the report.
  if (proposal.place === '') return wrong('no place was found', 'say it: --place 云州市', 'place-missing');
  if (proposal.year === 0) return wrong('no year was found', 'say it: --year 2031', 'year-missing');
  return {
    slug: slugOf(proposal),
    proposal,
    taken,
    doubts: Object.entries(doubts).map(([key, doubt]) => `${key}: ${doubt}`),
    files: new Map([
      [file, text],
      ['report.yaml', formatProposal(proposal, doubts, modified, taken)],
    ]),
  };
}

/** Makes spaces of the tabs in lines that are no rows of a table. */
function withoutStrayTabs({text, taken}: ReturnType<typeof cleaned>, file: string): ReturnType<typeof cleaned> {
  if (!text.includes('\t')) return {text, taken};
  const lines = readSource(new TextEncoder().encode(text), file).source.lines.filter((line) => line.text !== '');
  const {tables} = tablesIn(lines.map((line) => (line.aside ? undefined : line)));
  const rows = new Set([...tables.values()].flatMap((table) => table.lines.map(({place}) => place.line)));
  let stray = 0;
  const cleared = text.split('\n').map((row, at) => {
    const words = row.trim();
    if (rows.has(at + 1) || !words.includes('\t')) return row;
    stray += words.split('\t').length - 1;
    return row.replace(words, () => words.replaceAll('\t', ' '));
  });
  return stray === 0 ? {text, taken} : {text: cleared.join('\n'), taken: [...taken, count(stray, 'tab')]};
}

/** How the account of the edition names the file. */
function foundAs(name: string, encoding: string): string {
  return encoding === 'utf-8' ? name : `${name}（原文件的编码是${encoding.toUpperCase()}，这里转为UTF-8）`;
}

function frontMatterTitle(text: string): string[] {
  const title = /^---\r?\n(?:.*\r?\n)*?title:\s*(.+?)\s*\r?\n(?:.*\r?\n)*?---/u.exec(text)?.[1];
  return title === undefined ? [] : [title];
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
