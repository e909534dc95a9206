/** From the texts of pages to what the index holds of them. Pure. */
import {isTranslation, original, twinOf, type EditionName} from '../../model/editions.ts';
import {fold, type Script} from '../../model/folding.ts';
import type {TextPage} from '../../model/report-text.ts';
import type {Item} from '../../model/matching.ts';

/** A page of a report: one record of the index. */
export type PageRecord = Omit<TextPage, 'blocks'> & {items: Item[]};

/** A page with its texts whole, as the index wants them. */
export function recordOf({blocks, ...page}: TextPage): PageRecord {
  return {...page, items: blocks.map(({id, segments}) => ({id, text: segments.map(({text}) => text).join('')}))};
}

/**
 * The table that brings this site's text and queries to one script, the one its originals are written in: what
 * `variants` say, and for characters they do not know what the two Chinese editions say. A character that the originals
 * use is never changed: 乾 stays where 乾隆 is written. Nor does the table follow the editions where they go by the word,
 * as in 計畫 for 计划: 畫 is 画. What it leaves apart, `addTwins` joins.
 *
 * @param originals texts of the Simplified edition
 * @param pairs the same passages in both editions, Simplified first
 * @param variants Traditional characters and a Simplified counterpart of each
 */
export function scriptTable(
  originals: Iterable<string>,
  pairs: Iterable<readonly [string, string]>,
  variants: Iterable<readonly [string, string]>,
): Script {
  const plain = new Map<string, string>();
  const used = new Set([...originals].flatMap((text) => [...fold(text, plain).text]));
  const table = new Map<string, string>();
  const learn = (from: string, to: string) => {
    if (from !== to && !used.has(from) && !table.has(from)) table.set(from, to);
  };
  for (const [from, to] of variants) learn(from, to);
  for (const [simplified, traditional] of pairs) {
    const to = [...fold(simplified, plain).text];
    const from = [...fold(traditional, plain).text];
    if (to.length === from.length) from.forEach((character, i) => learn(character, to[i] as string));
  }
  // Characters the site does not have lead nowhere.
  return new Map([...table].filter(([, to]) => used.has(to)).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/**
 * Gives every item of the two Chinese editions its twin, where folding does not make the two alike.
 * A reader who writes the one then finds the other all the same.
 */
export function addTwins(records: readonly PageRecord[], script: Script): void {
  for (const [record, other] of twins(records)) {
    const texts = new Map(other.items.map(({id, text}) => [id, fold(text, script).text]));
    for (const item of record.items) {
      const twin = texts.get(item.id);
      if (twin !== undefined && twin !== fold(item.text, script).text) item.twin = twin;
    }
  }
}

/** Gives every item of a translation its original, so that Chinese words find it. After `addTwins`. */
export function addSources(records: readonly PageRecord[]): void {
  const sourceOf = (edition: EditionName) => (isTranslation(edition) ? original : undefined);
  for (const [record, source] of paired(records, sourceOf)) {
    const items = new Map(source.items.map((item) => [item.id, item]));
    for (const item of record.items) {
      const {text, twin} = items.get(item.id) ?? {};
      if (text !== undefined) item.source = twin === undefined ? {text} : {text, twin};
    }
  }
}

/** Each page of a Chinese edition with the same page of the other. */
export function twins(records: readonly PageRecord[]): [PageRecord, PageRecord][] {
  return paired(records, twinOf);
}

function paired(
  records: readonly PageRecord[],
  otherOf: (edition: EditionName) => EditionName | undefined,
): [PageRecord, PageRecord][] {
  const key = (edition: EditionName | undefined, {report, page}: PageRecord) => `${edition}/${report}/${page}`;
  const pages = new Map(records.map((record) => [key(record.edition, record), record]));
  return records.flatMap((record) => {
    const other = pages.get(key(otherOf(record.edition), record));
    return other ? [[record, other] as [PageRecord, PageRecord]] : [];
  });
}
