import { median } from "simple-statistics";
import { shiftPlaces } from "../../decimal";
import type { Observation, Table } from "../../observation";
import { numberAt } from "../printed";
import { aboutOf, placeOf, type Rule } from "../rule";

/** How far from 10⁴ a ratio may be: counties differ, and so do a budget and eight months of it, but not by this much. */
const WIDE = 20;
const SHIFT = 4;

/**
 * A figure in 元 among figures in 万元, or the other way round (计量单位错位): H07. It is 10⁴ times, or a 10⁴th of, both
 * its neighbours in the row and its peers in the column; a row or column alone may have its own reasons.
 */
export const unitSlip: Rule = {
  name: "unit-slip",
  severity: "error",
  judge({ tables }, record) {
    for (const table of tables) {
      const columns = table.columns.flatMap(({ measure, period }, c) =>
        measure === "target" || ((measure === "actual" || measure === "base") && period?.span !== "month") ? [c] : [],
      );
      if (columns.length < 2) continue;
      table.rows.forEach((row, r) => {
        for (const c of columns) {
          const cell = numberAt(table, r, c);
          if (!cell || cell.figure === 0 || cell.unit === "%" || row.total) continue;
          const across = columns.flatMap((other) => (other === c ? [] : sizes(table, r, other, cell, true)));
          const byRow = slip(cell.figure, across);
          if (byRow === 0) {
            record.passed();
            continue;
          }
          const down = table.rows.flatMap((other, o) =>
            o === r || other.total || row.region === null ? [] : sizes(table, o, c, cell, false),
          );
          if (down.length >= 2 ? slip(cell.figure, down) !== byRow : across.length < 2) {
            record.passed();
            continue;
          }
          const expected = shiftPlaces(cell.figure, -byRow);
          record.failed({
            place: placeOf(cell),
            about: aboutOf(cell),
            expected,
            received: cell.figure,
            difference: cell.figure - expected,
            cause: "unit slip",
            unit: cell.unit,
            what: cell.measure,
            rests: [placeOf(cell)],
          });
        }
      });
    }
  },
};

/** The size of a cell that says the same as another: of the same region, or of its peers. */
function sizes(table: Table, r: number, c: number, like: Observation, sameRegion: boolean): number[] {
  const cell = numberAt(table, r, c);
  if (!cell || cell.figure === 0 || cell.unit !== like.unit || cell.indicator !== like.indicator) return [];
  return (cell.region === like.region) === sameRegion ? [Math.abs(cell.figure)] : [];
}

/** 4 where a figure is 10⁴ times too large for its company, −4 where too small, 0 where it fits. */
function slip(figure: number, company: readonly number[]): number {
  if (company.length === 0) return 0;
  const ratio = Math.abs(figure) / median([...company]);
  const near = (power: number) => ratio / 10 ** power <= WIDE && ratio / 10 ** power >= 1 / WIDE;
  return near(SHIFT) ? SHIFT : near(-SHIFT) ? -SHIFT : 0;
}
