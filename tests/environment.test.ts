/** What an operator sets: read, or refused by name. */
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {basePath, contactAddress, portNumber, siteAddress} from '../src/site/environment.ts';

describe('a setting', () => {
  it('is read', () => {
    assert.equal(siteAddress({}), 'https://baogao.example');
    assert.equal(siteAddress({SITE: 'https://reports.example.org/'}), 'https://reports.example.org');
    assert.equal(basePath({}), '/');
    for (const BASE of ['reports', '/reports', 'reports/', '//reports//']) assert.equal(basePath({BASE}), '/reports/');
    assert.equal(basePath({BASE: '/a/b.c/'}), '/a/b.c/');
    assert.equal(contactAddress({}), 'mailto:errors@baogao.example');
    assert.equal(contactAddress({CONTACT: 'errors@example.org'}), 'mailto:errors@example.org');
    const form = 'https://example.org/new?labels=text';
    assert.equal(contactAddress({CONTACT: form}), form);
    assert.equal(portNumber({}), undefined);
    assert.equal(portNumber({PORT: '8080'}), 8080);
  });

  it('that is wrong is named, with what it may be', () => {
    for (const SITE of ['foo', 'ftp://example.org', 'https://example.org/reports/', 'https://example.org/?a', '//x'])
      assert.throws(() => siteAddress({SITE}), {
        message: new RegExp(`^SITE is ‘${SITE.replace('?', '\\?')}’: it must be`),
      });
    for (const BASE of ['https://example.org/', '/a b/', '/a/../b', '/报告/', '/a?b', '/./'])
      assert.throws(() => basePath({BASE}), /^WrongSetting: BASE is ‘.+’: it must be a path/);
    for (const CONTACT of [
      '',
      'errors',
      'errors@',
      '@example.org',
      'a b@example.org',
      'http://example.org/',
      'mailto:errors@example.org',
      'javascript:alert(1)',
      'https://',
      'a@example.org?cc=b',
    ])
      assert.throws(() => contactAddress({CONTACT}), {
        name: 'WrongSetting',
        message: `CONTACT is ‘${CONTACT}’: it must be an e-mail address or an https:// address`,
      });
    for (const PORT of ['abc', '-1', '65536', '8080.5', '1e3'])
      assert.throws(() => portNumber({PORT}), /^WrongSetting: PORT is ‘.+’: it must be a number/);
  });
});
