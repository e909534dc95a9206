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
  const frontMatter = rows[0]?.trim() === '---' ? rows.findIndex((row, at) => at > 0 && row.trim() === '---') : -1;
  let inComment = false;
  return rows.map((row, at): MarkdownRow => {
    const text = row.replace(/^[\s　]+|[\s　]+$/gu, '');
    if (at <= frontMatter) return {text, aside: true};
    if (inComment || text.startsWith('<!--')) {
      inComment = !text.includes('-->');
      return {text, aside: true};
    }
    if (/^(?:-{3,}|\*{3,}|_{3,})$/.test(text)) return {text, aside: true};
    const heading = /^(#{1,6})\s+(.*?)\s*#*$/.exec(text);
    const words = (heading?.[2] ?? text).replace(/^>\s*/, '');
    const bold = /^\*\*(?:(?!\*\*).)+\*\*$/.test(words);
    return {
      text: entities(words.replace(/\*\*/g, '')).trim(),
      ...(bold && {bold: true as const}),
      ...(heading && {level: heading[1]!.length}),
    };
  });
}

const named: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  nbsp: ' ',
  middot: '·',
  mdash: '—',
  ldquo: '“',
  rdquo: '”',
};

function entities(text: string): string {
  return text.replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return named[name] ?? whole;
    return String.fromCodePoint(decimal === undefined ? parseInt(hex ?? '', 16) : Number(decimal));
  });
}
