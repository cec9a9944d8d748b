import { isNumber, type CellValue, type Dictionary } from "../analysis";
import type { Change, WorkbookCell } from "../workbook/port/workbook";

export const TARGETS_SHEET = "目标";

const HEADERS = ["指标", "年度", "地区", "类别", "目标值", "单位"];

/** The sheet of targets as the dictionary reads it, with those that are known. */
export function targetChanges({ targets }: Dictionary): Change[] {
  const rows = targets.map(({ indicator, year, region, family, value, unit }): (CellValue | WorkbookCell)[] => {
    const shown = unit === "%" && isNumber(value) ? { value, format: "0.00%" } : value;
    return [indicator, year, region, family, shown, unit];
  });
  const head = HEADERS.map((value): WorkbookCell => ({ value, bold: true }));
  return [
    { change: "insertSheet", sheet: TARGETS_SHEET },
    { change: "write", sheet: TARGETS_SHEET, row: 0, column: 0, cells: [head, ...rows] },
    { change: "widths", sheet: TARGETS_SHEET, widths: [28, 8, 12, 14, 14, 8] },
  ];
}
