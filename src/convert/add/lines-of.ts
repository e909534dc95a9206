/** Elements of a page or of a Word file → lines of Markdown, as `read/markdown.ts` reads it: a paragraph a line. */

/** What is needed of a node, whichever library has made it: Node knows none of a page. */
export interface PageNode {
  nodeType: number;
  nodeName: string;
  textContent: string | null;
  parentNode: PageElement | null;
  childNodes: Iterable<PageNode>;
  firstChild: PageNode | null;
  nextSibling: PageNode | null;
  cloneNode(deep: boolean): PageNode;
}

/** What is needed of an element. */
export interface PageElement extends PageNode {
  localName: string;
  ownerDocument: {createElement(name: string): PageElement; toString(): string};
  getAttribute(name: string): string | null;
  setAttribute(name: string, value: string): void;
  removeAttribute(name: string): void;
  getElementsByTagName(name: string): Iterable<PageElement>;
  querySelectorAll(selector: string): Iterable<PageElement>;
  querySelector(selector: string): PageElement | null;
  appendChild(node: PageNode): void;
  insertBefore(node: PageNode, before: PageNode | null): void;
  remove(): void;
}

/** Lines, and what of the file is in none of them. */
export interface Lines {
  lines: string[];
  pictures: number;
}

/** Elements that stand within a line; all others begin one. */
const inline = new Set(
  'a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark q s samp small span strike strong sub sup time tt u var wbr'.split(
    ' ',
  ),
);

/** Elements that say nothing to whoever reads the page. */
const silent = new Set(
  'script style noscript template head title meta link iframe object embed svg math canvas audio video input select textarea button datalist map'.split(
    ' ',
  ),
);

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** Characters that are as wide as a Chinese one: a line of the file that ends between two ends no word. */
const wide = String.raw`[\p{Script=Han}\u3000-\u303F\uFF00-\uFFEF“”‘’—…·]`;
const lineEnd = new RegExp(String.raw`(?<=${wide})[ \t\r\n\f]*\n[ \t\r\n\f]*(?=${wide})`, 'gu');

/** Whether an element is not shown. */
export function isHidden(element: PageElement): boolean {
  return (
    silent.has(element.localName) ||
    element.getAttribute('hidden') !== null ||
    /display\s*:\s*none/i.test(element.getAttribute('style') ?? '')
  );
}

export function isElement(node: PageNode): node is PageElement {
  return node.nodeType === 1;
}

/**
 * Writes elements as lines: headings with #, what is bold as a whole with **, superscript digits as `¹`, tables of data
 * as tables, the numbers that a browser puts before the items of a list as text.
 *
 * @param skip an element that is passed over
 */
export function linesOf(root: PageElement, skip?: PageElement): Lines {
  const result: Lines = {lines: [], pictures: 0};
  /** The stretches of the line that is being written. */
  let line: {text: string; bold: boolean}[] = [];
  let level = 0;
  const numbers = new Map<PageNode, string>();

  const end = () => {
    const text = spaced(line.map((stretch) => stretch.text).join(''));
    if (text !== '') {
      const bold = line.every((stretch) => stretch.bold || stretch.text.trim() === '');
      const escaped = escapeMarks(text);
      result.lines.push(level > 0 ? `${'#'.repeat(level)} ${escaped}` : bold ? `**${escaped}**` : escaped);
    }
    line = [];
  };
  const block = (inner: () => void) => {
    end();
    inner();
    end();
  };

  const walk = (node: PageNode, bold: boolean): void => {
    if (node.nodeType === 3) line.push({text: node.textContent ?? '', bold});
    if (!isElement(node) || node === skip || isHidden(node)) return;
    const children = (isBold = bold) => {
      for (const child of node.childNodes) walk(child, isBold);
    };
    const {localName: name} = node;
    const style = node.getAttribute('style') ?? '';
    if (name === 'br' || name === 'hr') return end();
    if (name === 'img') return void result.pictures++;
    if (name === 'pre') return block(() => preformatted(node, bold));
    if (name === 'table' && isData(node)) return block(() => result.lines.push(...tableRows(node, result)));
    if (/^h[1-6]$/.test(name))
      return block(() => {
        level = Number(name.charAt(1));
        children();
        end();
        level = 0;
      });
    if (name === 'sup' || /vertical-align\s*:\s*super/i.test(style)) {
      const text = node.textContent ?? '';
      if (/^\s*\d{1,3}\s*$/.test(text)) return void line.push({text: superscript(text.trim()), bold});
    }
    const isBold =
      ['b', 'strong'].includes(name) || /font-weight\s*:\s*(?:bold|[6-9]00)/i.test(style)
        ? true
        : /font-weight\s*:\s*(?:normal|[1-5]00)/i.test(style)
          ? false
          : bold;
    if (inline.has(name) && !/display\s*:\s*block/i.test(style)) return children(isBold);
    if (name === 'ol') for (const [item, number] of itemNumbers(node)) numbers.set(item, number);
    block(() => {
      line.push({text: numbers.get(node) ?? '', bold: isBold});
      children(isBold);
    });
  };

  const preformatted = (node: PageNode, bold: boolean) => {
    for (const [index, row] of (node.textContent ?? '').split(/\r?\n/).entries()) {
      if (index > 0) end();
      line.push({text: row, bold});
    }
  };

  walk(root, false);
  end();
  return result;
}

