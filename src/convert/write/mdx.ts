/** Text → MDX that comes out as that very text. */

/**
 * Makes every character that MDX could take for syntax a numeric character reference, and white space that it could
 * drop: at the edges, in a row, and all but the plain space. Letters, digits and the punctuation of plain Chinese stay.
 *
 * `escapeText('增长6.5%[1]')` // => `增长6.5%&#x5B;1&#x5D;`
 */
export function escapeText(text: string): string {
  return text.replace(
    /(?<!\d)\.|\.(?!\d)|[!-$&-+/:-@[-`{-~-]|^ | $| (?= )|(?! )[\p{Z}\p{C}\uFE00-\uFE0F]/gu,
    reference,
  );
}

/** The same for the value of an attribute, in which less is syntax. */
function escapeAttribute(text: string): string {
  return text.replace(/["&<>{}\\`]|^ | $| (?= )|(?! )[\p{Z}\p{C}\uFE00-\uFE0F]/gu, reference);
}

function reference(character: string): string {
  return `&#x${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()};`;
}

/** An element: `element('S', {id: 'p1.1', lead: true}, '甲。')` // => `<S id="p1.1" lead>甲。</S>` */
export function element(
  name: string,
  attributes: Record<string, string | number | boolean | undefined>,
  content?: string,
): string {
  const list = Object.entries(attributes).map(([key, value]) => {
    if (value === undefined || value === false) return '';
    return value === true ? ` ${key}` : ` ${key}="${escapeAttribute(String(value))}"`;
  });
  const open = `<${name}${list.join('')}`;
  return content === undefined ? `${open} />` : `${open}>${content}</${name}>`;
}

/**
 * Front matter. A value is written as JSON, which is YAML; a list of records one a line, a record one value a line.
 *
 * `frontMatter({page: '1', entries: []})` // => `---\npage: "1"\nentries: []\n---\n`
 */
export function frontMatter(values: Record<string, unknown>): string {
  return `---\n${fields(values).join('\n')}\n---\n`;
}

function fields(values: Record<string, unknown>): string[] {
  return Object.entries(values).flatMap(([key, value]) => {
    if (value === undefined) return [];
    if (Array.isArray(value) && value.length > 0) return [`${key}:`, ...value.map((item) => `  - ${json(item)}`)];
    if (isRecord(value)) return [`${key}:`, ...fields(value).map((line) => `  ${line}`)];
    return [`${key}: ${json(value)}`];
  });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** JSON with what YAML could refuse or hide escaped. */
function json(value: unknown): string {
  return JSON.stringify(value).replace(/(?! )[\p{Z}\p{C}]/gu, (character) =>
    Array.from(
      {length: character.length},
      (_, index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`,
    ).join(''),
  );
}
