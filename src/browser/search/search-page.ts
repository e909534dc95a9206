/** The search page: every hit of the query in its address, or in its field. */
import {make} from '../kit/dom.ts';
import {say, type Strings} from '../../ui/say.ts';
import {settle} from '../kit/settle.ts';
import {search} from './query.ts';
import {link} from './hit-link.ts';
import {onTyped} from './typing.ts';

const root = document.querySelector<HTMLElement>('[data-search]');
const form = root?.querySelector('form');
const input = root?.querySelector('input');
const status = root?.querySelector<HTMLElement>('[role=status]');
const results = root?.querySelector<HTMLElement>('#results');
if (root && form && input && status && results) attach(root, form, input, status, results);

/** The query in the address. */
function asked(): string {
  return new URLSearchParams(location.search).get('q')?.trim() ?? '';
}

type State = 'empty' | 'loading' | 'found' | 'none' | 'unreachable';

function attach(
  root: HTMLElement,
  form: HTMLFormElement,
  input: HTMLInputElement,
  status: HTMLElement,
  results: HTMLElement,
) {
  const t = say(JSON.parse(root.dataset['strings'] ?? '') as Strings);
  const title = document.title;
  let turn = 0;
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
    results.setAttribute('aria-busy', String(state === 'loading'));
  }

  async function run() {
    const mine = ++turn;
    const query = input.value.trim();
    remember(query);
    if (!query) return show('empty', '');
    show('loading', t('search.loading'));
    try {
      const {hits} = await search(query);
      if (mine !== turn) return;
      const items = hits.map((hit) => make('li', {}, link(hit, query, t, 3)));
      if (items.length > 0) show('found', t('search.count', {n: items.length}), items);
      else show('none', t('search.none', {q: query}));
    } catch {
      if (mine === turn) show('unreachable', t('search.unreachable'));
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
  root.querySelector('button[data-retry]')?.addEventListener('click', () => settle(run()));

  input.value = asked();
  settle(run());
  if (!input.value) input.focus();
}
