/**
 * Which lines of the body are headings, and how deep: judged by the text as a whole.
 *
 * A heading is known by its form: a number of one of several forms, bold print, a Markdown level, or that it stands alone
 * on its line and is no sentence. Which form stands above which follows from how they nest here: where a numbering begins
 * anew after a line of another form, that form is above it; where it goes on, below.
 */
import {isSalutation} from './head.ts';
import {numberForms, printedNumber, type NumberForm} from '../../model/numbering.ts';
import {excerpt, withoutMarkers} from '../../model/text.ts';

/** A line of the body, as the outline sees it. */
export interface BodyLine {
  text: string;
  /** Whether all of it was printed bold. */
  bold?: boolean;
  /** The level of a Markdown heading, 1 to 6. */
  level?: number;
  /** What it was said to be: `part`, `section`, `subheading`; anything else is no heading. */
  decided?: string;
  /** How deep a subheading was said to stand, from 1. */
  depth?: number;
}

/** A heading found: a line, or how it begins. */
export interface OutlineHeading {
  /** Which line. */
  line: number;
  /** 0 for the highest. */
  depth: number;
  /** How much of the line is the heading (UTF-16 code units); the rest is a paragraph. */
  length: number;
  form: Form;
  value: number;
}

/** What cannot be decided, or was decided against the look of it. */
export interface Doubt {
  line: number;
  rule: 'number-gap' | 'number-restart' | 'heading-like';
  actual: string;
  expected: string;
}

/** `一、′` is a numbering within another of the same form; `=1` a heading of that depth by decision. */
export type Form = NumberForm | `${NumberForm}′` | 'bold' | 'plain' | `#${number}` | `=${number}`;

interface Candidate {
  line: number;
  form: Form;
  value: number;
  length: number;
  /** Whether it is the whole line. */
  alone: boolean;
}

/** The longest heading, in characters, its number and markers not counted. */
const longest = 60;
/** The longest that is believed of a line which nothing marks as a heading. */
export const longestPlain = 40;

/** How a line ends that goes on, or is no title. */
export const sentenceEnd = /[。！？：；…,，:;!?][”’」』）)》〉】〕\]]*$/u;

function sizeOf(text: string): number {
  return [...withoutMarkers(text)].length;
}

/** Whether words read like a title: short enough, and one sentence at most. */
export function isTitle(text: string, limit = longest): boolean {
  return sizeOf(text) <= limit && !/[。！？；].*\S/u.test(text.replace(/[“《（「].*?[”》）」]/gu, ''));
}

/** How long the heading is that a line runs on from: up to its first 。; the whole line where there is none. */
function runIn(text: string): number {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if ('“（《「『'.includes(character)) depth++;
    else if ('”）》」』'.includes(character)) depth = Math.max(0, depth - 1);
    else if (character === '。' && depth === 0) return at + 1;
  }
  return text.length;
}

