/** A reporter for Node's test runner that says at the end which tests took longest. */
import {basename} from 'node:path';
import type {TestEvent} from 'node:test/reporters';
import {slowest, type Timed} from './slowest.ts';

export default async function* slowestUnitTests(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  const tests: Timed[] = [];
  for await (const {type, data} of events) {
    if ((type !== 'test:pass' && type !== 'test:fail') || data.details.type === 'suite') continue;
    tests.push({name: `${basename(data.file ?? '')} › ${data.name}`, duration: data.details.duration_ms});
  }
  yield slowest(tests);
}
