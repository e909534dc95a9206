import type {Passages} from './report.ts';
import type {Id} from './ids.ts';

/**
 * The page that a passage stands on, undefined where a report has no such passage.
 *
 * `pageOf([{page: '1-2', ids: ['h3', 'p6']}], 'p6.3')` // => `1-2`
 */
export function pageOf(passages: readonly Passages[], id: Id): string | undefined {
  const pageWith = (name: Id) => passages.find(({ids}) => ids.includes(name))?.page;
  return pageWith(id) ?? pageWith(id.replace(/\..*/, ''));
}
