import type { Table } from "../../model/observation";
import { baseOf, partner } from "../columns";
import { numberAt, printedPlaces } from "../printed";
import { aboutOf, placeOf, type Recorder, type Rule } from "../rule";
import { exactDifference, exactSum, sumHolds } from "../sum";

/** A printed change is the figure less its base (增减额与本期数、上年同期数不符). Of shares, in percentage points. */
export const changeMismatch: Rule = {
  name: "change-mismatch",
  severity: "error",
  judge({ tables }, record) {
    for (const table of tables) {
      table.columns.forEach((column, c) => {
        if (column.measure !== "change" || column.against === null) return;
        const actual = partner(table, c, "actual");
        const current = actual >= 0 ? actual : partner(table, c, "share");
        const base = current < 0 ? -1 : baseOf(table, current, column.against);
        if (base < 0) return;
        for (let r = 0; r < table.rows.length; r++) judgeRow(record, table, r, c, current, base);
      });
    }
  },
};

function judgeRow(record: Recorder, table: Table, r: number, c: number, current: number, base: number): void {
  const printed = numberAt(table, r, c);
  if (!printed) return;
  const [now, then] = [numberAt(table, r, current), numberAt(table, r, base)];
  if (!now || !then) return void record.undecided();
  // Points are ratios of hundredths: two places more than the text shows.
  const shift = printed.unit === "个百分点" ? 2 : 0;
  const places =
    Math.min(printedPlaces(table, r, c), printedPlaces(table, r, current), printedPlaces(table, r, base)) + shift;
  if (sumHolds(now.figure, [then.figure, printed.figure], places)) return void record.passed();
  const expected = exactDifference(now.figure, then.figure);
  record.failed({
    place: placeOf(printed),
    about: aboutOf(printed),
    expected,
    received: printed.figure,
    difference: exactDifference(printed.figure, expected),
    cause: null,
    unit: printed.unit,
    what: printed.period?.span ?? "",
    rests: [printed, now, then].map(placeOf),
    repairs: [
      { one: printed, figure: expected },
      { one: now, figure: exactSum([then.figure, printed.figure]) },
      { one: then, figure: exactDifference(now.figure, printed.figure) },
    ],
  });
}
