/** The reports of the page's edition, as the build wrote them. */
import {shelfPath} from '../../model/routes.ts';
import type {ShelvedReport} from '../../model/search-index.ts';
import {asset} from '../../site/urls.ts';
import {fetchJson} from '../kit/load.ts';
import {editionOf} from '../kit/strings.ts';

/** Loads them. @throws if they cannot be reached. */
export function loadReports(): Promise<ShelvedReport[]> {
  return fetchJson<ShelvedReport[]>(asset(shelfPath(editionOf(document.documentElement))), {cache: 'no-cache'});
}
