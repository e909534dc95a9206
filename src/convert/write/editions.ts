/** A report → what its editions say. */
import {
  givenKeys,
  type Correction,
  type EditionText,
  type Metadata,
  type Report,
  type ReportDate,
  type Segment,
} from '../../model/report.ts';
import type {Unit} from '../types.ts';
import {editionInfo, original, type EditionName} from '../../model/editions.ts';
import type {Id} from '../../model/ids.ts';
import {counterparts} from '../../model/characters.ts';
import {asRead, occurrences} from '../../model/text.ts';
import {segments} from '../../model/tree.ts';

/** The edition of the source itself. */
export function sourceText(report: Report): EditionText {
  const all = segments(report);
  return {
    name: original,
    text: new Map(all.map((segment) => [segment.id, asRead(segment)])),
    corrections: new Map(
      all.flatMap(({id, corrections}) => (corrections === undefined ? [] : [[id, corrections] as const])),
    ),
    breaks: new Map(all.flatMap(({id, breaks}) => (breaks === undefined ? [] : [[id, breaks] as const]))),
    space: editionInfo(original).space,
    metadata: report.metadata,
  };
}

/**
 * The same in the other script.
 *
 * @param name of the edition in that script
 * @param convert from Simplified to Traditional; takes whole segments and keeps the number of their characters
 */
export function inScript(name: EditionName, edition: EditionText, convert: (text: string) => string): EditionText {
  const text = new Map(Array.from(edition.text, ([id, value]) => [id, convert(value)]));
  const {metadata} = edition;
  const at = (id: Id) => counterparts(edition.text.get(id) ?? '', text.get(id) ?? '');
  return {
    ...edition,
    name,
    text,
    corrections: new Map(
      Array.from(edition.corrections, ([id, list]) => {
        const within = at(id);
        return [
          id,
          list.map(({offset, found, read, why}) => ({
            offset: within(offset),
            found: convert(found),
            read: (text.get(id) ?? '').slice(within(offset), within(offset + read.length)),
            why: convert(why),
          })),
        ];
      }),
    ),
    breaks: new Map(Array.from(edition.breaks, ([id, offsets]) => [id, offsets.map(at(id))])),
    metadata: {
      ...metadata,
      title: convert(metadata.title),
      shortTitle: convert(metadata.shortTitle),
      place: convert(metadata.place),
      author: convert(metadata.author),
      publisher: convert(metadata.publisher),
      date: dateIn(metadata.date, convert),
      ...givenIn(metadata, (_, words) => convert(words)),
      found: convert(metadata.found),
      source: metadata.source.map((line) => ({...line, label: convert(line.label), value: convert(line.value)})),
    },
  };
}

/**
 * The edition in another language.
 *
 * A correction concerns the Chinese: what its segment says in translation is marked as a whole. A break at the beginning of
 * a segment stays there; one within it follows the colon that it follows in Chinese, and falls away where the
 * translation has none.
 *
 * @param units the translation of every segment and message, none missing
 */
export function translated(name: EditionName, report: Report, units: readonly Unit[]): EditionText {
  const targets = new Map(units.map(({id, target}) => [id, target]));
  const target = (id: Id) => targets.get(id) ?? '';
  const all = segments(report);
  let reason = 0;
  const corrections = ({id, corrections: list = []}: Segment): Correction[] =>
    list.map(({found}) => ({offset: 0, found, read: target(id), why: target(`meta.correction.${++reason}`)}));
  const breaks = (segment: Segment): number[] => {
    if (segment.breaks === undefined) return [];
    const behind = (colon: string, text: string) => occurrences(text, colon).map((at) => at + colon.length);
    const [colons, places] = [behind('：', asRead(segment)), behind(': ', target(segment.id))];
    let passed = 0;
    return segment.breaks.flatMap((offset) => {
      if (offset === 0) return [0];
      while ((colons[passed] ?? Infinity) <= offset) passed++;
      return places[passed - 1] ?? [];
    });
  };
  const named = <T>(of: (segment: Segment) => T[]) =>
    new Map(all.map((segment) => [segment.id, of(segment)] as const).filter(([, list]) => list.length > 0));
  return {
    name,
    text: new Map(all.map(({id}) => [id, target(id)])),
    corrections: named(corrections),
    breaks: named(breaks),
    space: editionInfo(name).space,
    metadata: metadataFrom(report.metadata, target),
  };
}

function metadataFrom(metadata: Metadata, target: (id: Id) => string): Metadata {
  return {
    ...metadata,
    title: target('meta.title'),
    shortTitle: target('meta.shortTitle'),
    place: target('meta.place'),
    author: target('meta.author'),
    publisher: target('meta.publisher'),
    date: dateIn(metadata.date, () => target('meta.date')),
    ...givenIn(metadata, (key) => target(`meta.${key}`)),
    found: target('meta.found'),
    source: metadata.source.map((line, index) => ({
      ...line,
      label: target(`meta.source.${index + 1}.label`),
      value: target(`meta.source.${index + 1}.value`),
    })),
  };
}

/** What is known of the session and of who spoke, as an edition says it. */
function givenIn(
  metadata: Metadata,
  say: (key: (typeof givenKeys)[number], words: string) => string,
): Pick<Metadata, (typeof givenKeys)[number]> {
  return Object.fromEntries(
    givenKeys.flatMap((key) => {
      const words = metadata[key];
      return words === undefined ? [] : [[key, say(key, words)]];
    }),
  );
}

function dateIn(date: ReportDate, say: (why: string) => string): ReportDate {
  return typeof date === 'string' ? date : {...date, why: say(date.why)};
}
