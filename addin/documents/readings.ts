// The sheet 读法 in the open workbook, on which a corrected reading is kept.
import { READINGS_SHEET, plain, readingsSheet, type CellValue, type Sheet, type TaughtReading } from "../analysis";
import type { Block, Change } from "../workbook/port/workbook";
import { insertion } from "./settings";

export interface ReadingInput {
  /** The column, or the table, that is corrected. */
  readonly of: Pick<TaughtReading, "department" | "layout" | "column">;
  /** Its reading from now on; null where it is again read by itself. */
  readonly taught: TaughtReading | null;
  /** The corrections in use, of which the sheet is made where the workbook has none. */
  readonly inUse: readonly TaughtReading[];
  /** The workbook's own sheet 读法. */
  readonly sheet: Sheet | undefined;
}

export interface ReadingChanges {
  readonly changes: readonly Change[];
  /** The sheet is made. */
  readonly isNew: boolean;
  /** The row of the correction. */
  readonly at: Block;
}

/** Widths of the columns of a sheet that is made. */
const WIDTHS = [16, 40, 20, 24, 12, 16, 10, 10, 8, 10, 18];

/** The changes that keep a correction, or take it back, in one step: in the row of an earlier one of the same column, else below the last row. */
export function readingChanges({ of, taught, inUse, sheet }: ReadingInput): ReadingChanges {
  const same = ({ department, layout, column }: ReadingInput["of"]): boolean =>
    department === of.department && layout === of.layout && column === of.column;
  if (!sheet) {
    const kept = [...inUse.filter((one) => !same(one)), ...(taught ? [taught] : [])];
    const made = readingsSheet(kept);
    const width = made.rows[0]?.length ?? 1;
    return { changes: insertion(made, WIDTHS), isNew: true, at: rowOf(kept.length, 0, width - 1) };
  }
  const { rows } = sheet;
  const [headers = [], values = []] = readingsSheet(taught ? [taught] : []).rows;
  const isHead = (row: readonly CellValue[]): boolean =>
    ["版式", "列"].every((word) => row.some((one) => is(one, word)));
  const found = rows.findIndex(isHead);
  const head = Math.max(0, found);
  const titles = found < 0 ? [] : [...(rows[head] ?? [])];
  const columns = headers.map((header) => {
    const at = titles.findIndex((title) => is(title, String(header)));
    return at < 0 ? titles.push(header) - 1 : at;
  });
  const text = (row: readonly CellValue[], header: string): string =>
    String(row[columns[headers.indexOf(header)] ?? -1] ?? "").trim();
  const before = rows.findIndex(
    (row, r) =>
      r > head &&
      same({ department: text(row, "部门"), layout: text(row, "版式"), column: text(row, "列") }) &&
      text(row, "版式") !== "",
  );
  const row = before < 0 ? Math.max(rows.length, head + 1) : before;
  const into = (at: number, column: number, value: CellValue): Change => {
    return {
      change: "write",
      sheet: READINGS_SHEET,
      row: at,
      column,
      cells: [[value === "" ? null : value]],
      over: "any",
    };
  };
  return {
    changes: columns.flatMap((column, index) => [
      ...(is(rows[head]?.[column] ?? null, String(headers[index])) ? [] : [into(head, column, headers[index] ?? null)]),
      into(row, column, values[index] ?? null),
    ]),
    isNew: false,
    at: rowOf(row, Math.min(...columns), Math.max(...columns)),
  };
}

const is = (value: CellValue, word: string): boolean => plain(String(value ?? "")) === word;

const rowOf = (row: number, left: number, right: number): Block => ({
  sheet: READINGS_SHEET,
  area: { top: row, left, bottom: row, right },
});
