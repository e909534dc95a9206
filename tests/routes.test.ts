/** The site's addresses: what each stands for, and that it is put together as it was taken apart. */
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {checkSlug} from '../src/convert/read/slug.ts';
import {editions} from '../src/model/editions.ts';
import {editionPages, formatPagePath, formatPath, parseRoute, reportFilePath, twinPath} from '../src/model/routes.ts';

describe('an address', () => {
  it('of a page of a report says which', () => {
    assert.deepEqual(parseRoute('zh-hans/yiyang-2024/2-1/en/'), {
      edition: 'zh-hans',
      editionPage: '',
      report: 'yiyang-2024',
      page: '2-1',
      other: 'en',
    });
    assert.deepEqual(parseRoute('en/yiyang-2024/index.html'), {
      edition: 'en',
      editionPage: '',
      report: 'yiyang-2024',
      page: 'index',
      other: '',
    });
  });

  it('of a report beside another edition has no page of that edition’s name', () => {
    const {page, other} = parseRoute('zh-hans/yiyang-2024/en/');
    assert.deepEqual([page, other], ['index', 'en']);
  });

  it('of a page that every edition has is no report’s', () => {
    for (const name of editionPages) {
      const {editionPage, report, page} = parseRoute(`zh-hans/${name}/`);
      assert.deepEqual([editionPage, report, page], [name, '', '']);
      assert.equal(checkSlug(name).length, 1, `no report can be called ${name}`);
    }
    for (const {name} of editions) assert.equal(checkSlug(name).length, 1, `no report can be called ${name}`);
  });

  it('of an edition alone has no report', () => assert.equal(parseRoute('zh-hans/').report, ''));

  it('is put together as it was taken apart', () => {
    for (const path of [
      'zh-hans/yiyang-2024/',
      'zh-hans/yiyang-2024/1-2/',
      'en/yiyang-2024/zh-hant/',
      'en/a/full/zh-hans/',
    ]) {
      const {edition, report, page, other} = parseRoute(path);
      assert.equal(formatPagePath(edition, report, page, undefined, other), path);
    }
    assert.equal(formatPath('zh-hans', 'search'), 'zh-hans/search/');
    assert.equal(formatPagePath('zh-hans', 'yiyang-2024', '1-2', 'p6.3'), 'zh-hans/yiyang-2024/1-2/#p6.3');
  });

  it('of a file stands beside the pages', () => {
    assert.equal(twinPath('zh-hans', 'yiyang-2024', 'index'), 'zh-hans/yiyang-2024.md');
    assert.equal(twinPath('zh-hans', 'yiyang-2024', '1-2'), 'zh-hans/yiyang-2024/1-2.md');
    assert.equal(reportFilePath('en', 'yiyang-2024', 'text'), 'en/yiyang-2024/text.json');
  });
});
