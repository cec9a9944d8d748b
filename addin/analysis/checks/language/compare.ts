import { add, compare, multiply, negate, type Rational } from "../../model/rational";
import { isAbsent } from "../../model/exact";
import type { Absence } from "../../model/figure";
import type { Range } from "../../indicators/verdict";
import { FALSE, Floats, STEP_ERROR, TRUE, UNSURE, type Block, type BoundCondition, type BoundNumber } from "./bound";
import type { Comparing, Context } from "./bound";
import { difference, magnitude, point } from "./interval";
import { operate, widen } from "./quick";
import type { Comparison } from "./syntax";

/** How far two sides may be apart (容差). */
export interface Allowed {
  readonly value: Rational;
  readonly number: number;
  /** Of the right side, where it is a percentage of an amount; else in the item's unit or in its own. */
  readonly relative: boolean;
  /** null: in the unit of the item. */
  readonly unit: string | null;
}

export interface ComparisonOptions {
  /** How many references are held at their ends in turn. */
  readonly held: number;
  /** The side that is a figure of which the other knows nothing: it may be anywhere within its interval. */
  readonly free: "left" | "right" | null;
  readonly allowed: Allowed | null;
  /** How a failure is told; null of what is merely looked at. */
  readonly told: Pick<Comparing, "kind" | "alone"> | null;
  readonly missingIsZero: boolean;
}

/** A comparison fails where no values within the intervals of its sides agree with it. */
export function compared(
  operator: Comparison,
  left: BoundNumber,
  right: BoundNumber,
  { held, free, allowed, told, missingIsZero }: ComparisonOptions,
): BoundCondition {
  const comparing: Comparing | undefined = told ? { left, right, ...told } : undefined;
  const reads = [...new Set([...left.reads, ...right.reads])];
  const { size } = left.floats;
  const outcomes = new Uint8Array(size);
  const apart = new Floats(size);
  const atCorner = held > 0 ? new Floats(size) : apart;

  const halves = free === null ? undefined : (free === "left" ? left : right).halves;

  const quick = (c: Context, block: Block): void => {
    if (c.ends && held > 0) quickAtEnds(c, block);
    else {
      left.quick(c, block);
      right.quick(c, block);
      operate("-", left.floats, right.floats, apart, block.count, c.ends);
      // At their middles the sides are apart by less than the one figure may be moved by itself.
      if (!c.ends) aroundMiddles(apart, halves, block);
    }
    if (allowed) widenBy(allowed, apart, right.floats, c, block);
    settle(operator, apart, outcomes, block.count);
  };

  const quickAtEnds = (c: Context, block: Block): void => {
    apart.low.fill(Infinity);
    apart.high.fill(-Infinity);
    apart.bound(0, 0);
    for (let corner = 0; corner < 1 << held; corner++) {
      hold(c, held, corner);
      if (corner === 0 || left.held) left.quick(c, block);
      if (corner === 0 || right.held) right.quick(c, block);
      c.again = true;
      operate("-", left.floats, right.floats, atCorner, block.count, true);
      widen(atCorner, apart, block.count);
    }
    c.again = false;
    release(c, held);
  };

  const exact = (c: Context): boolean | Absence => {
    if (!missingIsZero) {
      for (const find of reads) {
        const found = find(c);
        if (typeof found !== "number") return found;
      }
    }
    const before = c.seen.size;
    const [a, b] = [left.exact(c), right.exact(c)];
    if (isAbsent(a)) return a;
    if (isAbsent(b)) return b;
    let range = held > 0 ? exactAtEnds(c, left, right, held) : difference(a, b);
    if (allowed) range = widened(difference(a, b).middle, allowed, b, c);
    if (settledExactly(operator, range)) return true;
    if (comparing) c.failing ??= { ...comparing, received: a, expected: b, observation: [...c.seen][before] };
    return false;
  };
  return { outcomes, quick, exact, reads, comparisons: comparing ? [{ comparing, outcomes }] : [] };
}

