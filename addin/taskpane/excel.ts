import { columnLetters } from "../analysis";

/** Writing the example: the one file of the pane that says Excel.run. */

export type Value = string | number;

/** A block to write below the selection; a formula is given its own row and the columns' letters. */
export interface Block {
  readonly cells: readonly (readonly (Value | Formula)[])[];
}

export interface Formula {
  readonly formula: (row: number, column: (offset: number) => string) => string;
  readonly format: string;
}

/** Where the block would stand, and whether every cell there is empty; undefined where there is no room for it. */
export interface Place {
  readonly address: string;
  readonly empty: boolean;
}

const ROWS = 1_048_576;
const COLUMNS = 16_384;

const widthOf = ({ cells }: Block): number => cells[0]?.length ?? 0;

const isEmpty = (formulas: readonly (readonly unknown[])[]): boolean =>
  formulas.every((row) => row.every((cell) => cell === ""));

/** The range below the selection that the block needs. */
export async function placeFor(block: Block): Promise<Place | undefined> {
  return Excel.run({ delayForCellEdit: true }, async (context) => {
    const selected = context.workbook.getSelectedRange();
    selected.load("rowIndex,rowCount,columnIndex");
    await context.sync();
    const top = selected.rowIndex + selected.rowCount;
    const left = selected.columnIndex;
    const [height, width] = [block.cells.length, widthOf(block)];
    if (top + height > ROWS || left + width > COLUMNS) return undefined;
    const range = selected.worksheet.getRangeByIndexes(top, left, height, width);
    range.load("address,formulas");
    await context.sync();
    return { address: range.address, empty: isEmpty(range.formulas as unknown[][]) };
  });
}

/** Writes the block at an address; false, and nothing written, where a cell there is not empty any more. */
export async function write(block: Block, address: string): Promise<boolean> {
  return Excel.run({ delayForCellEdit: true }, async (context) => {
    const cut = address.lastIndexOf("!");
    const name = address.slice(0, cut).replace(/^'|'$/g, "").replaceAll("''", "'");
    const range = context.workbook.worksheets.getItem(name).getRange(address.slice(cut + 1));
    range.load("formulas,rowIndex,columnIndex");
    await context.sync();
    if (!isEmpty(range.formulas as unknown[][])) return false;
    const column = (offset: number): string => columnLetters(range.columnIndex + offset);
    block.cells.forEach((line, r) => {
      line.forEach((value, c) => {
        // Cell by cell: a formula given to a range of several would not spill.
        const cell = range.getCell(r, c);
        if (typeof value === "object") {
          cell.numberFormat = [[value.format]];
          cell.formulas = [[value.formula(range.rowIndex + r + 1, column)]];
        } else {
          cell.values = [[value]];
        }
      });
    });
    await context.sync();
    return true;
  });
}
