/** What is known of a text, in an edition's words: said on the full page, and in the files to keep. */
import {numberOf} from '../model/ids.ts';
import type {PlacedCorrection, Volume} from '../model/volume.ts';
import {day, givenOn} from './day.ts';
import {ui} from './index.ts';

export interface Imprint {
  /** Label and value. */
  facts: [label: string, value: string][];
  /** Whose the text is; the address of the license of the rest follows it. */
  license: [label: string, words: string];
  /** When the edition was last changed, and what is to be said of it. */
  remarks: string[];
}

export function imprintOf({report, edition, metadata}: Pick<Volume, 'report' | 'edition' | 'metadata'>): Imprint {
  const t = ui(edition);
  return {
    facts: [
      [t('report.author'), metadata.author],
      [t('report.date'), givenOn(edition, metadata.date)],
      [t('report.found'), metadata.found],
      [t('about.file'), `seeds/${report}/${metadata.file ?? 'report.txt'}`],
      ['SHA-256', metadata.sha256],
    ],
    license: [t('about.license'), t('about.license.text', {publisher: metadata.publisher})],
    remarks: [t('about.modified') + day(edition, metadata.modified), t('script.note')].filter(Boolean),
  };
}

/** A correction in a sentence, after what is corrected and where: `: the source text has …` */
export function correctionWords({source, read, why}: PlacedCorrection, edition: Volume['edition']): string {
  return ui(edition)('report.correction', {source, read, why});
}

/** `Correction · Paragraph 1: the source text has …` */
export function correctionLine(correction: PlacedCorrection, edition: Volume['edition']): string {
  const t = ui(edition);
  const place = t('paragraph', {n: numberOf(correction.id)});
  return `${t('note.correction')} · ${place}${correctionWords(correction, edition)}`;
}
