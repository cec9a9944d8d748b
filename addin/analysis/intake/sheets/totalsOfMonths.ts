// A total beside columns of months.
import { isNumber } from "../../model/figure";
import type { Observation } from "../../model/observation";
import type { Sheet } from "../../model/sheet";
import type { Row } from "./cells";
import { isSameSubject, TOTAL, type Column } from "./columns";
import { numbersIn } from "./votes";

/** What the sum of rounded figures is off by at most. */
const ROUNDING = 0.5;

/**
 * 1月 | 2月 | 3月 | 合计: a total of months from January on is to date; months to come stand there without figures. That of other
 * months (7月 | 8月 | 合计) is of no period of ours.
 */
export function withTotalsOfMonths(
  columns: readonly Column[],
  sheet: Sheet,
  rows: readonly number[],
): readonly Column[] {
  const ofMonths = columns.filter(({ facts, header }) => facts.period?.span === "month" && header.period !== null);
  return columns.map((column): Column => {
    const { facts, header } = column;
    if (header.period !== null || !TOTAL.test(facts.header)) return column;
    const months = ofMonths.flatMap((other) => {
      const { period } = other.facts;
      if (period === null || !isSameSubject(other, column)) return [];
      const numbers = numbersIn(sheet, rows, other.column);
      return numbers.some((figure) => figure !== undefined && figure !== 0) ? [{ period, numbers }] : [];
    });
    const last = months.at(-1)?.period;
    const areInOrder = months.every(({ period }, index) => period.year === last?.year && period.month === index + 1);
    if (!last || months.length < 2) return column;
    if (facts.period !== null) {
      const isSum = numbersIn(sheet, rows, column.column).every((total, index) => {
        const sum = months.reduce((all, { numbers }) => all + (numbers[index] ?? 0), 0);
        return total !== undefined && Math.abs(total - sum) < ROUNDING;
      });
      return isSum && !areInOrder ? { ...column, facts: { ...facts, period: null } } : column;
    }
    if (!areInOrder) return column;
    const span = last.month === 12 ? "year" : "yearToDate";
    return { ...column, facts: { ...facts, period: { ...last, span } } };
  });
}

/** The same in rows of years (2016年, 2017年 over 1月 | 2月 | 合计): each total reaches as far as the months of its own row. */
export function totalsOfRows(
  columns: readonly Column[],
  rows: readonly Row[],
  cells: readonly (readonly (Observation | null)[])[],
): readonly (readonly (Observation | null)[])[] {
  const isTotal = ({ header, facts }: Column): boolean => header.period === null && TOTAL.test(facts.header);
  if (!columns.some(isTotal) || rows.every(({ label }) => label.period === null)) return cells;
  return cells.map((line, r) =>
    line.map((one, c) => {
      const column = columns[c] as Column;
      if (!one || !isTotal(column) || rows[r]?.label.period == null) return one;
      const months = line.flatMap((other, at) =>
        other?.period?.span === "month" &&
        isNumber(other.figure) &&
        other.figure !== 0 &&
        isSameSubject(columns[at] as Column, column)
          ? [other.period]
          : [],
      );
      const last = months.at(-1);
      const areInOrder = months.every(({ year, month }, index) => year === last?.year && month === index + 1);
      if (!last || months.length < 2 || !areInOrder) return one;
      return { ...one, period: { ...last, span: last.month === 12 ? "year" : "yearToDate" } };
    }),
  );
}
