import { addressOf, type Area } from "../../analysis";

/** Where an address such as `B2` or `$B$2` points, counted from 0; undefined where it is none. */
export function placeOf(address: string): { row: number; column: number } | undefined {
  const [, letters, digits] = /^\$?([A-Z]{1,3})\$?([1-9]\d{0,6})$/i.exec(address) ?? [];
  if (letters === undefined) return undefined;
  const column = [...letters.toUpperCase()].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0);
  return { row: Number(digits) - 1, column: column - 1 };
}

/** The block that `A1:B3` or `A1` names; undefined where it names none. */
export function areaOf(range: string): Area | undefined {
  const [from = "", to = from] = range.split(":");
  const start = placeOf(from);
  const end = placeOf(to);
  if (start === undefined || end === undefined) return undefined;
  return { top: start.row, left: start.column, bottom: end.row, right: end.column };
}

/** As a file names a block: a single cell alone. */
export function rangeOf({ top, left, bottom, right }: Area): string {
  const from = addressOf(top, left);
  const to = addressOf(bottom, right);
  return from === to ? from : `${from}:${to}`;
}

export function within({ top, left, bottom, right }: Area, row: number, column: number): boolean {
  return row >= top && row <= bottom && column >= left && column <= right;
}

/** The address of a cell for a link: of the same workbook, or of another file beside it. */
export function linkTo(sheet: string, row: number, column: number, file = ""): string {
  return `${file}#'${sheet.replaceAll("'", "''")}'!${addressOf(row, column)}`;
}
