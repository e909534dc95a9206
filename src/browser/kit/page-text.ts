/** Tells the report's own text on a page from what the site has added. */
import {group} from '../../model/group.ts';

/** What is not. Beside the text stand notes; in it, numbers. Markers of notes have no text: the style draws them. */
const insideNote = '[data-chrome], .num, template, dt > .no, b > i';
const others = `${insideNote}, aside, nav`;

/** An element's text in pieces, and where each piece begins. */
export interface Pieces {
  nodes: {node: Node; start: number}[];
  text: string;
}

/** Reads an element's text, and keeps where it stands. */
export function piecesOf(element: Element): Pieces {
  const nodes: Pieces['nodes'] = [];
  let text = '';
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) =>
    node instanceof Element && node.matches(others) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  );
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node.nodeType !== Node.TEXT_NODE) continue;
    nodes.push({node, start: text.length});
    text += node.nodeValue;
  }
  return {nodes, text};
}

/** An element's text: `textOf(paragraph)` // => `壮大产业集群。聚焦先进制造业主攻方向，…` */
export function textOf(element: Element): string {
  return piecesOf(element).text.trim();
}

/** The row of a parallel page that a node stands in, and whether in its second column. */
export function columnOf(node: Node): {row: Element; second: boolean} | undefined {
  const column = (node instanceof Element ? node : node.parentElement)?.closest('.row > div');
  return column?.parentElement ? {row: column.parentElement, second: column.hasAttribute('lang')} : undefined;
}

/** A node, and what of it is selected: from one offset to another. */
export type Selected = [node: Text, start: number, end: number];

/** What of a range is text, in order: of two columns that a selection begins and ends in one of, that one's. */
export function selectedText(range: Range): Selected[] {
  const {startContainer, startOffset, endContainer, endOffset, commonAncestorContainer: within} = range;
  // Where a selection begins and ends in one of two columns, the other is between them in the document alone.
  const [start, end] = [startContainer, endContainer].map(columnOf);
  const single =
    start?.row !== end?.row &&
    start &&
    end &&
    start.second === end.second &&
    getComputedStyle(start.row).display === 'grid';
  // Within a note beside the text, that note is what is meant.
  const notText = (within instanceof Element ? within : within.parentElement)?.closest('aside') ? insideNote : others;
  const walker = document.createTreeWalker(
    within instanceof Text ? (within.parentNode ?? within) : within,
    NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT,
    (node) => {
      if (!range.intersectsNode(node) || (node instanceof Element && node.matches(notText)))
        return NodeFilter.FILTER_REJECT;
      return single &&
        node instanceof Element &&
        node.matches('.row > div') &&
        node.hasAttribute('lang') !== start.second
        ? NodeFilter.FILTER_REJECT
        : NodeFilter.FILTER_ACCEPT;
    },
  );
  const found: Selected[] = [];
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (!(node instanceof Text)) continue;
    const [from, to] = [node === startContainer ? startOffset : 0, node === endContainer ? endOffset : node.length];
    if (from < to) found.push([node, from, to]);
  }
  return found;
}

/** What of a range is text, block by block. */
export function blocksOf(range: Range): string[] {
  const blocks = group(selectedText(range), ([node]) =>
    node.parentElement?.closest('p, h1, h2, h3, .sub, table, li, dl > div, aside'),
  );
  return [...blocks.values()]
    .map((pieces) =>
      pieces
        .map(([node, start, end]) => node.data.slice(start, end))
        .join('')
        .trim(),
    )
    .filter(Boolean);
}
