import { formatAt, type CellValue, type Sheet } from "../analysis";
import { PLAIN_SHEET, type BookCell } from "../workbook/book/book";
import type { Written } from "../workbook/book/saveBook";

const WIDTHS: Readonly<Record<string, number>> = {
  指标: 22,
  口径: 18,
  数值: 14,
  文件: 20,
  工作表: 16,
  时间: 19,
  说明: 30,
  文件校验码: 14,
  上一行校验码: 14,
  问题编号: 24,
};

/** The two sheets as a workbook (台账.xlsx): headers that stay in view, figures as they are printed. */
export function ledgerBook(history: Sheet, ledger: Sheet): Written {
  const sheets = [
    [ledger, 2],
    [history, 1],
  ] as const;
  const formats = [...new Set(sheets.flatMap(([sheet]) => sheet.formats))];
  const style = (format: string): number | undefined => {
    const index = formats.indexOf(format);
    return index < 0 ? undefined : index + 1;
  };
  return {
    styles: [{ bold: true }, ...formats.map((format) => ({ format }))],
    names: [],
    sheets: sheets.map(([sheet, headerRows]) => ({
      ...PLAIN_SHEET,
      name: sheet.name,
      rows: sheet.rows.map((row, r) =>
        row.map((value, column) => withStyle(value, r < headerRows ? 0 : style(formatAt(sheet, r, column)))),
      ),
      columnWidths: (sheet.rows[headerRows - 1] ?? []).map((header) => WIDTHS[String(header)] ?? 10),
      frozen: { rows: headerRows, columns: 0 },
      print: { landscape: true, fitWidth: true, repeatRows: [0, headerRows - 1] },
    })),
  };
}

const withStyle = (value: CellValue, style: number | undefined): BookCell =>
  style === undefined ? { value } : { value, style };
