/**
 * What a page loads later is gone when a new version of the site has taken the place of the one the page is of: says so,
 * and offers the new one. Where nothing can be loaded for want of a network, nothing is said here.
 */
import {notify, prepareNotices} from '../kit/notice.ts';
import {settle} from '../kit/settle.ts';
import {versionButton} from './show-version.ts';

let asking = false;

/** Listens for what could not be loaded. What it takes to say so is loaded now: later it would be gone too. */
export function standBy(): void {
  // Without a network nothing takes its place, and above the editions their strings are not kept.
  if (navigator.onLine) settle(prepareNotices());
  addEventListener('not-loaded', () => {
    if (asking) return;
    asking = true;
    settle(tellIfReplaced().finally(() => (asking = false)));
  });
}

async function tellIfReplaced() {
  if (!(await isReplaced())) return;
  const say = await prepareNotices();
  await notify(say('update.gone'), ' ', versionButton(say));
}

/**
 * Whether the page is of a version that the host has no more: a script has another name when it changes, or anything
 * that it loads.
 *
 * @throws without a network
 */
async function isReplaced(): Promise<boolean> {
  const scripts = [...document.querySelectorAll<HTMLScriptElement>('script[src]')];
  // The host answers: service workers answer what is fetched to be read.
  const answers = await Promise.all(scripts.map(({src}) => fetch(src, {method: 'HEAD', cache: 'no-store'})));
  return answers.some(({status}) => status === 404 || status === 410);
}
