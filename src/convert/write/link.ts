/**
 * Text → pieces: markers become noterefs, and every place where a note's term is used becomes a link to it.
 *
 * An edition is linked by that edition's own forms of the terms. The longest form is found first; none is found
 * within another, within its own note's definition, or within a longer Latin word or number.
 */
import {placesIn, type Diagnostic, type Place} from '../../model/diagnostic.ts';
import type {EditionText, Inline, Linked, Report, Segment} from '../../model/report.ts';
import type {Settings, TermbaseEntry} from '../types.ts';
import type {Id} from '../../model/ids.ts';
import {counterparts} from '../../model/characters.ts';
import {group} from '../../model/group.ts';
import {cutsWord, excerpt, longestFirst, marker, occurrences, searcher} from '../../model/text.ts';
import {blocks, segments, segmentsOf} from '../../model/tree.ts';

/** The forms of the terms in one edition, by note number. */
export type Forms = ReadonlyMap<number, readonly string[]>;

interface Span {
  from: number;
  to: number;
  /** 0: a passage that only looks like a term. */
  number: number;
}

/** The longest words that are looked for as a term, in characters: a note that is a sentence has none. */
const longestTerm = 60;

/** The forms of the original: each term as the list of notes has it, and its variants. */
export function forms(report: Report, edition: EditionText, settings: Settings): Forms {
  return new Map(
    report.notes?.notes.map(({number, term}) => [
      number,
      [edition.text.get(term.id) ?? '', ...(settings.terms.get(number) ?? []).map(({text}) => text)].filter(
        (form) => form.length <= longestTerm,
      ),
    ]),
  );
}

/**
 * Finds words of one edition in another that has as many characters.
 *
 * @param words all that will be asked for
 * @returns what stands in the places of some of them
 *
 * `aligner(['都谷极'], hans, hant)(['都谷极'])` // => `['都谷極']`
 */
export function aligner(
  words: readonly string[],
  one: EditionText,
  other: EditionText,
): (some: readonly string[]) => string[] {
  const search = searcher(
    [...new Set(words)].filter((form) => form !== ''),
    (form) => form,
  );
  const found = new Map<string, Set<string>>();
  for (const [id, text] of one.text) {
    const counterpart = other.text.get(id) ?? '';
    const at = counterparts(text, counterpart);
    for (const {of: form, from, to} of search(text))
      found.set(form, (found.get(form) ?? new Set()).add(counterpart.slice(at(from), at(to))));
  }
  return (some) => [...new Set(some.flatMap((form) => [...(found.get(form) ?? [])]))];
}

/**
 * The forms of a translation: each term as the list of notes has it, and what the termbase has for any of its forms.
 *
 * @param terms the forms of the original
 */
export function translatedForms(
  report: Report,
  edition: EditionText,
  terms: Forms,
  termbase: readonly TermbaseEntry[],
): Forms {
  const base = new Map(termbase.map((entry) => [entry.zh, [entry.en, ...entry.variants]]));
  return new Map(
    report.notes?.notes.map(({number, term}) => [
      number,
      [edition.text.get(term.id) ?? '', ...(terms.get(number) ?? []).flatMap((form) => base.get(form) ?? [])],
    ]),
  );
}

/**
 * Links an edition.
 *
 * @param not passages, in this edition's words, that look like a term and are none
 * @param model the original, linked: a translation's words are a link where the original's are
 */
export function link(
  report: Report,
  edition: EditionText,
  terms: Forms,
  not: readonly string[] = [],
  model?: Linked,
): Linked {
  const all = [
    ...not.map((form) => ({form, number: 0})),
    ...Array.from(terms, ([number, list]) => list.map((form) => ({form, number}))).flat(),
  ].map(({form, number}) => ({form: form.toLowerCase(), number}));
  // Of notes with the same term the first is meant.
  const search = group(all, ({form}) => form);
  search.delete('');
  const find = longestFirst(
    Array.from(search.values(), ([first]) => first!),
    ({form}) => form,
  );

  const known = new Set(report.notes?.notes.map(({number}) => number));
  const linked = new Map<Id, Inline[]>();
  for (const block of blocks(report)) {
    const own = block.kind === 'note' ? block.note.number : 0;
    for (const segment of segmentsOf(block)) {
      const text = edition.text.get(segment.id) ?? '';
      const isTerm = block.kind === 'note' && segment === block.note.term;
      const inModel = model && termsIn(model.get(segment.id));
      const linkable = ({number}: Span) => number !== own && number !== 0 && (inModel?.has(number) ?? true);
      const spans = isTerm
        ? []
        : find(text.toLowerCase(), (from, to) => !cutsWord(text, from) && !cutsWord(text, to))
            .map(({of: {number}, from, to}) => ({from, to, number}))
            .filter(linkable);
      linked.set(segment.id, pieces(segment, text, spans, edition, known));
    }
  }
  return linked;
}

