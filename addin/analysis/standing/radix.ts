import type { Best } from "../model/indicator";

/** Bits of a digit at most: the counts of its values lie in a near cache. */
const DIGIT = 12;
const starts = new Uint32Array(2 ** DIGIT + 1);

/** The keys that are sorted, and the buffer that they go to next. All calls share the buffers, which are as long as the largest field so far. */
const buffersFor = (length: number) => ({
  keys: new Uint32Array(length),
  order: new Uint32Array(length),
  nextKeys: new Uint32Array(length),
  nextOrder: new Uint32Array(length),
});
let buffers = buffersFor(0);

/**
 * Positions of the values that are numbers, from the best to the worst, by a radix sort of whole numbers that lie within
 * 2^32 of each other; undefined of others. It equals `sortedOrder` of places.ts, and lies in a buffer that the next call
 * overwrites.
 *
 * Two bounds of the benchmark fail without it: a cube of the nation within 1.3 times its floor (`sortedOrder` takes 8
 * times), and places of 10^6 figures within 1.5 times the sort of a copy (5 to 8 times).
 */
export function radixOrder(values: Float64Array, best: Best): Uint32Array | undefined {
  let [low, high] = [Infinity, -Infinity];
  for (let i = values.length; i-- > 0;) {
    const value = values[i] as number;
    if (value !== value) continue;
    if (value !== Math.floor(value)) return undefined;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  if (!(high - low < 2 ** 32)) return undefined;
  if (buffers.keys.length < values.length) buffers = buffersFor(values.length);
  const { keys, order } = buffers;
  let count = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    if (value !== value) continue;
    keys[count] = best === "high" ? high - value : value - low;
    order[count++] = i;
  }
  const bits = Math.ceil(Math.log2(high - low + 1));
  const digit = Math.ceil(bits / Math.ceil(bits / DIGIT));
  for (let shift = 0; shift < bits; shift += digit) sortByDigit(count, shift, 2 ** digit - 1);
  return buffers.order.subarray(0, count);
}

/** Sorts the keys and their positions by one digit, stably. */
function sortByDigit(count: number, shift: number, mask: number): void {
  const { keys, order, nextKeys, nextOrder } = buffers;
  starts.fill(0, 0, mask + 2);
  for (let at = 0; at < count; at++) (starts[(((keys[at] as number) >>> shift) & mask) + 1] as number)++;
  for (let value = 0; value < mask; value++) (starts[value + 1] as number) += starts[value] as number;
  for (let at = 0; at < count; at++) {
    const key = keys[at] as number;
    const to = (starts[(key >>> shift) & mask] as number)++;
    nextKeys[to] = key;
    nextOrder[to] = order[at] as number;
  }
  buffers = { keys: nextKeys, order: nextOrder, nextKeys: keys, nextOrder: order };
}
