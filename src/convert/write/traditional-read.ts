/**
 * What of a Traditional edition has been read. A character that OpenCC could convert in more than one way is right when
 * somebody has looked at it: `seeds/traditional-read.tsv` says what has been found right, and the overrides of
 * `seeds/traditional.txt` are decisions too. What neither covers is unread.
 */
import {configs} from 'opencc-js/preset/cn2t';
import {to} from 'opencc-js/preset/t2cn';
import {counterparts} from '../../model/characters.ts';
import {advance, placesIn, type Diagnostic, type Place} from '../../model/diagnostic.ts';
import {givenKeys, type Report} from '../../model/report.ts';
import {excerpt} from '../../model/text.ts';
import {segments} from '../../model/tree.ts';
import type {EditorsNote} from '../types.ts';
import {readTsv} from '../read/tsv.ts';
import {sourceText} from './editions.ts';

/** Words that somebody has read in the Traditional edition: they stand rightly so. */
export interface ReadForm {
  phrase: string;
  rendering: string;
  /** The reports it was read in; `all` where the words are right in any. */
  reports: 'all' | readonly string[];
  /** Who says so. */
  reader: string;
  /** Why it is right, where one may ask; may be empty. */
  why: string;
  place: Place;
}

/** A character that could have been converted to another one, and that nobody has read. */
export interface Unread {
  character: string;
  /** What it was converted to. */
  result: string;
  /** Both with the text around them, and in brackets: `上年[发]展产业`. */
  simplified: string;
  traditional: string;
  place: Place;
}

/** A text of an edition, and where its characters stand in the seeds. */
interface PlacedText {
  text: string;
  placeOf: (offset: number) => Place;
}

const columnNames = ['simplified', 'traditional', 'reports', 'reader', 'why'];

/**
 * Reads what has been read: comment lines that start with `#`, a header line, then an entry a line: the words in
 * Simplified and in Traditional characters, the reports they were read in (their names, or `*` for words that are right in
 * any), who has read them, and why they are right, which may be left out.
 *
 * @param file its path, for diagnostics
 * @returns the well-formed entries, and an error for every other line
 *
 * `readForms('simplified\ttraditional\treports\treader\twhy\n制造\t製造\t*\teditors\t\n', 'read.tsv').forms[0].rendering`
 * // => `製造`
 */
export function readForms(text: string, file: string): {forms: ReadForm[]; diagnostics: Diagnostic[]} {
  const forms: ReadForm[] = [];
  const {rows, diagnostics} = readTsv(text, file, columnNames, 'read');
  for (const {line, columns, place} of rows) {
    const [phrase = '', rendering = '', scope = '', reader = '', why = ''] = columns;
    const fail = (column: number, ruleId: string, actual: string, expected: string) => {
      const offset = columns.slice(0, column).reduce((sum, one) => sum + one.length + 1, 0);
      diagnostics.push({...advance(place, line, offset), ruleId, actual, expected});
    };
    const empty = columns.slice(0, 4).indexOf('');
    const spaced = columns.findIndex((column, at) => column !== column.trim() || (at < 2 && /\s/u.test(column)));
    const reports = scope === '*' ? ('all' as const) : scope.split(' ');
    const again = forms.find((form) => form.phrase === phrase && overlap(form.reports, reports));
    if (columns.length !== 4 && columns.length !== 5)
      fail(0, 'read-columns', `${columns.length} columns`, `four or five, parted by tabs: ${columnNames.join(', ')}`);
    else if (empty >= 0)
      fail(
        empty,
        'read-empty',
        `${excerpt(phrase || rendering)} has no ${columnNames[empty]}`,
        'only why may be empty',
      );
    else if (spaced >= 0)
      fail(spaced, 'read-space', `${excerpt(columns[spaced] ?? '')} has a space`, 'no space in words or at an edge');
    else if ([...phrase].length !== [...rendering].length)
      fail(1, 'read-length', `${excerpt(rendering)} is not as long as ${excerpt(phrase)}`, 'only the script changes');
    else if (reports !== 'all' && (reports.includes('*') || reports.some((report) => !/^[a-z0-9-]+$/.test(report))))
      fail(
        2,
        'read-reports',
        `${excerpt(scope)} names no reports`,
        '* for all, or names as yiyang-2024, parted by a space',
      );
    else if (again !== undefined)
      fail(0, 'read-duplicate', `${excerpt(phrase)} is in line ${again.place.line} already`, 'one entry for a report');
    else forms.push({phrase, rendering, reports, reader, why, place});
  }
  return {forms, diagnostics};
}

function overlap(some: ReadForm['reports'], others: ReadForm['reports']): boolean {
  return some === 'all' || others === 'all' || some.some((report) => others.includes(report));
}

/** Characters for which OpenCC's dictionaries, either way, know more than one result in Taiwan's forms. */
export function ambiguousCharacters(): ReadonlySet<string> {
  return (ambiguous ??= findAmbiguous());
}

let ambiguous: ReadonlySet<string> | undefined;

