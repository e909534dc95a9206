/** What a reader points at: a paragraph or note, one of its sentences, or words selected in it. */
import {isSentence, kindOf, numberOf, parseId, withoutColumn} from '../../model/ids.ts';
import type {Passage as Cited} from '../../model/citation.ts';
import type {Route} from '../../model/routes.ts';
import {pagePath, routeOf} from '../../site/urls.ts';
import {textOf} from '../kit/page-text.ts';

export interface Passage {
  /** Its id, that of the first sentence for selected words; on a parallel page with its column’s ending, `p6.3-en`. */
  id: string;
  /** The report's own text. */
  text: string;
  /**
   * Of selected words, the number of their paragraph, or of the first and the last: `6–7`; empty where they are in
   * none.
   */
  paragraphs?: string;
  /** Of selected words, whether they are in more than one place. */
  spread?: boolean;
  /** Of selected words, what marks them in a link: `:~:text=…`. */
  fragment?: () => string;
}

/** The sentence, or else the paragraph, heading or note, that a node stands in. */
export function placeOf(node: Node | null): HTMLElement | undefined {
  let element = node instanceof Element ? node : (node?.parentElement ?? null);
  while (element && !(parseId(element.id) && element.closest('main'))) element = element.parentElement;
  return element instanceof HTMLElement ? element : undefined;
}

/** The sentences of a paragraph. */
export function sentencesOf(paragraph: Element): HTMLElement[] {
  return [...paragraph.querySelectorAll<HTMLElement>('[id]')].filter(({id}) => isSentence(id));
}

/**
 * What a passage is cited by: `{paragraph: '6–7'}`, or `{kind: 'note', paragraph: '7'}`. Nothing for a heading, which has
 * no number of its own, and words of several notes.
 */
export function citedBy({id, paragraphs, spread}: Passage): Pick<Cited, 'paragraph' | 'kind'> | undefined {
  const kind = kindOf(id);
  if (paragraphs) return {paragraph: paragraphs};
  if (kind === 'paragraph') return {paragraph: numberOf(id)};
  return kind === 'heading' || !kind || spread ? undefined : {kind, paragraph: numberOf(id)};
}

/** What the address of the open page stands for. */
export function parseAddress(): Route {
  return routeOf(location.pathname);
}

/** The link to a passage on the page that is open. */
export function linkTo({id, fragment}: Pick<Passage, 'id' | 'fragment'>): string {
  return `${location.origin}${location.pathname}#${id}${fragment?.() ?? ''}`;
}

/**
 * The link by which a passage is cited: to the page in its own edition alone, with the checksum of what was cited, so
 * that a reader is told if the text has changed since: `?v=zh-hans-hjanc8`. Only in that edition: another has other
 * words.
 */
export function citedLink({id}: Passage): string {
  const element = document.getElementById(id);
  const {edition, report, page} = parseAddress();
  const own = element ? editionOf(element) : edition;
  return `${location.origin}${pagePath(own, report, page)}?v=${own}-${checksum(element ? textOf(element) : '')}#${withoutColumn(id)}`;
}

/** The edition that an element is in: on a parallel page, its column's. */
export function editionOf(element: Element): string {
  return element.closest<HTMLElement>('[lang]')?.lang.toLowerCase() ?? '';
}

/**
 * A short checksum of a text: FNV-1a, 32 bits, in base 36. It tells a changed text from an unchanged one, no more.
 *
 * `checksum('')` // => `ztntfp`
 */
export function checksum(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(36);
}
