/**
 * Whether every character of a source is in its report once and in order, or listed as of the web page around it: told
 * line by line, from where each piece of the report says that it stands.
 */
import {readSource} from '../../src/convert/read/source.ts';
import type {Cut} from '../../src/convert/convert.ts';
import {segments} from '../../src/model/tree.ts';

/** A piece of a line, as the report has it. */
interface Piece {
  column: number;
  text: string;
  /** Whether a printed number may stand before it: it is the term of a note. */
  numbered: boolean;
  /** Whether it may go on in the next lines. */
  isTitle: boolean;
}

/** Markers in all forms: whichever is printed, the report has it as [1]. */
const anyMarker = /[[［〔【(（﹝]\s?\^?[\d０-９]{1,3}\s?[\]］〕】)）﹞]|[①-⑳⑴-⒇]|[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}/gu;

function asMarked(text: string): string {
  return text.replace(anyMarker, '[]');
}

/** What may stand before a note: its number, and what parts it from the term. */
const noteNumber = /^[\s[\](){}［］〔〕【】（）﹝﹞^\d０-９一二三四五六七八九十①-⑳⑴-⒇：:、.．]*$/u;

/**
 * Compares a source with its report.
 *
 * @param bytes the source
 * @returns the first line in which they differ, and how; undefined where they do not
 */
export function misplaced(bytes: Uint8Array, {report, copyText, sourceFile}: Cut): string | undefined {
  const {source} = readSource(bytes, sourceFile);
  const byLine = piecesByLine(report);
  const aside = [...copyText.setAside];
  const facts = [...report.metadata.source];
  const lines = [...byLine.keys()];
  const early = lines.find((line, at) => line < (lines[at - 1] ?? 0));
  if (early !== undefined) return `line ${early} stands after a later one`;
  /** What a title has yet to say in lines below its first. */
  let title = '';
  for (const {text, place} of source.lines) {
    if (title !== '' && text !== '') {
      const line = asMarked(text);
      if (byLine.has(place.line) || !title.startsWith(line)) return `line ${place.line} is ‘${text}’, not ‘${title}’`;
      title = title.slice(line.length).replace(/^　/u, '');
      continue;
    }
    const pieces = byLine.get(place.line);
    byLine.delete(place.line);
    const differs = (found: string) => `line ${place.line} is ‘${text}’ and becomes ‘${found}’`;
    if (pieces === undefined) {
      if (!isListed(text, aside, facts)) return differs('');
      continue;
    }
    let found = '';
    for (const piece of pieces) {
      const number = piece.numbered ? text.slice(found.length, withoutColumns(text, piece.column - place.column)) : '';
      if (!noteNumber.test(number)) return differs(found);
      found += number + piece.text;
    }
    if (pieces.some(({column}, at) => column < (pieces[at - 1]?.column ?? 0))) return differs(found);
    const [line, all] = [asMarked(text), asMarked(found)];
    if (all !== line && !(all.startsWith(line) && pieces.at(-1)?.isTitle)) return differs(found);
    title = all.slice(line.length).replace(/^　/u, '');
  }
  if (title !== '') return `‘${title}’ is none of the source`;
  for (const [line] of byLine) return `line ${line} is none of the source`;
  const counted = copyText.account.reduce((sum, {characters}) => sum + characters, 0);
  if (counted !== copyText.size.characters) return `${counted} of ${copyText.size.characters} characters are counted`;
  return aside.length > 0 ? `‘${aside[0]}’ is no line of the source` : undefined;
}

/** The pieces of a report by the line they say they stand in, in the order of the report. */
function piecesByLine(report: Cut['report']): Map<number, Piece[]> {
  const separators = new Map(report.notes?.notes.map(({term, separator}) => [term.id, separator]));
  const {notes} = report;
  // What is put over notes that nothing heads stands where the first of them does.
  const supplied = notes?.heading.place.line === notes?.notes[0]?.term.place.line ? notes?.heading : undefined;
  return Map.groupBy(
    segments(report)
      .filter((segment) => segment !== supplied)
      .map(({id, source, place}) => {
        const separator = separators.get(id);
        return {
          line: place.line,
          column: place.column,
          text: source + (separator ?? ''),
          numbered: separator !== undefined,
          isTitle: id.startsWith('h'),
        };
      }),
    ({line}) => line,
  );
}

/** Whether a line is blank, or all of it is listed; takes from both lists what it is made of. */
function isListed(text: string, aside: string[], facts: {label: string; value: string}[]): boolean {
  if (text === '') return true;
  if (text === aside[0]) return aside.shift() !== undefined;
  if (text === facts[0]?.value) return facts.shift() !== undefined;
  // Several stretches, each of one kind.
  let rest = text;
  while (rest !== '') {
    const [boilerplate, fact] = [aside[0], facts[0]];
    if (boilerplate !== undefined && rest.startsWith(boilerplate)) rest = rest.slice(aside.shift()!.length);
    else if (fact && rest.startsWith(fact.label) && /^[：:]/.test(rest.slice(fact.label.length))) {
      const from = rest.slice(fact.label.length + 1).trimStart();
      if (!from.startsWith(fact.value)) return false;
      rest = from.slice(facts.shift()!.value.length).trimStart();
    } else return false;
  }
  return true;
}

/** The offset (UTF-16) behind some characters. */
function withoutColumns(text: string, columns: number): number {
  return [...text].slice(0, Math.max(0, columns)).join('').length;
}
