import type { CellObject, WorkSheet } from "@e965/xlsx";
import type { Cell, WriteSheet } from "hucre/xlsx";
import { addressOf, type Area, type CellValue } from "../analysis";
import type { WorkbookCell } from "./workbook";

export type { WorkbookCell } from "./workbook";

/** A sheet to be written. */
export interface WorkbookSheet {
  readonly name: string;
  readonly rows: readonly (readonly (CellValue | WorkbookCell)[])[];
  readonly merges?: readonly Area[];
  /** In characters, by column; a column left out keeps the usual width. */
  readonly columnWidths?: readonly (number | undefined)[];
  readonly hiddenRows?: readonly number[];
  readonly hiddenColumns?: readonly number[];
  readonly hidden?: boolean;
}

/** The date in every file's properties: the same sheets give the same bytes, whenever they are written. */
const WRITTEN = new Date(Date.UTC(2017, 8, 28));

/** The bytes of an .xlsx. */
export async function writeWorkbook(sheets: readonly WorkbookSheet[]): Promise<Uint8Array> {
  const { writeXlsx } = await import("hucre/xlsx");
  return writeXlsx({
    sheets: sheets.map(toHucre),
    properties: { creator: "County Monthly", created: WRITTEN, modified: WRITTEN },
  });
}

/** The bytes of an .xls (BIFF8), which is also what WPS writes as .et. It keeps no bold, alignment or hidden rows. */
export async function writeXls(sheets: readonly WorkbookSheet[]): Promise<Uint8Array> {
  const { utils, write } = await import("@e965/xlsx");
  const book = utils.book_new();
  for (const sheet of sheets) utils.book_append_sheet(book, toSheetJs(sheet), sheet.name);
  book.Workbook = { Sheets: sheets.map(({ hidden }) => ({ Hidden: hidden === true ? 1 : 0 })) };
  return new Uint8Array(write(book, { bookType: "biff8", type: "array" }) as ArrayBuffer);
}

function cellOf(cell: CellValue | WorkbookCell): WorkbookCell {
  return typeof cell === "object" && cell !== null ? cell : { value: cell };
}

function widthOf({ rows, columnWidths = [], hiddenColumns = [] }: WorkbookSheet): number {
  return Math.max(
    columnWidths.length,
    ...hiddenColumns.map((column) => column + 1),
    ...rows.map(({ length }) => length),
  );
}

function toHucre(sheet: WorkbookSheet): WriteSheet {
  const cells = new Map<string, Partial<Cell>>();
  sheet.rows.forEach((row, r) => {
    row.forEach((cell, c) => {
      const { value, format, bold, align, formula } = cellOf(cell);
      if (format === undefined && bold !== true && align === undefined && formula === undefined) return;
      cells.set(`${r},${c}`, {
        value,
        style: {
          ...(format === undefined ? {} : { numFmt: format }),
          ...(bold === true ? { font: { bold } } : {}),
          ...(align === undefined ? {} : { alignment: { horizontal: align } }),
        },
        ...(formula === undefined ? {} : { formula, formulaResult: value }),
      });
    });
  });
  return {
    name: sheet.name,
    rows: sheet.rows.map((row) => row.map((cell) => cellOf(cell).value)),
    cells,
    merges: (sheet.merges ?? []).map(({ top, left, bottom, right }) => ({
      startRow: top,
      startCol: left,
      endRow: bottom,
      endCol: right,
    })),
    columns: Array.from({ length: widthOf(sheet) }, (_, column) => {
      const width = sheet.columnWidths?.[column];
      return {
        hidden: sheet.hiddenColumns?.includes(column) === true,
        ...(width === undefined ? {} : { width }),
      };
    }),
    rowDefs: new Map((sheet.hiddenRows ?? []).map((row) => [row, { hidden: true }])),
    hidden: sheet.hidden === true,
  };
}

function toSheetJs(sheet: WorkbookSheet): WorkSheet {
  const written: WorkSheet = {
    "!ref": `A1:${addressOf(Math.max(sheet.rows.length, 1) - 1, Math.max(widthOf(sheet), 1) - 1)}`,
    "!merges": (sheet.merges ?? []).map(({ top, left, bottom, right }) => ({
      s: { r: top, c: left },
      e: { r: bottom, c: right },
    })),
    "!cols": Array.from({ length: widthOf(sheet) }, (_, column) => {
      const width = sheet.columnWidths?.[column];
      return {
        hidden: sheet.hiddenColumns?.includes(column) === true,
        ...(width === undefined ? {} : { wch: width }),
      };
    }),
  };
  sheet.rows.forEach((row, r) => {
    row.forEach((cell, c) => {
      const { value, format, formula } = cellOf(cell);
      if (value === null) return;
      const object: CellObject = {
        t: typeof value === "number" ? "n" : typeof value === "boolean" ? "b" : "s",
        v: value,
      };
      if (format !== undefined) object.z = format;
      if (formula !== undefined) object.f = formula;
      written[addressOf(r, c)] = object;
    });
  });
  return written;
}
