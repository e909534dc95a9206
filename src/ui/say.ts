import type zhHansPages from './pages/zh-hans.json';
import type zhHans from './zh-hans.json';

/** What can be said; what stands in `pages/` only as a page is built, for no script loads it. */
export type Key = keyof typeof zhHans | keyof typeof zhHansPages;
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
