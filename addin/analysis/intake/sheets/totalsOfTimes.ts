// A total under rows of months or quarters (1月, 2月, …, 8月, 合计), and parts of a year for which there is no span.
import { groupedBy } from "../../model/groups";
import { rowSubject, type LabelledRow } from "./labelRows";
import { partOfYear } from "../words/timeOfYear";

/**
 * Gives a total of months or quarters that follow each other from January on the period that they add up to. A total of others
 * (5月, 6月, 合计) is of no period of ours: it goes by its own name, and is told.
 */
export function withTotalsOfTimes(
  rows: readonly LabelledRow[],
  figuresOf: (row: LabelledRow) => "all" | "some" | "none",
): readonly LabelledRow[] {
  if (!rows.some(isTotal)) return rows;
  const bySubject = groupedBy(rows, rowSubject);
  return rows.map((row): LabelledRow => {
    if (!isTotal(row)) return row;
    const year = row.period?.year ?? null;
    const all = (bySubject.get(rowSubject(row)) ?? []).flatMap((other) => {
      const part = other.label.total ? undefined : partOfYear(other.times);
      const of = other.period?.year ?? null;
      // Months to come stand there without figures.
      const figures = figuresOf(other);
      return part && figures !== "none" && (year === null || of === null || of === year)
        ? [{ ...part, year: of, figures }]
        : [];
    });
    // 1月, 2月, 3月, 一季度, 4月: a quarter among months is counted with them.
    const months = all.filter(({ from, to }) => from === to);
    const parts = months.length > 1 ? months : all;
    if (parts.length < 2) return row;
    const [first] = parts;
    const isRow = parts.every(
      (part, index) =>
        part.figures === "all" && part.year === first?.year && part.from === (parts[index - 1]?.to ?? 0) + 1,
    );
    const month = parts.at(-1)?.to ?? 0;
    if (!isRow) return { ...row, untold: row.times };
    const span = month === 12 ? "year" : "yearToDate";
    return {
      ...row,
      span,
      period: { year: year ?? first?.year ?? null, month, span, lastYear: false, words: "", day: null },
    };
  });
}

const isTotal = ({ label, times }: LabelledRow): boolean => label.total && times !== "";
