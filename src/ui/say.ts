import type zhHans from './zh-hans.json';

export type Key = keyof typeof zhHans;
export type Strings = Record<Key, string>;
export type Say = (key: Key, values?: Record<string, string | number>) => string;

/** Strings to be asked by their key, with `{name}` filled in from `values`. */
export function say(strings: Strings): Say {
  return (key, values = {}) => strings[key].replace(/\{(\w+)\}/g, (hole, name: string) => String(values[name] ?? hole));
}
