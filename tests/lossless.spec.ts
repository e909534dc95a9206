/** Nothing of the report is lost or changed: the text is read from the built pages, not from what made them. */
import {globSync, readFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {editions} from '../src/model/editions.ts';
import type {ReportText} from '../src/model/report-text.ts';
import {formatPagePath, reportFilePath} from '../src/model/routes.ts';
import {root} from '../tools/run.ts';
import type {Site} from '../tools/sites.ts';
import {readPage} from './support/built-text.ts';
import {chain, pageOf, shownIn, textOf, type Page} from './support/pages.ts';
import {asPrinted, printedForms, type PrintedForms} from './support/printed.ts';
import {expect, test} from './support/site.ts';

/** Lines of the source that are of the web page around the report. All others are its text, in this order. */
const boilerplate = [
  '（政府工作报告附件二维码）',
  '扫一扫在手机打开当前页',
  '信息来源：市政府研究室',
  '作者：',
  '责任编辑：李媛媛',
  '打印关闭分享到：',
  '网站地图 | 页面纠错 | 版权声明 | 关于我们 | 联系我们',
  '主办单位：益阳市人民政府办公室咨询热线：0737-12345网站管理：0737-4382206（仅受理网站建设维护相关事宜）',
  '备案号：湘ICP备05002141号（备案管理系统）',
  '网站标识码：4309000006',
  '湘公网安备：43090302000044号',
  '党政机关',
];

const source = readFileSync(new URL('seeds/yiyang-2024/report.txt', `file://${root}`), 'utf8')
  .split('\n')
  .filter((line) => line !== '');
const body = source.filter((line) => !boilerplate.includes(line));

test('the lines left out are the web page’s', () => {
  expect(source.filter((line) => boilerplate.includes(line))).toEqual(boilerplate);
});

test('the pages of the Simplified edition, in order, are the source', ({built}) => {
  const pages = chain(built, 'zh-hans/yiyang-2024/');
  expect(pages.map(({path}) => path.slice('zh-hans/yiyang-2024/'.length))).toEqual([
    '',
    '1/',
    '1-1/',
    '1-2/',
    '1-3/',
    '1-4/',
    '1-5/',
    '2/',
    '2-1/',
    '2-2/',
    '2-3/',
    '2-4/',
    '2-5/',
    '2-6/',
    '2-7/',
    '2-8/',
    '3/',
    'notes/',
  ]);
  expectSource(pages, printedForms(built, 'yiyang-2024'));
});

test('so is the full page', ({built}) => {
  expectSource([pageOf(built, 'zh-hans/yiyang-2024/full/')], printedForms(built, 'yiyang-2024'));
});

test('the Traditional edition has the same ids, and as many characters in each', ({built}) => {
  const [simplified, traditional] = ['zh-hans', 'zh-hant'].map((edition) => [
    ...chain(built, `${edition}/yiyang-2024/`),
    pageOf(built, `${edition}/yiyang-2024/full/`),
  ]);
  const measured = (pages: Page[]) =>
    pages.map((page) => textOf(page).map(({id, text}) => `${id}: ${[...text].length}`));
  expect(measured(traditional!)).toEqual(measured(simplified!));
});

test('the Traditional edition has its own quotation marks and none of the other’s', ({built}) => {
  const text = textOf(pageOf(built, 'zh-hant/yiyang-2024/full/'))
    .map(({text}) => text)
    .join('');
  expect(text).toMatch(/「[^「」]+」/);
  expect(text).not.toMatch(/[“”‘’]/);
});

test('the English edition says what the catalog says, every sentence in its place, and has the same ids', ({built}) => {
  const catalog = readFileSync(new URL('seeds/yiyang-2024/en.po', `file://${root}`), 'utf8');
  const sentences = Array.from(
    catalog.matchAll(/^msgctxt "([hpn]\d[^"]*)"\nmsgid ".*"\nmsgstr "(.*)"$/gm),
    ([, id, text]) => `${id}: ${text!.replace(/\\(.)/g, '$1')}`,
  );
  expect(sentences.length).toBeGreaterThan(350);
  const ids = (pages: Page[]) => pages.flatMap((page) => page.root.querySelectorAll('main [id]')).map(({id}) => id);
  for (const [english, chinese] of [
    ['en', 'zh-hans'].map((edition) => chain(built, `${edition}/yiyang-2024/`)),
    ['en', 'zh-hans'].map((edition) => [pageOf(built, `${edition}/yiyang-2024/full/`)]),
  ] as [Page[], Page[]][]) {
    const found = english
      .flatMap((page) => page.root.querySelectorAll('main :is(span, dfn, h1, h2, h3)[id]'))
      .filter(({id}) => /^[hpn]\d/.test(id))
      .map((element) => `${element.id}: ${shownIn(element)}`);
    expect(found).toEqual(sentences);
    expect(ids(english)).toEqual(ids(chinese));
  }
});

/** Compares line by line where lines and paragraphs agree, so that a difference shows where it is. */
function expectSource(pages: Page[], forms: PrintedForms): void {
  let text = pages
    .flatMap((page) => textOf(asPrinted(page, forms)))
    .map(({text}) => text)
    .join('');
  for (const [at, line] of body.entries()) {
    expect(text.slice(0, line.length), `line ${at + 1} of the report’s text`).toBe(line);
    text = text.slice(line.length);
  }
  expect(text).toBe('');
}

test('what is searched, checked and taken along is what the pages show, sentence by sentence', ({built}) => {
  for (const {name} of editions) {
    for (const {report} of reportsOf(built, name)) {
      const text = JSON.parse(
        readFileSync(join(built.dist, reportFilePath(name, report, 'text')), 'utf8'),
      ) as ReportText;
      expect(text.pages.length).toBeGreaterThan(0);
      for (const {page, ...rest} of text.pages) {
        const {html} = pageOf(built, formatPagePath(name, report, page));
        expect(readPage(html), `${name} ${report} ${page}`).toEqual(rest);
      }
    }
  }
});

/** The reports of an edition, as its folder has them. */
function reportsOf({dist}: Site, edition: string): {report: string}[] {
  return globSync('*/text.json', {cwd: join(dist, edition)}).map((file) => ({report: dirname(file)}));
}
