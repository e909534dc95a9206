/** YAML files as a person writes them: every value with its place, and every wrong one an error. */
import {isMap, isScalar, isSeq, LineCounter, parseDocument, type Node, type YAMLMap} from 'yaml';
import type {Diagnostic, Place} from '../../model/diagnostic.ts';
import type {Bilingual, Quotation} from '../types.ts';
import {namesOfUnusable} from './source.ts';

/**
 * Reads a YAML file; what is asked of the result adds to its diagnostics.
 *
 * @param file its path, for diagnostics
 * @returns the root, and readers of its values: each gives an empty value, and an error, for what is missing or wrong
 */
export function readYaml(text: string, file: string) {
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
    if (isScalar(node) && typeof node.value === 'string' && node.value !== '') {
      // What an escape of YAML stands for has not been seen as a character of the file.
      const unusable = namesOfUnusable(node.value);
      if (unusable !== '') report(at(node), 'character-unusable', unusable, 'a text has no control characters');
      return node.value;
    }
    if (node === undefined) report(at(parent), 'settings-missing', `${what} is missing`, 'some text');
    else report(at(node), 'settings-type', `${what} is no text`, 'some text; quote what looks like a number');
    return '';
  }

  function number(node: Node | null | undefined, what: string, parent: Node | null): number {
    if (isScalar(node) && Number.isSafeInteger(node.value) && Number(node.value) > 0) return Number(node.value);
    if (node === undefined) report(at(parent), 'settings-missing', `${what} is missing`, 'a whole number from 1');
    else report(at(node), 'settings-type', `${what} is no whole number from 1`, 'one, in digits');
    return 0;
  }

  function bilingual(node: Node | null | undefined, what: string, parent: Node): Bilingual {
    if (node === undefined) {
      report(at(parent), 'settings-missing', `${what} is missing`, 'zh and en');
      return {zh: '', en: ''};
    }
    const values = fields(node, what, ['zh', 'en']);
    return {zh: string(values.get('zh'), `zh of ${what}`, node), en: string(values.get('en'), `en of ${what}`, node)};
  }

  /** Words that are quoted; `nth` says which of several places is meant. */
  const quotation = (
    node: Node | null | undefined,
    what: string,
    parent: Node | null,
    nth?: Node | null,
  ): Quotation => ({
    text: string(node, what, parent),
    place: at(node ?? parent),
    ...(nth !== undefined && {nth: number(nth, 'nth', parent)}),
  });
  const quotations = (node: Node | null | undefined, what: string): Quotation[] =>
    list(node, what)
      .map((item) => {
        if (!isMap(item)) return quotation(item, `an item of ${what}`, item);
        const entry = fields(item, what, ['words', 'nth']);
        return quotation(entry.get('words'), 'words', item, entry.get('nth'));
      })
      .filter(({text}) => text !== '');

  for (const error of document.errors) report(place(error.pos[0]), 'settings-syntax', error.message, 'YAML');
  const root = document.contents;
  return {root, diagnostics, at, report, fields, list, string, number, bilingual, quotation, quotations};
}
