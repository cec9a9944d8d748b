import { decimalNumber, rounded, roundedUnits, type Rounding } from "../decimal";
import { isNumber, type Figure } from "../figure";
import type { Best } from "../indicator";

export interface RankOptions extends Rounding {
  /** Which end comes first: "high" (高优, the default) or "low" (低优). */
  readonly best?: Best;
}

/** Up to this many figures, comparing each with each is quickest. */
const FEW = 16;
const WORD = 2 ** 32;

/**
 * Figures as they are judged (law 4): units of the last printed place, or without `decimals` the numbers of their own
 * decimals; NaN for what has no number.
 */
export function judged(figures: readonly Figure[], { decimals, rule }: Rounding): Float64Array {
  const values = new Float64Array(figures.length);
  let largest = 0;
  for (let i = 0; i < values.length; i++) {
    const figure = figures[i] as Figure;
    if (typeof figure !== "number" || figure - figure !== 0) values[i] = NaN;
    else {
      const value = decimals === undefined ? decimalNumber(figure) : roundedUnits(figure, decimals, rule);
      values[i] = value;
      if (value > largest) largest = value;
      else if (-value > largest) largest = -value;
    }
  }
  // Units that overflowed a double would tie: then the rounded numbers themselves are compared.
  if (largest < Infinity || decimals === undefined) return values;
  return Float64Array.from(figures, (figure) => (isNumber(figure) ? rounded(figure, decimals, rule) : NaN));
}

/**
 * The place of every judged value: one more than the number of better values, or of better distinct values (`dense`);
 * 0 for NaN. Few distinct units are counted, the rest sorted by digits: the cost grows as the number of values.
 */
export function placesOf(values: Float64Array, best: Best, dense: boolean): Int32Array {
  if (values.length <= FEW) return comparedPlaces(values, best, dense);
  let [low, high, whole] = [Infinity, -Infinity, true];
  for (const value of values) {
    if (value !== value) continue;
    if (value < low) low = value;
    if (value > high) high = value;
    if (whole && value !== Math.floor(value)) whole = false;
  }
  const range = high - low;
  const first = best === "high" ? high : low;
  if (whole && range <= values.length) return countedPlaces(values, first, range, dense);
  const keys = whole && range < WORD ? [distances(values, first)] : orderedWords(values, best);
  return sortedPlaces(values, keys, dense);
}

function comparedPlaces(values: Float64Array, best: Best, dense: boolean): Int32Array {
  const places = new Int32Array(values.length);
  for (let i = 0; i < values.length; i++) {
    const own = values[i] as number;
    if (own !== own) continue;
    let place = 1;
    for (let j = 0; j < values.length; j++) {
      const rival = values[j] as number;
      const better = best === "high" ? rival > own : rival < own;
      if (better && !(dense && values.indexOf(rival) < j)) place++;
    }
    places[i] = place;
  }
  return places;
}

function countedPlaces(values: Float64Array, first: number, range: number, dense: boolean): Int32Array {
  const places = new Int32Array(values.length);
  const counts = new Int32Array(range + 1);
  for (const value of values) {
    const distance = Math.abs(first - value);
    if (distance === distance) counts[distance] = (counts[distance] as number) + 1;
  }
  let place = 1;
  for (let distance = 0; distance <= range; distance++) {
    const count = counts[distance] as number;
    counts[distance] = place;
    place += dense ? Math.min(count, 1) : count;
  }
  for (let i = 0; i < values.length; i++) {
    const distance = Math.abs(first - (values[i] as number));
    if (distance === distance) places[i] = counts[distance] as number;
  }
  return places;
}

/** Whole distances from the best value, for values within 2^32 of it. */
function distances(values: Float64Array, first: number): Uint32Array {
  const keys = new Uint32Array(values.length);
  for (let i = 0; i < keys.length; i++) keys[i] = Math.abs(first - (values[i] as number));
  return keys;
}

/** The bits of doubles as two words, low then high, that ascend from the best value to the worst. */
function orderedWords(values: Float64Array, best: Best): Uint32Array[] {
  const bits = new Uint32Array(values.buffer, values.byteOffset, values.length * 2);
  const lowWord = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1 ? 0 : 1;
  const words = [new Uint32Array(values.length), new Uint32Array(values.length)] as const;
  const flip = best === "high" ? 0xffffffff : 0;
  for (let i = 0; i < values.length; i++) {
    const high = bits[2 * i + 1 - lowWord] as number;
    const mask = high >>> 31 === 1 ? 0xffffffff : 0;
    words[0][i] = (bits[2 * i + lowWord] as number) ^ mask ^ flip;
    words[1][i] = high ^ (mask | 0x80000000) ^ flip;
  }
  return [...words];
}

function sortedPlaces(values: Float64Array, keys: readonly Uint32Array[], dense: boolean): Int32Array {
  let order = new Uint32Array(values.length);
  let count = 0;
  for (let i = 0; i < values.length; i++) if (values[i] === values[i]) order[count++] = i;
  order = order.subarray(0, count);
  for (const words of keys) order = sortedBy(words, order);
  const places = new Int32Array(values.length);
  let place = 0;
  let last = NaN;
  for (let i = 0; i < count; i++) {
    const index = order[i] as number;
    const value = values[index] as number;
    if (value !== last) place = dense ? place + 1 : i + 1;
    last = value;
    places[index] = place;
  }
  return places;
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
