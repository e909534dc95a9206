/**
 * Records for reference managers. They are written here, since no library writes them well: citation-js breaks a line
 * of RIS after 70 characters, in the middle of an address, and in BibTeX either drops Chinese or escapes nothing;
 * biblatex-csl-converter has no RIS and loses the publisher.
 */
import type {DateParts, Item} from 'citeproc';
import {Transform} from 'unicode2latex';

// Characters stay what they are, but for those that TeX reads as commands; a lone brace would end a field, escaped or
// not.
const tex = new Transform('minimal', {charmap: {'{': {text: '\\textbraceleft'}, '}': {text: '\\textbraceright'}}});

/**
 * BibTeX, as biblatex and Zotero read it too. A techreport: BibTeX knows no other report, and the rest take it for one.
 *
 * @param type what it is, in words, or BibTeX would call it a technical report
 */
export function bibtex(item: Item, type: string): string {
  const {id, title, author, edition, publisher, issued, language, URL, accessed, note} = item;
  const originalTitle = item['original-title'];
  const text = {
    // In braces of its own a name is a body's, not a person's, and a title keeps its capitals.
    author: author.map(({literal}) => `{${tex.tolatex(literal)}}`).join(' and '),
    title: `{${tex.tolatex(title)}}`,
    ...(originalTitle !== undefined && {origtitle: `{${tex.tolatex(originalTitle)}}`}),
    type,
    edition: tex.tolatex(edition),
    institution: tex.tolatex(publisher),
    year: yearOf(issued),
    // For biblatex, which prints ~ as circa.
    date: day(issued, '-') + (issued.circa ? '~' : ''),
    ...(item['event-title'] !== undefined && {eventtitle: tex.tolatex(item['event-title'])}),
    note: tex.tolatex(note),
    langid: babelName(language),
    url: URL,
    urldate: day(accessed, '-'),
  };
  return `@techreport{${id},\n${Object.entries(text)
    .map(([field, value]) => `  ${field} = {${value}}`)
    .join(',\n')}\n}\n`;
}

/** RIS, for EndNote, NoteExpress, Zotero and most others. Its lines end as its specification says. */
export function ris({id, title, author, edition, publisher, issued, language, URL, accessed, note}: Item): string {
  const lines: [tag: string, value: string][] = [
    ['TY', 'RPRT'],
    ['ID', id],
    ...author.map(({literal}): [string, string] => ['AU', literal]),
    ['TI', title],
    ['ET', edition],
    ['PB', publisher],
    ['PY', yearOf(issued)],
    // A year has no day, and RIS no way to say that it is estimated: the note does.
    ...(issued['date-parts'][0].length > 1 ? [['DA', day(issued, '/')] as [string, string]] : []),
    ['LA', language],
    ['N1', note],
    ['UR', URL],
    ['Y2', day(accessed, '/')],
    ['ER', ''],
  ];
  return lines.map(([tag, value]) => `${tag}  - ${value}\r\n`).join('');
}

/** CSL-JSON: a list of one item, as its schema (csl-data.json) has it. */
export function csl(item: Item): string {
  return JSON.stringify([item]);
}

function day({'date-parts': [parts]}: DateParts, separator: string): string {
  return parts.map((part) => String(part).padStart(2, '0')).join(separator);
}

function yearOf({'date-parts': [[year]]}: DateParts): string {
  return String(year);
}

/** A language as LaTeX's babel names it: `babelName('zh-Hant')` // => `chinese` */
function babelName(language: string): string {
  const name = new Intl.DisplayNames(['en'], {type: 'language'}).of(new Intl.Locale(language).language);
  return (name ?? language).toLowerCase();
}