/** Every line that has the form of a heading. */
function candidates(lines: readonly BodyLine[]): Candidate[] {
  return lines.flatMap(({text, bold, level, decided, depth = 1}, line): Candidate[] => {
    const whole = {line, value: 0, length: text.length, alone: true};
    if (decided === 'part') return [{...whole, form: 'plain'}];
    if (decided === 'section') return [{...whole, form: '=1'}];
    if (decided === 'subheading') return [{...whole, form: `=${depth + 1}`}];
    if (decided !== undefined || text === '' || isSalutation(text)) return [];
    const number = printedNumber(text);
    if (number) {
      const length = number.length + runIn(text.slice(number.length));
      const alone = length === text.length;
      const rest = text.slice(number.length, length);
      if (rest === '' || !isTitle(rest.replace(/。$/u, ''))) return [];
      // What ends like a clause goes on in the next line: an entry of a list.
      if (alone && /[；：;:，,]$/u.test(rest)) return [];
      return [{line, form: number.form, value: number.value, length, alone}];
    }
    if (/^(?:[—─－-]{1,2}|第[一二三四五六七八九十]+[，,、]|[一二三四五六七八九十]+[是要]|[（(])/u.test(text)) return [];
    if (level !== undefined) return [{...whole, form: `#${level}` as const}];
    if (bold && !/[：:，,；;！？]$/u.test(text) && isTitle(text.replace(/。$/u, ''))) return [{...whole, form: 'bold'}];
    if (!sentenceEnd.test(text) && isTitle(text, longestPlain) && !/。/u.test(text)) return [{...whole, form: 'plain'}];
    return [];
  });
}

/** Runs of one form that count up: where one begins anew another begins. */
function runs(list: readonly Candidate[]): Candidate[][] {
  const open = new Map<Form, Candidate[]>();
  const all: Candidate[][] = [];
  for (const candidate of list) {
    const run = open.get(candidate.form);
    if (run !== undefined && candidate.value > (run.at(-1)?.value ?? 0)) run.push(candidate);
    else {
      const fresh = [candidate];
      open.set(candidate.form, fresh);
      all.push(fresh);
    }
  }
  return all;
}

/**
 * Numbers below the second form are entries of a list, unless all of a run are titles; in an appendix, those of any form.
 */
function withoutLists(
  list: readonly Candidate[],
  lines: readonly BodyLine[],
  isAppendix: boolean | undefined,
): Candidate[] {
  const dropped = new Set<Candidate>();
  for (const run of runs(list.filter(({value}) => value > 0))) {
    const [{form}] = run as [Candidate];
    if (form === '①' || (run.length === 1 && !['第一部分', '一、', '（一）'].includes(form))) {
      for (const item of run) dropped.add(item);
      continue;
    }
    if (!isAppendix && form !== '1．' && form !== '（1）') continue;
    // A run is as long as its last number; what is missing was too long for a title.
    const titled = run.length / Math.max(run.length, run.at(-1)?.value ?? 0);
    const alone = run.filter((item) => item.alone);
    // Sentences that stand alone are entries: 1．全面完成……任务。
    const sentences = alone.filter(({line}) => /[。.]$/u.test(lines[line]?.text ?? ''));
    if (titled < (isAppendix ? 1 : 0.8) || sentences.length > run.length / 5) for (const item of run) dropped.add(item);
  }
  return list.filter((candidate) => !dropped.has(candidate));
}

/** Bold print is often missing from one title or another: unless plain lines are many, they are titles as the bold are. */
function asOneForm(all: readonly Candidate[], lines: readonly BodyLine[]): Candidate[] {
  // A bold sentence is a title where bold titles are sentences; else it introduces what follows.
  const bold = all.filter(({form}) => form === 'bold');
  const sentences = new Set(bold.filter(({line}) => lines[line]?.text.endsWith('。')));
  const areTitles = sentences.size > 1 && sentences.size >= bold.length / 2;
  const list = areTitles ? all : all.filter((candidate) => !sentences.has(candidate));
  const count = (form: Form) => list.filter((candidate) => candidate.form === form).length;
  const plain = count('plain');
  if (plain > 2 && plain > count('bold')) return [...list];
  return list.map((candidate) => (candidate.form === 'bold' ? {...candidate, form: 'plain'} : candidate));
}

/** A title without a number, where one number is missing from a numbering, is the one that is missing. */
function withMissingNumbers(list: readonly Candidate[]): Candidate[] {
  return list.map((candidate, index) => {
    if (candidate.value > 0) return candidate;
    const before = list[index - 1];
    const after = list[index + 1];
    const missing =
      before !== undefined && before.value > 0 && before.form === after?.form && after.value === before.value + 2;
    return missing ? {...candidate, form: before.form, value: before.value + 1} : candidate;
  });
}

/** A numbering that begins anew within another of its form, which then goes on, is one level below it. */
function withInnerNumberings(list: readonly Candidate[]): Candidate[] {
  const inner = new Set<Candidate>();
  for (const form of numberForms) {
    const same = list.filter((candidate) => candidate.form === form);
    for (const [at, {value}] of same.entries()) {
      const outer = same[at - 1];
      if (value !== 1 || outer === undefined || inner.has(outer)) continue;
      // Until it begins anew once more: no number is looked at twice.
      for (let next = at + 1; next < same.length && same[next]!.value !== 1; next++) {
        const last = same[next - 1]!;
        if (next === at + 1 || same[next]!.value !== outer.value + 1 || last.value === outer.value) continue;
        for (const item of same.slice(at, next)) inner.add(item);
        break;
      }
    }
  }
  return list.map((candidate) =>
    inner.has(candidate) ? {...candidate, form: `${candidate.form as NumberForm}′` as const} : candidate,
  );
}

/** How the forms nest, outermost first. */
function nesting(list: readonly Candidate[]): Form[] {
  const used = [...new Set(list.map(({form}) => form))];
  const rank = (form: Form) => {
    const numbered = (numberForms as readonly string[]).indexOf(form.replace('′', ''));
    if (numbered >= 0) return numbered * 2 + (form.endsWith('′') ? 1 : 0);
    if (form.startsWith('=')) return Number(form.slice(1)) * 2 - 0.5;
    if (form.startsWith('#')) return -20 + Number(form.slice(1));
    // Without evidence a plain line heads what 一、 heads.
    return form === 'bold' ? 0.5 : 0.75;
  };
  /** How often the numbering of one form began anew after a line of another, less how often it went on. */
  const above = (upper: Form, lower: Form): number => {
    let score = 0;
    let last: Candidate | undefined;
    let between = new Set<Form>();
    for (const candidate of list) {
      if (candidate.form === lower && candidate.value > 0) {
        if (between.has(upper)) {
          const explained = numberForms.some(
            (form) => form !== upper && form !== lower && between.has(form) && rank(form) < rank(lower),
          );
          if (candidate.value === 1) score += last === undefined || explained ? 0.5 : 1;
          else if (candidate.value === (last?.value ?? 0) + 1) score -= 1;
        }
        last = candidate;
        between = new Set();
      } else between.add(candidate.form);
    }
    return score;
  };
  const isNumbered = (form: Form) => (numberForms as readonly string[]).includes(form.replace('′', ''));
  const order = (one: Form, other: Form): number => {
    if (isNumbered(one) && isNumbered(other)) return rank(one) - rank(other);
    if (isNumbered(other)) return -above(one, other) || rank(one) - rank(other);
    if (isNumbered(one)) return above(other, one) || rank(one) - rank(other);
    return rank(one) - rank(other);
  };
  // Numbered forms first, in their order; each other form is put above the first that it stands above.
  const sorted = used.filter(isNumbered).sort(order);
  for (const form of used.filter((name) => !isNumbered(name)).sort((a, b) => rank(b) - rank(a))) {
    const at = sorted.findIndex((other) => order(form, other) < 0);
    sorted.splice(at < 0 ? sorted.length : at, 0, form);
  }
  return sorted;
}

/**
 * Finds the headings of a body.
 *
 * @param lines in order, blank ones left out or empty
 * @param isAppendix whether they are those of an appendix
 * @returns the headings with their depth, and every place where another reading was near
 */
export function outline(
  lines: readonly BodyLine[],
  isAppendix?: boolean,
): {headings: OutlineHeading[]; doubts: Doubt[]; order: Form[]} {
  const list = withInnerNumberings(
    withMissingNumbers(asOneForm(withoutLists(candidates(lines), lines, isAppendix), lines)),
  );
  const order = nesting(list);
  const doubts: Doubt[] = [];
  const headings: OutlineHeading[] = [];
  const open: {form: Form; value: number}[] = [];
  /** The last number of each form. */
  const counted = new Map<Form, number>();
  const [lonely, ...others] = list.filter(({form}) => form === 'plain');
  if (lonely && others.length === 0 && list.length > 1 && lines[lonely.line]?.decided === undefined)
    doubts.push({
      line: lonely.line,
      rule: 'heading-like',
      actual: `${excerpt(lines[lonely.line]?.text ?? '')} is the only heading without a number`,
      expected: 'headings of one form; read as a heading, because it ends like none of the sentences',
    });
  for (const {line, form, value, length} of list) {
    const place = order.indexOf(form);
    const within = open.findIndex((other) => other.form === form);
    if (form.startsWith('=')) open.length = Math.min(open.length, Number(form.slice(1)));
    else if (within >= 0) open.length = within + 1;
    else while (open.length > 0 && order.indexOf(open.at(-1)!.form) > place) open.pop();
    const last = open.at(-1);
    if (last?.form === form) {
      if (value > 0 && last.value > 0 && value !== last.value + 1)
        doubts.push({
          line,
          rule: value === 1 ? 'number-restart' : 'number-gap',
          actual: `number ${value} follows ${last.value}`,
          expected: `number ${last.value + 1}`,
        });
      last.value = value;
    } else {
      // A numbering may run on from one section to the next.
      if (value > 1 && counted.get(form) !== value - 1)
        doubts.push({line, rule: 'number-gap', actual: `number ${value} is the first`, expected: 'number 1'});
      open.push({form, value});
    }
    counted.set(form, value);
    headings.push({line, depth: open.length - 1, length, form, value});
  }
  return {headings, doubts, order};
}