/** What is certain of the difference without the intervals of the others: it reaches as far as the free figure does. */
function aroundMiddles({ middle, low, high }: Floats, halves: Float64Array | undefined, block: Block): void {
  const { slots, count } = block;
  if (!halves) {
    low.set(middle);
    high.set(middle);
    return;
  }
  for (let k = 0; k < count; k++) {
    const value = middle[k] as number;
    const half = halves[slots[k] as number] as number;
    low[k] = value - half;
    high[k] = value + half;
  }
}

function widenBy(allowed: Allowed, apart: Floats, right: Floats, c: Context, block: Block): void {
  const { low, high } = apart;
  let widest = 0;
  for (let k = 0; k < block.count; k++) {
    const size = allowed.relative
      ? Math.abs(right.middle[k] as number)
      : unitOf(allowed, c, block.leads[k] as number).number;
    const wider = allowed.number * size;
    low[k] = (low[k] as number) - wider;
    high[k] = (high[k] as number) + wider;
    if (wider > widest) widest = wider;
  }
  const own = allowed.relative ? allowed.number * right.error : 0;
  apart.bound(apart.most + widest, apart.error + own + widest * 2 * STEP_ERROR);
}

/** Holds each repeated reference at the end that a corner says; 1 is its low end, 2 its high end. */
function hold(c: Context, held: number, corner: number): void {
  for (let i = 0; i < held; i++) c.held[i] = ((corner >> i) & 1) + 1;
}

function release(c: Context, held: number): void {
  for (let i = 0; i < held; i++) c.held[i] = 0;
}

/** left − right over all corners. */
function exactAtEnds(c: Context, left: BoundNumber, right: BoundNumber, held: number): Range {
  const ends: Range[] = [];
  for (let corner = 0; corner < 1 << held; corner++) {
    hold(c, held, corner);
    const [a, b] = [left.exact(c), right.exact(c)];
    if (!isAbsent(a) && !isAbsent(b)) ends.push(difference(a, b));
  }
  release(c, held);
  return ends.reduce((x, y) => ({
    low: compare(y.low, x.low) < 0 ? y.low : x.low,
    middle: x.middle,
    high: compare(y.high, x.high) > 0 ? y.high : x.high,
  }));
}

const unitOf = ({ unit }: Allowed, { index }: Context, lead: number) =>
  unit === null ? index.scaleOf(lead) : index.scale(unit);

function widened(apart: Rational, allowed: Allowed, right: Range, c: Context): Range {
  const per = allowed.relative ? magnitude(point(right.middle)).middle : unitOf(allowed, c, c.lead).factor;
  const size = multiply(allowed.value, per);
  return { low: add(apart, negate(size)), middle: apart, high: add(apart, size) };
}

/** What floats can say of left − right, which lies between low and high but for an error. */
function settle(operator: Comparison, { low, high, error: off }: Floats, outcomes: Uint8Array, count: number): void {
  const isBelow = operator === "<=" || operator === "<";
  const isAbove = operator === ">=" || operator === ">";
  const strict = operator === "<" || operator === ">";
  if (isAbove) low.fill(-Infinity);
  if (isBelow) high.fill(Infinity);
  for (let k = 0; k < count; k++) {
    const bottom = low[k] as number;
    const top = high[k] as number;
    const fails = bottom > off || top < -off || (strict && off === 0 && (bottom === 0 || top === 0));
    const stands = strict ? (isBelow ? bottom < -off : top > off) : bottom <= -off && top >= off;
    outcomes[k] = fails ? FALSE : stands ? TRUE : UNSURE;
  }
  if (operator === "<>") for (let k = 0; k < count; k++) outcomes[k] = TRUE - (outcomes[k] as number);
}

function settledExactly(operator: Comparison, { low, high }: Range): boolean {
  const [bottom, top] = [low.numerator, high.numerator];
  switch (operator) {
    case "=":
      return bottom <= 0n && top >= 0n;
    case "<>":
      return bottom > 0n || top < 0n;
    case "<=":
      return bottom <= 0n;
    case ">=":
      return top >= 0n;
    case "<":
      return bottom < 0n;
    case ">":
      return top > 0n;
  }
}
