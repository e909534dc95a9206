/** Says a word to the reader at the foot of the window, until he is done with it. */
import noticeStyle from '../../styles/notice.css?url';
import type {Say} from '../../ui/say.ts';
import {dismissal} from './dismissal.ts';
import {loadUi} from './strings.ts';
import {button, make} from './dom.ts';
import {stylesheet} from './stylesheet.ts';

let last: HTMLElement | undefined;

/** Loads what it takes to say something: at once, so that it can be said when nothing more can be loaded. */
export async function prepareNotices(): Promise<Say> {
  const [say] = await Promise.all([loadUi(), stylesheet(noticeStyle)]);
  return say;
}

/** Says something; what was said before goes. */
export async function notify(...words: (Node | string)[]): Promise<void> {
  const say = await prepareNotices();
  last?.remove();
  const notice = make('div', {class: 'say', role: 'status'});
  last = notice;
  (document.querySelector('.update') ?? document.querySelector('header'))?.after(notice);
  const dismiss = dismissal(notice);
  // Elsewhere it says nothing.
  addEventListener('hashchange', () => notice.remove(), {once: true});
  // Filled once it is there: only then do screen readers hear it.
  requestAnimationFrame(() =>
    notice.append(make('p', {}, ...words), button('×', dismiss, {class: 'close', 'aria-label': say('menu.close')})),
  );
}
