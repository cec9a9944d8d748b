import { decimalOf } from "../../model/decimal";
import { isNumber, type Figure } from "../../model/figure";
import type { Measure, TableColumn } from "../../model/observation";
import { formatAt } from "../../model/sheet";
import { isRate } from "../../model/unit";
import type { Grid } from "./grid";
import { readCell } from "../words/cell";
import { numberFormat } from "../words/numberFormat";

/** Measures whose figures are ratios. */
export const isRatio = (measure: Measure | null): boolean =>
  measure === "growth" || measure === "completion" || measure === "share";

/**
 * Gives the scale at which percentages are stored: 100 where 61.33 is 61.33%, 1 where 0.6133 is.
 *
 * One figure beyond ±1.5 settles it; small figures are taken as ratios where they carry three places or more, as 0.083
 * does and 8.3 does not.
 */
export function scaleOf(figures: readonly Figure[]): number {
  const numbers = figures.filter(isNumber);
  if (numbers.some((figure) => Math.abs(figure) > 1.5)) return 100;
  return numbers.some((figure) => decimalOf(figure).places >= 3) ? 1 : 100;
}

/**
 * `scaleOf` for each column of percentages; figures with a percent sign or a percent format of their own need no guess.
 * Where all figures are small, the levels beside them tell: 0.8 over a growth of 0.8% is a percentage.
 */
export function columnScales(grid: Grid, rows: readonly number[], columns: readonly TableColumn[]): number[] {
  return columns.map((own) => {
    const { column, measure, unit } = own;
    if (!isRatio(measure) && !isRate(unit)) return 1;
    const plain: number[] = [];
    const figures: Figure[] = [];
    for (const row of rows) {
      if (numberFormat(formatAt(grid.sheet, row, column)).percent) continue;
      const { figure, isRatio } = readCell(grid.sheet.rows[row]?.[column]);
      if (isRatio) continue;
      if (isNumber(figure) && Math.abs(figure) > 1.5) return 100;
      plain.push(row);
      figures.push(figure);
    }
    return recomputed(grid, plain, own, columns) ?? scaleOf(figures);
  });
}

/** A percentage, or a ratio: 0.61 and 0.63 in a column of shares, which no levels bear out either way. */
export interface OpenScale {
  readonly column: TableColumn;
  /** The first such figure, as its cell holds it. */
  readonly figure: number;
  /** Its row, where the others are read otherwise. */
  readonly row?: number;
}

/**
 * Columns of percentages without a sign whose scale nothing tells: all figures are at most 1, with two places or fewer. Under
 * a header with % such a growth is one of less than 1%; shares and completions are hardly ever all so small.
 */
export function openScales(grid: Grid, rows: readonly number[], columns: readonly TableColumn[]): OpenScale[] {
  return columns.flatMap((own) => {
    if (!isRatio(own.measure) || own.assumed.includes("measure") || (own.measure === "growth" && own.unit === "%"))
      return [];
    const plain = rows.filter((row) => {
      const isPercent = numberFormat(formatAt(grid.sheet, row, own.column)).percent;
      return !isPercent && !readCell(grid.sheet.rows[row]?.[own.column]).isRatio;
    });
    const figures = plain
      .map((row) => readCell(grid.sheet.rows[row]?.[own.column]).figure)
      .filter(isNumber)
      .filter((figure) => figure !== 0);
    const [first] = figures;
    const isOpen =
      figures.length > 1 &&
      figures.every((figure) => Math.abs(figure) <= 1) &&
      scaleOf(figures) === 100 &&
      recomputed(grid, plain, own, columns) === undefined;
    return isOpen && first !== undefined ? [{ column: own, figure: first }] : [];
  });
}

/** Ratios have this many places more than the percentages that they stand among. */
const FINER = 2;

/**
 * Figures of a column of percentages that look like ratios: 0.032 among 5.4 and 6.1. A column of ratios throughout is read by
 * `scaleOf`.
 */
