import type { CellAddress } from "../../model/address";
import type { Finding } from "../../model/finding";
import type { Sheet } from "../../model/sheet";
import { isSameSubject, type Column } from "./columns";
import { beside } from "./openMeasures";
import { isGrowthOf, numbersIn } from "./votes";
import { twoReadings } from "./tableFindings";

/**
 * An earlier year alone (2016年) that a growth beside it shows to be the base of the part of a year that the table is about
 * (2017年1—8月) is that part of its year, and no whole year.
 */
export function withPartYears(columns: readonly Column[], sheet: Sheet, rows: readonly number[]): readonly Column[] {
  return columns.map((column): Column => {
    const { header, facts } = column;
    const { period } = facts;
    const isAlone = period?.span === "year" && header.period?.month === null && header.span === null;
    if (!isAlone || facts.measure !== "actual") return column;
    const growth = columns.find(
      (one) =>
        one.facts.measure === "growth" &&
        one.facts.against === "lastYear" &&
        one.facts.period?.year === period.year + 1 &&
        isSameSubject(one, column),
    );
    const actual = growth && beside(growth, columns, "actual");
    if (!actual?.facts.period || !isGrowthOf(growth as Column, actual, column, sheet, rows)) return column;
    return { ...column, facts: { ...facts, period: { ...actual.facts.period, year: period.year } } };
  });
}

/** 上年同期, 上年累计, 2016年1-8月 say how far a base reaches; 上年完成 does not. */
const SAYS_REACH = /同期|同月|累计|月|基期|止/;

/**
 * A base that does not say how far it reaches (上年完成 | 本年计划 | 累计完成), of a size that a whole year has beside a part of
 * the next: it is last year's whole, where a growth beside it is of another base; without one it is asked.
 */
export function withWholeYears(
  columns: readonly Column[],
  sheet: Sheet,
  rows: readonly number[],
  place: (cell: string) => CellAddress,
): { readonly columns: readonly Column[]; readonly findings: readonly Finding[] } {
  const findings: Finding[] = [];
  const read = columns.map((column): Column => {
    const { header, facts } = column;
    const { measure, against, period } = facts;
    const isOpen = measure === "base" && against === "lastYear" && period?.span === "yearToDate" && header.unit !== "%";
    if (!isOpen || SAYS_REACH.test(facts.header)) return column;
    const actual = columns.find(
      (one) => one.facts.measure === "actual" && one.facts.period?.span === "yearToDate" && isSameSubject(one, column),
    );
    if (!actual || !isOfWholeYear(column, actual, period.month, sheet, rows)) return column;
    const growths = columns.filter(
      (one) =>
        one.facts.measure === "growth" && one.facts.against === "lastYear" && beside(one, columns, "actual") === actual,
    );
    if (growths.some((growth) => isGrowthOf(growth, actual, column, sheet, rows))) return column;
    if (growths.length > 0) return { ...column, facts: { ...facts, period: { ...period, month: 12, span: "year" } } };
    findings.push(twoReadings(place(facts.headerCell), facts.header, "上年同期", "上年全年"));
    return column;
  });
  return { columns: read, findings };
}

/** True where most bases stand to their figures as a year to the part of it that is gone, and not as equals. */
function isOfWholeYear(base: Column, actual: Column, month: number, sheet: Sheet, rows: readonly number[]): boolean {
  const [bases, levels] = [base, actual].map(({ column }) => numbersIn(sheet, rows, column));
  const ratios = (bases ?? []).flatMap((then, index) => {
    const now = levels?.[index];
    return then !== undefined && now !== undefined && then > 0 && now > 0 ? [now / then] : [];
  });
  const part = month / 12;
  const whole = ratios.filter((ratio) => ratio < Math.sqrt(part));
  return month < 11 && ratios.length > 0 && whole.length * 2 > ratios.length;
}
