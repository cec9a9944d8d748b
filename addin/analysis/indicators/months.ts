import { add, subtract, type Rounding } from "../model/rational";
import { amountFigure, exactly } from "../model/exact";
import { absence, isNumber, type Figure } from "../model/figure";
import { monthBefore, periodKey, yearBefore, type Period } from "../model/period";
import { growth } from "./growth";

/** Months that were published only together: 1 to 2 for 1—2月. */
export interface JointMonths {
  readonly from: number;
  readonly to: number;
  readonly figure: Figure;
}

const JANUARY_ON = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const;

/** Figures by month; a missing one is "not reported". */
function byMonth(figures: readonly Figure[], months: readonly number[]): (month: number) => Figure {
  const found = new Map(months.slice(0, figures.length).map((month, i) => [month, figures[i] as Figure]));
  return (month) => found.get(month) ?? absence("not reported");
}

/**
 * Figures of single months from cumulative ones (当月数): each month's cumulative less that of the month before.
 *
 * Months are matched by number, never by place in the list. January's cumulative is January. Without it February's
 * covers both and both are "joint months"; any other month whose month before is missing is "month before missing"; a
 * month that is itself missing keeps its own reason. `jointMonths` gives what such a stretch adds up to.
 *
 * @param cumulative year-to-date figures of one year
 * @param months the month of each figure; 1, 2, 3 … when left out
 *
 * @example
 * singleMonths([10, 25, 45]) // => [10, 15, 20]
 * singleMonths([absence("not reported"), 25, 45]) // => [{ absent: "joint months" }, { absent: "joint months" }, 20]
 * singleMonths([25, 45], [2, 3]) // => [{ absent: "joint months" }, 20]
 * singleMonths([10, 60, 80], [1, 3, 4]) // => [10, { absent: "month before missing" }, 20]
 */
export function singleMonths(cumulative: readonly Figure[], months: readonly number[] = JANUARY_ON): Figure[] {
  const at = byMonth(cumulative, months);
  const joint = !isNumber(at(1)) && isNumber(at(2));
  return cumulative.map((figure, i) => {
    const month = months[i] ?? 0;
    if (joint && month <= 2) return absence("joint months");
    if (!isNumber(figure) || month === 1) return figure;
    return isNumber(at(month - 1))
      ? amountFigure(exactly([figure, at(month - 1)], subtract))
      : absence("month before missing");
  });
}

/**
 * Sums of the stretches of months published only together (1—2月合计): one entry for each gap that a later
 * cumulative figure closes.
 *
 * @example
 * jointMonths([25, 45], [2, 3]) // => [{ from: 1, to: 2, figure: 25 }]
 * jointMonths([10, 60, 80], [1, 3, 4]) // => [{ from: 2, to: 3, figure: 50 }]
 * jointMonths([10, 25, 45]) // => []
 */
export function jointMonths(cumulative: readonly Figure[], months: readonly number[] = JANUARY_ON): JointMonths[] {
  const at = byMonth(cumulative, months);
  const stretches: JointMonths[] = [];
  let [last, sum]: [number, Figure] = [0, 0];
  for (const month of JANUARY_ON) {
    const figure = at(month);
    if (!isNumber(figure)) continue;
    if (month > last + 1) {
      stretches.push({ from: last + 1, to: month, figure: amountFigure(exactly([figure, sum], subtract)) });
    }
    [last, sum] = [month, figure];
  }
  return stretches;
}

/**
 * Cumulative figures from single months (累计数), January first: the inverse of `singleMonths`.
 *
 * From a month that is missing on, every cumulative is missing for the same reason, until a joint stretch closes the gap.
 *
 * @param joint stretches published only together, as `jointMonths` gives them
 *
 * @example
 * yearToDate([10, 15, 20]) // => [10, 25, 45]
 * yearToDate([absence("joint months"), absence("joint months"), 20], [{ from: 1, to: 2, figure: 25 }]) // => [{ absent: "joint months" }, 25, 45]
 * yearToDate([10, absence("not reported"), 20]) // => [10, { absent: "not reported" }, { absent: "not reported" }]
 */
export function yearToDate(singles: readonly Figure[], joint: readonly JointMonths[] = []): Figure[] {
  const sums: Figure[] = [];
  singles.forEach((single, i) => {
    const stretch = joint.find(({ to }) => to === i + 1);
    const before = (month: number): Figure => (month === 0 ? 0 : (sums[month - 1] as Figure));
    const parts = stretch ? [before(stretch.from - 1), stretch.figure] : [before(i), single];
    sums.push(amountFigure(exactly(parts, add)));
  });
  return sums;
}

/** Figures of one indicator by period key: { "2017-08": 6.53 }. */
export type Series = Readonly<Record<string, Figure>>;

const ofPeriod = (series: Series, period: Period): Figure => series[periodKey(period)] ?? absence("not reported");

/**
 * Growth over the same period of last year (同比), found by period and never by place; a missing month is missing.
 *
 * @example
 * yearOnYear({ "2016-08": 100, "2017-08": 108.3 }, { year: 2017, month: 8, span: "yearToDate" }) // => 0.083
 * yearOnYear({ "2016-07": 100, "2017-08": 108.3 }, { year: 2017, month: 8, span: "month" }) // => { absent: "not reported" }
 */
export function yearOnYear(series: Series, period: Period, rounding?: Rounding): Figure {
  return growth(ofPeriod(series, period), ofPeriod(series, yearBefore(period)), rounding);
}

/**
 * Growth over the month before (环比), for single months and balances; of cumulative or annual figures it is "not applicable".
 *
 * @example
 * periodOnPeriod({ "2016-12": 50, "2017-01": 60 }, { year: 2017, month: 1, span: "month" }) // => 0.2
 * periodOnPeriod({ "2017-07": 50, "2017-08": 60 }, { year: 2017, month: 8, span: "yearToDate" }) // => { absent: "not applicable" }
 */
export function periodOnPeriod(series: Series, period: Period, rounding?: Rounding): Figure {
  if (period.span === "yearToDate" || period.span === "year") return absence("not applicable");
  return growth(ofPeriod(series, period), ofPeriod(series, monthBefore(period)), rounding);
}
