import type { RoundingRule } from "./rational";

/**
 * Quick twins of the exact arithmetic, in doubles: NaN where a double is not sure of the last digit, and then the exact
 * version decides (rounding.ts, exact.ts). test/decimal.test.ts compares each with the exact version.
 *
 * An exact fraction takes 1 to 2 microseconds a figure. Bounds of the benchmark that fail by that: growth over ranges
 * within 1.2 times the plain loop, the cube of the nation, places of 10^6 figures and of groups of six, a function over
 * 10,000 rows in Excel's dispatcher, the index of a month within 5 times its rules.
 *
 * A double x and the decimal that it stands for differ by at most 5.0e-15 of x: half a unit in the 15th significant
 * digit where digits were dropped (worst for 1.00…), and less than the double's own 1.2e-16 where none were. The
 * powers of ten up to 10^22 are doubles exactly. Every product or quotient adds at most 1.2e-16 of itself. Below 1e-300
 * doubles lose digits, so nothing there is decided by a float.
 */

/** Powers of ten that a double holds exactly. */
const POWERS = Array.from({ length: 23 }, (_, n) => 10 ** n);

/** Two whole numbers below this differ by less than 10^15, so that their difference too is a decimal of 15 digits. */
const MOST_UNITS = 5e14;
const SMALLEST = 1e-300;

/** The whole number nearest to a float below 10^15; at a half it may be either. Math.round branches, and mispredicts. */
const nearest = (value: number): number => Math.floor(value + 0.5);

/**
 * A number in whole units of a place, where its decimal has no more places than that; else NaN. `places` is 0 to 22.
 *
 * Where the units ÷ 10^`places` are the double x, they are x's decimal: they have at most 15 digits, and no two decimals
 * of 15 digits share a double.
 *
 * @example
 * wholeUnits(12.5, 2) // => 1250
 * wholeUnits(12.505, 2) // => NaN
 */
export function wholeUnits(value: number, places: number): number {
  const power = POWERS[places] as number;
  const units = nearest(value * power);
  return units / power === value && units < MOST_UNITS && units > -MOST_UNITS ? units : NaN;
}

/** Places that amounts seldom pass, and those that rates seldom pass: whole units are tried of both. */
const [AMOUNT, RATE] = [2, 6];

/**
 * `a` − `b`, both of at most six places; the decimal of the answer is the exact difference.
 *
 * @example
 * quickDifference(0.6133, 0.75) // => -0.1367
 */
export function quickDifference(a: number, b: number): number {
  const difference = (wholeUnits(a, AMOUNT) - wholeUnits(b, AMOUNT)) / 100;
  return difference === difference ? difference : (wholeUnits(a, RATE) - wholeUnits(b, RATE)) / 1e6;
}

/**
 * `a` ÷ `b` − `less`, both of at most six places; `b` is positive. One division of whole numbers gives the nearest double.
 *
 * @example
 * quickQuotient(5, 4, 1) // => 0.25
 */
export function quickQuotient(a: number, b: number, less: 0 | 1): number {
  const ratio = quotientOfUnits(wholeUnits(a, AMOUNT), wholeUnits(b, AMOUNT), less);
  return ratio === ratio ? ratio : quotientOfUnits(wholeUnits(a, RATE), wholeUnits(b, RATE), less);
}

const quotientOfUnits = (a: number, b: number, less: 0 | 1): number => (a - less * b) / b;

/**
 * `a` ÷ `b` − `less`, rounded at `places` of the ratio; `b` is positive.
 *
 * With q = a ÷ b the float differs from the exact quotient by 1.02e-14 |q| at most (two decimals, one division), and by
 * 2.4e-16 (|q| + less) more for the subtraction and the scaling; 1.3e-14 (|q| + less) is used. A scaled quotient that is
 * further than that from a half rounds as the exact one does. The error reaches a half long before units pass 2^53.
 *
 * @example
 * quickRoundedQuotient(65300, 63275, 3, 1) // => 0.032
 * quickRoundedQuotient(20010, 20000, 3, 1) // => NaN
 */
export function quickRoundedQuotient(a: number, b: number, places: number, less: 0 | 1): number {
  const power = POWERS[places] as number;
  const ratio = a / b;
  const scaled = (ratio - less) * power;
  const units = nearest(scaled);
  const error = (Math.abs(ratio) + less) * power * 1.3e-14;
  return b > SMALLEST && Math.abs(scaled - units) < 0.5 - error ? units / power : NaN;
}

/**
 * The rounded number in units of its last place, below 10^13; never -0.
 *
 * |x| × 10^places is off by 5.2e-15 of itself at most; 1e-14 is used. A half is decided on whole numbers.
 *
 * @example
 * quickRoundedUnits(1.005, 2, "halfUp") // => 101
 */
export function quickRoundedUnits(value: number, places: number, rule: RoundingRule): number {
  const size = value < 0 ? -value : value;
  const scaled = size * (POWERS[places] as number);
  if (!(scaled < 1e13)) return NaN;
  let units = nearest(scaled);
  if (Math.abs(scaled - units) >= 0.5 - scaled * 1e-14) {
    const floor = Math.floor(scaled);
    if ((floor * 10 + 5) / (POWERS[places + 1] as number) !== size) return NaN;
    units = rule === "halfUp" || floor % 2 === 1 ? floor + 1 : floor;
  }
  return value < 0 ? 0 - units : units;
}

/**
 * A number of at most six places with its decimal point moved; `shift` is −16 to 6.
 *
 * @example
 * quickShift(61.33, -2) // => 0.6133
 */
export const quickShift = (value: number, shift: number): number =>
  wholeUnits(value, RATE) / (POWERS[RATE - shift] as number);
