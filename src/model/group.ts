/** Grouping, as `Map.groupBy` does it, which the oldest browsers meant do not have. */

/** `group([1, 2, 3], (n) => n % 2)` // => `Map {1 => [1, 3], 0 => [2]}` */
export function group<K, T>(items: Iterable<T>, keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const others = groups.get(key);
    if (others) others.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
