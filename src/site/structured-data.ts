import {editionInfo} from '../model/editions.ts';
import type {Volume} from './library.ts';
import {pagePath} from './urls.ts';

/**
 * A page of a report as schema.org describes it: the report itself, its terms, or a chapter of it.
 * Says only what the source says: it names no author, and no date but that of the edition's last change.
 *
 * @param site the origin the site is published at
 */
export function structuredData(volume: Volume, page: string, site: URL | undefined): Record<string, unknown> {
  const {edition, report: slug, meta, pages} = volume;
  const url = (name: string, id?: string) => new URL(pagePath(edition, slug, name, id), site).href;
  const inLanguage = editionInfo(edition).lang;
  const report = {'@type': 'Report', '@id': url('index'), name: meta.title, inLanguage};
  const data = pages.find((entry) => entry.data.page === page)?.data;
  if (!data || data.kind === 'report') {
    return {
      ...report,
      url: url('index'),
      publisher: {'@type': 'GovernmentOrganization', name: meta.publisher},
      dateModified: meta.modified,
      spatialCoverage: meta.place,
      hasPart: pages.slice(1).map((entry) => url(entry.data.page)),
    };
  }
  if (data.kind === 'notes') {
    return {
      '@type': 'DefinedTermSet',
      '@id': url('notes'),
      name: data.title,
      inLanguage,
      isPartOf: report,
      hasDefinedTerm: data.notes.map(({id, number, term, definition}) => ({
        '@type': 'DefinedTerm',
        '@id': url('notes', id),
        termCode: String(number),
        name: term,
        description: definition,
        inDefinedTermSet: url('notes'),
      })),
    };
  }
  return {'@type': 'Chapter', '@id': url(page), name: (data.number ?? '') + data.title, inLanguage, isPartOf: report};
}
