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
  /** How many lines after it go on with it. */
  more?: number;
  form: Form;
  value: number;
}

/** What cannot be decided, or was decided against the look of it. */
export interface Doubt {
  line: number;
  rule: 'number-gap' | 'number-restart' | 'heading-like' | 'heading-long';
  actual: string;
  expected: string;
}

/**
 * `一、′` is a numbering within another of the same form, `plain′` a series of titles that begin alike; `——` a title after
 * a dash; `=1` a heading of that depth by decision.
 */
export type Form = NumberForm | `${NumberForm}′` | 'bold' | 'plain' | 'plain′' | '——' | `#${number}` | `=${number}`;

interface Candidate {
  line: number;
  form: Form;
  value: number;
  length: number;
  /** Whether it is the whole line. */
  alone: boolean;
  /** How many lines after it go on with it. */
  more?: number;
  /** Whether it reads like no title, though it is numbered: only the others of its series can make one of it. */
  unlike?: true;
}

/** The longest heading, in characters, its number and markers not counted. */
const longest = 60;
/** How much of a line is looked at for a heading within it (UTF-16 code units): some markers more than it may have. */
export const longestInLine = 4 * longest;
/** The longest that is believed of a line which nothing marks as a heading. */
export const longestPlain = 40;
/** How many characters titles have in common that begin alike. */
const longestBeginning = 3;

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
export function runIn(text: string): number {
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
      // What ends like a clause goes on in the next line: an entry of a list. 第一，… begins sentences as often as titles.
      const goesOn = alone ? /[；：;:，,]$/u.test(rest) : number.form === '第一，';
      const unlike = level === undefined && (goesOn || !isTitle(rest.replace(/。$/u, '')));
      return rest === ''
        ? []
        : [{line, form: number.form, value: number.value, length, alone, ...(unlike && {unlike})}];
    }
    if (/^[—─－-]{1,2}/u.test(text)) {
      const isSeries = [line - 1, line + 1].some((beside) => /^[—─－-]{1,2}/u.test(lines[beside]?.text ?? ''));
      const isHeading = !isSeries && line < lines.length - 1 && !sentenceEnd.test(text) && isTitle(text);
      return isHeading ? [{...whole, form: '——'}] : [];
    }
    if (/^(?:[一二三四五六七八九十]+[是要]|[（(])/u.test(text)) return [];
    if (level !== undefined) return [{...whole, form: `#${level}` as const}];
    if (bold && !/[：:，,；;！？]$/u.test(text) && isTitle(text.replace(/。$/u, ''))) return [{...whole, form: 'bold'}];
    if (!sentenceEnd.test(text) && isTitle(text, longestPlain) && !/。/u.test(text)) return [{...whole, form: 'plain'}];
    return [];
  });
}

/** The longest title, in lines. */
const mostLines = 3;

/**
 * Titles in several lines, as one: what begins with 和 goes on with the line above, and so do lines without text between
 * them where none stands alone, or one that would else be the only title without a number. Still more lines are no titles.
 */
function inOneLine(list: readonly Candidate[], lines: readonly BodyLine[]): Candidate[] {
  const isPlain = ({form, line}: Candidate) =>
    (form === 'plain' || form === 'bold') && lines[line]?.decided === undefined;
  const plain = list.filter(isPlain);
  const groups = plain.reduce<Candidate[][]>((all, item) => {
    const last = all.at(-1);
    if (last?.at(-1)?.line === item.line - 1) last.push(item);
    else all.push([item]);
    return all;
  }, []);
  // More lines than a title has are a list, or one paragraph in broken lines.
  const broken = new Set(groups.filter(({length}) => length > mostLines).flat());
  const areAllLong = groups.length > 1 && groups.every(({length}) => length > 1 && length <= mostLines);
  const joined: Candidate[] = [];
  for (const item of list) {
    if (broken.has(item)) continue;
    const above = joined.at(-1);
    const follows = above?.alone && !above.unlike && above.line + (above.more ?? 0) === item.line - 1;
    const text = (line: number) => lines[line]?.text ?? '';
    const goesOn = /^[和与及暨、]/u.test(text(item.line)) || /[和与及暨、]$/u.test(text(item.line - 1));
    const isOnly = plain.length === 1 && isSecondLine(item, lines);
    if (above && follows && isPlain(item) && (goesOn || isOnly || (areAllLong && isPlain(above))))
      joined[joined.length - 1] = {...above, more: (above.more ?? 0) + 1};
    else joined.push(item);
  }
  return joined;
}

