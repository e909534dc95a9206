/**
 * The editions the site can have. A new one is an entry here, its strings (`src/ui/<name>.json`), and what it is made
 * of: a table for a script, a catalog `<name>.po` for a translation.
 */

/** What the parts of the program must know of an edition. */
interface EditionEntry {
  /** Its URL segment, also its key everywhere. */
  name: string;
  /** BCP 47, as in `<html lang>`. */
  lang: string;
  /** What words it is searched, counted and paired by. */
  language: 'zh' | 'en';
  /** How it is made: it is the source itself, the source in another script, or a translation of it. */
  made: 'source' | 'script' | 'translation';
  /** As Open Graph writes a language. */
  locale: string;
  /** In the edition switch. */
  label: string;
  /** Where there is room. */
  title: string;
  /** What parts one sentence from the next. */
  space: '' | ' ';
  /** The locale of the Citation Style Language that its entries in GB/T 7714 are written in. */
  citationLocale: string;
}

const entries = [
  {
    name: 'zh-hans',
    lang: 'zh-Hans',
    language: 'zh',
    made: 'source',
    locale: 'zh_CN',
    label: '简体',
    title: '简体中文',
    space: '',
    citationLocale: 'zh-CN',
  },
  {
    name: 'zh-hant',
    lang: 'zh-Hant',
    language: 'zh',
    made: 'script',
    locale: 'zh_TW',
    label: '繁體',
    title: '繁體中文',
    space: '',
    citationLocale: 'zh-TW',
  },
  {
    name: 'en',
    lang: 'en',
    language: 'en',
    made: 'translation',
    locale: 'en_US',
    label: 'English',
    title: 'English',
    space: ' ',
    citationLocale: 'en-US',
  },
] as const satisfies readonly EditionEntry[];

/** An edition's URL segment, also its key everywhere; `lang` in HTML is its BCP 47 form (`zh-Hans`). */
export type EditionName = (typeof entries)[number]['name'];

export interface EditionInfo extends EditionEntry {
  name: EditionName;
}

/** All editions the site can have, in the order they are offered; the original first. */
export const editions: readonly EditionInfo[] = entries;

/** The edition the others are made from. */
export const original: EditionName = 'zh-hans';

/** Whether a name is an edition's: `isEdition('search')` // => `false` */
export function isEdition(name: string | undefined): name is EditionName {
  return editions.some((edition) => edition.name === name);
}

/** @throws if there is no such edition. */
export function editionInfo(name: string | undefined): EditionInfo {
  const found = editions.find((edition) => edition.name === name);
  if (!found)
    throw new Error(`no edition ${name}; the editions are ${editions.map((edition) => edition.name).join(', ')}`);
  return found;
}

/** Whether an edition says in another language what the original says. */
export function isTranslation(name: EditionName): boolean {
  return editionInfo(name).made === 'translation';
}

/** The editions among some that are made in one way: `madeAs('translation', editions)` // => that in English */
export function madeAs(made: EditionInfo['made'], available: readonly EditionInfo[]): EditionInfo[] {
  return available.filter((edition) => edition.made === made);
}

/** The edition in the other script of the same language, if there is one: `twinOf('zh-hans')` // => `zh-hant` */
export function twinOf(name: EditionName): EditionName | undefined {
  const {language} = editionInfo(name);
  return editions.find((other) => other.name !== name && other.language === language && !isTranslation(other.name))
    ?.name;
}

/** The editions one is read beside: those in another language, not the two scripts of Chinese. */
export function beside(edition: EditionName, available: readonly EditionInfo[]): EditionInfo[] {
  return available.filter(({language}) => language !== editionInfo(edition).language);
}

/** The editions that one book has side by side, the Chinese first. */
export function pairs(available: readonly EditionInfo[]): [EditionInfo, EditionInfo][] {
  return available
    .filter(({made}) => made !== 'translation')
    .flatMap((first) => beside(first.name, available).map((second): [EditionInfo, EditionInfo] => [first, second]));
}
