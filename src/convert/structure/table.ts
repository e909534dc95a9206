/**
 * Tables, as texts have them: rows of Markdown, rows whose cells are parted by tabs, and cells that each stand on a line of
 * their own, row by row, where the rows are numbered.
 */
import type {Line} from '../types.ts';
import {isSalutation} from './head.ts';
import {count} from '../../model/diagnostic.ts';
import {excerpt} from '../../model/text.ts';

/** What stands in a cell, piece by piece where `<br>` parts it; nothing in an empty one. */
export type PrintedCell = {line: Line; from: number; text: string}[];

/** A table as it is printed. */
export interface PrintedTable {
  /** The lines it takes. */
  lines: Line[];
  /** Whether the first row heads the columns: Markdown says so. */
  head: boolean;
  /** All of them have as many cells. */
  rows: PrintedCell[][];
}

/** What cannot be decided of a table, or was decided against the look of it. */
export interface TableDoubt {
  line: Line;
  rule: 'table-row' | 'table-cells';
  actual: string;
  expected: string;
}

/** A row that a table may have. */
interface Candidate {
  line: Line;
  cells: PrintedCell[];
}

/**
 * Finds the tables of a text.
 *
 * @param lines without blank ones; undefined where a line is none of the text, or was said to be something else
 * @returns each table by the index of its first line, and the lines that look like one of which none can be made
 */
export function tablesIn(lines: readonly (Line | undefined)[]): {
  tables: Map<number, PrintedTable>;
  broken: Set<Line>;
  doubts: TableDoubt[];
} {
  const tables = new Map<number, PrintedTable>();
  const broken = new Set<Line>();
  const doubts: TableDoubt[] = [];
  // What stands in rows above the text is of the web page: when and by whom it was published.
  const first = lines.findIndex((line) => line && (isSalutation(line.text) || /[。！？；][”’）]*$/u.test(line.text)));
  for (let at = Math.max(0, first); at < lines.length; at++) {
    const found = markdownTable(lines, at) ?? tabbedTable(lines, at) ?? cellTable(lines, at);
    if (found === undefined) continue;
    const {table, lines: taken} = found;
    if (table) tables.set(at, table);
    else for (const line of taken) broken.add(line);
    doubts.push(...found.doubts);
    at += taken.length - 1;
  }
  return {tables, broken, doubts};
}

/** What begins at a line: a table, or lines that look like one of which none can be made. */
type Found = {lines: Line[]; table?: PrintedTable; doubts: TableDoubt[]} | undefined;

/** Rows of Markdown: between bars, or with a line of hyphens below the first. */
function markdownTable(lines: readonly (Line | undefined)[], at: number): Found {
  const hasRule = isRule(lines[at + 1]) && barredCells(lines[at])?.length === barredCells(lines[at + 1])?.length;
  const rows: Candidate[] = [];
  for (let next = at; next < lines.length; next++) {
    const [line, cells] = [lines[next], barredCells(lines[next])];
    if (line === undefined || cells === undefined || !(hasRule || isBetweenBars(line))) break;
    if (!follows(rows, line, cells)) break;
    // Where a second head is ruled off, another table begins.
    if (next > at && isRule(lines[next + 1]) && next !== at + 1) break;
    rows.push({line, cells});
  }
  if (!hasRule && rows.length < 2) return undefined;
  const columns = hasRule ? (rows[0]?.cells.length ?? 0) : mostFrequent(rows.map(({cells}) => cells.length));
  return tableOf(
    rows.filter((_, row) => !(hasRule && row === 1)),
    rows.map(({line}) => line),
    columns,
    hasRule,
  );
}

