import { basename, extname } from "node:path";
import { formatAt, type Sheet } from "../../addin/analysis/index";
import { readWorkbook } from "../../addin/workbook/read/file";
import type { WorkbookSheet } from "../../addin/workbook/book/write";
import { workbooksIn } from "../helpers/month";

/** The name that the open workbook has in every host. */
export const WORKBOOK = "月报.xlsx";

/** The month of the seeds as one workbook: a sheet for each that the departments sent, named by its file and its own name. */
export async function seedMonth(): Promise<WorkbookSheet[]> {
  const files = await Promise.all(workbooksIn("2017-08").map((path) => readWorkbook(path)));
  return files.flatMap((sheets) => {
    const shown = sheets.filter(({ name, rows }) => name !== "说明" && rows.length > 0);
    return shown.map((sheet) => {
      const file = basename(sheet.file, extname(sheet.file));
      return writable(sheet, shown.length === 1 ? file : `${file} ${sheet.name}`);
    });
  });
}

/** A sheet as it is written into a workbook, under a name of its own. */
export const writable = (sheet: Sheet, name: string): WorkbookSheet => ({
  name,
  hidden: sheet.hidden,
  rows: sheet.rows.map((row, r) =>
    row.map((value, c) => {
      const format = formatAt(sheet, r, c);
      return value === null || format === "General" ? value : { value, format };
    }),
  ),
  merges: sheet.merges,
  hiddenRows: sheet.hiddenRows,
  hiddenColumns: sheet.hiddenColumns,
});
