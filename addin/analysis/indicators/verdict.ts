import { decimalOf, decimalToNumber, tenTo, type Decimal } from "../model/decimal";
import { wholeUnits } from "../model/quick";
import { add, compare, negate, rationalOfDecimal, subtract, type Rational, type RoundingRule } from "../model/rational";
import { decimalNumber, rounded, roundedQuotient } from "../model/rounding";
import { isAbsent, isFiniteNumber } from "../model/exact";
import type { Figure } from "../model/figure";
import type { Cause, Verdict } from "../model/finding";
import { likelyCause } from "./cause";
import { FORMULAS, type Formula } from "./formulas";
import { compareRoot, roundRoot } from "./root";

/** A number as printed, and the closed interval that it stands for (XBRL Calculations 1.1). */
export interface Range {
  readonly low: Rational;
  readonly middle: Rational;
  readonly high: Rational;
}

/** The judgement of a printed number: the verdict, the number that its inputs give, and the likely cause of a fault. */
export interface Judgement<Recomputed = number> {
  readonly verdict: Verdict;
  /** At the printed places; null where there is none. */
  readonly recomputed: Recomputed | null;
  readonly cause: Cause | null;
}

/** Half a unit either side of a printed decimal, at its own places or at those given. */
export function rangeOf(decimal: Decimal, places: number = decimal.places): Range {
  const middle = rationalOfDecimal(decimal);
  const half = { numerator: 1n, denominator: 2n * tenTo(places) };
  return { low: subtract(middle, half), middle, high: add(middle, half) };
}

/** A decimal that stands for itself alone. */
export function exactRange(decimal: Decimal): Range {
  const middle = rationalOfDecimal(decimal);
  return { low: middle, middle, high: middle };
}

/** The sum of ranges: their ends add. */
export const sumRange = (ranges: readonly Range[]): Range =>
  ranges.reduce((a, b) => ({ low: add(a.low, b.low), middle: add(a.middle, b.middle), high: add(a.high, b.high) }));

/** A range with its sign turned. */
export const negatedRange = ({ low, middle, high }: Range): Range => ({
  low: negate(high),
  middle: negate(middle),
  high: negate(low),
});

/** One range less another. */
export const rangeDifference = (a: Range, b: Range): Range => sumRange([a, negatedRange(b)]);

const UNDECIDED = Object.freeze({ verdict: "undecided", recomputed: null, cause: null } as const);

/**
 * Judges a printed number by a formula of its inputs.
 *
 * "agree": the exact result, rounded once at the printed places, is the printed number. "withinRounding": it is not, but
 * some inputs within their ranges give a result within half a printed unit of it. Else "disagree". Every formula is
 * monotonic in each input while the others stand still, so its range over the inputs is that of the corners. Where the
 * formula has no result, at the middle or at a corner, the answer is "undecided".
 *
 * `cause` names a fault's signature where the printed number bears one. "chained rounding" is also named as a hint beside
 * "withinRounding": both explain the number, and rounded inputs are the milder of the two.
 *
 * @param printed at the places that it is judged at
 */
export function judge(
  formula: Formula,
  inputs: readonly Range[],
  printed: Decimal,
  rule: RoundingRule = "halfUp",
): Judgement<Decimal> {
  const middles = inputs.map(({ middle }) => middle);
  const exact = formula(middles);
  if (isAbsent(exact)) return UNDECIDED;
  const recomputed = roundRoot(exact, printed.places, rule);
  if (recomputed.units === printed.units) return { verdict: "agree", recomputed, cause: null };
  const { low, high } = rangeOf(printed);
  const cause = likelyCause({ formula, inputs: middles, exact, recomputed, printed, low, high });
  let [above, below] = [false, false];
  for (const corner of cornersOf(inputs).map(formula)) {
    if (isAbsent(corner)) return UNDECIDED;
    above ||= compareRoot(corner, low) >= 0;
    below ||= compareRoot(corner, high) <= 0;
  }
  if (!above || !below) return { verdict: "disagree", recomputed, cause };
  return { verdict: "withinRounding", recomputed, cause: cause === "chained rounding" ? cause : null };
}

/** Every choice of one end of each range. */
export function cornersOf(inputs: readonly Range[]): Rational[][] {
  let corners: Rational[][] = [[]];
  for (const { low, high } of inputs) {
    const ends = compare(low, high) === 0 ? [low] : [low, high];
    corners = corners.flatMap((corner) => ends.map((end) => [...corner, end]));
  }
  return corners;
}

export interface VerdictOptions {
  /** Places that each input is printed with; those of its shortest decimal when left out. */
  readonly places?: readonly number[];
  readonly rule?: RoundingRule;
}

