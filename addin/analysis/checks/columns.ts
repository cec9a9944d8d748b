import type { Against, Measure, Table, TableColumn } from "../observation";

/** Index of the column that says `measure` of the same thing as a column; -1 where the table has none. */
export function partner(table: Table, of: number, measure: Measure, against: Against | null = null): number {
  const own = table.columns[of] as TableColumn;
  const candidates = table.columns
    .map((column, index) => ({ column, index }))
    .filter(
      ({ column, index }) =>
        index !== of &&
        column.measure === measure &&
        (against === null || column.against === against) &&
        column.region === own.region &&
        column.indicator === own.indicator &&
        column.period?.year === own.period?.year &&
        column.period?.month === own.period?.month,
    );
  const same = candidates.filter(({ column }) => measure === "target" || column.period?.span === own.period?.span);
  // Two columns that say the same are no ground to judge by.
  return same.length === 1 ? (same[0]?.index ?? -1) : -1;
}

/** The base of a column: one that says so, or the same figure a year earlier under its own year (2016年1—8月). */
export function baseOf(table: Table, of: number, against: Against): number {
  const said = partner(table, of, "base", against);
  const own = table.columns[of] as TableColumn;
  if (said >= 0 || against !== "lastYear" || own.period === null) return said;
  const { year, month, span } = own.period;
  const earlier = table.columns.flatMap((column, index) => {
    const { period } = column;
    const matches =
      column.measure === "actual" &&
      column.region === own.region &&
      column.indicator === own.indicator &&
      period !== null;
    return matches && period.year === year - 1 && period.month === month && period.span === span ? [index] : [];
  });
  return earlier.length === 1 ? (earlier[0] as number) : -1;
}
