/**
 * The search page: every hit of the query in its address, or in its field; in a library some at a time, of all reports or
 * of those that are chosen. Where there is none, what the report calls it, or what is near, each told as what it is.
 */
import {make} from '../kit/dom.ts';
import {say, type Strings} from '../../ui/say.ts';
import {addressOf, narrowingIn, type Narrowing} from '../../model/shelf.ts';
import {settle} from '../kit/settle.ts';
import {answer, said, type Answer} from './answer.ts';
import {link} from './hit-link.ts';
import type {Hit} from './language.ts';
import {onTyped} from './typing.ts';

/** In a library so many hits are shown at first, and so many more whenever more are asked for. */
const step = 20;
/** Of so many reports the texts are looked through for what is near to a query that finds nothing. */
const lookedThrough = 5;

const root = document.querySelector<HTMLElement>('[data-search]');
const form = root?.querySelector('form');
const input = root?.querySelector('input');
const status = root?.querySelector<HTMLElement>('[role=status]');
const results = root?.querySelector<HTMLElement>('#results');
const near = root?.querySelector<HTMLElement>('#near');
if (root && form && input && status && results && near) attach(root, form, input, status, results, near);

/** The query in the address, and to what it is narrowed. */
function asked(): {query: string; narrowing: Narrowing} {
  const parameters = new URLSearchParams(location.search);
  return {query: parameters.get('q')?.trim() ?? '', narrowing: narrowingIn(parameters)};
}

/** What the history keeps with a query: how far its results are scrolled, and how many are shown. */
interface Left {
  top: number;
  shown: number;
}

type State = 'empty' | 'loading' | 'found' | 'also' | 'none' | 'unreachable';

