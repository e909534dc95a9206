/** Rows → pieces: headings, paragraphs and tables, as the outline has them, and what is in doubt of them. */
import {advance, followedBy, linesOf} from '../../model/diagnostic.ts';
import {printedNumber} from '../../model/numbering.ts';
import {excerpt} from '../../model/text.ts';
import type {Line, Settings} from '../types.ts';
import type {Account} from './account.ts';
import {isTitle, longestInLine, outline, runIn} from './outline.ts';
import type {Piece, Row, Say} from './row.ts';
import {isCaption, isUnit} from './table.ts';

/** How a sentence ends: with its mark, closing quotation marks and brackets, and markers. */
export const sentenceEnd =
  /(?:[。！？：；…!?;:]|[（(](?:略|鼓掌|掌声)[）)])[”’」』）)》〉】〕\]]*(?:[[［〔【]\s*[^\s[［〔【\]］〕】]{1,3}\s*[\]］〕】]|[①-⑳])*$/u;

/**
 * The rows with what stands in one line by mistake taken apart: a heading （三）… after the end of a sentence, if the
 * numbering leads to it and goes on after it.
 */
export function withHeadingsApart(rows: readonly Row[]): Row[] {
  const valueIn = (text: string) => {
    const number = printedNumber(text);
    return number?.form === '（一）' ? number.value : undefined;
  };
  const values = rows.map(({line}) => valueIn(line.text));
  /** What is counted next, below each row. */
  const next: (number | undefined)[] = [];
  for (let at = rows.length - 1; at > 0; at--) next[at - 1] = values[at] ?? next[at];
  let reached = 0;
  return rows.flatMap((row, at): Row[] => {
    const {line, decided, table, isBroken, isNaming} = row;
    reached = values[at] ?? reached;
    if (decided || table || isBroken || isNaming) return [row];
    for (const {index} of line.text.matchAll(/(?<=[：:。])(?=[（(][一二三四五六七八九十]{1,3}[）)])/gu)) {
      const text = line.text.slice(index, index + longestInLine);
      const number = printedNumber(text);
      if (number === undefined || (number.value > 1 && reached !== number.value - 1)) continue;
      const words = text.slice(number.length);
      if (next[at] !== number.value + 1 || !isTitle(words.slice(0, runIn(words)).replace(/。$/u, ''))) continue;
      reached = number.value;
      const place = advance(line.place, line.text, index);
      return [
        {line: {...line, text: line.text.slice(0, index)}},
        {line: {...line, text: line.text.slice(index), printed: '', lines: 0, place}},
      ];
    }
    return [row];
  });
}

/** The lines of the body or of an appendix as headings, paragraphs and tables. */
export function bodyPieces(
  rows: readonly Row[],
  of: 'body' | 'appendix',
  account: Account,
  settings: Settings,
  warn: Say,
): Piece[] {
  const captions = captionsOf(rows);
  const {headings, doubts} = outline(
    rows.map(({line, decided, table, isBroken, isNaming}, at) => ({
      text: line.text,
      ...(line.bold && {bold: true}),
      ...(line.level && {level: line.level}),
      ...(decided && {decided: decided.kind}),
      ...(decided?.depth !== undefined && {depth: decided.depth}),
      ...((table || isBroken || isNaming || captions.has(at)) && {decided: 'paragraph'}),
    })),
    of === 'appendix',
  );
  for (const {line, rule, actual, expected} of doubts) warn(rows[line]!.line, rule, actual, expected);
  const byLine = new Map(headings.map((heading) => [heading.line, heading]));
  const ofHeadings = new Set(
    headings.flatMap(({line, more = 0}) => Array.from({length: more}, (_, at) => line + 1 + at)),
  );
  const open: {line: Line; text: string}[] = [];
  const pieces = rows.flatMap(({line, decided, table, isBroken, isNaming}, at): Piece[] => {
    if (ofHeadings.has(at)) {
      account.count(line, 'heading');
      return [];
    }
    const heading = byLine.get(at);
    if (captions.has(at)) {
      account.count(line, 'table');
      return [];
    }
    if (table) {
      for (const row of table.lines) account.count(row, 'table');
      let first = at;
      while (captions.has(first - 1)) first--;
      const caption = rows.slice(first, at).map((row) => row.line);
      return [{as: 'table', line, from: 0, text: '', caption, table}];
    }
    if (heading === undefined) {
      account.count(line, 'text');
      if (!decided && !isBroken && !isNaming && !sentenceEnd.test(line.text)) open.push({line, text: line.text});
      return [{as: 'paragraph', line, from: 0, text: line.text, ...(decided && {decided: true})}];
    }
    const {depth, length, more = 0} = heading;
    const rest = line.text.slice(length);
    if (rest !== '' && !sentenceEnd.test(rest)) open.push({line, text: rest});
    account.count(line, 'heading', ...(rest === '' ? [] : ['text' as const]));
    const {text, place} = inOneLine([
      {text: line.text.slice(0, length), place: line.place},
      ...rows.slice(at + 1, at + 1 + more).map((row) => row.line),
    ]);
    return [
      {as: 'heading', depth, line: {...line, place}, from: 0, text},
      ...(rest === '' ? [] : [{as: 'paragraph' as const, line, from: length, text: rest}]),
    ];
  });
  warnOfOpenParagraphs(open, settings, warn);
  return pieces;
}

