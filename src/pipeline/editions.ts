/** A report → what its two Chinese editions say. */
import type {EditionText, Report, Segment} from '../model.ts';
import {segments} from './tree.ts';

/** The text of a segment as read: as printed, but for its corrections. */
export function asRead({source, corrections = []}: Segment): string {
  // From the first on: the offsets count what is already read.
  return corrections.reduce((text, {offset, found, read}) => text.slice(0, offset) + read + text.slice(offset + found.length), source);
}

/** The edition of the source itself. */
export function original(report: Report): EditionText {
  const all = segments(report);
  return {
    name: 'zh-hans',
    text: new Map(all.map((segment) => [segment.id, asRead(segment)])),
    corrections: new Map(all.flatMap(({id, corrections}) => (corrections === undefined ? [] : [[id, corrections] as const]))),
    metadata: report.metadata,
  };
}

/**
 * The same in the other script.
 *
 * @param convert from Simplified to Traditional; takes whole segments and keeps their length
 */
export function converted(edition: EditionText, convert: (text: string) => string): EditionText {
  const text = new Map(Array.from(edition.text, ([id, value]) => [id, convert(value)]));
  const {metadata} = edition;
  return {
    name: 'zh-hant',
    text,
    corrections: new Map(Array.from(edition.corrections, ([id, list]) => [id, list.map((correction) => ({
      ...correction,
      found: convert(correction.found),
      read: (text.get(id) ?? '').slice(correction.offset, correction.offset + correction.read.length),
      why: convert(correction.why),
    }))])),
    metadata: {
      ...metadata,
      title: convert(metadata.title),
      shortTitle: convert(metadata.shortTitle),
      place: convert(metadata.place),
      publisher: convert(metadata.publisher),
      found: convert(metadata.found),
      source: metadata.source.map(({label, value}) => ({label: convert(label), value: convert(value)})),
    },
  };
}
