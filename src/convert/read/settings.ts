/** `report.yaml` → settings: what the text itself does not say. */
import {isMap, type Node} from 'yaml';
import type {Diagnostic} from '../../model/diagnostic.ts';
import {givenKeys, type Metadata, type ReportDate} from '../../model/report.ts';
import {excerpt} from '../../model/text.ts';
import type {LineDecision, Quotation, Settings} from '../types.ts';
import {readYaml} from './yaml.ts';

/** What a line can be said to be, and what else can be said of such a line. */
const lineKinds: Record<LineDecision, readonly ('label' | 'depth' | 'number' | 'term')[]> = {
  title: [],
  part: [],
  section: [],
  subheading: ['depth'],
  paragraph: [],
  appendix: [],
  notes: [],
  note: ['number', 'term'],
  metadata: ['label'],
  boilerplate: [],
};

/** The forms in which markers are printed. */
const markerForms = ['［1］', '〔1〕', '【1】', '[^1]', '①', '⑴', '(1)', '（1）', '¹', 'none'];

/**
 * Reads the settings. Nothing is guessed: an unknown key and a value of another type are errors.
 *
 * @param text the YAML
 * @param file its path, for diagnostics
 * @returns the settings, with nothing in the places of what is missing or wrong, and the errors
 *
 * `readSettings('title: 报告\n…', 'seeds/x/report.yaml').settings.metadata.title` // => `报告`
 */
export function readSettings(text: string, file: string): {settings: Settings; diagnostics: Diagnostic[]} {
  const {root, diagnostics, at, report, fields, list, string, number, quotation, quotations} = readYaml(text, file);
  const values = fields(root, 'report.yaml', [
    'title',
    'shortTitle',
    'place',
    'year',
    'author',
    'publisher',
    'date',
    ...givenKeys,
    'found',
    'modified',
    'lines',
    'splits',
    'joins',
    'repairs',
    'markers',
    'corrections',
    'closing',
    'leads',
    'notLeads',
    'breaks',
    'notBreaks',
    'terms',
    'notTerms',
  ]);
  const required = (key: string) => string(values.get(key), key, root);

  // A day as it is written: YAML itself would take it for text too.
  function day(node: Node | null | undefined, what: string): string {
    const text = string(node, what, root);
    if (text !== '' && !isDate(text)) report(at(node), 'settings-value', `${text} is no date`, 'a day as 2026-11-24');
    return text;
  }

  function dateOf(node: Node | null | undefined): ReportDate {
    if (!isMap(node)) return day(node, 'date');
    const entry = fields(node, 'date', ['estimated', 'why']);
    return {
      estimated: number(entry.get('estimated'), 'estimated', node),
      why: string(entry.get('why'), 'why', node),
    };
  }

  // How it was given: what is not known is left out.
  const given: Partial<Pick<Metadata, (typeof givenKeys)[number]>> = Object.fromEntries(
    givenKeys.filter((key) => values.has(key)).map((key) => [key, required(key)]),
  );
  if (/^[—─－\-（(在]|上[）)]?$|\d日|通过$/u.test(given.session ?? ''))
    report(
      at(values.get('session')),
      'settings-value',
      `${excerpt(given.session ?? '')} is more than a session’s name`,
      'as 某市第六届人民代表大会第四次会议; the day is date',
    );
  if (values.has('office') && !values.has('speaker'))
    report(at(values.get('office')), 'settings-missing', 'speaker is missing', 'the name of who held the office');

  const metadata = {
    title: required('title'),
    shortTitle: required('shortTitle'),
    place: required('place'),
    year: number(values.get('year'), 'year', root),
    author: required('author'),
    publisher: required('publisher'),
    date: dateOf(values.get('date')),
    ...given,
    found: required('found'),
    modified: day(values.get('modified'), 'modified'),
  };

  const lines = list(values.get('lines'), 'lines').flatMap((item): Settings['lines'] => {
    const entry = fields(item, 'lines', ['line', 'kind', 'nth', 'label', 'depth', 'number', 'term']);
    const line = quotation(entry.get('line'), 'line', item, entry.get('nth'));
    const name = string(entry.get('kind'), 'kind', item);
    const kinds = Object.keys(lineKinds) as LineDecision[];
    const kind = kinds.find((known) => known === name);
    if (kind === undefined) {
      if (name !== '') report(at(entry.get('kind')), 'settings-value', `unknown kind ${name}`, kinds.join(', '));
      return [];
    }
    for (const key of ['label', 'depth', 'number', 'term'] as const)
      if (entry.has(key) && !lineKinds[kind].includes(key)) {
        const kindsWith = kinds.filter((one) => lineKinds[one].includes(key)).join(', ');
        report(
          at(entry.get(key)),
          'setting-unused',
          `a line that is ${kind} has no ${key}`,
          `a ${key} of ${kindsWith}`,
        );
      }
    const counted = (key: 'depth' | 'number') => entry.has(key) && {[key]: number(entry.get(key), key, item)};
    const decided = {
      line,
      kind,
      ...((entry.has('label') || kind === 'metadata') && {label: string(entry.get('label'), 'label', item)}),
      ...counted('depth'),
      ...counted('number'),
      ...(entry.has('term') && {term: quotation(entry.get('term'), 'term', item)}),
    };
    return line.text === '' ? [] : [decided];
  });

  const repairs = list(values.get('repairs'), 'repairs').flatMap((item) => {
    const entry = fields(item, 'repairs', ['found', 'read', 'nth']);
    const found = quotation(entry.get('found'), 'found', item, entry.get('nth'));
    const read = string(entry.get('read'), 'read', item);
    return found.text === '' ? [] : [{found, read}];
  });

  const form = values.has('markers') ? string(values.get('markers'), 'markers', root) : '';
  const isForm = markerForms.includes(form);
  if (form !== '' && !isForm)
    report(at(values.get('markers')), 'settings-value', `unknown form of markers ${form}`, markerForms.join(', '));

  const corrections = list(values.get('corrections'), 'corrections').flatMap((item) => {
    const entry = fields(item, 'corrections', ['found', 'read', 'why', 'nth']);
    const found = quotation(entry.get('found'), 'found', item, entry.get('nth'));
    const read = string(entry.get('read'), 'read', item);
    const why = string(entry.get('why'), 'why', item);
    return found.text === '' ? [] : [{found, read, why}];
  });

  const terms = new Map<number, Quotation[]>();
  if (values.has('terms')) {
    for (const [key, node] of fields(values.get('terms'), 'terms', undefined)) {
      if (/^[1-9]\d*$/.test(key)) terms.set(Number(key), quotations(node, `terms of note ${key}`));
      else report(at(node), 'settings-key', `unknown key ${key}`, 'the keys of terms are numbers of notes');
    }
  }

  const quoted = (key: string) => quotations(values.get(key), key);
  return {
    settings: {
      file,
      metadata,
      lines,
      splits: quoted('splits'),
      joins: quoted('joins'),
      repairs,
      ...(isForm && {markers: {form, place: at(values.get('markers'))}}),
      corrections,
      terms,
      closing: quoted('closing'),
      leads: quoted('leads'),
      notLeads: quoted('notLeads'),
      breaks: quoted('breaks'),
      notBreaks: quoted('notBreaks'),
      notTerms: quoted('notTerms'),
    },
    diagnostics,
  };
}

/** `isDate('2024-02-30')` // => `false` */
function isDate(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.valueOf()) && day.toISOString().startsWith(`${text}T`);
}
