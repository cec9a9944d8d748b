/** What sorting works in, and what it leaves; made once for many fields of one size. */
export interface Room {
  readonly places: Int32Array;
  readonly counts: Uint32Array;
  readonly order: Uint32Array;
  readonly sorted: Float64Array;
  readonly buckets: Uint32Array;
}

/** Buckets for each value that is dealt, and the number of values beyond which they no longer fit a near cache. */
const BUCKETS_EACH = 3;
const DEALT_AT_MOST = 2 ** 16;
/** Values that meet in a bucket, on average, beyond which sorting by digits is quicker. */
const CROWD = 8;
const WORD = 2 ** 32;

export const roomFor = (size: number): Room => ({
  places: new Int32Array(size),
  counts: new Uint32Array((size > DEALT_AT_MOST ? 1 : BUCKETS_EACH) * size + 1),
  order: new Uint32Array(size),
  sorted: new Float64Array(size),
  buckets: new Uint32Array(size),
});

/** Whether every value that is a number is a whole one. */
export const isWhole = (values: Float64Array): boolean =>
  values.every((value) => value !== value || value === Math.floor(value));

/** Positions of the values that are numbers, from `first`, the best of them, to `last`. The order may lie in the room. */
export function orderOf(values: Float64Array, first: number, last: number, room: Room): Uint32Array {
  if (values.length <= DEALT_AT_MOST) {
    const order = dealtOrder(values, first, last, room);
    if (order) return order;
  }
  const near = Math.abs(first - last) < WORD && isWhole(values);
  let order = reported(values);
  for (const words of near ? [distances(values, first)] : orderedWords(values, first > last)) {
    order = sortedBy(words, order);
  }
  return order;
}

/** Levels the sizes of amounts, so that a few large ones do not leave the rest to one bucket; keeps their order. */
const level = (value: number): number => (value < 0 ? -Math.sqrt(-value) : Math.sqrt(value));

/** By dealing values into buckets that are in order, then inserting each among its few neighbours. */
function dealtOrder(
  values: Float64Array,
  first: number,
  last: number,
  { counts, order, sorted, buckets }: Room,
): Uint32Array | undefined {
  const start = level(first);
  const scale = (counts.length - 2) / Math.abs(start - level(last));
  counts.fill(0);
  for (let index = 0; index < values.length; index++) {
    const value = values[index] as number;
    if (value !== value) continue;
    const bucket = (Math.abs(start - level(value)) * scale) | 0;
    buckets[index] = bucket;
    counts[bucket] = (counts[bucket] as number) + 1;
  }
  let count = 0;
  let meetings = 0;
  for (let bucket = 0; bucket < counts.length; bucket++) {
    const size = counts[bucket] as number;
    counts[bucket] = count;
    count += size;
    meetings += size * size;
  }
  if (meetings > CROWD * count) return undefined;
  const sign = first > last ? -1 : 1;
  for (let index = 0; index < values.length; index++) {
    const value = values[index] as number;
    if (value !== value) continue;
    const bucket = buckets[index] as number;
    const at = counts[bucket] as number;
    counts[bucket] = at + 1;
    sorted[at] = sign * value;
    order[at] = index;
  }
  for (let at = 1; at < count; at++) {
    const key = sorted[at] as number;
    if (!((sorted[at - 1] as number) > key)) continue;
    const index = order[at] as number;
    let to = at;
    for (; to > 0 && (sorted[to - 1] as number) > key; to--) {
      sorted[to] = sorted[to - 1] as number;
      order[to] = order[to - 1] as number;
    }
    sorted[to] = key;
    order[to] = index;
  }
  return order.subarray(0, count);
}

/** Positions of the values that are numbers, as they come. */
function reported(values: Float64Array): Uint32Array<ArrayBuffer> {
  const order = new Uint32Array(values.length);
  let count = 0;
  for (let index = 0; index < values.length; index++) if (values[index] === values[index]) order[count++] = index;
  return order.subarray(0, count);
}

/** Whole distances from the best value, for values within 2^32 of it. */
function distances(values: Float64Array, first: number): Uint32Array {
  const keys = new Uint32Array(values.length);
  for (let i = 0; i < keys.length; i++) keys[i] = Math.abs(first - (values[i] as number));
  return keys;
}

/** The bits of doubles as two words, low then high, that ascend from the best value to the worst. */
function orderedWords(values: Float64Array, highFirst: boolean): Uint32Array[] {
  const bits = new Uint32Array(values.buffer, values.byteOffset, values.length * 2);
  const lowWord = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1 ? 0 : 1;
  const words = [new Uint32Array(values.length), new Uint32Array(values.length)] as const;
  const flip = highFirst ? 0xffffffff : 0;
  for (let i = 0; i < values.length; i++) {
    const high = bits[2 * i + 1 - lowWord] as number;
    const mask = high >>> 31 === 1 ? 0xffffffff : 0;
    words[0][i] = (bits[2 * i + lowWord] as number) ^ mask ^ flip;
    words[1][i] = high ^ (mask | 0x80000000) ^ flip;
  }
  return [...words];
}

/** An order made ascending by a word of each index, stably: a radix sort from the last digit. */
function sortedBy(words: Uint32Array, order: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  let largest = 0;
  for (const index of order) largest = Math.max(largest, words[index] as number);
  const bits = 32 - Math.clz32(largest);
  const digit = Math.ceil(bits / Math.ceil(bits / 12));
  const starts = new Uint32Array(2 ** digit);
  let [from, to] = [order, new Uint32Array(order.length)];
  for (let shift = 0; shift < bits; shift += digit) {
    const mask = starts.length - 1;
    starts.fill(0);
    for (const index of from) {
      const bucket = ((words[index] as number) >>> shift) & mask;
      starts[bucket] = (starts[bucket] as number) + 1;
    }
    let start = 0;
    for (let bucket = 0; bucket < starts.length; bucket++) {
      const size = starts[bucket] as number;
      starts[bucket] = start;
      start += size;
    }
    for (const index of from) {
      const bucket = ((words[index] as number) >>> shift) & mask;
      const at = starts[bucket] as number;
      starts[bucket] = at + 1;
      to[at] = index;
    }
    [from, to] = [to, from];
  }
  return from;
}
