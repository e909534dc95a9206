/** A report's folder → whether its name can stand in addresses. */
import type {Diagnostic} from '../../model/diagnostic.ts';
import {editions} from '../../model/editions.ts';
import {editionPages} from '../../model/routes.ts';
import {excerpt} from '../../model/text.ts';

/** No report can be called what addresses have for something else. */
const taken: readonly string[] = [...editions.map(({name}) => name), ...editionPages, 'index'];

/**
 * Checks a report's name: letters a–z, digits and single hyphens, and no name that addresses have for something else.
 *
 * @param slug the folder under `seeds/`
 *
 * `checkSlug('yiyang-2024')` // => `[]`
 */
export function checkSlug(slug: string): Diagnostic[] {
  const fail = (actual: string, expected: string): Diagnostic[] => [
    {file: `seeds/${slug}`, line: 1, column: 1, ruleId: 'report-slug', actual: `${excerpt(slug)} ${actual}`, expected},
  ];
  if (!/^[a-z\d]+(?:-[a-z\d]+)*$/.test(slug))
    return fail('cannot be part of an address', 'a–z, 0–9 and single hyphens between them: yiyang-2024');
  if (taken.includes(slug)) return fail('is an edition or a page of the site', 'a name of its own: yiyang-2024');
  return [];
}
