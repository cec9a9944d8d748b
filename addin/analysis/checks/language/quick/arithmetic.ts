import { FIGURE_ERROR, Floats, STEP_ERROR } from "./block";

/**
 * Arithmetic in floats over a block of items: middles first, which settle most items, and ends where they are wanted.
 * `error` bounds what any number of the block may be off by: the decimals as doubles (FIGURE_ERROR) and each operation
 * (STEP_ERROR of the most that it gives). `reach` bounds how far the ends of a whole interval are from its middle: a divisor
 * that is not farther from zero may be zero, and its quotient is NaN. NaN goes through everything and bounds nothing.
 *
 * The arrays are named outside the loops, which makes these several times as fast.
 */

/**
 * Figures of a column, at slots or nowhere (-1).
 *
 * @param reach the widest half of the column's printed places; 0 of figures that are taken as printed
 */
export function readFloats(values: Float64Array, reach: number, slots: Int32Array, to: Floats, count: number): void {
  const { middle } = to;
  let most = 0;
  for (let k = 0; k < count; k++) {
    const slot = slots[k] as number;
    const value = slot < 0 ? NaN : (values[slot] as number);
    middle[k] = value;
    const size = Math.abs(value);
    if (size > most) most = size;
  }
  to.bound(most, most * FIGURE_ERROR, reach);
}

/**
 * Their ends, or both at one where they are held: 1 at the low one, 2 at the high one.
 *
 * @param halves of the printed places; undefined of figures that are taken as printed
 */
export function readEnds(
  halves: Float64Array | undefined,
  slots: Int32Array,
  to: Floats,
  count: number,
  held: number,
): void {
  const { middle, low, high } = to;
  let widest = 0;
  for (let k = 0; k < count; k++) {
    const slot = slots[k] as number;
    const value = middle[k] as number;
    const half = halves === undefined || slot < 0 ? 0 : (halves[slot] as number);
    low[k] = held === 2 ? value + half : value - half;
    high[k] = held === 1 ? value - half : value + half;
    if (half > widest) widest = half;
  }
  const most = to.most + widest;
  to.bound(most, most * FIGURE_ERROR, to.reach);
}

/** A number that is the same in all items. */
export function literalFloats(value: number, whole: boolean, size: number): Floats {
  const floats = new Floats(size);
  for (const ends of [floats.middle, floats.low, floats.high]) ends.fill(value);
  const most = Math.abs(value);
  floats.bound(most, whole && most <= Number.MAX_SAFE_INTEGER ? 0 : most * STEP_ERROR);
  return floats;
}

export function negatives(of: Floats, to: Floats, count: number): void {
  const { middle, low, high } = of;
  for (let k = 0; k < count; k++) {
    to.middle[k] = -(middle[k] as number);
    to.low[k] = -(high[k] as number);
    to.high[k] = -(low[k] as number);
  }
  to.bound(of.most, of.error, of.reach);
}

export function magnitudes(of: Floats, to: Floats, count: number): void {
  const { middle, low, high } = of;
  for (let k = 0; k < count; k++) {
    const bottom = low[k] as number;
    const top = high[k] as number;
    to.middle[k] = Math.abs(middle[k] as number);
    to.low[k] = bottom > 0 ? bottom : top < 0 ? -top : bottom * 0;
    to.high[k] = Math.max(-bottom, top);
  }
  to.bound(of.most, of.error, of.reach);
}

export type Operator = "+" | "-" | "*" | "/";

export function operate(operator: Operator, a: Floats, b: Floats, to: Floats, count: number, ends: boolean): void {
  if (operator === "/") {
    (ends ? quotientEnds : quotients)(a, b, to, count);
    return;
  }
  const isProduct = operator === "*";
  const most = isProduct ? a.most * b.most : a.most + b.most;
  const spread = (ofA: number, ofB: number) => (isProduct ? a.most * ofB + b.most * ofA + ofA * ofB : ofA + ofB);
  const given = spread(a.error, b.error);
  // Whole numbers stay whole.
  const error = given === 0 && most <= Number.MAX_SAFE_INTEGER ? 0 : given + most * STEP_ERROR;
  to.bound(most, error, spread(a.reach, b.reach));
  if (isProduct) products(a.middle, b.middle, to.middle, count);
  else sums(a.middle, b.middle, to.middle, count, operator === "-");
  if (!ends) return;
  if (isProduct) productEnds(a, b, to, count);
  else {
    const [bottom, top] = operator === "-" ? [b.high, b.low] : [b.low, b.high];
    sums(a.low, bottom, to.low, count, operator === "-");
    sums(a.high, top, to.high, count, operator === "-");
  }
}

