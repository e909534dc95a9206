import {editionInfo, type EditionName} from '../model/editions.ts';
import type {ReportDate} from '../model/report.ts';
import {ui} from './index.ts';

/** A date in an edition's words: `day('en', '2026-11-24')` // => `November 24, 2026` */
export function day(edition: EditionName, date: string): string {
  return new Intl.DateTimeFormat(editionInfo(edition).lang, {dateStyle: 'long', timeZone: 'UTC'}).format(
    new Date(date),
  );
}

/** When a report was given: `givenOn('en', {estimated: 2023, why: '…'})` // => `2023 (estimated)` */
export function givenOn(edition: EditionName, date: ReportDate): string {
  return typeof date === 'string' ? day(edition, date) : ui(edition)('report.estimated', {year: date.estimated});
}
