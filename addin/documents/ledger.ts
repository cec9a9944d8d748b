// The ledger's two sheets, as a workbook of their own and in the open workbook.
import {
  areaAt,
  formatAt,
  LEDGER_BOOK,
  type CellValue,
  type Chained,
  type Hash,
  type HistoryRow,
  type KeptBook,
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
  内容: 60,
  对象: 16,
  项目: 26,
  目标任务: 26,
  户: 12,
  事项: 30,
  工作措施: 34,
  名称: 26,
  来源问题: 20,
  来源目标: 20,
};

/** Columns for the check of the ledger itself, which nobody reads; and the texts of figures as they were printed. */
const OUT_OF_SIGHT: ReadonlySet<string> = new Set(["文件校验码", "上一行校验码", "原文"]);

const headersOf = (sheet: Sheet, headerRows: number): readonly string[] =>
  (sheet.rows[headerRows - 1] ?? []).map((header) => String(header));

const widthsOf = (headers: readonly string[]): number[] => headers.map((header) => WIDTHS[header] ?? 10);

const hiddenIn = (headers: readonly string[]): number[] =>
  headers.flatMap((header, column) => (OUT_OF_SIGHT.has(header) ? [column] : []));

/** A sheet and the number of its header rows. */
type Headed = readonly [sheet: Sheet, headerRows: number];

/** The two sheets as a workbook (台账.xlsx): headers that stay in view, figures as they are printed. */
export const ledgerBook = (history: Sheet, ledger: Sheet): Written =>
  keptBook([
    [ledger, 2],
    [history, 1],
  ]);

/** The sheets of an append-only history as a workbook, in this order. */
export function keptBook(sheets: readonly Headed[]): Written {
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

/** The row over the header is about the ledger itself, and out of sight. */
const rowsAbove = (headerRows: number): number[] => Array.from({ length: headerRows - 1 }, (_, row) => row);

const withStyle = (value: CellValue, style: number | undefined): BookCell =>
  style === undefined ? { value } : { value, style };

/** The changes that bring the ledger's sheets of a workbook from one history to the next. */
export const ledgerChanges = (
  there: readonly SheetInfo[],
  before: readonly HistoryRow[],
  now: readonly HistoryRow[],
  hash: Hash,
): Change[] => keptChanges(LEDGER_BOOK, there, before, now, hash);

/** The changes that bring the sheets of a workbook from one history to the next: history is only ever added to. */
export function keptChanges<Row extends Chained, Edit extends { readonly cell: string }>(
  book: KeptBook<Row, Edit>,
  there: readonly SheetInfo[],
  before: readonly Row[],
  now: readonly Row[],
  hash: Hash,
): Change[] {
  const write = (sheet: Sheet, row: number) =>
    ({ change: "write", sheet: sheet.name, row, column: 0, cells: cellsOf(sheet, row) }) as const;
  return book.sheetsOf(now, hash).flatMap((sheet): Change[] => {
    const found = there.find(({ name }) => name === sheet.name);
    const isHistory = sheet.name === book.historySheet;
    const made: Change[] = found ? [] : [{ change: "insertSheet", sheet: sheet.name }];
    const looks = found ? [] : look(sheet, sheet.name === book.headSheet ? 2 : 1);
    if (isHistory) return [...made, write(sheet, found ? 1 + before.length : 0), ...looks];
    const cleared: Change[] = found?.used ? [{ change: "clear", block: { sheet: sheet.name, area: found.used } }] : [];
    return [...made, ...cleared, { ...write(sheet, 0), over: "any" }, ...looks];
  });
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
