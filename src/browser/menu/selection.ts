/** Copies selected words without what is not text, and offers the menu for them. */
import {blockOf, kindOf, parseId} from '../../model/ids.ts';
import menuStyle from '../../styles/menu.css?url';
import {loadUi} from '../kit/strings.ts';
import {button, hasPopovers} from '../kit/dom.ts';
import {fragmentOf} from './text-fragment.ts';
import {openMenu} from './passage-menu.ts';
import {linkTo, placeOf, type Passage} from './passage.ts';
import {settle} from '../kit/settle.ts';
import {stylesheet} from '../kit/stylesheet.ts';
import {blocksOf, selectedText} from '../kit/page-text.ts';

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

/** The words that are selected, as a passage; undefined where none of the report's are. */
export function selectedPassage(): Passage | undefined {
  const range = selectedRange();
  const pieces = range ? selectedText(range).filter(([node, start, end]) => node.data.slice(start, end).trim()) : [];
  const [first, last] = [pieces[0], pieces.at(-1)];
  const sentence = first && placeOf(first[0]);
  if (!range || !last || !sentence) return undefined;
  const numbers = pieces.flatMap(([node]) => {
    const {kind, number} = parseId(node.parentElement?.closest('p[id], table[id]')?.id ?? '') ?? {};
    return kind === 'paragraph' ? [number] : [];
  });
  // From the first word to the last: a selection of whole elements ends before the first word of the next.
  const words = new Range();
  words.setStart(first[0], first[1]);
  words.setEnd(last[0], last[2]);
  return {
    id: sentence.id,
    text: blocksOf(range).join('\n\n'),
    paragraphs: [...new Set([numbers[0], numbers.at(-1)])].filter(Boolean).join('–'),
    spread: new Set(pieces.map(([node]) => blockOf(placeOf(node)?.id ?? ''))).size > 1,
    fragment: () => fragmentOf(words),
  };
}

document.addEventListener('copy', (event) => {
  const range = selectedRange();
  const writing = document.activeElement?.matches('input, textarea');
  if (!range || writing || !event.clipboardData) return;
  const blocks = blocksOf(range);
  if (blocks.length === 0) return;
  const passage = document.documentElement.dataset['copy'] === 'link' ? selectedPassage() : undefined;
  // A heading alone would not name what follows it.
  if (passage) blocks.push(linkTo(kindOf(passage.id) === 'heading' ? passage : {id: passage.id}));
  event.clipboardData.setData('text/plain', blocks.join('\n\n'));
  event.clipboardData.setData(
    'text/html',
    blocks.map((block) => asHtml(block.replace(/[&<>]/g, (character) => `&#${character.charCodeAt(0)};`))).join(''),
  );
  event.preventDefault();
});

/** A block as those take it who can show more than plain text; of a table cells are parted by tabs. */
function asHtml(block: string): string {
  if (!block.includes('\t')) return `<p>${block}</p>`;
  const cells = (row: string) => row.split('\t').map((cell) => `<td>${cell}</td>`);
  return `<table>${block
    .split('\n')
    .map((row) => `<tr>${cells(row).join('')}</tr>`)
    .join('')}</table>`;
}

/** The way to the menu, at the end of the selection. */
let handle: HTMLButtonElement | undefined;

async function showHandle() {
  // While its menu is open, it stays where the menu hangs on it.
  if (handle?.hasAttribute('aria-expanded')) return;
  if (!hasPopovers || !selectedPassage()) return hideHandle();
  const [say] = await Promise.all([loadUi(), stylesheet(menuStyle)]);
  // By then it may be another selection, or none.
  const range = selectedRange();
  if (!range || !selectedPassage()) return hideHandle();
  if (!handle) {
    handle = button(
      say('menu.handle'),
      () => {
        const words = selectedPassage();
        if (words && handle) settle(openMenu(handle, words));
      },
      {class: 'handle', 'aria-haspopup': 'dialog', 'data-chrome': ''},
    );
    // The press must not take the selection away.
    handle.addEventListener('pointerdown', (event) => event.preventDefault());
  }
  const end = [...range.getClientRects()].at(-1);
  if (!end || !main || handle.hasAttribute('aria-expanded')) return hideHandle();
  const {left, top} = main.getBoundingClientRect();
  main.append(handle);
  handle.style.top = `${end.bottom - top + 8}px`;
  handle.style.left = `${Math.max(0, Math.min(end.right - left, main.clientWidth - handle.offsetWidth))}px`;
}

function hideHandle() {
  if (handle && !handle.hasAttribute('aria-expanded')) handle.remove();
}

let timer = 0;
document.addEventListener('selectionchange', () => {
  clearTimeout(timer);
  // A selection that is still being made is none yet.
  timer = window.setTimeout(() => settle(showHandle()), 250);
});
settle(showHandle());