/** A title in several lines as one: with a space between them, unless the next goes on with words of the last. */
function inOneLine(lines: readonly Pick<Line, 'text' | 'place'>[]): Pick<Line, 'text' | 'place'> {
  return lines.reduceRight((rest, {text, place}) => {
    const above = text + (/^[和与及暨、]/u.test(rest.text) || /[和与及暨、]$/u.test(text) ? '' : '　');
    return {text: above + rest.text, place: followedBy(place, place.column + [...above].length, rest.place)};
  });
}

/** The lines right over tables that belong to them: what one is called, and below that its unit. */
function captionsOf(rows: readonly Row[]): Set<number> {
  const found = new Set<number>();
  const isAt = (at: number, is: (text: string) => boolean) => {
    const row = rows[at];
    return row !== undefined && !row.decided && !row.table && is(row.line.text);
  };
  for (const [at, {table}] of rows.entries()) {
    if (table === undefined) continue;
    const title = isAt(at - 1, isUnit) ? at - 2 : at - 1;
    if (title === at - 2) found.add(at - 1);
    if (isAt(title, isCaption)) found.add(title);
  }
  return found;
}

/** Paragraphs that end like no sentence may be something else. Said once for those that count in one form, or in none. */
function warnOfOpenParagraphs(open: readonly {line: Line; text: string}[], settings: Settings, warn: Say): void {
  const formOf = ({text}: {text: string}) =>
    printedNumber(text)?.form ?? /^[一二三四五六七八九十]+是|^[—－-]{1,2}/u.exec(text)?.[0].at(-1) ?? '';
  for (const [first, ...others] of Map.groupBy(open, formOf).values()) {
    const more = others.length === 0 ? ' does' : ` and ${linesOf(others.map(({line}) => line))} do`;
    const [read, is] = others.length === 0 ? ['a paragraph', 'it is'] : ['paragraphs', 'they are'];
    warn(
      first!.line,
      'paragraph-open',
      `${excerpt(first!.text)}${more} not end like a sentence`,
      `read as ${read}; say in ${settings.file} (lines) if ${is} something else`,
    );
  }
}

/** A heading above nothing may be none: a line of a list, or a paragraph that lost its full stop. Said once for a run of them. */
export function warnOfEmptyHeadings(pieces: readonly Piece[], settings: Settings, warn: Say): void {
  const isEmpty = (piece: Piece | undefined, next: Piece | undefined) =>
    piece?.as === 'heading' &&
    // What is said to be left out has no text.
    !/[（(]略[）)]。?$/u.test(piece.text) &&
    (next === undefined || (next.as === 'heading' && next.depth <= piece.depth));
  let run: Piece[] = [];
  for (const [at, piece] of pieces.entries()) {
    if (isEmpty(piece, pieces[at + 1])) run.push(piece);
    const [first] = run;
    if (first === undefined || (run.at(-1) === piece && at < pieces.length - 1)) continue;
    const others = run.length > 1 ? ` and ${run.length - 1} after it are headings` : ' is a heading';
    warn(
      first.line,
      'heading-empty',
      `${excerpt(first.text)}${others} without text`,
      `text below a heading; say in ${settings.file} (lines) if it is none`,
    );
    run = [];
  }
}
