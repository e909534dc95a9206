/** Selected words: copied without what is not text, and linked to. */
import {generateFragmentFromRange, GenerateFragmentStatus} from 'text-fragments-polyfill/dist/fragment-generation-utils.js';
import menuStyle from '../styles/menu.css?url';
import {loadUi} from '../ui/load.ts';
import {button} from './dom.ts';
import {openMenu} from './menu.ts';
import {linkTo, numberOf, placeOf, type Passage} from './passage.ts';
import {stylesheet} from './stylesheet.ts';
import {blocksOf, columnOf} from './text.ts';

const main = document.querySelector('main');

/** What is selected of the text, if anything is: Select all takes the page's contents and controls as well. */
function selectedRange(): Range | undefined {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return undefined;
  const range = selection.getRangeAt(0).cloneRange();
  const places = [...(main?.querySelectorAll('[id]') ?? [])].filter((element) => placeOf(element) === element);
  const [first, last] = [places[0], places.at(-1)];
  if (!main || !first || !last || !range.intersectsNode(main)) return undefined;
  if (!main.contains(range.startContainer)) range.setStartBefore(first);
  if (!main.contains(range.endContainer)) range.setEndAfter(last);
  return range.collapsed ? undefined : range;
}

/** The sentence in which a selection begins. */
function beginning(range: Range): HTMLElement | undefined {
  const {startContainer, startOffset} = range;
  // A selection of whole elements begins in the first of them.
  return placeOf(startContainer.childNodes[startOffset] ?? startContainer) ?? [...(main?.querySelectorAll<HTMLElement>('[id]') ?? [])].find((element) => placeOf(element) === element && range.intersectsNode(element));
}

/** The words that are selected, as a passage; undefined where none of the report's are. */
export function selectedPassage(): Passage | undefined {
  const range = selectedRange();
  const sentence = range && beginning(range);
  const text = range ? blocksOf(range).join('\n\n') : '';
  if (!range || !sentence || text === '') return undefined;
  const last = lastParagraph(range, sentence);
  return {id: sentence.id, text, ...(last === undefined || last === numberOf(sentence.id) ? {} : {last}), fragment: fragmentOf(range)};
}

/** The number of the last paragraph some words of which are selected, in the column of the first. */
function lastParagraph(range: Range, first: Element): string | undefined {
  const second = columnOf(first)?.second;
  const last = [...(main?.querySelectorAll('[id^=p]') ?? [])].findLast((element) => {
    if (!/^p\d+(-|$)/.test(element.id) || !range.intersectsNode(element) || columnOf(element)?.second !== second) return false;
    const within = range.cloneRange();
    if (within.comparePoint(element, 0) === 0) within.setStart(element, 0);
    return blocksOf(within).length > 0;
  });
  return last && numberOf(last.id);
}

/** The text fragment that marks some words, and those they are cut from; empty where none can be told apart. */
function fragmentOf(range: Range): string {
  // Across rows it would mark the other column's words too.
  if (columnOf(range.startContainer)?.row !== columnOf(range.endContainer)?.row) return '';
  const {status, fragment} = generateFragmentFromRange(range);
  if (status !== GenerateFragmentStatus.SUCCESS || !fragment) return '';
  const encode = (words: string) => encodeURIComponent(words).replace(/-/g, '%2D');
  const {prefix, textStart, textEnd, suffix} = fragment;
  return `:~:text=${prefix ? `${encode(prefix)}-,` : ''}${encode(textStart)}${textEnd ? `,${encode(textEnd)}` : ''}${suffix ? `,-${encode(suffix)}` : ''}`;
}

document.addEventListener('copy', (event) => {
  const range = selectedRange();
  const writing = document.activeElement?.matches('input, textarea');
  if (!range || writing || !event.clipboardData) return;
  const blocks = blocksOf(range);
  if (blocks.length === 0) return;
  const sentence = document.documentElement.dataset['copy'] === 'link' ? beginning(range) : undefined;
  if (sentence) blocks.push(linkTo({id: sentence.id, text: ''}));
  event.clipboardData.setData('text/plain', blocks.join('\n\n'));
  event.clipboardData.setData('text/html', blocks.map((block) => `<p>${block.replace(/[&<>]/g, (character) => `&#${character.charCodeAt(0)};`)}</p>`).join(''));
  event.preventDefault();
});

/** The way to the menu, at the end of the selection. */
let handle: HTMLButtonElement | undefined;

async function offer() {
  const [say] = await Promise.all([loadUi(), stylesheet(menuStyle)]);
  const range = selectedRange();
  if (!range || !beginning(range)) return withdraw();
  if (!handle) {
    handle = button(say('menu.handle'), () => {
      const words = selectedPassage();
      if (words && handle) void openMenu(handle, words);
    }, {class: 'handle', 'aria-haspopup': 'dialog', 'data-chrome': ''});
    // The press must not take the selection away.
    handle.addEventListener('pointerdown', (event) => event.preventDefault());
  }
  const end = [...range.getClientRects()].at(-1);
  if (!end || !main) return withdraw();
  const {left, top} = main.getBoundingClientRect();
  main.append(handle);
  handle.style.top = `${end.bottom - top + 8}px`;
  handle.style.left = `${Math.max(0, Math.min(end.right - left, main.clientWidth - handle.offsetWidth))}px`;
}

function withdraw() {
  if (handle && !handle.ariaExpanded) handle.remove();
}

let asked = 0;
document.addEventListener('selectionchange', () => {
  clearTimeout(asked);
  // A selection that is still being made is none yet.
  asked = window.setTimeout(() => void offer(), 250);
});
void offer();