/** Whether the only title without a number is the second line of the one above: close to it, short, and no sentence. */
function isSecondLine({line}: Candidate, lines: readonly BodyLine[]): boolean {
  return /^[^，。\s]{1,20}$/u.test(lines[line]?.text ?? '') && printedNumber(lines[line - 1]?.text ?? '') !== undefined;
}

/** What of a numbering counts up step by step; where its members look different, each goes on with its own. */
function series(list: readonly Candidate[], lines: readonly BodyLine[]): Candidate[][] {
  const look = ({line, unlike}: Candidate) => `${unlike} ${lines[line]?.level} ${lines[line]?.bold}`;
  const all: Candidate[][] = [];
  /** Runs by what their last member was when they came here; some have gone on since. */
  const byLast = new Map<string, Candidate[][]>();
  const lastRun = (key: string, value: number) => {
    const runs = byLast.get(key) ?? [];
    while (runs.length > 0 && runs.at(-1)!.at(-1)!.value !== value) runs.pop();
    return runs.at(-1);
  };
  for (const member of list) {
    const {form, value} = member;
    const key = `${form} ${value - 1}`;
    const run = lastRun(`${key} ${look(member)}`, value - 1) ?? lastRun(key, value - 1) ?? [];
    if (run.length === 0) all.push(run);
    run.push(member);
    for (const own of [`${form} ${value}`, `${form} ${value} ${look(member)}`]) {
      const runs = byLast.get(own) ?? [];
      runs.push(run);
      byLast.set(own, runs);
    }
  }
  return all;
}

/** All of a series are titles or none is: what the others are, an entry is too that is too long for a title, or ends like none. */
function alike(list: readonly Candidate[], lines: readonly BodyLine[]): Candidate[] {
  const titles = new Set(list.filter(({unlike}) => !unlike));
  for (const run of series(
    list.filter(({value}) => value > 0),
    lines,
  )) {
    const odd = run.filter(({unlike}) => unlike);
    const rest = (item: Candidate) => (lines[item.line]?.text ?? '').slice(0, item.length);
    if (odd.length > run.length / 2) for (const item of run) titles.delete(item);
    else if (isOuter(run[0]!.form))
      for (const item of odd) if (isTitle(rest(item).replace(/。$/u, ''), 2 * longest)) titles.add(item);
    // Entries that stand line by line, with no text between them, head nothing.
    const bare = run.filter(({alone, line}, at) => alone && run[at + 1]?.line === line + 1).length;
    const areBare = run[0]!.form === '第一，' ? bare > 0 : run.length > 2 && bare > (run.length - 1) / 2;
    if (areBare) for (const item of run) titles.delete(item);
  }
  return list.filter((candidate) => titles.has(candidate));
}

