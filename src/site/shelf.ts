/** The reports of an edition as its page lists them: by year, and narrowed to a year or a place without a script. */
import {group} from '../model/group.ts';
import type {LibraryVolume} from './library.ts';

/** A way to narrow the list: a name in the address (`#2024`, `#yueyang`) and what it leaves. */
export interface Choice {
  id: string;
  label: string;
  count: number;
}

export interface Shelf {
  /** The latest first. */
  years: {id: string; places: string[]; volumes: {volume: LibraryVolume; place: string}[]}[];
  choices: {years: Choice[]; places: Choice[]};
  /** The rules that hide what is not chosen. */
  style: string;
}

/** So many reports are seen at a glance: they are listed one after the other. */
const glance = 8;

/** The reports in their order; undefined where there are few. */
export function shelfOf(volumes: readonly LibraryVolume[], lang: string): Shelf | undefined {
  if (volumes.length <= glance) return undefined;
  const ofPlaces = group(volumes, ({metadata}) => metadata.place);
  const ids = new Map<string, string>();
  for (const [place, [first]] of ofPlaces) {
    // As the report is called, without its year; two places may be written alike.
    const [id = '', name = ''] = [first?.report.replace(/-\d+$/, ''), first?.report];
    ids.set(place, [...ids.values()].includes(id) ? name : id);
  }
  const placeOf = ({metadata}: LibraryVolume) => ids.get(metadata.place) ?? '';
  const years = [...group(volumes, ({metadata}) => String(metadata.year))].map(([id, own]) => ({
    id,
    places: [...new Set(own.map(placeOf))],
    volumes: own.map((volume) => ({volume, place: placeOf(volume)})),
  }));
  const places = [...ofPlaces]
    .map(([label, own]) => ({id: ids.get(label) ?? '', label, count: own.length}))
    .sort((a, b) => a.label.localeCompare(b.label, lang));
  const chosen = (id: string) => `[id="${id}"]:target~`;
  const style = [
    ...years.map(({id}) => `${chosen(id)}section:not(.in-${id}){display:none}`),
    ...places.map(({id}) => `${chosen(id)}section li:not(.in-${id}),${chosen(id)}section:not(.in-${id}){display:none}`),
  ].join('');
  return {
    years,
    choices: {years: years.map(({id, volumes}) => ({id, label: id, count: volumes.length})), places},
    style,
  };
}
