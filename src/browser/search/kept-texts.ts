/**
 * The texts of a library's reports that are kept on the device, in the place of the index, which is too large to be kept
 * with them: all of them are read. Loaded where the index cannot be had for want of a network.
 */
import {isTranslation, original, twinOf, type EditionName} from '../../model/editions.ts';
import {fold, type Script} from '../../model/folding.ts';
import type {Item} from '../../model/matching.ts';
import type {ReportText} from '../../model/report-text.ts';
import {reportFilePath} from '../../model/routes.ts';
import type {IndexedPage, ShelvedReport} from '../../model/search-index.ts';
import {asset, pagePath} from '../../site/urls.ts';
import {fetchJson, once} from '../kit/load.ts';
import {editionOf} from '../kit/strings.ts';
import {keptShelf} from '../offline/ask-worker.ts';
import type {Index} from './open-index.ts';
import {loadScript} from './script-table.ts';

/** What is kept, as if every page of it had been found; undefined if nothing is. */
export async function keptIndex(): Promise<Index | undefined> {
  const worker = navigator.serviceWorker?.controller;
  const reports = worker ? await keptShelf(worker) : [];
  if (reports.length === 0) return undefined;
  const script = await loadScript();
  const edition = editionOf(document.documentElement);
  const pages = (await Promise.all(reports.map((report) => pagesOf(edition, report, script)))).flat();
  const results = pages.map((page, order) => ({
    id: page.url,
    words: [],
    data: () => Promise.resolve({...page, order}),
  }));
  return {pagefind: {search: () => Promise.resolve({results})}, script, reports, isKept: true};
}

/** The pages of a report as the index has them. */
async function pagesOf(edition: EditionName, {report, title}: ShelvedReport, script: Script): Promise<IndexedPage[]> {
  const own = await textOf(edition, report);
  const twin = twinOf(edition);
  const source = isTranslation(edition) ? original : undefined;
  const [twins, sources] = await Promise.all([twin, source].map(async (other) => other && textsOf(other, report)));
  const itemOf = (id: string, text: string): Item => {
    const [other, translated] = [twins?.get(id), sources?.get(id)];
    const folded = other === undefined ? undefined : fold(other, script).text;
    return {
      id,
      text,
      ...(folded !== undefined && folded !== fold(text, script).text && {twin: folded}),
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
