/**
 * On the account of an edition: the passage that `?p=p18.2` names is shown, and goes into the letters that report an
 * error.
 */
import {letter} from '../../site/letter.ts';
import {pageOf, type Passages} from '../../model/passages.ts';
import {fetchPage} from '../kit/load.ts';
import {settle} from '../kit/settle.ts';
import {fill} from '../../ui/say.ts';

/** How much of a passage is quoted, in characters: an address that opens a letter must not grow too long. */
const longest = 60;

const block = document.querySelector<HTMLElement>('.errors');
const id = new URLSearchParams(location.search).get('p') ?? '';
const page = block && pageOf(JSON.parse(block.dataset['passages'] ?? '') as Passages[], id);
if (block && page) {
  const address = new URL(`../${page === 'index' ? '' : `${page}/`}#${id}`, location.href.split('?')[0]).href;
  show(block, address, '');
  settle(wordsAt(address).then((words) => show(block, address, words)));
}

function show(block: HTMLElement, address: string, words: string) {
  const [said, link, quote] = ['p', 'p a', 'q'].map((name) => block.querySelector(name));
  said?.removeAttribute('hidden');
  if (link) Object.assign(link, {href: address, textContent: id});
  if (quote) quote.textContent = words;
  const values = {address, passage: [id, words].join(' ').trim()};
  const body = fill(block.dataset['letter'], values);
  for (const link of block.querySelectorAll<HTMLAnchorElement>('[data-subject]')) {
    link.href = letter(block.dataset['contact'] ?? '', `${link.dataset['subject']} (${id})`, body);
  }
}

/** The beginning of a passage, from the page it stands on. */
async function wordsAt(address: string): Promise<string> {
  const passage = (await fetchPage(address)).getElementById(id);
  for (const other of passage?.querySelectorAll('[data-chrome]') ?? []) other.remove();
  const words = passage?.textContent.trim().replace(/\s+/g, ' ') ?? '';
  // By characters: half of a rare one is none, and in no address.
  const characters = [...words];
  return characters.length > longest ? `${characters.slice(0, longest).join('')}…` : words;
}
