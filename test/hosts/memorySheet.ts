// A workbook in memory, as plain data: what a change makes of it is a new one, so that taking a step back is keeping the old.
import {
  areaAt,
  dateText,
  heightOf,
  widthOf,
  within,
  type Area,
  type CellValue,
  type Sheet,
} from "../../addin/analysis";
import { formattedText } from "../../addin/analysis/intake/words/numberFormat";
import { areaOfWrite } from "../../addin/workbook/port/changes";
import { Formats, isDateFormat } from "../../addin/workbook/read/formats";
import {
  TONE_FILLS,
  type Block,
  type Cells,
  type Change,
  type Tone,
  type WorkbookCell,
} from "../../addin/workbook/port/workbook";
import type { WorkbookSheet, WrittenCell } from "../../addin/workbook/book/write";

interface Mark {
  readonly area: Area;
  readonly tone: Tone;
}

/** A `WorkbookSheet` and its marks, which lie over the fills of its cells, a later one over those before it. */
export interface MemorySheet extends WorkbookSheet {
  readonly marks: readonly Mark[];
}

const BLANK: WorkbookCell = { value: null };

export const memorySheet = (sheet: WorkbookSheet): MemorySheet => ({ ...sheet, marks: [] });

export function cellAt({ rows }: MemorySheet, row: number, column: number): WorkbookCell {
  const cell = rows[row]?.[column] ?? null;
  return typeof cell === "object" && cell !== null ? cell : { value: cell };
}

/** The cell whose answers reach another cell, where it was written with how far they do. */
export function anchorIn({ rows }: MemorySheet, row: number, column: number): { row: number; column: number } | null {
  for (const [r, cells] of rows.entries()) {
    for (const [c, cell] of cells.entries()) {
      const spill = typeof cell === "object" && cell !== null ? (cell as WrittenCell).spill : undefined;
      if (!spill || (r === row && c === column)) continue;
      if (within(areaAt(r, c, spill.rows, spill.columns), row, column)) return { row: r, column: c };
    }
  }
  return null;
}

export const isFilled = ({ value, formula }: WorkbookCell): boolean =>
  (value !== null && value !== "") || formula !== undefined;

/** The fill that a cell shows, as `#RRGGBB`; null where it has none. */
export function fillAt({ marks }: MemorySheet, row: number, column: number): string | null {
  const mark = marks.findLast(({ area }) => within(area, row, column));
  return mark === undefined ? null : TONE_FILLS[mark.tone];
}

/** The sheet as it is written: its marks are fills of its cells. */
export const written = (sheet: MemorySheet): WorkbookSheet =>
  sheet.marks.reduce((before, { area, tone }) => {
    const style = { fill: TONE_FILLS[tone].slice(1) };
    return withCells(before, area, (cell): WrittenCell => ({ ...cell, style }));
  }, sheet);

/** Every cell of a block made anew; rows and columns grow as far as the block reaches. */
function withCells(
  sheet: MemorySheet,
  area: Area,
  make: (cell: WorkbookCell, row: number, column: number) => WorkbookCell,
): MemorySheet {
  const rows = [...sheet.rows];
  while (rows.length <= area.bottom) rows.push([]);
  for (let row = area.top; row <= area.bottom; row++) {
    const cells = [...(rows[row] ?? [])];
    while (cells.length < area.left) cells.push(null);
    for (let column = area.left; column <= area.right; column++) {
      cells[column] = make(cellAt(sheet, row, column), row, column);
    }
    rows[row] = cells;
  }
  return { ...sheet, rows };
}

/** What a cell keeps when its content goes. */
function emptied({ format, bold, align }: WorkbookCell): WorkbookCell {
  return {
    ...BLANK,
    ...(format === undefined ? {} : { format }),
    ...(bold === undefined ? {} : { bold }),
    ...(align === undefined ? {} : { align }),
  };
}

function afterWrite(sheet: MemorySheet, change: Extract<Change, { change: "write" }>): MemorySheet {
  const area = areaOfWrite(change);
  return withCells(sheet, area, (before, row, column) => {
    const cell = change.cells[row - area.top]?.[column - area.left] ?? null;
    const given: WorkbookCell = typeof cell === "object" && cell !== null ? cell : { value: cell };
    return { ...emptied(before), ...given, value: given.value === "" ? null : given.value };
  });
}

