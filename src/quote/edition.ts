/** Which edition a quotation is of. Pure. */
import type {EditionName} from '../model.ts';
import {isVariant, type Script} from '../search/fold.ts';

/**
 * The editions a quotation may be of, the likeliest first. Chinese that is neither Traditional nor Simplified is taken to be
 * of the reader's own edition; figures and names may be of either language.
 *
 * `editionsOf('產業', 'zh-hans', script)` // => `['zh-hant']`
 *
 * @param here the edition the reader is in
 */
export function editionsOf(quotation: string, here: EditionName, script: Script): EditionName[] {
  if (!/\p{Script=Han}/u.test(quotation)) {
    const chinese = here === 'en' ? 'zh-hans' : here;
    return here === 'en' || /\p{L}/u.test(quotation) ? ['en', chinese] : [chinese, 'en'];
  }
  if (isVariant(quotation, script)) return ['zh-hant'];
  const simplified = new Set(script.values());
  return here === 'zh-hant' && ![...quotation].some((character) => simplified.has(character)) ? ['zh-hant'] : ['zh-hans'];
}
