/** The pages of a report made of its text, one file, in the place of those that the index has one by one. */
import {isTranslation, original, twinOf, type EditionName} from '../../model/editions.ts';
import {fold, type Script} from '../../model/folding.ts';
import type {Item} from '../../model/matching.ts';
import type {ReportText} from '../../model/report-text.ts';
import {reportFilePath} from '../../model/routes.ts';
import type {IndexedPage, ShelvedReport} from '../../model/search-index.ts';
import {asset, pagePath} from '../../site/urls.ts';
import {fetchJson, once} from '../kit/load.ts';

/**
 * All pages of a report as the index has them, from its text.
 *
 * @param script to fold by, where also the texts of other editions are wanted by which it is found
 * @throws if its text cannot be reached.
 */
export async function pagesOf(
  edition: EditionName,
  {report, title}: Pick<ShelvedReport, 'report' | 'title'>,
  script?: Script,
): Promise<IndexedPage[]> {
  const own = await textOf(edition, report);
  const twin = script && twinOf(edition);
  const source = script && isTranslation(edition) ? original : undefined;
  const [twins, sources] = await Promise.all([twin, source].map(async (other) => other && textsOf(other, report)));
  const itemOf = (id: string, text: string): Item => {
    const [other, translated] = [twins?.get(id), sources?.get(id)];
    const folded = script && other !== undefined ? fold(other, script).text : undefined;
    return {
      id,
      text,
      ...(script && folded !== undefined && folded !== fold(text, script).text && {twin: folded}),
      ...(translated !== undefined && {source: {text: translated}}),
    };
  };
  return own.pages.map(({page, title: heading, blocks}) => ({
    url: pagePath(edition, report, page),
    order: 0,
    report: {slug: report, title},
    title: heading,
    items: blocks.map((block) => itemOf(block.id, textIn(block))),
  }));
}

const textIn = ({segments}: {segments: {text: string}[]}) => segments.map(({text}) => text).join('');

/** The texts of another edition by their ids; none where it has no such report, or it is not kept. */
async function textsOf(edition: EditionName, report: string): Promise<Map<string, string>> {
  const {pages} = await textOf(edition, report).catch(() => ({pages: []}));
  return new Map(pages.flatMap(({blocks}) => blocks.map((block) => [block.id, textIn(block)] as const)));
}

function textOf(edition: EditionName, report: string): Promise<ReportText> {
  const address = asset(reportFilePath(edition, report, 'text'));
  return once(address, () => fetchJson<ReportText>(address, {cache: 'no-cache'}));
}
