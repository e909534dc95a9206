/**
 * The ledger as a file: `report.pot`, and what a translation of it (`en.po`) keeps when it changes.
 *
 * An entry's msgctxt is the segment's id, its msgid the text as printed. Extracted comments say what the id does not:
 * `#. paragraph: p63` (the segment stands in another paragraph than its name says) and `#. retired: p7.2 p7` (ids
 * that are in use no longer, and whose successor this segment is).
 */
import {po, type Table, type Translation, type Translations} from 'gettext-parser';
import type {Diagnostic} from '../diagnostic.ts';
import type {Id, Ledger} from '../model.ts';

const idForm = /^(?:h[1-9]\d*|p[1-9]\d*\.[1-9]\d*|n[1-9]\d*\.(?:0|[1-9]\d*))$/;
const retiredForm = /^[hpn][1-9]\d*(?:\.\d+)?$/;

/**
 * Reads a ledger.
 *
 * @param file its path, for diagnostics
 * @returns the entries, and an error for everything that a ledger cannot hold: malformed and repeated ids, bad syntax
 */
export function readLedger(text: string, file: string): {ledger: Ledger; diagnostics: Diagnostic[]} {
  const diagnostics: Diagnostic[] = [];
  const ledger: Ledger = [];
  const fail = (line: number, ruleId: string, actual: string, expected: string) => {
    diagnostics.push({file, line, column: 1, ruleId, actual, expected});
  };
  let table: Table;
  try {
    table = po.parse(text, {validation: true});
  } catch (error) {
    const {message, lineNumber = 1} = error as Error & {lineNumber?: number};
    fail(lineNumber, 'ledger-syntax', message, 'gettext’s PO format');
    return {ledger, diagnostics};
  }

  const seen = new Set<Id>();
  for (const {msgctxt: id = '', msgid: source, comments} of entries(table.translations)) {
    const notes = Array.from((comments?.extracted ?? '').matchAll(/^(paragraph|retired): (.*)$/gm), ([, key, value]) => [key, value] as const);
    const paragraph = notes.find(([key]) => key === 'paragraph')?.[1];
    const retired = notes.flatMap(([key, value]) => (key === 'retired' ? (value ?? '').split(' ') : []));
    const line = lineOf(text, id);
    if (!idForm.test(id)) fail(line, 'ledger-id', `‘${id}’ is not a segment’s id`, 'h2, p6.3, n7.0');
    if (paragraph !== undefined && !/^p[1-9]\d*$/.test(paragraph)) fail(line, 'ledger-id', `‘${paragraph}’ is not a paragraph’s id`, 'p6');
    for (const old of retired.filter((name) => !retiredForm.test(name))) fail(line, 'ledger-id', `‘${old}’ is not an id`, 'h2, p6, p6.3, n7');
    for (const name of [id, ...retired]) {
      if (seen.has(name)) fail(line, 'ledger-duplicate', `${name} stands here again`, 'an id is used once');
      seen.add(name);
    }
    ledger.push({id, source, retired, ...(paragraph === undefined ? {} : {paragraph})});
  }
  return {ledger, diagnostics};
}

/** The line of an entry's msgctxt; of its second one, if it stands there twice. */
function lineOf(text: string, id: Id): number {
  const words = `msgctxt "${id}"`;
  const first = text.indexOf(words);
  const offset = Math.max(first, text.indexOf(words, first + 1));
  return offset < 0 ? 1 : text.slice(0, offset).split('\n').length;
}

/** Writes a ledger. What was read is written again byte for byte. */
export function formatLedger(ledger: Ledger): string {
  const translations: Translations = {
    '': {'': {msgid: '', msgstr: [], comments: {translator: 'The ledger of segments: msgctxt is a segment’s id, msgid its text as printed.\nWritten by `npm run align`. An id is never changed and never used again.'}}},
  };
  for (const {id, source, paragraph, retired} of ledger) {
    const extracted = [
      ...(paragraph === undefined ? [] : [`paragraph: ${paragraph}`]),
      ...(retired.length === 0 ? [] : [`retired: ${retired.join(' ')}`]),
    ].join('\n');
    translations[id] = {[source]: {msgctxt: id, msgid: source, msgstr: [''], ...(extracted === '' ? {} : {comments: {extracted}})}};
  }
  return compile({
    charset: 'utf-8',
    headers: {'MIME-Version': '1.0', 'Content-Type': 'text/plain; charset=utf-8', 'Content-Transfer-Encoding': '8bit'},
    translations,
  });
}

/**
 * Brings a translation up to a ledger, by id. A translation whose source has changed is kept, turns fuzzy and says
 * what it translated; one whose id is retired is kept as obsolete.
 *
 * @param catalog the PO file's text
 * @returns the new text; the same where nothing has changed and the file is formatted as this writes it
 */
export function updateCatalog(catalog: string, ledger: Ledger): string {
  const table = po.parse(catalog);
  const old = new Map(entries(table.translations).map((entry) => [entry.msgctxt ?? '', entry]));
  const header = table.translations['']?.[''];
  const translations: Translations = header === undefined ? {} : {'': {'': header}};
  const obsolete: Translations = {...table.obsolete};
  for (const {id, source} of ledger) {
    translations[id] = {[source]: updated(old.get(id), id, source)};
    old.delete(id);
  }
  for (const [id, entry] of old) {
    if (entry.msgstr.some((text) => text !== '')) obsolete[id] = {[entry.msgid]: entry};
  }
  return compile({...table, translations, ...(Object.keys(obsolete).length === 0 ? {} : {obsolete})});
}

function updated(entry: Translation | undefined, id: Id, source: string): Translation {
  if (entry === undefined) return {msgctxt: id, msgid: source, msgstr: ['']};
  if (entry.msgid === source) return entry;
  if (entry.msgstr.every((text) => text === '')) return {...entry, msgid: source};
  const flags = (entry.comments?.flag ?? '').split(/,\s*/).filter((flag) => flag !== '' && flag !== 'fuzzy');
  const quoted = entry.msgid.replace(/[\\"]/g, '\\$&').replace(/\n/g, '\\n').replace(/\t/g, '\\t');
  return {
    ...entry,
    msgid: source,
    comments: {
      ...entry.comments,
      flag: ['fuzzy', ...flags].join(', '),
      // A translation that was fuzzy already translates what it says, not what stood here last.
      previous: entry.comments?.previous ?? `msgctxt "${id}"\nmsgid "${quoted}"`,
    },
  };
}

function entries(translations: Translations): Translation[] {
  return Object.values(translations).flatMap((context) => Object.values(context)).filter(({msgctxt, msgid}) => msgctxt !== undefined || msgid !== '');
}

function compile(table: Table): string {
  // The library writes the charset in lower case; gettext's own tools write UTF-8.
  return new TextDecoder().decode(po.compile(table, {foldLength: 0})).replace('charset=utf-8', 'charset=UTF-8');
}
