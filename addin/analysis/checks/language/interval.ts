import { add, compare, divide, multiply, negate, ZERO, type Rational } from "../../model/rational";
import { absence, type Absence } from "../../model/figure";
import { negatedRange, rangeDifference, sumRange, type Range } from "../../indicators/verdict";

/** Exact arithmetic over the intervals that printed figures stand for. */

export type Interval = Range | Absence;

export const point = (value: Rational): Range => ({ low: value, middle: value, high: value });

const least = (values: readonly Rational[]): Rational => values.reduce((a, b) => (compare(b, a) < 0 ? b : a));
const greatest = (values: readonly Rational[]): Rational => values.reduce((a, b) => (compare(b, a) > 0 ? b : a));

/** The ends of what an operation gives are among those of the ends; a divisor that may be zero gives none. */
export function combined(operator: "+" | "-" | "*" | "/", a: Range, b: Range): Interval {
  if (operator === "+") return sumRange([a, b]);
  if (operator === "-") return rangeDifference(a, b);
  if (operator === "/" && b.low.numerator <= 0n && b.high.numerator >= 0n) return absence("zero base");
  const work = operator === "*" ? multiply : divide;
  const ends = [a.low, a.high].flatMap((x) => [work(x, b.low), work(x, b.high)]);
  return { low: least(ends), middle: work(a.middle, b.middle), high: greatest(ends) };
}

export function magnitude(a: Range): Range {
  if (a.low.numerator >= 0n) return a;
  if (a.high.numerator <= 0n) return negatedRange(a);
  const middle = a.middle.numerator < 0n ? negate(a.middle) : a.middle;
  return { low: ZERO, middle, high: greatest([negate(a.low), a.high]) };
}

/** A statistic that grows with each of its values, at the lows, middles and highs. */
const each = (ranges: readonly Range[], of: (values: readonly Rational[]) => Rational): Range => ({
  low: of(ranges.map(({ low }) => low)),
  middle: of(ranges.map(({ middle }) => middle)),
  high: of(ranges.map(({ high }) => high)),
});

function middleOf(values: readonly Rational[]): Rational {
  const sorted = [...values].sort(compare);
  const half = sorted.length >> 1;
  const upper = sorted[half] as Rational;
  if (sorted.length % 2 === 1) return upper;
  return divide(add(sorted[half - 1] as Rational, upper), { numerator: 2n, denominator: 1n });
}

const STATISTICS = {
  sum: (ranges: readonly Range[]) => each(ranges, (values) => values.reduce(add)),
  least: (ranges: readonly Range[]) => each(ranges, least),
  greatest: (ranges: readonly Range[]) => each(ranges, greatest),
  median: (ranges: readonly Range[]) => each(ranges, middleOf),
  /** The median of the distances from the median (绝对中位差). */
  spread: (ranges: readonly Range[]) => {
    const centre = each(ranges, middleOf);
    return each(
      ranges.map((range) => magnitude(rangeDifference(range, centre))),
      middleOf,
    );
  },
};

/** SUM, MIN, MAX, MEDIAN or MAD of some intervals, of which there is at least one. */
export const statistic = (how: keyof typeof STATISTICS, ranges: readonly Range[]): Range => STATISTICS[how](ranges);
