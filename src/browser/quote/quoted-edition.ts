/** Which edition a quotation is of. Pure. */
import {editions, original, twinOf, type EditionName} from '../../model/editions.ts';
import {isVariant, type Script} from '../../model/folding.ts';

/** The edition in the other script, and the translations; the quotation says which it is of by its characters. */
const otherScript = twinOf(original) ?? original;
const translations = editions.filter(({made}) => made === 'translation').map(({name}) => name);

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
  const inTranslation = translations.includes(here);
  if (characters === 0) {
    const chinese = inTranslation ? original : here;
    return inTranslation || words > 0 ? [...translations, chinese] : [chinese, ...translations];
  }
  if (words > characters)
    return [...translations, ...editionsOf(quotation.replace(/\p{Script=Latin}+/gu, ''), here, script)];
  if (isVariant(quotation, script)) return [otherScript];
  const simplified = new Set(script.values());
  return here === otherScript && ![...quotation].some((character) => simplified.has(character))
    ? [otherScript]
    : [original];
}
