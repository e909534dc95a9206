/** What the site serves for citations: of every report in every edition, and only when it is asked for. */
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {citations, type CiteData} from '../src/model/citation.ts';
import {pagesOf} from './support/pages.ts';
import {expect, test} from './support/site.ts';

/** The year in which each report was given, known or estimated. */
const years: Record<string, RegExp> = {
  'yiyang-2024': /\b2023\b/,
  'sample-2023': /\b2023\b/,
  'sample-2022': /\b2022\b/,
  'yunzhou-2022': /\b2022\b/,
};

test('every report has its citations, which can be filled with any passage', ({built}) => {
  const reports = pagesOf(built)
    .filter(({path}) => path.endsWith('/full/'))
    .map(({path}) => path.replace('full/', ''));
  expect(reports.length).toBeGreaterThanOrEqual(3);
  for (const report of reports) {
    const data: CiteData = JSON.parse(readFileSync(join(built.dist, report, 'cite.json'), 'utf8'));
    const url = `https://example.org/${report}2-1/#p37.2`;
    const {html, ...text} = citations(data, {paragraph: '37', url, today: new Date(2026, 0, 5)});
    expect(Object.keys(text)).toEqual(['gbt', 'chicago', 'apa', 'bibtex', 'ris', 'csl']);
    for (const filled of [...Object.values(text), ...Object.values(html)]) {
      expect(filled).toContain(url);
      expect(filled).toMatch(report.startsWith('en/') ? /para\. 37/ : /第37段/);
      expect(filled).toMatch(years[report.split('/')[1]!]!);
    }
    // Chicago and APA ask for the day of reading only where there is no other date.
    for (const filled of [text.gbt, text.bibtex, text.ris, text.csl])
      expect(filled).toMatch(/2026-01-05|2026\/01\/05|2026,1,5/);
  }
});

test('no page loads them before they are wanted', async ({page}) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto('zh-hans/yiyang-2024/2-1/', {waitUntil: 'networkidle'});
  expect(asked.length).toBeGreaterThan(1);
  expect(asked.filter((url) => url.includes('cite'))).toEqual([]);
});
