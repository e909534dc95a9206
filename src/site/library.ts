import type {MDXInstance} from 'astro';
import type {Colophon, PageData} from '../model/report.ts';
import {type EditionInfo, type EditionName, editions} from '../model/editions.ts';
import {pagePath, path} from './urls.ts';
import {ui} from '../ui/index.ts';

/** A page as convert wrote it: its front matter, and its text as a component. */
export interface PageEntry {
  data: PageData;
  Content: MDXInstance<PageData>['Content'];
}

/** One report in one edition: its pages in the order of the text. */
export interface Volume {
  report: string;
  edition: EditionName;
  meta: Extract<PageData, {kind: 'report'}>['meta'];
  pages: PageEntry[];
  /** What the editors did. */
  colophon: Colophon;
  /** On parallel pages the edition beside it: links stay in this view. */
  other?: EditionName;
}

// Vite's own glob: a content collection would read and check once more what convert has just written, for a third of
// the build's time.
const entries: PageEntry[] = Object.values(
  import.meta.glob<MDXInstance<PageData>>('/content/*/*/*.mdx', {eager: true}),
).map(({frontmatter, Content}) => ({data: frontmatter, Content}));

const colophons = import.meta.glob<Colophon>('/content/*/*/about.json', {eager: true, import: 'default'});

/**
 * Every report in every edition that there is of it, the latest year first.
 *
 * @throws if a report has no page of its own in an edition, or no account: `content/` is incomplete.
 */
export const library: readonly Volume[] = [...Map.groupBy(entries, ({data}) => `${data.report}/${data.edition}`)]
  .map(([key, pages]) => {
    pages.sort((a, b) => a.data.order - b.data.order);
    const first = pages[0]?.data;
    if (first?.kind !== 'report') throw new Error(`content/${key} has no index.mdx; run npm run convert`);
    const colophon = colophons[`/content/${key}/about.json`];
    if (!colophon) throw new Error(`content/${key} has no about.json; run npm run convert`);
    return {report: first.report, edition: first.edition, meta: first.meta, pages, colophon};
  })
  .sort((a, b) => b.meta.year - a.meta.year || (a.report < b.report ? -1 : 1));

/** The editions that hold at least one report. */
export const shelvedEditions: readonly EditionInfo[] = editions.filter(({name}) =>
  library.some(({edition}) => edition === name),
);

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
export function hrefOf({edition, report, other}: Volume, page: string, id?: string): string {
  return pagePath(edition, report, page, id, other);
}

/** A part of a report with the pages that hang below it, for lists of contents. */
export interface ContentsPart {
  page: PageEntry;
  sections: PageEntry[];
}

/** Parts with their sections, in order. */
export function parts({pages}: Volume): ContentsPart[] {
  const found: ContentsPart[] = [];
  for (const page of pages) {
    if (page.data.kind === 'part') found.push({page, sections: []});
    else if (page.data.kind === 'section') found.at(-1)?.sections.push(page);
  }
  return found;
}

/** A heading as a line of text: `一、着力推进产业立市`, `（一）突出产业立市，提升发展质效`. */
export function titleOf({data}: PageEntry): string {
  return (data.number ?? '') + data.title;
}

/** A sentence that says what a page holds, for search engines and previews; made of the page's own headings. */
export function describe(volume: Volume, page: string): string {
  const {edition, meta, pages} = volume;
  const t = ui(edition);
  const title = meta.title;
  const data = pages.find((entry) => entry.data.page === page)?.data;
  if (!data) return t('full.description', {title});
  if (data.kind === 'report') return t('report.description', {title});
  if (data.kind === 'notes') return t('notes.description', {title, n: data.notes.length});
  const below =
    parts(volume)
      .find((part) => part.page.data === data)
      ?.sections.map((section) => section.data.title) ?? [];
  const leads = data.entries.flatMap((entry) => (entry.kind === 'lead' ? [entry.text] : []));
  const names = [...leads, ...below];
  return names.length > 0
    ? t('page.description', {heading: (data.number ?? '') + data.title, names: names.join(t('list'))})
    : t('report.description', {title});
}