function findAmbiguous(): Set<string> {
  const entries = (dictionary: unknown) =>
    String(dictionary)
      .split('|')
      .map((entry) => entry.split(' '));
  const {
    conversionChain: [phrasesAndCharacters, variants],
  } = configs['s2tw']!;
  const taiwan = new Map(variants!.flatMap(entries) as [string, string][]);
  const results = new Map<string, string>();
  const found = new Set<string>();
  const add = (source: string, target: string) => {
    const result = taiwan.get(target) ?? target;
    const known = results.get(source);
    if (known === undefined) results.set(source, result);
    else if (known !== result) found.add(source);
  };
  for (const dictionary of phrasesAndCharacters!) {
    for (const [source = '', target = ''] of entries(dictionary)) {
      // Phrase by phrase, character by character: there are fifty thousand.
      for (let [from, at] = [0, 0]; from < source.length;) {
        const [one, other] = [characterAt(source, from), characterAt(target, at)];
        add(one, other);
        from += one.length;
        at += other.length;
      }
    }
  }
  for (const [target = '', source = ''] of to['cn']!.flat().flatMap(entries)) {
    if (characterAt(target, 0) === target) add(source, target);
  }
  return found;
}

function characterAt(text: string, offset: number): string {
  return String.fromCodePoint(text.codePointAt(offset) ?? 0);
}

/** Words with their rendering: what somebody has read, or an override. */
export type Decided = Pick<ReadForm, 'phrase' | 'rendering'>;

/**
 * What nobody has read of some texts in Traditional characters. A character is read where the words that are decided and
 * hold it stand as decided; of words within longer ones only the longer count, and words that overlap must all stand so.
 *
 * @param convert Simplified → Traditional
 * @param decided what is decided for the report
 * @returns the characters nobody has read, in order, and the decisions that have their effect
 */
export function unreadIn<T extends Decided>(
  texts: readonly PlacedText[],
  convert: (text: string) => string,
  decided: readonly T[],
): {unread: Unread[]; used: Set<T>} {
  const used = new Set<T>();
  // A text is gone through once, however much is decided.
  const beginning = Map.groupBy(decided, ({phrase}) => phrase[0]);
  const unread = texts.flatMap(({text, placeOf}): Unread[] => {
    const open = ambiguousIn(text);
    if (open.length === 0) return [];
    const result = convert(text);
    const at = counterparts(text, result);
    const over = new Map<number, {form: T; from: number; to: number}[]>(open.map((offset) => [offset, []]));
    for (let from = 0; from < text.length; from++) {
      for (const form of beginning.get(text[from]) ?? []) {
        const to = from + form.phrase.length;
        if (text.startsWith(form.phrase, from))
          for (let offset = from; offset < to; offset++) over.get(offset)?.push({form, from, to});
      }
    }
    return open.flatMap((offset): Unread[] => {
      const all = over.get(offset) ?? [];
      const longest = all.filter(
        (one) => !all.some(({from, to}) => from <= one.from && one.to <= to && to - from > one.to - one.from),
      );
      const isAsDecided = ({form, from, to}: (typeof all)[number]) => result.slice(at(from), at(to)) === form.rendering;
      for (const one of longest.filter(isAsDecided)) used.add(one.form);
      if (longest.length > 0 && longest.every(isAsDecided)) return [];
      const end = offset + characterAt(text, offset).length;
      return [
        {
          character: text.slice(offset, end),
          result: result.slice(at(offset), at(end)),
          simplified: inContext(text, offset, end),
          traditional: inContext(result, at(offset), at(end)),
          place: placeOf(offset),
        },
      ];
    });
  });
  return {unread, used};
}

/** `inContext('上年发展。', 2, 3)` // => `上年[发]展。` */
function inContext(text: string, from: number, to: number): string {
  // Six characters are at most twelve code units.
  const [before, after] = [
    [...text.slice(Math.max(0, from - 12), from)].slice(-6),
    [...text.slice(to, to + 12)].slice(0, 6),
  ];
  return `${before.join('')}[${text.slice(from, to)}]${after.join('')}`;
}

/** The offsets of the characters in a text that could be converted in more than one way. */
function ambiguousIn(text: string): number[] {
  const open = ambiguousCharacters();
  let offset = 0;
  return Array.from(text).flatMap((character) => {
    offset += character.length;
    return open.has(character) ? [offset - character.length] : [];
  });
}

/** Entries of the file that are of no use to any report: each is a warning. */
export function unusedForms(forms: readonly ReadForm[], used: ReadonlySet<ReadForm>): Diagnostic[] {
  return forms
    .filter((form) => !used.has(form))
    .map(({phrase, rendering, reports, place}) => ({
      ...place,
      severity: 'warning',
      ruleId: 'read-unused',
      actual: `${excerpt(phrase)} as ${excerpt(rendering)} decides nothing in ${reports === 'all' ? 'any report' : reports.join(', ')}`,
      expected: 'words that a report has, that could be converted otherwise, and that no longer ones decide',
    }));
}

/**
 * All that is converted of a report: its text as read, what is said of it, and its editors' notes.
 *
 * @param settings the path of `report.yaml`, where what is said of it stands
 */
export function textsOf(report: Report, notes: readonly EditorsNote[], settings: string): PlacedText[] {
  const {text, corrections, metadata} = sourceText(report);
  const {title, shortTitle, place, author, publisher, date, found, source} = metadata;
  const said = [
    ...[title, shortTitle, place, author, publisher, found, typeof date === 'string' ? '' : date.why],
    ...givenKeys.map((key) => metadata[key] ?? ''),
    ...source.flatMap(({label, value}) => [label, value]),
    ...[...corrections.values()].flat().map(({why}) => why),
  ];
  return [
    ...segments(report).map(({id, place}) => {
      const words = text.get(id) ?? '';
      return {text: words, placeOf: placesIn(place, words)};
    }),
    ...said.map((words) => ({text: words, placeOf: () => ({file: settings, line: 1, column: 1})})),
    ...notes.flatMap(({zh, source, place}) =>
      [zh.term, zh.text, source.zh].map((words) => ({text: words, placeOf: () => place})),
    ),
  ];
}
