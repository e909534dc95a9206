/**
 * The ledger as a file: `report.pot`.
 *
 * An entry's msgctxt is the segment's id, its msgid the text as printed. Extracted comments say what the id does not:
 * `#. paragraph: p63` (the segment stands in another paragraph than its name says) and `#. retired: p7.2 p7` (ids
 * that are in use no longer, and whose successor this segment is). After the segments come the texts of the site's
 * own that are translated with them: `meta.title`.
 */
import type {Translations} from 'gettext-parser';
import type {Diagnostic, Place} from '../../model/diagnostic.ts';
import {givenKeys, type Metadata, type Report} from '../../model/report.ts';
import type {Ledger, LedgerEntry, Message, Placed} from '../types.ts';
import {isBlock, isSegment, kindOf, type Id} from '../../model/ids.ts';
import {entriesOf, formatPo, linesOf, parsePo} from '../read/po.ts';
import {segments} from '../../model/tree.ts';

const messageForm = /^meta\.[a-z]+(?:[.A-Z][a-zA-Z0-9]*)*$/;

/** Whether a name can be that of a segment, paragraph or note which has gone. */
const canRetire = (name: string) => isSegment(name) || (isBlock(name) && kindOf(name) !== 'editors-note');

/**
 * Reads a ledger.
 *
 * @param text undefined where there is no such file
 * @param file its path, for diagnostics
 * @returns the entries, and an error for everything that a ledger cannot hold: malformed and repeated ids, bad syntax;
 *   or that there is none
 */
export function readLedger(
  text: string | undefined,
  file: string,
): {ledger: Placed<LedgerEntry>[]; messages: Placed<Message>[]; diagnostics: Diagnostic[]} {
  const without = (ruleId: string, actual: string, expected: string) => ({
    ledger: [],
    messages: [],
    diagnostics: [{file, line: 1, column: 1, ruleId, actual, expected}],
  });
  if (text === undefined) return without('ledger-missing', 'there is no ledger', 'run npm run align');
  // Not a new one: its ids would be minted anew, and every translation retired.
  if (text.trim() === '')
    return without(
      'ledger-empty',
      'the file is empty',
      'the ledger as it was; for a report that has none yet, no file',
    );
  const {table, diagnostics} = parsePo(text, file);
  const lines = linesOf(text);
  const ledger: Placed<LedgerEntry>[] = [];
  const messages: Placed<Message>[] = [];
  const fail = (place: Place, ruleId: string, actual: string, expected: string) => {
    diagnostics.push({...place, ruleId, actual, expected});
  };
  const seen = new Set<Id>();
  for (const {msgctxt: id = '', msgid: source, comments} of entriesOf(table?.translations ?? {})) {
    const notes = Array.from(
      (comments?.extracted ?? '').matchAll(/^(paragraph|retired): (.*)$/gm),
      ([, key, value]) => [key, value] as const,
    );
    const paragraph = notes.find(([key]) => key === 'paragraph')?.[1];
    const retired = notes.flatMap(([key, value]) => (key === 'retired' ? (value ?? '').split(' ') : []));
    const place = {file, line: lines.get(id) ?? 1, column: 1};
    if (messageForm.test(id)) {
      messages.push({id, source, place});
      continue;
    }
    if (!isSegment(id)) fail(place, 'ledger-id', `‘${id}’ is not a segment’s id`, 'h2, p6.3, n7.0');
    if (paragraph !== undefined && !(isBlock(paragraph) && kindOf(paragraph) === 'paragraph'))
      fail(place, 'ledger-id', `‘${paragraph}’ is not a paragraph’s id`, 'p6');
    for (const old of retired.filter((name) => !canRetire(name)))
      fail(place, 'ledger-id', `‘${old}’ is not an id`, 'h2, p6, p6.3, n7');
    for (const name of [id, ...retired]) {
      if (seen.has(name)) fail(place, 'ledger-duplicate', `${name} stands here again`, 'an id is used once');
      seen.add(name);
    }
    ledger.push({id, source, place, retired, ...(paragraph === undefined ? {} : {paragraph})});
  }
  return {ledger, messages, diagnostics};
}

/**
 * The texts of the site's own that are translated with a report: what the editors and the page it was found on say.
 *
 * `messagesOf(report)[0]` // => `{id: 'meta.title', source: '益阳市2024年政府工作报告'}`
 */
export function messagesOf(report: Report): Message[] {
  const {metadata} = report;
  const names = [
    'title',
    'shortTitle',
    'place',
    'author',
    'publisher',
    'found',
  ] as const satisfies readonly (keyof Metadata)[];
  const reasons = segments(report).flatMap(({corrections = []}) => corrections);
  return [
    ...names.map((name) => ({id: `meta.${name}`, source: metadata[name]})),
    ...(typeof metadata.date === 'string' ? [] : [{id: 'meta.date', source: metadata.date.why}]),
    ...givenKeys.map((key) => ({id: `meta.${key}`, source: metadata[key] ?? ''})),
    ...metadata.source.flatMap(({label, value}, index) => [
      {id: `meta.source.${index + 1}.label`, source: label},
      {id: `meta.source.${index + 1}.value`, source: value},
    ]),
    ...reasons.map(({why}, index) => ({id: `meta.correction.${index + 1}`, source: why})),
  ].filter(({source}) => source !== '');
}

/** Writes a ledger. What was read is written again byte for byte. */
export function formatLedger(ledger: Ledger, messages: readonly Message[]): string {
  const translations: Translations = {
    '': {
      '': {
        msgid: '',
        msgstr: [],
        comments: {
          translator:
            'The ledger of segments: msgctxt is a segment’s id, msgid its text as printed.\nWritten by `npm run align`. An id is never changed and never used again.',
        },
      },
    },
  };
  for (const {id, source, paragraph, retired} of ledger) {
    const extracted = [
      ...(paragraph === undefined ? [] : [`paragraph: ${paragraph}`]),
      ...(retired.length === 0 ? [] : [`retired: ${retired.join(' ')}`]),
    ].join('\n');
    translations[id] = {
      [source]: {msgctxt: id, msgid: source, msgstr: [''], ...(extracted === '' ? {} : {comments: {extracted}})},
    };
  }
  for (const {id, source} of messages) translations[id] = {[source]: {msgctxt: id, msgid: source, msgstr: ['']}};
  return formatPo({
    charset: 'utf-8',
    headers: {'MIME-Version': '1.0', 'Content-Type': 'text/plain; charset=utf-8', 'Content-Transfer-Encoding': '8bit'},
    translations,
  });
}
