/**
 * Groups things by a key (分组), in the order in which the keys first come.
 *
 * @example
 * [...groupedBy([1, 2, 3], (n) => n % 2).values()] // => [[1, 3], [2]]
 */
export function groupedBy<T, Key>(things: Iterable<T>, keyOf: (thing: T) => Key): Map<Key, T[]> {
  const groups = new Map<Key, T[]>();
  for (const thing of things) addTo(groups, keyOf(thing), thing);
  return groups;
}

/** Adds a thing to the group of its key, which is made where there is none. */
export function addTo<T, Key>(groups: Map<Key, T[]>, key: Key, thing: T): void {
  const group = groups.get(key);
  if (group) group.push(thing);
  else groups.set(key, [thing]);
}
