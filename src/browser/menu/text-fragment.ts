/**
 * The text fragment that marks some words of a page in a link to it (https://wicg.github.io/scroll-to-text-fragment/).
 *
 * Browsers mark the first words that match, whole words alone, and only next to their context. So words are taken
 * whole, told from what stands before them on the page, and their context from their own paragraph: beside it a note
 * may stand or not.
 */
import {columnOf, selectedText, type Selected} from '../kit/page-text.ts';

/** How much of a long passage is written out at its beginning and at its end, in characters. */
const enough = 12;
/** Up to this many a passage is written out whole. */
const short = 60;
/** How many words are tried as context. */
const most = 8;

/** A paragraph, heading or note: its text without its number, and where its words begin and end. */
interface Block {
  element: Element;
  text: string;
  bounds: number[];
}

/**
 * `fragmentOf(range)` // => `:~:text=揭榜挂帅`; empty where nothing tells the words from others.
 *
 * What begins in a heading may have to be marked in two: the contents, which stand before the text, have the heading
 * too, and what follows it. So has what is in two rows of a parallel page.
 */
export function fragmentOf(range: Range): string {
  const whole = directiveOf(range);
  const directives = whole ? [whole] : headAndRest(range).map(directiveOf);
  return directives.length > 0 && directives.every(Boolean) ? `:~:text=${directives.join('&text=')}` : '';
}

/** What of a range is in its first block, and what is not; nothing where all of it is in one. */
function headAndRest(range: Range): Range[] {
  // Between blocks stand line ends of the HTML.
  const pieces = selectedText(range).filter(([node]) => blockAround(node));
  const [first, last] = [pieces[0], pieces.at(-1)];
  const at = pieces.findIndex(([node]) => first && blockAround(node) !== blockAround(first[0]));
  const [end, start] = [pieces[at - 1], pieces[at]];
  return first && end && start && last ? [span(first, end), span(start, last)] : [];
}

function span([from, start]: Selected, [to, , end]: Selected): Range {
  const range = new Range();
  range.setStart(from, start);
  range.setEnd(to, end);
  return range;
}

/** Words of a page as the address tells them: `早餐-,揭榜挂帅,-机制`; empty where nothing tells them from others. */
function directiveOf(range: Range): string {
  const [first, last] = [blockOf(range.startContainer), blockOf(range.endContainer)];
  // Across the rows of a parallel page it would mark the other column's words too.
  if (!first || !last || columnOf(first.element)?.row !== columnOf(last.element)?.row) return '';
  const start =
    first.bounds.findLast((bound) => bound <= offsetIn(first, range.startContainer, range.startOffset)) ?? 0;
  const end =
    last.bounds.find((bound) => bound >= offsetIn(last, range.endContainer, range.endOffset)) ?? last.text.length;
  const whole = first.element === last.element && end - start <= short;
  const before = textUpTo(first, start);
  for (let words = 0; words <= most; words++) {
    const prefix = first.text.slice(back(first, start, words), start);
    const textStart = first.text.slice(
      start,
      whole ? end : (first.bounds.find((bound) => bound >= start + enough * (1 + words)) ?? first.text.length),
    );
    const suffix = whole ? last.text.slice(end, ahead(last, end, words)) || (words > 0 ? wordAfter(last) : '') : '';
    if (!endsFirst(before + textStart + suffix, prefix + textStart + suffix)) continue;
    const textEnd = whole ? '' : endOf(last, end, textUpTo(last, end).slice(before.length + textStart.length));
    if (textEnd === undefined) return '';
    return [
      prefix.trim() && `${encode(prefix)}-`,
      encode(textStart),
      textEnd && encode(textEnd),
      suffix.trim() && `-${encode(suffix)}`,
    ]
      .filter(Boolean)
      .join(',');
  }
  return '';
}

/**
 * The last words of a passage, as many as occur in what is between only where it ends; undefined if it is the first
 * that is found in any case.
 */
function endOf(block: Block, end: number, between: string): string | undefined {
  for (let words = 0; words <= most; words++) {
    const text = block.text.slice(
      Math.min(back(block, end, words + 1), block.bounds.findLast((bound) => bound <= end - enough) ?? 0),
      end,
    );
    if (endsFirst(between, text)) return text;
  }
  return undefined;
}

/** Whether a text has some words nowhere but at its end. */
function endsFirst(text: string, words: string): boolean {
  const [all, sought] = [text, words].map((one) => one.toLowerCase().replace(/\s+/g, ' ').trim()) as [string, string];
  const at = all.indexOf(sought);
  return at >= 0 && sought !== '' && at === all.length - sought.length;
}

/** The paragraph, heading or note that a node is in. */
const blockAround = (node: Node) => node.parentElement?.closest('p, h1, h2, h3, .sub, th, td, caption, li, dl > div');

function blockOf(node: Node): Block | undefined {
  const element = blockAround(node);
  if (!element) return undefined;
  const text = rangeUpTo(element, element, element.childNodes.length).toString();
  const segments = [
    ...new Intl.Segmenter(element.closest<HTMLElement>('[lang]')?.lang, {granularity: 'word'}).segment(text),
  ];
  return {element, text, bounds: [...segments.map(({index}) => index), text.length]};
}

/** From the beginning of a block, its number left out, to a place in it. */
function rangeUpTo(element: Element, node: Node, offset: number): Range {
  const range = new Range();
  const number = element.querySelector(':scope > .num');
  if (number) range.setStartAfter(number);
  else range.setStart(element, 0);
  range.setEnd(node, offset);
  return range;
}

/** The first word after a block on every screen: mostly the next paragraph's number. Beside the text a note may stand. */
function wordAfter({element}: Block): string {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  walker.currentNode = element;
  while (walker.nextNode()) {
    const {parentElement, nodeValue} = walker.currentNode;
    if (element.contains(parentElement) || !nodeValue?.trim()) continue;
    return parentElement?.closest('aside') ? '' : (/^[\p{L}\p{N}]+/u.exec(nodeValue.trim())?.[0] ?? '');
  }
  return '';
}

const offsetIn = ({element}: Block, node: Node, offset: number) => rangeUpTo(element, node, offset).toString().length;

/** All that the page has before a place in a block, hidden or not. */
function textUpTo({element, text}: Block, offset: number): string {
  const range = new Range();
  range.setStart(document.body, 0);
  range.setEnd(element, element.childNodes.length);
  return range.toString().slice(0, offset - text.length || undefined);
}

const back = ({bounds}: Block, at: number, words: number) => bounds[Math.max(0, bounds.indexOf(at) - words)] ?? at;
const ahead = ({bounds}: Block, at: number, words: number) =>
  bounds[Math.min(bounds.length - 1, bounds.indexOf(at) + words)] ?? at;

function encode(words: string): string {
  return encodeURIComponent(words.trim()).replace(/-/g, '%2D');
}