/** The notes whose terms some pieces hold. */
function termsIn(pieces: Inline[] = []): Set<number> {
  return new Set(pieces.flatMap((piece) => (piece.type === 'term' ? [piece.number] : [])));
}

function pieces(
  segment: Segment,
  text: string,
  spans: Span[],
  edition: EditionText,
  known: ReadonlySet<number>,
): Inline[] {
  // A marker without a note is text.
  const markers = Array.from(text.matchAll(marker), (match) => ({
    from: match.index,
    to: match.index + match[0].length,
    number: Number(match[1]),
  })).filter(({number}) => known.has(number));
  const corrections = (edition.corrections.get(segment.id) ?? []).map((correction) => ({
    ...narrow(correction),
    whole: correction.read === text,
  }));
  const [markerAt, spanAt, correctionAt] = [within(markers), within(spans), within(corrections)];
  const removed = Map.groupBy(
    corrections.filter(({from, to}) => from === to),
    ({from}) => from,
  );
  const breaks = new Set(edition.breaks.get(segment.id));
  const cuts = new Set([
    0,
    text.length,
    ...breaks,
    ...[...markers, ...spans, ...corrections].flatMap(({from, to}) => [from, to]),
  ]);
  const list: Inline[] = [];
  const sorted = [...cuts].toSorted((a, b) => a - b);
  for (const [index, from] of sorted.entries()) {
    // An empty correction: the source has something that is not read.
    for (const {found, why} of removed.get(from) ?? []) list.push({type: 'correction', found, why, value: ''});
    if (breaks.has(from)) list.push({type: 'break'});
    const value = text.slice(from, sorted[index + 1]);
    const [correction, noteref, term] = [correctionAt(from), markerAt(from), spanAt(from)];
    if (from === text.length) break;
    const marked = noteref !== undefined || term !== undefined;
    if (correction !== undefined && !(marked && correction.whole))
      list.push({type: 'correction', found: correction.found, why: correction.why, value});
    else if (noteref !== undefined) list.push({type: 'noteref', number: noteref.number});
    else if (term !== undefined) list.push({type: 'term', number: term.number, value});
    else list.push({type: 'text', value});
  }
  return list;
}

/** What tells the first of some spans that holds an offset; to be asked in the order of the text. */
function within<T extends {from: number; to: number}>(spans: readonly T[]): (offset: number) => T | undefined {
  const sorted = spans.toSorted((a, b) => a.from - b.from);
  let passed = 0;
  return (offset) => {
    while ((sorted[passed]?.to ?? Infinity) <= offset) passed++;
    const span = sorted[passed];
    return span && span.from <= offset ? span : undefined;
  };
}

/**
 * A correction without what found and read have in common: `位代表：` → `各位代表：` is an added `各`. A translation has
 * nothing in common with what was found: it is marked as a whole, around its links.
 */
function narrow({offset, found, read, why}: {offset: number; found: string; read: string; why: string}) {
  const most = Math.min(found.length, read.length);
  let end = 0;
  while (end < most && found.at(-1 - end) === read.at(-1 - end)) end++;
  let start = 0;
  while (start < most - end && found[start] === read[start]) start++;
  return {from: offset + start, to: offset + read.length - end, found: found.slice(start, found.length - end), why};
}

/**
 * Checks the links of the original: a printed marker follows a form of its term (closing marks and other markers
 * may stand between), every variant in report.yaml is used, and belongs to a note, and every passage that it says is no
 * term would be one.
 *
 * @param free the original, linked as if any passage could be a term
 */
