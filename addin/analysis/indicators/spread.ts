import { mean, median, medianAbsoluteDeviation, sampleStandardDeviation } from "simple-statistics";
import { absence, isNumber, type Figure } from "../model/figure";

/** Location and spread of figures: the plain measures, and the robust ones that an outlier hardly moves. */
export interface Spread {
  /** Figures that are numbers. */
  readonly count: number;
  readonly mean: Figure;
  /** Standard deviation of a sample (标准差); of fewer than two figures there is none. */
  readonly deviation: Figure;
  readonly median: Figure;
  /** Median distance from the median (中位数绝对偏差). */
  readonly medianDeviation: Figure;
}

/**
 * Location and spread of figures (集中与离散): mean and standard deviation, median and median absolute deviation; what is
 * missing is left out, and of nothing each is "not reported". Statistics, not exact: print them rounded.
 *
 * @example
 * spread([1, 2, absence("not reported"), 3, 10]) // => { count: 4, mean: 4, deviation: 4.08248290463863, median: 2.5, medianDeviation: 1 }
 * spread([]).mean // => { absent: "not reported" }
 */
export function spread(figures: readonly Figure[]): Spread {
  const numbers = figures.filter((figure) => isNumber(figure) && Number.isFinite(figure)) as number[];
  const of = (least: number, measure: (sample: number[]) => number): Figure =>
    numbers.length < least ? absence("not reported") : measure(numbers);
  return {
    count: numbers.length,
    mean: of(1, mean),
    deviation: of(2, sampleStandardDeviation),
    median: of(1, median),
    medianDeviation: of(1, medianAbsoluteDeviation),
  };
}
