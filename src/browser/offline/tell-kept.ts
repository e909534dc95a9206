/** Says on a report's page, below its files to take away, whether its edition can be read without a network. */
import {settle} from '../kit/settle.ts';
import {loadUi} from '../kit/strings.ts';
import {isKept} from './is-kept.ts';

/** Says how things stand, now and when they change. */
export async function tellKept(registration: ServiceWorkerRegistration): Promise<void> {
  const line = document.querySelector('.kept');
  if (!line) return;
  const say = await loadUi();
  const show = async () => {
    const {active, installing, waiting} = registration;
    if (active) line.textContent = (await isKept(registration)) ? say('offline.kept') : '';
    else line.textContent = (installing ?? waiting) ? say('offline.saving') : '';
  };
  registration.installing?.addEventListener('statechange', () => settle(show()));
  await show();
}
