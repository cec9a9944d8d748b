// Sheets and cells of the grid as the port reads them.
import { BooleanNumber, type Worksheet } from "@univerjs/core";
import { addressOf, cellsIn, plainSheet, type Area, type CellValue, type Sheet } from "../../analysis";
import type { SheetBefore } from "../port/changes";
import { Formats } from "../read/formats";
import { cellReader, formatOf, formulaAt, holds, displayText, reachesOf, styleAt, usedOf, valueOf } from "./cell";
import { areaOfRange, cellExtras, sheetExtras, type Engine } from "./engine";
import type { GridFilter } from "./filter";
import { FILTERS, keptBy } from "./kept";
import type { Cells, SheetInfo } from "../port/workbook";

const isHidden = (sheet: Worksheet): boolean => sheet.isSheetHidden() === BooleanNumber.TRUE;

export const infoOf = (engine: Engine, sheet: Worksheet): SheetInfo => ({
  name: sheet.getName(),
  hidden: isHidden(sheet),
  protected: sheetExtras(sheet).protected ?? false,
  used: usedOf(engine, sheet),
});

/** The facts of a sheet by which a step is checked. */
export function beforeStep(engine: Engine, sheet: Worksheet): SheetBefore {
  const cellAt = cellReader(engine, sheet);
  return {
    name: sheet.getName(),
    hidden: isHidden(sheet),
    protected: sheetExtras(sheet).protected ?? false,
    merges: sheet.getMergeData().map(areaOfRange),
    filled: (row, column) => holds(cellAt(row, column)),
    locked: (area) => {
      for (const [row, column] of cellsIn(area)) if (!cellExtras(sheet.getCellRaw(row, column)).unlocked) return true;
      return false;
    },
  };
}

/** Every index in the ranges of what is hidden. */
const indexes = (ranges: readonly { readonly first: number; readonly last: number }[]): number[] =>
  ranges.flatMap(({ first, last }) => Array.from({ length: last - first + 1 }, (_, index) => first + index));

/** A sheet as intake takes it. */
export function readSheet(engine: Engine, sheet: Worksheet, file: string): Sheet {
  const reaches = reachesOf(engine, sheet);
  const bottom = [...reaches.keys()].reduce((lowest, row) => Math.max(lowest, row), -1);
  const cellAt = cellReader(engine, sheet);
  const formats = new Formats(false);
  const [rows, formatRows]: [CellValue[][], number[][]] = [[], []];
  const formulaCells: string[] = [];
  // A cell at the far edge of a sheet stands alone: only as much of a row is read as holds anything.
  for (let row = 0; row <= bottom; row++) {
    const [values, codes]: [CellValue[], number[]] = [[], []];
    const right = reaches.get(row) ?? -1;
    for (let column = 0; column <= right; column++) {
      const cell = cellAt(row, column);
      const format = formatOf(styleAt(engine, cell));
      values.push(valueOf(cell, format));
      codes.push(holds(cell) ? formats.index(format) : -1);
      if (formulaAt(engine, sheet, row, column) !== "") formulaCells.push(addressOf(row, column));
    }
    rows.push(values);
    if (codes.some((code) => code >= 0)) formatRows[row] = codes;
  }
  return plainSheet(rows, {
    ...(formulaCells.length > 0 ? { formulaCells } : {}),
    file,
    name: sheet.getName(),
    hidden: isHidden(sheet),
    merges: sheet.getMergeData().map(areaOfRange),
    hiddenRows: [
      ...indexes(sheet.getHiddenRows().map(({ startRow: first, endRow: last }) => ({ first, last }))),
      ...(keptBy<GridFilter>(engine, FILTERS)[sheet.getSheetId()]?.cachedFilteredOut ?? []),
    ].sort((one, other) => one - other),
    hiddenColumns: indexes(sheet.getHiddenCols().map(({ startColumn: first, endColumn: last }) => ({ first, last }))),
    formatOf: formatRows,
    formats: formats.codes,
  });
}

/** A block as it stands. */
export function readCells(engine: Engine, sheet: Worksheet, { top, left, bottom, right }: Area): Cells {
  const cellAt = cellReader(engine, sheet);
  const [values, formulas, texts, formats]: [CellValue[][], string[][], string[][], string[][]] = [[], [], [], []];
  for (let row = top; row <= bottom; row++) {
    const cells = Array.from({ length: right - left + 1 }, (_, index) => {
      const cell = cellAt(row, left + index);
      return { cell, column: left + index, format: formatOf(styleAt(engine, cell)) };
    });
    values.push(cells.map(({ cell, format }) => valueOf(cell, format)));
    formulas.push(cells.map(({ column }) => formulaAt(engine, sheet, row, column)));
    texts.push(cells.map(({ cell, format }) => displayText(cell, format)));
    formats.push(cells.map(({ format }) => format));
  }
  return { values, formulas, texts, formats };
}