function sums(a: Float64Array, b: Float64Array, to: Float64Array, count: number, minus: boolean): void {
  if (minus) for (let k = 0; k < count; k++) to[k] = (a[k] as number) - (b[k] as number);
  else for (let k = 0; k < count; k++) to[k] = (a[k] as number) + (b[k] as number);
}

function products(a: Float64Array, b: Float64Array, to: Float64Array, count: number): void {
  for (let k = 0; k < count; k++) to[k] = (a[k] as number) * (b[k] as number);
}

function productEnds(
  { low: lowA, high: highA }: Floats,
  { low: lowB, high: highB }: Floats,
  to: Floats,
  count: number,
) {
  const { low, high } = to;
  for (let k = 0; k < count; k++) {
    const bottom = lowA[k] as number;
    const top = highA[k] as number;
    const start = lowB[k] as number;
    const end = highB[k] as number;
    const [p, q, r, s] = [bottom * start, bottom * end, top * start, top * end];
    low[k] = Math.min(p, q, r, s);
    high[k] = Math.max(p, q, r, s);
  }
}

/** Bounds quotients, the largest of which is `most`; none of their divisors comes nearer to zero than `least`. */
const boundQuotients = (a: Floats, b: Floats, to: Floats, most: number, least: number): void =>
  to.bound(most, (a.error + most * b.error) / least + most * STEP_ERROR, (a.reach + most * b.reach) / least);

/** Quotients, whose divisors must be clear of zero. */
function quotients(a: Floats, b: Floats, to: Floats, count: number): void {
  const { middle } = to;
  const { middle: middleA } = a;
  const { middle: middleB, error: off, reach } = b;
  let most = 0;
  let least = Infinity;
  for (let k = 0; k < count; k++) {
    const other = middleB[k] as number;
    const clear = Math.abs(other) - reach - off;
    if (!(clear > 0)) {
      middle[k] = NaN;
      continue;
    }
    const result = (middleA[k] as number) / other;
    middle[k] = result;
    if (clear < least) least = clear;
    const size = Math.abs(result);
    if (size > most) most = size;
  }
  boundQuotients(a, b, to, most, least);
}

function quotientEnds(a: Floats, b: Floats, to: Floats, count: number): void {
  const { middle, low, high } = to;
  const { middle: middleA, low: lowA, high: highA } = a;
  const { middle: middleB, low: lowB, high: highB, error: off, reach } = b;
  let most = 0;
  let least = Infinity;
  for (let k = 0; k < count; k++) {
    const other = middleB[k] as number;
    const bottom = lowA[k] as number;
    const top = highA[k] as number;
    const start = lowB[k] as number;
    const end = highB[k] as number;
    // Of the whole interval, which is wider than this one where its ends are held.
    const clear = Math.abs(other) - reach - off;
    if (!(clear > 0)) {
      middle[k] = low[k] = high[k] = NaN;
      continue;
    }
    const p = bottom / start;
    const q = bottom / end;
    const r = top / start;
    const s = top / end;
    const lowest = Math.min(p, q, r, s);
    const highest = Math.max(p, q, r, s);
    middle[k] = (middleA[k] as number) / other;
    low[k] = lowest;
    high[k] = highest;
    if (clear < least) least = clear;
    const size = Math.max(-lowest, highest);
    if (size > most) most = size;
  }
  boundQuotients(a, b, to, most, least);
}

/** Widens intervals by others. */
export function widen(of: Floats, to: Floats, count: number): void {
  const { low, high } = to;
  const { low: lowA, high: highA } = of;
  for (let k = 0; k < count; k++) {
    low[k] = Math.min(low[k] as number, lowA[k] as number);
    high[k] = Math.max(high[k] as number, highA[k] as number);
  }
  to.bound(Math.max(of.most, to.most), Math.max(of.error, to.error));
}
