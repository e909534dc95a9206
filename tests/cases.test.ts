/**
 * The cases under tests/cases: prose, then between fences an input, a line with a dot, and what should come out. A fence
 * with `md` holds a Markdown file.
 */
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, test} from 'node:test';
import {readReport} from '../src/convert/convert.ts';
import {format} from '../src/model/diagnostic.ts';
import type {Appendix, Flow, Report, Segment} from '../src/model/report.ts';
import {readSource} from '../src/convert/read/source.ts';
import {boilerplate} from '../src/convert/structure/boilerplate.ts';
import {mark} from '../src/convert/structure/leads-and-breaks.ts';
import {cut} from '../src/convert/structure/segment.ts';
import {blocks, segments, segmentsOf} from '../src/model/tree.ts';
import {convertText, memory, reportFiles} from './support/memory.ts';

interface Case {
  name: string;
  input: string;
  extension: 'txt' | 'md';
  /** What follows `===` in the input: more of report.yaml. */
  settings: string;
  output: string;
}

function cases(file: string): Case[] {
  const text = readFileSync(join(import.meta.dirname, 'cases', file), 'utf8');
  let name = '';
  const fences = /(?<prose>[^]*?)^```(?<kind>md)?\n(?<block>[^]*?)^```$/gm;
  const found = Array.from(text.matchAll(fences), ({groups = {}}): Case => {
    const {prose = '', kind, block = ''} = groups;
    name = prose.trim() || name;
    const [all = '', output = ''] = block.split(/^\.\n/m);
    const [input = '', settings = ''] = all.split(/^===\n/m);
    return {name, input, extension: kind === 'md' ? 'md' : 'txt', settings, output};
  });
  assert.ok(found.length > 0, `${file} holds no case`);
  return found;
}

function outline(report: Report): string {
  const {opening, parts, appendices, notes, metadata} = report;
  const leads = segments(report).filter(({lead}) => lead);
  const cell = (segments: Segment[]) => segments.map(({source, breaks}) => (breaks ? '/' : '') + source).join('');
  const paragraphs = (list: Flow, indent: string) =>
    list.flatMap((item) => {
      if ('heading' in item) return [`${indent}${'#'.repeat(item.depth)} ${item.heading.id} ${item.heading.source}`];
      if ('segments' in item) return [`${indent}${item.id} ${cell(item.segments)}`];
      return [
        `${indent}${item.id} table${item.head ? ' with a head' : ''}`,
        ...item.caption.map((line) => `${indent}  over it: ${cell(line)}`),
        ...item.rows.map((row) => `${indent}  ${row.map((one) => `[${cell(one)}]`).join(' ')}`),
      ];
    });
  const headings = (label: Segment | undefined, ...rest: Segment[]) =>
    [...(label ? [label] : []), ...rest].map(({id, source}) => `${id} ${source}`).join(' / ');
  const appendix = (one: Appendix) => [
    `appendix ${one.number} ${headings(one.label, one.heading, ...one.subtitle)}`,
    ...paragraphs(one.content, '  '),
  ];
  return [
    ...paragraphs(opening, ''),
    ...parts.flatMap((part) => [
      `part ${part.number} ${part.heading.id} ${part.heading.source}`,
      ...paragraphs(part.opening, '  '),
      ...part.sections.flatMap((section) => [
        `  section ${part.number}-${section.number} ${section.heading.id} ${section.heading.source}`,
        ...paragraphs(section.paragraphs, '    '),
      ]),
      ...(part.closing.length > 0 ? ['  closing', ...paragraphs(part.closing, '    ')] : []),
    ]),
    ...appendices.slice(0, notes?.after).flatMap(appendix),
    ...(notes === undefined ? [] : [`notes ${headings(notes.label, notes.heading)}`]),
    ...(notes?.notes ?? []).map(
      ({id, term, separator, definition}) =>
        `  ${[id, term.source, separator, ...definition.map(({source}) => source)].join(' ')}`,
    ),
    ...appendices.slice(notes?.after ?? appendices.length).flatMap(appendix),
    ...(metadata.markers === undefined ? [] : [`markers ${metadata.markers}`]),
    ...(metadata.noteNumbers === undefined ? [] : [`numbers ${metadata.noteNumbers || 'counted'}`]),
    ...metadata.source.map(({label, value}) => `source ${label}=${value}`),
    ...leads.map(({id, source}) => `lead ${id} ${source}`),
  ]
    .map((line) => `${line}\n`)
    .join('');
}

/** What no number, marker or space can be: read from the source and from what became of it, both must be the same. */
function letters(texts: readonly string[]): string {
  return texts.join('').replace(/[^\p{Script=Han}“”，。；：！？]/gu, '');
}

function textOf(report: Report): string[] {
  return blocks(report).flatMap((block) => {
    const texts = segmentsOf(block).map(({source}) => source);
    return block.kind === 'note' ? texts.toSpliced(1, 0, block.note.separator) : texts;
  });
}

describe('segments', () => {
  for (const {name, input, output} of cases('segment.txt')) {
    test(name, () => {
      const {segments, unpaired} = cut(input.trimEnd());
      assert.equal(
        [...segments, ...(unpaired.length > 0 ? [`? ${unpaired.join(' ')}`] : [])].map((line) => `${line}\n`).join(''),
        output,
      );
      assert.equal(segments.join(''), input.trimEnd());
    });
  }
});

describe('parsing', () => {
  for (const {name, input, extension, settings, output} of cases('parse.txt')) {
    test(name, () => {
      const files = memory(reportFiles(input, settings, extension));
      const {report, copyText, diagnostics, settings: read} = readReport('x', files);
      assert.deepEqual(diagnostics.map(format), []);
      assert.equal(outline(mark(report, read).report), output);
      const {size, account} = copyText;
      const sum = (what: 'lines' | 'characters') => account.reduce((total, row) => total + row[what], 0);
      assert.deepEqual({lines: sum('lines'), characters: sum('characters')}, size, 'the account sums up');
      const aside = new Set([...copyText.setAside, ...report.metadata.source.map(({value}) => value)]);
      const isText = (line: string) => !aside.has(line.trim()) && boilerplate(line) === undefined;
      const {source} = readSource(new TextEncoder().encode(input), `report.${extension}`);
      const lines = source.lines.map(({text}) => text).filter(isText);
      assert.equal(letters(textOf(report)), letters(lines), 'every character in its place');
    });
  }
});

describe('diagnostics', () => {
  for (const {name, input, extension, settings, output} of cases('diagnostics.txt')) {
    test(name, () => {
      const {diagnostics, reports} = convertText(input, settings, extension);
      const lines = diagnostics
        .filter(({ruleId}) => ruleId !== 'ledger-missing')
        .map((diagnostic) => `${format(diagnostic).replace(/^seeds\/x\//, '')}\n`);
      assert.equal(lines.join(''), output);
      assert.equal(
        reports.size,
        diagnostics.every(({severity}) => severity === 'warning') ? 1 : 0,
        'errors hold the writing back',
      );
    });
  }
});
