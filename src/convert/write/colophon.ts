/** What the editors did → the account of it in an edition's words. */
import type {Report} from '../../model/report.ts';
import type {AppliedOverride, Colophon, CopyText} from '../../model/colophon.ts';
import type {Bilingual, Exception, TermbaseEntry} from '../types.ts';
import {blocks, segments, type Block} from '../../model/tree.ts';

/** What the editors did, in both languages. */
export interface Work {
  copyText: CopyText;
  overrides: readonly AppliedOverride<Bilingual>[];
  /** How many characters of the Traditional edition nobody has read. */
  unread: number;
  /** Empty where the report is not translated. */
  termbase: readonly TermbaseEntry[];
  exceptions: readonly Exception[];
}

/**
 * Makes the account of an edition.
 *
 * @param say the editors' words in this edition's language and script
 */
export function colophon(
  report: Report,
  {copyText, overrides, unread, termbase, exceptions}: Work,
  say: (words: Bilingual) => string,
): Colophon {
  const count = (kind: Block['kind']): number => blocks(report).filter((block) => block.kind === kind).length;
  return {
    ...copyText,
    counts: {
      paragraphs: count('paragraph'),
      segments: segments(report).length,
      headings: count('heading'),
      notes: count('note'),
    },
    ...(count('table') > 0 && {tables: count('table')}),
    overrides: overrides.map((override) => ({...override, why: say(override.why)})),
    unread,
    termbase: Array.from(
      Map.groupBy(termbase, ({source}) => source),
      ([source, terms]) => ({source, terms: terms.length}),
    ).sort((a, b) => b.terms - a.terms),
    exceptions: exceptions.map(({id, words, why}) => ({id, words, why: say(why)})),
    retired: segments(report).flatMap(({id, retired = []}) => retired.map((old) => ({id: old, successor: id}))),
  };
}

/** As JSON: a list an item a line, anything else a line. */
export function formatColophon(account: Colophon): string {
  const value = (field: unknown) =>
    Array.isArray(field) && field.length > 0
      ? `[\n${field.map((item) => `    ${JSON.stringify(item)}`).join(',\n')}\n  ]`
      : JSON.stringify(field);
  return `{\n${Object.entries(account)
    .map(([key, field]) => `  ${JSON.stringify(key)}: ${value(field)}`)
    .join(',\n')}\n}\n`;
}
