import { tenTo, type Decimal } from "../model/decimal";
import { divide, multiply, rationalOfDecimal, roundRational, type Rational } from "../model/rational";
import { isAbsent } from "../model/exact";
import type { Cause } from "../model/finding";
import type { Formula } from "./formulas";
import { compareRoot, roundRoot, type Root } from "./root";

/** A unit taken for another: a place, percent, 千, 万, 亿, up or down. */
const SLIPS: readonly Rational[] = [1, 2, 3, 4, 8].flatMap((power) => [
  { numerator: tenTo(power), denominator: 1n },
  { numerator: 1n, denominator: tenTo(power) },
]);

/** Places beyond the printed ones at which a chain of roundings may have begun. */
const CHAIN = 6;

/** A wrong printed number, with all that is known of it. */
export interface Fault {
  readonly formula: Formula;
  readonly inputs: readonly Rational[];
  readonly exact: Root;
  /** The exact result at the printed places. */
  readonly recomputed: Decimal;
  readonly printed: Decimal;
  /** The ends of what the printed number stands for. */
  readonly low: Rational;
  readonly high: Rational;
}

/**
 * The fault whose signature a wrong printed number bears, or null.
 *
 * A sign flip; a result or its first input in another unit (two digits at least must agree, or it is chance); rounded by
 * steps from more places (连续修约); cut off instead of rounded.
 */
export function likelyCause(fault: Fault): Cause | null {
  const { exact, recomputed, printed } = fault;
  if (printed.units === -recomputed.units) return "sign flip";
  const two = printed.units >= 10n || printed.units <= -10n;
  if (two && SLIPS.some((factor) => slipped(fault, factor))) return "unit slip";
  const step = printed.units - recomputed.units;
  if (step !== 1n && step !== -1n) return null;
  if (chained(exact, printed)) return "chained rounding";
  return truncated(exact, printed) ? "truncated" : null;
}

function slipped({ formula, inputs, exact, low, high }: Fault, factor: Rational): boolean {
  const within = (root: Root, scale?: Rational) =>
    compareRoot(root, scale ? divide(low, scale) : low) >= 0 &&
    compareRoot(root, scale ? divide(high, scale) : high) <= 0;
  if (within(exact, factor)) return true;
  const [first, ...rest] = inputs as readonly [Rational, ...Rational[]];
  const other = formula([multiply(first, factor), ...rest]);
  return !isAbsent(other) && within(other);
}

/** Rounded half up first at some more places and then, at once or place by place, to the printed ones. */
function chained(exact: Root, printed: Decimal): boolean {
  for (let more = 1; more <= CHAIN; more++) {
    let value = roundRoot(exact, printed.places + more);
    if (roundRational(rationalOfDecimal(value), printed.places).units === printed.units) return true;
    while (value.places > printed.places) value = roundRational(rationalOfDecimal(value), value.places - 1);
    if (value.units === printed.units) return true;
  }
  return false;
}

/** Digits beyond the printed ones dropped. */
function truncated(exact: Root, printed: Decimal): boolean {
  const { units } = roundRoot(exact, printed.places + CHAIN);
  return units / tenTo(CHAIN) === printed.units;
}
