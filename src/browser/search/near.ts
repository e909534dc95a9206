/** Queries near to one that finds nothing, loaded when that is so. */
import {original} from '../../model/editions.ts';
import {nearChinese} from '../../model/near-chinese.ts';
import type {NearQuery} from '../../model/near.ts';
import type {ReportText} from '../../model/report-text.ts';
import {reportFilePath} from '../../model/routes.ts';
import type {Say} from '../../ui/say.ts';
import {asset, path} from '../../site/urls.ts';
import {make} from '../kit/dom.ts';
import {fetchJson, once} from '../kit/load.ts';
import {editionOf} from '../kit/strings.ts';
import {said, toTerms} from './answer.ts';
import {language} from './language.ts';
import {loadScript} from './script-table.ts';

/**
 * What finds something and is near to a query, as links to search for it, each with its difference.
 *
 * @param reports those of the page's edition
 * @throws if their texts cannot be reached.
 */
export async function nearLinks(query: string, reports: readonly string[], say: Say): Promise<HTMLAnchorElement[]> {
  const edition = editionOf(document.documentElement);
  const known = (await toTerms(query)) ?? query;
  // Chinese is looked for in the originals.
  const inEnglish = language.near !== undefined && !/\p{Script=Han}/u.test(known);
  const source = language.near && !inEnglish ? original : edition;
  const texts = (await Promise.all(reports.map((report) => loadTexts(source, report)))).flat();
  const near = inEnglish ? (language.near?.(known, texts) ?? []) : nearChinese(known, texts, await loadScript());
  return near.map((one) => link(one, path(edition, 'search'), say));
}

/** The paragraphs, headings and notes of a report, each as one text. */
async function loadTexts(edition: string, report: string): Promise<string[]> {
  const address = asset(reportFilePath(edition, report, 'text'));
  const {pages} = await once(address, () => fetchJson<ReportText>(address, {cache: 'no-cache'}));
  return pages.flatMap(({blocks}) => blocks.map(({segments}) => segments.map(({text}) => text).join('')));
}

function link({query, pieces, count}: NearQuery, address: string, say: Say): HTMLAnchorElement {
  return make(
    'a',
    {href: `${address}?q=${encodeURIComponent(query)}`},
    make('small', {}, say('search.near.count', {q: said(query), n: count})),
    ' ',
    ...pieces.map((piece) =>
      'same' in piece ? piece.same : 'left' in piece ? make('del', {}, piece.left) : make('ins', {}, piece.put),
    ),
  );
}
