import { indicatorCalled } from "./board";
import { targetIn, targetOf } from "./standing/ofTarget";
import { inOwnUnit, periodAsked, regionOf, type RegionInput } from "./drivers";
import { absence, isNumber, type Figure } from "./model/figure";
import { changeOf, cumulativeOf } from "./indicators/ofLedger";
import type { Period } from "./model/period";
import { outlook, projectionError, type Outlook } from "./standing/outlook";
import { completion, pace, paceGap, projection, requiredGrowth, requiredMonthly, targetGap } from "./standing/target";

/** Errors of the projections that could have been made at the end of one month of last year. */
export interface BackTest {
  readonly month: number;
  readonly errors: readonly { readonly region: string; readonly error: Figure }[];
}

/** One indicator on its way to the year's target. Rates are ratios, unrounded; amounts are in `unit`. */
export interface Prospect extends Outlook {
  readonly period: Period;
  readonly unit: string;
  readonly actual: Figure;
  readonly target: Figure;
  /** Actual − target: negative is behind. */
  readonly gap: Figure;
  readonly completion: Figure;
  readonly pace: Figure;
  readonly paceGap: Figure;
  readonly lastYear: Figure;
  readonly lastYearToDate: Figure;
  /** Part of last year that the same months had brought. */
  readonly lastYearCompletion: Figure;
  readonly requiredMonthly: Figure;
  readonly requiredGrowth: Figure;
  readonly projection: Figure;
  /** Months 1 to 11 of last year. */
  readonly backTests: readonly BackTest[];
}

/**
 * The way of an indicator of one region to its target, and the likely end of the year (目标进度与全年预测):
 * pace, what the remaining months must bring, the projection on last year's profile, and by the errors that such
 * projections had a year ago in all of the peer group an interval and the probability of reaching the target.
 *
 * Undefined where the ledger has nothing of the indicator.
 *
 * @param options `family`: of the target, any where left out; `level` of the interval, 0.8 where left out
 *
 * @example
 * prospectOf({ ...sample, region: "华容县" }, "财政总收入")?.gap // => -33300
 */
export function prospectOf(
  input: RegionInput,
  name: string,
  { family = "", level = 0.8 }: { readonly family?: string; readonly level?: number } = {},
): Prospect | undefined {
  const { ledger, names } = input;
  const called = indicatorCalled(names, ledger, name);
  const period = periodAsked(input, called.name);
  if (period === null) return undefined;
  const { year, month, span } = period;
  const region = regionOf(input);
  const indicator = inOwnUnit(ledger, { region, indicator: called, period });
  const { unit } = indicator;
  const { current: actual, base: lastYearToDate } = changeOf(ledger, { region, indicator, period });
  const target = targetIn(targetOf(names, indicator, region, period, family), unit);
  const months = (of: string, at: number): readonly Figure[] =>
    cumulativeOf(ledger, { region: of, indicator }, at, span === "balance" ? "balance" : "yearToDate");
  const inMonth = (figures: readonly Figure[], at: number): Figure => figures[at - 1] ?? absence("not reported");
  const peers = names.dictionary.peers.members.map((peer) => ({
    peer,
    then: months(peer, year - 1),
    before: months(peer, year - 2),
  }));
  const backTests = Array.from({ length: 11 }, (_, index): BackTest => {
    const at = index + 1;
    const errors = peers.map(({ peer, then, before }) => ({
      region: peer,
      error: projectionError(inMonth(then, at), inMonth(before, at), inMonth(before, 12), inMonth(then, 12)),
    }));
    return { month: at, errors };
  });
  const lastYear = inMonth(months(region, year - 1), 12);
  const estimate = projection(actual, lastYearToDate, lastYear);
  const errors = backTests[month - 1]?.errors.map(({ error }) => error) ?? [];
  return {
    ...outlook(estimate, errors, target, { level }),
    period,
    unit,
    actual,
    target,
    gap: targetGap(actual, target),
    completion: completion(actual, target),
    pace: pace(period),
    paceGap: paceGap(actual, target, period),
    lastYear,
    lastYearToDate,
    lastYearCompletion: completion(lastYearToDate, lastYear),
    requiredMonthly: requiredMonthly(actual, target, period),
    requiredGrowth: requiredGrowth(actual, lastYearToDate, lastYear, target, period),
    projection: estimate,
    backTests,
  };
}

/** The part of the year's target that was completed by the end of a month: a ratio. */
export interface PathPoint {
  readonly month: number;
  readonly completion: number;
}

/**
 * The months of a year as far as they are known, each with the part of the target that it had reached (全年完成轨迹).
 *
 * @example
 * completionPath({ ...sample, region: "华容县" }, "财政总收入").at(-1)?.month // => 8
 */
export function completionPath(
  input: RegionInput,
  name: string,
  { family = "" }: { readonly family?: string } = {},
): readonly PathPoint[] {
  const { ledger, names } = input;
  const called = indicatorCalled(names, ledger, name);
  const period = periodAsked(input, called.name);
  if (period === null) return [];
  const region = regionOf(input);
  const indicator = inOwnUnit(ledger, { region, indicator: called, period });
  const target = targetIn(targetOf(names, indicator, region, period, family), indicator.unit);
  const reached = cumulativeOf(
    ledger,
    { region, indicator },
    period.year,
    period.span === "balance" ? "balance" : "yearToDate",
  );
  return reached.slice(0, period.month).flatMap((figure, index): PathPoint[] => {
    const done = completion(figure, target);
    return isNumber(done) ? [{ month: index + 1, completion: done }] : [];
  });
}
