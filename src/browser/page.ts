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

const settings = document.querySelector<HTMLButtonElement>('.aa');
settings?.addEventListener(
  'click',
  () =>
    settings.popoverTargetElement ??
    // The next press tries again.
    import('./settings/settings-panel.ts').then((panel) => panel.openSettings()).catch(() => undefined),
);

if (/[?&]q=/.test(location.search) && document.querySelector('main p[id], main dl'))
  (document.documentElement.lang === 'en'
    ? import('./search/english-mark-hits.ts')
    : import('./search/mark-hits.ts')
  ).catch(() => undefined);

// Not for the first look: what keeps the edition is loaded once the page has been drawn.
if (import.meta.env.PROD && 'serviceWorker' in navigator)
  addEventListener('load', () => requestAnimationFrame(() => setTimeout(() => keepEdition().catch(() => undefined))));

async function keepEdition() {
  const workers = await import('./offline/register-workers.ts');
  await workers.register(async (registration) => {
    const version = await import('./offline/announce-version.ts');
    await version.announce(registration);
  });
}
