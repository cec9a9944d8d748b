import { referenceKey } from "./bindReference";
import type { Numeric } from "./terms";

/** References held at their ends in turn; each doubles the work. */
const MOST_HELD = 3;

/**
 * References that stand more than once in a comparison, where holding them at either end gives its range exactly.
 *
 * Of a quotient of two expressions, each of at most the first degree in a figure, the ends over that figure's interval
 * are at the interval's ends. Where some repeated figure stands in another way, none is held: every occurrence then
 * ranges by itself, which is the milder verdict.
 */
export function repeatedIn(left: Numeric, right: Numeric): readonly string[] {
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

/** Whether a figure stands anywhere in a term. */
export function holds(numeric: Numeric, key: string): boolean {
  if (numeric.is === "over") return holds(numeric.of, key);
  return isReference(numeric, key) || numeric.is === "count" || partsOf(numeric).some((part) => holds(part, key));
}

/** The side that is a figure of which the other knows nothing. */
export function freeSide(left: Numeric, right: Numeric): "left" | "right" | null {
  const isFree = (side: Numeric, other: Numeric): boolean =>
    side.is === "reference" && !holds(other, referenceKey(side.reference));
  return isFree(left, right) ? "left" : isFree(right, left) ? "right" : null;
}

/** Whether a term is a figure and nothing more. */
export const isReference = (numeric: Numeric, key: string): boolean =>
  numeric.is === "reference" && referenceKey(numeric.reference) === key;