function attach(
  root: HTMLElement,
  form: HTMLFormElement,
  input: HTMLInputElement,
  status: HTMLElement,
  results: HTMLElement,
  near: HTMLElement,
) {
  const t = say(JSON.parse(root.dataset['strings'] ?? '') as Strings);
  const title = document.title;
  let turn = 0;
  /** Waits until scrolling rests. */
  let scrolled = 0;
  /**
   * Whether the query in the address was sent, opened or come back to: what is typed next does not overwrite it in the
   * history.
   */
  let settled = true;
  /** By what a library's search is narrowed; without a library there are none. */
  const selects = [...form.querySelectorAll('select')];
  const reports = JSON.parse(root.dataset['search'] || '[]') as string[];

  const chosen = () => narrowingIn(new FormData(form));

  /** Takes up what the address says. */
  function takeUp() {
    const {query, narrowing} = asked();
    input.value = query;
    for (const select of selects) {
      select.value = narrowing[select.name as keyof Narrowing] ?? '';
      // There may be no such report, place or year.
      if (select.selectedIndex < 0) select.selectedIndex = 0;
    }
  }

  function show(state: State, said: string, hits: Node[] = []) {
    for (const part of root.querySelectorAll<HTMLElement>('[data-state]'))
      part.hidden = part.dataset['state'] !== state;
    status.textContent = said;
    results.replaceChildren(...hits);
    near.replaceChildren();
    showNear(false);
    showCounts();
    showMore(0, 0);
    results.setAttribute('aria-busy', String(state === 'loading'));
  }

  function showNear(isShown: boolean) {
    for (const part of root.querySelectorAll<HTMLElement>('[data-near]')) part.hidden = !isShown;
  }

  /** How many hits each report has, each a way to see them alone. */
  function showCounts({query = '', counts = []}: Partial<Answer> = {}) {
    const list = root.querySelector<HTMLDetailsElement>('[data-counts]');
    if (!list) return;
    const narrowing = chosen();
    list.hidden = counts.length < 2 && Object.keys(narrowing).length === 0;
    const every = make('a', {href: addressOf(query)}, t('search.every.report'));
    const links = counts.map(({report: {report, title}, count}) => {
      const link = make('a', {href: addressOf(query, {report})}, title);
      if (narrowing.report === report) link.setAttribute('aria-current', 'true');
      return [link, ` ${t('search.report.count', {n: count})}`];
    });
    list.querySelector('ol')?.replaceChildren(...[[every], ...links].map((parts) => make('li', {}, ...parts)));
  }

  /** Offers more hits, where there are. */
  function showMore(shown: number, count: number) {
    const more = root.querySelector<HTMLElement>('[data-more]');
    const button = more?.querySelector('button');
    if (!more || !button) return;
    more.hidden = shown >= count;
    button.textContent = more.hidden ? '' : t('search.more.hits', {shown, n: Math.min(step, count - shown)});
  }

  async function more() {
    const mine = turn;
    const shown = results.children.length;
    try {
      const {hits, count, query: found} = await answer(input.value.trim(), {shown: shown + step, narrowing: chosen()});
      if (mine !== turn) return;
      const items = itemsOf(hits.slice(shown), found);
      results.append(...items);
      showMore(shown + items.length, count);
      items[0]?.querySelector('a')?.focus();
      keepPlace();
    } catch {
      if (mine === turn) status.textContent = t('search.unreachable');
    }
  }

  const itemsOf = (hits: readonly Hit[], query: string) => hits.map((hit) => make('li', {}, link(hit, query, t, 3)));

  /** How many hits there are, within what the search is narrowed to and in all. */
  function countOf({count: n, counts}: Answer, query: string): string {
    if (selects.length === 0) return t('search.count', {n});
    const all = counts.reduce((sum, {count}) => sum + count, 0);
    if (Object.keys(chosen()).length === 0) return t('search.count.library', {n, reports: counts.length});
    return n === 0 ? t('search.none.narrowed', {q: query, all}) : t('search.count.narrowed', {n, all});
  }

  /** What is near to a query that finds nothing, if anything is; where that cannot be had, nothing is said of it. */
  async function suggest(query: string, mine: number) {
    const {nearLinks} = await (document.documentElement.lang === 'en'
      ? import('./english-near.ts')
      : import('./near.ts'));
    const {report} = chosen();
    const sought = report === undefined ? reports : [report];
    if (sought.length > lookedThrough) return;
    const links = await nearLinks(query, sought, t);
    if (mine !== turn || links.length === 0) return;
    near.replaceChildren(...links.map((link) => make('li', {}, link)));
    showNear(true);
  }

  async function run() {
    const mine = ++turn;
    const query = input.value.trim();
    remember(query);
    clearTimeout(scrolled);
    const {top, shown = step} = (history.state ?? {}) as Partial<Left>;
    if (!query) return show('empty', '');
    show('loading', t('search.loading'));
    try {
      const answered = await answer(query, {shown, narrowing: chosen()});
      if (mine !== turn) return;
      const {hits, count: n, counts, query: found, also, kept} = answered;
      const say = (said: string) => (kept === undefined ? '' : t('search.kept', {n: kept})) + said;
      const items = itemsOf(hits, found);
      if (counts.length === 0) {
        show('none', say(t('search.none', {q: query})));
        settle(suggest(query, mine));
        return;
      }
      if (found !== query) show('found', say(t('search.term', {q: said(query), term: said(found), n})), items);
      else show(also ? 'also' : 'found', say(countOf(answered, query)), items);
      showCounts(answered);
      showMore(items.length, n);
      if (also) offer(also);
      if (top) scrollTo({top, behavior: 'instant'});
    } catch {
      if (mine === turn) show('unreachable', t('search.unreachable'));
    }
  }

  /** Offers the report's term beside what was searched. */
  function offer(term: string) {
    const link = root.querySelector<HTMLAnchorElement>('[data-state=also] a');
    if (link) {
      link.search = addressOf(term, chosen());
      link.textContent = said(term);
    }
  }

  /** Address, title and the other editions follow the query: it can be sent, kept and read in the other script. */
  function remember(query: string) {
    const search = addressOf(query, chosen());
    const known = asked();
    if (search !== addressOf(known.query, known.narrowing))
      history[settled ? 'pushState' : 'replaceState'](null, '', location.pathname + search);
    document.title = query ? `${t('search.of', {q: query})} · ${title}` : title;
    for (const other of document.querySelectorAll<HTMLAnchorElement>('.editions a')) other.search = search;
  }

  onTyped(input, () => {
    settle(run());
    settled = false;
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    settle(run());
    settled = true;
  });
  for (const select of selects)
    select.addEventListener('change', () => {
      // A report has its place and its year.
      for (const other of selects)
        if (other !== select && [select.name, other.name].includes('report')) other.selectedIndex = 0;
      settled = true;
      settle(run());
    });
  addEventListener('popstate', () => {
    takeUp();
    settled = true;
    settle(run());
  });
  // The results are drawn too late for the browser to bring the reader back to where he was among them.
  const keepPlace = () => {
    clearTimeout(scrolled);
    if (results.hasChildNodes())
      history.replaceState({top: scrollY, shown: Math.max(step, results.children.length)} satisfies Left, '');
  };
  addEventListener(
    'scroll',
    () => {
      clearTimeout(scrolled);
      scrolled = window.setTimeout(keepPlace, 300);
    },
    {passive: true},
  );
  results.addEventListener('click', keepPlace);
  root.querySelector('[data-more] button')?.addEventListener('click', () => settle(more()));
  root.querySelector('button[data-retry]')?.addEventListener('click', () => settle(run()));

  takeUp();
  settle(run());
  if (!input.value) input.focus();
}
