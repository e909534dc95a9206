/** What a check has found, as a reader sees it. */
import {group} from '../../model/group.ts';
import {make} from '../kit/dom.ts';
import {kindOf, numberOf, parseId} from '../../model/ids.ts';
import {fill} from '../../ui/say.ts';
import type {EditionInfo} from '../../model/editions.ts';
import {pagePath} from '../../site/urls.ts';
import type {Result} from './check.ts';
import {sentencesOf, type Place, type Sentence} from './corpus.ts';
import {differences, type Difference, type Part, type Run} from './differences.ts';
import type {ReportText} from '../../model/report-text.ts';

/** All that is said of a result needs. */
export interface Context {
  strings: Strings;
  /** The edition of the page. */
  here: EditionInfo;
  /** The edition that the quotation was compared with. */
  compared: EditionInfo;
  /** The texts of the reports in which something was found, in every edition there is, the one compared first. */
  texts: Map<string, {edition: EditionInfo; text: ReportText}[]>;
}

/** More places of a phrase are counted, not listed. */
const listed = 10;
/** Sentences up to this many are shown at once, more when they are asked for. */
const shown = 6;
/** So many differences are marked and listed, so many parts are shown; of more it is said how many there are. */
const most = {differences: 100, parts: 20};

/** What was found of the part of a quotation that is in one language. */
export interface Answer {
  result: Result;
  context: Context;
}

/** Interface strings of the page's language, by the last part of their key; `{n}` and the like are filled in. */
export type Strings = Record<string, string>;

/** In a word: `headline(result, strings)` // => `与报告有2处不同` */
export function headline({verdict, parts}: Result, strings: Strings): string {
  if (verdict === 'altered') return partHeadline(parts[0] as Part, strings);
  return fill(strings[verdict], {n: parts.length});
}

/** What is said of a quotation: for each language it is in, where they differ in it. */
export function headlines(answers: readonly Answer[], strings: Strings): string[] {
  const said = answers.map(({result}) => headline(result, strings));
  if (new Set(said).size === 1) return said.slice(0, 1);
  return answers.map(({context}, i) => context.compared.label + (strings['colon'] ?? '') + said[i]);
}

function partHeadline({runs, places}: Part, strings: Strings): string {
  const n = differences(runs).length;
  if (places.length === 0) return strings['absent'] ?? '';
  if (n === 0) return strings['verbatim'] ?? '';
  return n === 1 ? (strings['altered.one'] ?? '') : fill(strings['altered'], {n});
}

/** Every part of the quotation, with how it differs and where it stands. */
export function details(answers: readonly Answer[], strings: Strings): HTMLElement[] {
  const all = answers.flatMap(({result: {parts}, context}) => parts.map((part) => ({part, context})));
  if (all.every(({part}) => part.places.length === 0)) return [];
  if (all.length === 1) return all.flatMap(({part, context}) => partDetails(part, context, 'h3'));
  const sections = all.slice(0, most.parts).map(({part, context}, i) => {
    const heading = make(
      'h3',
      {},
      fill(strings['part'], {n: i + 1}),
      strings['colon'] ?? '',
      partHeadline(part, strings),
    );
    return make('section', {}, heading, ...partDetails(part, context, 'h4'));
  });
  return [...sections, ...rest(all.length - most.parts, strings['more.parts'])];
}

/** That there are so many more, if there are. */
function rest(n: number, words: string | undefined): HTMLElement[] {
  return n > 0 ? [make('p', {class: 'quiet'}, fill(words, {n}))] : [];
}

/** @param level of its headings */
function partDetails({runs, places}: Part, context: Context, level: 'h3' | 'h4'): HTMLElement[] {
  const {strings, compared} = context;
  const found = differences(runs);
  const quotation = make('blockquote', {lang: compared.lang}, ...markedRuns(runs, compared));
  if (places.length === 0) return [quotation];
  const heading =
    found.length > 0
      ? strings['closest']
      : places.length > 1
        ? fill(strings['places'], {n: places.length})
        : strings['place'];
  return [
    quotation,
    ...(found.length > 0
      ? [
          make('p', {class: 'quiet'}, strings['legend'] ?? ''),
          make(level, {}, strings['differences'] ?? ''),
          make(
            'ol',
            {class: 'differences'},
            ...found.slice(0, most.differences).map((difference) => make('li', {}, inWords(difference, strings))),
          ),
          ...rest(found.length - most.differences, strings['more.differences']),
        ]
      : []),
    make(level, {}, heading ?? ''),
    make(
      'ul',
      {class: 'places'},
      ...places.slice(0, listed).map((place, i) => make('li', {}, ...placeDetails(place, context, i === 0))),
    ),
    ...rest(places.length - listed, strings['more']),
  ];
}

