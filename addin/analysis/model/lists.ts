// Work on lists as long as a sheet has rows. A call that has each item as an argument, `push(...items)` or `Math.max(...items)`,
// fails at some hundred thousand of them.

/**
 * Appends items to a list, and returns the list.
 *
 * @example
 * append([1], [2, 3]) // => [1, 2, 3]
 */
export function append<T>(list: T[], items: Iterable<T>): T[] {
  for (const item of items) list.push(item);
  return list;
}

/**
 * The greatest of numbers; -Infinity of none.
 *
 * @example
 * greatest([3, 8, 5]) // => 8
 */
export const greatest = (numbers: readonly number[]): number =>
  numbers.reduce((most, number) => Math.max(most, number), -Infinity);

/**
 * The least of numbers; Infinity of none.
 *
 * @example
 * least([3, 8, 5]) // => 3
 */
export const least = (numbers: readonly number[]): number =>
  numbers.reduce((most, number) => Math.min(most, number), Infinity);
