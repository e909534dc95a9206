/** The texts of the reports, as the build wrote them; each is loaded when it is first wanted. */
import {twinOf, type EditionName} from '../../model/editions.ts';
import {loadScript} from '../search/script-table.ts';
import type {Script} from '../../model/folding.ts';
import {asset} from '../../site/urls.ts';
import {corpusOf, type Corpus} from './corpus.ts';
import type {ReportText} from '../../model/report-text.ts';
import {reportFilePath} from '../../model/routes.ts';
import {fetchJson, once} from '../kit/load.ts';

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

/**
 * The reports of an edition, to compare quotations with.
 *
 * @throws if a text cannot be reached.
 */
export function corpus(edition: EditionName, volumes: readonly Volume[]): Promise<Corpus> {
  return once(`corpus of ${edition}`, async () => {
    const script = await scripts();
    const sources = volumes
      .filter(({editions}) => editions.includes(edition))
      .map(async ({report, editions}) => {
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
