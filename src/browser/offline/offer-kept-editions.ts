/** Offers the editions that are kept, on the page that stands for one that is not. */
import {settle} from '../kit/settle.ts';
import {isKept} from './is-kept.ts';

async function offerKeptEditions(): Promise<void> {
  const registrations = (await navigator.serviceWorker?.getRegistrations()) ?? [];
  const items = [...document.querySelectorAll<HTMLElement>('[data-kept]')];
  await Promise.all(
    items.map(async (item) => {
      const scope = item.querySelector('a')?.href;
      const registration = registrations.find((one) => one.scope === scope);
      item.hidden = !registration || !(await isKept(registration));
    }),
  );
  const advice = document.querySelector<HTMLElement>('[data-advice]');
  if (advice) advice.hidden = items.every(({hidden}) => hidden);
}
settle(offerKeptEditions());
