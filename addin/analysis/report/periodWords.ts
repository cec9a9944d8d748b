import type { Period } from "../model/period";

/**
 * A period as a bulletin names it (1—8月, 8月末, 全年).
 *
 * @param options `year`: the year stands before it; not by default
 *
 * @example
 * periodWords({ year: 2017, month: 8, span: "yearToDate" }) // => "1—8月"
 * periodWords({ year: 2017, month: 1, span: "yearToDate" }) // => "1月"
 * periodWords({ year: 2017, month: 12, span: "yearToDate" }) // => "全年"
 * periodWords({ year: 2017, month: 8, span: "balance" }) // => "8月末"
 * periodWords({ year: 2017, month: 8, span: "yearToDate" }, { year: true }) // => "2017年1—8月"
 */
export function periodWords(period: Period, { year = false }: { readonly year?: boolean } = {}): string {
  return (year ? `${period.year}年` : "") + monthWords(period);
}

function monthWords({ month, span }: Period): string {
  if (span === "year") return "全年";
  if (span === "balance") return `${month}月末`;
  if (span === "month" || month === 1) return `${month}月`;
  return month === 12 ? "全年" : `1—${month}月`;
}

/** Periods that have a name of their own, by the month that they reach to. */
const NAMED: Readonly<Record<number, string>> = { 3: "一季度", 6: "上半年", 9: "前三季度" };

/**
 * A period by its common name (一季度、上半年、前三季度、全年), where it has one.
 *
 * @example
 * namedPeriodWords({ year: 2017, month: 6, span: "yearToDate" }) // => "上半年"
 * namedPeriodWords({ year: 2017, month: 8, span: "yearToDate" }) // => "1—8月"
 */
export function namedPeriodWords(period: Period): string {
  const name = period.span === "yearToDate" ? NAMED[period.month] : undefined;
  return name ?? monthWords(period);
}
