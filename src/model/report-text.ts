/** The text of a report in one edition, sentence by sentence with its ids: `/<edition>/<report>/text.json`. */
import {group} from './group.ts';
import type {EditionName} from './editions.ts';
import type {Id} from './ids.ts';
import {reportFilePath} from './routes.ts';

/** The text of a page of a report. */
export interface TextPage {
  edition: EditionName;
  report: string;
  /** The page's name in its address: `index`, `1`, `1-1`, `appendix-1`, `notes`. */
  page: string;
  /** Its heading. */
  title: string;
  blocks: TextBlock[];
  /** What its forms print amid its words. */
  asides?: Asides;
}

/**
 * What a page, book or file prints amid the report's words and is none of them, and where: before which offset of which
 * segment. `{E6: [['p6.3', 35]]}`
 */
export type Asides = Record<string, [segment: Id, at: number][]>;

/** A paragraph, table, heading or note: its own id, and its segments as they are read one after the other. */
export interface TextBlock {
  id: string;
  /** After a split or a merger they may have the name of another paragraph. A heading is its own only segment. */
  segments: {id: string; text: string}[];
  /** Ids that lead here since they were retired. */
  retired?: string[];
}

/** A segment's text includes what parts it from the next: a space in English, a tab or a line end between cells. */
export interface ReportText {
  /** The report's title. */
  title: string;
  /** In the order of the text. */
  pages: Pick<TextPage, 'page' | 'title' | 'blocks'>[];
  /** A copy kept on a device from before there were any has none. */
  asides?: Asides;
}

/** The text of every report in every edition, by its path; the pages come in the order of the text. */
export function textsOf(built: readonly TextPage[]): Map<string, ReportText> {
  const reports = group(built, ({edition, report}) => reportFilePath(edition, report, 'text'));
  return new Map(
    [...reports].map(([path, pages]) => {
      const title = pages.find(({page}) => page === 'index')?.title ?? '';
      return [
        path,
        {
          title,
          pages: pages.map(({page, title, blocks}) => ({page, title, blocks})),
          asides: joined(pages.map(({asides}) => asides ?? {})),
        },
      ];
    }),
  );
}

function joined(all: readonly Asides[]): Asides {
  const found: Asides = {};
  for (const [words, places] of all.flatMap((asides) => Object.entries(asides))) (found[words] ??= []).push(...places);
  return found;
}
