import { addressOf, type CellValue, type Sheet } from "../../addin/analysis/index";
import type { Book, BookSheet } from "../../addin/workbook/book/book";
import { Formats } from "../../addin/workbook/read/formats";
import { finishedSheet } from "../../addin/workbook/read/rows";

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
