/** The tests that took longest. */

export interface Timed {
  name: string;
  /** In milliseconds. */
  duration: number;
}

/** `slowest([{name: 'opens', duration: 1500}])` // => a heading, and `1.5 s  opens` */
export function slowest(tests: readonly Timed[], count = 10): string {
  const lines = tests
    .toSorted((a, b) => b.duration - a.duration)
    .slice(0, count)
    .map(({name, duration}) => `  ${(duration / 1000).toFixed(1).padStart(6)} s  ${name}`);
  return `\nThe ${lines.length} slowest tests:\n${lines.join('\n')}\n`;
}
