/** A report and its translations → all its editions, each linked and marked by its own words. */
import {append} from '../../model/append.ts';
import type {Diagnostic, Place} from '../../model/diagnostic.ts';
import {editionInfo, editions, madeAs, type EditionName} from '../../model/editions.ts';
import type {Id} from '../../model/ids.ts';
import type {EditionText, Linked, Report} from '../../model/report.ts';
import type {EditorsNote, Settings, TermbaseEntry, Unit} from '../types.ts';
import {segments} from '../../model/tree.ts';
import {annotate, places, unusedForms} from './annotate.ts';
import {inScript, sourceText, translated} from './editions.ts';
import {aligner, checkSameLinks, checkTerms, forms, link, translatedForms} from './link.ts';

/** An edition with its links and the marks of the editors' notes. */
export interface LinkedEdition {
  edition: EditionText;
  linked: Linked;
}

interface Linking {
  report: Report;
  settings: Settings;
  /** Brings a text of the original into an edition's script; keeps the number of its characters. */
  toScript: (edition: EditionName, text: string) => string;
  termbase: readonly TermbaseEntry[];
  notes: readonly EditorsNote[];
  /** Of each edition that is a translation and that the report has. */
  translations: ReadonlyMap<EditionName, readonly Unit[]>;
}

/** @returns the editions in the order they are offered, and what is wrong with their links and marks */
export function linkEditions({report, settings, toScript, termbase, notes, translations}: Linking): {
  editions: LinkedEdition[];
  diagnostics: Diagnostic[];
} {
  const diagnostics: Diagnostic[] = [];
  const source = sourceText(report);
  const terms = forms(report, source, settings);
  const not = settings.notTerms.map(({text}) => text);
  const sourceLinked = link(report, source, terms, not);
  append(diagnostics, checkTerms(report, source, sourceLinked, link(report, source, terms), settings));

  const {marks, diagnostics: placeErrors} = places(report, source, notes);
  const inSource = new Map(segments(report).map(({id, place}) => [id, place]));
  const start = {file: settings.file, line: 1, column: 1};
  const placeInSource = (id: Id) => inSource.get(id) ?? start;
  const annotated = (
    edition: EditionText,
    linked: Linked,
    formsOf: (note: EditorsNote) => readonly string[],
    at: (id: Id) => Place = placeInSource,
  ): LinkedEdition => {
    const found = annotate(linked, marks, new Map(notes.map((note) => [note.number, formsOf(note)])), at);
    append(diagnostics, found.diagnostics);
    // The other script has the forms of the original; and a form may be of no use because another is wrong.
    if (editionInfo(edition.name).made !== 'script' && placeErrors.length + found.diagnostics.length === 0)
      append(
        diagnostics,
        unusedForms(notes, (note) => formsOf(note), found.used),
      );
    return {edition, linked: found.linked};
  };

  const words = [...terms.values(), not, ...notes.map(({zh}) => zh.forms)].flat();
  const scripts = madeAs('script', editions).map(({name}) => {
    const edition = inScript(name, source, (text) => toScript(name, text));
    const aligned = aligner(words, source, edition);
    const own = new Map(Array.from(terms, ([number, list]) => [number, aligned(list)] as const));
    const linked = link(report, edition, own, aligned(not));
    append(diagnostics, checkSameLinks(report, sourceLinked, linked));
    return {edition, linked, aligned};
  });
  append(diagnostics, placeErrors);

  return {
    editions: [
      annotated(source, sourceLinked, ({zh}) => zh.forms),
      ...scripts.map(({edition, linked, aligned}) => annotated(edition, linked, ({zh}) => aligned(zh.forms))),
      ...Array.from(translations, ([name, units]) => {
        const edition = translated(name, report, units);
        const linked = link(report, edition, translatedForms(report, edition, terms, termbase), [], sourceLinked);
        const inCatalog = new Map(units.map(({id, place}) => [id, place]));
        append(diagnostics, checkSameLinks(report, sourceLinked, linked, inCatalog));
        const {language} = editionInfo(name);
        return annotated(
          edition,
          linked,
          (note) => note[language].forms,
          (id) => inCatalog.get(id) ?? placeInSource(id),
        );
      }),
    ],
    diagnostics,
  };
}
