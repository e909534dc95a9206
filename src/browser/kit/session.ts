/** What the browser keeps for this tab; where it refuses to, nothing is kept, and nothing is found. */

/** What is kept under a name; undefined if nothing is. */
export function recall(name: string): string | undefined {
  try {
    return sessionStorage.getItem(name) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Keeps a value under a name; undefined forgets it. */
export function remember(name: string, value: string | undefined): void {
  try {
    if (value === undefined) sessionStorage.removeItem(name);
    else sessionStorage.setItem(name, value);
  } catch {
    // What it is kept for does without.
  }
}
