// Figures that stand in rows of their own below what they are of: 财政总收入, 上年同期, 增长%.
import { groupedBy } from "../model/groups";
import type { Measure, Observation, Table } from "../model/observation";
import { columnsOfKind } from "./partners";
import { isKnown, type Known } from "./printed";

/** A cell of a table, by the indices of its row and its column. */
export type At = readonly [row: number, column: number];

/** The place of a figure that a table does not have. */
export const NOWHERE: At = [-1, -1];

/** The one cell of the same column that states a measure of the same thing and period; undefined where none does, or several. */
type Beside = (measure: Measure) => At | undefined;

/** Calls for every number of a measure that its row says, and not its column. */
export function eachInRows(
  tables: readonly Table[],
  measure: Measure,
  visit: (printed: Known, beside: Beside, table: Table, at: At) => void,
): void {
  for (const table of tables)
    for (const c of columnsOfKind(table, (kind) => kind.measure === measure)) {
      if (table.columns[c]?.measure === measure) continue;
      const numbers = table.cells.flatMap((line, r) => (isKnown(line[c]) ? [{ one: line[c], r }] : []));
      const stated = groupedBy(numbers, ({ one }) => sayingOf(one, one.measure));
      for (const { one, r } of numbers) {
        if (one.measure !== measure) continue;
        const beside: Beside = (other) => {
          const [only, ...more] = stated.get(sayingOf(one, other)) ?? [];
          return only && more.length === 0 ? [only.r, c] : undefined;
        };
        visit(one, beside, table, [r, c]);
      }
    }
}

/** The key of a figure as one of another measure of the same thing would have it; a target is of its year. */
function sayingOf({ indicator, region, period, against }: Observation, measure: Measure): string {
  const isAgainst = measure === "base" || measure === "change" || measure === "growth";
  const { year, month, span } = period ?? {};
  return [measure, indicator, region, year, ...(measure === "target" ? [] : [month, span]), isAgainst && against].join(
    "\n",
  );
}