/** Rows whose cells are parted by tabs. */
function tabbedTable(lines: readonly (Line | undefined)[], at: number): Found {
  if (!lines[at]?.text.includes('\t')) return undefined;
  const rows: Candidate[] = [];
  for (let next = at; next < lines.length; next++) {
    const line = lines[next];
    const cells = line && tabbedCells(line);
    if (line === undefined || cells === undefined || !follows(rows, line, cells)) break;
    // Without a tab between its words it may be a paragraph that one indents.
    if (!line.text.includes('\t') && (cells.length < 3 || cells.length !== rows.at(-1)?.cells.length)) break;
    rows.push({line, cells});
  }
  if (rows.length < 2) return undefined;
  // Tabs at the edge of every row indent the table.
  const edge = (cells: PrintedCell[][]) =>
    cells.reduce(
      (least, row) =>
        Math.min(
          least,
          Math.max(
            0,
            row.findIndex((cell) => cell.length > 0),
          ),
        ),
      Infinity,
    );
  const before = edge(rows.map(({cells}) => cells));
  const after = edge(rows.map(({cells}) => cells.toReversed()));
  const trimmed = rows.map((row) => ({...row, cells: row.cells.slice(before, row.cells.length - after)}));
  return tableOf(
    trimmed,
    rows.map(({line}) => line),
    mostFrequent(trimmed.map(({cells}) => cells.length)),
    false,
  );
}

/** The most columns of a table whose cells stand on lines of their own. */
const mostColumns = 9;
/** The longest head of a column there, in characters. */
const longestHead = 20;

/**
 * Cells that each stand on a line of their own: 序号 heads the first column, and the rows are counted. They are a table
 * only if the numbers stand as far from each other as the heads are many: else which cell is missing is not known.
 */
function cellTable(lines: readonly (Line | undefined)[], at: number): Found {
  const text = (index: number) => lines[index]?.text.replace(/\s/gu, '');
  if (!/^(?:序号|编号)$/u.test(text(at) ?? '')) return undefined;
  const columns = Array.from({length: mostColumns}, (_, index) => index).findIndex((by) => text(at + by) === '1');
  const heads = lines.slice(at, at + columns);
  if (columns < 2 || !heads.every((line) => line && [...line.text].length <= longestHead)) return undefined;
  const starts = [at + columns];
  const isNext = (index: number) => text(index) === String(starts.length + 1);
  for (let from = starts[0]!; ; from = starts.at(-1)!) {
    const within = Array.from({length: 2 * mostColumns}, (_, by) => from + by + 1);
    const next = within.find((index) => isNext(index));
    if (next === undefined || lines.slice(from, next).includes(undefined)) break;
    starts.push(next);
  }
  const end = starts.at(-1)! + columns;
  const taken = lines.slice(at, end).filter((line) => line !== undefined);
  if (starts.length < 2 || taken.length < end - at) return undefined;
  const broken = starts.find((start, row) => row > 0 && start - starts[row - 1]! !== columns);
  const [first] = taken as [Line];
  if (broken !== undefined) {
    const row = starts.indexOf(broken);
    const length = broken - starts[row - 1]!;
    return {
      lines: taken,
      doubts: [
        {
          line: lines[starts[row - 1]!]!,
          rule: 'table-row',
          actual: `row ${row} has ${count(length, 'line')}, and the table has ${columns} columns`,
          expected: 'a line for each cell; the lines are read as text, because which cell is missing is not known',
        },
      ],
    };
  }
  const cell = (line: Line): PrintedCell => [{line, from: 0, text: line.text}];
  return {
    lines: taken,
    table: {
      lines: taken,
      head: true,
      rows: Array.from({length: taken.length / columns}, (_, row) =>
        taken.slice(row * columns, (row + 1) * columns).map(cell),
      ),
    },
    doubts: [
      {
        line: first,
        rule: 'table-cells',
        actual: `${taken.length} lines from ${excerpt(first.text)} on read like cells`,
        expected: `shown as a table of ${columns} columns and ${taken.length / columns} rows`,
      },
    ],
  };
}

