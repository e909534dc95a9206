/**
 * All that a page loads of the search before it is wanted: keys that lead to the box, and the guard of input methods.
 */
import {shortcut} from '../kit/keyboard.ts';
import {notLoaded} from '../not-loaded.ts';

const box = document.querySelector<HTMLInputElement>('[name=q]');

if (box) {
  addEventListener('keydown', (event) => {
    const command = event.ctrlKey || event.metaKey;
    if (command ? event.key.toLowerCase() !== 'k' : event.key !== '/' || !shortcut(event)) return;
    event.preventDefault();
    box.focus();
    box.select();
  });
  // The Enter that ends a composition chooses characters; it does not search. (Written out, not imported from
  // typing.ts: that would be one more file for every page.)
  box.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && (event.isComposing || event.keyCode === 229)) event.preventDefault();
  });
  if (box.dataset['suggest'] !== undefined) {
    const load = () =>
      document.documentElement.lang === 'en' ? import('./english-search-box.ts') : import('./search-box.ts');
    // Once is enough, unless it fails: then the next focus tries again.
    box.addEventListener('focus', () => load().catch(notLoaded));
    // Whoever was faster than this script is answered too.
    if (box.matches(':focus')) load().catch(notLoaded);
  }
}
