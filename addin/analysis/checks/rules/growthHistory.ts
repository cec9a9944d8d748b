// Growth beside its own past.
import { median, medianAbsoluteDeviation } from "simple-statistics";
import { growth } from "../../indicators/growth";
import { rounded } from "../../model/rounding";
import { isNumber } from "../../model/figure";
import type { Observation, Table } from "../../model/observation";
import { monthBefore, yearBefore, type Period } from "../../model/period";
import { convert, isRate } from "../../model/unit";
import { besideIn, eachNumber, isGrowing, saidBy } from "../partners";
import { faultOf } from "../fault";
import { earlierOf, type Month } from "../month";
import type { Known } from "../printed";
import type { Recorder, Rule } from "../rule";

/** Months looked back on, and how many of them must be known. */
const MONTHS = 12;
const LEAST = 6;
/** A median absolute deviation of the normal distribution is this part of its standard deviation. */
const NORMAL = 1.4826;
/** The number of such deviations that is too many, and the distance that never is, however even the months before were. */
const WIDE = 6;
const NEAR = 0.1;

/**
 * A unit's growth lies within the spread of its own twelve months (增幅偏离本单位历史). The spread is that of median and
 * MAD, which a single month cannot move; six counties are too few to be each other's yardstick.
 */
export const unusualGrowth: Rule = {
  name: "unusual-growth",
  severity: "warning",
  judge(month, record) {
    eachGrowth(month, record, (one) => {
      const before = growthsBefore(month, one, MONTHS);
      if (before.length < LEAST) return undefined;
      const allowed = Math.max(NEAR, WIDE * NORMAL * medianAbsoluteDeviation(before));
      const past = median(before);
      return { past, holds: (now) => Math.abs(now - past) <= allowed };
    });
  },
};

/** By how much growth may turn within a month. */
const TURN = 0.3;

/** Growth does not turn into decline, or back, by thirty points within a month (增幅较上月由正转负或由负转正). */
export const growthReversal: Rule = {
  name: "growth-reversal",
  severity: "warning",
  judge(month, record) {
    eachGrowth(month, record, (one) => {
      const at = one.period;
      const past = at === null || at.month === 1 ? undefined : growthAt(month, one, monthBefore(at));
      return past === undefined ? undefined : { past, holds: (now) => now * past >= 0 || Math.abs(now - past) <= TURN };
    });
  },
};

/** Judges the growth of every level by its past, where enough of that is known. */
function eachGrowth(
  month: Month,
  record: Recorder,
  judge: (one: Known) => { readonly past: number; readonly holds: (now: number) => boolean } | undefined,
): void {
  if (month.earlier.observations.length === 0) return;
  eachNumber(month.tables, isGrowing, (one, table, r, c) => {
    const judged = isRate(one.unit) ? undefined : judge(one);
    const now = judged && growthNow(month, table, r, one);
    if (!now) return;
    if (judged.holds(now.growth)) return void record.passed();
    // At the places that the indicator's growth is printed with.
    const [first] = now.cells;
    const places = (month.names.indicator(first.indicator)?.decimals ?? 1) + 2;
    const [expected, received] = [rounded(judged.past, places), rounded(now.growth, places)];
    record.failed(faultOf(first, { expected, received, unit: "%", rests: now.cells, under: saidBy(table, c) }));
  });
}

/** A level's growth over last year as the month states it, and the cells that it rests on, the one that states it first. */
interface GrowthNow {
  readonly growth: number;
  readonly cells: readonly [Known, ...Known[]];
}

/** Growth as printed beside a level, else over the base beside it, else over what was accepted a year ago. */
function growthNow(month: Month, table: Table, row: number, one: Known): GrowthNow | undefined {
  if (one.period === null) return undefined;
  const { span } = one.period;
  const beside = (measure: "growth" | "base"): Known | undefined => {
    const found = besideIn(table, row, one, measure, span);
    return found?.against === "lastYear" ? found : undefined;
  };
  const [printed, base] = [beside("growth"), beside("base")];
  const others = [base, besideIn(table, row, one, "actual", "month")].filter((cell) => cell !== undefined);
  if (printed) return { growth: printed.figure, cells: [printed, one, ...others] };
  const before = base ?? earlierOf(month, one, yearBefore(one.period));
  const rate = before && over(one, before);
  return rate === undefined ? undefined : { growth: rate, cells: [one, ...others] };
}

/** Growth over last year that was accepted of the same level at an earlier month. */
function growthAt(month: Month, one: Observation, at: Period): number | undefined {
  const printed = earlierOf(month, one, at, { measure: "growth", against: "lastYear" });
  if (printed) return printed.figure;
  const now = earlierOf(month, one, at);
  const before =
    earlierOf(month, one, at, { measure: "base", against: "lastYear" }) ?? earlierOf(month, one, yearBefore(at));
  return now && before && over(now, before);
}

/** The same of the months before, the latest first, as far as they are known. */
function growthsBefore(month: Month, one: Observation, months: number): number[] {
  const found: number[] = [];
  let at = one.period;
  for (let i = 0; i < months && at !== null; i++) {
    at = monthBefore(at);
    const rate = growthAt(month, one, at);
    if (rate !== undefined) found.push(rate);
  }
  return found;
}

function over(now: Known, before: Known): number | undefined {
  const base = convert(before.figure, before.unit, now.unit);
  const rate = base === undefined ? undefined : growth(now.figure, base);
  return rate !== undefined && isNumber(rate) ? rate : undefined;
}
