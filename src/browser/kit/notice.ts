/** Says a word to the reader at the foot of the window, until he is done with it. */
import noticeStyle from '../../styles/notice.css?url';
import {loadUi} from './strings.ts';
import {button, make} from './dom.ts';
import {stylesheet} from './stylesheet.ts';

let last: HTMLElement | undefined;

/** Says something; what was said before goes. */
export async function notify(...words: (Node | string)[]): Promise<void> {
  const [t] = await Promise.all([loadUi(), stylesheet(noticeStyle)]);
  last?.remove();
  const notice = make('div', {class: 'say', role: 'status'});
  last = notice;
  (document.querySelector('.update') ?? document.querySelector('header'))?.after(notice);
  // Elsewhere it says nothing.
  addEventListener('hashchange', () => notice.remove(), {once: true});
  // Filled once it is there: only then do screen readers hear it.
  requestAnimationFrame(() =>
    notice.append(
      make('p', {}, ...words),
      button(
        '×',
        () => {
          notice.remove();
          // The keyboard goes on from the text, not from the page's beginning.
          const main = document.querySelector('main');
          if (main) {
            main.tabIndex = -1;
            main.style.outline = 'none';
          }
          main?.focus({preventScroll: true});
        },
        {class: 'close', 'aria-label': t('menu.close')},
      ),
    ),
  );
}
