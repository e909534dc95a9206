/** What of the page is the report's own text: no markers, and nothing the site has added. */
import {make} from './dom.ts';

/** What is not. Beside the text stand notes; in it, markers and their numbers. */
const others = '[role=doc-noteref], [data-chrome], .num, aside, template, dt > .no';

/** An element's text in pieces, and where each piece begins. */
export interface Text {
  nodes: {node: Node; start: number}[];
  text: string;
}

/** Reads an element's text, and keeps where it stands. */
export function piecesOf(element: Element): Text {
  const nodes: Text['nodes'] = [];
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

/** What of a range is text, block by block. */
export function blocksOf(range: Range): string[] {
  const within = range.commonAncestorContainer;
  const copy = make('div');
  copy.append(range.cloneContents());
  // Where a selection begins and ends in one of two columns, the other is between them in the document alone.
  const [start, end] = [range.startContainer, range.endContainer].map(columnOf);
  if (start?.row !== end?.row && start && end && start.second === end.second && getComputedStyle(start.row).display === 'grid') {
    for (const column of copy.querySelectorAll('.row > div')) if (column.hasAttribute('lang') !== start.second) column.remove();
  }
  // Within a note beside the text, that note is what is meant.
  if (!(within instanceof Element ? within : within.parentElement)?.closest('aside')) for (const other of copy.querySelectorAll(others)) other.remove();
  const blocks = [...copy.querySelectorAll('p, h1, h2, h3, li, div:has(> dt)')].filter((block) => !block.querySelector('p, li'));
  return (blocks.length > 0 ? blocks : [copy]).map(({textContent}) => textContent.trim()).filter(Boolean);
}
