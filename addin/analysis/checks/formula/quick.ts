import { FIGURE_ERROR, Floats, STEP_ERROR } from "./bound";

/**
 * Arithmetic in floats over a block of items: middles first, which settle most items, and ends where they are wanted.
 * `error` bounds what a middle, or where ends are wanted an end, may be off by: the decimals as doubles (FIGURE_ERROR)
 * and each operation (STEP_ERROR of what it gives). NaN goes through everything.
 *
 * The arrays are named outside the loops, which makes these several times as fast.
 */

/** Figures of a column, at slots or nowhere (-1); held at an end where told: 1 the low one, 2 the high one. */
export function readFloats(values: Float64Array, slots: Int32Array, to: Floats, count: number): void {
  const { middle, error } = to;
  for (let k = 0; k < count; k++) {
    const slot = slots[k] as number;
    const value = slot < 0 ? NaN : (values[slot] as number);
    middle[k] = value;
    error[k] = Math.abs(value) * FIGURE_ERROR;
  }
}

/** @param halves of the printed places; undefined of figures that are taken as printed */
export function readEnds(
  halves: Float64Array | undefined,
  slots: Int32Array,
  to: Floats,
  count: number,
  held: number,
): void {
  const { middle, low, high, error } = to;
  for (let k = 0; k < count; k++) {
    const slot = slots[k] as number;
    const value = middle[k] as number;
    const half = halves === undefined || slot < 0 ? 0 : (halves[slot] as number);
    low[k] = held === 2 ? value + half : value - half;
    high[k] = held === 1 ? value - half : value + half;
    error[k] = (Math.abs(value) + half) * FIGURE_ERROR;
  }
}

/** A number that is the same in all items. */
export function literalFloats(value: number, whole: boolean, size: number): Floats {
  const floats = new Floats(size);
  for (const ends of [floats.middle, floats.low, floats.high]) ends.fill(value);
  floats.error.fill(whole && Number.isSafeInteger(value) ? 0 : Math.abs(value) * STEP_ERROR);
  return floats;
}

export function negatives(of: Floats, to: Floats, count: number): void {
  const { middle, low, high, error } = of;
  for (let k = 0; k < count; k++) {
    to.middle[k] = -(middle[k] as number);
    to.low[k] = -(high[k] as number);
    to.high[k] = -(low[k] as number);
    to.error[k] = error[k] as number;
  }
}

export function magnitudes(of: Floats, to: Floats, count: number): void {
  const { middle, low, high, error } = of;
  for (let k = 0; k < count; k++) {
    const bottom = low[k] as number;
    const top = high[k] as number;
    to.middle[k] = Math.abs(middle[k] as number);
    to.low[k] = bottom > 0 ? bottom : top < 0 ? -top : bottom * 0;
    to.high[k] = Math.max(-bottom, top);
    to.error[k] = error[k] as number;
  }
}

export type Operator = "+" | "-" | "*" | "/";

export function operate(operator: Operator, a: Floats, b: Floats, to: Floats, count: number, ends: boolean): void {
  const isSum = operator === "+" || operator === "-";
  if (isSum) (ends ? sumEnds : sums)(a, b, to, count, operator === "-");
  else (ends ? productEnds : products)(a, b, to, count, operator === "/");
}

function sums(a: Floats, b: Floats, to: Floats, count: number, minus: boolean): void {
  const { middle, error } = to;
  const { middle: middleA, error: errorA } = a;
  const { middle: middleB, error: errorB } = b;
  for (let k = 0; k < count; k++) {
    const other = middleB[k] as number;
    const value = (middleA[k] as number) + (minus ? -other : other);
    middle[k] = value;
    error[k] = (errorA[k] as number) + (errorB[k] as number) + Math.abs(value) * STEP_ERROR;
  }
}

function sumEnds(a: Floats, b: Floats, to: Floats, count: number, minus: boolean): void {
  sums(a, b, to, count, minus);
  const { low, high, error } = to;
  const { low: lowA, high: highA } = a;
  const { low: lowB, high: highB } = b;
  for (let k = 0; k < count; k++) {
    const bottom = minus ? (lowA[k] as number) - (highB[k] as number) : (lowA[k] as number) + (lowB[k] as number);
    const top = minus ? (highA[k] as number) - (lowB[k] as number) : (highA[k] as number) + (highB[k] as number);
    low[k] = bottom;
    high[k] = top;
    error[k] = (error[k] as number) + (Math.abs(bottom) + Math.abs(top)) * STEP_ERROR;
  }
}

/** Products, or quotients, whose divisors must be clear of zero. */
function products(a: Floats, b: Floats, to: Floats, count: number, inverse: boolean): void {
  const { middle, error } = to;
  const { middle: middleA, error: errorA } = a;
  const { middle: middleB, error: errorB } = b;
  for (let k = 0; k < count; k++) {
    const value = middleA[k] as number;
    const other = middleB[k] as number;
    const [own, off] = [errorA[k] as number, errorB[k] as number];
    const least = Math.abs(other) - off;
    const result = inverse ? (least > 0 ? value / other : NaN) : value * other;
    const size = Math.abs(result);
    middle[k] = result;
    error[k] = inverse
      ? (own + size * off) / least + size * STEP_ERROR
      : Math.abs(value) * off + Math.abs(other) * own + own * off + size * STEP_ERROR;
  }
}

function productEnds(a: Floats, b: Floats, to: Floats, count: number, inverse: boolean): void {
  products(a, b, to, count, inverse);
  const { middle, low, high, error } = to;
  const { low: lowA, high: highA, error: errorA } = a;
  const { low: lowB, high: highB, error: errorB } = b;
  for (let k = 0; k < count; k++) {
    const [bottom, top] = [lowA[k] as number, highA[k] as number];
    const [start, end] = [lowB[k] as number, highB[k] as number];
    const [own, off] = [errorA[k] as number, errorB[k] as number];
    const least = start > 0 ? start - off : -end - off;
    const clear = !inverse || least > 0 ? 1 : NaN;
    const p = inverse ? bottom / start : bottom * start;
    const q = inverse ? bottom / end : bottom * end;
    const r = inverse ? top / start : top * start;
    const s = inverse ? top / end : top * end;
    low[k] = Math.min(p, q, r, s) * clear;
    high[k] = Math.max(p, q, r, s) * clear;
    middle[k] = (middle[k] as number) * clear;
    const size = Math.max(-(low[k] as number), high[k] as number);
    error[k] = inverse
      ? (own + size * off) / least + 2 * size * STEP_ERROR
      : Math.max(-bottom, top) * off + Math.max(-start, end) * own + own * off + size * STEP_ERROR;
  }
}

/** Takes the widest of what was found before and now. */
export function widen(of: Floats, to: Floats, count: number): void {
  const { low, high, error } = to;
  const { low: lowA, high: highA, error: errorA } = of;
  for (let k = 0; k < count; k++) {
    low[k] = Math.min(low[k] as number, lowA[k] as number);
    high[k] = Math.max(high[k] as number, highA[k] as number);
    error[k] = Math.max(error[k] as number, errorA[k] as number);
  }
}
