/** What `report.yaml` quotes of a text, found there. */
import type {Quotation} from '../types.ts';

/**
 * The place that a quotation means: the only one, or the nth of several.
 *
 * @param found every place with its words
 * @param does what the words do there: `occurs 2 times`
 * @param expected what they should
 * @param fail says what is wrong with it
 * @returns undefined, and says so, where there is none, or several and it does not say which
 */
export function meant<T>(
  {nth}: Quotation,
  found: readonly T[],
  does: string,
  expected: string,
  fail: (actual: string, expected: string, ruleId?: string) => void,
): T | undefined {
  const several = found.length > 1;
  if (nth === undefined && several) fail(does, `${expected}, or nth, which of the ${found.length}`);
  else if (found.length === 0) fail(does, expected);
  else if (nth !== undefined && !several)
    fail('stands there once, and nth says which', 'nth where there are several', 'setting-unused');
  else if (nth !== undefined && nth > found.length) fail(`${does}, and nth is ${nth}`, `nth from 1 to ${found.length}`);
  return several && nth === undefined ? undefined : found[several ? nth! - 1 : 0];
}
