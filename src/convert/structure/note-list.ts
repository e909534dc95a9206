/** Lists of notes, in the forms in which reports print them. */
import {append} from '../../model/append.ts';
import {inOneCharacter} from '../../model/numbering.ts';
import {excerpt, smallNumeral} from '../../model/text.ts';
import {bracketForm, circledForm, type MarkerForm} from './marker-forms.ts';

const words =
  '(?:名?词(?:术语)?|术语|用语|专有名词|专业名词|专业术语|新名词|名词用语|特定词语|内容名词|(?:部分)?工作和用语|有关(?:名词|用语|术语|词语|情况|内容名词)|相关(?:名词|用语|术语))';
const notesHeading = new RegExp(
  String.raw`^(?:附件?[一二三四五六七八九十\d]?[：:、.]?|附录[一二三四五六七八九十\d]?[：:、.]?)?(?:关于)?(?:\d{4}年)?(?:《?.{0,12}(?:政府)?工作报告》?(?:中|的)?)?(?:有关|部分|相关)?${words}(?:的)?(?:解释|注释|注解|说明|释义|释疑|诠释|解析|简释|名词解释)?(?:[和及与](?:说明|注释|解释))?[：:]?$`,
  'u',
);

/**
 * Whether a line heads a list of notes: `名 词 解 释`, `附件：《政府工作报告》名词解释`, `注释：`.
 */
