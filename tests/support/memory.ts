/** Reports in memory, for the tests of the pipeline. */
import {alignReports} from '../../src/convert/align.ts';
import {convert, type Conversion} from '../../src/convert/convert.ts';
import {format, type Diagnostic} from '../../src/model/diagnostic.ts';
import type {Reading} from '../../src/convert/files.ts';
import {readLedger} from '../../src/convert/ledger/ledger.ts';
import type {Volume} from '../../src/model/volume.ts';
import type {Decisions} from '../../src/convert/types.ts';

export type Files = Record<string, string | Uint8Array>;

/** What every report.yaml must say; the settings that a test adds stand from line 8 on. */
const [head, tail] = [
  'title: 某市2024年政府工作报告\nshortTitle: 某市2024\nplace: 某市\nyear: 2024\npublisher: 某市人民政府\nmodified: 2026-11-01\nfound: 为测试而写\n',
  'author: 某市人民政府\ndate: 2024-01-05\n',
];
export const yaml = head + tail;

/** A file system of the files given, by path. */
export function memory(files: Files): Reading {
  const names = (path: string) =>
    Object.keys(files)
      .filter((name) => name.startsWith(`${path}/`))
      .map((name) => name.slice(path.length + 1).split('/'));
  return {
    folders: (path) =>
      [
        ...new Set(
          names(path)
            .filter((parts) => parts.length > 1)
            .map(([first = '']) => first),
        ),
      ].sort(),
    files: (path) =>
      names(path)
        .filter((parts) => parts.length === 1)
        .map(([first = '']) => first)
        .sort(),
    read: (path) => {
      const file = files[path];
      return typeof file === 'string' ? new TextEncoder().encode(file) : file;
    },
  };
}

/** The files of one report, `x`, with a ledger that fits it if one can be made. */
export function reportFiles(text: string | Uint8Array, settings = '', extension = 'txt'): Files {
  const files: Files = {[`seeds/x/report.${extension}`]: text, 'seeds/x/report.yaml': head + settings + tail};
  return {...files, ...Object.fromEntries(alignReports(memory(files), ['x']).files)};
}

/** Converts one report. */
export function convertText(text: string | Uint8Array, settings = '', extension = 'txt'): Conversion {
  return convert(memory(reportFiles(text, settings, extension)));
}

/** One page of a converted report: `page(conversion, 'zh-hans/1')`. @throws if it was not written */
export function page(conversion: Conversion, name: string): string {
  const text = conversion.reports.get('x')?.get(`${name}.mdx`);
  if (text === undefined) throw new Error(`no ${name}: ${conversion.diagnostics.map(format).join('\n')}`);
  return text;
}

/** The volume of one edition among the files of a converted report. */
export function volumeIn(files: ReadonlyMap<string, string> | undefined, edition: string): Volume {
  return JSON.parse(files?.get(`${edition}/report.json`) ?? '') as Volume;
}

/** Rules and places, without the file that all of them are in: `1:5 note-missing`. */
export function brief(diagnostics: Diagnostic[]): string[] {
  return diagnostics.map(({line, column, ruleId}) => `${line}:${column} ${ruleId}`);
}

export interface Step {
  /** The ledger after it: `p1.2 text`, with what its comments say. */
  ledger: string[];
  pot: string;
  /** en.po, if there was one. */
  po: string | undefined;
  diagnostics: Diagnostic[];
}

/** Aligns the ledger of one text with another text. */
export function realign(pot: string | undefined, text: string, decisions?: Decisions, po?: string): Step {
  const files: Files = {'seeds/x/report.txt': text, 'seeds/x/report.yaml': yaml};
  if (pot !== undefined) files['seeds/x/report.pot'] = pot;
  if (po !== undefined) files['seeds/x/en.po'] = po;
  const aligned = alignReports(memory(files), ['x'], decisions);
  const now = aligned.files.get('seeds/x/report.pot') ?? pot ?? '';
  const ledger = readLedger(now, 'report.pot').ledger.map(({id, source, paragraph, retired}) =>
    [
      id,
      source,
      ...(paragraph === undefined ? [] : [`in ${paragraph}`]),
      ...(retired.length === 0 ? [] : [`after ${retired.join(' ')}`]),
    ].join(' '),
  );
  return {ledger, pot: now, po: aligned.files.get('seeds/x/en.po') ?? po, diagnostics: aligned.diagnostics};
}
