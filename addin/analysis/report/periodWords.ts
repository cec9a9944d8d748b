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
