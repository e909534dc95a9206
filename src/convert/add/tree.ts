/** What was made of a text, at a glance: its outline as a tree, with counts. */
import {count} from '../../model/diagnostic.ts';
import type {Flow, Report, Segment} from '../../model/report.ts';
import {marker} from '../../model/text.ts';
import {blocks, segments} from '../../model/tree.ts';

/** The outline of a report, a line a heading, and what there is of everything. */
export function outlineTree(report: Report, setAside: number): string[] {
  const lines: string[] = [];
  const put = (depth: number, text: string, paragraphs: number) =>
    lines.push(`${'   '.repeat(depth)}${text}${paragraphs > 0 ? `  · ${count(paragraphs, 'paragraph')}` : ''}`);
  const flow = (list: Flow, depth: number) => {
    for (const [at, item] of list.entries())
      if ('heading' in item)
        put(depth + item.depth - 1, item.heading.source, paragraphsUntilHeading(list.slice(at + 1)));
      else if ('rows' in item)
        lines.push(
          `${'   '.repeat(depth)}(table of ${item.rows.length} rows and ${item.rows[0]?.length ?? 0} columns)`,
        );
  };
  const headed = ({label, heading}: {label?: Segment; heading: Segment}) =>
    [...(label ? [label] : []), heading].map(({source}) => source).join(' ');
  put(0, '(opening)', paragraphsUntilHeading(report.opening));
  flow(report.opening, 1);
  for (const part of report.parts) {
    put(0, part.heading.source, paragraphsUntilHeading(part.opening));
    flow(part.opening, 1);
    for (const section of part.sections) {
      put(1, section.heading.source, paragraphsUntilHeading(section.paragraphs));
      flow(section.paragraphs, 2);
    }
    if (part.closing.length > 0) put(1, '(closing)', part.closing.length);
  }
  const back = report.appendices.map((appendix) => () => {
    put(0, headed(appendix), paragraphsUntilHeading(appendix.content));
    flow(appendix.content, 1);
  });
  const {notes} = report;
  if (notes) back.splice(notes.after, 0, () => lines.push(`${headed(notes)}  · ${count(notes.notes.length, 'note')}`));
  for (const print of back) print();
  return [...lines, '', totals(report, setAside)];
}

/** How much there is of everything, in a line: `2 parts, 2 sections, …, 3 lines set aside` */
export function totals(report: Report, setAside: number): string {
  const all = blocks(report);
  const known = new Set(report.notes?.notes.map(({number}) => String(number)));
  const markers = segments(report).flatMap(({source}) =>
    [...source.matchAll(marker)].filter(([, number]) => known.has(number ?? '')),
  );
  const tables = all.filter(({kind}) => kind === 'table').length;
  return [
    count(report.parts.length, 'part'),
    count(report.parts.flatMap(({sections}) => sections).length, 'section'),
    count(all.filter((block) => block.kind === 'heading' && block.level === 'subheading').length, 'subheading'),
    count(all.filter(({kind}) => kind === 'paragraph').length, 'paragraph'),
    ...(tables > 0 ? [count(tables, 'table')] : []),
    ...(report.appendices.length > 0 ? [count(report.appendices.length, 'appendix', 'appendices')] : []),
    count(report.notes?.notes.length ?? 0, 'note'),
    count(markers.length, 'marker'),
    `${count(setAside, 'line')} set aside`,
  ].join(', ');
}

function paragraphsUntilHeading(list: Flow): number {
  const next = list.findIndex((item) => 'heading' in item);
  return list.slice(0, next < 0 ? undefined : next).filter((item) => 'segments' in item).length;
}
