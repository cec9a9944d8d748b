import type { Area } from "./address";

/** The value of a cell. A date arrives as its ISO text, an error cell as its code (`#DIV/0!`). */
export type CellValue = number | string | boolean | null;

/** A note of a file's reader on what the values alone do not say; it becomes a finding of the same name. */
export interface Remark {
  /** A line of a delimited text has more values than its header; a formula was saved without its result. */
  readonly kind: "ragged-row" | "formula-unsaved";
  readonly cell: string;
}

/** The grid as submitted. Plain data: it can be sent to a worker or written as JSON. */
export interface Sheet {
  readonly file: string;
  readonly name: string;
  /** Row 0 is row 1 of the sheet; rows may be shorter than the sheet is wide. */
  readonly rows: readonly (readonly CellValue[])[];
  readonly merges: readonly Area[];
  readonly hiddenRows: readonly number[];
  readonly hiddenColumns: readonly number[];
  /** The sheet itself is hidden. */
  readonly hidden: boolean;
  /** Number formats that are not General, by row and column as in `rows`: an index into `formats`, or -1. Rows may be missing. */
  readonly formatOf: readonly (readonly number[] | undefined)[];
  readonly formats: readonly string[];
  /** Addresses of the cells that hold formulas, where the reader of the file tells and there are any. */
  readonly formulaCells?: readonly string[];
  /** In the order of the cells, where there are any. */
  readonly remarks?: readonly Remark[];
}

/**
 * The number format of a cell; "General" where it has none of its own.
 *
 * @example
 * formatAt(plainSheet([[0.083]], { formatOf: [[0]], formats: ["0.0%"] }), 0, 0) // => "0.0%"
 * formatAt(plainSheet([[0.083]]), 0, 0) // => "General"
 */
export function formatAt(sheet: Sheet, row: number, column: number): string {
  const index = sheet.formatOf[row]?.[column] ?? -1;
  return (index >= 0 ? sheet.formats[index] : undefined) ?? "General";
}

/**
 * A sheet of plain values, for tests and for hosts that have nothing but values.
 *
 * @example
 * plainSheet([["税收收入", 40048]], { name: "表1" }).name // => "表1"
 */
export function plainSheet(rows: Sheet["rows"], more: Partial<Sheet> = {}): Sheet {
  return {
    file: "",
    name: "Sheet1",
    rows,
    merges: [],
    hiddenRows: [],
    hiddenColumns: [],
    hidden: false,
    formatOf: [],
    formats: [],
    ...more,
  };
}
