import type { CellValue } from "../../analysis";
import { PLAIN_SHEET, type Book, type BookCell, type BookSheet, type Style } from "./book";
import { present } from "../collections";
import { saveBook } from "./saveBook";
import { StyleBook } from "./styleBook";
import type { WorkbookCell } from "../port/workbook";

export type { WorkbookCell } from "../port/workbook";

/** A cell to be written: a `WorkbookCell` that may also have a whole style, which its own format, bold and align go before. */
export interface WrittenCell extends WorkbookCell {
  readonly style?: Style;
  readonly spill?: NonNullable<BookCell["spill"]>;
  readonly array?: NonNullable<BookCell["array"]>;
}

/**
 * A sheet to be written: a `BookSheet` whose cells have their styles themselves, not as numbers into the list of a book, and
 * of which all may be left out that is as in an empty workbook.
 */
export interface WorkbookSheet extends Partial<Omit<BookSheet, "name" | "rows">> {
  readonly name: string;
  readonly rows: readonly (readonly (CellValue | WrittenCell)[])[];
}

/** The bytes of an .xlsx. */
export async function writeWorkbook(sheets: readonly WorkbookSheet[], names: Book["names"] = []): Promise<Uint8Array> {
  const styles = new StyleBook();
  return saveBook({ sheets: sheets.map((sheet) => bookSheetOf(sheet, styles)), styles: styles.styles, names });
}

function bookSheetOf({ rows, ...sheet }: WorkbookSheet, styles: StyleBook): BookSheet {
  return { ...PLAIN_SHEET, ...sheet, rows: rows.map((row) => row.map((cell) => bookCellOf(cell, styles))) };
}

function bookCellOf(written: CellValue | WrittenCell, styles: StyleBook): BookCell {
  const cell: WrittenCell = typeof written === "object" && written !== null ? written : { value: written };
  const { value, format, bold, align, formula, spill, array } = cell;
  const style: Style = { ...cell.style, ...present<Style>({ format, bold: bold || undefined, align }) };
  const index = Object.keys(style).length === 0 ? undefined : styles.index(style);
  return present<BookCell>({ value, formula, spill, array, style: index });
}
