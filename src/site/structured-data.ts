import {editionInfo} from '../model/editions.ts';
import type {Metadata} from '../model/report.ts';
import {definitionText, headingOf, notesOf, textOf} from '../model/volume.ts';
import type {LibraryVolume} from './library.ts';
import {pagePath} from './urls.ts';

/**
 * A page of a report as schema.org describes it: the report itself, its terms, or a chapter of it. A year that is
 * estimated is marked as one, as ISO 8601-2 does: `2023~`.
 *
 * @param site the origin the site is published at
 */
export function structuredData(volume: LibraryVolume, page: string, site: URL | undefined): Record<string, unknown> {
  const {edition, report: slug, metadata, pages} = volume;
  const url = (name: string, id?: string) => new URL(pagePath(edition, slug, name, id), site).href;
  const inLanguage = editionInfo(edition).lang;
  const report = {'@type': 'Report', '@id': url('index'), name: metadata.title, inLanguage};
  const entry = pages.find((one) => one.page === page);
  if (!entry || entry.kind === 'report') {
    return {
      ...report,
      url: url('index'),
      author: {'@type': 'GovernmentOrganization', name: metadata.author},
      publisher: {'@type': 'GovernmentOrganization', name: metadata.publisher},
      ...contributor(metadata),
      ...event(metadata),
      datePublished: typeof metadata.date === 'string' ? metadata.date : `${metadata.date.estimated}~`,
      dateModified: metadata.modified,
      spatialCoverage: metadata.place,
      hasPart: pages.slice(1).map((entry) => url(entry.page)),
    };
  }
  if (entry.kind === 'notes') {
    return {
      '@type': 'DefinedTermSet',
      '@id': url('notes'),
      name: entry.title,
      inLanguage,
      isPartOf: report,
      hasDefinedTerm: notesOf(volume).map((note) => ({
        '@type': 'DefinedTerm',
        '@id': url('notes', note.id),
        termCode: String(note.number),
        name: textOf(note.term.pieces),
        description: definitionText(note, editionInfo(edition).space),
        inDefinedTermSet: url('notes'),
      })),
    };
  }
  return {'@type': 'Chapter', '@id': url(page), name: headingOf(entry), inLanguage, isPartOf: report};
}

/** Who gave it; the author is the government. */
function contributor({speaker, office}: Metadata) {
  return (
    speaker !== undefined && {
      contributor: {'@type': 'Person', name: speaker, ...(office !== undefined && {jobTitle: office})},
    }
  );
}

/** The session it was given at. */
function event({session, date}: Metadata) {
  return (
    session !== undefined && {
      publication: {'@type': 'PublicationEvent', name: session, ...(typeof date === 'string' && {startDate: date})},
    }
  );
}
