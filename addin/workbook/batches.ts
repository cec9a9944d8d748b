/** Cuts a list into pieces of neighbours, each of which weighs no more than a limit unless it is a single item. */
export function batches<T>(items: readonly T[], weightOf: (item: T) => number, limit: number): T[][] {
  const found: T[][] = [];
  let room = 0;
  for (const item of items) {
    const weight = weightOf(item);
    if (weight > room || found.length === 0) {
      found.push([]);
      room = limit;
    }
    found.at(-1)?.push(item);
    room -= weight;
  }
  return found;
}
