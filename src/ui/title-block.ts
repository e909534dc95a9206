/** What stands under a report's title, in an edition's words: the occasion on which it was given, by whom, and what is said of it. */
import {editionInfo, type EditionName} from '../model/editions.ts';
import type {Metadata} from '../model/report.ts';
import type {Volume} from '../model/volume.ts';
import {day, givenOn} from './day.ts';
import {ui} from './index.ts';

/** The day and the session, as far as they are known; a year that is estimated where nothing else is. */
export function occasion(edition: EditionName, {date, session}: Pick<Metadata, 'date' | 'session'>): string {
  const given = givenOn(edition, date);
  return session === undefined ? given : ui(edition)('report.given', {date: given, session});
}

/** Who gave it: `某市市长 甲乙`; empty where nobody is known. */
export function spokenBy(edition: EditionName, {office, speaker}: Pick<Metadata, 'office' | 'speaker'>): string {
  if (speaker === undefined) return '';
  return office === undefined ? speaker : ui(edition)('report.speaker.office', {office, speaker});
}

/** When, where and by whom it was given, as far as that is known for certain. */
export function given(edition: EditionName, metadata: Metadata): string[] {
  const {date, session} = metadata;
  const known =
    typeof date !== 'string' ? session : session === undefined ? day(edition, date) : occasion(edition, metadata);
  return [known ?? '', spokenBy(edition, metadata)].filter(Boolean);
}

/** Session and speaker, each after what it is called. */
export function sessionAndSpeaker({
  edition,
  metadata,
}: Pick<Volume, 'edition' | 'metadata'>): [label: string, value: string][] {
  const t = ui(edition);
  const both: [string, string][] = [
    [t('report.session'), metadata.session ?? ''],
    [t('report.speaker'), spokenBy(edition, metadata)],
  ];
  return both.filter(([, value]) => value !== '');
}

/** The lines under the title: how the report was given, and what its source says beside. */
export function titleLines({edition, metadata}: Pick<Volume, 'edition' | 'metadata'>): string[] {
  const t = ui(edition);
  const isShown = ({value, says}: Metadata['source'][number]) => {
    // The title and the contents stand on the page already.
    if (value === '' || says === 'title' || says === 'contents') return false;
    return says === undefined || says === 'other' || metadata[says] === undefined;
  };
  return [
    ...given(edition, metadata),
    ...metadata.source.filter(isShown).map(({label, value}) => label + t('colon') + value),
  ];
}

/** What every page and file of an edition says of it: that it is no official translation, or that it is unread; may be empty. */
export function noticeOf({edition, metadata}: Pick<Volume, 'edition' | 'metadata'>): string {
  return ui(edition)(metadata.unread ? 'unread' : 'translation');
}

/** What is to be said of an edition's script or language, on the report's own page and at the end of its text. */
export function scriptNote({edition, metadata}: Pick<Volume, 'edition' | 'metadata'>): string {
  const t = ui(edition);
  return [t('script.note'), metadata.unread ? t('unread') : ''].filter(Boolean).join(editionInfo(edition).space);
}
