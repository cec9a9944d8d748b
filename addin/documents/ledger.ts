// The ledger's two sheets, as a workbook of their own and in the open workbook.
import {
  areaAt,
  formatAt,
  HISTORY_SHEET,
  historySheet,
  LEDGER_SHEET,
  ledgerSheet,
  type CellValue,
  type Hash,
  type HistoryRow,
  type Sheet,
} from "../analysis";
import { PLAIN_SHEET, type BookCell } from "../workbook/book/book";
import type { Written } from "../workbook/book/saveBook";
import { HEADER_FILL, type Change, type SheetInfo, type WorkbookCell } from "../workbook/port/workbook";

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

/** Columns for the check of the ledger itself, which nobody reads; and the texts of figures as they were printed. */
const OUT_OF_SIGHT: ReadonlySet<string> = new Set(["文件校验码", "上一行校验码", "原文"]);

const headersOf = (sheet: Sheet, headerRows: number): readonly string[] =>
  (sheet.rows[headerRows - 1] ?? []).map((header) => String(header));

const widthsOf = (headers: readonly string[]): number[] => headers.map((header) => WIDTHS[header] ?? 10);

const hiddenIn = (headers: readonly string[]): number[] =>
  headers.flatMap((header, column) => (OUT_OF_SIGHT.has(header) ? [column] : []));

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
    styles: [{ bold: true, fill: HEADER_FILL.slice(1) }, ...formats.map((format) => ({ format }))],
    names: [],
    sheets: sheets.map(([sheet, headerRows]) => ({
      ...PLAIN_SHEET,
      name: sheet.name,
      rows: sheet.rows.map((row, r) =>
        row.map((value, column) => withStyle(value, r < headerRows ? 0 : style(formatAt(sheet, r, column)))),
      ),
      columnWidths: widthsOf(headersOf(sheet, headerRows)),
      hiddenColumns: hiddenIn(headersOf(sheet, headerRows)),
      hiddenRows: rowsAbove(headerRows),
      frozen: { rows: headerRows, columns: 0 },
      print: { landscape: true, fitWidth: true, repeatRows: [0, headerRows - 1] },
    })),
  };
}

/** What stands over the header tells of the ledger itself, and is out of sight. */
const rowsAbove = (headerRows: number): number[] => Array.from({ length: headerRows - 1 }, (_, row) => row);

const withStyle = (value: CellValue, style: number | undefined): BookCell =>
  style === undefined ? { value } : { value, style };

/** The changes that bring the sheets of a workbook from one history to the next: history is only ever added to. */
export function ledgerChanges(
  there: readonly SheetInfo[],
  before: readonly HistoryRow[],
  now: readonly HistoryRow[],
  hash: Hash,
): Change[] {
  const named = (name: string) => there.find((one) => one.name === name);
  const [history, derived] = [named(HISTORY_SHEET), named(LEDGER_SHEET)];
  const from = history ? 1 + before.length : 0;
  const write = (sheet: Sheet, row: number) =>
    ({ change: "write", sheet: sheet.name, row, column: 0, cells: cellsOf(sheet, row) }) as const;
  return [
    ...(history ? [] : [{ change: "insertSheet", sheet: HISTORY_SHEET } as const]),
    write(historySheet(now), from),
    ...(history ? [] : look(historySheet(now), 1)),
    ...(derived ? [] : [{ change: "insertSheet", sheet: LEDGER_SHEET } as const]),
    ...(derived?.used ? [{ change: "clear", block: { sheet: LEDGER_SHEET, area: derived.used } } as const] : []),
    { ...write(ledgerSheet(now, hash), 0), over: "any" },
    ...(derived ? [] : look(ledgerSheet(now, hash), 2)),
  ];
}

/** A sheet of the ledger looks made as soon as it is there. */
function look(sheet: Sheet, headerRows: number): Change[] {
  const headers = headersOf(sheet, headerRows);
  return [
    { change: "widths", sheet: sheet.name, widths: widthsOf(headers) },
    {
      change: "layOut",
      sheet: sheet.name,
      header: areaAt(0, 0, headerRows, headers.length),
      hiddenRows: rowsAbove(headerRows),
      hiddenColumns: hiddenIn(headers),
    },
  ];
}

const cellsOf = (sheet: Sheet, from: number): (CellValue | WorkbookCell)[][] =>
  sheet.rows.slice(from).map((row, r) =>
    row.map((value, column): CellValue | WorkbookCell => {
      const format = formatAt(sheet, from + r, column);
      return format === "General" ? value : { value, format };
    }),
  );
