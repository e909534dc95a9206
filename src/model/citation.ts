/**
 * Citations of a paragraph or sentence, as a reader copies them. The build has prepared them (`cite.json`, made by
 * build/citations/prepare.ts) but for what only the reader's page knows: which passage, its address, and the day.
 */

/** GB/T 7714, Chicago and APA to paste into a text, and records for reference managers. */
export type Format = 'gbt' | 'chicago' | 'apa' | 'bibtex' | 'ris' | 'csl';

/** Something for every format; for a style that sets words in italics also as HTML. */
export type Each<T> = Record<Format, T> & {html: Partial<Record<Format, T>>};

/** Text, and at every odd place the name of what fills it: `['第', 'paragraph', '段']`. */
export type Template = string[];

/** What is cited of a report: a paragraph, several, a note of its own, one of the editors'. */
type Cited = 'one' | 'several' | NoteKind;
type NoteKind = 'note' | 'editors-note';

/** What `cite.json` holds: the citations of one report in one edition, for a paragraph and for several. */
export type CiteData = Record<'one' | 'several', Each<Template>>;

/** What `cite-notes.json` holds: the same for notes. */
export type NoteCiteData = Record<NoteKind, Each<Template>>;

/** What is cited, and when it was read. */
export interface Passage {
  /** The number of the paragraph, for a sentence of its paragraph: `37`; of several the first and the last, `37–39`. */
  paragraph: string;
  /** For a note, whose it is; its number stands for that of the paragraph. */
  kind?: NoteKind;
  /** The address of the exact place, with its id as the fragment: `https://…/zh-hans/yiyang-2024/2-3/#p37.2`. */
  url: string;
  today: Date;
}

/**
 * The citations of a passage. A style's two forms stand on a line each: Chicago's note and entry, APA's entry and
 * in-text citation.
 *
 * @throws if the data are not those of what is cited.
 *
 * `citations(data, {paragraph: '37', url: 'https://…/zh-hans/yiyang-2024/2-3/#p37.2', today: new Date()}).gbt`
 * // => `益阳市人民政府. 益阳市2024年政府工作报告[R/OL]. Baogao阅读版第37段. … [2023][2026-11-24]. https://…`
 */
export function citations(data: Partial<CiteData & NoteCiteData>, passage: Passage): Each<string> {
  const known: Record<string, string> = values(passage);
  const cited: Cited = passage.kind ?? (isRange(passage.paragraph) ? 'several' : 'one');
  const templates = data[cited];
  if (!templates) throw new Error(`no citations of ${cited}`);
  return each(templates, (template) => template.map((part, i) => (i % 2 ? known[part] : part)).join(''));
}

/** Whether several paragraphs are cited: `isRange('37–39')` // => `true` */
export function isRange(paragraph: string): boolean {
  return paragraph.includes('–');
}

/** Changes all citations of a report in one way, those in HTML too. */
export function each<A, B>({html, ...text}: Each<A>, change: (value: A) => B): Each<B> {
  const all = <K extends string>(some: Record<K, A>) =>
    Object.fromEntries(Object.entries<A>(some).map(([key, value]) => [key, change(value)])) as Record<K, B>;
  return {...all(text), html: all(html as Record<Format, A>)};
}

/** What a template can name; the day in every form in which some format writes it. */
export function values({paragraph, url, today}: Passage) {
  const parts = [today.getFullYear(), today.getMonth() + 1, today.getDate()];
  const padded = parts.map((part) => String(part).padStart(2, '0'));
  return {
    paragraph,
    /** As GB/T 7714 has ranges: `37-39` */
    hyphened: paragraph.replace('–', '-'),
    /** `p37`, `p37-39`: two passages that differ in what is cited have two names. */
    id: url.replace(/^[^#]*#?/, '') + (isRange(paragraph) ? `-${paragraph.replace(/^.*–/, '')}` : ''),
    url,
    /** The address in HTML. */
    escaped: url.replaceAll('&', '&#38;'),
    /** `2026-01-05` */
    hyphens: padded.join('-'),
    /** `2026/01/05` */
    slashes: padded.join('/'),
    /** `2026,1,5` */
    commas: parts.join(),
  };
}
