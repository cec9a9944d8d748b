import { basename, dirname, extname, join } from "node:path";
import Papa from "papaparse";
import { formatAt, HISTORY_SHEET, LEDGER_SHEET, type CellValue, type Sheet } from "../analysis";
import type { BookCell } from "./book";
import { readWorkbookBytes } from "./bytes";
import type { Disk } from "./disk";
import { duckdbBytes, readDuckdb } from "./duckdb";
import { saveBook, type Written } from "./saveBook";

/** How a ledger lies on the disk: as one file or several, the history among the first. */
export interface Store {
  /** Files of the ledger, in the order in which they are written. */
  readonly files: readonly string[];
  /** The sheets of one of the files; null where it is not there. */
  read(file: string, disk: Disk): Promise<readonly Sheet[] | null>;
  /** The bytes of each of the files. */
  bytes(history: Sheet, ledger: Sheet): Promise<readonly Uint8Array[]>;
}

/** What a path says of itself: an .xlsx, a .duckdb, else a folder of CSV files. */
export function storeOf(path: string): Store {
  const kind = extname(path).toLowerCase();
  if (kind === ".duckdb") {
    return {
      files: [path],
      read: async (file, disk) => ((await disk.list(dirname(file))).includes(basename(file)) ? readDuckdb(file) : null),
      bytes: async (history, ledger) => [await duckdbBytes([ledger, history])],
    };
  }
  if (kind === ".xlsx") {
    return {
      files: [path],
      read: readSheets,
      bytes: async (history, ledger) => [await saveBook(bookOf([ledger, 2], [history, 1]))],
    };
  }
  return {
    files: [HISTORY_SHEET, LEDGER_SHEET].map((name) => join(path, `${name}.csv`)),
    read: async (file, disk) => (await readSheets(file, disk))?.map(unguarded) ?? null,
    bytes: (history, ledger) => Promise.resolve([history, ledger].map(csvBytes)),
  };
}

async function readSheets(file: string, disk: Disk): Promise<readonly Sheet[] | null> {
  const bytes = await disk.read(file);
  return bytes && readWorkbookBytes(bytes, basename(file));
}

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

/** The two sheets as a workbook: headers that stay in view, figures as they are printed. */
function bookOf(...sheets: readonly (readonly [sheet: Sheet, headerRows: number])[]): Written {
  const formats = [...new Set(sheets.flatMap(([sheet]) => sheet.formats))];
  const style = (format: string): number | undefined => {
    const index = formats.indexOf(format);
    return index < 0 ? undefined : index + 1;
  };
  return {
    styles: [{ bold: true }, ...formats.map((format) => ({ format }))],
    names: [],
    sheets: sheets.map(([sheet, headerRows]) => ({
      name: sheet.name,
      hidden: false,
      rows: sheet.rows.map((row, r) =>
        row.map((value, column) => withStyle(value, r < headerRows ? 0 : style(formatAt(sheet, r, column)))),
      ),
      merges: [],
      columnWidths: (sheet.rows[headerRows - 1] ?? []).map((header) => WIDTHS[String(header)] ?? 10),
      rowHeights: [],
      hiddenRows: [],
      hiddenColumns: [],
      frozen: { rows: headerRows, columns: 0 },
      comments: [],
      links: [],
      validations: [],
      protected: false,
      print: { landscape: true, fitWidth: true, repeatRows: [0, headerRows - 1] },
    })),
  };
}

const withStyle = (value: CellValue, style: number | undefined): BookCell =>
  style === undefined ? { value } : { value, style };

/** UTF-8 with its mark, so that Excel opens it as such. */
function csvBytes(sheet: Sheet): Uint8Array {
  const rows = sheet.rows.map((row) => row.map((value) => (typeof value === "string" ? guarded(value) : value)));
  return new TextEncoder().encode(`\ufeff${Papa.unparse(rows, { newline: "\r\n" })}\r\n`);
}

/** A text that a spreadsheet would take for a formula gets a mark before it. */
const guarded = (text: string): string => (/^['=+@-]/.test(text) && Number.isNaN(Number(text)) ? `'${text}` : text);

/** A CSV file is named as its sheet, also where it waits. */
const unguarded = (sheet: Sheet): Sheet => ({
  ...sheet,
  name: sheet.name.replace(/\..*$/, ""),
  rows: sheet.rows.map((row) => row.map(withoutGuard)),
});

const withoutGuard = (value: CellValue): CellValue =>
  typeof value === "string" && value.startsWith("'") ? value.slice(1) : value;
