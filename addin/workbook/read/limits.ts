// How much a file may hold. Nothing that a department reports comes near; a file that exceeds a limit is too large, and says so
// before it fills the memory.
import { SHEET_COLUMNS } from "../../analysis";
import { UnreadableFile } from "./unreadable";

/** Cells of a sheet, those counted that stand empty before the last of their row. */
export const MOST_CELLS = 2 ** 26;
/** Sheets of a workbook. */
export const MOST_SHEETS = 2000;
/** Texts that the cells of a workbook share. */
export const MOST_SHARED_TEXTS = 2 ** 21;
/** Characters of a cell: Excel takes 32,767. */
export const MOST_LETTERS = 100_000;

/** Throws where the rows of a sheet, of which the lengths suffice, have more columns or cells than a sheet may have. */
export function checkLengths(rows: readonly (ArrayLike<unknown> | undefined)[], file: string): void {
  let cells = 0;
  for (const row of rows) {
    const length = row?.length ?? 0;
    cells += length;
    if (length > SHEET_COLUMNS || cells > MOST_CELLS) throw new UnreadableFile("too large", file);
  }
}
