import { decimalOf, decimalToNumber, tenTo, type Decimal } from "./decimal";

/** Exact fractions, and their rounding once at the end (law 2): every room rounds by this file and by rounding.ts. */

/** An exact fraction; `denominator` is positive. */
export interface Rational {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

export const ZERO: Rational = { numerator: 0n, denominator: 1n };
export const ONE: Rational = { numerator: 1n, denominator: 1n };

/** A whole number as a fraction. */
export const wholeRational = (n: number): Rational => ({ numerator: BigInt(n), denominator: 1n });

/** 四舍五入 (half away from zero, the default) or GB/T 8170 四舍六入五成双 (half to even). */
export type RoundingRule = "halfUp" | "halfEven";

export interface Rounding {
  /** Places kept, counted as printed: where the result is a ratio, places of the percentage. Unrounded when left out. */
  readonly decimals?: number;
  /** The rule for an exact half; "halfUp" by default. */
  readonly rule?: RoundingRule;
}

/**
 * A decimal as a fraction, not reduced.
 *
 * @example
 * rationalOfDecimal({ units: 1250n, places: 2 }) // => { numerator: 1250n, denominator: 100n }
 */
export const rationalOfDecimal = ({ units, places }: Decimal): Rational => ({
  numerator: units,
  denominator: tenTo(places),
});

/**
 * A finite number as the exact fraction of its decimal.
 *
 * @example
 * rationalOf(12.5) // => { numerator: 125n, denominator: 10n }
 */
export const rationalOf = (value: number): Rational => rationalOfDecimal(decimalOf(value));

/**
 * Adds two fractions.
 *
 * @example
 * add(rationalOf(0.1), rationalOf(0.2)) // => { numerator: 3n, denominator: 10n }
 */
export const add = (a: Rational, b: Rational): Rational => {
  const [fine, coarse] = a.denominator >= b.denominator ? [a, b] : [b, a];
  // Decimals keep the finer denominator, so that a long sum does not grow one.
  const [times, shared] =
    fine.denominator % coarse.denominator === 0n
      ? [1n, fine.denominator]
      : [coarse.denominator, fine.denominator * coarse.denominator];
  return {
    numerator: fine.numerator * times + coarse.numerator * (shared / coarse.denominator),
    denominator: shared,
  };
};

/**
 * A fraction with its sign turned.
 *
 * @example
 * negate(rationalOf(0.1)) // => { numerator: -1n, denominator: 10n }
 */
export const negate = (a: Rational): Rational => ({ numerator: -a.numerator, denominator: a.denominator });

/**
 * Subtracts the second fraction from the first.
 *
 * @example
 * subtract(rationalOf(0.3), rationalOf(0.1)) // => { numerator: 2n, denominator: 10n }
 */
export const subtract = (a: Rational, b: Rational): Rational => add(a, negate(b));

/**
 * Multiplies two fractions.
 *
 * @example
 * multiply(rationalOf(0.3), rationalOf(5)) // => { numerator: 15n, denominator: 10n }
 */
export const multiply = (a: Rational, b: Rational): Rational => ({
  numerator: a.numerator * b.numerator,
  denominator: a.denominator * b.denominator,
});

/**
 * Divides; the divisor is not zero.
 *
 * @example
 * divide(rationalOf(1), rationalOf(-4)) // => { numerator: -1n, denominator: 4n }
 */
export const divide = (a: Rational, b: Rational): Rational => {
  const flip = b.numerator < 0n ? -1n : 1n;
  return { numerator: a.numerator * b.denominator * flip, denominator: a.denominator * b.numerator * flip };
};

/**
 * Negative, zero or positive, as a < b, a = b, a > b.
 *
 * @example
 * compare(rationalOf(0.1), rationalOf(0.2)) // => -1
 */
export const compare = (a: Rational, b: Rational): number => {
  const difference = a.numerator * b.denominator - b.numerator * a.denominator;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
};

/**
 * Rounds a fraction once, exactly; negative numbers by their absolute value (GB/T 8170).
 *
 * @example
 * roundRational({ numerator: 1005n, denominator: 1000n }, 2) // => { units: 101n, places: 2 }
 * roundRational({ numerator: 1005n, denominator: 1000n }, 2, "halfEven") // => { units: 100n, places: 2 }
 */
export function roundRational(
  { numerator, denominator }: Rational,
  places: number,
  rule: RoundingRule = "halfUp",
): Decimal {
  const negative = numerator < 0n;
  const scaled = places < 0 ? (negative ? -numerator : numerator) : (negative ? -numerator : numerator) * tenTo(places);
  const divisor = places < 0 ? denominator * tenTo(-places) : denominator;
  const floor = scaled / divisor;
  const twice = 2n * (scaled - floor * divisor);
  const up = twice > divisor || (twice === divisor && (rule === "halfUp" || floor % 2n === 1n));
  const magnitude = (up ? floor + 1n : floor) * (places < 0 ? tenTo(-places) : 1n);
  return { units: negative ? -magnitude : magnitude, places: Math.max(places, 0) };
}

/**
 * The number nearest to a fraction, decided exactly; never -0.
 *
 * @example
 * rationalToNumber({ numerator: 1n, denominator: 8n }) // => 0.125
 */
export function rationalToNumber({ numerator, denominator }: Rational): number {
  if (numerator === 0n) return 0;
  const [above, below] = [Number(numerator), Number(denominator)];
  if (Math.abs(above) <= Number.MAX_SAFE_INTEGER && below <= Number.MAX_SAFE_INTEGER) return above / below;
  // 40 digits cannot sit so near to the middle between two doubles that another digit would matter to a published figure.
  const magnitude = numerator < 0n ? -numerator : numerator;
  const places = Math.max(0, 40 - (magnitude.toString().length - denominator.toString().length));
  return decimalToNumber(roundRational({ numerator, denominator }, places));
}

/**
 * A fraction as a number: rounded at `decimals` places of the fraction itself, or as near as a number can be.
 *
 * @example
 * toNumber({ numerator: 2n, denominator: 3n }, { decimals: 2 }) // => 0.67
 */
export function toNumber(value: Rational, { decimals, rule = "halfUp" }: Rounding = {}): number {
  return decimals === undefined ? rationalToNumber(value) : decimalToNumber(roundRational(value, decimals, rule));
}
