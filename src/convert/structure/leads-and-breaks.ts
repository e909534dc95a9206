/**
 * Leads, breaks and corrections: the report's segments, marked.
 *
 * - A lead is the first segment of a paragraph, if it reads like a title, more follows, and the paragraphs beside it begin
 *   alike: at least two under one heading, and in a series, 一是 …, 二是 …, all of it or none. Others are named in
 *   report.yaml by their words, and so are those that only look like one.
 * - A paragraph breaks before a lead within it, before 一是, 二是 … where it counts at least to two, and before
 *   the words that report.yaml names; not before those that it names as none.
 */
import {append} from '../../model/append.ts';
import type {Diagnostic} from '../../model/diagnostic.ts';
import type {Correction, Flow, Paragraph, Report, Segment} from '../../model/report.ts';
import type {Quotation, Settings} from '../types.ts';
import {excerpt, marker, occurrences, smallNumeral, withoutMarkers} from '../../model/text.ts';
import {blocks, changed, segments, withCells} from '../../model/tree.ts';
import {meant} from './quoted.ts';

/** The longest lead, in characters, its 。 included. */
const longestLead = 22;

/** What a sentence says and a title does not; after 一是 or a dash a title may begin with it. */
const statement = new RegExp(
  String.raw`(?<!^(?:[一二三四五六七八九十]+是?|[—─]+)?)(?:方能|方可|才能|必须|来之不易|离不开|没有|值得|在于|是)|^(?:同时|此外|与此同时|各位代表|一年来|今年以来)`,
  'u',
);

/**
 * Whether a segment reads like a title of what follows: short, one clause, and no statement.
 *
 * `isLeadLike('壮大产业集群。')` // => `true`; `isLeadLike('思危方能居安。')` // => `false`
 */
export function isLeadLike(text: string): boolean {
  const words = withoutMarkers(text);
  return [...words].length <= longestLead && words.endsWith('。') && !/[，：]/u.test(words) && !statement.test(words);
}

/** The first segments of paragraphs that are leads: what reads like one, where what stands beside it does too. */
function leadsOf(report: Report): Set<Segment> {
  const runs = flows(report).flatMap(({heading, flow}) => {
    const all: Paragraph[][] = [[]];
    let above = heading;
    for (const item of flow) {
      if (!('segments' in item)) all.push([]);
      // What runs on from a heading is led by it already.
      else if (item.segments[0]?.place.line !== above?.place.line) all.at(-1)!.push(item);
      above = 'heading' in item ? item.heading : undefined;
    }
    return all;
  });
  return new Set(
    runs.flatMap((run) => {
      const isLed = ({segments: [first, ...rest]}: Paragraph) => rest.length > 0 && isLeadLike(first!.source);
      const counted = run.filter(({segments}) => /^(?:[一二三四五六七八九十]+是|[—─]{2})/u.test(segments[0]!.source));
      const isSeries = counted.length > 1;
      const led = (isSeries && !counted.every(isLed) ? run.filter((one) => !counted.includes(one)) : run).filter(isLed);
      // What stands amid a series and is none of it goes on with what is above it.
      const [first, last] = [counted[0], counted.at(-1)].map((one) => run.indexOf(one!));
      const own = led.filter((one) => {
        const at = run.indexOf(one);
        return !isSeries || counted.includes(one) || at < first! || at > last!;
      });
      // Among paragraphs that begin with no title, those are meant that count or follow one another.
      const isBeside = (one: Paragraph) => [-1, 1].some((step) => own.includes(run[run.indexOf(one) + step]!));
      const sure = own.length * 2 >= run.length ? own : own.filter((one) => counted.includes(one) || isBeside(one));
      return sure.length > 1 ? sure.map(({segments}) => segments[0]!) : [];
    }),
  );
}

/** What stands under each heading that has a page, what closes a part, and what an appendix holds. */
function flows({opening, parts, appendices}: Report): {heading?: Segment; flow: Flow}[] {
  return [
    {flow: opening},
    ...parts.flatMap((part) => [
      {heading: part.heading, flow: part.opening},
      ...part.sections.map(({heading, paragraphs}) => ({heading, flow: paragraphs})),
      {flow: part.closing},
    ]),
    ...appendices.map(({heading, content}) => ({heading, flow: content})),
  ];
}

