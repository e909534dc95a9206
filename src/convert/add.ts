/**
 * Command: a text as it was found → a report of this site. `node src/convert/add.ts FILE… [--slug yueyang-2024]
 * [--place 岳阳市] [--year 2024] [--dry-run]`
 *
 * Makes the report's folder under `seeds/` and its pages under `content/`, and prints what it took the text to be. What a
 * person should look at is said, with its place; `--dry-run` writes nothing.
 */
import {readFileSync, statSync} from 'node:fs';
import {basename, relative} from 'node:path';
import {parseArgs} from 'node:util';
import {seedsOf, type FoundReport} from './add/found.ts';
import type {Known} from './add/proposal.ts';
import {outlineTree} from './add/tree.ts';
import {alignReports} from './align.ts';
import {alone, conclude, refuse, whereCalled} from './command.ts';
import {convert, readReport} from './convert.ts';
import {append} from '../model/append.ts';
import {count, failed, type Diagnostic} from '../model/diagnostic.ts';
import {overlay, type Reading, type Writing} from './files.ts';
import {checkSlug} from './read/slug.ts';

/** What becomes of a file: all that is to be written, and all there is to say. */
export interface Addition {
  slug: string;
  /** Files of `seeds/`, by path. */
  seeds: Map<string, string | Uint8Array>;
  /** Files of the report's folder under `content/`, by path within it. */
  content: Map<string, string>;
  /** What it was taken to be. */
  tree: string[];
  diagnostics: Diagnostic[];
}

/**
 * Adds a report.
 *
 * @param files the project as it is
 * @param found its seeds
 * @param slug its name, where another is wanted
 */
export function addReport(files: Reading, found: FoundReport, slug = found.slug): Addition {
  const seeds = new Map(Array.from(found.files, ([name, content]) => [`seeds/${slug}/${name}`, content]));
  const diagnostics: Diagnostic[] = [...found.diagnostics, ...checkSlug(slug)];
  if (files.folders('seeds').includes(slug))
    diagnostics.push({
      file: `seeds/${slug}`,
      line: 1,
      column: 1,
      ruleId: 'report-exists',
      actual: 'there is such a report already',
      expected: 'another name: --slug',
    });
  const withSeeds = () => overlay(files, seeds, [slug]);
  const {report, copyText} = readReport(slug, withSeeds());
  const tree = outlineTree(report, copyText.setAside.length);
  const aligned = alignReports(withSeeds(), [slug]);
  for (const [file, text] of aligned.files) seeds.set(file, text);
  const converted = convert(withSeeds());
  // What both say is said once.
  append(diagnostics, failed(aligned.diagnostics) ? aligned.diagnostics : converted.diagnostics);
  return {slug, seeds, content: converted.reports.get(slug) ?? new Map(), tree, diagnostics};
}

if (import.meta.main) {
  const {values, positionals} = parseArgs({
    options: {
      slug: {type: 'string'},
      place: {type: 'string'},
      year: {type: 'string'},
      'dry-run': {type: 'boolean', default: false},
    },
    allowPositionals: true,
  });
  const known: Known = {
    ...(values.place !== undefined && {place: values.place}),
    ...(values.year !== undefined && {year: Number(values.year)}),
  };
  if (positionals.length === 0)
    refuse('Say which file: npm run add -- FILE… [--slug yueyang-2024] [--place 岳阳市] [--year 2024] [--dry-run]');
  else if (positionals.length > 1 && [values.slug, values.place, values.year].some((one) => one !== undefined))
    refuse('--slug, --place and --year are of one report: add one file.');
  else if (values.year !== undefined && !/^[12]\d{3}$/.test(values.year)) refuse(`${values.year} is no year.`);
  else
    await alone(async (files) => {
      for (const path of positionals) await add(files, path);
    });

  async function add(files: Reading & Writing, path: string): Promise<void> {
    const place = whereCalled(path);
    const there = statSync(place, {throwIfNoEntry: false});
    if (!there?.isFile()) return refuse(there ? `${path} is no file.` : `There is no ${path}.`);
    const found = await seedsOf(basename(path), readFileSync(place), new Date().toISOString().slice(0, 10), known);
    if (!('files' in found)) return conclude([found], () => undefined);
    const addition = addReport(files, found, values.slug);
    console.log(`${found.proposal.title}\n`);
    console.log(addition.tree.join('\n'));
    if (found.taken.length > 0) console.log(`Taken off the file: ${found.taken.join(', ')}.`);
    if (found.leftOut > 0)
      console.log(
        `Not in the text: ${count(found.leftOut, 'line')} of the file, listed in seeds/${addition.slug}/left-out.txt.`,
      );
    for (const doubt of found.doubts) console.log(`Look at seeds/${addition.slug}/report.yaml: ${doubt}`);
    conclude(addition.diagnostics, () => {
      if (values['dry-run']) return console.log('Nothing is written: --dry-run.');
      const {slug, seeds, content} = addition;
      const folder = `seeds/${slug}`;
      files.replace(folder, new Map(Array.from(seeds, ([file, content]) => [relative(folder, file), content])));
      files.replace(`content/${slug}`, content);
      console.log(`Nobody has read its Traditional edition: npm run traditional -- ${slug}`);
      console.log(`Added as ${slug}: seeds/${slug}, content/${slug}.`);
    });
  }
}
