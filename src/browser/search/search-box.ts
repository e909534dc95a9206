/** The box in the header, once it is in use: a combobox that shows the first hits as one types (WAI-ARIA APG). */
import {make, set} from '../kit/dom.ts';
import {settle} from '../kit/settle.ts';
import {stylesheet} from '../kit/stylesheet.ts';
import style from '../../styles/hits.css?url';
import {loadUi} from '../kit/strings.ts';
import type {Say} from '../../ui/say.ts';
import {answer as answerTo, said, type Answer} from './answer.ts';
import {open} from './open-index.ts';
import {link} from './hit-link.ts';
import {composes, onTyped} from './typing.ts';

/** How many hits are shown, and how many pages are read for them. */
const shown = 6;
const pagesRead = 24;

const input = document.querySelector<HTMLInputElement>('[data-suggest]');
if (input?.form) {
  const {form} = input;
  settle(stylesheet(style));
  settle(open()); // The first search says what is wrong.
  const start = () =>
    settle(
      loadUi().then((say) => attach(input, form, say)),
      startAgain,
    );
  const startAgain = () => input.addEventListener('focus', start, {once: true});
  start();
}

function attach(input: HTMLInputElement, form: HTMLFormElement, t: Say) {
  const list = make('div', {id: 'hits', role: 'listbox', 'aria-label': t('search.results')});
  // Seen where there are no hits to be seen; heard in any case.
  const status = make('p', {role: 'status'});
  form.append(list, status);
  set(input, {role: 'combobox', 'aria-autocomplete': 'list', 'aria-expanded': 'false', 'aria-controls': list.id});

  let turn = 0;
  let active = -1;

  function show(options: HTMLElement[], said: string) {
    list.replaceChildren(...options);
    activate(-1);
    set(input, {'aria-expanded': String(options.length > 0)});
    status.textContent = said;
  }

  const isOpen = () => status.textContent !== '';

  function close() {
    turn++;
    show([], '');
  }

  function activate(index: number) {
    active = index;
    for (const [i, option] of [...list.children].entries()) set(option, {'aria-selected': String(i === index)});
    const option = list.children[index];
    option?.scrollIntoView({block: 'nearest'});
    if (option) set(input, {'aria-activedescendant': option.id});
    else input.removeAttribute('aria-activedescendant');
  }

  async function suggest() {
    const query = input.value.trim();
    if (!query) return close();
    const mine = ++turn;
    if (!isOpen()) show([], t('search.loading'));
    // A newer query, or Escape, makes older hits void.
    const unlessOld = (options: HTMLElement[], said = '') => {
      if (mine === turn) show(options, said);
    };
    await answerTo(query, {shown, pagesRead}).then(
      (found) => unlessOld(optionsFor(query, found), saidOf(query, found)),
      () => unlessOld([], t('search.unreachable')),
    );
  }

  function optionsFor(query: string, answer: Answer): HTMLElement[] {
    const {hits, count, complete, query: found, also} = answer;
    if (count === 0) return [];
    const all = (of: string, words: string) => make('a', {href: `${form.action}?q=${encodeURIComponent(of)}`}, words);
    const options = [
      // What was not typed is seen to be something else.
      ...(found === query && answer.kept === undefined ? [] : [all(query, saidOf(query, answer))]),
      ...hits.slice(0, shown).map((hit) => link(hit, found, t, 1)),
      ...(also ? [all(also, `${t('search.also')} ${said(also)}`)] : []),
      all(query, t(complete ? 'search.all' : 'search.more', {n: count})),
    ];
    for (const [i, option] of options.entries()) set(option, {id: `hit-${i}`, role: 'option', tabindex: '-1'});
    return options;
  }

  function saidOf(query: string, answer: Answer): string {
    const {kept} = answer;
    return (kept === undefined ? '' : t('search.kept', {n: kept})) + countOf(query, answer);
  }

  function countOf(query: string, {count: n, complete, query: found}: Answer): string {
    if (n === 0) return t('search.none', {q: query});
    if (found !== query) return t('search.term', {q: said(query), term: said(found), n});
    return t(complete ? 'search.count' : 'search.more', {n});
  }

  function onKey(event: KeyboardEvent) {
    if (composes(event)) return;
    const options = list.children;
    const step = {ArrowDown: 1, ArrowUp: -1}[event.key];
    if (step && !isOpen()) settle(suggest());
    // Beyond the last option comes the field itself, then the first.
    else if (step) activate(((active + 1 + step + options.length + 1) % (options.length + 1)) - 1);
    else if (event.key === 'Enter' && active >= 0) (options[active] as HTMLElement).click();
    else if (event.key === 'Escape' && isOpen()) close();
    else if (event.key === 'Escape') input.value = '';
    else return;
    event.preventDefault();
  }

  onTyped(input, () => settle(suggest()));
  // What is offered answers what was typed before.
  input.addEventListener('input', () => activate(-1));
  input.addEventListener('keydown', onKey);
  input.addEventListener('focus', () => settle(suggest()));
  form.addEventListener('focusout', close);
  // A press on a hit must not take the focus away, and the list from under the finger.
  list.addEventListener('mousedown', (event) => event.preventDefault());

  settle(suggest());
}
