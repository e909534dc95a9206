import type {EditionName} from '../model.ts';

/** What a page must know of an edition: how HTML and others name its language, and what it is called in itself. */
export interface EditionInfo {
  name: EditionName;
  /** BCP 47, as in `<html lang>`. */
  lang: string;
  /** As Open Graph writes a language. */
  locale: string;
  /** In the edition switch. */
  label: string;
  /** Where there is room. */
  title: string;
  /** What parts one sentence from the next. */
  space: '' | ' ';
}

/** All editions the site can have, in the order they are offered; the original first. */
export const editions: readonly EditionInfo[] = [
  {name: 'zh-hans', lang: 'zh-Hans', locale: 'zh_CN', label: '简体', title: '简体中文', space: ''},
  {name: 'zh-hant', lang: 'zh-Hant', locale: 'zh_TW', label: '繁體', title: '繁體中文', space: ''},
  {name: 'en', lang: 'en', locale: 'en_US', label: 'English', title: 'English', space: ' '},
];

/** The edition the others are made from. */
export const original: EditionName = 'zh-hans';

/** @throws if there is no such edition. */
export function editionInfo(name: string | undefined): EditionInfo {
  const found = editions.find((edition) => edition.name === name);
  if (!found) throw new Error(`no edition ${name}; the editions are ${editions.map((edition) => edition.name).join(', ')}`);
  return found;
}

/** The editions one is read beside: Chinese and English, not the two scripts of Chinese. */
export function beside(edition: EditionName, available: readonly EditionInfo[]): EditionInfo[] {
  return available.filter(({name}) => (name === 'en') !== (edition === 'en'));
}

/** The editions that one book has side by side, the Chinese first. */
export function pairs(available: readonly EditionInfo[]): [EditionInfo, EditionInfo][] {
  return available.filter(({name}) => name !== 'en').flatMap((first) => beside(first.name, available).map((second): [EditionInfo, EditionInfo] => [first, second]));
}

/** What a file to take away is called: `downloadName('yiyang-2024', 'zh-hans', 'en')` // => `yiyang-2024-zh-hans-en` */
export function downloadName(report: string, ...names: EditionName[]): string {
  return [report, ...names].join('-');
}
