// Months that a header writes as bare numbers: 项目 | 1 | 2 | 3 | 合计 under 分月完成情况.
import type { CellValue, Sheet } from "../../model/sheet";
import { kindOf } from "./shapes";
import { roleOf } from "../words/columnRole";
import { readLabel } from "../words/label";
import { isBlank, wordsOf } from "../words/text";

/** Rows at the top of a sheet in which such a header is looked for. */
const DEEPEST = 10;
/** Months that are no mere numbering. */
const LEAST = 3;

const OF_MONTHS = /分月|各月|逐月|按月|月度|月份|1[-—－–~～至]\d{1,2}月/;

/** The sheet with 1月, 2月 in place of 1, 2, where the lines above or the corner speak of months; the sheet itself where none does. */
export function withMonthsNamed(sheet: Sheet): Sheet {
  const at = sheet.rows.slice(0, DEEPEST).findIndex((row) => row.some((value) => kindOf(value) === "number"));
  const row = at < 0 ? undefined : sheet.rows[at];
  if (!row || !areMonths(row)) return sheet;
  const above = sheet.rows.slice(0, at).map((line) => line.filter((value) => !isBlank(value)));
  const said = [...above.flat(), row.find((value) => !isBlank(value))].map(wordsOf).join(" ");
  const isUnderHeader = above.some((line) => line.length > 2);
  if (isUnderHeader || !OF_MONTHS.test(`${said} ${sheet.name}`)) return sheet;
  const named = row.map((value) => (kindOf(value) === "number" ? `${wordsOf(value).trim()}月` : value));
  return { ...sheet, rows: sheet.rows.map((line, index) => (index === at ? named : line)) };
}

/** 项目 or a blank, then 1, 2, 3 … up to 12 at most, and nothing else but totals of them. */
function areMonths(row: readonly CellValue[]): boolean {
  const filled = row.filter((value) => !isBlank(value));
  const numbers = filled.filter((value) => kindOf(value) === "number").map(Number);
  const words = filled.filter((value) => kindOf(value) !== "number").map(wordsOf);
  return (
    numbers.length >= LEAST &&
    numbers.length <= 12 &&
    numbers.every((number, index) => number === index + 1) &&
    words.every(
      (text, index) => readLabel(text).total || /^累计/.test(text) || (index === 0 && roleOf(text) !== "figure"),
    )
  );
}
