/**
 * Adds items to a list, however many there are: `push(...items)` fails where they are more than the stack holds, which
 * are some hundred thousand.
 */
export function append<T>(list: T[], ...more: readonly (readonly T[])[]): void {
  for (const items of more) for (const item of items) list.push(item);
}
