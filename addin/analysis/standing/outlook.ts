import { mean, sampleStandardDeviation } from "simple-statistics";
import { multiply, type Rounding } from "../model/rational";
import { rounded } from "../model/rounding";
import { exactly, isAbsent, over, rateOver, ratioFigure, type Exact } from "../model/exact";
import { absence, isNumber, type Figure } from "../model/figure";
import { studentProbability, studentQuantile } from "./student";

/**
 * Error of a projection that the year has since answered (预测误差): outturn ÷ projection on last year's profile, less
 * one; positive where the year brought more.
 *
 * @param actual year to date, when the projection was made
 * @param outturn what the year brought
 * @param rounding `decimals` counts places of the percentage
 *
 * @example
 * projectionError(600, 580, 870, 909) // => 0.01
 * projectionError(600, 580, 870, absence("not reported")) // => { absent: "not reported" }
 */
export function projectionError(
  actual: Figure,
  lastYearToDate: Figure,
  lastYear: Figure,
  outturn: Figure,
  rounding?: Rounding,
): Figure {
  const error = exactly([actual, lastYearToDate, lastYear, outturn], (done, doneBefore, before, end): Exact => {
    const projected = over(multiply(done, before), doneBefore);
    return isAbsent(projected) ? projected : rateOver(end, projected);
  });
  return ratioFigure(error, rounding);
}

/** The likely end of a year. */
export interface Outlook {
  /** The estimate, moved by the mean error of the past. */
  readonly expected: Figure;
  readonly low: Figure;
  readonly high: Figure;
  /** Probability of reaching the target (达标概率). */
  readonly probability: Figure;
}

/**
 * Outlook on the year's end (全年预测区间与达标概率) from an estimate and the errors that such estimates had: the interval
 * that the next error falls in with the probability `level`, by Student's t on the errors' mean and standard deviation.
 *
 * Fewer than two errors, or errors without any spread, let nothing be said: "not applicable". A statistic, not exact:
 * print it rounded.
 *
 * @param errors ratios, as `projectionError` gives them; what is missing is left out
 * @param options `level`: 0.8 where left out; `decimals` counts places of the amounts
 *
 * @example
 * outlook(1000, [0.01, -0.01, 0.02, -0.02], 1000, { decimals: 0 }) // => { expected: 1000, low: 967, high: 1033, probability: 0.5 }
 * outlook(1000, [0.01], 1000).low // => { absent: "not applicable" }
 */
export function outlook(
  estimate: Figure,
  errors: readonly Figure[],
  target: Figure,
  { level = 0.8, decimals }: { readonly level?: number; readonly decimals?: number } = {},
): Outlook {
  const known = errors.filter((error) => isNumber(error) && Number.isFinite(error)) as number[];
  const none = (figure: Figure): Outlook => ({ expected: figure, low: figure, high: figure, probability: figure });
  if (!isNumber(estimate)) return none(estimate);
  const sound = known.length >= 2 && estimate > 0 && level > 0 && level < 1;
  const scale = sound ? sampleStandardDeviation(known) * Math.sqrt(1 + 1 / known.length) : 0;
  if (scale === 0) return none(absence("not applicable"));
  const [centre, degrees] = [mean(known), known.length - 1];
  const reach = studentQuantile((1 + level) / 2, degrees) * scale;
  const at = (error: number): Figure =>
    decimals === undefined ? estimate * (1 + error) : rounded(estimate * (1 + error), decimals);
  return {
    expected: at(centre),
    low: at(centre - reach),
    high: at(centre + reach),
    probability: isNumber(target) ? 1 - studentProbability((target / estimate - 1 - centre) / scale, degrees) : target,
  };
}
