// Small work on lists and records that several parts of this folder do.

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

/** A list without the undefined items at its end. */
export function upToLast<T>(items: readonly (T | undefined)[]): (T | undefined)[] {
  let length = items.length;
  while (length > 0 && items[length - 1] === undefined) length--;
  return items.slice(0, length);
}

/** A record with those of its fields that are not undefined: an optional field may not hold undefined. */
export const present = <T extends object>(fields: { [Key in keyof T]: T[Key] | undefined }): T =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T;

/** A record without one of its fields. */
export function without<T extends object | null | undefined>(record: T, key: keyof NonNullable<T>): T {
  if (!record || !(key in record)) return record;
  const left = { ...record };
  Reflect.deleteProperty(left, key);
  return left;
}