/**
 * Where a text begins to count: offsets of 一是, 二是 …, if at least two of them follow one another.
 *
 * `countings('有：一是甲。二是乙。')` // => `[2, 6]`
 */
function countings(text: string): number[] {
  const found: number[] = [];
  let run: number[] = [];
  for (const match of text.matchAll(/(?<=^|[。；：！？，、”）\]])([一二三四五六七八九十]+)是/gu)) {
    const value = smallNumeral(match[1] ?? '');
    if (value === run.length + 1) run.push(match.index);
    else {
      if (run.length > 1) append(found, run);
      run = value === 1 ? [match.index] : [];
    }
  }
  return run.length > 1 ? [...found, ...run] : found;
}

/**
 * Marks a report.
 *
 * @param report cut into segments
 * @param settings every quotation of theirs must occur exactly once, and mark what no rule does
 * @returns the report with leads, breaks and corrections, and an error for every quotation that does not fit
 */
export function mark(report: Report, settings: Settings): {report: Report; diagnostics: Diagnostic[]} {
  const diagnostics: Diagnostic[] = [];
  const fail = ({place, text}: Quotation, actual: string, expected: string, ruleId = 'quotation') => {
    diagnostics.push({...place, ruleId, actual: `${excerpt(text)} ${actual}`, expected});
  };
  const unused = (quotation: Quotation, actual: string, expected: string) =>
    fail(quotation, actual, expected, 'setting-unused');

  const corrected = corrections(report, settings, fail);
  const paragraphs = blocks(report).flatMap((block) => (block.kind === 'paragraph' ? [block.paragraph] : []));
  const leads = namedSegments(paragraphs, settings.leads, fail);
  const notLeads = namedSegments(paragraphs, settings.notLeads, fail);
  const breaks = namedBreaks(paragraphs, settings.breaks, fail);
  const notBreaks = namedBreaks(paragraphs, settings.notBreaks, fail);
  const likely = leadsOf(report);

  const withCorrections = (segment: Segment): Segment => {
    const list = corrected.get(segment);
    return list === undefined ? segment : {...segment, corrections: list};
  };

  const paragraph = (whole: Paragraph): Paragraph => {
    const starts = offsets(whole);
    const isLead = whole.segments.map((segment) => {
      const [named, not] = [leads.get(segment), notLeads.get(segment)];
      const looksLike = likely.has(segment);
      if (named && not) unused(not, 'is named among the leads too', 'what is a lead, or is none');
      else if (named && looksLike) unused(named, 'is a lead in any case', 'segments that no rule takes for leads');
      else if (not && !looksLike) unused(not, 'is no lead in any case', 'segments that look like leads');
      return named !== undefined || (looksLike && not === undefined);
    });
    const at = new Set([...countings(text(whole)), ...starts.filter((_, index) => isLead[index])]);
    for (const {offset, quotation} of breaks.get(whole) ?? []) {
      if (at.has(offset)) unused(quotation, 'has a break before it in any case', 'words that no rule breaks before');
      at.add(offset);
    }
    for (const {offset, quotation} of notBreaks.get(whole) ?? [])
      if (!at.delete(offset))
        unused(quotation, 'has no break before it in any case', 'words that a rule breaks before');
    at.delete(0);
    const sorted = [...at].toSorted((a, b) => a - b);
    let next = 0;
    return {
      ...whole,
      segments: whole.segments.map((segment, index) => {
        const start = starts[index] ?? 0;
        const from = next;
        while ((sorted[next] ?? Infinity) < start + segment.source.length) next++;
        const own = sorted.slice(from, next).map((offset) => offset - start);
        const list = corrected.get(segment) ?? [];
        return {
          ...withCorrections(segment),
          ...(isLead[index] ? {lead: true} : {}),
          ...(own.length > 0 ? {breaks: own.map((offset) => asRead(offset, list))} : {}),
        };
      }),
    };
  };

  return {
    report: changed(report, {
      heading: withCorrections,
      paragraph,
      table: (table) => withCells(table, (cell) => cell.map(withCorrections)),
      note: (note) => ({...note, term: withCorrections(note.term), definition: note.definition.map(withCorrections)}),
    }),
    diagnostics,
  };
}

type Fail = (quotation: Quotation, actual: string, expected: string, ruleId?: string) => void;

