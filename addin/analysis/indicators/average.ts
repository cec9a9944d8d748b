import { decimalToNumber } from "../model/decimal";
import { add, multiply, ONE, type Rounding } from "../model/rational";
import { exactly, finite, isAbsent, over, type Exact } from "../model/exact";
import { absence, isNumber, type Figure } from "../model/figure";
import { roundRoot } from "./root";

/** Intervals beyond which a rate per interval says nothing of a county. */
const MOST_INTERVALS = 1000;

/**
 * Average growth per interval (年均增速, 水平法): the n-th root of last ÷ first, less one.
 *
 * Rounded by exact powers; unrounded it is a float. A first figure that carries no rate gives the reason; a negative
 * last figure, or intervals that are not a whole number from 1 up, "not applicable".
 *
 * @param rounding `decimals` counts places of the percentage
 *
 * @example
 * averageGrowth(2007, 2468, 5, { decimals: 2 }) // => 0.0422
 * averageGrowth(100, 121, 2) // => 0.1
 * averageGrowth(100, 121, 2, { decimals: 2 }) // => 0.1
 * averageGrowth(0, 121, 2) // => { absent: "zero base" }
 */
export function averageGrowth(first: Figure, last: Figure, intervals: Figure, rounding?: Rounding): Figure {
  const ratio = exactly([first, last], (start, end) => over(end, start));
  if (!isAbsent(ratio) && !isNumber(intervals)) return intervals;
  return rate(ratio, intervals as number, rounding);
}

/**
 * Average growth of two years (两年平均增速): the square root of (1 + this year's) (1 + last year's), less one.
 *
 * @param rounding `decimals` counts places of the percentage
 *
 * @example
 * twoYearAverage(0.351, -0.135, { decimals: 1 }) // => 0.081
 * twoYearAverage(0.351, -1.2) // => { absent: "negative base" }
 */
export function twoYearAverage(growthThisYear: Figure, growthLastYear: Figure, rounding?: Rounding): Figure {
  const ratio = exactly([growthThisYear, growthLastYear], (now, before): Exact => {
    const [a, b] = [add(ONE, now), add(ONE, before)];
    return a.numerator < 0n || b.numerator < 0n ? absence("negative base") : multiply(a, b);
  });
  return rate(ratio, 2, rounding);
}

/** Places of a root that is not asked to be rounded: more than a number can tell apart beside 1. */
const UNROUNDED = 18;

function rate(ratio: Exact, intervals: number, { decimals, rule }: Rounding = {}): Figure {
  if (isAbsent(ratio)) return ratio;
  const countable = Number.isInteger(intervals) && intervals >= 1 && intervals <= MOST_INTERVALS;
  if (!countable || ratio.numerator < 0n) return absence("not applicable");
  const root = { radicand: ratio, degree: intervals, shift: -1n };
  return finite(decimalToNumber(roundRoot(root, decimals === undefined ? UNROUNDED : decimals + 2, rule)));
}
