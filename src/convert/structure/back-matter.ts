/** What is printed behind the body of a report: appendices, and the list of its notes. */
import {printedNumber} from '../../model/numbering.ts';
import {isNotesHeading, noteNumber, saysOrder} from './note-list.ts';
import {isTitle, longestPlain, sentenceEnd} from './outline.ts';

/** A line behind the body may be told to be something, or be the first of a table. */
export interface BackLine {
  text: string;
  /** What it was said to be. */
  decided?: string | undefined;
  isTable: boolean;
}

/** What is printed behind the body, by the lines it takes. */
export interface BackMatter {
  kind: 'appendix' | 'notes';
  /** The line over its heading, where that is one of its own: `附件1`. */
  label?: number;
  heading: number;
  /** More lines of its heading. */
  subtitle: number[];
  /** Where what it holds begins, and where it ends (exclusive). */
  from: number;
  to: number;
}

const number = String.raw`[（(]?[一二三四五六七八九十\d]{0,3}[）)]?`;
/** `附件1`, `附录：`, `附：` */
const label = new RegExp(String.raw`^附(?:\s*[件录表]\s*${number}\s*[：:]?|\s*[：:])$`, 'u');
/** `附件1：民生实事清单`, `附表1　主要指标` */
const labelled = new RegExp(
  String.raw`^附(?:\s*[件录表]\s*(?:${number}\s*[：:．.、]|${number}[\s　]+|\d+)|\s*[：:])\s*(?<title>\S.*)$`,
  'u',
);
/** `附件：1.民生实事清单`: the first of those that are named at the end of the text, and follow. */
const firstNamed = /^附\s*件?\s*[：:]\s*[1１]\s*[．.、]/u;

/** Whether a line is a label that stands over the title of an appendix: `附件2`. */
function isLabel(text: string): boolean {
  return label.test(text);
}

/** Whether a line begins an appendix: its label, with or without its title. */
function beginsAppendix({text, decided, isTable}: BackLine): boolean {
  if (decided !== undefined || isTable) return decided === 'appendix';
  const title = labelled.exec(text)?.groups?.['title'];
  return isLabel(text) || (title !== undefined && !firstNamed.test(text) && isPlainTitle(title));
}

/** Whether a line can be a title that nothing marks as one. */
function isPlainTitle(text: string): boolean {
  return !sentenceEnd.test(text) && isTitle(text, longestPlain) && printedNumber(text) === undefined;
}

/**
 * Finds what is printed behind a body. The first list of notes is the report's; everything else that is labelled is an
 * appendix, whatever it is called.
 *
 * @param lines below the head, without blank ones
 * @returns the parts behind the body in order, and the lines that only name them at the end of the body
 */
export function backMatter(lines: readonly BackLine[]): {found: BackMatter[]; naming: Set<number>} {
  const naming = namingLines(lines);
  const found: BackMatter[] = [];
  const isNotes = ({text, decided}: BackLine, at: number) =>
    decided ? decided === 'notes' : at > 0 && !naming.has(at) && isNotesHeading(text);
  const notes = lines.findIndex(isNotes);
  // Nothing is behind a body that has not begun.
  const body = lines.findIndex(({text, decided}) => decided === 'paragraph' || /[。！？]$/u.test(text));
  const starts = lines.flatMap((line, at) => {
    if (naming.has(at)) return [];
    if (at === notes) return isLabelOf(at) ? [] : [at];
    if (!beginsAppendix(line)) return [];
    return line.decided !== undefined || (body >= 0 && at > body && !isAmidNotes(at)) ? [at] : [];
  });
  for (const [index, start] of starts.entries()) {
    const to = starts[index + 1] ?? lines.length;
    const kind = start === notes || (isLabelOf(start + 1) && start + 1 === notes) ? 'notes' : 'appendix';
    if (kind === 'notes') {
      const subtitle = isOrdering(notes + 1) && notes + 1 < to ? [notes + 1] : [];
      const from = notes + 1 + subtitle.length;
      found.push({kind, ...(start < notes && {label: start}), heading: notes, subtitle, from, to});
      continue;
    }
    const titles = isLabel(lines[start]!.text) ? titleLines(start + 1, to) : [];
    const [heading, ...subtitle] = titles;
    found.push({
      kind,
      ...(heading !== undefined && {label: start}),
      heading: heading ?? start,
      subtitle,
      from: start + 1 + titles.length,
      to,
    });
  }
  return {found, naming};

  /** Whether the numbers of the notes go on below a line. */
  function isAmidNotes(at: number): boolean {
    if (notes < 0 || at < notes) return false;
    const last = lines.slice(notes + 1, at).findLast(({text}) => noteNumber(text) !== undefined);
    const [before, after] = [last, lines[at + 1]].map((line) => line && noteNumber(line.text));
    return before !== undefined && after?.form === before.form && after.number === before.number + 1;
  }

  /** Whether a line only says how the notes are ordered: it goes on with their heading. */
  function isOrdering(at: number): boolean {
    const line = lines[at];
    return line !== undefined && line.decided === undefined && !line.isTable && saysOrder(line.text);
  }

  /** Whether a label stands over a line. */
  function isLabelOf(at: number): boolean {
    const above = lines[at - 1];
    return above !== undefined && !naming.has(at - 1) && beginsAppendix(above) && isLabel(above.text);
  }

  /** The title below a label; it may go on in a second line, if something else follows that. */
  function titleLines(from: number, to: number): number[] {
    const isTitleAt = (at: number) => {
      const line = lines[at];
      return at < to && line && !line.decided && !line.isTable && isPlainTitle(line.text);
    };
    if (!isTitleAt(from)) return [];
    return isTitleAt(from + 1) && to > from + 2 && !isTitleAt(from + 2) ? [from, from + 1] : [from];
  }
}

/**
 * The lines at the end of a body that name what follows: `附件：1.民生实事清单`, and those that count on; or below a bare 附件：,
 * if the next label has a number.
 */
function namingLines(lines: readonly BackLine[]): Set<number> {
  const naming = new Set<number>();
  const isFree = ({decided, isTable}: BackLine) => decided === undefined && !isTable;
  const valueAt = (at: number) => {
    const line = lines[at];
    return line && isFree(line) && !sentenceEnd.test(line.text) ? (printedNumber(line.text)?.value ?? 0) : 0;
  };
  for (const [at, line] of lines.entries()) {
    if (!isFree(line) || !/^附/u.test(line.text)) continue;
    const isFirst = firstNamed.test(line.text);
    let end = at + 1;
    while (valueAt(end) === end - at + (isFirst ? 1 : 0)) end++;
    const isBare = isLabel(line.text) && !/\d|[一二三四五六七八九十]/u.test(line.text) && end > at + 1;
    const next = lines[end];
    const isFollowed = next !== undefined && beginsAppendix(next);
    if (isFirst || (isBare && isFollowed)) for (let named = at; named < end; named++) naming.add(named);
  }
  return naming;
}
