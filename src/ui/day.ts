import {editionInfo, type EditionName} from '../model/editions.ts';

/** A date in an edition's words: `day('en', '2026-11-24')` // => `November 24, 2026` */
export function day(edition: EditionName, date: string): string {
  return new Intl.DateTimeFormat(editionInfo(edition).lang, {dateStyle: 'long', timeZone: 'UTC'}).format(
    new Date(date),
  );
}