/** A table of rows; those that are shorter than the longest end in empty cells, and it is said. */
function tableOf(candidates: readonly Candidate[], lines: Line[], columns: number, head: boolean): Found {
  const odd = candidates.filter(({cells}) => cells.length !== columns);
  const [first, ...others] = odd;
  const width = candidates.reduce((most, {cells}) => Math.max(most, cells.length), 0);
  const table = {
    lines,
    head,
    rows: candidates.map(({cells}) => [...cells, ...Array.from({length: width - cells.length}, (): PrintedCell => [])]),
  };
  if (first === undefined) return {lines, table, doubts: []};
  const also =
    others.length > 0 ? `, and ${count(others.length, 'other row')} ${others.length > 1 ? 'are' : 'is'} odd` : '';
  return {
    lines,
    table,
    doubts: [
      {
        line: first.line,
        rule: 'table-row',
        actual: `the row has ${count(first.cells.length, 'cell')}, and the table has ${count(columns, 'column')}${also}`,
        expected: `as many cells in every row; rows are shown from the first column on, with empty cells up to ${width}`,
      },
    ],
  };
}

/** Whether a row goes on with a table: on the next line, or where all rows stand apart, after a gap with as many cells. */
function follows(rows: readonly Candidate[], line: Line, cells: readonly PrintedCell[]): boolean {
  const [first, second = {line}, last] = [rows[0], rows[1], rows.at(-1)];
  if (first === undefined || last === undefined) return true;
  const isApart = (above: Line, below: Line) => below.place.line > above.place.line + 1;
  const apart = isApart(last.line, line);
  return apart === isApart(first.line, second.line) && (!apart || cells.length === last.cells.length);
}

function isBetweenBars({text}: Line): boolean {
  return /^\|.*[^\\]\|$/u.test(text);
}

/** `| --- | :-: |` */
function isRule(line: Line | undefined): boolean {
  return /^\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?$/u.test(line?.text ?? '') && (line?.text.includes('|') ?? false);
}

/** The cells of a row that bars part; a bar after a backslash is a character. */
function barredCells(line: Line | undefined): PrintedCell[] | undefined {
  if (!line?.text.includes('|')) return undefined;
  const bars = Array.from(line.text.matchAll(/(?<!\\)\|/g), ({index}) => index);
  const edges = [
    ...(bars[0] === 0 ? [] : [-1]),
    ...bars,
    ...(bars.at(-1) === line.text.length - 1 ? [] : [line.text.length]),
  ];
  return edges.slice(1).map((end, at) => cellFrom(line, edges[at]! + 1, end));
}

/** The cells of a row that tabs part, those at its edges too; undefined where none does. */
function tabbedCells(line: Line): PrintedCell[] | undefined {
  const {text, tabs: {before, after} = {before: 0, after: 0}} = line;
  const bounds = [-1, ...Array.from(text.matchAll(/\t/g), ({index}) => index), text.length];
  const cells = bounds.slice(1).map((end, at) => cellFrom(line, bounds[at]! + 1, end));
  const empty = (length: number) => Array.from({length}, (): PrintedCell => []);
  const all = [...empty(before), ...cells, ...empty(after)];
  return all.length > 1 ? all : undefined;
}

/** What stands between two offsets of a line, without the white space around it, piece by piece. */
function cellFrom(line: Line, from: number, to: number): PrintedCell {
  const bounds = [
    {index: from, length: 0},
    ...Array.from(line.text.slice(from, to).matchAll(/<br\s*\/?>/giu), ({0: mark, index}) => ({
      index: from + index,
      length: mark.length,
    })),
  ];
  return bounds.flatMap(({index, length}, at) => {
    const piece = line.text.slice(index + length, bounds[at + 1]?.index ?? to);
    const text = piece.trim();
    if (text === '') return [];
    return [{line, from: index + length + piece.indexOf(text), text: text.replaceAll('\\|', '|')}];
  });
}

function mostFrequent(numbers: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
}

/** The longest line over a table that is believed to belong to it, in characters. */
const longestCaption = 40;

/** Whether a line over a table belongs to it: `表1　主要指标`, `民生实事项目一览表`, `单位：亿元`. */
export function isCaption(text: string): boolean {
  if ([...text].length > longestCaption || /[。；！？，]$/u.test(text)) return false;
  return /^表\s*[\d一二三四五六七八九十]/u.test(text) || /(?:表|清单|名单)$/u.test(text) || isUnit(text);
}

/** `（单位：亿元）` */
export function isUnit(text: string): boolean {
  return /^[（(]?(?:计量)?单位[：:].{1,20}$/u.test(text);
}
