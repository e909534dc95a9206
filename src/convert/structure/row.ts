/** What parsing goes by: the lines of the text itself, and the pieces that they are read as. */
import type {Line, Settings} from '../types.ts';
import type {PrintedTable} from './table.ts';

/** What report.yaml says of a line. */
export type Decided = Settings['lines'][number];

/** A line of the text itself, with what report.yaml says it is; or a table, by its first line. */
export interface Row {
  line: Line;
  decided?: Decided;
  table?: PrintedTable;
  /** Whether it is of a table that cannot be made out: nothing but text. */
  isBroken?: boolean;
  /** Whether it only names what is printed behind the body. */
  isNaming?: boolean;
}

/** How a piece of the body reads. */
export type Piece = {line: Line; from: number; text: string} & (
  | {as: 'heading'; depth: number}
  /** Decided: what report.yaml calls a paragraph. */
  | {as: 'paragraph'; decided?: true}
  | {as: 'table'; caption: Line[]; table: PrintedTable}
);

export type Say = (line: Line, ruleId: string, actual: string, expected: string) => void;
