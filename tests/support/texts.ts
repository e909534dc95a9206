/**
 * The texts of a report as `text.json` has them, read from `content/` by means of their own: for tests without a built
 * site.
 */
import {globSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {parse as parseYaml} from 'yaml';
import type {EditionName} from '../../src/model/editions.ts';
import {type ReportText, type TextBlock, type TextPage, textsOf} from '../../src/model/report-text.ts';
import {siteScript} from '../../src/build/search/index.ts';
import {asidesOf} from '../../src/build/search/asides.ts';
import {recordOf} from '../../src/build/search/records.ts';
import {readVolumes} from '../../src/build/content.ts';
import {comparePages} from '../../src/model/routes.ts';
import {decode} from './mdx.ts';

/** What stands at the head of a page under `content/`. */
type Head = Pick<TextPage, 'edition' | 'report' | 'page' | 'title'> & {number?: string};

const root = join(import.meta.dirname, '..', '..');
const content = join(root, 'content');
const volumes = readVolumes(root);
const blocks = /<(H|P|Note) id="([^"]+)"[^>]*>([^]*?)<\/\1>/g;
const segments = /<(S|Gloss) id="([^"]+)"(?:[^>]*?after="([^"]*)")?[^>]*>([^]*?)<\/\1>/g;

/** All pages under `content/`, in the order of the text. */
export const built: TextPage[] = globSync('*/*/*.mdx', {cwd: content})
  .map((file) => {
    const [, head = '', body = ''] = /^---\n([^]*?)\n---\n([^]*)/.exec(readFileSync(join(content, file), 'utf8')) ?? [];
    const {edition, report, page, number = '', title} = parseYaml(head) as Head;
    const volume = volumes.find((one) => one.report === report && one.edition === edition)!;
    return {
      edition,
      report,
      page,
      title: number + title,
      asides: asidesOf(
        volume.pages.find((one) => one.page === page)!,
        volume,
      ),
      blocks: Array.from(body.matchAll(blocks), ([, kind, id = '', inner = '']) =>
        blockOf(edition, kind === 'H', id, inner),
      ),
    };
  })
  .sort((a, b) => comparePages(a.page, b.page));

function blockOf(edition: EditionName, heading: boolean, id: string, inner: string): TextBlock {
  if (heading) return {id, segments: [{id, text: plain(inner)}]};
  const found = Array.from(inner.matchAll(segments), ([, kind, id = '', after = '', text = '']) => ({
    id,
    text: plain(text + after) + (edition === 'en' && kind === 'S' ? ' ' : ''),
  }));
  const last = found.at(-1);
  if (last) last.text = last.text.trimEnd();
  return {id, segments: found};
}

function plain(mdx: string): string {
  return decode(mdx.replace(/<[^>]*>/g, ''));
}

const texts = textsOf(built);

/** One report in one edition: `textOf('en', 'yiyang-2024')`. @throws if there is none */
export function textOf(edition: EditionName, report: string): ReportText {
  const text = texts.get(`${edition}/${report}/text.json`);
  if (!text) throw new Error(`no ${report} in ${edition}`);
  return text;
}

/** The table that brings both Chinese scripts together, as the build writes it. */
export const script = siteScript(built.map(recordOf));
