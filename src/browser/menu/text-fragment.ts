/**
 * The text fragment that marks some words of a page in a link to it (https://wicg.github.io/scroll-to-text-fragment/).
 *
 * Browsers mark the first words that match, whole words alone, and only next to their context. So words are taken
 * whole, told from what stands before them on the page, and their context from their own paragraph: beside it a note
 * may stand or not.
 */

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

/** `fragmentOf(range)` // => `:~:text=揭榜挂帅`; empty where nothing tells the words from others. */
export function fragmentOf(range: Range): string {
  const [first, last] = [blockOf(range.startContainer), blockOf(range.endContainer)];
  if (!first || !last) return '';
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
    const suffix = whole ? last.text.slice(end, ahead(last, end, words)) : '';
    if (!endsFirst(before + textStart + suffix, prefix + textStart + suffix)) continue;
    const textEnd = whole ? '' : endOf(last, end, textUpTo(last, end).slice(before.length + textStart.length));
    if (textEnd === undefined) return '';
    return `:~:text=${[prefix.trim() && `${encode(prefix)}-`, encode(textStart), textEnd && encode(textEnd), suffix.trim() && `-${encode(suffix)}`].filter(Boolean).join(',')}`;
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

function blockOf(node: Node): Block | undefined {
  const element = node.parentElement?.closest('p, h1, h2, h3, li, dl > div');
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
