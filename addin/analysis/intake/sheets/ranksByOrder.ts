// What a bare 位次 is of, where the column before it is in another order: 参保率 | 缴费金额 | 排名.
import type { Sheet } from "../../model/sheet";
import type { Column } from "./columns";
import { numbersIn } from "./votes";

/** Rows that are enough to tell an order, and those that tell one in which two places are wrong. */
const LEAST = 4;
const LEAST_BUT_TWO = 6;
const MOST_WRONG = 2;

/**
 * A place without a name is of the nearest column to its left whose order it is, where it is not that of the column before it. In
 * front of all figures (名次 | 县市区 | 收入增速% | 税收占比%) it is of the nearest behind it.
 */
export const withRanksByOrder = (
  columns: readonly Column[],
  sheet: Sheet,
  rows: readonly number[],
): readonly Column[] =>
  columns.map((column, index) => {
    const { facts, header } = column;
    if (facts.measure !== "rank" || header.indicator !== null || header.rest !== "" || facts.taught !== null)
      return column;
    const isPlace = (one: Column): boolean => one.facts.measure === "rank";
    const next = columns.findIndex((one, at) => at > index && isPlace(one));
    const from = columns.slice(0, index).findLastIndex(isPlace) + 1;
    const near = index > 0 ? columns.slice(from, index).reverse() : columns.slice(1, next < 0 ? undefined : next);
    const own = near.filter((one) => one.facts.indicator === facts.indicator);
    if (own.length === 0 && index > 0) return column;
    const places = numbersIn(sheet, rows, column.column);
    const pairs = new Map(near.map((one) => [one, pairsOf(places, numbersIn(sheet, rows, one.column))]));
    const isOrder = (one: Column, wrong: number): boolean => wrongPlaces(pairs.get(one) ?? []) <= wrong;
    if (own.some((one) => isOrder(one, 0))) return column;
    const others = near.filter((one) => !own.includes(one));
    const isOwnStill = (): boolean => own.some((one) => rowsOutOfOrder(pairs.get(one) ?? []) <= MOST_WRONG);
    const nearly = others.find((one) => isOrder(one, MOST_WRONG));
    const other = others.find((one) => isOrder(one, 0)) ?? (nearly && !isOwnStill() ? nearly : undefined);
    return other ? { ...column, name: other.name, facts: { ...facts, indicator: other.facts.indicator } } : column;
  });

type Line = readonly (number | undefined)[];
type Pairs = readonly { readonly place: number; readonly figure: number }[];

/** Places and figures of the rows that have both. */
const pairsOf = (places: Line, figures: Line): Pairs =>
  places.flatMap((place, index) => {
    const figure = figures[index];
    return place === undefined || figure === undefined ? [] : [{ place, figure }];
  });

/** How many places are not those of figures, the greatest or the least being the first; Infinity where too few tell. */
function wrongPlaces(rows: Pairs): number {
  const wrongBy = (sign: 1 | -1): number => {
    const sorted = rows.map(({ figure }) => figure).sort((a, b) => (b - a) * sign);
    const placeOf = new Map<number, number>();
    sorted.forEach((figure, index) => placeOf.set(figure, placeOf.get(figure) ?? index + 1));
    return rows.filter(({ place, figure }) => placeOf.get(figure) !== place).length;
  };
  const wrong = Math.min(wrongBy(1), wrongBy(-1));
  return rows.length < (wrong === 0 ? LEAST : LEAST_BUT_TWO) ? Infinity : wrong;
}

/**
 * How many rows must be left out for the figures of the others to stand in the order of their places. One wrong figure is one
 * such row, and moves the places of all rows that it passes.
 */
function rowsOutOfOrder(rows: Pairs): number {
  const figures = [...rows].sort((a, b) => a.place - b.place).map(({ figure }) => figure);
  const outOf = (sign: 1 | -1): number => {
    // Of rising rows of each length, the least of the last figures.
    const ends: number[] = [];
    for (const figure of figures.map((one) => one * sign)) {
      const at = ends.findIndex((end) => end > figure);
      ends[at < 0 ? ends.length : at] = figure;
    }
    return figures.length - ends.length;
  };
  return Math.min(outOf(1), outOf(-1));
}
