/**
 * What a reader's page needs to cite any passage of a report: every citation as the processor writes it, with holes for
 * what only that page knows. Only the build uses this; src/model/citation.ts fills the holes.
 */
import {
  citations,
  each,
  values,
  type CiteData,
  type Each,
  type NoteCiteData,
  type Passage,
  type Template,
} from '../../model/citation.ts';
import {editionInfo} from '../../model/editions.ts';
import {ui} from '../../ui/index.ts';
import {item, type Source} from './item.ts';
import {formatter, type Formatted} from './processor.ts';
import {bibtex, csl, ris} from './reference-managers.ts';

/** Its values look like nothing else in a citation: where they stand, a hole is. */
const probe: Passage = {paragraph: '7653', url: 'https://probe.example/a/?b&c#p7653.8', today: new Date(1987, 9, 28)};
const probeOfSeveral: Passage = {...probe, paragraph: '7653–8764'};

/**
 * What the filled holes must be right for: days and months of one and two digits, sentences, addresses with all that
 * they can have.
 */
const samples: Passage[] = [
  {paragraph: '5', url: 'https://baogao.example/en/yiyang-2024/1-1/#p5', today: new Date(2026, 0, 5)},
  {paragraph: '62', url: 'https://example.org/reports/zh-hans/yiyang-2024/3/#p62.10', today: new Date(2025, 11, 31)},
  {paragraph: '6–7', url: 'https://example.org/zh-hans/yiyang-2024/1-2/#p6.2', today: new Date(2026, 0, 5)},
  {paragraph: '99–137', url: 'https://example.org/en/yiyang-2024/full/#p99', today: new Date(2025, 11, 31)},
  {paragraph: '121–128', url: 'https://example.org/en/yiyang-2024/full/#p121', today: new Date(2025, 11, 31)},
  {
    paragraph: '137',
    url: 'http://localhost:4321/zh-hant/yiyang-2024/2-1/?q=%E6%B4%9E&x=1#p137.2',
    today: new Date(2024, 10, 24),
  },
];

const noteSamples: Passage[] = [
  {paragraph: '7', kind: 'note', url: 'https://example.org/en/yiyang-2024/notes/#n7', today: new Date(2026, 0, 5)},
  {
    paragraph: '29',
    kind: 'editors-note',
    url: 'https://example.org/zh-hans/yiyang-2024/notes/#e29',
    today: new Date(2026, 0, 5),
  },
];

/**
 * The citations of a report in one edition, with holes.
 *
 * @throws if the holes, filled, give anything but what the processor writes: then they are not all that varies.
 */
export function prepare(source: Source): CiteData {
  return prepareFrom(source, {one: probe, several: probeOfSeveral}, samples);
}

/** The same of its notes: `prepare()` */
export function prepareNotes(source: Source): NoteCiteData {
  const probes = {note: {...probe, kind: 'note'}, 'editors-note': {...probe, kind: 'editors-note'}} as const;
  return prepareFrom(source, probes, noteSamples);
}

function prepareFrom<K extends string>(
  source: Source,
  probes: Record<K, Passage>,
  samples: readonly Passage[],
): Record<K, Each<Template>> {
  const data = Object.fromEntries(
    Object.entries<Passage>(probes).map(([kind, one]) => [
      kind,
      each(cite(source, one), (text) => template(text, one)),
    ]),
  ) as Record<K, Each<Template>>;
  for (const sample of samples) {
    const [filled, written] = [citations(data, sample), cite(source, sample)].map((some) =>
      JSON.stringify(some, undefined, 2),
    );
    if (filled !== written)
      throw new Error(
        `Citations of ${source.report} (${source.edition}) cannot be prepared: for ${sample.url} the processor writes\n${written}\nand the holes, filled, give\n${filled}`,
      );
  }
  return data;
}

/** `template('第7653段', probe)` // => `['第', 'paragraph', '段']` */
function template(text: string, passage: Passage): Template {
  const longestFirst = Object.entries(values(passage)).sort(([, a], [, b]) => b.length - a.length);
  const split = (parts: Template, [name, value]: [string, string]) =>
    parts.flatMap((part, i) =>
      i % 2 ? [part] : part.split(value).flatMap((piece, j) => (j === 0 ? [piece] : [name, piece])),
    );
  return longestFirst.reduce(split, [text]);
}

/** Where a passage stands, as CSL has it: a number, and what it is of. */
function locatorOf({paragraph, kind}: Passage): [number: string, label: 'paragraph' | 'note'] {
  return kind ? [kind === 'editors-note' ? `E${paragraph}` : paragraph, 'note'] : [paragraph, 'paragraph'];
}

/** The citations of a passage, by the processor itself. */
export function cite(source: Source, passage: Passage): Each<string> {
  const record = item(source, passage);
  const gbt = formatter(
    'china-national-standard-gb-t-7714-2015-numeric',
    editionInfo(source.edition).citationLocale,
  )(record);
  // Chicago and APA are rules of English: no Chinese journal uses CSL's Chinese words for them (段 37, 不详).
  const chicago = formatter('chicago-fullnote-bibliography', 'en-US')(record);
  // Only APA's citation in the text has no edition that would name the paragraph.
  const apa = formatter('apa', 'en-US')(record, ...locatorOf(passage));
  const lines = {gbt: [gbt.entry], chicago: [chicago.citation, chicago.entry], apa: [apa.entry, apa.citation]};
  const text = (some: Formatted[]) => some.map((line) => line.text).join('\n');
  const styled = Object.entries(lines).filter(([, some]) => some.some(({html}) => html.includes('<')));
  return {
    gbt: text(lines.gbt),
    chicago: text(lines.chicago),
    apa: text(lines.apa),
    bibtex: bibtex(record, ui(source.edition)('cite.type')),
    ris: ris(record),
    csl: csl(record),
    html: Object.fromEntries(styled.map(([format, some]) => [format, some.map(({html}) => `<p>${html}</p>`).join('')])),
  };
}
