/**
 * Records for reference managers. They are written here, since no library writes them well: citation-js breaks a line
 * of RIS after 70 characters, in the middle of an address, and in BibTeX either drops Chinese or escapes nothing;
 * biblatex-csl-converter has no RIS and loses the publisher.
 */
import type {Item} from 'citeproc';
import {Transform} from 'unicode2latex';

// Characters stay what they are, but for those that TeX reads as commands; a lone brace would end a field, escaped or
// not.
const tex = new Transform('minimal', {charmap: {'{': {text: '\\textbraceleft'}, '}': {text: '\\textbraceright'}}});

/** BibTeX, as biblatex and Zotero read it too. A misc: the other types require an author or a year. */
export function bibtex({id, title, publisher, archive, genre, language, URL, accessed, note}: Item): string {
  const text = {
    title: `{${tex.tolatex(title)}}`,
    publisher: tex.tolatex(publisher),
    // BibTeX and biblatex print no publisher of a misc; reference managers read it.
    howpublished: tex.tolatex([publisher, archive, genre].filter(Boolean).join(', ')),
    note: tex.tolatex(note),
    language,
    url: URL,
    urldate: day(accessed, '-'),
  };
  return `@misc{${id},\n${Object.entries(text)
    .map(([field, value]) => `  ${field} = {${value}}`)
    .join(',\n')}\n}\n`;
}

/** RIS, for EndNote, NoteExpress, Zotero and most others. Its lines end as its specification says. */
export function ris({id, title, publisher, archive, genre, language, URL, accessed, note}: Item): string {
  const text = {
    TY: 'RPRT',
    ID: id,
    TI: title,
    PB: publisher,
    DB: archive,
    M3: genre,
    LA: language,
    N1: note,
    UR: URL,
    Y2: day(accessed, '/'),
    ER: '',
  };
  return Object.entries(text)
    .map(([tag, value]) => (value === undefined ? '' : `${tag}  - ${value}\r\n`))
    .join('');
}

/** CSL-JSON: a list of one item, as its schema (csl-data.json) has it. */
export function csl(item: Item): string {
  return JSON.stringify([item]);
}

function day({'date-parts': [parts]}: Item['accessed'], separator: string): string {
  return parts.map((part) => String(part).padStart(2, '0')).join(separator);
}
