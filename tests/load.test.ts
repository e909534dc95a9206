/** What a page loads later is loaded once, and again where that failed. */
import assert from 'node:assert/strict';
import {afterEach, describe, mock, test} from 'node:test';
import {fetchJson, forget, once} from '../src/browser/kit/load.ts';
import {settle} from '../src/browser/kit/settle.ts';

/** What after-load.ts would hear, in place of the window. */
const told = mock.fn((_event: Event) => true);
globalThis.dispatchEvent = told;

afterEach(() => {
  mock.restoreAll();
  told.mock.resetCalls();
});

describe('once', () => {
  test('makes a thing once, also for those who ask while it is being made', async () => {
    const make = mock.fn(() => Promise.resolve('made'));
    assert.deepEqual(await Promise.all([once('a', make), once('a', make)]), ['made', 'made']);
    assert.equal(make.mock.callCount(), 1);
  });

  test('forgets a failure, and tells of it: the next call tries again', async () => {
    const make = mock.fn(() => Promise.resolve('made'));
    make.mock.mockImplementationOnce(() => Promise.reject(new Error('no network')));
    await assert.rejects(once('b', make), /no network/);
    assert.deepEqual(
      told.mock.calls.map(({arguments: [event]}) => event.type),
      ['not-loaded'],
    );
    assert.equal(await once('b', make), 'made');
    assert.equal(told.mock.callCount(), 1);
  });

  test('makes anew what has turned out to be of no use', async () => {
    const make = mock.fn(() => Promise.resolve('made'));
    await once('c', make);
    forget('c');
    await once('c', make);
    assert.equal(make.mock.callCount(), 2);
  });
});

test('what the server does not have is no JSON', async () => {
  mock.method(globalThis, 'fetch', () => Promise.resolve(new Response('{"page": "not found"}', {status: 404})));
  await assert.rejects(fetchJson('/text.json'), /404/);
  mock.method(globalThis, 'fetch', () => Promise.resolve(new Response('{"title": "a"}')));
  assert.deepEqual(await fetchJson('/text.json'), {title: 'a'});
});

test('work that nobody waits for fails without an unhandled rejection', async () => {
  const otherwise = mock.fn();
  // The test runner itself fails a test in which a rejection is not handled.
  settle(Promise.reject(new Error('no script')));
  settle(Promise.reject(new Error('no script')), otherwise);
  await new Promise((done) => setTimeout(done));
  assert.equal(otherwise.mock.callCount(), 1);
});
