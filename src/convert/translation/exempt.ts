/** What a check lets pass because an exception says so, and which exceptions are of no use. */
import type {Diagnostic} from '../../model/diagnostic.ts';
import type {Exception, Unit} from '../types.ts';
import type {Id} from '../../model/ids.ts';
import {excerpt} from '../../model/text.ts';

export interface Exemptions {
  /** Whether these words of a segment are let pass; the exception is of use then. */
  exempt(id: Id, words: string): boolean;
  /** An error for each exception that was of no use so far. */
  unused(): Diagnostic[];
}

/** The units that a check of what the English says looks at: those that are translated. */
export function translated(units: readonly Unit[]): Unit[] {
  return units.filter(({target}) => target !== '');
}

/**
 * Applies the exceptions of a check.
 *
 * @param units all that it looks at
 */
export function exemptions(exceptions: readonly Exception[], units: readonly Unit[]): Exemptions {
  const used = new Set<Exception>();
  const keyOf = (id: Id, words: string) => `${id} ${words}`;
  const byWords = Map.groupBy(exceptions, ({id, words}) => keyOf(id, words));
  const known = new Set(translated(units).map(({id}) => id));
  return {
    exempt(id, words) {
      const exception = byWords.get(keyOf(id, words))?.[0];
      if (exception !== undefined) used.add(exception);
      return exception !== undefined;
    },
    unused: () =>
      exceptions
        .filter((one) => !used.has(one))
        .map(({id, words, place}) => ({
          ...place,
          ruleId: 'exception-unused',
          actual: known.has(id)
            ? `the exception for ${excerpt(words)} is of no use in ${id}`
            : `there is no translation of ${id}`,
          expected: 'exceptions that are needed',
        })),
  };
}
