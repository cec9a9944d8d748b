import {
  compare,
  divide,
  multiply,
  ONE,
  subtract,
  wholeRational,
  type Rational,
  type Rounding,
} from "../model/rational";
import { exactDifference } from "../model/rounding";
import {
  amountFigure,
  exactly,
  finite,
  isAbsent,
  isFiniteNumber,
  over,
  rateOver,
  ratioFigure,
  ratioOver,
  type Exact,
} from "../model/exact";
import { absence, type Figure } from "../model/figure";
import type { Best } from "../model/indicator";
import type { Period } from "../model/period";

const paceOf = ({ month }: Period): Rational => ({ numerator: BigInt(month), denominator: 12n });

/**
 * Completion of a target (完成率): actual ÷ target.
 *
 * @param rounding `decimals` counts places of the percentage
 *
 * @example
 * completion(23.95, 20) // => 1.1975
 * completion(23.95, absence("no target")) // => { absent: "no target" }
 */
export function completion(actual: Figure, target: Figure, rounding?: Rounding): Figure {
  return ratioOver(actual, target, rounding);
}

/**
 * Gap to a target (与目标值差距), in the unit of both: negative is behind.
 *
 * @param options `best`: "high" (the default) for actual − target; "low" where staying under it is meant, target − actual
 *
 * @example
 * targetGap(0.6133, 0.75) // => -0.1367
 * targetGap(0.9, 0.84, { best: "low" }) // => -0.06
 */
export function targetGap(actual: Figure, target: Figure, { best = "high" }: { readonly best?: Best } = {}): Figure {
  if (isFiniteNumber(actual) && isFiniteNumber(target)) {
    return finite(best === "high" ? exactDifference(actual, target) : exactDifference(target, actual));
  }
  return amountFigure(exactly([actual, target], (a, b) => (best === "high" ? subtract(a, b) : subtract(b, a))));
}

/** The amount that stays while a tax share moves: 总量不变, 非税不变 or 税收不变. */
export type TaxWay = "totalFixed" | "nonTaxFixed" | "taxFixed";

/**
 * Amount that closes the gap to a target share of tax (税收占比达标所需额), in the unit of the amounts.
 *
 * "totalFixed" (the default): tax to put in the place of non-tax. "nonTaxFixed": tax to add. "taxFixed": change of
 * non-tax, negative to take off. A share that no amount can reach is "not applicable".
 *
 * @param targetShare a ratio: 0.75
 * @param rounding `decimals` counts places of the amount
 *
 * @example
 * taxToTarget(4.004849, 6.53, 0.75, "totalFixed", { decimals: 4 }) // => 0.8927
 * taxToTarget(4.004849, 6.53, 0.75, "nonTaxFixed", { decimals: 4 }) // => 3.5706
 * taxToTarget(4.004849, 6.53, 0.75, "taxFixed", { decimals: 4 }) // => -1.1902
 * taxToTarget(4.004849, 6.53, 75) // => { absent: "not applicable" }
 */
export function taxToTarget(
  tax: Figure,
  total: Figure,
  targetShare: Figure,
  way: TaxWay = "totalFixed",
  rounding?: Rounding,
): Figure {
  const amount = exactly([tax, total, targetShare], (part, all, share): Exact => {
    if (compare(share, ONE) > 0) return absence("not applicable");
    if (way === "totalFixed") return subtract(multiply(share, all), part);
    const beside = subtract(ONE, share);
    const divisor = way === "taxFixed" ? share : beside;
    if (divisor.numerator <= 0n) return absence("not applicable");
    if (way === "taxFixed") return subtract(divide(part, share), all);
    return subtract(divide(multiply(share, subtract(all, part)), beside), part);
  });
  return amountFigure(amount, rounding);
}

/**
 * Pace (序时进度): the part of the year gone by the end of the period.
 *
 * @param rounding `decimals` counts places of the percentage
 *
 * @example
 * pace({ year: 2017, month: 6, span: "yearToDate" }) // => 0.5
 * pace({ year: 2017, month: 8, span: "yearToDate" }, { decimals: 2 }) // => 0.6667
 */
export function pace(period: Period, rounding?: Rounding): Figure {
  return ratioFigure(paceOf(period), rounding);
}

/**
 * Pace gap (快于或慢于序时进度, 百分点): completion − pace as a ratio, rounded once; negative is behind.
 *
 * @param actual year-to-date figure
 * @param target the whole year's target
 * @param rounding `decimals` counts places of the percentage point
 *
 * @example
 * paceGap(625, 1000, { year: 2017, month: 6, span: "yearToDate" }) // => 0.125
 * paceGap(1618, 10000, { year: 2017, month: 2, span: "yearToDate" }, { decimals: 2 }) // => -0.0049
 */
export function paceGap(actual: Figure, target: Figure, period: Period, rounding?: Rounding): Figure {
  const gap = exactly([actual, target], (done, goal): Exact => {
    const completed = over(done, goal);
    return isAbsent(completed) ? completed : subtract(completed, paceOf(period));
  });
  return ratioFigure(gap, rounding);
}

/**
 * Amount that each remaining month must bring to reach the target (月均需完成数); negative once the target is passed.
 *
 * @param rounding `decimals` counts places of the amount
 *
 * @example
 * requiredMonthly(600, 1000, { year: 2017, month: 8, span: "yearToDate" }) // => 100
 * requiredMonthly(900, 1000, { year: 2017, month: 12, span: "yearToDate" }) // => { absent: "year over" }
 */
export function requiredMonthly(actual: Figure, target: Figure, period: Period, rounding?: Rounding): Figure {
  const monthly = exactly([actual, target], (done, goal): Exact => {
    if (period.month >= 12) return absence("year over");
    return divide(subtract(goal, done), wholeRational(12 - period.month));
  });
  return amountFigure(monthly, rounding);
}

/**
 * Growth that the remaining months need over the same months of last year to reach the target (后期需增长).
 *
 * @param rounding `decimals` counts places of the percentage
 *
 * @example
 * requiredGrowth(600, 580, 900, 1000, { year: 2017, month: 8, span: "yearToDate" }) // => 0.25
 */
export function requiredGrowth(
  actual: Figure,
  lastYearToDate: Figure,
  lastYear: Figure,
  target: Figure,
  period: Period,
  rounding?: Rounding,
): Figure {
  const rate = exactly([actual, lastYearToDate, lastYear, target], (done, doneBefore, before, goal): Exact => {
    if (period.month >= 12) return absence("year over");
    return rateOver(subtract(goal, done), subtract(before, doneBefore));
  });
  return ratioFigure(rate, rounding);
}

/**
 * Year-end estimate on last year's own profile (全年预计数): actual × last year ÷ last year to date.
 *
 * @param rounding `decimals` counts places of the amount
 *
 * @example
 * projection(600, 580, 870) // => 900
 */
export function projection(actual: Figure, lastYearToDate: Figure, lastYear: Figure, rounding?: Rounding): Figure {
  const estimate = exactly([actual, lastYearToDate, lastYear], (done, doneBefore, before) =>
    over(multiply(done, before), doneBefore),
  );
  return amountFigure(estimate, rounding);
}
