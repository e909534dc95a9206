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
main?.addEventListener('focusin', ({target}) => highlight(sentenceOf(target)));

/** The sentence that the Tab key stops at; from it the arrows lead on. */
let tabStop: HTMLElement | undefined;

/** Only the stop can have the focus: in what can, no selection begins where the pointer is pressed. */
function makeTabStop(sentence: HTMLElement | undefined) {
  tabStop?.removeAttribute('tabindex');
  tabStop = sentence;
  if (sentence) sentence.tabIndex = 0;
}
makeTabStop(sentences[0]);
main?.addEventListener('pointerdown', () => {
  const stop = tabStop;
  makeTabStop(undefined);
  setTimeout(() => tabStop ?? makeTabStop(stop));
});
main?.addEventListener('click', ({target}) => {
  const sentence = sentenceOf(target);
  highlight(sentence);
  if (!sentence || !getSelection()?.isCollapsed) return;
  // The keyboard goes on from here, or from the link that was clicked.
  makeTabStop(sentence);
  if (document.activeElement === document.body) sentence.focus({preventScroll: true});
});
main?.addEventListener('keydown', (event) => {
  const step = {ArrowRight: 1, ArrowLeft: -1}[event.key];
  const {target} = event;
  if (!step || target !== tabStop || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const {column} = parseId(tabStop?.id ?? '') ?? {};
  const inColumn = sentences.filter(({id}) => parseId(id)?.column === column);
  const next = inColumn[inColumn.indexOf(tabStop as HTMLElement) + step];
  if (!next) return;
  event.preventDefault();
  makeTabStop(next);
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
