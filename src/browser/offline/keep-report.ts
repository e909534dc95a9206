/**
 * Has the page's report kept for reading without a network, and says on its own page, below its files to take away,
 * whether it is.
 */
import {settle} from '../kit/settle.ts';
import {loadUi} from '../kit/strings.ts';
import {keep} from './ask-worker.ts';

/** Does so now, and when the worker has come to be; says how things stand. */
export async function keepReport(registration: ServiceWorkerRegistration): Promise<void> {
  const line = document.querySelector('.kept');
  const say = line && (await loadUi());
  const tell = (key?: 'offline.saving' | 'offline.kept') => {
    if (line && say) line.textContent = key ? say(key) : '';
  };
  const show = async () => {
    const {active, installing, waiting} = registration;
    if (active) tell((await keep(active, () => tell('offline.saving'))) ? 'offline.kept' : undefined);
    else tell((installing ?? waiting) ? 'offline.saving' : undefined);
  };
  registration.installing?.addEventListener('statechange', () => settle(show()));
  await show();
}
