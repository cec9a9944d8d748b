import type { Rational } from "../../model/rational";
import { referenceKey } from "./bindReference";
import type { Side } from "./bound";
import type { Comparison } from "./syntax";
import type { Condition, Numeric } from "./terms";

/** The distance that the sides of a comparison may be apart (容差). */
export interface Allowed {
  readonly value: Rational;
  readonly number: number;
  /** Of the right side, where it is a percentage of an amount; else in the item's unit or in its own. */
  readonly relative: boolean;
  /** null: in the unit of the item. */
  readonly unit: string | null;
}

/** The way in which a condition counts. */
export interface Mode {
  /** Figures are taken as they are printed, not as the intervals that they stand for. */
  readonly exactly: boolean;
  /** The rule states it: rounding is forgiven and a failure is a fault. */
  readonly asserted: boolean;
}

/** The mode of conditions in 非, 当 and COUNT, which the rule does not state: figures are taken as printed. */
export const LOOKED_AT: Mode = { exactly: true, asserted: false };

/** The mode of the rule itself. */
export const stated = (allowed: Allowed | null): Mode => ({ exactly: allowed !== null, asserted: true });

/** The plan by which a comparison is worked out. */
export interface ComparisonPlan {
  readonly operator: Comparison;
  readonly left: Numeric;
  readonly right: Numeric;
  readonly exactly: boolean;
  /** References that stand more than once, and are held at either end in turn. */
  readonly held: readonly string[];
  /** The side that is a figure of which the other knows nothing: it may be anywhere within its interval. */
  readonly free: Side | null;
  readonly allowed: Allowed | null;
  readonly asserted: boolean;
  /** The side that is the item's own figure and nothing else, the other being free of it. */
  readonly alone: Side | null;
}

/** @param anchor the reference whose figures are the items */
export function planOf(
  { operator, left, right }: Extract<Condition, { is: "compare" }>,
  { exactly: asPrinted, asserted }: Mode,
  anchor: string,
  allowed: Allowed | null,
): ComparisonPlan {
  const exactly = asPrinted || operator === "<>";
  return {
    operator,
    left,
    right,
    exactly,
    held: exactly ? [] : repeatedIn(left, right),
    free: exactly ? null : freeSide(left, right, () => true),
    allowed: asserted ? allowed : null,
    asserted,
    alone: freeSide(left, right, (key) => key === anchor),
  };
}

/** References held at their ends in turn; each doubles the work. */
const MOST_HELD = 3;

/**
 * References that stand more than once in a comparison, where holding them at either end gives its range exactly.
 *
 * Of a quotient of two expressions, each of at most the first degree in a figure, the ends over that figure's interval
 * are at the interval's ends. Where some repeated figure stands in another way, none is held: every occurrence then
 * ranges by itself, which is the milder verdict.
 */
function repeatedIn(left: Numeric, right: Numeric): readonly string[] {
  const counts = new Map<string, number>();
  const count = (numeric: Numeric): void => {
    if (numeric.is === "reference") {
      const key = referenceKey(numeric.reference);
      counts.set(key, (counts.get(key) ?? 0) + 1);
    } else partsOf(numeric).forEach(count);
  };
  [left, right].forEach(count);
  const repeated = [...counts].filter(([, times]) => times > 1).map(([key]) => key);
  const difference: Numeric = { is: "binary", operator: "-", left, right, at: 0 };
  return repeated.length <= MOST_HELD && repeated.every((key) => degree(difference, key)) ? repeated : [];
}

function partsOf(numeric: Numeric): readonly Numeric[] {
  if (numeric.is === "binary") return [numeric.left, numeric.right];
  if (numeric.is === "negative" || numeric.is === "abs") return [numeric.of];
  return numeric.is === "several" ? numeric.of : [];
}

/** Degrees of numerator and denominator in a figure; undefined beyond the first, and where the term is no quotient. */
function degree(numeric: Numeric, key: string): readonly [number, number] | undefined {
  if (numeric.is === "reference") return isReference(numeric, key) ? [1, 0] : [0, 0];
  if (numeric.is === "negative") return degree(numeric.of, key);
  if (numeric.is !== "binary") return holds(numeric, key) ? undefined : [0, 0];
  const [a, b] = [degree(numeric.left, key), degree(numeric.right, key)];
  if (!a || !b) return undefined;
  const [above, below] = degrees(numeric.operator, a, b);
  return above <= 1 && below <= 1 ? [above, below] : undefined;
}

type Degree = readonly [number, number];

function degrees(operator: "+" | "-" | "*" | "/", [a, under]: Degree, [b, divisor]: Degree): Degree {
  if (operator === "*") return [a + b, under + divisor];
  if (operator === "/") return [a + divisor, under + b];
  return [Math.max(a + divisor, b + under), under + divisor];
}

/** True where a figure stands anywhere in a term. */
function holds(numeric: Numeric, key: string): boolean {
  if (numeric.is === "over") return holds(numeric.of, key);
  return isReference(numeric, key) || numeric.is === "count" || partsOf(numeric).some((part) => holds(part, key));
}

/** The side that is one figure, of those asked for, of which the other side knows nothing. */
function freeSide(left: Numeric, right: Numeric, isAskedFor: (key: string) => boolean): Side | null {
  const isFree = (side: Numeric, other: Numeric): boolean => {
    if (side.is !== "reference") return false;
    const key = referenceKey(side.reference);
    return isAskedFor(key) && !holds(other, key);
  };
  return isFree(left, right) ? "left" : isFree(right, left) ? "right" : null;
}

/** True where a term is a figure and nothing more. */
const isReference = (numeric: Numeric, key: string): boolean =>
  numeric.is === "reference" && referenceKey(numeric.reference) === key;
