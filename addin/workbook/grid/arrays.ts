// Arrays of the older kind, {=…}: in the grid their formula spills as any other does, and a saved book has their blocks again.
import type { ICellData, Nullable, Worksheet } from "@univerjs/core";
import { areaAt, heightOf, widthOf, type Area, type CellValue } from "../../analysis";
import type { BookCell, BookSheet } from "../book/book";
import { formulaAt, holds, rawValueOf } from "./cell";
import { cellExtras, type CellExtras, type Engine } from "./engine";

/** The grid's own record of an array that begins in a cell; nothing where none does. */
export function arrayKept({ rows }: BookSheet, row: number, column: number): Pick<CellExtras, "array"> {
  const { array: block, formula } = rows[row]?.[column] ?? { array: undefined };
  if (block === undefined || formula === undefined) return {};
  const answers = rows
    .slice(row, row + block.rows)
    .map((cells) => Array.from(cells?.slice(column, column + block.columns) ?? [], (cell) => cell?.value ?? null));
  return { array: { formula, block, answers } };
}

/** An array to be saved, by the cell of its formula. */
interface SavedArray {
  readonly row: number;
  readonly column: number;
  readonly block: NonNullable<BookCell["array"]>;
  /** By row and column of the block. */
  readonly answers: readonly (readonly CellValue[])[];
}

const isError = (value: CellValue | undefined): boolean => typeof value === "string" && value.startsWith("#");

/**
 * The arrays of a sheet whose formula still is what it was, and in whose block nothing else was written. Of `spills`, by the
 * cell of the formula, are the blocks that answers fill in the grid; answers that it cannot work out are those of the file.
 */
export function arraysOf(
  engine: Engine,
  sheet: Worksheet,
  spills: ReadonlyMap<string, Area>,
  cellAt: (row: number, column: number) => Nullable<ICellData>,
): SavedArray[] {
  const found: SavedArray[] = [];
  const matrix = sheet.getCellMatrix();
  matrix.forValue((row, column, cell) => {
    const { array } = cellExtras(cell);
    if (array === undefined || formulaAt(engine, sheet, row, column) !== `=${array.formula}`) return;
    const { block, answers } = array;
    const isWritten = (r: number, c: number): boolean => r + c > 0 && holds(matrix.getValue(row + r, column + c));
    if (answers.some((ofRow, r) => ofRow.some((_, c) => isWritten(r, c)))) return;
    const spill = spills.get(`${row},${column}`) ?? areaAt(row, column, 1, 1);
    const [height, width] = [heightOf(spill), widthOf(spill)];
    /** As Excel fills a block: one row or column of answers goes into all, and beyond several there are none. */
    const answerAt = (r: number, c: number): CellValue => {
      const [down, right] = [height === 1 ? 0 : r, width === 1 ? 0 : c];
      return down < height && right < width ? rawValueOf(cellAt(row + down, column + right)) : "#N/A";
    };
    const isUnknown = isError(answerAt(0, 0)) && !isError(answers[0]?.[0]);
    found.push({
      row,
      column,
      block,
      answers: isUnknown ? answers : answers.map((ofRow, r) => ofRow.map((_, c) => answerAt(r, c))),
    });
  });
  return found;
}
