/**
 * Tells after-load.ts that something could not be loaded; for what every page loads: kit/load.ts, which is loaded later,
 * has the same.
 */
export function notLoaded(): void {
  dispatchEvent(new Event('not-loaded'));
}
