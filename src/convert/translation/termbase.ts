/** `seeds/termbase.tsv` → how terms are translated and what readers call them, and whether a translation keeps to it. */
import {advance, type Diagnostic} from '../../model/diagnostic.ts';
import {readTsv} from '../read/tsv.ts';
import type {Exception, TermbaseEntry, Unit} from '../types.ts';
import {exemptions, translated} from './exempt.ts';
import {cutsWord, excerpt, longestFirst, occurrences, withoutMarkers, type Found} from '../../model/text.ts';

const columnNames = ['zh', 'en', 'variants', 'source', 'aliases'];

/**
 * Reads a termbase: comment lines that start with `#`, a header line, then a term a line: its Chinese, its English,
 * other forms in use (separated by ` | `), who renders it so, and what else readers call it, parted by tabs; the last
 * column may be left out.
 *
 * @param file its path, for diagnostics
 * @returns the well-formed entries, and an error for every other line
 *
 * `readTermbase('zh\ten\tvariants\tsource\n营商环境\tbusiness environment\t\tunofficial\n', 'termbase.tsv').termbase[0].en`
 * // => `business environment`
 */
export function readTermbase(text: string, file: string): {termbase: TermbaseEntry[]; diagnostics: Diagnostic[]} {
  const termbase: TermbaseEntry[] = [];
  const {rows, diagnostics} = readTsv(text, file, columnNames, 'termbase');
  const seen = new Map<string, number>();
  const called = new Map<string, number>();
  for (const {line, columns, place} of rows) {
    const [zh = '', en = '', variants = '', source = '', others = ''] = columns;
    const [forms = [], aliases = []] = [variants, others].map((list) => (list === '' ? [] : list.split(' | ')));
    const fail = (offset: number, ruleId: string, actual: string, expected: string) =>
      diagnostics.push({...advance(place, line, offset), ruleId, actual, expected});
    if (columns.length !== 4 && columns.length !== 5)
      fail(
        0,
        'termbase-columns',
        `${columns.length} columns`,
        `four or five, parted by tabs: ${columnNames.join(', ')}`,
      );
    else if ([zh, en, source].includes(''))
      fail(
        0,
        'termbase-empty',
        `${excerpt(zh || en)} lacks its ${zh === '' ? 'zh' : en === '' ? 'en' : 'source'}`,
        'only variants and aliases may be empty; a source is a citation, or unofficial',
      );
    else if (
      columns.some((column) => column !== column.trim()) ||
      [...forms, ...aliases].some((form) => form === '' || form !== form.trim())
    )
      fail(
        0,
        'termbase-space',
        `${excerpt(zh)} has spaces at an edge, or an empty variant or alias`,
        'variants and aliases parted by “ | ”, and no other space at an edge',
      );
    else if (/["'`]/u.test(en + variants + others))
      fail(
        zh.length + 1,
        'termbase-quote',
        `${excerpt(en)} has a straight quotation mark`,
        'typographic ones, as the translation has: it would never match',
      );
    else if (/\p{Script=Han}/u.test(en + variants))
      fail(
        zh.length + 1,
        'termbase-language',
        `${excerpt(en)} has Chinese characters`,
        'English in the second column and the third',
      );
    else if (new Set([en, ...forms].map((form) => form.toLowerCase())).size <= forms.length)
      fail(
        zh.length + en.length + 2,
        'setting-unused',
        `${excerpt(variants)} has a form that stands there already, or in the second column`,
        'every form once; upper and lower case are the same',
      );
    else if (seen.has(zh))
      fail(0, 'termbase-duplicate', `${excerpt(zh)} stands here again`, `once, as in line ${seen.get(zh)}`);
    else {
      seen.set(zh, place.line);
      for (const alias of aliases) {
        const offset = line.length - others.length;
        const known = called.get(alias);
        if (known !== undefined)
          fail(offset, 'termbase-alias', `${excerpt(alias)} stands here again`, `once, as in line ${known}`);
        else if (zh.includes(alias))
          fail(offset, 'termbase-alias', `${excerpt(alias)} is part of ${excerpt(zh)}`, 'what finds the term already');
        called.set(alias, place.line);
      }
      termbase.push({zh, en, variants: forms, source, ...(aliases.length > 0 && {aliases}), place});
    }
  }
  return {termbase, diagnostics};
}

/**
 * Checks that a translation keeps to the termbase: where a segment's Chinese has a term, its English has that term's
 * rendering or a variant of it, in any case. Printed markers are no part of either. A segment without a translation is
 * not looked at.
 *
 * @param exceptions segment by segment, the terms that are rendered otherwise there
 * @returns an error for each term of a segment that is rendered otherwise, and for each exception of no use
 */
export function checkTermbase(
  units: readonly Unit[],
  termbase: readonly TermbaseEntry[],
  exceptions: readonly Exception[] = [],
): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const {exempt, unused} = exemptions(exceptions, units);
  const termsIn = termSearch(termbase);
  for (const {id, source, target, place} of translated(units)) {
    const entries = new Set(termsIn(withoutMarkers(source)).map(({of}) => of));
    const words = withoutMarkers(target);
    for (const entry of entries) {
      if (renderingsIn(words, entry).length === 0 && !exempt(id, entry.zh))
        diagnostics.push({
          ...place,
          ruleId: 'termbase',
          actual: `${id} renders ${entry.zh} otherwise`,
          expected: [entry.en, ...entry.variants].join(' | '),
        });
    }
  }
  return [...diagnostics, ...unused()];
}

/** A rendering of a term, and where it stands in an English text. */
export interface Rendering {
  form: string;
  at: number;
}

/** All renderings of a term that an English text has, the longest first: in any case, but of whole words. */
export function renderingsIn(text: string, {en, variants}: Pick<TermbaseEntry, 'en' | 'variants'>): Rendering[] {
  const lower = text.toLowerCase();
  return [en, ...variants]
    .toSorted((a, b) => b.length - a.length)
    .flatMap((form) =>
      occurrences(lower, form.toLowerCase())
        .filter((at) => !cutsWord(text, at) && !cutsWord(text, at + form.length))
        .map((at) => ({form, at})),
    );
}

/**
 * Checks that variants are of use: where a term stands in any report, each of its variants renders it somewhere.
 *
 * @param units of all reports
 * @returns a warning for each variant that does not: the termbase is also for reports to come
 */
export function checkVariants(units: readonly Unit[], termbase: readonly TermbaseEntry[]): Diagnostic[] {
  const termsIn = termSearch(termbase);
  const found = new Map<TermbaseEntry, Set<string>>();
  for (const {source, target} of translated(units)) {
    const words = withoutMarkers(target);
    for (const {of} of termsIn(withoutMarkers(source))) {
      const used = found.get(of) ?? new Set();
      for (const form of of.variants)
        if (!used.has(form) && renderingsIn(words, {en: form, variants: []}).length > 0) used.add(form);
      found.set(of, used);
    }
  }
  return Array.from(found).flatMap(([{zh, en, variants, place}, used]) =>
    variants.flatMap((form, index) => {
      if (used.has(form)) return [];
      const before = [
        zh,
        en,
        variants
          .slice(0, index)
          .map((other) => `${other} | `)
          .join(''),
      ].join('\t');
      return {
        ...advance(place, before, before.length),
        ruleId: 'setting-unused',
        actual: `no report renders ${zh} by ${excerpt(form)}`,
        expected: 'forms that stand for the term',
        severity: 'warning' as const,
      };
    }),
  );
}

/**
 * Makes what finds the terms in a Chinese text, the longest first; none within another.
 *
 * `termSearch(termbase)('优化营商环境')` // => the entry of 营商环境, from 2 to 6
 */
export function termSearch(termbase: readonly TermbaseEntry[]): (text: string) => Found<TermbaseEntry>[] {
  return longestFirst(termbase, ({zh}) => zh);
}
