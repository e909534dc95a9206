/** The interface strings of the page's language, for what is loaded when it is wanted: one file, fetched once. */
import {fill} from '../ui/fill.ts';
import type {Say} from '../ui/index.ts';

const tables = {
  'zh-Hans': () => import('../ui/zh-hans.json'),
  'zh-Hant': () => import('../ui/zh-hant.json'),
  en: () => import('../ui/en.json'),
};

let said: Promise<Say> | undefined;

/** @throws if they cannot be loaded. */
export function strings(): Promise<Say> {
  return (said ??= tables[document.documentElement.lang as keyof typeof tables]().then(({default: table}) => (key, values = {}) => fill(table[key], values)));
}
