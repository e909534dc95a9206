/** Offers the editions, and in a library the reports, that are kept, on the page that stands for one that is not. */
import {settle} from '../kit/settle.ts';
import {make} from '../kit/dom.ts';
import {isKept, keptShelf} from './ask-worker.ts';

async function offerKeptEditions(): Promise<void> {
  const registrations = (await navigator.serviceWorker?.getRegistrations()) ?? [];
  const items = [...document.querySelectorAll<HTMLElement>('[data-kept]')];
  await Promise.all(
    items.map(async (item) => {
      const home = item.querySelector('a')?.href;
      const registration = registrations.find(({scope}) => scope === home);
      item.hidden = !registration || !(await isKept(registration));
      const {active, scope = ''} = registration ?? {};
      const shelf = active ? await keptShelf(active) : [];
      if (shelf.length === 0) return;
      const links = shelf.map(({report, title}) => make('a', {href: `${scope}${report}/`}, title));
      item.append(make('ul', {}, ...links.map((link) => make('li', {}, link))));
    }),
  );
  const advice = document.querySelector<HTMLElement>('[data-advice]');
  if (advice) advice.hidden = items.every(({hidden}) => hidden);
}
settle(offerKeptEditions());
