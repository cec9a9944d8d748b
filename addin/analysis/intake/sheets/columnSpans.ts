// How far the figures of a column reach, by its own words and those of the columns of its subject.
import { groupedBy } from "../../model/groups";
import type { Span } from "../../model/period";
import type { HeaderReading } from "../words/header";
import { measureOfEntry, type Known } from "../words/known";
import { isRatio } from "./columnScale";
import type { Orientation } from "./orientation";

/** 税收收入 | 增长%: a rate or a base without a name is of the level to its left; what a place is of, the table says. */
export const isOfLevel = ({ measure }: HeaderReading): boolean =>
  measure === "growth" || measure === "change" || measure === "completion" || measure === "base";

/** The name that stands nearest to the left of a column; null where a total stands between. */
export const nameToLeft = ({ columnNames }: Orientation, index: number): string | null =>
  columnNames
    .slice(0, index)
    .reduce((name: string | null, { indicator, isTotal }) => (isTotal ? null : (indicator ?? name)), null);

/**
 * Gives the span of each column. One that names none goes with the others of its subject: with 累计 where there is one,
 * whatever the order (本月 | 累计 | 上年同期 | 增减%). Where its header comes twice it goes with its neighbour to the left
 * (本月 | 增减% | 累计 | 增减%).
 */
export function spansOf(
  headers: readonly HeaderReading[],
  layout: Orientation,
  known: Known,
  areNamed: boolean,
): (Span | null)[] {
  // 财政总收入本月 | 增长% | 财政总收入累计 | 增长%: a rate is of the name that it stands behind.
  const nameOf = (index: number): string | null =>
    (layout.rowsAre === "region" || (areNamed && headers[index]?.measure !== "completion")) &&
    isOfLevel(headers[index] as HeaderReading)
      ? nameToLeft(layout, index)
      : null;
  const subjects = layout.columnNames.map(
    ({ region, indicator }, index) => `${region ?? ""}/${indicator ?? nameOf(index) ?? ""}`,
  );
  const own = headers.map(({ span, measure }) => (measure === "target" || span === "year" ? null : span));
  const isLevel = (index: number): boolean => (headers[index]?.measure ?? "actual") === "actual";
  const ofMonth = new Set(subjects.filter((_, index) => own[index] === "month" && isLevel(index)));
  // 完成数 beside 本月数 is to date.
  const said = own.map((span, index): Span | null =>
    span === null && isLevel(index) && ofMonth.has(subjects[index] ?? "") ? "yearToDate" : span,
  );
  const isToDate = said.includes("yearToDate");
  const spansOfSubject = new Map<string | undefined, Set<Span>>();
  /** By column, the span of the last one to its left that its subject says. */
  const toLeft = said.map((span, index) => {
    const spans = spansOfSubject.get(subjects[index]) ?? new Set<Span>();
    const left = [...spans].at(-1) ?? null;
    if (span !== null) {
      // What is said again becomes the last one said.
      spans.delete(span);
      spans.add(span);
    }
    spansOfSubject.set(subjects[index], spans);
    return left;
  });
  const twinKey = (index: number): string => `${subjects[index]}/${headers[index]?.measure}/${headers[index]?.against}`;
  const twins = groupedBy(
    [...headers.keys()].filter((index) => headers[index]?.span === null),
    twinKey,
  );
  return headers.map(({ span, measure, against }, index) => {
    if (span !== null) return span;
    if (isLevel(index) && said[index] != null) return said[index];
    if ((twins.get(twinKey(index)) ?? []).length > 1) return toLeft[index] ?? null;
    const spans = spansOfSubject.get(subjects[index]) ?? new Set();
    if (against === "lastMonth" && spans.has("month")) return "month";
    if (spans.has("yearToDate")) return "yearToDate";
    // A target is of the year, and so is its completion: the month beside it says nothing of how far it reaches.
    const [only] = spans;
    if (spans.size === 1 && only !== undefined && !(measure === "completion" && only === "month")) return only;
    // A share or a rate of another name (税收占比 beside 收入 累计) is to date with the figures of the table, but for that of a
    // figure that stands before it and does not say.
    const entry = known.indicator(layout.columnNames[index]?.indicator ?? "");
    const isOwn =
      isOfLevel(headers[index] as HeaderReading) && isLevel(index - 1) && subjects[index] === subjects[index - 1];
    return isRatio(measureOfEntry(entry, measure, "")) && isToDate && !isOwn ? "yearToDate" : null;
  });
}
