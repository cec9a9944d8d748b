import { isNumber, type Figure } from "../figure";
import type { Measure } from "../observation";
import { decimalOf } from "../decimal";
import type { Block, Grid } from "./findTables";
import { readCell } from "./readCell";
import { numberFormat } from "./shown";
import { formatAt } from "../sheet";

export const isRate = (measure: Measure): boolean =>
  measure === "growth" || measure === "completion" || measure === "share";

interface RateColumn {
  readonly column: number;
  readonly measure: Measure;
  readonly unit: string;
}

/**
 * How figures that stand for percentages are stored: 100 where 61.33 is 61.33%, 1 where 0.6133 is.
 *
 * One figure beyond ±1.5 settles it; small figures are taken as ratios where they carry three places or more, as 0.083
 * does and 8.3 does not.
 */
export function scaleOf(figures: readonly Figure[]): number {
  const numbers = figures.filter(isNumber);
  if (numbers.some((figure) => Math.abs(figure) > 1.5)) return 100;
  return numbers.some((figure) => decimalOf(figure).places >= 3) ? 1 : 100;
}

/** `scaleOf` for each column of percentages; figures with a percent sign or a percent format of their own need no guess. */
export function columnScales(grid: Grid, block: Block, columns: readonly RateColumn[]): number[] {
  return columns.map(({ column, measure, unit }) => {
    if (!isRate(measure) && unit !== "%" && unit !== "个百分点") return 1;
    const plain: Figure[] = [];
    for (const row of block.bodyRows) {
      const { figure, isRatio } = readCell(grid.sheet.rows[row]?.[column]);
      if (!isRatio && !numberFormat(formatAt(grid.sheet, row, column)).percent) plain.push(figure);
    }
    return scaleOf(plain);
  });
}