export function isNotesHeading(line: string): boolean {
  const close = line
    .replace(/[\s　*#]+/gu, '')
    .replace(/^[（(](.*)[）)]$/u, '$1')
    .replace(ordering, '');
  // What is numbered is named with other things that follow: 2.名词解释.
  if ([...close].length > 36 || /[。；]|^\d{1,2}[.．、]/u.test(close)) return false;
  return (
    /^(?:附[：:]?)?(?:《?政府工作报告》?)?(?:注释|注解|附注|注|备注|名词解释|名词释义|解释说明)[：:]?$/u.test(close) ||
    (notesHeading.test(close) && /解释|注释|注解|说明|释义|释疑|诠释|解析|简释/u.test(close))
  );
}

/** In what order the notes stand, said beside their heading: `（以文中出现先后为序）`. */
const ordering = /[（(][^（()）]{0,20}(?:为序|顺序|先后|排列|排序)[^（()）]{0,20}[）)]$/u;

/** Whether a line says nothing but how a list of notes is ordered. */
export function saysOrder(line: string): boolean {
  return line !== '' && line.replace(ordering, '') === '';
}

/** How many notes a list has at least that nothing heads. */
const fewestNotes = 3;

/**
 * Where a list of notes begins that no heading stands over: at the end of a text, a note a line, counted from 1.
 *
 * @param lines without blank ones
 * @returns the line of the first note; undefined where there is no such list
 */
export function unheadedNotes(lines: readonly string[]): number | undefined {
  let start = lines.length;
  let first: ReturnType<typeof noteNumber>;
  while (start > 0 && first?.number !== 1) {
    const line = lines[start - 1]!;
    const number = noteNumber(line) ?? (first && numberBeforeDigits(line, first.number - 1));
    const isNote = number !== undefined && /^.{1,40}?[：:]\s*\S/u.test(line.slice(number.length));
    if (!isNote || (first && (number.number !== first.number - 1 || number.form !== first.form))) break;
    [first, start] = [number, start - 1];
  }
  return first?.number === 1 && lines.length - start >= fewestNotes ? start : undefined;
}

/** A number as it is printed before a note. */
const numbered = new RegExp(
  String.raw`^(?:(?<open>[\[［〔【(（﹝])\s*(?:\^\s*)?(?<inside>\d{1,3}|[０-９]{1,3}|[一二三四五六七八九十]{1,3})\s*(?<close>[\]］〕】)）﹞])\s*[：:、.．]?|(?<circled>[①-⑳⑴-⒇])|(?<plain>\d{1,3})\s*[．.、：:]|(?<bare>\d{1,3})(?=[\s　]+\D))\s*`,
  'u',
);

/** A note as it is printed: its number, its term, what parts it from its definition. */
export interface PrintedNote {
  /** Undefined where the list is not numbered. */
  number?: number;
  form?: MarkerForm;
  /** How long number and white space are (UTF-16 code units). */
  length: number;
  term: string;
  separator: string;
  definition: string;
}

/** Takes the number off a line; undefined where it has none. */
export function noteNumber(line: string): {number: number; form: MarkerForm; length: number} | undefined {
  const match = numbered.exec(line);
  if (match === null) return undefined;
  const {open, inside, circled, plain, bare} = match.groups ?? {};
  const length = match[0].length;
  if (circled !== undefined) {
    return {number: inOneCharacter(circled), form: circledForm(circled), length};
  }
  if (plain !== undefined || bare !== undefined) {
    if (/^\d{1,3}[.．]\d/u.test(line)) return undefined;
    return {number: Number(plain ?? bare), form: '1．', length};
  }
  const digits = (inside ?? '').normalize('NFKC');
  // What counts nothing, [0] or [二三], is numbered nevertheless.
  const number = Number(digits) || smallNumeral(digits);
  return {number, form: bracketForm(line, open), length};
}

/** The number that is due, where the term begins with a digit too and a number of its own could be meant: `11.10条路线：…`. */
function numberBeforeDigits(line: string, due: number): ReturnType<typeof noteNumber> {
  const match = /^(\d{1,3})[.．](?=\d)/u.exec(line);
  return match && Number(match[1]) === due ? {number: due, form: '1．', length: match[0].length} : undefined;
}

/** Parts a term from its definition: `：`, `:`, `——`, or 指 and 是指, which belong to the definition. */
const parted = [
  /^(?<term>[“"《「][^”"》」]{1,50}[”"》」][^：:。，—]{0,12})(?<separator>\s*[：:]\s*)(?<definition>.+)$/su,
  /^(?<term>[^：:。；]{1,60}?)(?<separator>\s*[：:]\s*)(?<definition>.+)$/su,
  /^(?<term>[^—。；]{1,50}?)(?<separator>\s*[—─]{1,2}\s*)(?<definition>.+)$/su,
  /^(?<term>[^，。；]{1,40}?)(?<separator>，?)(?<definition>(?:主要)?(?:是指|指的是|即指|指|即|是).+)$/su,
  /^(?<term>[“"][^”"]{1,50}[”"][^，。]{0,8})(?<separator>[，。]?)(?<definition>.+)$/su,
];

/**
 * Takes a line of a list of notes apart; undefined where it is no note of its own.
 *
 * @param number what it begins with, where that is known
 *
 * `printedNote('（11）“四好农村路”：指……。')` // => `{number: 11, form: '（1）', term: '“四好农村路”', …}`
 */
export function printedNote(line: string, number = noteNumber(line)): PrintedNote | undefined {
  const text = line.slice(number?.length ?? 0);
  for (const pattern of parted) {
    const {term, separator, definition} = pattern.exec(text)?.groups ?? {};
    if (term !== undefined && definition !== undefined) {
      return {...number, length: number?.length ?? 0, term, separator: separator ?? '', definition};
    }
  }
  // A title and its sentences: 6．基本普及十五年教育。指…….
  const titled = number && /^(?<term>[^。]{1,40})(?<separator>。)(?<definition>.+)$/su.exec(text)?.groups;
  if (titled) {
    const {term = '', separator = '', definition = ''} = titled;
    return {...number, term, separator, definition};
  }
  // A term alone: its definition is the next line.
  if (number !== undefined) return {...number, term: text, separator: '', definition: ''};
  return undefined;
}

/** A note as a list has it, with where its words stand. */
export interface ListedNote {
  number: number;
  /** Whether the list prints no number: it was counted. */
  counted?: true;
  /** The line it begins on, and where its term begins there (UTF-16 code units). */
  line: number;
  from: number;
  term: string;
  separator: string;
  definition: {line: number; from: number; text: string}[];
}

/** Takes apart a note whose term is known; undefined where it does not begin so. */
function noteWithTerm(
  line: string,
  number: {number: number; form: MarkerForm; length: number} | undefined,
  term: string,
): PrintedNote | undefined {
  const length = number?.length ?? 0;
  if (!line.startsWith(term, length)) return undefined;
  const rest = line.slice(length + term.length);
  const separator = /^[\s　]*[：:，,。—─]*[\s　]*/u.exec(rest)?.[0] ?? '';
  return {...number, length, term, separator, definition: rest.slice(separator.length)};
}

/** What cannot be decided of a list, or was decided against the look of it. */
export interface ListDoubt {
  line: number;
  rule: 'note-number' | 'note-line' | 'note-unnumbered';
  actual: string;
  expected: string;
}

/** What a line of a list was said to be. */
export interface NoteDecision {
  /** Whether a note begins there. */
  begins: boolean;
  number?: number;
  /** How the note begins, up to its definition. */
  term?: string;
}

/** A line of a list of notes, or what of it begins a note. */
interface Entry {
  line: number;
  /** Where it begins in its line (UTF-16 code units). */
  from: number;
  text: string;
}

/**
 * The lines of a list; a line in which the next notes begin too, after a full stop, is taken apart, if the next line goes
 * on. What a line was said to be, it is as a whole.
 */
function entriesOf(lines: readonly string[], decided: ReadonlyMap<number, NoteDecision>): Entry[] {
  const numbers = lines.map((line, at) => (decided.get(at)?.begins === false ? undefined : noteNumber(line)));
  /** The number that each line's own form has next. */
  const following: number[] = [];
  const next = new Map<MarkerForm, number>();
  for (let at = lines.length - 1; at >= 0; at--) {
    const own = numbers[at];
    if (own === undefined) continue;
    following[at] = next.get(own.form) ?? 0;
    next.set(own.form, own.number);
  }
  return lines.flatMap((text, line): Entry[] => {
    const own = numbers[line];
    const whole = [{line, from: 0, text}];
    if (own === undefined || decided.has(line)) return whole;
    const end = following[line] ?? 0;
    const begins = [0];
    for (const {index} of text.matchAll(/(?<=[。；！？][”）)]?)\S/gu)) {
      const due = own.number + begins.length;
      if (due >= end) break;
      const number = index < own.length ? undefined : noteNumber(text.slice(index));
      if (number?.number === due && number.form === own.form) begins.push(index);
    }
    // All between the two lines, or none.
    if (own.number + begins.length < end) return whole;
    return begins.map((from, at) => ({line, from, text: text.slice(from, begins[at + 1])}));
  });
}

/**
 * Reads a list of notes: an entry begins where the list's own numbering goes on; other lines go on with the entry before.
 *
 * @param lines below the heading of the list, without blank ones
 * @param decided lines that were said to be something, by their index
 * @returns the notes, how the number of the first is printed (empty where the list has no numbers), and what is in doubt
 */
export function readNotes(
  lines: readonly string[],
  decided: ReadonlyMap<number, NoteDecision> = new Map(),
): {notes: ListedNote[]; printed: string; doubts: ListDoubt[]} {
  const doubts: ListDoubt[] = [];
  const notes: ListedNote[] = [];
  const forms = lines.map((line) => noteNumber(line)?.form);
  const form = mostFrequent(forms.filter((found) => found !== undefined));
  const isNumbered = form !== undefined && (forms[0] === form || forms.filter((found) => found === form).length >= 2);
  for (const {line, from: start, text} of entriesOf(lines, decided)) {
    const last = notes.at(-1);
    const number = noteNumber(text) ?? (form === '1．' ? numberBeforeDigits(text, (last?.number ?? 0) + 1) : undefined);
    const goesOn = number !== undefined && number.form === form && number.number > (last?.number ?? 0);
    const decision = start === 0 ? decided.get(line) : undefined;
    // Nothing goes on before the first.
    const begins =
      (last || decision?.begins ? decision?.begins : undefined) ??
      (isNumbered ? goesOn : printedNote(text) !== undefined);
    if (!begins && last === undefined) {
      doubts.push({line, rule: 'note-line', actual: 'no note begins here', expected: 'a note: 1．term：definition'});
      notes.push({number: 1, counted: true, line, from: start, term: text, separator: '', definition: []});
      continue;
    }
    if (!begins) {
      last!.definition.push({line, from: start, text});
      continue;
    }
    const printed = (decision?.term === undefined ? undefined : noteWithTerm(text, number, decision.term)) ??
      printedNote(text, number) ?? {
        length: number?.length ?? 0,
        term: text.slice(number?.length ?? 0),
        separator: '',
        definition: '',
      };
    const expected = (last?.number ?? 0) + 1;
    const said = decision?.number ?? (isNumbered && goesOn ? number.number : expected);
    const value = said > (last?.number ?? 0) ? said : expected;
    if (said !== value)
      doubts.push({
        line,
        rule: 'note-number',
        actual: `note ${said} follows ${last?.number ?? 0}`,
        expected: `read as note ${value}`,
      });
    else if (isNumbered && decision === undefined && value !== expected)
      doubts.push({
        line,
        rule: 'note-number',
        actual: last === undefined ? `note ${value} is the first` : `note ${value} follows ${last.number}`,
        expected: `note ${expected}`,
      });
    const {length, term, separator, definition} = printed;
    notes.push({
      number: value,
      ...((!isNumbered || number === undefined) && {counted: true as const}),
      line,
      from: start + length,
      term,
      separator,
      definition:
        definition === '' ? [] : [{line, from: start + length + term.length + separator.length, text: definition}],
    });
  }
  if (notes.length > 0 && !isNumbered)
    doubts.push({
      line: 0,
      rule: 'note-unnumbered',
      actual: 'the notes are not numbered',
      expected: `counted, and shown as [1]–[${notes.length}]`,
    });
  append(doubts, joinedLines(lines, notes, decided, isNumbered ? form : undefined));
  const first = notes.find(({counted}) => !counted);
  const printed = first === undefined ? '' : (lines[first.line] ?? '').slice(0, first.from).trim();
  return {notes, printed, doubts: doubts.sort((a, b) => a.line - b.line)};
}

/**
 * What goes on with a note and may be something else: lines that are numbered as its notes are, lines that are no
 * sentences, and any line in a list whose notes otherwise have a line each. It is said once for a note.
 */
function joinedLines(
  lines: readonly string[],
  notes: readonly ListedNote[],
  decided: ReadonlyMap<number, NoteDecision>,
  form?: MarkerForm,
): ListDoubt[] {
  const joined = notes.map((note) => note.definition.filter(({line}) => line > note.line && !decided.has(line)));
  // A definition may begin on the line after its term.
  const longer = joined.filter(
    (rest, at) => rest.length > (notes[at]?.definition[0]?.line === notes[at]?.line ? 0 : 1),
  );
  const areLines = longer.length * 5 <= notes.length;
  return notes.flatMap(({number, line: own, definition}, at): ListDoubt[] => {
    const rest = joined[at] ?? [];
    const numbered = rest.filter(({text}) => form !== undefined && noteNumber(text)?.form === form);
    const [odd] = numbered;
    if (odd !== undefined)
      return [
        {
          line: odd.line,
          rule: 'note-number',
          actual: `number ${numbered.map(({text}) => noteNumber(text)?.number).join(', ')} follows note ${number}`,
          expected: `read as part of note ${number}; note ${number + 1} would be the next`,
        },
      ];
    const [loose] = rest.filter(({text}) => !/[。！？；：…!?;:][”’」』）)》〉】〕\]]*$/u.test(text));
    const beyond = definition[0]?.line === own ? rest : rest.slice(1);
    const said = loose ?? (areLines ? beyond[0] : undefined);
    if (said === undefined) return [];
    const actual =
      said === loose
        ? `${excerpt(lines[said.line] ?? '')} does not end like a sentence`
        : `${excerpt(lines[said.line] ?? '')} begins no note, and the notes have a line each`;
    return [{line: said.line, rule: 'note-line', actual, expected: `read as part of note ${number}`}];
  });
}

function mostFrequent<T>(list: readonly T[]): T | undefined {
  const counts = new Map<T, number>();
  for (const item of list) counts.set(item, (counts.get(item) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}
