/** On a parallel page: a sentence lights up together with its counterpart; and the choice between columns and lines. */
import {barHeight, restore} from '../place/restore-place.ts';
import {parseId, withoutColumn} from '../../model/ids.ts';
import {choose, kept} from '../kit/choices.ts';

const sentences = [...document.querySelectorAll<HTMLElement>('main .row [id]')].filter(
  ({id}) => parseId(id)?.segment !== undefined,
);
const blocks = Map.groupBy([...document.querySelectorAll<HTMLElement>('main .row [id]')], ({id}) => withoutColumn(id));

/** Lights up an element and its counterpart, and nothing else. */
function light(element?: Element | null) {
  for (const lit of document.querySelectorAll('.lit')) lit.classList.remove('lit');
  for (const one of (element && blocks.get(withoutColumn(element.id))) ?? []) one.classList.add('lit');
}

const sentenceOf = (target: EventTarget | null) =>
  sentences.find((sentence) => target instanceof Node && sentence.contains(target));
const main = document.querySelector('main');
main?.addEventListener('pointerover', ({target, pointerType}) => pointerType === 'mouse' && light(sentenceOf(target)));
main?.addEventListener('pointerleave', () => light(sentenceOf(document.activeElement)));
main?.addEventListener('click', ({target}) => light(sentenceOf(target)));
main?.addEventListener('focusin', ({target}) => {
  const sentence = sentenceOf(target);
  if (!sentence) return;
  rove(sentence);
  light(sentence);
});

/** One sentence is a stop of the Tab key; from it the arrows lead on. */
function rove(to: HTMLElement | undefined) {
  for (const sentence of sentences) sentence.tabIndex = sentence === to ? 0 : -1;
}
rove(sentences[0]);
main?.addEventListener('keydown', (event) => {
  const step = {ArrowRight: 1, ArrowLeft: -1}[event.key];
  const {target} = event;
  if (
    !step ||
    event.altKey ||
    event.ctrlKey ||
    event.metaKey ||
    event.shiftKey ||
    !(target instanceof HTMLElement) ||
    !sentences.includes(target)
  )
    return;
  const column = sentences.filter(({id}) => id.includes('-') === target.id.includes('-'));
  const next = column[column.indexOf(target) + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
});
addEventListener('keydown', ({key}) => key === 'Escape' && light());

const target = () => light(document.getElementById(location.hash.slice(1)));
addEventListener('hashchange', target);
target();

const views = [...document.querySelectorAll<HTMLAnchorElement>('.views a')];
const viewOf = (link: HTMLAnchorElement) => new URLSearchParams(link.search).get('view') ?? '';
function show(view: string) {
  for (const link of views) link.setAttribute('aria-current', String(viewOf(link) === view));
}
for (const link of views) {
  link.addEventListener('click', (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    // The text at hand stays where it is.
    const bar = barHeight();
    const first =
      scrollY > 0
        ? [...document.querySelectorAll('.row')]
            .find((row) => row.getBoundingClientRect().bottom > bar)
            ?.querySelector('[id]')
        : undefined;
    const top = first?.getBoundingClientRect().top ?? 0;
    choose('view', viewOf(link));
    if (first) restore(first.id, top);
    const query = new URLSearchParams(location.search);
    query.set('view', viewOf(link));
    history.replaceState(history.state, '', `?${query}${location.hash}`);
    show(viewOf(link));
  });
}
show(kept('view') === 'lines' ? 'lines' : 'columns');
