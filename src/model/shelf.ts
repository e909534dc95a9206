/** The reports of a library, as a search goes through them: narrowed, and the best first. Pure. */
import {group} from './group.ts';
import type {IdKind} from './ids.ts';
import type {ShelvedReport} from './search-index.ts';

/** What a search is narrowed by, as the address has it: `?q=…&place=益阳市&year=2024`. */
export const narrowingKeys = ['report', 'place', 'year'] as const;

/** To what a search is narrowed; what is left out is not. */
export type Narrowing = Partial<Record<(typeof narrowingKeys)[number], string>>;

/** The narrowing in an address or a form; what is empty there is left out. */
export function narrowingIn(parameters: {get(key: string): unknown}): Narrowing {
  return Object.fromEntries(
    narrowingKeys.flatMap((key) => {
      const value = parameters.get(key);
      return typeof value === 'string' && value !== '' ? [[key, value]] : [];
    }),
  );
}

/** A search as its address has it: `addressOf('洞庭湖', {year: '2024'})` // => `?q=%E6%B4%9E%E5%BA%AD%E6%B9%96&year=2024` */
export function addressOf(query: string, narrowing: Narrowing = {}): string {
  const parts = Object.entries({q: query, ...narrowing}).filter(([, value]) => value !== '');
  return parts.length === 0 ? '' : `?${parts.map(([key, value]) => `${key}=${encodeURIComponent(value)}`).join('&')}`;
}

/** Whether a report is among those that a search is narrowed to. */
export function isWithin(report: ShelvedReport, narrowing: Narrowing = {}): boolean {
  return narrowingKeys.every((key) => narrowing[key] === undefined || narrowing[key] === String(report[key]));
}

/** In a report notes and headings come first. */
const kinds: readonly IdKind[] = ['note', 'heading', 'paragraph', 'editors-note'];

/**
 * Places in the order they are shown, and how many there are in each report that has any: the report with most of them
 * first, else as they stand on the shelf; in each report by kind, else in the order of the text.
 *
 * @param places in the order of the text
 */
export function rank<P extends {report: string; kind: IdKind}>(
  places: readonly P[],
  reports: readonly ShelvedReport[],
): {ranked: P[]; counts: {report: ShelvedReport; count: number}[]} {
  const found = group(places, ({report}) => report);
  const counts = reports
    .map((report) => ({report, count: found.get(report.report)?.length ?? 0}))
    .filter(({count}) => count > 0)
    .sort((a, b) => b.count - a.count);
  const ranked = counts.flatMap(({report: {report}}) =>
    (found.get(report) ?? []).sort((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind)),
  );
  return {ranked, counts};
}
