/** Opens one paragraph in another language, in place below it. */
import counterpartStyle from '../../styles/counterpart.css?url';
import {loadUi} from '../kit/strings.ts';
import {button, make} from '../kit/dom.ts';
import {fetchPage} from '../kit/load.ts';
import {settle} from '../kit/settle.ts';
import {notify} from '../kit/notice.ts';
import {stylesheet} from '../kit/stylesheet.ts';

/**
 * The editions that a single page is read beside: links to the same page in them. None on a parallel page, which has
 * both.
 */
export function counterparts(): HTMLAnchorElement[] {
  const beside = [...document.querySelectorAll<HTMLAnchorElement>('.beside a')].map(({hreflang}) => hreflang);
  return [...document.querySelectorAll<HTMLAnchorElement>('.editions a')].filter(({hreflang}) =>
    beside.includes(hreflang),
  );
}

const opened = (paragraph: Element, {hreflang}: HTMLAnchorElement) =>
  document.querySelector(`.counterpart[data-of="${paragraph.id}"][lang="${hreflang}"]`);

/** Whether the paragraph stands there in that edition's language. */
export function isOpen(paragraph: Element, edition: HTMLAnchorElement): boolean {
  return opened(paragraph, edition) !== null;
}

/**
 * Opens a paragraph's counterpart below it, or closes it again; what stands above stays where it is.
 *
 * @param back gets the focus when it is closed
 */
export async function toggle(paragraph: HTMLElement, edition: HTMLAnchorElement, back: HTMLElement): Promise<void> {
  const open = opened(paragraph, edition);
  if (open) {
    close(open, back);
    return;
  }
  const say = await loadUi();
  try {
    const [text] = await Promise.all([load(edition.pathname, paragraph.id), stylesheet(counterpartStyle)]);
    // Asked for twice before it came, it comes once.
    if (opened(paragraph, edition)) return;
    const box = make(
      'div',
      {
        'data-of': paragraph.id,
        class: 'counterpart',
        lang: edition.hreflang,
        role: 'group',
        'aria-label': edition.textContent,
        tabindex: '-1',
        'data-chrome': '',
      },
      ...(paragraph.matches('table')
        ? [make('div', {class: 'table'}, make('table', {}, ...text))]
        : [make('p', {}, ...text)]),
      button('×', () => close(box, back), {
        class: 'close',
        'aria-label': say('menu.away', {edition: edition.textContent}),
      }),
    );
    box.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') close(box, back);
    });
    // A wide table scrolls, what stands below it does not.
    (paragraph.closest('.table') ?? paragraph).after(box);
    box.focus({preventScroll: true});
  } catch {
    settle(notify(say('menu.unreachable')));
  }
}

function close(box: Element, back: HTMLElement) {
  box.remove();
  back.focus({preventScroll: true});
}

/** A paragraph of another page: its text, with links and without names, which stand on this page already. */
async function load(path: string, id: string): Promise<Node[]> {
  const found = (await fetchPage(path)).getElementById(id);
  if (!found) throw new Error(`no ${id} in ${path}`);
  for (const named of found.querySelectorAll('[id]')) named.removeAttribute('id');
  return [...document.importNode(found, true).childNodes];
}
