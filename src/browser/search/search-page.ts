/**
 * The search page: every hit of the query in its address, or in its field. Where there is none, what the report calls it,
 * or what is near, each told as what it is.
 */
import {make} from '../kit/dom.ts';
import {say, type Strings} from '../../ui/say.ts';
import {settle} from '../kit/settle.ts';
import {answer, said} from './answer.ts';
import {link} from './hit-link.ts';
import {onTyped} from './typing.ts';

const root = document.querySelector<HTMLElement>('[data-search]');
const form = root?.querySelector('form');
const input = root?.querySelector('input');
const status = root?.querySelector<HTMLElement>('[role=status]');
const results = root?.querySelector<HTMLElement>('#results');
const near = root?.querySelector<HTMLElement>('#near');
if (root && form && input && status && results && near) attach(root, form, input, status, results, near);

/** The query in the address. */
function asked(): string {
  return new URLSearchParams(location.search).get('q')?.trim() ?? '';
}

/** What the history keeps with a query: how far its results are scrolled. */
interface Left {
  top: number;
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

  function show(state: State, said: string, hits: Node[] = []) {
    for (const part of root.querySelectorAll<HTMLElement>('[data-state]'))
      part.hidden = part.dataset['state'] !== state;
    status.textContent = said;
    results.replaceChildren(...hits);
    near.replaceChildren();
    showNear(false);
    results.setAttribute('aria-busy', String(state === 'loading'));
  }

  function showNear(isShown: boolean) {
    for (const part of root.querySelectorAll<HTMLElement>('[data-near]')) part.hidden = !isShown;
  }

  /** What is near to a query that finds nothing, if anything is; where that cannot be had, nothing is said of it. */
  async function suggest(query: string, mine: number) {
    const {nearLinks} = await (document.documentElement.lang === 'en'
      ? import('./english-near.ts')
      : import('./near.ts'));
    const links = await nearLinks(query, JSON.parse(root.dataset['search'] || '[]') as string[], t);
    if (mine !== turn || links.length === 0) return;
    near.replaceChildren(...links.map((link) => make('li', {}, link)));
    showNear(true);
  }

  async function run() {
    const mine = ++turn;
    const query = input.value.trim();
    remember(query);
    clearTimeout(scrolled);
    const {top} = (history.state ?? {}) as Partial<Left>;
    if (!query) return show('empty', '');
    show('loading', t('search.loading'));
    try {
      const {hits, query: found, also} = await answer(query);
      if (mine !== turn) return;
      const items = hits.map((hit) => make('li', {}, link(hit, found, t, 3)));
      const n = items.length;
      if (n === 0) {
        show('none', t('search.none', {q: query}));
        settle(suggest(query, mine));
        return;
      }
      if (found !== query) show('found', t('search.term', {q: said(query), term: said(found), n}), items);
      else show(also ? 'also' : 'found', t('search.count', {n}), items);
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
      link.search = `?q=${encodeURIComponent(term)}`;
      link.textContent = said(term);
    }
  }

  /** Address, title and the other editions follow the query: it can be sent, kept and read in the other script. */
  function remember(query: string) {
    const search = query && `?q=${encodeURIComponent(query)}`;
    if (query !== asked()) history[settled ? 'pushState' : 'replaceState'](null, '', location.pathname + search);
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
  addEventListener('popstate', () => {
    input.value = asked();
    settled = true;
    settle(run());
  });
  // The results are drawn too late for the browser to bring the reader back to where he was among them.
  const keepTop = () => {
    clearTimeout(scrolled);
    if (results.hasChildNodes()) history.replaceState({top: scrollY} satisfies Left, '');
  };
  addEventListener(
    'scroll',
    () => {
      clearTimeout(scrolled);
      scrolled = window.setTimeout(keepTop, 300);
    },
    {passive: true},
  );
  results.addEventListener('click', keepTop);
  root.querySelector('button[data-retry]')?.addEventListener('click', () => settle(run()));

  input.value = asked();
  settle(run());
  if (!input.value) input.focus();
}