/** A quotation with its differences; behind the last that is listed, as it is. */
function markedRuns(runs: readonly Run[], edition: EditionInfo): (Node | string)[] {
  let left = most.differences;
  const end = runs.findIndex((run) => 'report' in run && left-- === 0);
  if (end < 0) return runs.flatMap((run) => marked(run, edition));
  const words = runs.slice(end).map((run) => ('same' in run ? run.same : run.quotation));
  return [...runs.slice(0, end).flatMap((run) => marked(run, edition)), words.join('')];
}

/** Words as they are; or struck out what the quotation has of its own, and beside it what the report has. */
function marked(run: Run, {space}: EditionInfo): (Node | string)[] {
  if ('same' in run) return [run.same];
  const {report, quotation} = run;
  return [
    ...(quotation ? [make('del', {}, quotation)] : []),
    ...(report && quotation ? [space] : []),
    ...(report ? [make('ins', {}, report)] : []),
  ];
}

function inWords({report, quotation}: Difference, strings: Strings): string {
  return fill(strings[!report ? 'added' : !quotation ? 'omitted' : 'changed'], {report: report.trim(), quotation});
}

/**
 * A place by report, page and paragraph, with its sentences.
 *
 * @param whole whether in every edition, or only in the one compared
 */
function placeDetails(place: Place, {strings, here, texts}: Context, whole: boolean): HTMLElement[] {
  const {report} = place.sentences[0] as Sentence;
  const editions = texts.get(report) ?? [];
  const own = editions.find(({edition}) => edition.name === here.name) ?? editions[0];
  const pages = own?.text.pages ?? [];
  const links = ends([...group(place.sentences, ({page}) => page)]).map(([page, found]) => {
    const all = pages.find(({page: name}) => name === page)?.blocks ?? [];
    const blocks = ends([...group(found, ({block}) => block)]).map(([block, sentences]) => {
      const whole = all.find(({id}) => id === block)?.segments.length === sentences.length;
      return make(
        'a',
        {href: pagePath(own?.edition.name ?? here.name, report, page, sentences[0]?.id)},
        nameOf(block, whole ? [] : sentences, strings),
      );
    });
    const title = pages.find(({page: name}) => name === page)?.title ?? '';
    // The report's own page has the report's title.
    return [...(title === own?.text.title ? [] : [title, ' · ']), ...between(blocks, '–')];
  });
  const ids = new Set(place.sentences.map(({id}) => id));
  const said = editions.map(({edition, text}) => ({
    edition,
    sentences: sentencesOf(report, text).filter(({id}) => ids.has(id)),
  }));
  return [
    make('p', {class: 'place'}, own?.text.title ?? '', ' · ', ...between(links, ' – ').flat()),
    ...(whole
      ? said.map(({edition, sentences}) => textDetails(edition, report, sentences, strings))
      : said
          .slice(0, 1)
          .map(({edition, sentences}) =>
            sentences.length > shown
              ? textDetails(edition, report, sentences, strings)
              : textOf(edition, report, sentences),
          )),
  ];
}

/** The sentences in one edition, to fold out where they are many. */
function textDetails(edition: EditionInfo, report: string, sentences: Sentence[], strings: Strings): HTMLElement {
  const unofficial = edition.made === 'translation' ? [make('small', {}, strings['unofficial'] ?? '')] : [];
  const summary = make('summary', {}, make('span', {lang: edition.lang}, edition.label), ...unofficial);
  const text = () => textOf(edition, report, sentences);
  if (sentences.length <= shown) return make('details', {open: ''}, summary, text());
  const folded = make('details', {}, summary);
  folded.addEventListener('toggle', () => folded.append(text()), {once: true});
  return folded;
}

/** Each sentence is a link to itself. */
function textOf({name, lang, space}: EditionInfo, report: string, sentences: Sentence[]): HTMLElement {
  return make(
    'p',
    {lang, class: 'text'},
    ...sentences.flatMap(({page, id, text}) => [
      make('a', {href: pagePath(name, report, page, id)}, text.trim()),
      space,
    ]),
  );
}

/** A paragraph, heading or note, and some of its sentences: `第6段第2–3句`. */
function nameOf(block: string, sentences: Sentence[], strings: Strings): string {
  const place = fill(strings[kindOf(block) ?? ''], {n: numberOf(block)});
  // The sentences of a note follow its term, `n5.0`.
  const numbers = ends(sentences.map(({id}) => parseId(id)?.segment ?? 0).filter((number) => number > 0));
  return numbers.length === 0
    ? place
    : fill(strings[numbers.length === 1 ? 'sentence' : 'sentences'], {place, n: numbers.join('–')});
}

/** The first and the last. */
function ends<T>(all: T[]): T[] {
  return all.length > 2 ? [all[0] as T, all.at(-1) as T] : all;
}

/** `between(['a', 'b'], '–')` // => `['a', '–', 'b']` */
function between<T>(all: T[], separator: string): (T | string)[] {
  return all.flatMap((one, i) => (i === 0 ? [one] : [separator, one]));
}
