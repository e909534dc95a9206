/** A hit as a link: where it is, and its sentence with the words marked. */
import {excerpt, type Piece} from './match.ts';
import {fill} from '../ui/say.ts';
import type {Hit} from './query.ts';

/** Interface strings of a page's language, by the last part of their key; `{n}` and `{q}` are filled in. */
export type Strings = Record<string, string>;

/** Reads the strings that a component left on its element. */
export function stringsOf(element: HTMLElement): Strings {
  return JSON.parse(element.dataset['strings'] ?? '{}') as Strings;
}

/**
 * A link to a paragraph, heading or note, which takes the query along for the page to mark it.
 *
 * @param sentences how many of them are shown
 */
export function link({page, item, spans, manner, quoted}: Hit, query: string, strings: Strings, sentences: number): HTMLAnchorElement {
  const kind = {n: 'note', h: 'heading', p: 'paragraph'}[item.id.charAt(0)] ?? '';
  const place = [page.report.title, page.title, fill(strings[kind], {n: item.id.slice(1)})];
  const anchor = document.createElement('a');
  anchor.href = `${page.url}?q=${encodeURIComponent(query)}#${item.id}`;
  // The report's own page has the report's title.
  anchor.append(element('small', [...new Set(place)].join(' · ')), ' ');
  anchor.append(...nodes(excerpt(item.text, spans, sentences, manner)));
  if (quoted && item.source) {
    const original = Object.assign(element('span', ''), {className: 'quoted', lang: 'zh-Hans'});
    original.append(...nodes(excerpt(item.source.text, quoted, sentences)));
    anchor.append(' ', original);
  }
  return anchor;
}

function nodes(pieces: Piece[]): (Node | string)[] {
  return pieces.map(({text, hit}) => (hit ? element('mark', text) : text));
}

function element(name: string, text: string): HTMLElement {
  return Object.assign(document.createElement(name), {textContent: text});
}
