import type { PeriodReading } from "../words/period";
import type { PeriodAround } from "./contextPeriod";

/**
 * The earlier years that stand alone (2016年 beside 2017年1—8月), by index: they are whole years. Beside the table's own year
 * alone (2016年 | 2017年, under a title of 1—8月) they reach as far as it does.
 */
export function wholeYears(
  periods: readonly (PeriodReading | null)[],
  { year, month, span }: Omit<PeriodAround, "findings">,
): ReadonlySet<number> {
  const isAlone = (period: PeriodReading | null): period is PeriodReading =>
    period?.year != null && period.month === null && period.span === null && !period.lastYear;
  const isDated = month !== null && month < 12 && span !== "year";
  if (!isDated || year === null || periods.some((period) => isAlone(period) && period.year === year)) return new Set();
  return new Set(periods.flatMap((period, index) => (isAlone(period) && Number(period.year) < year ? [index] : [])));
}