export function checkTerms(
  report: Report,
  edition: EditionText,
  linked: Linked,
  free: Linked,
  settings: Settings,
): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const terms = new Map(report.notes?.notes.map(({number, term}) => [number, edition.text.get(term.id) ?? '']));
  const used = new Set<string>();

  for (const segment of segments(report)) {
    const list = linked.get(segment.id) ?? [];
    // The last words, and the note whose term they end with.
    let [before, last] = ['', undefined as number | undefined];
    const placeOf = placesIn(segment.place, segment.source);
    const printed = Array.from(segment.source.matchAll(marker)).filter(([, number]) => terms.has(Number(number)));
    let passed = 0;
    for (const piece of list) {
      const text = piece.type === 'noteref' ? `[${piece.number}]` : 'value' in piece ? piece.value : '';
      if (piece.type === 'noteref') {
        const offset = printed[passed++]?.index ?? 0;
        // Where nothing stands before it there is no form to add.
        if (terms.has(piece.number) && before !== '' && last !== piece.number) {
          diagnostics.push({
            ...placeOf(offset),
            severity: 'warning',
            ruleId: 'term-form',
            actual: `[${piece.number}] does not follow ${excerpt(terms.get(piece.number) ?? '')} but ${excerpt([...before].slice(-12).join(''))}`,
            expected: `add the form that stands here to ${settings.file} (terms, ${piece.number})`,
          });
        }
      } else if (piece.type === 'term') {
        last = piece.number;
        used.add(`${piece.number} ${piece.value.toLowerCase()}`);
      } else if (!/^(?:[”’」』）)》]|\[\d+\])*$/u.test(text)) last = undefined;
      before = (before + text).slice(-26);
    }
  }

  for (const [number, variants] of settings.terms) {
    const known = new Set([terms.get(number)?.toLowerCase()]);
    for (const {text, place} of variants) {
      const form = text.toLowerCase();
      if (!terms.has(number))
        diagnostics.push({
          ...place,
          ruleId: 'term-note',
          actual: `there is no note ${number}`,
          expected: 'the number of a note',
        });
      else if (known.has(form))
        diagnostics.push({
          ...place,
          ruleId: 'setting-unused',
          actual: `${excerpt(text)} is known for a form of note ${number} already`,
          expected: 'forms other than the term in the list of notes, each once',
        });
      else if (!used.has(`${number} ${form}`)) {
        diagnostics.push({
          ...place,
          ruleId: 'term-unused',
          actual: `${excerpt(text)} ${standsIn(edition, text) ? 'is a link' : 'stands'} nowhere in the text`,
          expected: `a form of the term of note ${number}`,
        });
      }
      known.add(form);
    }
  }
  for (const {text, place} of settings.notTerms) {
    if (!standsIn(edition, text))
      diagnostics.push({
        ...place,
        ruleId: 'quotation',
        actual: `${excerpt(text)} stands nowhere in the text`,
        expected: 'a passage of the text',
      });
    else if (
      !Array.from(edition.text).some(([id, words]) =>
        hasLink(free.get(id) ?? [], occurrences(words, text), text.length),
      )
    )
      diagnostics.push({
        ...place,
        ruleId: 'setting-unused',
        actual: `${excerpt(text)} looks like no term`,
        expected: 'a passage that would be a link',
      });
  }
  return diagnostics;
}

function standsIn({text}: EditionText, words: string): boolean {
  return [...text.values()].some((one) => one.includes(words));
}

/** Whether a term stands, wholly or in part, in one of some passages of as many characters. */
function hasLink(pieces: readonly Inline[], passages: readonly number[], length: number): boolean {
  let end = 0;
  return pieces.some((piece) => {
    const start = end;
    end += piece.type === 'noteref' ? `[${piece.number}]`.length : 'value' in piece ? piece.value.length : 0;
    return piece.type === 'term' && passages.some((from) => from < end && start < from + length);
  });
}

/**
 * Checks that two editions link the same notes in the same segments; two in Chinese in the same order too, a
 * translation in its own.
 *
 * @param places where to look in the other edition; its segments' places in the source unless told
 */
export function checkSameLinks(
  report: Report,
  one: Linked,
  other: Linked,
  places?: ReadonlyMap<Id, Place>,
): Diagnostic[] {
  const numbers = (linked: Linked, id: Id) => {
    const list = (linked.get(id) ?? []).flatMap((piece) =>
      piece.type === 'term' || piece.type === 'noteref' ? [`${piece.type} ${piece.number}`] : [],
    );
    return (places === undefined ? list : [...new Set(list)].toSorted()).join(', ');
  };
  return segments(report)
    .filter(({id}) => numbers(one, id) !== numbers(other, id))
    .map(({id, place}) => ({
      ...(places?.get(id) ?? place),
      ruleId: 'edition-links',
      actual: `the editions link ${id} differently: ${numbers(one, id) || 'nothing'} and ${numbers(other, id) || 'nothing'}`,
      expected:
        places === undefined
          ? 'the same notes in the same order'
          : 'the same notes; add the form that stands here to seeds/termbase.tsv',
    }));
}
