// What a bare 位次 is of, where the column before it is in another order: 参保率 | 缴费金额 | 排名.
import type { Sheet } from "../../model/sheet";
import type { Column } from "./columns";
import { numbersIn } from "./votes";

/** Rows that are enough to tell an order. */
const LEAST = 4;

/** A place without a name is of the nearest column to its left whose order it is, where it is not that of the column before it. */
export const withRanksByOrder = (
  columns: readonly Column[],
  sheet: Sheet,
  rows: readonly number[],
): readonly Column[] =>
  columns.map((column, index) => {
    const { facts, header } = column;
    if (facts.measure !== "rank" || header.indicator !== null || header.rest !== "" || facts.taught !== null)
      return column;
    const from = columns.slice(0, index).findLastIndex((one) => one.facts.measure === "rank") + 1;
    const before = columns.slice(from, index).reverse();
    const places = numbersIn(sheet, rows, column.column);
    const isOrder = (one: Column): boolean => isOrderOf(places, numbersIn(sheet, rows, one.column));
    const own = before.find((one) => one.facts.indicator === facts.indicator);
    if (!own || before.some((one) => one.facts.indicator === facts.indicator && isOrder(one))) return column;
    const other = before.find(isOrder);
    return other ? { ...column, name: other.name, facts: { ...facts, indicator: other.facts.indicator } } : column;
  });

type Line = readonly (number | undefined)[];

/** True of places that are those of figures, the greatest or the least being the first. */
function isOrderOf(places: Line, figures: Line): boolean {
  const rows = places.flatMap((place, index) => {
    const figure = figures[index];
    return place === undefined || figure === undefined ? [] : [{ place, figure }];
  });
  if (rows.length < LEAST) return false;
  const areOf = (sign: 1 | -1): boolean => {
    const sorted = rows.map(({ figure }) => figure).sort((a, b) => (b - a) * sign);
    const placeOf = new Map<number, number>();
    sorted.forEach((figure, index) => placeOf.set(figure, placeOf.get(figure) ?? index + 1));
    return rows.every(({ place, figure }) => placeOf.get(figure) === place);
  };
  return areOf(1) || areOf(-1);
}
