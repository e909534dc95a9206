/** What places of a report are called. */
import {kindOf, numberOf, type Id} from '../model/ids.ts';
import type {Say} from './say.ts';

/** What an id stands for or in: `nameOfPlace('n7.1', ui('en'))` // => `Note 7` */
export function nameOfPlace(id: Id, t: Say): string {
  const kind = kindOf(id);
  if (kind === 'heading') return t('heading');
  if (kind === 'editors-note') return t('editors.note', {mark: `E${numberOf(id)}`});
  return t(kind === 'note' ? 'note' : 'paragraph', {n: numberOf(id)});
}
