/** What readers call the terms of a report, for the search to know what they mean. */
import {isTranslation} from '../../model/editions.ts';
import type {EditionText} from '../../model/report.ts';
import type {Alias} from '../../model/volume.ts';
import type {TermbaseEntry} from '../types.ts';

const han = /\p{Script=Han}/u;

/**
 * The aliases of the terms that a report has, each with what stands there in an edition: in a translation a Chinese alias
 * is that of the Chinese term, by which it is searched too.
 *
 * @param source the text of the original
 * @param toScript from the original's script to the edition's
 */
export function aliasesIn(
  edition: EditionText,
  source: EditionText,
  termbase: readonly TermbaseEntry[],
  toScript: (text: string) => string,
): Alias[] {
  const original = [...source.text.values()].join('\n');
  const own = [...edition.text.values()].join('\n').toLowerCase();
  return termbase.flatMap(({zh, en, variants, aliases = []}) => {
    if (!original.includes(zh)) return [];
    const rendering = [en, ...variants].find((form) => own.includes(form.toLowerCase()));
    return aliases.flatMap((alias): Alias[] => {
      if (!isTranslation(edition.name)) return [[toScript(alias), toScript(zh)]];
      if (han.test(alias)) return [[alias, zh]];
      // What is part of the rendering finds it already.
      return rendering === undefined || rendering.includes(alias) ? [] : [[alias, rendering]];
    });
  });
}
