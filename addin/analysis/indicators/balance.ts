import { decimalToNumber, tenTo } from "../model/decimal";
import { add, compare, divide, negate, rationalOf, roundRational, ZERO, type Rational } from "../model/rational";
import { absence, isNumber, type Figure } from "../model/figure";

const floorOf = ({ numerator, denominator }: Rational): bigint =>
  numerator / denominator - (numerator % denominator < 0n ? 1n : 0n);

/**
 * Parts in a larger unit that still add up to their rounded total (舍位平衡), by the largest remainder.
 *
 * Every part is taken down to a whole unit of its last place; the units by which the rounded total is more go, one each,
 * to the parts with the largest remainders (of equal remainders the larger amount first, then the earlier). So each part
 * is within one unit of itself, and where plain rounding already adds up the answer is plain rounding. An absence keeps
 * its place, outside the total.
 *
 * @param unitDivisor how many of the old unit make one of the new: 10000 for 元 to 万元
 * @param decimals places kept
 *
 * @example
 * balancedRounding([50.23, 5.24], 10, 2) // => [5.02, 0.53]
 * balancedRounding([1, 1, 1], 3, 0) // => [1, 0, 0]
 * balancedRounding([50.23, absence("not reported")], 10, 2) // => [5.02, { absent: "not reported" }]
 */
export function balancedRounding(parts: readonly Figure[], unitDivisor: number, decimals: number): Figure[] {
  if (!(unitDivisor > 0 && unitDivisor < Infinity)) return parts.map(() => absence("not applicable"));
  const unit = divide(rationalOf(unitDivisor), { numerator: tenTo(decimals), denominator: 1n });
  const balanced: Figure[] = parts.map((part) =>
    isNumber(part) && !Number.isFinite(part) ? absence("not a number") : part,
  );
  const shares = balanced.flatMap((part, index) => (isNumber(part) ? [shareOf(part, index, unit)] : []));
  const total = roundRational(shares.map(({ scaled }) => scaled).reduce(add, ZERO), 0).units;
  const missing = Number(total - shares.reduce((sum, { floor }) => sum + floor, 0n));
  shares
    .sort((a, b) => compare(b.rest, a.rest) || compare(b.size, a.size) || a.index - b.index)
    .forEach(({ index, floor }, turn) => {
      balanced[index] = decimalToNumber({ units: turn < missing ? floor + 1n : floor, places: decimals });
    });
  return balanced;
}

function shareOf(part: number, index: number, unit: Rational) {
  const scaled = divide(rationalOf(part), unit);
  const floor = floorOf(scaled);
  const rest = add(scaled, { numerator: -floor, denominator: 1n });
  return { index, scaled, floor, rest, size: scaled.numerator < 0n ? negate(scaled) : scaled };
}
