import { addressOf, serialOf, type CellValue, type Sheet } from "../../analysis";
import { PLAIN_SHEET, type Book, type BookCell, type BookSheet } from "./book";
import { Formats, isDateFormat } from "../read/formats";
import { finishedSheet } from "../read/rows";
import { StyleBook } from "./styleBook";

/** The font that Excel in Chinese takes where a file names none. */
export const USUAL = { font: "宋体", size: 11 };

/** Sheets as a book, which holds of them all that it could and no more: no fonts, no formulas. */
export function bookOfSheets(sheets: readonly Sheet[]): Omit<Book, "lost"> {
  const book = new StyleBook();
  return {
    sheets: sheets.map((sheet) => {
      const { name, hidden, merges, hiddenRows, hiddenColumns } = sheet;
      return { ...PLAIN_SHEET, name, hidden, merges, hiddenRows, hiddenColumns, rows: rowsOf(sheet, book) };
    }),
    styles: book.styles,
    usual: USUAL,
    names: [],
  };
}

function rowsOf({ rows, formatOf, formats }: Sheet, book: StyleBook): BookSheet["rows"] {
  const styles = formats.map((format) => ({ format }));
  const dates = formats.map(isDateFormat);
  return rows.map((row, r) =>
    row.map((value, c): BookCell | undefined => {
      if (value === null) return undefined;
      const format = formatOf[r]?.[c] ?? -1;
      const style = styles[format];
      if (style === undefined) return { value };
      const serial = typeof value === "string" && dates[format] === true ? serialOf(value) : undefined;
      return { value: serial ?? value, style: book.index(style) };
    }),
  );
}

/** The sheets of a book as intake takes them. */
export function sheetsOfBook({ sheets, styles }: Pick<Book, "sheets" | "styles">, file: string): Sheet[] {
  const formats = new Formats(false);
  const formatOfStyle = styles.map(({ format }) => (format === undefined ? -1 : formats.index(format)));
  return sheets.map((sheet) => {
    const rows = Array.from(sheet.rows, (row) => Array.from(row ?? [], (cell): CellValue => cell?.value ?? null));
    const formatOf = Array.from(sheet.rows, (row) =>
      Array.from(row ?? [], (cell) =>
        cell?.style === undefined || (cell.value === null && cell.formula === undefined)
          ? -1
          : (formatOfStyle[cell.style] ?? -1),
      ),
    );
    const { name, merges, hiddenRows, hiddenColumns, hidden } = sheet;
    const formulaCells = formulaCellsOf(sheet);
    const found = { file, name, rows, merges, hiddenRows, hiddenColumns, hidden, formatOf, formulaCells };
    return finishedSheet(found, formats);
  });
}

function formulaCellsOf({ rows }: BookSheet): string[] {
  return rows.flatMap(
    (row, r) => row?.flatMap((cell, c) => (cell?.formula === undefined ? [] : [addressOf(r, c)])) ?? [],
  );
}
