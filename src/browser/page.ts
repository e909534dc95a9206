/**
 * What a page does beyond reading, each thing on its own; without any of it the page is whole.
 *
 * What is loaded later is called by its module's name (`panel.openSettings()`): where a function is taken out of the
 * module, Vite writes it out three times.
 */
import './search/open-box.ts';
import './notes/notes.ts';
import './place/follow-place.ts';
import './on-demand.ts';
import {notLoaded} from './not-loaded.ts';

const settings = document.querySelector<HTMLButtonElement>('.aa');
settings?.addEventListener(
  'click',
  () =>
    settings.popoverTargetElement ??
    // The next press tries again.
    import('./settings/settings-panel.ts').then((panel) => panel.openSettings()).catch(notLoaded),
);

if (/[?&]q=/.test(location.search) && document.querySelector('main p[id], main dl'))
  (document.documentElement.lang === 'en'
    ? import('./search/english-mark-hits.ts')
    : import('./search/mark-hits.ts')
  ).catch(notLoaded);

// Not for the first look.
if (import.meta.env.PROD)
  addEventListener('load', () =>
    requestAnimationFrame(() => setTimeout(() => import('./after-load.ts').catch(notLoaded))),
  );
