/** Of which edition a quotation is, or its parts are. Pure. */
import {editions, original, twinOf, type EditionName} from '../../model/editions.ts';
import {isVariant, type Script} from '../../model/folding.ts';
import {group} from '../../model/group.ts';

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

/**
 * The ways to take a quotation, each as the texts to be checked: what it has of each language, where it has both in
 * turn, as a parallel page or a book in two languages is copied; then as it is, for a language may name the other's
 * words.
 *
 * `readingsOf('壮大产业集群。\nExpanding clusters.')`
 * // => `[['壮大产业集群。', 'Expanding clusters.'], ['壮大产业集群。\nExpanding clusters.']]`
 */
export function readingsOf(quotation: string): string[][] {
  const lines = quotation.split(/\r\n?|[\n\f]/);
  const told = lines.map(languageOf);
  // What says nothing of its language goes with what precedes it, or with what it introduces.
  for (let i = lines.length - 2; i >= 0; i--) if (/[:：]\s*$/.test(lines[i] ?? '')) told[i] ??= told[i + 1];
  let language = told.find((one) => one !== undefined);
  const languages = group(lines.keys(), (line) => (language = told[line] ?? language));
  if (languages.size < 2) return [[quotation]];
  return [[...languages.values()].map((own) => own.map((line) => lines[line]).join('\n')), [quotation]];
}

/**
 * The language of a line; undefined where it has none of its own, as MLCC and 6.5%, or is an address, which belongs to
 * what precedes it.
 */
function languageOf(line: string): string | undefined {
  if (/https?:\/\//.test(line)) return undefined;
  const characters = line.match(/\p{Script=Han}/gu)?.length ?? 0;
  const words = line.match(/\p{Script=Latin}+/gu)?.filter((word) => /\p{Ll}/u.test(word)).length ?? 0;
  // A word says more than a character, and English has a colon of its own: English that names a term in Chinese.
  if (words * 3 > characters || (words > 0 && /:\s*$/.test(line))) return 'English';
  return characters > 0 ? 'Chinese' : undefined;
}
