import type { CellObject, WorkSheet } from "@e965/xlsx";
import { addressOf, within, type Area, type CellValue } from "../../analysis";
import { PLAIN_SHEET, type Book, type BookCell, type BookSheet, type Style } from "./book";
import { saveBook } from "./saveBook";
import { StyleBook } from "./styleBook";
import type { WorkbookCell } from "../port/workbook";

export type { WorkbookCell } from "../port/workbook";

/** A cell to be written; what it says of its own looks goes before `style`. */
export interface WrittenCell extends WorkbookCell {
  readonly style?: Style;
  readonly spill?: NonNullable<BookCell["spill"]>;
}

/** A sheet to be written; what is left out is as in an empty workbook. */
export interface WorkbookSheet extends Partial<Omit<BookSheet, "name" | "rows">> {
  readonly name: string;
  readonly rows: readonly (readonly (CellValue | WrittenCell)[])[];
  /** Backgrounds, as `#FFC7CE`; a later one lies over those before it. */
  readonly fills?: readonly { readonly area: Area; readonly color: string }[];
}

/** The bytes of an .xlsx. */
export async function writeWorkbook(sheets: readonly WorkbookSheet[], names: Book["names"] = []): Promise<Uint8Array> {
  const styles = new StyleBook();
  return saveBook({ sheets: sheets.map((sheet) => bookSheetOf(sheet, styles)), styles: styles.styles, names });
}

/** The bytes of an .xls (BIFF8), which is also what WPS writes as .et. It keeps no bold, alignment or hidden rows. */
export async function writeXls(sheets: readonly WorkbookSheet[]): Promise<Uint8Array> {
  const { utils, write } = await import("@e965/xlsx");
  const book = utils.book_new();
  for (const sheet of sheets) utils.book_append_sheet(book, toSheetJs(sheet), sheet.name);
  book.Workbook = { Sheets: sheets.map(({ hidden }) => ({ Hidden: hidden === true ? 1 : 0 })) };
  return new Uint8Array(write(book, { bookType: "biff8", type: "array" }) as ArrayBuffer);
}

function bookSheetOf({ fills = [], rows, ...sheet }: WorkbookSheet, styles: StyleBook): BookSheet {
  const height = fills.reduce((most, { area }) => Math.max(most, area.bottom + 1), rows.length);
  return {
    ...PLAIN_SHEET,
    ...sheet,
    rows: Array.from({ length: height }, (_, r) => {
      const row = rows[r] ?? [];
      const over = fills.filter(({ area }) => r >= area.top && r <= area.bottom);
      const width = over.reduce((most, { area }) => Math.max(most, area.right + 1), row.length);
      return Array.from({ length: width }, (_cell, c): BookCell => {
        const fill = over
          .filter(({ area }) => within(area, r, c))
          .at(-1)
          ?.color.replace("#", "");
        return bookCellOf(cellOf(row[c] ?? null), fill, styles);
      });
    }),
  };
}

function bookCellOf(cell: WrittenCell, fill: string | undefined, styles: StyleBook): BookCell {
  const { value, format, bold, align, formula, spill } = cell;
  const style: Style = {
    ...cell.style,
    ...(format === undefined ? {} : { format }),
    ...(bold === true ? { bold } : {}),
    ...(align === undefined ? {} : { align }),
    ...(fill === undefined ? {} : { fill }),
  };
  return {
    value,
    ...(formula === undefined ? {} : { formula }),
    ...(spill === undefined ? {} : { spill }),
    ...(Object.keys(style).length === 0 ? {} : { style: styles.index(style) }),
  };
}

function cellOf(cell: CellValue | WrittenCell): WrittenCell {
  return typeof cell === "object" && cell !== null ? cell : { value: cell };
}

function widthOf({ rows, columnWidths = [], hiddenColumns = [] }: WorkbookSheet): number {
  return Math.max(
    columnWidths.length,
    ...hiddenColumns.map((column) => column + 1),
    ...rows.map(({ length }) => length),
  );
}

function toSheetJs(sheet: WorkbookSheet): WorkSheet {
  const written: WorkSheet = {
    "!ref": `A1:${addressOf(Math.max(sheet.rows.length, 1) - 1, Math.max(widthOf(sheet), 1) - 1)}`,
    "!merges": (sheet.merges ?? []).map(({ top, left, bottom, right }) => ({
      s: { r: top, c: left },
      e: { r: bottom, c: right },
    })),
    "!cols": Array.from({ length: widthOf(sheet) }, (_, column) => {
      const width = sheet.columnWidths?.[column];
      return {
        hidden: sheet.hiddenColumns?.includes(column) === true,
        ...(width === undefined ? {} : { wch: width }),
      };
    }),
  };
  sheet.rows.forEach((row, r) => {
    row.forEach((cell, c) => {
      const { value, format, formula } = cellOf(cell);
      if (value === null) return;
      const object: CellObject = {
        t: typeof value === "number" ? "n" : typeof value === "boolean" ? "b" : "s",
        v: value,
      };
      if (format !== undefined) object.z = format;
      if (formula !== undefined) object.f = formula;
      written[addressOf(r, c)] = object;
    });
  });
  return written;
}
