/**
 * What is cited. Says what the source and the editors say, and no more: it names no author, no speaker and no date of
 * publication.
 */
import type {Item} from 'citeproc';
import type {Metadata} from '../../model/report.ts';
import {editionInfo, editions, isTranslation, original, type EditionName} from '../../model/editions.ts';
import {isRange, values, type Passage} from '../../model/citation.ts';
import {ui} from '../../ui/index.ts';

/** A report, in the edition that is read. */
export interface Source {
  report: string;
  edition: EditionName;
  /** Of every edition the report has. */
  metadata: Partial<Record<EditionName, Metadata>>;
}

/**
 * The passage, as a reference manager keeps it.
 *
 * A report by type: [R/OL] in GB/T 7714, as the standard itself has a white paper of the State Council that is read
 * online. Its title is in square brackets, as all rules want one that the editors supply: report.yaml says what the
 * text does not. The body that the page of the text names as responsible for it is its publisher; nobody is named as
 * its author. What it is, where it is not the original, is said in English, as all rules that print it are.
 */
export function item(source: Source, passage: Passage): Item {
  const {edition, metadata} = source;
  const {title, publisher} = metadataOf(source);
  const genre = ui(edition)('cite.genre');
  const {id, url, hyphens} = values(passage);
  return {
    id: `${source.report}-${edition}-${id}`,
    type: 'report',
    title: supplied(title, isTranslation(edition) ? metadata[original]?.title : undefined),
    publisher,
    archive: 'Baogao',
    ...(genre ? {genre} : {}),
    note: paragraphs(edition, passage.paragraph),
    language: editionInfo(edition).lang,
    URL: url,
    accessed: {'date-parts': [hyphens.split('-').map(Number)]},
  };
}

/** For Chicago and APA, which give a title in another language in English too, where there is one. */
export function englishItem(source: Source, passage: Passage): Item {
  const cited = item(source, passage);
  return editionInfo(source.edition).language === 'en'
    ? cited
    : {...cited, title: supplied(metadataOf(source).title, englishTitle(source))};
}

/**
 * For GB/T 7714. Its style has no locator: the paragraph stands where the standard has the pages cited (引文页码). What
 * edition it is stands where the standard has that (版本项), and words for the lack of a date in the place of the year,
 * like [出版者不详] and [s.n.], which the standard has for a publisher: without them the style would take the year of
 * reading for that of publication, as an estimate.
 */
export function chineseItem(source: Source, passage: Passage): Item {
  const t = ui(source.edition);
  return {
    ...item(source, passage),
    edition: t('cite.version'),
    issued: {literal: t('cite.undated')},
    page: paragraphs(source.edition, passage.paragraph),
  };
}

/** In the words of an edition: `paragraphs('en', '37–39')` // => `paras. 37–39` */
function paragraphs(edition: EditionName, numbers: string): string {
  return ui(edition)(isRange(numbers) ? 'cite.paragraphs' : 'cite.paragraph', {n: numbers});
}

function englishTitle({metadata}: Source): string | undefined {
  return editions.flatMap(({name, language}) => (language === 'en' ? (metadata[name]?.title ?? []) : []))[0];
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
