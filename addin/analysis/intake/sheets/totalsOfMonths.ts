// A total beside columns of months.
import type { Sheet } from "../../model/sheet";
import { isSameSubject, TOTAL, type Column } from "./columns";
import { numbersIn } from "./openMeasures";

/** 1月 | 2月 | 3月 | 合计: a total of months from January on is to date; months to come stand there without figures. */
export function withTotalsOfMonths(
  columns: readonly Column[],
  sheet: Sheet,
  rows: readonly number[],
): readonly Column[] {
  return columns.map((column): Column => {
    const { facts } = column;
    if (facts.period !== null || !TOTAL.test(facts.header)) return column;
    const months = columns.flatMap((other) => {
      const { period } = other.facts;
      const isMonth = period?.span === "month" && isSameSubject(other, column);
      return isMonth && numbersIn(sheet, rows, other.column).some((figure) => figure !== undefined && figure !== 0)
        ? [period]
        : [];
    });
    const last = months.at(-1);
    const areInOrder = months.every(({ year, month }, index) => year === last?.year && month === index + 1);
    if (!last || months.length < 2 || !areInOrder) return column;
    const span = last.month === 12 ? "year" : "yearToDate";
    return { ...column, facts: { ...facts, period: { ...last, span } } };
  });
}
