/**
 * From built pages to their texts, and to what the index holds. Pure: reads HTML, not the model, so what is found is
 * what is there.
 */
import {parse, type HTMLElement, NodeType} from 'node-html-parser';
import type {EditionName} from '../../model/editions.ts';
import {fold, type Script} from '../../model/folding.ts';
import type {TextBlock, TextPage} from '../../model/report-text.ts';
import type {Item} from '../../model/matching.ts';

/** A page of a report: one record of the index. */
export type PageRecord = Omit<TextPage, 'blocks'> & {items: Item[]};

const name = /^[phn]\d+$/;
const segmentName = /^[phn]\d+(\.\d+)?$/;

/**
 * The searchable page that an address of the site stands for, if any: not the full text, which has everything again,
 * nor searches, quotations, shelves and parallel pages.
 *
 * `pageOf('zh-hans/yiyang-2024/1-2/index.html')` // => `{edition: 'zh-hans', report: 'yiyang-2024', page: '1-2'}`
 */
export function pageOf(file: string): Pick<TextPage, 'edition' | 'report' | 'page'> | undefined {
  const match = /^(zh-hans|zh-hant|en)\/([^/]+)\/(?:(\d+(?:-\d+)?|notes)\/)?index\.html$/.exec(file);
  if (!match || /^(?:search|quote|offline)$/.test(match[2] as string)) return undefined;
  return {edition: match[1] as EditionName, report: match[2] as string, page: match[3] ?? 'index'};
}

/**
 * Heading and texts of a built page: what stands in `main` under an id such as `p5`, `h2`, `n3`, in order, without
 * markers and what else is not the text (`data-chrome`).
 */
export function readPage(html: string): Pick<TextPage, 'title' | 'blocks'> {
  const main = parse(html).querySelector('main');
  // A heading spaced out in print (名 词 解 释) is a plain word in a list.
  const title =
    main
      ?.querySelector('h1')
      ?.textContent.trim()
      .replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '')
      .replace(/。$/, '') ?? '';
  const blocks = (main?.querySelectorAll('[id]') ?? [])
    .filter(({id}) => name.test(id))
    .map((element) => {
      const retired = element.querySelectorAll('a[id]').map(({id}) => id);
      return {id: element.id, segments: segmentsOf(element), ...(retired.length > 0 && {retired})};
    })
    .filter(({segments}) => segments.length > 0);
  return {title, blocks};
}

/**
 * The segments of a block; what stands between two of them (a space, the ： after a note's term) belongs to the first.
 */
function segmentsOf(block: HTMLElement): TextBlock['segments'] {
  const segments: TextBlock['segments'] = [];
  const read = (parent: HTMLElement, id: string) => {
    for (const node of parent.childNodes) {
      if (node.nodeType === NodeType.TEXT_NODE) {
        const last = segments.at(-1);
        if (last && (last.id === id || id === block.id)) last.text += node.textContent;
        else segments.push({id, text: node.textContent});
      } else if (node.nodeType === NodeType.ELEMENT_NODE) {
        const child = node as HTMLElement;
        if (child.getAttribute('role') !== 'doc-noteref' && !child.hasAttribute('data-chrome'))
          read(child, segmentName.test(child.id) ? child.id : id);
      }
    }
  };
  read(block, block.id);
  // A note begins with its printed number, a marker too; a paragraph may with the spacing of its HTML.
  if (segments.length > 1 && segments[0]?.id === block.id) segments.shift();
  const [first, last] = [segments.at(0), segments.at(-1)];
  if (first) first.text = first.text.trimStart();
  if (last) last.text = last.text.trimEnd();
  return segments.filter(({text}) => text !== '');
}

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

/** Gives every item of the English edition its original, so that Chinese words find it. After `addTwins`. */
export function addSources(records: readonly PageRecord[]): void {
  for (const [record, original] of paired(records, {en: 'zh-hans'})) {
    const items = new Map(original.items.map((item) => [item.id, item]));
    for (const item of record.items) {
      const {text, twin} = items.get(item.id) ?? {};
      if (text !== undefined) item.source = twin === undefined ? {text} : {text, twin};
    }
  }
}

/** Each page of a Chinese edition with the same page of the other. */
export function twins(records: readonly PageRecord[]): [PageRecord, PageRecord][] {
  return paired(records, {'zh-hans': 'zh-hant', 'zh-hant': 'zh-hans'});
}

function paired(
  records: readonly PageRecord[],
  others: Partial<Record<EditionName, EditionName>>,
): [PageRecord, PageRecord][] {
  const key = (edition: EditionName | undefined, {report, page}: PageRecord) => `${edition}/${report}/${page}`;
  const pages = new Map(records.map((record) => [key(record.edition, record), record]));
  return records.flatMap((record) => {
    const other = pages.get(key(others[record.edition], record));
    return other ? [[record, other] as [PageRecord, PageRecord]] : [];
  });
}
