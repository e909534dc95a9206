/**
 * A word to those who come by a link that does not lead where it once did: to an id that was retired, to a text that
 * was changed, to none.
 */
import {asset, pagePath, path} from '../../site/urls.ts';
import {blockOf, kindOf, withoutColumn} from '../../model/ids.ts';
import {pageWith, passagesIn} from '../../model/passages.ts';
import type {ReportText} from '../../model/report-text.ts';
import {reportFilePath} from '../../model/routes.ts';
import {fetchJson, fetchPage, once} from '../kit/load.ts';
import {loadUi} from '../kit/strings.ts';
import {make} from '../kit/dom.ts';
import {notify} from '../kit/notice.ts';
import {checksum, editionOf, parseAddress, placeOf} from '../menu/passage.ts';
import {versionButton} from '../offline/show-version.ts';
import {textOf} from '../kit/page-text.ts';

/**
 * Says where the address leads, if that is not where it once did.
 *
 * @param element what it names on this page
 * @param opened the page was opened at it: a checksum in the address is its own, and else one of another passage
 */
export async function explain(element: HTMLElement | null, opened: boolean): Promise<void> {
  const query = new URLSearchParams(location.search);
  const sum = query.get('v');
  if (sum !== null && !opened) {
    query.delete('v');
    const rest = String(query) && `?${query}`;
    history.replaceState(history.state, '', location.pathname + rest + location.hash);
  }
  // Where text fragments are not known they are part of the id. A citation ends with a full stop, and its address is
  // copied with it.
  const bare = decode(location.hash.slice(1))
    .replace(/:~:.*$/, '')
    .replace(/[\p{P}\s]+$/u, '');
  if (!element && document.getElementById(bare)) {
    location.replace(`#${bare}`);
    element = document.getElementById(bare);
  }
  const {hash} = location;
  const say = await loadUi();
  if (!element) {
    const [words, near] = await unknown(bare);
    // By then the reader may have gone on.
    if (location.hash !== hash) return;
    if (near) await goTo(near);
    return notify(...words);
  }
  if (element.matches('a')) {
    const successor = placeOf(element.parentElement);
    successor?.classList.add('lit');
    return notify(say('arrive.retired', {old: element.id}));
  }
  // In links of before it named its edition, it is that of the page.
  const [, edition = editionOf(element), words] = /^(?:(.+)-)?(.*)$/.exec(sum ?? '') ?? [];
  if (opened && words && edition === editionOf(element) && words !== checksum(textOf(element)))
    await notify(...((await isNewer(element.id, words)) ? older() : [say('arrive.changed')]));

  /**
   * What is said of an id that is not on the page: that the page is older than the link, if it is; where the id is, if
   * it is elsewhere in the report, else the nearest to it; else the way to the search. With it, the nearest if it is on
   * this page.
   */
  async function unknown(id: string): Promise<[words: (Node | string)[], near?: string | undefined]> {
    if (await isNewer(id)) return [older()];
    const {edition, report} = parseAddress();
    const missing = say('arrive.unknown', {id});
    for (const name of [id, ...nearest(id)]) {
      const here = document.getElementById(name) !== null;
      const page = here ? undefined : await otherPageOf(name);
      const href = here ? `#${name}` : page !== undefined && pagePath(edition, report, page, name);
      if (href) {
        const found = say(name === id ? 'arrive.elsewhere' : 'arrive.near');
        return [[missing, ' ', found, ' ', make('a', {href}, name)], here ? name : undefined];
      }
    }
    return [[missing, ' ', make('a', {href: path(edition, 'search')}, say('arrive.search'))]];
  }

  function older() {
    return [say('arrive.older'), ' ', versionButton(say)];
  }
}

/**
 * Whether the page is newer on the host than where it is open, from what was kept, and has what a link means: the id,
 * and under it the words with a checksum.
 */
async function isNewer(id: string, sum?: string): Promise<boolean> {
  if (!navigator.onLine) return false;
  try {
    // The service worker does not answer this.
    const named = (await fetchPage(location.pathname, {cache: 'no-store'})).getElementById(id);
    return named !== null && (sum === undefined || checksum(textOf(named)) === sum);
  } catch {
    return false;
  }
}

/** Goes to a place of the page instead of the one in the address; done when the page knows. */
async function goTo(id: string): Promise<void> {
  await new Promise((done) => {
    addEventListener('hashchange', done, {once: true});
    location.replace(`#${id}`);
  });
}

/**
 * What an id may have been meant for, nearest first: in small letters, in a single column, and what it is part of.
 *
 * `nearest('P18.99-en')` // => `['p18.99-en', 'p18.99', 'p18']`
 */
function nearest(id: string): string[] {
  const small = id.toLowerCase();
  const single = withoutColumn(small);
  return [...new Set([small, single, blockOf(single)])].filter((name) => name !== id && kindOf(name));
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * The name of the report's page that an id is on, or was before it was retired; undefined if none has it, or it cannot
 * be told.
 */
async function otherPageOf(id: string): Promise<string | undefined> {
  const {edition, report, page} = parseAddress();
  try {
    const address = asset(reportFilePath(edition, report, 'text'));
    const text = await once(address, () => fetchJson<ReportText>(address));
    // The editors' notes are not among the report's texts, and all on one page.
    if (kindOf(id) === 'editors-note') {
      const notes = page === 'notes' ? document : await fetchPage(pagePath(edition, report, 'notes'));
      return notes.getElementById(id) ? 'notes' : undefined;
    }
    return pageWith(passagesIn(text), id);
  } catch {
    return undefined;
  }
}
