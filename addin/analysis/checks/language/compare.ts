import { add, compare, multiply, negate, type Rational } from "../../model/rational";
import { isAbsent } from "../../model/exact";
import { rangeDifference, type Range } from "../../indicators/verdict";
import type { MonthIndex } from "../monthIndex";
import type { Scale } from "../scale";
import type { BoundCondition, BoundNumber, Comparing, Context } from "./bound";
import type { Allowed, ComparisonPlan } from "./comparison";
import { magnitude, point } from "./interval";
import type { Comparison } from "./syntax";

/**
 * A comparison fails where no values within the intervals of its sides agree with it.
 *
 * @param told the parts of a failure's fault; null of a comparison that the rule does not state
 */
export function compared(
  { operator, held, allowed }: ComparisonPlan,
  left: BoundNumber,
  right: BoundNumber,
  told: Omit<Comparing, "operator" | "left" | "right"> | null,
  missingIsZero: boolean,
): BoundCondition {
  const reads = [...new Set([...left.reads, ...right.reads])];
  return {
    exact(c) {
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
      let range = held.length > 0 ? atEnds(c, left, right, held.length) : rangeDifference(a, b);
      if (allowed) range = widened(rangeDifference(a, b).middle, allowed, b, c);
      if (stands(operator, range)) return true;
      const observation = [...c.seen][before];
      if (told) c.failing ??= { operator, left, right, ...told, received: a, expected: b, observation };
      return false;
    },
    reads,
  };
}

/** Holds each repeated reference at the end that a corner says: 1 is its low end, 2 its high end. */
export function hold(ends: Int8Array, held: number, corner: number): void {
  for (let i = 0; i < held; i++) ends[i] = ((corner >> i) & 1) + 1;
}

/** left − right over all corners. */
function atEnds(c: Context, left: BoundNumber, right: BoundNumber, held: number): Range {
  const ends: Range[] = [];
  for (let corner = 0; corner < 1 << held; corner++) {
    hold(c.held, held, corner);
    const [a, b] = [left.exact(c), right.exact(c)];
    if (!isAbsent(a) && !isAbsent(b)) ends.push(rangeDifference(a, b));
  }
  c.held.fill(0);
  return ends.reduce((x, y) => ({
    low: compare(y.low, x.low) < 0 ? y.low : x.low,
    middle: x.middle,
    high: compare(y.high, x.high) > 0 ? y.high : x.high,
  }));
}

/** The unit that a tolerance is in: its own, or that of the item. */
export const allowedUnit = ({ unit }: Allowed, index: MonthIndex, lead: number): Scale =>
  unit === null ? index.scaleOf(lead) : index.scale(unit);

function widened(apart: Rational, allowed: Allowed, right: Range, { index, lead }: Context): Range {
  const per = allowed.relative ? magnitude(point(right.middle)).middle : allowedUnit(allowed, index, lead).factor;
  const size = multiply(allowed.value, per);
  return { low: add(apart, negate(size)), middle: apart, high: add(apart, size) };
}

/** True where some difference within a range agrees with a comparison. */
function stands(operator: Comparison, { low, high }: Range): boolean {
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
