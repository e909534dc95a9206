/**
 * Command: seeds → content. `node src/convert/convert.ts`
 *
 * Reads every report under `seeds/`, prints the account of its lines and everything that is wrong with any of them,
 * and writes under `content/` those with which nothing is.
 */
import {createHash} from 'node:crypto';
import {alone, print, refuse} from './command.ts';
import {append} from '../model/append.ts';
import {failed, type Diagnostic} from '../model/diagnostic.ts';
import {readText, seedFiles, type Reading} from './files.ts';
import type {EditionText, Report} from '../model/report.ts';
import type {CopyText} from '../model/colophon.ts';
import type {Bilingual, EditorsNote, Settings, Unit} from './types.ts';
import {editionInfo, editions, madeAs, type EditionName} from '../model/editions.ts';
import {applyLedger} from './ledger/alignment.ts';
import {readCatalog} from './translation/catalog.ts';
import {colophon, formatColophon} from './write/colophon.ts';
import {sourceText} from './write/editions.ts';
import {readEditorsNotes} from './read/editors-notes.ts';
import {readExceptions} from './translation/exceptions.ts';
import {messagesOf, readLedger} from './ledger/ledger.ts';
import {linkEditions} from './write/linked-editions.ts';
import {boilerplate} from './structure/boilerplate.ts';
import {mark} from './structure/leads-and-breaks.ts';
import {checkNotes} from './structure/notes.ts';
import {checkFigures} from './translation/check-figures.ts';
import {parse} from './structure/parse.ts';
import {checkProse} from './translation/prose.ts';
import {relined} from './structure/relined.ts';
import {render} from './write/render.ts';
import {segment} from './structure/segment.ts';
import {readSettings} from './read/settings.ts';
import {checkSlug} from './read/slug.ts';
import {readSource} from './read/source.ts';
import {checkTermbase, checkVariants, readTermbase} from './translation/termbase.ts';
import {applied, asRendered, readOverrides, traditional} from './write/traditional.ts';
import {readForms, textsOf, unreadIn, unusedForms, type ReadForm, type Unread} from './write/traditional-read.ts';
import {aliasesIn} from './write/aliases.ts';
import {formatVolume, volume, type EditorsEntry} from './write/volume.ts';

/** The overrides of the Traditional edition, for all reports. */
const overridesFile = 'seeds/traditional.txt';

/** What has been read of the Traditional edition, for all reports. */
const readFile = 'seeds/traditional-read.tsv';

/** How terms are translated, for all reports. */
const termbaseFile = 'seeds/termbase.tsv';

export interface Conversion {
  /** For each report the files of its folder under `content/`, by path within it: `zh-hans/1-1.mdx`. */
  reports: Map<string, Map<string, string>>;
  /** The reports that could not be converted. */
  stopped: string[];
  /** For each report what its lines are. */
  accounts: Map<string, string>;
  /** For each report what of its Traditional edition nobody has read. */
  unread: Map<string, Unread[]>;
  /** What is decided for all reports and of no use to any of these. */
  unused: Diagnostic[];
  diagnostics: Diagnostic[];
}

/** A report's source, parsed and cut into segments. */
export interface Cut {
  /** The path of the text. */
  sourceFile: string;
  report: Report;
  settings: Settings;
  copyText: CopyText;
  sha256: string;
  /** Whether all its files are there. */
  complete: boolean;
  diagnostics: Diagnostic[];
}

/**
 * Reads a report's folder as far as both commands need it.
 *
 * @param slug the folder under `seeds/`
 */
export function readReport(slug: string, files: Reading): Cut {
  const {sources, settings: settingsFile, leftOut, found} = seedFiles(slug);
  const sourceFile = sources.find((file) => files.read(file) !== undefined) ?? sources[0]!;
  const missing = [sourceFile, settingsFile]
    .filter((file) => files.read(file) === undefined)
    .map((file): Diagnostic => ({
      file,
      line: 1,
      column: 1,
      ruleId: 'file-missing',
      actual: 'there is no such file',
      expected: 'a folder under seeds/ is a report and has one',
    }));
  const bytes = files.read(sourceFile) ?? new Uint8Array();
  const yaml = readText(files, settingsFile);
  const {settings, diagnostics: settingsErrors} = readSettings(yaml.text ?? '', settingsFile);
  const {source, diagnostics: sourceErrors} = readSource(bytes, sourceFile);
  const aside = readText(files, leftOut);
  const original = files.files(found).map((name) => `${found}/${name}`)[0];
  const decided = relined(source, settings);
  const parsed = parse(decided.source, settings, slug);
  const cut = segment(parsed.report, settings.corrections);
  const leftOutLines = (aside.text ?? '').split('\n').filter((line) => line !== '');
  return {
    sourceFile,
    report: withFacts(cut.report, leftOutLines),
    settings,
    copyText: {
      size: {lines: source.lines.length, characters: source.characters},
      account: [
        ...parsed.account.toSorted((a, b) => b.characters - a.characters),
        {kinds: ['layout'], lines: 0, characters: decided.source.layout},
      ],
      setAside: parsed.setAside,
      ...(decided.repaired.length > 0 && {repaired: decided.repaired}),
      ...(leftOutLines.length > 0 && {leftOut: leftOutLines}),
      ...(original && {original: {file: original, sha256: sha256(files.read(original)!)}}),
    },
    sha256: sha256(bytes),
    // What is said of files that are not there helps nobody.
    diagnostics: [
      ...checkSlug(slug),
      ...(missing.length > 0
        ? missing
        : [
            ...yaml.diagnostics,
            ...settingsErrors,
            ...sourceErrors,
            ...aside.diagnostics,
            ...decided.diagnostics,
            ...parsed.diagnostics,
            ...cut.diagnostics,
          ]),
    ],
    complete: missing.length === 0,
  };
}