/** The forms of number that titles have more often than entries of a list. */
function isOuter(form: Form): boolean {
  return form === '第一部分' || form === '一、' || form === '（一）';
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
  all: readonly Candidate[],
  lines: readonly BodyLine[],
  isAppendix: boolean | undefined,
): Candidate[] {
  const list = alike(all, lines);
  const dropped = new Set<Candidate>();
  for (const run of runs(list.filter(({value}) => value > 0))) {
    const [{form}] = run as [Candidate];
    if (form === '①' || (run.length === 1 && !isOuter(form))) {
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
  // A single title after a dash is a line that lost its full stop.
  const dashes = list.filter(({form}) => form === '——');
  return list.filter((candidate) => !dropped.has(candidate) && (candidate.form !== '——' || dashes.length > 1));
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

/** Titles without numbers that follow one another and begin alike, after one that does not, are one level below it. */
function withSeriesOfTitles(list: readonly Candidate[], lines: readonly BodyLine[]): Candidate[] {
  const beginning = ({line}: Candidate) => (lines[line]?.text ?? '').slice(0, longestBeginning);
  const plain = list.filter(({form}) => form === 'plain');
  const alike: Candidate[][] = [];
  for (const title of plain) {
    const run = alike.at(-1);
    if (run?.[0] && beginning(run[0]) === beginning(title)) run.push(title);
    else alike.push([title]);
  }
  // The first title has none above it.
  const inner = new Set(
    alike
      .slice(1)
      .filter(({length}) => length > 2)
      .flat(),
  );
  const isInner = (item: Candidate) => inner.has(item) && lines[item.line]?.decided === undefined;
  return list.map((candidate) => (isInner(candidate) ? {...candidate, form: 'plain′'} : candidate));
}

/** A title without a number, where one number is missing from a numbering, is the one that is missing. */
function withMissingNumbers(list: readonly Candidate[]): Candidate[] {
  return list.map((candidate, index) => {
    if (candidate.value > 0 || candidate.form === '——') return candidate;
    const before = list[index - 1];
    const after = list[index + 1];
    const missing =
      before !== undefined && before.value > 0 && before.form === after?.form && after.value === before.value + 2;
    return missing ? {...candidate, form: before.form, value: before.value + 1} : candidate;
  });
}

/**
 * A numbering that begins anew within another of its form, which then goes on, is one level below it; so is one without a
 * Markdown level where others of its form have one.
 */
function withInnerNumberings(list: readonly Candidate[], lines: readonly BodyLine[]): Candidate[] {
  const inner = new Set<Candidate>();
  const isMarked = ({line}: Candidate) => lines[line]?.level !== undefined;
  const marked = new Set(list.filter(isMarked).map(({form}) => form));
  for (const run of series(
    list.filter(({value}) => value > 0),
    lines,
  ))
    if (run[0]?.value === 1 && marked.has(run[0].form) && !run.some(isMarked)) for (const item of run) inner.add(item);
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
    if (form === '——') return numberForms.length * 2;
    // Without evidence a plain line heads what 一、 heads.
    return {bold: 0.5, plain: 0.75}[form as string] ?? 0.8;
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
    if (isNumbered(one) && isNumbered(other)) {
      // （一）, （二） above 一、, where 一、 is one numbering within （二）, and （三） follows.
      const [over, under] = [above(one, other), above(other, one)];
      return over * under < 0 ? under - over : rank(one) - rank(other);
    }
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
  const list = [asOneForm, withSeriesOfTitles, withMissingNumbers, withInnerNumberings].reduce(
    (all, step) => step(all, lines),
    withoutLists(inOneLine(candidates(lines), lines), lines, isAppendix),
  );
  const order = nesting(list);
  const doubts: Doubt[] = [];
  const headings: OutlineHeading[] = [];
  const open: {form: Form; value: number}[] = [];
  /** The last number of each form. */
  const counted = new Map<Form, number>();
  const plain = list.flatMap(({form, line, value, more = 0}) => {
    if (form === 'plain') return [{line, as: 'a heading, because it ends like none of the sentences'}];
    return value > 0 && more > 0 ? [{line: line + 1, as: 'the second line of the heading above'}] : [];
  });
  const [lonely, ...others] = plain.filter(({line}) => lines[line]?.decided === undefined);
  if (lonely && others.length === 0 && list.length > 1)
    doubts.push({
      line: lonely.line,
      rule: 'heading-like',
      actual: `${excerpt(lines[lonely.line]?.text ?? '')} is the only heading without a number`,
      expected: `headings of one form; read as ${lonely.as}`,
    });
  for (const {line, form, value, length, more, unlike} of list) {
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
    if (unlike)
      doubts.push({
        line,
        rule: 'heading-long',
        actual: `${excerpt(lines[line]?.text ?? '')} begins with ${length} characters without a full stop`,
        expected: `at most ${longest}; read as a heading, as the others of its numbering are`,
      });
    counted.set(form, value);
    headings.push({line, depth: open.length - 1, length, ...(more && {more}), form, value});
  }
  return {headings, doubts, order};
}
