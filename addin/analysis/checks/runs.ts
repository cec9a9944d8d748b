// Rows of a list that are sums of the rows beside them, by the figures alone.
import type { Table } from "../model/observation";
import { ratioPlaces } from "../model/unit";
import { figureAt, isInOneUnit, numberAt, printedPlaces } from "./printed";

/** How many of the rows that follow, the nearest first, a row is the sum of: no fewer than `least`; 0 where of none. */
export type Reach = (row: number, others: readonly number[], least: number) => number;

/** Rows of a list among which sums are looked for: a longer one is read as it is laid out. */
export const MOST_ROWS = 200;

/** Float sums of so few figures are off by less than this part of them. */
const FLOAT_ERROR = 1e-12;

/** The reach of rows over some columns of a table: a sum counts where more columns bear it out than not. */
export function reachIn(table: Table, columns: readonly number[]): Reach {
  const comparable = columns.filter((column) => isInOneUnit(table, column));
  return (row, others, least) => {
    const sides = comparable.flatMap((column) => {
      const one = numberAt(table, row, column);
      return one === undefined || one.figure === 0
        ? []
        : [{ column, one, sum: 0, places: placesAt(table, row, column) }];
    });
    for (const [index, other] of others.entries()) {
      let right = 0;
      for (const side of sides) {
        const figure = figureAt(table, other, side.column);
        side.sum += Number.isNaN(figure) ? 0 : figure;
        side.places = Math.min(side.places, placesAt(table, other, side.column));
        // One figure that is as large as another by rounding alone is another one.
        const rounding = index === 0 ? 0 : ((index + 2) / 2) * 10 ** -side.places;
        const allowed = rounding + FLOAT_ERROR * Math.abs(side.one.figure);
        if (Math.abs(side.one.figure - side.sum) <= allowed) right++;
      }
      if (index + 1 >= least && right * 2 > sides.length) return index + 1;
    }
    return 0;
  };
}

const placesAt = (table: Table, row: number, column: number): number =>
  printedPlaces(table, row, column) + ratioPlaces(numberAt(table, row, column)?.unit ?? "");

/** A list without the rows that a row before them is the sum of: 税收收入 with its taxes behind it. */
export function withoutParts(rows: readonly number[], reach: Reach, least: number): number[] {
  return rows.reduceRight((open: number[], row) => [row, ...open.slice(reach(row, open, least))], []);
}

/** A list without the rows that a row behind them is the sum of: taxes, and 小计 behind them. */
export const withoutAddends = (rows: readonly number[], reach: Reach): number[] =>
  withoutParts([...rows].reverse(), reach, 2).reverse();
