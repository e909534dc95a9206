/** Offers the editions that are kept, on the page that stands for one that is not. */
import {settle} from '../kit/settle.ts';

async function offerKeptEditions(): Promise<void> {
  const registrations = (await navigator.serviceWorker?.getRegistrations()) ?? [];
  for (const item of document.querySelectorAll<HTMLElement>('[data-kept]')) {
    const scope = item.querySelector('a')?.href;
    item.hidden = !registrations.some((registration) => registration.active && registration.scope === scope);
  }
}
settle(offerKeptEditions());
