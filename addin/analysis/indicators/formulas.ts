import { add, multiply, ONE, subtract, type Rational } from "../model/rational";
import { isAbsent, over } from "../model/exact";
import { absence, type Absence } from "../model/figure";
import type { Root } from "./root";

/** An exact result of exact inputs, as many as it names; rates go in and come out as ratios. */
export type Formula = (inputs: readonly Rational[]) => Root | Absence;

const plain = (radicand: Rational | Absence, shift = 0n): Root | Absence =>
  isAbsent(radicand) ? radicand : { radicand, degree: 1, shift };

/** The growth per interval of an overall ratio. */
const perInterval = (ratio: Rational | Absence, degree: number): Root | Absence => {
  if (isAbsent(ratio)) return ratio;
  return ratio.numerator < 0n ? absence("not applicable") : { radicand: ratio, degree, shift: -1n };
};

const formula =
  (of: (a: Rational, b: Rational) => Root | Absence): Formula =>
  (inputs) =>
    of(...(inputs as [Rational, Rational]));

/** The formulas that printed figures are judged by, and their inputs in order. */
export const FORMULAS = {
  /** A number that should be the same: a sum already added. */
  itself: ([same]) => plain(same as Rational),
  /** current, base */
  growth: formula((current, base) => plain(over(current, base), -1n)),
  /** current, increment: the base is their difference. */
  growthFromIncrement: formula((current, increment) => plain(over(increment, subtract(current, increment)))),
  /** part, whole */
  share: formula((part, whole) => plain(over(part, whole))),
  /** minuend, subtrahend */
  difference: formula((a, b) => plain(subtract(a, b))),
  /** contribution rate, growth of the total */
  product: formula((a, b) => plain(multiply(a, b))),
  /** growth of this year, growth of last year */
  twoYearAverage: formula((a, b) => {
    const [now, before] = [add(ONE, a), add(ONE, b)];
    return before.numerator < 0n ? absence("negative base") : perInterval(multiply(now, before), 2);
  }),
} as const satisfies Record<string, Formula>;

/** first, last: average growth over so many intervals. */
export const averageGrowthOver = (intervals: number): Formula =>
  formula((first, last) => perInterval(over(last, first), intervals));

/** growth over both years together */
export const twoYearAverageOfBoth: Formula = ([both]) => perInterval(add(ONE, both as Rational), 2);
