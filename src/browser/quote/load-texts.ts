/** The texts of the reports, as the build wrote them; each is loaded when it is first wanted. */
import type {EditionName} from '../../model/editions.ts';
import {loadScript} from '../search/script-table.ts';
import type {Script} from '../../model/folding.ts';
import {asset} from '../../site/urls.ts';
import {corpusOf, type Corpus} from './corpus.ts';
import {textPath, type ReportText} from '../../model/report-text.ts';

/** A report and the editions there are of it. */
export interface Volume {
  report: string;
  editions: EditionName[];
}

const kept = new Map<string, Promise<unknown>>();

/** Does what takes a while only once for a key, unless it failed. */
function once<T>(key: string, make: () => Promise<T>): Promise<T> {
  const known = kept.get(key) as Promise<T> | undefined;
  if (known) return known;
  const made = make();
  kept.set(key, made);
  made.catch(() => kept.delete(key));
  return made;
}

/** @throws if the text cannot be reached. */
export function textOf(edition: EditionName, report: string): Promise<ReportText> {
  const path = textPath(edition, report);
  return once(path, async () => {
    const response = await fetch(asset(path), {cache: 'no-cache'});
    if (!response.ok) throw new Error(`${response.status} ${response.url}`);
    return (await response.json()) as ReportText;
  });
}

/** @throws if the table of scripts cannot be reached. */
export function scripts(): Promise<Script> {
  return once('scripts', loadScript);
}

const twins: Partial<Record<EditionName, EditionName>> = {'zh-hans': 'zh-hant', 'zh-hant': 'zh-hans'};

/**
 * The reports of an edition, to compare quotations with.
 *
 * @throws if a text cannot be reached.
 */
export function corpus(edition: EditionName, volumes: readonly Volume[]): Promise<Corpus> {
  return once(edition, async () => {
    const script = await scripts();
    const sources = volumes
      .filter(({editions}) => editions.includes(edition))
      .map(async ({report, editions}) => {
        const twin = twins[edition];
        const [text, other] = await Promise.all([
          textOf(edition, report),
          twin && editions.includes(twin) ? textOf(twin, report) : undefined,
        ]);
        return {report, text, twin: other};
      });
    return corpusOf(await Promise.all(sources), script);
  });
}
