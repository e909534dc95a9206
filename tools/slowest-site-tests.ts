/** A reporter for Playwright that says at the end which tests took longest. */
import type {Reporter, TestCase, TestResult} from '@playwright/test/reporter';
import {slowest, type Timed} from './slowest.ts';

export default class SlowestSiteTests implements Reporter {
  readonly #tests: Timed[] = [];

  onTestEnd(test: TestCase, {duration}: TestResult): void {
    this.#tests.push({name: test.titlePath().slice(1).join(' › '), duration});
  }

  onEnd(): void {
    console.log(slowest(this.#tests));
  }

  printsToStdio(): boolean {
    return false;
  }
}
