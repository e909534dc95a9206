/** Markdown as reports are collected in: what it marks up, and the words without the marks. */

/** A row of a Markdown file, without its marks. */
export interface MarkdownRow {
  text: string;
  /** Whether all of it is bold. */
  bold?: true;
  /** The level of a heading, 1 to 6. */
  level?: number;
  /** Whether it is of the file, not of the text: front matter, a comment, a rule. */
  aside?: true;
}

/**
 * Takes the marks off rows: headings, bold print, quotations, rules, comments, front matter, entities.
 *
 * `unmarked(['**一、回顾**'])[0]` // => `{text: '一、回顾', bold: true}`
 */
export function unmarked(rows: readonly string[]): MarkdownRow[] {
  const frontMatter = frontMatterEnd(rows);
  // A comment that nothing closes is none: the rest of the text would be in it.
  const lastEnd = rows.findLastIndex((row) => row.includes('-->'));
  let inComment = false;
  return rows.map((row, at): MarkdownRow => {
    const text = row.trim();
    if (at <= frontMatter) return {text, aside: true};
    const commented = inComment ? undefined : /^<!--((?:(?!-->).)+)-->$/su.exec(text)?.[1]?.trim();
    if (commented) return {text: commented, aside: true};
    if (inComment || (text.startsWith('<!--') && at <= lastEnd)) {
      inComment = !text.includes('-->');
      return {text, aside: true};
    }
    if (/^(?:-{3,}|\*{3,}|_{3,})$/.test(text)) return {text, aside: true};
    const heading = /^(#{1,6})\s+(.*)$/s.exec(text);
    // Signs that close a heading stand apart from its words.
    const words = (heading?.[2]?.replace(/(?<=^|\s)#+$/, '').trim() ?? text).replace(/^>\s*/, '');
    const bold = /^\*\*(?:(?!\*\*).)+\*\*$/.test(words);
    return {
      text: entities(words.replace(/\*\*/g, '')).trim(),
      ...(bold && {bold: true as const}),
      ...(heading && {level: heading[1]!.length}),
    };
  });
}

/** The last row of the front matter; -1 where there is none. Between two rules may as well be text. */
function frontMatterEnd(rows: readonly string[]): number {
  if (rows[0]?.trim() !== '---') return -1;
  const end = rows.findIndex((row, at) => at > 0 && row.trim() === '---');
  // Keys, their values below them, comments and blank rows.
  const isYaml = (row: string) => /^(?:\s*$|#|\s+\S|-\s|[^\s:：。]+\s*:(?:\s|$))/.test(row);
  return rows.slice(1, Math.max(1, end)).every(isYaml) ? end : -1;
}

const named = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['nbsp', ' '],
  ['middot', '·'],
  ['mdash', '—'],
  ['ldquo', '“'],
  ['rdquo', '”'],
]);

/** Characters for references to them; what refers to none stays as it is printed. */
function entities(text: string): string {
  return text.replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return named.get(name) ?? whole;
    const code = decimal === undefined ? parseInt(hex ?? '', 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
