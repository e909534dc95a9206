/**
 * The head matter of a report: what stands above its salutation. Title, the day and the session it was given at, and who
 * gave it become data.
 */
import {printedNumber} from '../../model/numbering.ts';

/** What a line of the head says. */
export type HeadKind = 'title' | 'session' | 'speaker' | 'contents' | 'other';

/** What the head says, as data. */
export interface HeadData {
  /** The day it was given, ISO 8601: `2024-01-08`. */
  date?: string | undefined;
  /** `益阳市第七届人民代表大会第三次会议` */
  session?: string;
  /** `某某` */
  speaker?: string;
  /** `市长` */
  office?: string;
}

const salutation = /^(?:尊敬的)?(?:[各名]?位(?:代表|委员|同志)|同志们|代表们|各位)[^。]{0,20}[：:！!，,]?$/u;
const opening =
  /^(?:(?:尊敬的)?各位(?:代表|同志|委员)|同志们)[：:！!，,]?.{0,4}(?:现在|我)|^(?:现在|我)，?.{0,6}(?:代表|受)/u;

/** Whether a line addresses the assembly and says no more: `各位代表：` */
export function isSalutation(line: string): boolean {
  return salutation.test(line);
}

/**
 * How many lines stand above the text: above the salutation, or where there is none above the words that begin a report.
 * A numbered heading ends the head too, unless it stands in a table of contents.
 *
 * @param lines without blank ones
 */
export function headLength(lines: readonly string[]): number {
  const near = lines.slice(0, 60);
  const isSentence = (line: string) => /[。；！？][”’）]*$/u.test(line);
  const sentence = near.findIndex(isSentence);
  const begin = near.findIndex(isSalutation);
  // What ends like a sentence is text already.
  const end = [begin, near.findIndex((line) => opening.test(line)), sentence, 0].find((at) => at >= 0) ?? 0;
  const heading = near.slice(0, end).findIndex((line) => isNumbered(line));
  if (heading < 0) return end;
  const hasText = sentence >= heading && sentence < end;
  const isContents = !hasText && (begin >= 0 || near.slice(0, heading).some(isContentsTitle) || isRepeated(heading));
  return isContents ? end : heading;

  function isRepeated(at: number): boolean {
    // An entry of a table of contents may be followed by a page's number.
    const entry = withoutPage(near[at] ?? '');
    return lines.slice(at + 1).some((line) => line.startsWith(entry));
  }
}

/** Whether a line is numbered as the headings of parts and sections are. */
function isNumbered(line: string): boolean {
  const form = printedNumber(line)?.form;
  return form === '第一部分' || form === '一、' || form === '（一）';
}

/** `目　录` */
function isContentsTitle(line: string): boolean {
  return /^目[\s　]*录$/u.test(line);
}

/** `一、去年工作回顾……3` // => `一、去年工作回顾` */
function withoutPage(line: string): string {
  return line.replace(/(?<!\d)\d+$/u, '').replace(/(?<![\s　.…·])[\s　.…·]+$/u, '');
}

const han = '〇零○OoＯ一二三四五六七八九十0０';
const day = new RegExp(
  String.raw`((?:19|20)\d\d|[一二][${han}九]{3})\s*年\s*(\d{1,2}|[一二三四五六七八九十]{1,3})\s*月\s*(\d{1,2}|[一二三四五六七八九十]{1,3})\s*日?`,
  'u',
);

/** A day in either kind of digits, ISO 8601: `dayIn('二〇二四年一月八日')` // => `2024-01-08` */
export function dayIn(text: string): string | undefined {
  const match = day.exec(text.replace(/[０-９]/gu, (digit) => digit.normalize('NFKC')));
  if (match === null) return undefined;
  const [, year = '', month = '', date = ''] = match;
  const digits = (word: string) =>
    [...word].map((character) => '0一二三四五六七八九'.indexOf(character.replace(/[〇零○OoＯ０]/u, '0'))).join('');
  const small = (word: string) => {
    if (/\d/.test(word)) return Number(word);
    const [tens = '', ones] = word.includes('十') ? word.split('十') : ['', word];
    const value = (one = '') => '零一二三四五六七八九'.indexOf(one || '零');
    return (word.includes('十') ? (tens === '' ? 1 : value(tens)) * 10 : 0) + value(ones);
  };
  const iso = [/\d/.test(year) ? year : digits(year), small(month), small(date)]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');
  const valid = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(valid.valueOf()) && valid.toISOString().startsWith(iso) ? iso : undefined;
}

/** What is longer says none of what is asked of a head. */
const longestLine = 200;

