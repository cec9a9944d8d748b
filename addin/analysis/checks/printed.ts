import { isNumber } from "../figure";
import type { Observation, Table } from "../observation";

const PLACES = new WeakMap<Table, (number | null)[]>();

/** Places beyond which a cell holds an unrounded result and not a printed figure. */
const UNROUNDED = 8;

/**
 * Places that a figure is printed with: those of its text, or of its column where the cell drops trailing zeros (9 in a
 * column of 8.8 and 3.2). Of percentages, places of the percentage.
 */
export function printedPlaces(table: Table, row: number, column: number): number {
  let columns = PLACES.get(table);
  if (!columns) PLACES.set(table, (columns = table.columns.map(() => null)));
  let places = columns[column] ?? null;
  if (places === null) {
    places = 0;
    const units = new Set<string>();
    for (const line of table.cells) {
      const cell = line[column];
      if (!cell || !isNumber(cell.figure)) continue;
      units.add(cell.unit);
      const own = textPlaces(cell.text);
      if (!isUnrounded(own)) places = Math.max(places, own);
    }
    // Rows in different units (亩, 户, 亿元) are printed each in its own way.
    if (units.size > 1) places = -1;
    columns[column] = places;
  }
  const own = textPlaces(table.cells[row]?.[column]?.text ?? "");
  return places >= 0 && !isUnrounded(own) ? places : own;
}

/** Places written after the point of a number as shown. */
export function textPlaces(text: string): number {
  let point = text.indexOf(".");
  if (point < 0) point = text.indexOf("．");
  if (point < 0) return 0;
  let end = point + 1;
  while (isDigit(text.charCodeAt(end))) end++;
  return end - point - 1;
}

/** A digit of either width. */
const isDigit = (code: number): boolean => (code >= 0x30 && code <= 0x39) || (code >= 0xff10 && code <= 0xff19);

/** True where a cell holds a computed number in full, not a printed one. */
export const isUnrounded = (places: number): boolean => places > UNROUNDED;

/** The observation of a cell where it is a number. */
export function numberAt(
  table: Table,
  row: number,
  column: number,
): (Observation & { readonly figure: number }) | undefined {
  const cell = column < 0 ? undefined : table.cells[row]?.[column];
  return cell && isNumber(cell.figure) ? (cell as Observation & { readonly figure: number }) : undefined;
}
