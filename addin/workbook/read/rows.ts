import { LONGEST_CELL, SHEET_COLUMNS, SHEET_ROWS, type Area, type CellValue, type Sheet } from "../../analysis";
import type { Formats } from "./formats";
import { MOST_CELLS, type Limit } from "./limits";
import { UnreadableFile } from "./unreadable";

/** One row for all the rows that hold nothing, so that a sheet with one stray cell at its foot stays small. */
export const BLANK_ROW: CellValue[] = [];
Object.freeze(BLANK_ROW);

/**
 * Takes away, in place, empty text and what is empty at the end of rows and below them. Lines end in one way, and what is
 * no finite number becomes the error that Excel shows for it. Throws where a text is longer than any cell may be.
 */
export function trim(rows: CellValue[][], file: string): void {
  let filled = 0;
  for (let r = 0; r < rows.length; r++) {
    const row = rows[r];
    if (row === undefined || row === BLANK_ROW) continue;
    let width = 0;
    for (let c = 0; c < row.length; c++) {
      const value = row[c];
      if (value === "" || value === undefined) row[c] = null;
      else if (value !== null) {
        width = c + 1;
        if (typeof value === "number" && !Number.isFinite(value)) row[c] = "#NUM!";
        else if (typeof value === "string") {
          if (value.length > LONGEST_CELL) throw new UnreadableFile("too large", file, { limit: "letters" });
          if (value.includes("\r")) row[c] = value.replace(/\r+\n?/g, "\n");
        }
      }
    }
    row.length = width;
    if (width > 0) filled = r + 1;
  }
  rows.length = filled;
}

/** Throws where a sheet has more rows, columns or cells than one may have; the lengths of its rows suffice. */
export function checkLengths(rows: readonly (ArrayLike<unknown> | undefined)[], file: string): void {
  const tooLarge = (limit: Limit) => new UnreadableFile("too large", file, { limit });
  if (rows.length > SHEET_ROWS) throw tooLarge("rows");
  let cells = 0;
  for (const row of rows) {
    const length = row?.length ?? 0;
    cells += length;
    if (length > SHEET_COLUMNS) throw tooLarge("columns");
    if (cells > MOST_CELLS) throw tooLarge("cells");
  }
}

/** A sheet as a reader finds it in a file; the reader gives its rows away. */
interface SheetFound extends Omit<Sheet, "rows" | "formats"> {
  readonly rows: CellValue[][];
}

/** The sheet that a reader found: dates are their text, nothing is empty at the ends, nothing beyond the cells is hidden. */
export function finishedSheet(
  { rows, formulaCells = [], remarks = [], ...found }: SheetFound,
  formats: Formats,
): Sheet {
  checkLengths(rows, found.file);
  formats.datesInto(rows, found.formatOf);
  trim(rows, found.file);
  const width = widthOf(rows);
  return {
    ...found,
    rows,
    hiddenRows: found.hiddenRows.filter((row) => row < rows.length),
    hiddenColumns: found.hiddenColumns.filter((column) => column < width),
    formats: formats.codes,
    ...(formulaCells.length > 0 && { formulaCells }),
    ...(remarks.length > 0 && { remarks }),
  };
}

/** The part of an area that a sheet's rows reach: a file may claim more than there is. */
export const filledPart = (area: Area, rows: readonly (readonly unknown[] | undefined)[]): Area => ({
  ...area,
  bottom: Math.min(area.bottom, rows.length - 1),
  right: Math.min(area.right, widthOf(rows) - 1),
});

/** The columns that a sheet's rows reach; rows may be missing. */
export function widthOf(rows: readonly (readonly unknown[] | undefined)[]): number {
  return rows.reduce((width: number, row) => Math.max(width, row?.length ?? 0), 0);
}
