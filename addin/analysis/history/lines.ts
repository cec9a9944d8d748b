/** Lines of a sheet under a row of headers: what every sheet of an append-only workbook is read by. */
import { addressOf } from "../model/address";
import type { CellValue, Sheet } from "../model/sheet";
import type { Head } from "./chain";

/** Cells by the header of their column. */
export type Line = Readonly<Record<string, CellValue>>;

/** The text of a cell. */
export const asText = (value: CellValue | undefined): string => String(value ?? "").trim();

/** The text of a cell under a header; a number as it is written. */
export const textIn = (line: Line, header: string): string => asText(line[header]);

/** The cells of a line, in the order of the headers; null where one is empty. */
export const cellsOf = (headers: readonly string[], line: Line): CellValue[] =>
  headers.map((header) => (line[header] === "" ? null : (line[header] ?? null)));

/** True where a sheet holds anything. */
export const isFilled = ({ rows }: Sheet): boolean =>
  rows.some((row) => row.some((value) => value !== null && value !== ""));

/** The head that a derived sheet keeps in its first row: how many rows of the history it was derived from, and the hash of the last. */
export function headIn({ rows }: Sheet): Head | undefined {
  const [, , count, , hash] = rows[0] ?? [];
  return typeof count === "number" && Number.isInteger(count) ? { count, hash: asText(hash) } : undefined;
}

/** The column of each header in a row of headers. */
export const columnsOf = (sheet: Sheet, headerRow: number): ReadonlyMap<string, number> =>
  new Map((sheet.rows[headerRow] ?? []).map((header, column) => [asText(header), column]));

/** The first filled cell of each column that stands under none of a sheet's own headers: it would be lost when the sheet is written. */
export function addedColumns({ rows }: Sheet, headerRow: number, headers: readonly string[]): string[] {
  const isOwn = (rows[headerRow] ?? []).map((header) => headers.includes(asText(header)));
  const added = new Map<number, string>();
  for (let row = headerRow; row < rows.length; row++) {
    (rows[row] ?? []).forEach((value, column) => {
      if (isOwn[column] !== true && asText(value) !== "" && !added.has(column))
        added.set(column, addressOf(row, column));
    });
  }
  return [...added.values()];
}

/** The lines under a row of headers that hold anything, with their row in the sheet: one at a time, as there are many. */
export function* linesOf(sheet: Sheet, headerRow: number): Generator<{ readonly line: Line; readonly row: number }> {
  const columns = columnsOf(sheet, headerRow);
  for (let row = headerRow + 1; row < sheet.rows.length; row++) {
    const cells = sheet.rows[row] ?? [];
    if (cells.every((value) => value === null || value === "")) continue;
    const line: Record<string, CellValue> = {};
    for (const [header, column] of columns) line[header] = cells[column] ?? null;
    yield { line, row };
  }
}
