// How far a rate reaches where only the month's figures stand beside it, under a title of the year so far.
import type { CellAddress } from "../../model/address";
import type { Finding } from "../../model/finding";
import { groupedBy } from "../../model/groups";
import type { Measure } from "../../model/observation";
import type { Sheet } from "../../model/sheet";
import { subjectOf, type Column } from "./columns";
import type { Context } from "./context";
import { numbersIn } from "./votes";
import { twoReadings } from "./tableFindings";

/** Measures that go with the figure before them. */
const GOES_ALONG: ReadonlySet<Measure> = new Set<Measure>(["growth", "change", "base", "rank"]);

/** A base of the year so far is this many times the month's figure, in the middle of its rows. */
const FAR = 2.5;

/**
 * Rates and bases that say no span, read as the month's since nothing else is beside them (增幅% | 本月, under 2017年1—8月). Behind
 * the month's figure they are its own; in any other place, or where they are too large for a month, they may be those of the year so far.
 */
export function openSpans(
  columns: readonly Column[],
  { span, month }: Context,
  sheet: Sheet,
  rows: readonly number[],
  place: (cell: string) => CellAddress,
): Finding[] {
  if (span !== "yearToDate") return [];
  return [...groupedBy(columns, subjectOf).values()].flatMap((subject) => {
    let level: Column | undefined;
    return subject.flatMap((column): Finding[] => {
      const { header, facts } = column;
      const isOpen =
        header.span === null && header.period === null && facts.measure !== "rank" && GOES_ALONG.has(facts.measure);
      if (facts.measure === "actual") level = facts.period?.span === "month" ? column : undefined;
      else if (!GOES_ALONG.has(facts.measure)) level = undefined;
      const isOwn = level !== undefined && !isTooLarge(column, level, sheet, rows);
      if (!isOpen || isOwn || facts.period?.span !== "month" || facts.taught !== null) return [];
      return [twoReadings(place(facts.headerCell), facts.header, `${month ?? ""}月`, `1-${month ?? ""}月`)];
    });
  });
}

/** True of bases far beyond the month's figures, and of changes that would leave nothing to have changed from. */
function isTooLarge(own: Column, level: Column, sheet: Sheet, rows: readonly number[]): boolean {
  const ratios = ratiosOf(own, level, sheet, rows);
  if (own.facts.measure === "change") return ratios.some((ratio) => ratio >= 1);
  return own.facts.measure === "base" && areMostBeyond(ratios, FAR);
}

/** The figures of a column, each divided by that of another in its row, where both are there. */
function ratiosOf(own: Column, other: Column, sheet: Sheet, rows: readonly number[]): number[] {
  const [figures, levels] = [own, other].map(({ column }) => numbersIn(sheet, rows, column));
  return (figures ?? []).flatMap((figure, index) => {
    const of = levels?.[index];
    return figure !== undefined && of !== undefined && of > 0 ? [figure / of] : [];
  });
}

const areMostBeyond = (ratios: readonly number[], limit: number): boolean =>
  ratios.filter((ratio) => ratio > limit).length * 2 > ratios.length;

/** A month has no more than this part of its year's target, in the middle of its rows. */
const MOST_OF_YEAR = 0.25;

/**
 * Figures under a title of one month, which say nothing of how far they reach and are too large for it beside the year's target
 * (2017年8月 over 预算数 | 执行数): they may be those of the year so far.
 */
export function monthsBesideTargets(
  columns: readonly Column[],
  { span, month }: Context,
  sheet: Sheet,
  rows: readonly number[],
  place: (cell: string) => CellAddress,
): Finding[] {
  if (month === null || month < 3 || span === "yearToDate") return [];
  return [...groupedBy(columns, subjectOf).values()].flatMap((subject) => {
    const [target, ...others] = subject.filter(({ facts }) => facts.measure === "target");
    return subject.flatMap((column): Finding[] => {
      const { header, facts } = column;
      const isOpen = header.span === null && header.period === null && facts.taught === null;
      if (!target || others.length > 0 || !isOpen || facts.measure !== "actual" || facts.period?.span !== "month")
        return [];
      const isFar = areMostBeyond(ratiosOf(column, target, sheet, rows), MOST_OF_YEAR);
      return isFar ? [twoReadings(place(facts.headerCell), facts.header, `${month}月`, `1-${month}月`)] : [];
    });
  });
}