/**
 * Verdict on a printed growth rate (一致, 舍入误差内, 不一致) from its two levels.
 *
 * A base that carries no rate, or a side missing, is "undecided".
 *
 * @param printed a ratio; what lies beyond its printed places is rounded off first, as the cell shows it
 * @param decimals places of the percentage as printed
 *
 * @example
 * verdict(0.032, 6.53, 6.33, 1) // => { verdict: "agree", recomputed: 0.032, cause: null }
 * verdict(0.031, 6.53, 6.33, 1) // => { verdict: "withinRounding", recomputed: 0.032, cause: null }
 * verdict(0.132, 65300, 63300, 1) // => { verdict: "disagree", recomputed: 0.032, cause: null }
 * verdict(0.033, 65355, 63300, 1) // => { verdict: "disagree", recomputed: 0.032, cause: "chained rounding" }
 * verdict(0.032, 6.53, 0, 1) // => { verdict: "undecided", recomputed: null, cause: null }
 */
export function verdict(
  printed: Figure,
  current: Figure,
  base: Figure,
  decimals: number,
  options: VerdictOptions = {},
): Judgement {
  return ratioVerdict(FORMULAS.growth, 1, printed, current, base, decimals, options);
}

/**
 * Verdict on a printed share from its part and whole, as `verdict` gives it of growth.
 *
 * @example
 * shareVerdict(0.735, 28.1, 38.3, 1) // => { verdict: "withinRounding", recomputed: 0.734, cause: null }
 */
export function shareVerdict(
  printed: Figure,
  part: Figure,
  whole: Figure,
  decimals: number,
  options: VerdictOptions = {},
): Judgement {
  return ratioVerdict(FORMULAS.share, 0, printed, part, whole, decimals, options);
}

function ratioVerdict(
  formula: Formula,
  less: 0 | 1,
  printed: Figure,
  a: Figure,
  b: Figure,
  decimals: number,
  { places = [], rule = "halfUp" }: VerdictOptions,
): Judgement {
  if (!isFiniteNumber(printed) || !isFiniteNumber(a) || !isFiniteNumber(b)) return UNDECIDED;
  const atPrint = rounded(printed, decimals + 2, rule);
  // The largest numbers, rounded to the digits that they are known to, are larger than any number.
  if (!Number.isFinite(atPrint)) return UNDECIDED;
  if (b > 0 && roundedQuotient(a, b, decimals + 2, rule, less) === atPrint) {
    return { verdict: "agree", recomputed: atPrint, cause: null };
  }
  const inputs = [a, b].map((value, i) => rangeOf(decimalOf(value), places[i]));
  return asNumbers(judge(formula, inputs, atPlaces(decimalOf(atPrint), decimals + 2), rule));
}

/**
 * Verdict on a printed total from its parts (合计数核对), by the intervals that the printed numbers stand for: n parts
 * and their total may be (n + 1) half units apart.
 *
 * @param decimals places that all are printed with; the most that any of them shows when left out
 *
 * @example
 * sumVerdict(67949, [51653, 12133, 4163]) // => { verdict: "agree", recomputed: 67949, cause: null }
 * sumVerdict(10, [3.3, 3.3, 3.3], 1) // => { verdict: "withinRounding", recomputed: 9.9, cause: null }
 * sumVerdict(11, [3.3, 3.3, 3.3], 1) // => { verdict: "disagree", recomputed: 9.9, cause: null }
 */
export function sumVerdict(total: Figure, parts: readonly Figure[], decimals?: number): Judgement {
  if (parts.length === 0 || ![total, ...parts].every(isFiniteNumber)) return UNDECIDED;
  if (addsUp(total as number, parts as readonly number[], decimals)) {
    return { verdict: "agree", recomputed: decimalNumber(total as number), cause: null };
  }
  const numbers = [total, ...parts].map((figure) => decimalOf(figure as number));
  const places = decimals ?? numbers.reduce((most, number) => Math.max(most, number.places), 0);
  const [printed, ...rest] = numbers.map((number) => atPlaces(number, places)) as [Decimal, ...Decimal[]];
  return asNumbers(judge(FORMULAS.itself, [sumRange(rest.map((part) => rangeOf(part)))], printed));
}

/** True where parts add up exactly, on whole units of a printed place; false also where those units are not whole. */
function addsUp(total: number, parts: readonly number[], decimals = 2): boolean {
  let sum = 0;
  for (const part of parts) sum += wholeUnits(decimalNumber(part), decimals);
  return Math.abs(sum) <= Number.MAX_SAFE_INTEGER && sum === wholeUnits(decimalNumber(total), decimals);
}

/** A decimal written, and where need be rounded, at some places. */
const atPlaces = ({ units, places }: Decimal, to: number): Decimal =>
  roundRoot({ radicand: rationalOfDecimal({ units, places }), degree: 1, shift: 0n }, to);

const asNumbers = ({ recomputed, ...rest }: Judgement<Decimal>): Judgement => ({
  ...rest,
  recomputed: recomputed && decimalToNumber(recomputed),
});
