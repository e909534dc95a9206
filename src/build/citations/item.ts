/**
 * What is cited. Says what the source and the editors say, and no more: it names no author, no speaker and no date of
 * publication.
 */
import type {Item} from 'citeproc';
import type {Metadata} from '../../model/report.ts';
import {editionInfo, type EditionName, original} from '../../model/editions.ts';
import {isRange, values, type Passage} from '../../model/citation.ts';

/** A report, in the edition that is read. */
export interface Source {
  report: string;
  edition: EditionName;
  /** Of every edition the report has. */
  metadata: Partial<Record<EditionName, Metadata>>;
}

/** In what words an edition is cited. */
interface Wording {
  /** Of CSL. */
  locale: string;
  paragraph(numbers: string): string;
  /** In the place that GB/T 7714 has for the edition (版本项). */
  version: string;
  /** In the place of the year: like [出版者不详] and [s.n.], which the standard has for a publisher. */
  undated: string;
  /** What it is, where it is not the original; in English, as all rules that print it are. */
  genre?: string;
}

/** The words of a citation that are the editions', not the style's: `wordings.en.paragraph('37')` // => `para. 37` */
export const wordings: Record<EditionName, Wording> = {
  'zh-hans': {locale: 'zh-CN', paragraph: (n) => `第${n}段`, version: 'Baogao阅读版', undated: '[出版年不详]'},
  'zh-hant': {
    locale: 'zh-TW',
    paragraph: (n) => `第${n}段`,
    version: 'Baogao繁體閱讀版',
    undated: '[出版年不詳]',
    genre: 'version in Traditional Chinese characters',
  },
  en: {
    locale: 'en-US',
    paragraph: (n) => `${isRange(n) ? 'paras.' : 'para.'} ${n}`,
    version: 'Baogao reading edition, unofficial translation',
    undated: '[n.d.]',
    genre: 'unofficial translation',
  },
};

/**
 * The passage, as a reference manager keeps it.
 *
 * A report by type: [R/OL] in GB/T 7714, as the standard itself has a white paper of the State Council that is read
 * online. Its title is in square brackets, as all rules want one that the editors supply: report.yaml says what the
 * text does not. The body that the page of the text names as responsible for it is its publisher; nobody is named as
 * its author.
 */
export function item(source: Source, passage: Passage): Item {
  const {edition, metadata} = source;
  const {title, publisher} = metadataOf(source);
  const {genre, paragraph} = wordings[edition];
  const {id, url, hyphens} = values(passage);
  return {
    id: `${source.report}-${edition}-${id}`,
    type: 'report',
    title: supplied(title, edition === 'en' ? metadata[original]?.title : undefined),
    publisher,
    archive: 'Baogao',
    ...(genre ? {genre} : {}),
    note: paragraph(passage.paragraph),
    language: editionInfo(edition).lang,
    URL: url,
    accessed: {'date-parts': [hyphens.split('-').map(Number)]},
  };
}

/** For Chicago and APA, which give a Chinese title in English too, where there is one. */
export function englishItem(source: Source, passage: Passage): Item {
  const cited = item(source, passage);
  return source.edition === 'en'
    ? cited
    : {...cited, title: supplied(metadataOf(source).title, source.metadata.en?.title)};
}

/**
 * For GB/T 7714. Its style has no locator: the paragraph stands where the standard has the pages cited (引文页码).
 * Without a word for the date, the style would take the year of reading for that of publication, as an estimate.
 */
export function chineseItem(source: Source, passage: Passage): Item {
  const {paragraph, undated, version} = wordings[source.edition];
  return {...item(source, passage), edition: version, issued: {literal: undated}, page: paragraph(passage.paragraph)};
}

function metadataOf({report, edition, metadata}: Source): Metadata {
  const found = metadata[edition];
  if (!found) throw new Error(`${report} has no edition ${edition}`);
  return found;
}

/** `supplied('Report', '报告')` // => `[Report (报告)]` */
function supplied(title: string, other: string | undefined): string {
  return other === undefined ? `[${title}]` : `[${title} (${other})]`;
}
