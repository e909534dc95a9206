/** Says that a new version of the edition is there, and shows it to whoever asks. */
import style from '../../styles/update.css?url';
import {loadUi} from '../kit/strings.ts';
import {button, make} from '../kit/dom.ts';
import {settle} from '../kit/settle.ts';
import {readStored, store} from '../kit/storage.ts';
import {stylesheet} from '../kit/stylesheet.ts';
import {dismissal} from '../kit/dismissal.ts';
import {showVersion} from './show-version.ts';

/** Shows a bar below the page, once in a tab; whoever dismisses it gets the new version with the next tab. */
export async function announce(): Promise<void> {
  if (readStored('sessionStorage', 'dismissed')) return;
  const say = await loadUi();
  if (document.querySelector('.update')) return;
  const status = make('p', {role: 'status'});
  const bar = make('aside', {class: 'update'});
  const dismiss = dismissal(bar);
  bar.append(
    status,
    button(say('update.show'), () => settle(showVersion())),
    button(say('update.later'), () => {
      store('sessionStorage', 'dismissed', 'yes');
      dismiss();
    }),
  );
  document.querySelector('header')?.after(bar);
  // A status is heard when its text comes, not when it comes with its text; and seen when it has its style.
  await stylesheet(style);
  status.textContent = say('update.ready');
}
