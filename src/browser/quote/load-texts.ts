/** The texts of the reports, as the build wrote them; each is loaded when it is first wanted. */
import {editionInfo, twinOf, type EditionName} from '../../model/editions.ts';
import {loadScript} from '../search/script-table.ts';
import type {Script} from '../../model/folding.ts';
import {asset} from '../../site/urls.ts';
import {corpusOf, type Corpus} from './corpus.ts';
import type {ReportText} from '../../model/report-text.ts';
import {reportFilePath} from '../../model/routes.ts';
import {compared} from '../../model/search-index.ts';
import {fetchJson, once} from '../kit/load.ts';
import {keptShelf} from '../offline/ask-worker.ts';

/** A report and the editions there are of it. */
export interface Volume {
  report: string;
  editions: EditionName[];
}

/** @throws if the text cannot be reached. */
export function textOf(edition: EditionName, report: string): Promise<ReportText> {
  const address = asset(reportFilePath(edition, report, 'text'));
  return once(address, () => fetchJson<ReportText>(address, {cache: 'no-cache'}));
}

/** @throws if the table of scripts cannot be reached. */
export function scripts(): Promise<Script> {
  return loadScript();
}

/** Those of some reports that a quotation may be from: all of a few; else those that the sketch of the texts tells. */
export interface Chosen {
  volumes: Volume[];
  /** Why they are not all: they are the likeliest, or those that are kept on the device. */
  why?: 'likeliest' | 'kept';
}

/**
 * Chooses the reports to compare a quotation with, in an edition.
 *
 * @throws if the sketch cannot be reached, and nothing is kept.
 */
export async function choose(edition: EditionName, volumes: readonly Volume[], quotation: string): Promise<Chosen> {
  const {language} = editionInfo(edition);
  const own = volumes.filter(({editions}) => editions.includes(edition));
  if (!navigator.onLine && volumes.length > 1) {
    const worker = navigator.serviceWorker?.controller;
    const kept = new Set((worker ? await keptShelf(worker) : []).map(({report}) => report));
    return {volumes: own.filter(({report}) => kept.has(report)), why: 'kept'};
  }
  const names = volumes
    .filter(({editions}) => editions.some((name) => editionInfo(name).language === language))
    .map(({report}) => report)
    .sort();
  if (names.length <= compared) return {volumes: own};
  const {likeliestReports} = await import('./likeliest-reports.ts');
  const chosen = await likeliestReports(quotation, language, names, await scripts());
  return {volumes: own.filter(({report}) => chosen.has(report)), why: 'likeliest'};
}

/**
 * Reports in an edition, to compare quotations with.
 *
 * @throws if a text cannot be reached.
 */
export function corpus(edition: EditionName, volumes: readonly Volume[]): Promise<Corpus> {
  const names = volumes.map(({report}) => report).join(' ');
  return once(`corpus of ${edition}: ${names}`, async () => {
    const script = await scripts();
    const sources = volumes.map(async ({report, editions}) => {
      const twin = twinOf(edition);
      const [text, other] = await Promise.all([
        textOf(edition, report),
        twin && editions.includes(twin) ? textOf(twin, report) : undefined,
      ]);
      return {report, text, twin: other};
    });
    return corpusOf(await Promise.all(sources), script);
  });
}