/** White space as a browser shows it: none where a line of the file ends between Chinese characters. */
function spaced(text: string): string {
  return text
    .replace(lineEnd, '')
    .replace(/[ \t\r\n\f]+/g, ' ')
    .replace(/^[\s　]+|[\s　]+$/gu, '');
}

/**
 * What Markdown would take for its marks, written so that it is read as it stands.
 *
 * `escapeMarks('# 甲')` // => `&#35; 甲`
 */
function escapeMarks(text: string): string {
  const references = (signs: string) => signs.replace(/./g, (sign) => `&#${sign.charCodeAt(0)};`);
  return text
    .replace(/&(?=#?\w+;)/g, '&amp;')
    .replace(/\*{2,}|<!--/g, references)
    .replace(/^(?:[#>|]|---|___)/, references);
}

/** `12` // => `¹²` */
export function superscript(digits: string): string {
  return digits.replace(/\d/g, (digit) => superscripts.charAt(Number(digit)));
}

/** Whether a table is one, and not what the page is laid out by. */
function isData(table: PageElement): boolean {
  if (table.querySelector('table') !== null) return false;
  const rows = [...table.querySelectorAll('tr')].map((row) => [...row.querySelectorAll('td,th')]);
  const cells = rows.flat();
  const isLong = (cell: PageElement) => (cell.textContent ?? '').trim().length > 400;
  return rows.filter((row) => row.length > 1).length > 1 && !cells.some(isLong);
}

/** A table as Markdown has it; a cell that spans others stands in the first of them. */
function tableRows(table: PageElement, counts: Lines): string[] {
  const grid: string[][] = [];
  const caption = table.querySelector('caption');
  const words = (element: PageElement) => {
    const {lines, pictures} = linesOf(element);
    counts.pictures += pictures;
    return lines.map((line) => line.replace(/^\*\*(.*)\*\*$|^#+ /, '$1')).join(' ');
  };
  for (const [at, row] of [...table.querySelectorAll('tr')].entries()) {
    const cells = (grid[at] ??= []);
    let column = 0;
    for (const cell of row.querySelectorAll('td,th')) {
      while (cells[column] !== undefined) column++;
      const span = (name: string) => Math.max(1, Math.min(100, Number(cell.getAttribute(name)) || 1));
      for (let down = 0; down < span('rowspan'); down++)
        for (let right = 0; right < span('colspan'); right++)
          (grid[at + down] ??= [])[column + right] = down + right === 0 ? words(cell).replaceAll('|', '&#124;') : '';
    }
  }
  const width = Math.max(...grid.map((row) => row.length));
  const written = grid
    .map((row) => Array.from({length: width}, (_, column) => row[column] ?? ''))
    .filter((row) => row.some((cell) => cell !== ''))
    .map((row) => `| ${row.join(' | ')} |`);
  written.splice(1, 0, `|${' --- |'.repeat(width)}`);
  return [...(caption ? [words(caption)] : []), ...written];
}

const cjk = '一二三四五六七八九';

/** A number below a hundred in Chinese: `23` // => `二十三` */
export function chineseNumber(value: number): string {
  const [tens, ones] = [Math.floor(value / 10), value % 10];
  if (value > 99) return String(value);
  return `${tens > 1 ? cjk.charAt(tens - 1) : ''}${tens > 0 ? '十' : ''}${ones > 0 ? cjk.charAt(ones - 1) : ''}`;
}

/** The numbers that a browser puts before the items of a list, and that are no text of the page: `2. `. */
function itemNumbers(list: PageElement): Map<PageNode, string> {
  const numbers = new Map<PageNode, string>();
  const type = /list-style(?:-type)?\s*:\s*([\w-]+)/i.exec(list.getAttribute('style') ?? '')?.[1] ?? 'decimal';
  if (type === 'none') return numbers;
  const isChinese = /^(?:cjk-ideographic|simp-chinese-informal|trad-chinese-informal)$/.test(type);
  let number = Number(list.getAttribute('start') ?? 1) - 1;
  for (const item of list.childNodes) {
    if (!isElement(item) || item.localName !== 'li') continue;
    number = Number(item.getAttribute('value') ?? number + 1);
    numbers.set(item, isChinese ? `${chineseNumber(number)}、` : `${number}. `);
  }
  return numbers;
}