/** The session that a line names: `——2024年1月8日至9日在某市第六届人民代表大会第四次会议上` // => `某市第六届人民代表大会第四次会议` */
function sessionIn(line: string): string {
  return line
    .replace(/[—─－\-（()）]/gu, '')
    .replace(new RegExp(day.source, 'u'), '')
    .replace(/^(?:[至到和、～~]?(?:\d{1,2}月)?\d{1,2}日)*在?/u, '')
    .replace(/(?:上|(?:审议)?通过)$/u, '');
}

const offices =
  '代市长|代州长|代省长|代盟长|代主席|代专员|代区长|代县长|副市长|市长|州长|省长|盟长|行署专员|专员|主席|总理|区长|县长|旗长|主任';
const speaker = new RegExp(
  String.raw`^[—─－\-（(\s]*(?:报告人[：:\s]*)?(\S{0,24}?)((?:${offices})(?:兼\S{2,20}(?:${offices}|部长))?)[\s　：:？?—─－]*(\p{Script=Han}[\p{Script=Han}·•.\s　]{1,19}?)(?:作(?:政府)?(?:工作)?报告)?\s*[）)]?$`,
  'u',
);
const name =
  /^[\p{Script=Han}]{2,3}$|^[\p{Script=Han}]{1,4}(?:[·•・][\p{Script=Han}]{1,8})+$|^[\p{Script=Han}][\s　]+[\p{Script=Han}]$/u;

/** `某某在大会上作政府工作报告` */
const givingReport = /^(\p{Script=Han}{2,4})在\S{0,24}(?:会议|大会)上[作做]\S{0,8}报告$/u;

/**
 * Says what the lines of a head are.
 *
 * @param lines above the salutation, without blank ones
 */
export function readHead(lines: readonly string[]): {kinds: HeadKind[]; data: HeadData} {
  const data: HeadData = {};
  /** A day that no session and no speaker stands with: it may be that of the page. */
  let loose: string | undefined;
  const kinds = lines.map((line, index): HeadKind => {
    if (line.length > longestLine) return 'other';
    const close = line.replace(/[\s　]+/gu, '');
    const spoken = speaker.exec(line);
    const date = dayIn(line);
    const last = lines[index - 1] ?? '';
    if (/会议?上?[）)]?$/u.test(close) && (date !== undefined || /届|会议/u.test(close))) {
      data.date ??= date;
      const session = sessionIn(close);
      // In two lines it goes on; said twice it is one.
      if (!(data.session ?? '').includes(session)) data.session = (data.session ?? '') + session;
      return 'session';
    }
    const giving = givingReport.exec(close)?.[1];
    if (giving !== undefined) {
      data.speaker ??= giving;
      return 'speaker';
    }
    if (spoken === null && /报告|汇报/u.test(close) && [...close].length <= 40 && !/[。；]$/u.test(close))
      return 'title';
    if (spoken !== null && !/[。；]/u.test(line)) {
      data.speaker ??= (spoken[3] ?? '').replace(/[\s　]+/gu, '');
      data.office ??= `${spoken[1] ?? ''}${spoken[2] ?? ''}`.replace(/[—─－\-（(\s]/gu, '');
      data.date ??= date;
      return 'speaker';
    }
    if (date !== undefined && [...close].length <= 60) {
      loose ??= date;
      const rest = close.replace(/[—─－\-（()）]/gu, '').replace(new RegExp(day.source, 'u'), '');
      if (/会议|大会/u.test(rest)) {
        data.date ??= date;
        data.session ??= sessionIn(close.replace(/(?<=会议|大会)上.*$/u, ''));
        const named = /上(?:\S*?)((?:代)?(?:市|州|省|盟|县|区)长)(.{2,6})$/u.exec(rest);
        if (named) {
          data.speaker ??= named[2]!;
          data.office ??= named[1]!;
        }
      }
      return 'session';
    }
    // A title in two lines begins with the place.
    if (
      /^\p{Script=Han}{1,12}[市州县区省盟旗](?:人民政府)?$/u.test(close) &&
      /报\s*告\s*$/u.test(lines[index + 1] ?? '')
    )
      return 'title';
    if (name.test(line) && data.speaker === undefined && index > 0 && !/目录/u.test(close)) {
      data.speaker = close;
      return 'speaker';
    }
    if (
      /^目录$/u.test(close) ||
      (last !== '' && /^[-•·]?\s*(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[）)])/u.test(line))
    )
      return 'contents';
    return 'other';
  });
  data.date ??= loose;
  // Between the title and what says when and by whom it was given, a line goes on with the title.
  for (const [at, kind] of kinds.entries()) {
    const isSubtitle =
      kind === 'other' && kinds[at - 1] === 'title' && /^(?:session|speaker)$/u.test(kinds[at + 1] ?? '');
    if (isSubtitle && /^[^图。]{2,40}$/u.test(lines[at] ?? '')) kinds[at] = 'title';
  }
  return {kinds, data};
}
