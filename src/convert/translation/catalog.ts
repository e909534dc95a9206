/**
 * A translation as a file: `en.po`, gettext's PO format. An entry's msgctxt is the id of a segment of the ledger, or
 * of a text of the site's own (`meta.title`); its msgid is the Chinese, its msgstr the translation.
 */
import type {Table, Translation, Translations} from 'gettext-parser';
import type {Diagnostic, Place} from '../../model/diagnostic.ts';
import type {Message, Unit} from '../types.ts';
import type {Id} from '../../model/ids.ts';
import {entriesOf, formatPo, parsePo} from '../read/po.ts';
import {excerpt} from '../../model/text.ts';

/** What a new catalog says of itself; gettext's tools ask for all of it. */
const headers = {
  'Project-Id-Version': 'Baogao',
  'Report-Msgid-Bugs-To': '',
  'POT-Creation-Date': '',
  'PO-Revision-Date': '',
  'Last-Translator': '',
  'Language-Team': '',
  Language: 'en',
  'MIME-Version': '1.0',
  'Content-Type': 'text/plain; charset=utf-8',
  'Content-Transfer-Encoding': '8bit',
};

/**
 * Reads a translation.
 *
 * @param messages what is to be translated, in order: the ledger's segments and the site's own texts
 * @param file its path, for diagnostics
 * @returns an entry for each message that the catalog has, and an error where catalog and ledger differ
 */
export function readCatalog(
  text: string,
  messages: readonly Message[],
  file: string,
): {units: Unit[]; diagnostics: Diagnostic[]} {
  const {table, diagnostics} = parsePo(text, file);
  if (table === undefined) return {units: [], diagnostics};
  const entries = new Map(entriesOf(table.translations).map((entry) => [entry.msgctxt ?? '', entry]));
  const differs = (place: Place, actual: string) => {
    diagnostics.push({...place, ruleId: 'catalog-differs', actual, expected: 'run npm run translation'});
  };
  const places = placesOf(text, file);
  const start = {file, line: 1, column: 1};
  const units = messages.flatMap(({id, source}): Unit[] => {
    const entry = entries.get(id);
    entries.delete(id);
    const place = places.get(id) ?? start;
    if (entry === undefined) differs(start, `${id} ${excerpt(source)} is missing`);
    else if (entry.msgid !== source)
      differs(place, `${id} translates ${excerpt(entry.msgid)}, where the report has ${excerpt(source)}`);
    else return [{id, source, target: entry.msgstr[0] ?? '', fuzzy: isFuzzy(entry), place}];
    return [];
  });
  for (const id of entries.keys()) differs(places.get(id) ?? start, `the report has no ${id}`);
  return {units, diagnostics};
}

function isFuzzy({comments}: Translation): boolean {
  return (comments?.flag ?? '').split(/,\s*/).includes('fuzzy');
}

/** Where each entry's msgstr begins, by msgctxt. */
function placesOf(text: string, file: string): Map<Id, Place> {
  const places = new Map<Id, Place>();
  let id = '';
  for (const [index, line] of text.split('\n').entries()) {
    id = /^msgctxt "(.*)"/.exec(line)?.[1] ?? id;
    if (line.startsWith('msgstr "')) places.set(id, {file, line: index + 1, column: 'msgstr "'.length + 1});
  }
  return places;
}

/**
 * Brings a translation up to what is to be translated, by id; what has a number in a list (`meta.correction.2`) by its
 * words first, since one more before it shifts it. A translation whose source has changed is kept, turns fuzzy and says
 * what it translated; one of no use is kept as obsolete, and comes back with its id or, in a list, with its words.
 *
 * @param catalog the PO file's text; undefined makes a new one
 * @param file its path, for diagnostics
 * @returns the new text; the same where nothing has changed and the file is formatted as this writes it; undefined,
 *   with the errors, where the file cannot be read: what a tool makes of it has lost what it could not read
 */
export function updateCatalog(
  catalog: string | undefined,
  messages: readonly Message[],
  file: string,
): {text: string | undefined; diagnostics: Diagnostic[]} {
  const empty: Table = {charset: 'utf-8', headers, translations: {}};
  const {table, diagnostics} = catalog === undefined ? {table: empty, diagnostics: []} : parsePo(catalog, file);
  if (table === undefined) return {text: undefined, diagnostics};
  const left = {current: new Set(entriesOf(table.translations)), obsolete: new Set(entriesOf(table.obsolete ?? {}))};
  const taken = new Map<Id, Translation>();
  for (const {from, by} of claims) {
    const entries = Map.groupBy(left[from], ({msgctxt = '', msgid}) => by(msgctxt, msgid));
    for (const message of messages.filter(({id}) => !taken.has(id))) {
      const claim = by(message.id, message.source);
      const entry = claim === undefined ? undefined : entries.get(claim)?.pop();
      if (entry === undefined) continue;
      left[from].delete(entry);
      taken.set(message.id, {...entry, msgctxt: message.id});
    }
  }
  const header = table.translations['']?.[''];
  const translations: Translations = header === undefined ? {} : {'': {'': header}};
  for (const {id, source} of messages) translations[id] = {[source]: updated(taken.get(id), id, source)};
  const obsolete: Translations = {};
  for (const entry of [
    ...left.obsolete,
    ...Array.from(left.current).filter(({msgstr}) => msgstr.some((text) => text !== '')),
  ]) {
    const {msgctxt: id = '', msgid} = entry;
    (obsolete[id] ??= {})[msgid] = entry;
  }
  return {text: formatPo({...table, translations, obsolete}), diagnostics};
}

/** What an entry and a message have in common where the one translates the other; undefined where it never does. */
type Claim = (id: Id, source: string) => string | undefined;

// Joined as gettext itself joins a context and its text.
const idAndWords: Claim = (id, source) => `${id}\u0004${source}`;
const words: Claim = (id, source) => `${listOf(id)}\u0004${source}`;

/** Which entry is whose translation: the strongest claims first, each made for every message before the next. */
const claims: {from: 'current' | 'obsolete'; by: Claim}[] = [
  {from: 'current', by: idAndWords},
  {from: 'current', by: words},
  {from: 'obsolete', by: words},
  {from: 'current', by: (id) => id},
  // What had a number of a list once is most likely another item.
  {from: 'obsolete', by: (id) => (listOf(id) === id ? id : undefined)},
];

/**
 * The list that an id counts in, `meta.correction.` for `meta.correction.2`; any other id, a segment's too, is a name:
 * itself.
 */
function listOf(id: Id): string {
  return id.startsWith('meta.') ? id.replace(/\d+/, '') : id;
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
