/** Where every line of a source went. */
import type {AccountRow, LineKind} from '../../model/colophon.ts';
import type {SourceLine} from '../../model/report.ts';
import type {Line} from '../types.ts';

/** Where every line went. */
export class Account {
  readonly rows = new Map<string, AccountRow>();
  private readonly aside: {text: string; line: number}[] = [];
  private readonly facts: (SourceLine & {line: number})[] = [];

  count({text, printed = text, lines = 1}: Pick<Line, 'text' | 'printed' | 'lines'>, ...kinds: LineKind[]): void {
    // What is supplied is nothing of the file.
    if (lines === 0 && printed === '') return;
    const key = kinds.join();
    const row = this.rows.get(key) ?? {kinds, lines: 0, characters: 0};
    this.rows.set(key, {kinds, lines: row.lines + lines, characters: row.characters + [...printed].length});
  }

  boilerplate(line: Line): void {
    this.leaveOut(line.text, line.place.line);
    this.count(line, 'boilerplate');
  }

  /** A part of a line that is of the web page around the text. */
  leaveOut(text: string, line: number): void {
    this.aside.push({text, line});
  }

  /** What is of the web page, in the order of its lines. */
  get setAside(): string[] {
    return this.aside.toSorted((a, b) => a.line - b.line).map(({text}) => text);
  }

  /** A line that says one thing of the text. */
  about(label: string, line: Line, says?: SourceLine['says']): void {
    this.facts.push({label, value: line.text, line: line.place.line, ...(says && {says})});
    this.count(line, 'metadata');
  }

  /** A part of a line that says something of the text. */
  fact(label: string, value: string, line: number): void {
    this.facts.push({label, value, line});
  }

  /** What is said of the text, in the order of its lines. */
  get metadata(): SourceLine[] {
    return this.facts.toSorted((a, b) => a.line - b.line).map(({line: _, ...said}) => said);
  }
}
