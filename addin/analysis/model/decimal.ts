/** Exact decimal of a number, and exact rounding (law 2 of the design): every room rounds by this file and by nothing else. */

/** `units` ÷ 10^`places`: 12.50 is { units: 1250n, places: 2 }. */
export interface Decimal {
  readonly units: bigint;
  readonly places: number;
}

/** An exact fraction; `denominator` is positive. */
export interface Rational {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** 四舍五入 (half away from zero, the default) or GB/T 8170 四舍六入五成双 (half to even). */
export type RoundingRule = "halfUp" | "halfEven";

export interface Rounding {
  /** Places kept, counted as printed: where the result is a ratio, places of the percentage. Unrounded when left out. */
  readonly decimals?: number;
  /** What happens to an exact half; "halfUp" by default. */
  readonly rule?: RoundingRule;
}

/** Significant digits that Excel keeps of a number. */
const SIGNIFICANT = 15;

/** Powers of ten that a double holds exactly. */
const FLOAT_POWERS = Array.from({ length: 23 }, (_, n) => 10 ** n);

const POWERS = Array.from({ length: 400 }, (_, n) => 10n ** BigInt(n));

/**
 * A power of ten, exactly; `n` is not negative.
 *
 * @example
 * tenTo(3) // => 1000n
 */
export const tenTo = (n: number): bigint => POWERS[n] ?? 10n ** BigInt(n);

/**
 * Reads plain decimal text, with or without an exponent; undefined where it is none.
 *
 * @example
 * parseDecimal("-12.50") // => { units: -1250n, places: 2 }
 * parseDecimal("1e3") // => { units: 1000n, places: 0 }
 * parseDecimal("12,5") // => undefined
 */
export function parseDecimal(text: string): Decimal | undefined {
  const parts = /^([+-]?)(\d*)(?:\.(\d*))?(?:e([+-]?\d{1,4}))?$/i.exec(text.trim());
  if (!parts) return undefined;
  const [, sign = "", whole = "", fraction = "", exponent = "0"] = parts;
  if (whole === "" && fraction === "") return undefined;
  const units = BigInt(whole + fraction) * (sign === "-" ? -1n : 1n);
  const places = fraction.length - Number(exponent);
  return places < 0 ? { units: units * tenTo(-places), places: 0 } : { units, places };
}

/**
 * The decimal that a finite number stands for: its shortest round-trip text, or 15 significant digits where that is longer.
 *
 * @example
 * decimalOf(1.005) // => { units: 1005n, places: 3 }
 * decimalOf(0.1 + 0.2) // => { units: 300000000000000n, places: 15 }
 */
export function decimalOf(value: number): Decimal {
  return parseDecimal(decimalText(value)) as Decimal;
}

function decimalText(value: number): string {
  const shortest = String(value);
  if (shortest.length <= SIGNIFICANT) return shortest;
  const digits = shortest.replace(/e.*$/, "").replace(/[-.]/g, "").replace(/^0+/, "");
  return digits.length <= SIGNIFICANT ? shortest : value.toPrecision(SIGNIFICANT);
}

/**
 * Plain text of a decimal, all its places kept.
 *
 * @example
 * decimalToText({ units: -1250n, places: 2 }) // => "-12.50"
 */
export function decimalToText({ units, places }: Decimal): string {
  const sign = units < 0n ? "-" : "";
  const digits = (units < 0n ? -units : units).toString().padStart(places + 1, "0");
  return places === 0 ? sign + digits : `${sign}${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

/**
 * The number nearest to a decimal; never -0.
 *
 * @example
 * decimalToNumber({ units: 1250n, places: 2 }) // => 12.5
 */
export function decimalToNumber(decimal: Decimal): number {
  return Number(decimalToText(decimal)) + 0;
}

/**
 * A number with its decimal point moved, exactly: `shift` places to the right, or to the left where negative.
 *
 * @example
 * shiftPlaces(61.33, -2) // => 0.6133
 * shiftPlaces(0.6133, 2) // => 61.33
 */
export function shiftPlaces(value: number, shift: number): number {
  const power = FLOAT_POWERS[Math.abs(shift)];
  if (power !== undefined) {
    // An integer and a power of ten are both exact doubles, so their quotient or product is rounded once.
    for (let places = 0; places <= 6; places++) {
      const scale = FLOAT_POWERS[places] as number;
      const units = Math.round(value * scale);
      if (Math.abs(units) > 1e15) break;
      if (units / scale !== value) continue;
      const net = shift - places;
      const moved = net < 0 ? units / (FLOAT_POWERS[-net] as number) : units * (FLOAT_POWERS[net] as number);
      if (net <= 0 || Math.abs(moved) <= Number.MAX_SAFE_INTEGER) return moved === 0 ? 0 : moved;
      break;
    }
  }
  const { units, places } = decimalOf(value);
  const moved = places - shift;
  return decimalToNumber(moved < 0 ? { units: units * tenTo(-moved), places: 0 } : { units, places: moved });
}

// ---- exact fractions ----

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
 * For a ratio that is printed as a percentage, call `ratioToNumber`.
 *
 * @example
 * toNumber({ numerator: 2n, denominator: 3n }, { decimals: 2 }) // => 0.67
 */
export function toNumber(value: Rational, { decimals, rule = "halfUp" }: Rounding = {}): number {
  return decimals === undefined ? rationalToNumber(value) : decimalToNumber(roundRational(value, decimals, rule));
}

/**
 * A ratio as a number, `decimals` counting places of the percentage: 1 keeps 0.083.
 *
 * @example
 * ratioToNumber({ numerator: 1n, denominator: 12n }, { decimals: 1 }) // => 0.083
 */
export function ratioToNumber(value: Rational, { decimals, rule = "halfUp" }: Rounding = {}): number {
  return decimals === undefined ? rationalToNumber(value) : decimalToNumber(roundRational(value, decimals + 2, rule));
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
  const power = FLOAT_POWERS[places];
  const units = power === undefined ? NaN : roundedUnits(value, places, rule);
  if (power !== undefined && Math.abs(units) <= Number.MAX_SAFE_INTEGER) return units / power;
  return decimalToNumber(roundRational(rationalOf(value), places, rule));
}

// ---- the float that decides first ----
//
// A double x and the decimal that it stands for differ by at most 5.0e-15 of x: half a unit in the 15th significant
// digit where digits were dropped (worst for 1.00…), and less than the double's own 1.2e-16 where none were. The
// powers of ten up to 10^22 are doubles exactly. Every product or quotient adds at most 1.2e-16 of itself. Below 1e-300
// doubles lose digits, so nothing there is decided by a float.
//
// A whole number of units t below 10^15 whose t ÷ 10^k is the double x *is* x's decimal: t ÷ 10^k has at most 15
// digits, and no two decimals of 15 digits share a double. So ties are decided on whole numbers, without a bigint.

const EXACT_UNITS = 1e15;
const SMALLEST = 1e-300;

/** The whole number nearest to a float below 10^15; at a half it may be either. Math.round branches, and mispredicts. */
const nearest = (value: number): number => Math.floor(value + 0.5);

/**
 * The rounded number in units of its last place; never -0. Units beyond 2^53 are the nearest double: order and ties
 * between 15-digit decimals survive in it.
 *
 * |x| × 10^places is off by 5.2e-15 of itself at most; 1e-14 is used.
 *
 * @example
 * roundedUnits(1.005, 2) // => 101
 */
export function roundedUnits(value: number, places: number, rule: RoundingRule = "halfUp"): number {
  const power = FLOAT_POWERS[places];
  if (power !== undefined) {
    const size = value < 0 ? -value : value;
    const scaled = size * power;
    if (scaled < 1e13) {
      const near = nearest(scaled);
      if (Math.abs(scaled - near) < 0.5 - scaled * 1e-14) return value < 0 ? 0 - near : near;
      const floor = Math.floor(scaled);
      const tenfold = FLOAT_POWERS[places + 1];
      if (tenfold !== undefined && (floor * 10 + 5) / tenfold === size) {
        const units = rule === "halfUp" || floor % 2 === 1 ? floor + 1 : floor;
        return value < 0 ? 0 - units : units;
      }
    }
  }
  return Number(roundRational(rationalOf(value), places, rule).units);
}

/** Whether a number's decimal ends within the places of `power` (100: two places), as far as 15 digits go. */
const endsWithin = (value: number, power: number): boolean => {
  const units = nearest(value * power);
  return units / power === value && units < EXACT_UNITS && units > -EXACT_UNITS;
};

/**
 * A number in whole units of a place, where its decimal has no more places than that; else NaN. `places` is 0 to 22.
 *
 * @example
 * wholeUnits(12.5, 2) // => 1250
 * wholeUnits(12.505, 2) // => NaN
 */
export function wholeUnits(value: number, places: number): number {
  const power = FLOAT_POWERS[places];
  return power !== undefined && endsWithin(value, power) ? nearest(value * power) : NaN;
}

/** A power of ten that makes whole numbers below 10^15 of both; 0 where none of the usual ones does. */
const commonPower = (a: number, b: number): number => {
  if (endsWithin(a, 100) && endsWithin(b, 100)) return 100;
  if (endsWithin(a, 1) && endsWithin(b, 1)) return 1;
  return endsWithin(a, 1e6) && endsWithin(b, 1e6) ? 1e6 : 0;
};

/**
 * `a` − `b`, as near as a number can be; both are finite.
 *
 * @example
 * difference(0.6133, 0.75) // => -0.1367
 */
export function difference(a: number, b: number): number {
  const power = commonPower(a, b);
  if (power === 0) return rationalToNumber(subtract(rationalOf(a), rationalOf(b)));
  return (nearest(a * power) - nearest(b * power)) / power + 0;
}

/**
 * (`a` − `b`) ÷ `c`, as near as a number can be; `c` is positive, all are finite.
 *
 * @example
 * differenceOver(130.1, 100, 1000) // => 0.0301
 */
export function differenceOver(a: number, b: number, c: number): number {
  const power = Math.max(commonPower(a, b), commonPower(b, c), commonPower(a, c));
  if (power === 0 || !endsWithin(a, power) || !endsWithin(b, power) || !endsWithin(c, power)) {
    return rationalToNumber(divide(subtract(rationalOf(a), rationalOf(b)), rationalOf(c)));
  }
  return (nearest(a * power) - nearest(b * power)) / nearest(c * power) + 0;
}

/**
 * `a` ÷ (1 + `rate`), as near as a number can be; the rate is above −1, both are finite.
 *
 * @example
 * overGrowth(108.3, 0.083) // => 100
 */
export function overGrowth(a: number, rate: number): number {
  const power = commonPower(a, rate);
  const one = { numerator: 1n, denominator: 1n };
  if (power === 0) return rationalToNumber(divide(rationalOf(a), add(one, rationalOf(rate))));
  return nearest(a * power) / (power + nearest(rate * power)) + 0;
}

/** Whether whole numbers divide to the next whole number up: `rest` and `divisor` are exact. */
const goesUp = (floor: number, rest: number, divisor: number, rule: RoundingRule): boolean =>
  2 * rest > divisor || (2 * rest === divisor && (rule === "halfUp" || floor % 2 === 1));

/**
 * `a` ÷ `b` − `less`, as near as a number can be; `b` is positive, both are finite. With less = 1 it is a growth rate.
 *
 * The one rounding is that of the division of two whole numbers below 2^53, so the answer is the nearest double.
 *
 * @example
 * quotient(5, 4, 1) // => 0.25
 */
export function quotient(a: number, b: number, less: 0 | 1 = 0): number {
  const power = commonPower(a, b);
  if (power === 0) return rationalToNumber(exactQuotient(a, b, less));
  const divisor = nearest(b * power);
  const difference = nearest(a * power) - less * divisor;
  return difference === 0 ? 0 : difference / divisor;
}

/**
 * `a` ÷ `b` − `less` rounded in units of 1 ÷ `power`, where a float is sure of it; else NaN. `b` is positive.
 *
 * With q = a ÷ b the float differs from the exact quotient by 1.02e-14 |q| at most (two decimals, one division), and by
 * 2.4e-16 (|q| + less) more for the subtraction and the scaling; 1.3e-14 (|q| + less) is used. A scaled quotient that is
 * further than that from a half rounds as the exact one does. The error reaches a half long before units pass 2^53.
 */
function quickQuotient(a: number, b: number, power: number, less: 0 | 1): number {
  const ratio = a / b;
  const scaled = (ratio - less) * power;
  const units = nearest(scaled);
  const error = (Math.abs(ratio) + less) * power * 1.3e-14;
  return b > SMALLEST && Math.abs(scaled - units) < 0.5 - error ? units / power : NaN;
}

/**
 * `a` ÷ `b` − `less`, rounded once at `places` of the ratio, exactly; `b` is positive, both are finite. The cell loop of
 * growth and share: what `quickQuotient` is not sure of is decided on whole numbers, and where those would pass 2^53 on
 * bigints.
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
  const power = FLOAT_POWERS[places];
  if (power !== undefined) {
    const quick = quickQuotient(a, b, power, less);
    if (quick === quick) return quick;
    const common = commonPower(a, b);
    const divisor = nearest(b * common);
    const difference = nearest(a * common) - less * divisor;
    const dividend = Math.abs(difference) * power;
    if (common !== 0 && dividend <= Number.MAX_SAFE_INTEGER) {
      const rest = dividend % divisor;
      const whole = (dividend - rest) / divisor;
      const units = goesUp(whole, rest, divisor, rule) ? whole + 1 : whole;
      return units === 0 ? 0 : (difference < 0 ? -units : units) / power;
    }
  }
  return decimalToNumber(roundRational(exactQuotient(a, b, less), places, rule));
}

function exactQuotient(a: number, b: number, less: 0 | 1): Rational {
  const divisor = rationalOf(b);
  const dividend = rationalOf(a);
  return divide(less === 0 ? dividend : subtract(dividend, divisor), divisor);
}

/**
 * The number nearest to a number's own decimal: what is left of a float once 15 digits are kept; never -0.
 *
 * @example
 * decimalNumber(0.1 + 0.2) // => 0.3
 */
export function decimalNumber(value: number): number {
  if (endsWithin(value, 100) || endsWithin(value, 1e6)) return value + 0;
  const size = value < 0 ? -value : value;
  const power = FLOAT_POWERS[SIGNIFICANT - 1 - Math.floor(Math.log10(size))];
  if (power !== undefined) {
    // Of 15 digits before the point the float is off by 0.12 at most.
    const scaled = size * power;
    const floor = Math.floor(scaled);
    const half = scaled - floor - 0.5;
    if (scaled >= EXACT_UNITS / 10 && scaled < EXACT_UNITS && (half < -0.2 || half > 0.2)) {
      const units = half < 0 ? floor : floor + 1;
      return (value < 0 ? -units : units) / power;
    }
  }
  return Number(value.toPrecision(SIGNIFICANT)) + 0;
}
