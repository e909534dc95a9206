/** Follows where the reader is: marks it in the contents, takes it along to another edition and to the next visit. */
import {notLoaded} from '../not-loaded.ts';
import {currentId, currentPlace, places, withoutColumn} from './current-place.ts';

/** Of the names under which the browser keeps things; see kit/storage.ts. */
const prefix = `baogao${import.meta.env.BASE_URL}`;

const entries = [...document.querySelectorAll<HTMLAnchorElement>('#contents a[href^="#"]')];
const editions = document.querySelectorAll<HTMLAnchorElement>('.editions a, .beside a');

/** Brings the contents and the edition switch to where the reader is. */
function showPlace() {
  const id = currentId();
  for (const link of editions) link.hash = id;
  const line = innerHeight / 3;
  const passed = entries.filter(
    (link) => (document.getElementById(link.hash.slice(1))?.getBoundingClientRect().top ?? Infinity) < line,
  );
  for (const link of entries) {
    if (link === passed.at(-1)) link.setAttribute('aria-current', 'location');
    else link.removeAttribute('aria-current');
  }
}

// What was searched for comes along too, the paragraph's height in the window, and the note that is open.
for (const link of editions) {
  link.addEventListener('click', () => {
    showPlace();
    const query = new URLSearchParams(location.search);
    // The checksum of a passage is that of its words in this edition.
    query.delete('v');
    link.search = String(query);
    const id = link.hash.slice(1);
    const top = document.getElementById(id)?.getBoundingClientRect().top;
    const marker = document.querySelector<HTMLAnchorElement>('[aria-describedby=note]');
    const note = marker
      ? withoutColumn(marker.hash.slice(1))
      : document.querySelector<HTMLElement>('.note.on')?.dataset['note'];
    try {
      sessionStorage[prefix + 'place'] = JSON.stringify([id, top, note]);
    } catch {
      // The address alone leads to the paragraph then.
    }
  });
}
try {
  // A page of another site has kept nothing; to look would be to wait for another process.
  const place = document.referrer.startsWith(`${location.origin}/`) && sessionStorage[prefix + 'place'];
  if (place) {
    sessionStorage.removeItem(prefix + 'place');
    import('./restore-place.ts').then((here) => here.resume(JSON.parse(place))).catch(notLoaded);
  }
  if (document.querySelector('.landing, .shelf, .about') && localStorage[prefix + 'places'])
    import('./reading-progress.ts').then((progress) => progress.offerToGoOn()).catch(notLoaded);
} catch {
  // Where storage is refused nothing is kept from page to page.
}

let frame = 0;
const showSoon = () => {
  cancelAnimationFrame(frame);
  frame = requestAnimationFrame(showPlace);
};
addEventListener('scroll', showSoon, {passive: true});
addEventListener(
  'scroll',
  () => import('./reading-progress.ts').then((progress) => progress.follow(places, currentPlace)).catch(notLoaded),
  {passive: true, once: true},
);
addEventListener('hashchange', showSoon);
showSoon();

// On a phone the contents lie over the text: a place chosen in it is to be seen.
const contents = document.getElementById('contents');
contents?.addEventListener('click', ({target}) => {
  if (target instanceof HTMLAnchorElement) contents.hidePopover?.();
});