/** What a quotation means, of what was found. */
function one<T>(quotation: Quotation, found: readonly T[], does: string, expected: string, fail: Fail): T | undefined {
  return meant(quotation, found, does, expected, (...message) => fail(quotation, ...message));
}

const text = (paragraph: Paragraph): string => paragraph.segments.map(({source}) => source).join('');

/** Where each segment of a paragraph starts in its text. */
function offsets(paragraph: Paragraph): number[] {
  let offset = 0;
  return paragraph.segments.map(({source}) => (offset += source.length) - source.length);
}

/** An offset in the text as printed → in the text as read. */
function asRead(offset: number, corrections: Correction[]): number {
  return corrections.reduce(
    (sum, {offset: at, found, read}) => (at < sum ? sum + read.length - found.length : sum),
    offset,
  );
}

function corrections(report: Report, settings: Settings, fail: Fail): Map<Segment, Correction[]> {
  const printed = new Map<Segment, Correction[]>();
  const all = segments(report);
  for (const {found, read, why} of settings.corrections) {
    const places = all.flatMap((segment) =>
      occurrences(segment.source, found.text).map((offset) => ({segment, offset})),
    );
    const place = one(found, places, `occurs ${places.length} times`, 'words of one segment that occur once', fail);
    if (place === undefined) continue;
    if (found.text === read) fail(found, 'is read as it is', 'something else to read');
    else if (!keepsMarkers(place.segment.source, place.offset, found.text, read))
      fail(found, 'is read with other markers', 'a correction of words; markers stand as printed');
    else {
      const list = printed.get(place.segment) ?? [];
      if (
        list.some(
          ({offset, found: other}) => offset < place.offset + found.text.length && place.offset < offset + other.length,
        )
      ) {
        fail(found, 'overlaps another correction', 'one correction for both');
      } else
        printed.set(
          place.segment,
          [...list, {offset: place.offset, found: found.text, read, why}].toSorted((a, b) => a.offset - b.offset),
        );
    }
  }
  for (const [segment, list] of printed) {
    let shift = 0;
    printed.set(
      segment,
      list.map((correction) => {
        const offset = correction.offset + shift;
        shift += correction.read.length - correction.found.length;
        return {...correction, offset};
      }),
    );
  }
  return printed;
}

/** Whether a text has the same markers with a correction: a note is known by them, and checked by what is printed. */
function keepsMarkers(source: string, offset: number, found: string, read: string): boolean {
  const markers = (words: string) => words.match(marker)?.join('');
  return markers(source) === markers(source.slice(0, offset) + read + source.slice(offset + found.length));
}

function namedSegments(paragraphs: Paragraph[], quotations: Quotation[], fail: Fail): Map<Segment, Quotation> {
  const named = new Map<Segment, Quotation>();
  const all = paragraphs.flatMap((paragraph) => paragraph.segments);
  const byWords = Map.groupBy(quotations.length > 0 ? all : [], ({source}) => withoutMarkers(source));
  for (const quotation of quotations) {
    const found = byWords.get(quotation.text) ?? [];
    const expected = 'the words of one whole segment';
    const segment = one(quotation, found, `is ${found.length} segments of the text`, expected, fail);
    if (segment === undefined) continue;
    if (named.has(segment)) fail(quotation, 'stands here again', 'one entry for a segment', 'setting-unused');
    else named.set(segment, quotation);
  }
  return named;
}

/** A break that report.yaml names: before which words, and where they begin in their paragraph. */
interface NamedBreak {
  offset: number;
  quotation: Quotation;
}

function namedBreaks(paragraphs: Paragraph[], quotations: Quotation[], fail: Fail): Map<Paragraph, NamedBreak[]> {
  const named = new Map<Paragraph, NamedBreak[]>();
  const all = paragraphs.map((paragraph) => ({paragraph, words: text(paragraph)}));
  for (const quotation of quotations) {
    const found = all.flatMap(({paragraph, words}) =>
      occurrences(words, quotation.text).map((offset) => ({paragraph, offset})),
    );
    const expected = 'words of one paragraph that occur once';
    const place = one(quotation, found, `occurs ${found.length} times`, expected, fail);
    if (place === undefined) continue;
    if (place.offset === 0) fail(quotation, 'begins its paragraph', 'words within a paragraph');
    else named.set(place.paragraph, [...(named.get(place.paragraph) ?? []), {offset: place.offset, quotation}]);
  }
  return named;
}
