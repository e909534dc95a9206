import type zhHans from './zh-hans.json';

export type Key = keyof typeof zhHans;
export type Strings = Record<Key, string>;

/** Says something in an edition's language, with `{name}` filled in from `values`. */
export type Say = (key: Key, values?: Record<string, string | number>) => string;

/** `fill('找到{n}处', {n: 3})` // => `找到3处` */
export function fill(string = '', values: Record<string, string | number>): string {
  return string.replace(/\{(\w+)\}/g, (hole, name: string) => String(values[name] ?? hole));
}

/** Strings to be asked by their key. */
export function say(strings: Strings): Say {
  return (key, values = {}) => fill(strings[key], values);
}
