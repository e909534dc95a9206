/** Which edition a quotation is of. Pure. */
import type {EditionName} from '../../model/editions.ts';
import {isVariant, type Script} from '../../model/folding.ts';

/**
 * The editions a quotation may be of, the likeliest first. Chinese amid English words is English that names a term, and
 * the other way round. Chinese that is neither Traditional nor Simplified is taken to be of the reader's own edition;
 * figures and names may be of either language.
 *
 * `editionsOf('產業', 'zh-hans', script)` // => `['zh-hant']`
 *
 * @param here the edition the reader is in
 */
export function editionsOf(quotation: string, here: EditionName, script: Script): EditionName[] {
  const [characters, words] = [/\p{Script=Han}/gu, /\p{Script=Latin}+/gu].map(
    (pattern) => quotation.match(pattern)?.length ?? 0,
  ) as [number, number];
  if (characters === 0) {
    const chinese = here === 'en' ? 'zh-hans' : here;
    return here === 'en' || words > 0 ? ['en', chinese] : [chinese, 'en'];
  }
  if (words > characters) return ['en', ...editionsOf(quotation.replace(/\p{Script=Latin}+/gu, ''), here, script)];
  if (isVariant(quotation, script)) return ['zh-hant'];
  const simplified = new Set(script.values());
  return here === 'zh-hant' && ![...quotation].some((character) => simplified.has(character))
    ? ['zh-hant']
    : ['zh-hans'];
}
