/** What files carry that is no text: taken off, or made a line end, and listed. */
import {readSource} from '../read/source.ts';
import {tablesIn} from '../structure/table.ts';

/** What is replaced, by what it is called in either language; `by` stands in its place. */
const replaced: {what: string; zh: string; pattern: RegExp; by: string}[] = [
  {what: 'form feed', zh: '换页符', pattern: /\f/g, by: '\n'},
  {what: 'vertical tab', zh: '纵向制表符', pattern: /\v/g, by: '\n'},
  {what: 'line separator', zh: '行分隔符', pattern: /\u2028/g, by: '\n'},
  {what: 'paragraph separator', zh: '段分隔符', pattern: /\u2029/g, by: '\n'},
  {what: 'soft hyphen', zh: '软连字符', pattern: /\u00AD/g, by: ''},
  {what: 'zero-width space', zh: '零宽空格', pattern: /\u200B/g, by: ''},
  {what: 'word joiner', zh: '零宽连接符', pattern: /[\u2060\uFEFF]/g, by: ''},
  {what: 'bidirectional mark', zh: '双向文字控制符', pattern: /[\u200E\u200F\u202A-\u202E\u2066-\u2069]/g, by: ''},
];

/** A text, and what was taken off it. */
export interface Cleaned {
  text: string;
  taken: Taken[];
}

/** So many characters of a kind that are no text. */
export interface Taken {
  times: number;
  /** `soft hyphen` */
  what: string;
  /** `软连字符` */
  zh: string;
}

/**
 * Takes off what is no text. Lines may end in CR alone, as files of old computers have them.
 *
 * `cleaned('甲\u00AD乙。\f丙。').text` // => `甲乙。\n丙。`
 */
export function cleaned(text: string): Cleaned {
  const taken: Taken[] = [];
  let rest = text.replace(/^\uFEFF/, '');
  if (!rest.includes('\n') && rest.includes('\r')) rest = rest.replaceAll('\r', '\n');
  for (const {what, zh, pattern, by} of replaced) {
    const times = rest.match(pattern)?.length ?? 0;
    if (times === 0) continue;
    taken.push({times, what, zh});
    rest = rest.replace(pattern, by);
  }
  return {text: rest, taken};
}

/**
 * Makes spaces of the tabs in lines that are no rows of a table: nothing else can have one.
 *
 * @param file the name of the source that the text becomes
 */
export function withoutStrayTabs({text, taken}: Cleaned, file: string): Cleaned {
  if (!text.includes('\t')) return {text, taken};
  const lines = readSource(new TextEncoder().encode(text), file).source.lines.filter((line) => line.text !== '');
  const {tables} = tablesIn(lines.map((line) => (line.aside ? undefined : line)));
  const rows = new Set([...tables.values()].flatMap((table) => table.lines.map(({place}) => place.line)));
  let times = 0;
  const cleared = text.split('\n').map((row, at) => {
    const words = row.trim();
    if (rows.has(at + 1) || !words.includes('\t')) return row;
    times += words.split('\t').length - 1;
    return row.replace(words, () => words.replaceAll('\t', ' '));
  });
  return times === 0
    ? {text, taken}
    : {text: cleared.join('\n'), taken: [...taken, {times, what: 'tab', zh: '制表符'}]};
}
