/**
 * Lets work go on that nobody waits for. Where it fails, `otherwise` is done in its place; by default nothing: what it
 * was to show is not shown, and the next attempt starts anew.
 */
export function settle(work: Promise<unknown>, otherwise?: () => void): void {
  work.catch(() => otherwise?.());
}
