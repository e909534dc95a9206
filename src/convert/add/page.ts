/**
 * A page saved from a web site → its main text as Markdown.
 *
 * Readability finds where the main text stands, and that is all it is asked: it also drops and changes what it takes for
 * clutter, and a report must lose nothing without a word. So the element that holds all of what it found is written out
 * whole, and every line of the page beside it is listed.
 */
import {Readability} from '@mozilla/readability';
import htmlEncodingSniffer from 'html-encoding-sniffer';
import {parseHTML} from 'linkedom';
import {unmarked} from '../read/markdown.ts';
import {isElement, isHidden, linesOf, type PageElement, type PageNode} from './lines-of.ts';

/** A page taken apart. */
export interface SavedPage {
  /** The main text. */
  text: string;
  /** The lines of the page that stand around it. */
  leftOut: string[];
  pictures: number;
  /** What the page says its title is, the best first. */
  titles: string[];
  /** Where it was found, if the page says so. */
  address?: string;
}

/** How much text, in characters, what stands around the main text may have to be taken with it: title, day and source. */
const longestSurroundings = 200;
/** How much of that may be links: more is a menu. */
const longestLinks = 15;

/** How deep elements may nest: no page of a report comes near, and libraries take ever longer. */
const deepest = 256;

/** By this attribute an element is known again in the copy that Readability changes. */
const mark = 'data-place';

/** The encoding that a page says it is in. */
export function declaredEncoding(bytes: Uint8Array): string {
  return htmlEncodingSniffer(bytes, {defaultEncoding: 'UTF-8', maxPrescanBytes: 10_000});
}

/**
 * Takes a page apart.
 *
 * @throws `Error` that says why it cannot be read
 */
export function readPage(html: string): SavedPage {
  const document = parsed(html);
  const main = mainElement(document, parsed(html));
  const {lines, pictures} = linesOf(main);
  const meta = (name: string) =>
    document.querySelector(`meta[name="${name}" i]`)?.getAttribute('content')?.trim() ?? '';
  const property = (name: string) =>
    document.querySelector(`meta[property="${name}" i]`)?.getAttribute('content')?.trim() ?? '';
  const title = document.querySelector('title')?.textContent ?? '';
  const address =
    /<!--\s*saved from url=\(\d+\)(\S+)/i.exec(html)?.[1] ??
    document.querySelector('link[rel="canonical" i]')?.getAttribute('href') ??
    property('og:url');
  return {
    text: lines.map((line) => `${line}\n`).join(''),
    leftOut: unmarked(linesOf(document, main).lines).map((row) => row.text),
    pictures,
    // Government pages name themselves by a standard of their own.
    titles: [meta('ArticleTitle'), property('og:title'), ...title.split(/[_|｜]|\s[-—–]+\s/u)]
      .map((one) => one.trim())
      .filter((one) => one !== ''),
    ...(/^https?:/.test(address) && {address}),
  };
}

/** The document of a page, whatever its file leaves out of one. */
function parsed(html: string): PageElement {
  const body = /<body\b/i.test(html) ? html : `<body>${html}</body>`;
  const whole = /<html\b/i.test(html) ? html : `<html>${body}</html>`;
  const root = parseHTML(whole).document.documentElement as unknown as PageElement;
  const depths = new Map([[root, 1]]);
  for (const element of root.querySelectorAll('*')) {
    const depth = (depths.get(element.parentNode!) ?? 0) + 1;
    if (depth > deepest) throw new Error(`its elements stand more than ${deepest} deep in one another`);
    depths.set(element, depth);
  }
  return root;
}

/**
 * The element that holds the main text: all that Readability finds, and what little stands around it.
 *
 * @param copy of the document, to be spoilt
 */
function mainElement(document: PageElement, copy: PageElement): PageElement {
  const elements = [...document.querySelectorAll('*')];
  for (const [index, element] of [...copy.querySelectorAll('*')].entries()) {
    element.setAttribute(mark, String(index));
    // Scripts hide a page until it is loaded, and it is saved so.
    if (/visibility\s*:/i.test(element.getAttribute('style') ?? '')) element.removeAttribute('style');
  }
  const found = new Readability(copy.ownerDocument as ConstructorParameters<typeof Readability>[0], {
    serializer: (content) => content as unknown as PageElement,
  }).parse()?.content;
  const kept = found ? marksOfWords(found).map((index) => elements[index]!) : [];
  let main = kept.length > 0 ? commonAncestor(kept) : (document.querySelector('body') ?? document);
  for (;;) {
    const parent = main.parentNode;
    if (parent === null || parent.localName === undefined || parent.localName === 'html') return main;
    const [inner, outer] = [shownText(main), shownText(parent)];
    const around = outer.all - inner.all;
    if (around > longestSurroundings || outer.linked - inner.linked > longestLinks) return main;
    main = parent;
  }
}

/** The marks of the elements in which words stand; Readability puts elements of its own about some. */
function marksOfWords(root: PageElement): number[] {
  const marks = new Set<number>();
  const walk = (node: PageNode, within: number | undefined): void => {
    if (node.nodeType === 3 && within !== undefined && /\S/.test(node.textContent ?? '')) marks.add(within);
    if (!isElement(node)) return;
    const own = node.getAttribute(mark);
    for (const child of node.childNodes) walk(child, own === null ? within : Number(own));
  };
  walk(root, undefined);
  return [...marks];
}

/** The innermost element that holds all of some. */
function commonAncestor(elements: readonly PageElement[]): PageElement {
  const ancestors = (element: PageElement) => {
    const list = [element];
    for (let one = element.parentNode; one?.localName; one = one.parentNode) list.unshift(one);
    return list;
  };
  return elements
    .map(ancestors)
    .reduce((common, list) => common.filter((one, at) => one === list[at]))
    .at(-1)!;
}

/** How many characters of an element are shown, and how many of these are links. */
function shownText(element: PageElement): {all: number; linked: number} {
  const count = {all: 0, linked: 0};
  const walk = (node: PageNode, isLink: boolean): void => {
    const length = node.nodeType === 3 ? (node.textContent ?? '').replace(/\s+/g, '').length : 0;
    count.all += length;
    if (isLink) count.linked += length;
    if (!isElement(node) || isHidden(node)) return;
    for (const child of node.childNodes) walk(child, isLink || node.localName === 'a');
  };
  walk(element, false);
  return count;
}
