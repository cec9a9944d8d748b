import type { Area, CellAddress } from "../../model/address";
import { formatAt, type CellValue, type Sheet } from "../../model/sheet";
import { isBlank } from "../words/text";

/** A sheet with its merges at hand. */
export interface Grid {
  readonly sheet: Sheet;
  readonly width: number;
  /** The cell's value, or its merge's, wherever in the merge it is asked for. */
  at(row: number, column: number): CellValue;
  /** The merge that a cell lies in. */
  mergeAt(row: number, column: number): Area | undefined;
}

/** Makes a sheet's merges quick to ask. A merge far below or right of the last value covers nothing that is read. */
export function gridOf(sheet: Sheet): Grid {
  let width = 0;
  for (const row of sheet.rows) if (row.length > width) width = row.length;
  const covered = new Map<number, (Area | undefined)[]>();
  for (const area of sheet.merges) {
    const bottom = Math.min(area.bottom, sheet.rows.length - 1);
    const right = Math.min(area.right, width - 1);
    for (let row = area.top; row <= bottom; row++) {
      let line = covered.get(row);
      if (!line) covered.set(row, (line = []));
      for (let column = area.left; column <= right; column++) line[column] = area;
    }
  }
  const mergeAt = (row: number, column: number) => covered.get(row)?.[column];
  return {
    sheet,
    width,
    mergeAt,
    at: (row, column) => {
      const area = mergeAt(row, column);
      return area ? shownAt(sheet, area.top, area.left) : shownAt(sheet, row, column);
    },
  };
}

/** True of a row without anything in the columns of figures. */
export const isBareRow = ({ sheet }: Grid, row: number, figures: readonly number[]): boolean =>
  figures.every((column) => isBlank(sheet.rows[row]?.[column]));

const DAY = /^\d{4}-\d\d-\d\d$/;

/** A cell as it is read; a day that its format shows as a month (2017年8月) is that month. */
export function shownAt(sheet: Sheet, row: number, column: number): CellValue {
  const value = sheet.rows[row]?.[column] ?? null;
  if (typeof value !== "string" || value.length !== 10 || !DAY.test(value)) return value;
  const letters = formatAt(sheet, row, column).replace(/"[^"]*"|\[[^[\]]*\]|[\\!_*]./g, "");
  return /m/i.test(letters) && !/d/i.test(letters) ? value.slice(0, 7) : value;
}

/** The addresses of a sheet's cells, by their names. */
export const cellsOf =
  ({ file, name }: Sheet): ((cell: string) => CellAddress) =>
  (cell) => ({ file, sheet: name, cell });