/** The sheet after a change that touches its inside. */
export function changedSheet(sheet: MemorySheet, change: Change): MemorySheet {
  switch (change.change) {
    case "write":
      return afterWrite(sheet, change);
    case "clear":
      return withCells(sheet, partWithin(sheet, change.block.area), emptied);
    case "format": {
      const { format, bold } = change;
      const looks = { ...(format === undefined ? {} : { format }), ...(bold === undefined ? {} : { bold }) };
      return withCells(sheet, change.block.area, (cell) => ({ ...cell, ...looks }));
    }
    case "hideSheet":
      return { ...sheet, hidden: change.hidden };
    case "widths": {
      const widths = [...(sheet.columnWidths ?? [])];
      change.widths.forEach((width, column) => {
        if (width !== undefined) widths[column] = Math.max(change.atLeast ? (widths[column] ?? 0) : 0, width);
      });
      return { ...sheet, columnWidths: Array.from(widths) };
    }
    case "layOut": {
      const { header, hiddenRows, hiddenColumns } = change;
      const bold = withCells(sheet, header, (cell) => ({ ...cell, bold: true }));
      return { ...bold, hiddenRows, hiddenColumns, frozen: { rows: header.bottom + 1, columns: 0 } };
    }
    case "merge": {
      const { area } = change.block;
      const merged = withCells(sheet, partWithin(sheet, area), (cell, row, column) =>
        row === area.top && column === area.left ? cell : emptied(cell),
      );
      return { ...merged, merges: [...(sheet.merges ?? []), area] };
    }
    case "mark":
      return { ...sheet, marks: [...sheet.marks, { area: change.block.area, tone: change.tone }] };
    case "clearMarks":
      return { ...sheet, marks: [] };
    default:
      return sheet;
  }
}

/** The part of a block in which the sheet has cells; empty content needs no room. */
function partWithin({ rows }: MemorySheet, area: Area): Area {
  const width = rows.reduce((most, { length }) => Math.max(most, length), 0);
  return { ...area, bottom: Math.min(area.bottom, rows.length - 1), right: Math.min(area.right, width - 1) };
}

/** The block that holds anything. */
export function usedArea(sheet: MemorySheet): Area | null {
  let used: Area | null = null;
  sheet.rows.forEach((cells, row) => {
    cells.forEach((_, column) => {
      if (!isFilled(cellAt(sheet, row, column))) return;
      used = used
        ? { ...used, left: Math.min(used.left, column), bottom: row, right: Math.max(used.right, column) }
        : { top: row, left: column, bottom: row, right: column };
    });
  });
  return used;
}

const formatOf = ({ format = "General" }: WorkbookCell): string => format;

function valueOf({ value, format = "General" }: WorkbookCell): CellValue {
  return typeof value === "number" && isDateFormat(format) ? dateText(value, false) : value;
}

function textOf(cell: WorkbookCell): string {
  const value = valueOf(cell);
  if (typeof value === "number") return formattedText(value, formatOf(cell));
  return typeof value === "boolean" ? String(value).toUpperCase() : (value ?? "");
}

export function readCells(sheet: MemorySheet, { area }: Block): Cells {
  const of = <T>(part: (cell: WorkbookCell) => T): T[][] =>
    Array.from({ length: heightOf(area) }, (_, row) =>
      Array.from({ length: widthOf(area) }, (_, column) => part(cellAt(sheet, area.top + row, area.left + column))),
    );
  return {
    values: of(valueOf),
    formulas: of(({ formula }) => (formula === undefined ? "" : `=${formula}`)),
    texts: of(textOf),
    formats: of(formatOf),
  };
}

/** The sheet as intake takes it. */
export function sheetOf(sheet: MemorySheet, file: string): Sheet {
  const formats = new Formats(false);
  const rows = sheet.rows.map((cells, row) => cells.map((_, column) => valueOf(cellAt(sheet, row, column))));
  const indices = sheet.rows.map((cells, row) =>
    cells.map((_, column) => {
      const cell = cellAt(sheet, row, column);
      return isFilled(cell) ? formats.index(formatOf(cell)) : -1;
    }),
  );
  return {
    file,
    name: sheet.name,
    rows,
    merges: sheet.merges ?? [],
    hiddenRows: sheet.hiddenRows ?? [],
    hiddenColumns: sheet.hiddenColumns ?? [],
    hidden: sheet.hidden === true,
    formatOf: indices.map((row) => (row.some((index) => index >= 0) ? row : undefined)),
    formats: formats.codes,
  };
}
