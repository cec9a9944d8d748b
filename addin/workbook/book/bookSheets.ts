import { serialOf, type Sheet } from "../../analysis";
import { PLAIN_SHEET, type Book, type BookCell, type BookSheet } from "./book";
import { isDateFormat } from "../read/formats";
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
