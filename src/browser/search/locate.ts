/**
 * Searching a library: the index alone tells which paragraphs, headings and notes have the words of a query, and only
 * those that are shown are read. Loaded where a site has several reports.
 */
import type {Script} from '../../model/folding.ts';
import {group} from '../../model/group.ts';
import {find} from '../../model/matching.ts';
import {mark, partsOf, positionedProbes, textsAt, textsWith, type MarkedText} from '../../model/positions.ts';
import type {IndexedPage} from '../../model/search-index.ts';
import {once} from '../kit/load.ts';
import {editionOf} from '../kit/strings.ts';
import type {Hit, Place} from './language.ts';
import {inTextOrder, ofIndex, type Index} from './open-index.ts';
import {pagesOf} from './report-pages.ts';

/** So many pages may as well be read as the parts of the index that would tell more. */
const readable = 12;

/** Of a report that has the words on so many pages, the text is read as a whole. */
const scattered = 5;

/** A page of the index, with its texts as their marks tell them. */
interface Page {
  id: string;
  report: string;
  /** Its place among the report's pages. */
  at: number;
  texts: MarkedText[];
}

/**
 * Every place that has all words, report by report in the order of the text; undefined where so few pages have them that
 * these may as well be read.
 *
 * @param sought the words, folded
 * @param isForeign whether they are written in the other script than the edition's: then its texts' twins count as well
 * @throws if the index, or a part of it that is needed, cannot be reached, or is another than the list of reports.
 */
export async function locate(index: Index, sought: string[], isForeign: boolean): Promise<Place[] | undefined> {
  const {results: all} = await search(index, sought.flatMap(positionedProbes));
  if (all.length <= readable) return undefined;
  const results = new Map(all.map((result) => [result.id, result]));
  const words = await Promise.all(sought.map((word) => positionsOf(index, word)));
  const pages = (await layoutOf(index)).filter(({id}) => results.has(id));
  const located = pages.flatMap((page) => textsOf(page, words).map((text) => ({page, text})));
  const own = isForeign ? [] : located.filter(({text}) => text.reading === 'own');
  // A text and its twin are one place.
  const places = new Map(
    (own.length > 0 ? own : located).reverse().map((one) => [`${one.page.id} ${one.text.item}`, one]),
  );
  const found = group(new Set([...places.values()].map(({page}) => page)), ({report}) => report);
  return [...places.values()].reverse().map(({page, text}) => ({
    report: page.report,
    kind: text.kind,
    hit: async () => {
      // A twin is not part of the text.
      const whole = (found.get(page.report)?.length ?? 0) >= scattered && text.reading === 'own';
      const read = whole ? (await textOf(index, page.report))[page.at] : await results.get(page.id)?.data();
      return hitOn(read, text, sought, index.script);
    },
  }));
}

function search({pagefind}: Index, tokens: readonly string[]) {
  return pagefind.search([...new Set(tokens)].join(' '), inTextOrder);
}

/** Where the parts of a word stand on each page. */
async function positionsOf(index: Index, word: string) {
  return Promise.all(
    partsOf(word).map(async ({token, offset}) => {
      const {results} = await search(index, [token]);
      return {offset, pages: new Map(results.map(({id, words}) => [id, words]))};
    }),
  );
}

/** The texts of a page that have all words, each in one reading. */
function textsOf({id, texts}: Page, words: Awaited<ReturnType<typeof positionsOf>>[]): MarkedText[] {
  const having = words.map((parts) =>
    textsWith(
      texts,
      parts.map(({offset, pages}) => ({offset, positions: pages.get(id) ?? []})),
    ),
  );
  return texts.filter((_, i) => having.every((one) => one.has(i)));
}

/** All pages of the index, in order, and what stands on them. */
function layoutOf(index: Index): Promise<Page[]> {
  return ofIndex(async () => {
    const {results} = await search(index, [mark]);
    const reports = index.reports.flatMap(({report, pages}) => Array<string>(pages).fill(report));
    // The one may be of a newer version than the other.
    if (reports.length !== results.length) throw new Error('the index has other pages than the list of reports');
    return results.map(({id, words}, i) => {
      const report = reports[i] ?? '';
      return {id, report, at: i - reports.indexOf(report), texts: textsAt(words)};
    });
  });
}

/** The pages of a report, from its text. */
function textOf({reports}: Index, report: string): Promise<IndexedPage[]> {
  const title = reports.find((one) => one.report === report)?.title ?? report;
  return once(`pages of ${report}`, () => pagesOf(editionOf(document.documentElement), {report, title}));
}

/** The hit on a page that was read: its text is what decides. */
function hitOn(page: IndexedPage | undefined, text: MarkedText, sought: string[], script: Script): Hit {
  const item = page?.items[text.item];
  const spans = item && find(item, sought, script, text.reading);
  if (!page || !spans) throw new Error('the index tells otherwise than the text');
  return {page, item, spans};
}
