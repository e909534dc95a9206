/** A text as it was found → what its `report.yaml` says to begin with. */
import {Document} from 'yaml';
import type {Metadata} from '../../model/report.ts';
import type {HeadData} from '../structure/head.ts';

/** What was found of a report: the settings that name it. */
export type Proposal = Pick<
  Metadata,
  | 'title'
  | 'shortTitle'
  | 'place'
  | 'year'
  | 'author'
  | 'publisher'
  | 'date'
  | 'session'
  | 'office'
  | 'speaker'
  | 'found'
>;

/** What a person should look at, by the setting it is about. */
export type Doubts = Partial<Record<keyof Proposal, string>>;

const placeName = /([\p{Script=Han}]{2,12}?(?:自治州|自治县|自治旗|地区|盟|市|州|省|县|区|旗))/u;

/** What a person says of a report that its text does not. */
export interface Known {
  place?: string;
  year?: number;
}

/**
 * Draws up the settings of a report from its head.
 *
 * @param head what stands above its text
 * @param titles the lines of the head that are titles, and a title from elsewhere, the best first
 * @param text the first paragraphs and headings
 * @param file the name of the file that was found
 * @param known what is known of it beside
 */
export function propose(
  head: HeadData,
  titles: readonly string[],
  text: string,
  file: string,
  known: Known = {},
): {proposal: Proposal; doubts: Doubts} {
  const doubts: Doubts = {};
  const close = titles.map((title) => title.replace(/[\s　]+/gu, ''));
  const words = close.join('\n');
  const isNational =
    known.place === undefined && (/全国人民代表大会|全国人大/u.test(head.session ?? '') || /国务院/u.test(words));
  const sources = [head.session ?? '', ...close, head.office ?? '', text.slice(0, 400)];
  const found = sources.map(placeOf).find((one) => one !== undefined);
  const place = isNational ? '中国' : (known.place ?? found ?? '');
  if (place === '') doubts.place = 'no place was found';
  const given = head.date === undefined ? undefined : Number(head.date.slice(0, 4));
  const named = /((?:19|20)\d\d)年?(?=.{0,12}报告)/u.exec(words)?.[1];
  // Given at the end of a year it is about the next.
  const about = given === undefined ? undefined : Number(head.date?.slice(5, 7)) >= 11 ? given + 1 : given;
  const inName = Number(/(?:19|20)\d\d/.exec(file)?.[0]);
  const sure = known.year ?? (Number(named) || about || yearIn(text));
  const year = sure || inName || 0;
  if (!sure) doubts.year = inName ? 'the year is that of the file’s name' : 'no year was found';
  const printed = close.find((title) => /报告/u.test(title) && [...title].length <= 30);
  const own = `${isNational ? '国务院' : place}${year || ''}年政府工作报告`;
  const bare = printed?.replace(/[（(].*$/u, '') ?? '';
  const full = placeName.test(bare) && /\d{4}/.test(bare);
  if (head.date === undefined) doubts.date = 'no day was found, and the year is estimated';
  const short = place.replace(/(?:[\p{Script=Han}]{1,6}族)*自治州$|市$|地区$|盟$/u, '') || place;
  return {
    proposal: {
      title: full ? bare : own,
      shortTitle: `${isNational ? '国务院' : short}${year || ''}年报告`,
      place,
      year,
      author: isNational ? '国务院' : `${place}人民政府`,
      publisher: isNational ? '国务院' : `${place}人民政府`,
      date: head.date ?? {estimated: year, why: '原件没有日期；年份按报告所述估计。'},
      ...(head.session && {session: head.session}),
      ...(head.speaker && {...(head.office && {office: head.office}), speaker: head.speaker}),
      found: file,
    },
    doubts,
  };
}

/** The year a report is about, as its headings have it: the one after the year it looks back on. */
function yearIn(text: string): number | undefined {
  const back = /((?:19|20)\d\d)年.{0,12}(?:回顾|总结)/u.exec(text)?.[1];
  const ahead = /((?:19|20)\d\d)年.{0,12}(?:安排|任务|目标|工作)/u.exec(text)?.[1];
  return back === undefined ? (ahead === undefined ? undefined : Number(ahead)) : Number(back) + 1;
}

function placeOf(words: string): string | undefined {
  return placeName.exec(words.replace(/^.*?在/u, '').replace(/^\d{4}年/u, ''))?.[1];
}

/** The settings as a file, with a remark at each thing to look at. */
export function formatProposal(proposal: Proposal, doubts: Doubts, modified: string): string {
  const document = new Document({...proposal, modified});
  document.commentBefore = ' What the text of the report does not say itself, as `npm run add` found it.';
  for (const [key, doubt] of Object.entries(doubts)) {
    const node = document.get(key, true) as {comment?: string} | undefined;
    if (node) node.comment = ` Look: ${doubt}`;
  }
  return document.toString({lineWidth: 0});
}