/** What the page around the text says of it is said of the report, whether it stands in the text's file or beside. */
function withFacts(report: Report, leftOut: readonly string[]): Report {
  const facts = leftOut
    .flatMap((line) => boilerplate(line) ?? [])
    .flatMap((stretch) => (stretch.kind === 'metadata' ? [{label: stretch.label, value: stretch.value}] : []));
  return facts.length === 0
    ? report
    : {...report, metadata: {...report.metadata, source: [...facts, ...report.metadata.source]}};
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Converts every report under `seeds/`. */
export function convert(project: Reading): Conversion {
  const result: Conversion = {
    reports: new Map(),
    stopped: [],
    accounts: new Map(),
    unread: new Map(),
    unused: [],
    diagnostics: [],
  };
  const shared: Diagnostic[] = [];
  const overridesText = textOf(overridesFile, project, shared) ?? '';
  const overrides = readOverrides(overridesText, overridesFile);
  const {termbase, diagnostics: termbaseErrors} = readTermbase(
    textOf(termbaseFile, project, shared) ?? '',
    termbaseFile,
  );
  const {forms, diagnostics: formErrors} = readForms(textOf(readFile, project, shared) ?? '', readFile);
  append(shared, overrides.diagnostics, formErrors, termbaseErrors);
  const toTraditional = traditional(overrides.diagnostics.length > 0 ? '' : overridesText);

  const overriding = asRendered(overrides);
  const used = new Set<ReadForm>();

  const translated: Unit[] = [];
  const own = new Map(project.folders('seeds').map((slug) => [slug, [] as Diagnostic[]]));
  for (const [slug, diagnostics] of own) {
    const seeds = seedFiles(slug);
    // What is wrong with one report hides nothing of the next.
    const stopped = () => failed([...shared, ...diagnostics]);
    const files = readable(project, diagnostics);
    const text = (file: string) => textOf(file, files, diagnostics);
    const cut = readReport(slug, files);
    append(diagnostics, cut.diagnostics);
    if (!cut.complete) continue;
    const {settings, copyText, sha256} = cut;
    result.accounts.set(slug, formatAccount(cut.sourceFile, copyText));

    const {ledger, messages, diagnostics: ledgerErrors} = readLedger(text(seeds.ledger), seeds.ledger);
    const marked = mark(cut.report, settings);
    const named = applyLedger(marked.report, {segments: ledger, messages}, messagesOf(marked.report), seeds.ledger);
    const {report} = named;
    append(
      diagnostics,
      marked.diagnostics,
      checkNotes(report),
      ledgerErrors,
      failed(ledgerErrors) ? [] : named.diagnostics,
    );

    const {exceptions, diagnostics: exceptionErrors} = readExceptions(text(seeds.exceptions) ?? '', seeds.exceptions);
    append(diagnostics, exceptionErrors);
    const translations = new Map<EditionName, Unit[]>();
    for (const {name} of madeAs('translation', editions)) {
      const catalog = text(seeds.catalog(name));
      if (catalog === undefined) continue;
      const {units, diagnostics: catalogErrors} = readCatalog(catalog, [...ledger, ...messages], seeds.catalog(name));
      translations.set(name, units);
      for (const unit of units) translated.push(unit);
      append(
        diagnostics,
        catalogErrors,
        checkProse(units, exceptions.chinese),
        checkTermbase(units, termbase, exceptions.terms),
        checkFigures(units, termbase, exceptions.numbers),
      );
    }
    const {notes, diagnostics: notesErrors} = readEditorsNotes(text(seeds.notes) ?? '', seeds.notes);
    append(diagnostics, notesErrors);
    const reading = unreadIn(textsOf(report, notes, settings.file), toTraditional, [
      ...overriding,
      ...forms.filter(
        ({phrase, reports}) => !overrides.phrases.has(phrase) && (reports === 'all' || reports.includes(slug)),
      ),
    ]);
    result.unread.set(slug, reading.unread);
    for (const form of forms) if (reading.used.has(form)) used.add(form);
    if (stopped()) continue;
    const linking = {
      report,
      settings,
      toScript: (_: EditionName, words: string) => toTraditional(words),
      termbase,
      notes,
    };
    const {editions: linkedEditions, diagnostics: linkErrors} = linkEditions({...linking, translations});
    append(diagnostics, linkErrors);
    if (stopped()) continue;

    const pages = new Map<string, string>();
    const work = {
      copyText,
      overrides: applied(sourceText(report).text, overrides),
      unread: reading.unread.length,
      termbase: translations.size > 0 ? termbase : [],
      exceptions: [...exceptions.numbers, ...exceptions.chinese, ...exceptions.terms],
    };
    for (const {edition, linked} of linkedEditions) {
      const say = inWordsOf(edition, toTraditional);
      const aliases = aliasesIn(edition, sourceText(report), termbase, (text) => say({zh: text, en: text}));
      const published = {
        ...volume(report, edition, linked, editorsEntries(notes, say), sha256, reading.unread.length),
        ...(aliases.length > 0 && {aliases}),
      };
      for (const [file, page] of render(published)) pages.set(`${edition.name}/${file}`, page);
      pages.set(`${edition.name}/report.json`, formatVolume(published));
      pages.set(`${edition.name}/about.json`, formatColophon(colophon(report, work, say)));
    }
    result.reports.set(slug, pages);
  }
  append(shared, checkVariants(translated, termbase));
  result.stopped = [...own.keys()].filter((slug) => !result.reports.has(slug));
  // A report that could not be read may have what seems of no use.
  if (result.unread.size === own.size) result.unused = unusedForms(forms, used);
  result.diagnostics = inOrder([...shared, ...[...own.values()].flat()]);
  return result;
}

/** The text of a file; what is wrong with its bytes joins these diagnostics. */
function textOf(file: string, files: Reading, diagnostics: Diagnostic[]): string | undefined {
  const {text, diagnostics: errors} = readText(files, file);
  append(diagnostics, errors);
  return text;
}

/** The files of a project, of which those that the system does not let be read are an error, and none. */
function readable(files: Reading, diagnostics: Diagnostic[]): Reading {
  const said = new Set<string>();
  return {
    ...files,
    read(path) {
      try {
        return files.read(path);
      } catch (error) {
        const actual = (error as Error).message;
        const place = {file: path, line: 1, column: 1};
        if (!said.has(path))
          diagnostics.push({...place, ruleId: 'file-unreadable', actual, expected: 'a file that can be read'});
        said.add(path);
        return undefined;
      }
    },
  };
}

/** What the editors say, in an edition's language and script. */
function inWordsOf({name}: EditionText, toTraditional: (text: string) => string): (words: Bilingual) => string {
  const {language, made} = editionInfo(name);
  return (words) => (made === 'script' ? toTraditional(words[language]) : words[language]);
}

/** The editors' notes in one edition's words. */
function editorsEntries(notes: readonly EditorsNote[], say: (words: Bilingual) => string): EditorsEntry[] {
  return notes.map(({number, zh, en, source}) => ({
    number,
    term: say({zh: zh.term, en: en.term}),
    text: say({zh: zh.text, en: en.text}),
    source: say(source),
  }));
}

/** Diagnostics as a reader goes through the files. */
function inOrder(diagnostics: Diagnostic[]): Diagnostic[] {
  const order = (one: Diagnostic, other: Diagnostic) => one.line - other.line || one.column - other.column;
  return Object.values(Object.groupBy(diagnostics, ({file}) => file)).flatMap((list = []) => list.toSorted(order));
}

/** The account as a table; its columns sum up to the file. */
function formatAccount(file: string, {size, account}: CopyText): string {
  const rows = [
    ...account.map(
      ({kinds, lines, characters}) =>
        [kinds.includes('layout') ? '(line ends and edges)' : kinds.join(' + '), lines, characters] as const,
    ),
    ['in all', size.lines, size.characters] as const,
  ];
  const row = ([kind, ...numbers]: readonly [string, number, number]) =>
    `  ${kind.padEnd(24)}${numbers.map((number) => String(number).padStart(12)).join('')}`;
  return `${file}\n  ${'kind'.padEnd(24)}${'lines'.padStart(12)}${'characters'.padStart(12)}\n${rows.map(row).join('\n')}`;
}

if (import.meta.main)
  await alone((files) => {
    const {reports, stopped, accounts, unused, diagnostics} = convert(files);
    for (const account of accounts.values()) console.log(account);
    print([...diagnostics, ...unused]);
    for (const [slug, pages] of reports) files.replace(`content/${slug}`, pages);
    // One of them may be a report that is gone, or one under the name it had.
    if (!failed(diagnostics))
      for (const slug of files.folders('content')) if (!reports.has(slug)) files.replace(`content/${slug}`, new Map());
    if (failed(diagnostics))
      refuse(reports.size === 0 ? 'Nothing is written.' : `Not converted, and left as it was: ${stopped.join(', ')}.`);
  });
