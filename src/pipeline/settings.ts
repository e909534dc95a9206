/** `report.yaml` → settings: what the text itself does not say. */
import {isMap, isScalar, isSeq, LineCounter, parseDocument, type Node, type YAMLMap} from 'yaml';
import type {Diagnostic, Place} from '../diagnostic.ts';
import type {Quotation, Settings} from '../model.ts';

const lineKinds = ['part', 'paragraph', 'metadata', 'boilerplate'] as const;

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
  const diagnostics: Diagnostic[] = [];
  const counter = new LineCounter();
  const document = parseDocument(text, {lineCounter: counter, prettyErrors: false});

  const place = (offset: number): Place => {
    const {line, col} = counter.linePos(offset);
    const start = counter.lineStarts[line - 1] ?? 0;
    return {file, line, column: [...text.slice(start, start + col - 1)].length + 1};
  };
  const at = (node: Node | null | undefined): Place => place(node?.range?.[0] ?? 0);
  const report = (where: Place, ruleId: string, actual: string, expected: string) => {
    diagnostics.push({...where, ruleId, actual, expected});
  };

  /** The values of a mapping by key; keys that are not among these are errors. */
  function fields(node: unknown, what: string, keys: readonly string[] | undefined): Map<string, Node | null> {
    const values = new Map<string, Node | null>();
    if (!isMap(node)) {
      report(at(node as Node | null), 'settings-type', `${what} is no mapping`, 'keys and values');
      return values;
    }
    for (const {key, value} of (node as YAMLMap<Node, Node | null>).items) {
      const name = isScalar(key) ? String(key.value) : '';
      if (keys !== undefined && !keys.includes(name)) {
        report(at(key), 'settings-key', `unknown key ${name}`, `the keys of ${what} are ${keys.join(', ')}`);
      } else values.set(name, value);
    }
    return values;
  }

  function list(node: Node | null | undefined, what: string): Node[] {
    if (node === undefined) return [];
    if (isSeq(node)) return node.items as Node[];
    report(at(node), 'settings-type', `${what} is no list`, 'a list, each item after a hyphen');
    return [];
  }

  function string(node: Node | null | undefined, what: string, parent: Node | null): string {
    if (isScalar(node) && typeof node.value === 'string' && node.value !== '') return node.value;
    if (node === undefined) report(at(parent), 'settings-missing', `${what} is missing`, 'some text');
    else report(at(node), 'settings-type', `${what} is no text`, 'some text; quote what looks like a number');
    return '';
  }

  function number(node: Node | null | undefined, what: string, parent: Node | null): number {
    if (isScalar(node) && Number.isInteger(node.value)) return node.value as number;
    if (node === undefined) report(at(parent), 'settings-missing', `${what} is missing`, 'a whole number');
    else report(at(node), 'settings-type', `${what} is no whole number`, 'a whole number');
    return 0;
  }

  const quotation = (node: Node | null | undefined, what: string, parent: Node | null): Quotation =>
    ({text: string(node, what, parent), place: at(node ?? parent)});
  const quotations = (node: Node | null | undefined, what: string): Quotation[] =>
    list(node, what).map((item) => quotation(item, `an item of ${what}`, item)).filter(({text}) => text !== '');

  for (const error of document.errors) report(place(error.pos[0]), 'settings-syntax', error.message, 'YAML');
  const root = document.contents;
  const values = fields(root, 'report.yaml', [
    'title', 'shortTitle', 'place', 'year', 'publisher', 'found',
    'lines', 'corrections', 'closing', 'leads', 'notLeads', 'breaks', 'terms', 'notTerms',
  ]);
  const required = (key: string) => string(values.get(key), key, root);

  const metadata = {
    title: required('title'),
    shortTitle: required('shortTitle'),
    place: required('place'),
    year: number(values.get('year'), 'year', root),
    publisher: required('publisher'),
    found: required('found'),
  };

  const lines = list(values.get('lines'), 'lines').flatMap((item) => {
    const entry = fields(item, 'lines', ['line', 'kind', 'label']);
    const line = quotation(entry.get('line'), 'line', item);
    const name = string(entry.get('kind'), 'kind', item);
    const kind = lineKinds.find((known) => known === name);
    if (kind === undefined && name !== '') report(at(entry.get('kind')), 'settings-value', `unknown kind ${name}`, lineKinds.join(', '));
    const label = entry.has('label') || kind === 'metadata' ? {label: string(entry.get('label'), 'label', item)} : {};
    return kind === undefined || line.text === '' ? [] : [{line, kind, ...label}];
  });

  const corrections = list(values.get('corrections'), 'corrections').flatMap((item) => {
    const entry = fields(item, 'corrections', ['found', 'read', 'why']);
    const found = quotation(entry.get('found'), 'found', item);
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
      file, metadata, lines, corrections, terms,
      closing: quoted('closing'),
      leads: quoted('leads'),
      notLeads: quoted('notLeads'),
      breaks: quoted('breaks'),
      notTerms: quoted('notTerms'),
    },
    diagnostics,
  };
}
