import { decimalOf, decimalToNumber, SIGNIFICANT, tenTo } from "./decimal";
import {
  quickDifference,
  quickQuotient,
  quickRoundedQuotient,
  quickRoundedUnits,
  quickShift,
  wholeUnits,
} from "./quick";
import {
  divide,
  rationalOf,
  rationalToNumber,
  roundRational,
  subtract,
  type Rational,
  type RoundingRule,
} from "./rational";

/** Arithmetic of numbers by their exact decimals, rounded once: a double where it is sure, else exact fractions. */

/**
 * The number nearest to a number's own decimal: what is left of a float once 15 digits are kept; never -0.
 *
 * @example
 * decimalNumber(0.1 + 0.2) // => 0.3
 */
export function decimalNumber(value: number): number {
  const units = wholeUnits(value, 6);
  return (units === units ? value : Number(value.toPrecision(SIGNIFICANT))) + 0;
}

/**
 * A number with its decimal point moved, exactly: `shift` places to the right, or to the left where negative.
 *
 * @example
 * shiftPlaces(61.33, -2) // => 0.6133
 * shiftPlaces(0.6133, 2) // => 61.33
 */
export function shiftPlaces(value: number, shift: number): number {
  const quick = quickShift(value, shift);
  if (quick === quick) return quick;
  const { units, places } = decimalOf(value);
  const moved = places - shift;
  return decimalToNumber(moved < 0 ? { units: units * tenTo(-moved), places: 0 } : { units, places: moved });
}

/**
 * Rounds a number by its decimal, exactly (修约). `places` may be negative: -3 rounds to thousands.
 *
 * @example
 * rounded(1.005, 2) // => 1.01
 * rounded(0.35, 1, "halfEven") // => 0.4
 * rounded(2500, -3, "halfEven") // => 2000
 * rounded(-0.04, 1) // => 0
 */
export function rounded(value: number, places: number, rule: RoundingRule = "halfUp"): number {
  const units = quickRoundedUnits(value, places, rule);
  return units === units ? units / 10 ** places : decimalToNumber(roundRational(rationalOf(value), places, rule));
}

/**
 * The rounded number in units of its last place; never -0. Units beyond 2^53 are the nearest double: order and ties
 * between 15-digit decimals survive in it.
 *
 * @example
 * roundedUnits(1.005, 2) // => 101
 */
export function roundedUnits(value: number, places: number, rule: RoundingRule = "halfUp"): number {
  const units = quickRoundedUnits(value, places, rule);
  return units === units ? units : Number(roundRational(rationalOf(value), places, rule).units);
}

/**
 * `a` − `b`, as near as a number can be; both are finite.
 *
 * @example
 * exactDifference(0.6133, 0.75) // => -0.1367
 */
export function exactDifference(a: number, b: number): number {
  const quick = quickDifference(a, b);
  return quick === quick ? quick : rationalToNumber(subtract(rationalOf(a), rationalOf(b)));
}

/**
 * `a` ÷ `b` − `less`, as near as a number can be; `b` is positive, both are finite. With less = 1 it is a growth rate.
 *
 * @example
 * quotient(5, 4, 1) // => 0.25
 */
export function quotient(a: number, b: number, less: 0 | 1 = 0): number {
  const quick = quickQuotient(a, b, less);
  return quick === quick ? quick : rationalToNumber(exactQuotient(a, b, less));
}

/**
 * `a` ÷ `b` − `less`, rounded once at `places` of the ratio, exactly; `b` is positive, both are finite.
 *
 * @example
 * roundedQuotient(65300, 63275, 3, "halfUp", 1) // => 0.032
 */
export function roundedQuotient(
  a: number,
  b: number,
  places: number,
  rule: RoundingRule = "halfUp",
  less: 0 | 1 = 0,
): number {
  const quick = quickRoundedQuotient(a, b, places, less);
  return quick === quick ? quick : decimalToNumber(roundRational(exactQuotient(a, b, less), places, rule));
}

function exactQuotient(a: number, b: number, less: 0 | 1): Rational {
  const divisor = rationalOf(b);
  const dividend = rationalOf(a);
  return divide(less === 0 ? dividend : subtract(dividend, divisor), divisor);
}