export function oddScales(grid: Grid, rows: readonly number[], columns: readonly TableColumn[]): OpenScale[] {
  return columns.flatMap((own) => {
    if (!isRatio(own.measure) || own.measure === "rank") return [];
    const small: { readonly row: number; readonly figure: number }[] = [];
    let finest = -1;
    for (const row of rows) {
      const { figure, isRatio } = readCell(grid.sheet.rows[row]?.[own.column]);
      if (isRatio || !isNumber(figure) || figure === 0) continue;
      if (numberFormat(formatAt(grid.sheet, row, own.column)).percent) continue;
      if (Math.abs(figure) > 1.5) finest = Math.max(finest, decimalOf(figure).places);
      else if (Math.abs(figure) < 1) small.push({ row, figure });
    }
    const odd = small.find(({ figure }) => decimalOf(figure).places >= Math.max(3, finest + FINER));
    return finest >= 0 && odd ? [{ column: own, ...odd }] : [];
  });
}

/** `scaleOf` for a row of percentages over columns of places. */
export function rowScale(grid: Grid, row: number, columns: readonly number[]): number {
  return scaleOf(
    columns
      .map((column) => readCell(grid.sheet.rows[row]?.[column]))
      .flatMap(({ figure, isRatio }) => (isRatio ? [] : [figure])),
  );
}

/** The scale at which most figures of a column come out of the levels beside them; undefined where there are none to tell. */
function recomputed(
  grid: Grid,
  rows: readonly number[],
  own: TableColumn,
  columns: readonly TableColumn[],
): number | undefined {
  const beside = (measure: Measure) =>
    columns.find(
      (other) =>
        other.measure === measure &&
        other.region === own.region &&
        other.indicator === own.indicator &&
        (measure !== "actual" || other.period?.span === own.period?.span),
    )?.column;
  if (own.measure === "share") return scaleOfShares(grid, rows, own, columns);
  const part = beside("actual");
  const whole = own.measure === "growth" ? beside("base") : own.measure === "completion" ? beside("target") : undefined;
  if (part === undefined || whole === undefined) return undefined;
  const votes = rows.map((row) => {
    const [rate, over, under] = [own.column, part, whole].map(
      (column) => readCell(grid.sheet.rows[row]?.[column]).figure,
    );
    if (!isNumber(rate as Figure) || !isNumber(over as Figure) || !isNumber(under as Figure) || under === 0) return 0;
    const ratio = (over as number) / (under as number) - (own.measure === "growth" ? 1 : 0);
    return Math.sign(Math.abs((rate as number) - ratio) - Math.abs((rate as number) - ratio * 100));
  });
  const sum = votes.reduce((total: number, vote) => total + vote, 0);
  return sum === 0 ? undefined : sum > 0 ? 100 : 1;
}

/** The scale at which all shares of a column come out of two levels beside them. */
function scaleOfShares(
  grid: Grid,
  rows: readonly number[],
  own: TableColumn,
  columns: readonly TableColumn[],
): number | undefined {
  const levels = columns.filter(({ measure, region }) => measure === "actual" && region === own.region);
  const numbersIn = ({ column }: TableColumn) => rows.map((row) => readCell(grid.sheet.rows[row]?.[column]).figure);
  const shares = numbersIn(own);
  const fits = (over: TableColumn, under: TableColumn, scale: number): boolean => {
    const [parts, wholes] = [numbersIn(over), numbersIn(under)];
    return shares.every((share, index) => {
      const [part, whole] = [parts[index], wholes[index]];
      if (!isNumber(share) || part === undefined || whole === undefined || !isNumber(part) || !isNumber(whole))
        return true;
      return Math.abs(share - (part / whole) * scale) < 0.006;
    });
  };
  return [1, 100].find((scale) =>
    levels.some((over) => levels.some((under) => over !== under && fits(over, under, scale))),
  );
}
