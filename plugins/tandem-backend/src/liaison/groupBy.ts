/** The items by what they have in common, in their order. */
export function groupBy<T, TKey>(
  items: readonly T[],
  keyOf: (item: T) => TKey,
): Map<TKey, T[]> {
  const groups = new Map<TKey, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
