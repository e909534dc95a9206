import type {EditionName} from '../model.ts';
import en from './en.json' with {type: 'json'};
import {fill} from './fill.ts';
import zhHans from './zh-hans.json' with {type: 'json'};
import zhHant from './zh-hant.json' with {type: 'json'};

export type Key = keyof typeof zhHans;

/** Says something in an edition's language, with `{name}` filled in from `values`. */
export type Say = (key: Key, values?: Record<string, string | number>) => string;

/** Every edition has every string: a missing one does not compile. */
const strings: Record<EditionName, Record<Key, string>> = {'zh-hans': zhHans, 'zh-hant': zhHant, en};

/**
 * The interface in an edition's language.
 *
 * `ui('zh-hans')('paragraph', {n: 5})` // => `第5段`
 */
export function ui(edition: EditionName): Say {
  const table = strings[edition];
  return (key, values = {}) => fill(table[key], values);
}
