import type {MDXInstance} from 'astro';
import {editions, type EditionInfo, type EditionName} from '../model/editions.ts';
import type {Colophon} from '../model/colophon.ts';
import {
  compareVolumes,
  headingOf,
  notesOf,
  type PlacedCorrection,
  type Volume,
  type VolumePage,
} from '../model/volume.ts';
import {ui} from '../ui/index.ts';
import {given} from '../ui/title-block.ts';
import {pagePath, path} from './urls.ts';

/** A page of the text, with its MDX as a component. */
export interface PageEntry extends VolumePage {
  Content: MDXInstance<Head>['Content'];
}

/** One report in one edition, with its pages as components. */
export interface LibraryVolume extends Volume {
  pages: PageEntry[];
  /** What the editors did. */
  colophon: Colophon;
  /** On parallel pages the edition beside it: links stay in this view. */
  other?: EditionName;
}

/** What stands at the head of a page under `content/`. */
interface Head extends Record<string, unknown> {
  page: string;
}

// Vite's own glob: a content collection would read and check once more what convert has just written, for a third of
// the build's time.
const volumes = import.meta.glob<Volume>('/content/*/*/report.json', {eager: true, import: 'default'});
const colophons = import.meta.glob<Colophon>('/content/*/*/about.json', {eager: true, import: 'default'});
const components = import.meta.glob<MDXInstance<Head>>('/content/*/*/*.mdx', {eager: true});

/**
 * Every report in every edition that there is of it, the latest year first.
 *
 * @throws if a report lacks its account or a page in an edition: `content/` is incomplete.
 */
export const library: readonly LibraryVolume[] = Object.entries(volumes)
  .map(([file, volume]) => {
    const of = <T>(files: Record<string, T>, name: string): T => {
      const found = files[file.replace('report.json', name)];
      if (!found) throw new Error(`${file.slice(1)} has no ${name} beside it; run npm run convert`);
      return found;
    };
    const pages = volume.pages.map((page) => ({...page, Content: of(components, `${page.page}.mdx`).Content}));
    return {...volume, pages, colophon: of(colophons, 'about.json')};
  })
  .sort(compareVolumes);

/** The editions that hold at least one report. */
export const shelvedEditions: readonly EditionInfo[] = editions.filter(({name}) =>
  library.some(({edition}) => edition === name),
);

/** Whether an edition has several reports. */
export function isLibrary(name: EditionName): boolean {
  return library.filter(({edition}) => edition === name).length > 1;
}

/** `getStaticPaths` of a page that every edition has. */
export const editionPaths = () => shelvedEditions.map(({name}) => ({params: {edition: name}, props: {edition: name}}));

/** A page that every edition has, in each of them: `everywhere('search')`; without a name, the list of its reports. */
export const everywhere = (page = '') =>
  shelvedEditions.map(({name, lang, label}) => ({name, lang, label, href: path(name, page)}));

/** The editions one report has. */
export function editionsOf(report: string): EditionInfo[] {
  return editions.filter(({name}) => library.some((volume) => volume.report === report && volume.edition === name));
}

/** The address of a page of a volume, in the view it is read in. */
export function hrefOf({edition, report, other}: LibraryVolume, page: string, id?: string): string {
  return pagePath(edition, report, page, id, other);
}

/** Where a page, or all of the full page, is read otherwise than the source prints it. */
export function correctionsOn({metadata}: LibraryVolume, page: string): PlacedCorrection[] {
  return metadata.corrections.filter((correction) => page === 'full' || correction.page === page);
}

/** A part or an appendix of a report with the pages that hang below it, for lists of contents. */
export interface ContentsPart {
  page: PageEntry;
  sections: PageEntry[];
}

/** Parts with their sections, and appendices, in order. */
export function parts({pages}: LibraryVolume): ContentsPart[] {
  const found: ContentsPart[] = [];
  for (const page of pages) {
    if (page.kind === 'part' || page.kind === 'appendix') found.push({page, sections: []});
    else if (page.kind === 'section') found.at(-1)?.sections.push(page);
  }
  return found;
}

/** What hangs below a page: the parts below a report's own page, below a part's page the part itself, if it has sections. */
export function partsBelow(volume: LibraryVolume, page: string): ContentsPart[] {
  const all = parts(volume);
  return page === 'index' ? all : all.filter((part) => part.page.page === page && part.sections.length > 0);
}

/** A sentence that says what a page holds, for search engines and previews; made of the page's own headings. */
export function describe(volume: LibraryVolume, name: string): string {
  const {edition, metadata, pages} = volume;
  const t = ui(edition);
  const how = given(edition, metadata).join(t('report.given.and'));
  const title = how === '' ? metadata.title : t('report.titled', {title: metadata.title, given: how});
  const page = pages.find((one) => one.page === name);
  if (!page) return t('full.description', {title});
  if (page.kind === 'report') return t('report.description', {title});
  if (page.kind === 'notes') return t('notes.description', {title: metadata.title, n: notesOf(volume).length});
  const below = parts(volume).find((part) => part.page === page)?.sections ?? [];
  const leads = page.entries.flatMap((entry) => (entry.kind === 'lead' ? [entry.text] : []));
  const names = [...leads, ...below.map((section) => section.title)];
  return names.length > 0
    ? t('page.description', {heading: headingOf(page), names: names.join(t('list'))})
    : t('report.description', {title});
}
