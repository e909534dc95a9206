/** What is cited: the one record that every style and every export is made of. */
import type {Item} from 'citeproc';
import type {Metadata, ReportDate} from '../../model/report.ts';
import type {VolumeMetadata} from '../../model/volume.ts';
import {editionInfo, isTranslation, original, type EditionName} from '../../model/editions.ts';
import {isRange, values, type Passage} from '../../model/citation.ts';
import {ui} from '../../ui/index.ts';
import {spokenBy} from '../../ui/title-block.ts';

/** A report, in the edition that is read. */
export interface Source {
  report: string;
  edition: EditionName;
  /** Of every edition the report has. */
  metadata: Partial<Record<EditionName, Metadata & Pick<VolumeMetadata, 'unread'>>>;
}

/**
 * The passage, as a reference manager keeps it: whoever formats it in a style gets what this site gives.
 *
 * A report by type: [R/OL] in GB/T 7714, as the standard itself has a white paper of the State Council that is read
 * online. Its author is the body that answers for it (GB/T 7714—2015, 8.1.4). An estimated year is marked as one, and
 * every style says so in its own way: [2023] (8.4.3.3), [2023?], ca. 2023. The title has no brackets: it is library
 * catalogues (ISBD) that set a supplied one apart so.
 *
 * The session is the event, which APA prints; it stands in the note too, with whoever spoke there, since the other styles
 * and RIS have no place for either. The author is the government all the same.
 *
 * The paragraph stands with the edition that numbers it. Where it would belong in GB/T 7714, among the pages, APA would
 * call it a page: p. 第37段.
 */
export function item(source: Source, passage: Passage): Item {
  const {edition, metadata} = source;
  const about = metadataOf(source);
  const {title, author, publisher, date, session, unread} = about;
  const t = ui(edition);
  const {id, url, hyphens, hyphened} = values(passage);
  const {language, lang} = editionInfo(edition);
  const kind = passage.kind ?? (isRange(passage.paragraph) ? 'paragraphs' : 'paragraph');
  const paragraph = t(`cite.${kind}`, {
    n: language === 'zh' ? hyphened : passage.paragraph,
  });
  const originalTitle = isTranslation(edition) && metadata[original]?.title;
  return {
    id: `${source.report}-${edition}-${id}`,
    type: 'report',
    title,
    ...(originalTitle && {'original-title': originalTitle}),
    author: [{literal: author}],
    edition: t('cite.version', {paragraph: (unread ? t('cite.unread') : '') + paragraph}),
    publisher,
    issued: issued(date),
    ...(session !== undefined && {'event-title': session}),
    note: [
      typeof date === 'string' ? paragraph : t('cite.estimated', {paragraph}),
      ...[session ?? '', spokenBy(edition, about)].filter(Boolean),
    ].join(t('report.given.and')),
    language: lang,
    URL: url,
    accessed: {'date-parts': [parts(hyphens)]},
  };
}

function issued(date: ReportDate): Item['issued'] {
  return typeof date === 'string' ? {'date-parts': [parts(date)]} : {'date-parts': [[date.estimated]], circa: true};
}

/** `parts('2026-01-05')` // => `[2026, 1, 5]` */
function parts(day: string): number[] {
  return day.split('-').map(Number);
}

function metadataOf({report, edition, metadata}: Source) {
  const found = metadata[edition];
  if (!found) throw new Error(`${report} has no edition ${edition}`);
  return found;
}
