/** Loads what a reader asks for the first time he asks: menu, selection, shortcuts, the account of a link. */
import {currentPlace, places, target} from './place/current-place.ts';
import {shortcut} from './kit/keyboard.ts';
import {notLoaded} from './not-loaded.ts';

const main = document.querySelector('main');
/** Those of paragraphs and notes. */
const numbers = '.num, a.no';

// A paragraph's or note's number is a link to it, and opens what can be done with it.
if (main && places.length > 0) {
  for (const number of main.querySelectorAll(numbers)) number.setAttribute('aria-haspopup', 'dialog');
  main.addEventListener('click', (event) => {
    const number = event.target instanceof Element && event.target.closest<HTMLAnchorElement>(numbers);
    if (!number || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    // Where that could not be loaded, the number is the link it was.
    import('./menu/passage-menu.ts')
      .then((menu) => menu.openMenu(number))
      .catch(() => {
        location.hash = number.hash;
        notLoaded();
      });
  });
  // Copied words are cleaned of what is not text, and can be linked to.
  const select = () => {
    if (getSelection()?.isCollapsed !== false) return;
    document.removeEventListener('selectionchange', select);
    import('./menu/selection.ts').catch(() => {
      document.addEventListener('selectionchange', select);
      notLoaded();
    });
  };
  document.addEventListener('selectionchange', select);
}

/**
 * A link that does not lead where it once did, or may not: a checksum in the address is that of the passage the page
 * was opened at.
 */
const explain = (event?: Event) => {
  const {hash, search} = location;
  const named = target();
  if (places.length > 0 && /^#./.test(hash) && (!named || named.matches('a') || /[?&]v=/.test(search)))
    import('./place/explain-link.ts').then((link) => link.explain(named, !event)).catch(notLoaded);
};
addEventListener('hashchange', explain);
explain();

// Once loaded, a shortcut is done before the next key is heard: `j` and Enter at once are the menu of the next
// paragraph.
let shortcuts: typeof import('./settings/shortcuts.ts') | undefined;
// Until then they wait in their order.
let pressed = Promise.resolve();
addEventListener('keydown', (event) => {
  const {key} = event;
  if (!shortcut(event) || !/^[a-z?]$/i.test(key)) return;
  if (shortcuts) shortcuts.press(key, {places, currentPlace});
  else
    pressed = pressed
      .then(async () => (shortcuts ??= await import('./settings/shortcuts.ts')).press(key, {places, currentPlace}))
      .catch(notLoaded);
});
