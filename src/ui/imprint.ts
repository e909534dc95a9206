/** What is known of a text, in an edition's words: said on the full page, and in the files to keep. */
import {numberOf} from '../model/ids.ts';
import type {PlacedCorrection, Volume} from '../model/volume.ts';
import {day, givenOn} from './day.ts';
import {ui} from './index.ts';
import {scriptNote, sessionAndSpeaker} from './title-block.ts';

export interface Imprint {
  /** Label and value. */
  facts: [label: string, value: string][];
  /** Whose the text is; the address of the license of the rest follows it. */
  license: [label: string, words: string];
  /** How its source prints what is shown otherwise, when the edition was last changed, and what is to be said of it. */
  remarks: string[];
}

export function imprintOf({report, edition, metadata}: Pick<Volume, 'report' | 'edition' | 'metadata'>): Imprint {
  const t = ui(edition);
  return {
    facts: [
      [t('report.author'), metadata.author],
      [t('report.date'), givenOn(edition, metadata.date)],
      ...sessionAndSpeaker({edition, metadata}),
      [t('report.found'), metadata.found],
      [t('about.file'), `seeds/${report}/${metadata.file ?? 'report.txt'}`],
      ['SHA-256', metadata.sha256],
    ],
    license: [t('about.license'), t('about.license.text', {publisher: metadata.publisher})],
    remarks: [
      ...printedForms({edition, metadata}),
      t('about.modified') + day(edition, metadata.modified),
      scriptNote({edition, metadata}),
    ].filter(Boolean),
  };
}

/** How the source prints what is shown as [1]: the markers, and the numbers of its list of notes. */
export function printedForms({edition, metadata}: Pick<Volume, 'edition' | 'metadata'>): string[] {
  const t = ui(edition);
  const {markers, noteNumbers: numbers} = metadata;
  const forms = {...(markers && {markers}), ...(numbers && {numbers})};
  const kind = markers && numbers ? 'both' : markers ? 'markers' : 'numbers';
  return [
    ...(markers || numbers ? [t('about.printed', {what: t(`about.printed.${kind}`, forms)})] : []),
    ...(numbers === '' ? [t('about.printed.counted')] : []),
  ];
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
