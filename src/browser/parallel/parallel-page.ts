/**
 * Lights up a sentence together with its counterpart on a parallel page, and lets the reader choose columns or lines.
 */
import {barHeight, restore} from '../place/restore-place.ts';
import {parseId, withoutColumn} from '../../model/ids.ts';
import {preference, setPreference} from '../kit/storage.ts';

/** Paragraphs, headings and notes, and their sentences, in both columns. */
const passages = [...document.querySelectorAll<HTMLElement>('main .row [id]')];
const sentences = passages.filter(({id}) => parseId(id)?.segment !== undefined);

/** Lights up an element and its counterpart, and nothing else. */
function highlight(element?: Element | null) {
  const id = element && withoutColumn(element.id);
  for (const passage of passages) passage.classList.toggle('lit', withoutColumn(passage.id) === id);
}

const sentenceOf = (target: EventTarget | null) =>
  sentences.find((sentence) => target instanceof Node && sentence.contains(target));
const main = document.querySelector('main');
main?.addEventListener(
  'pointerover',
  ({target, pointerType}) => pointerType === 'mouse' && highlight(sentenceOf(target)),
);
main?.addEventListener('pointerleave', () => highlight(sentenceOf(document.activeElement)));
main?.addEventListener('click', ({target}) => highlight(sentenceOf(target)));
main?.addEventListener('focusin', ({target}) => {
  const sentence = sentenceOf(target);
  if (!sentence) return;
  makeTabStop(sentence);
  highlight(sentence);
});

/** One sentence is a stop of the Tab key; from it the arrows lead on. */
function makeTabStop(to: HTMLElement | undefined) {
  for (const sentence of sentences) sentence.tabIndex = sentence === to ? 0 : -1;
}
makeTabStop(sentences[0]);
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
  const {column} = parseId(target.id) ?? {};
  const inColumn = sentences.filter(({id}) => parseId(id)?.column === column);
  const next = inColumn[inColumn.indexOf(target) + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
});
addEventListener('keydown', ({key}) => key === 'Escape' && highlight());

const highlightTarget = () => highlight(document.getElementById(location.hash.slice(1)));
addEventListener('hashchange', highlightTarget);
highlightTarget();

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
    const first = scrollY > 0 && passages.find((passage) => passage.getBoundingClientRect().bottom > bar);
    const top = first ? first.getBoundingClientRect().top : 0;
    setPreference('view', viewOf(link));
    if (first) restore(first.id, top);
    const query = new URLSearchParams(location.search);
    query.set('view', viewOf(link));
    history.replaceState(null, '', `?${query}${location.hash}`);
    show(viewOf(link));
  });
}
show(preference('view') === 'lines' ? 'lines' : 'columns');
