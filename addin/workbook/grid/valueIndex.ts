// The engine's index of values: by column, the rows in which each value stands. Comparisons of whole columns are read off it.
import { CELL_INVERTED_INDEX_CACHE as INDEX } from "@univerjs/engine-formula";

const set = INDEX.set.bind(INDEX);

/**
 * Keeps answers out of the index where none of their rows were asked for. The engine enters every answer, and looks for its
 * row among all values of the column first, which costs the square of a long column; rows that a comparison asks for are
 * entered by the comparison.
 *
 * One bound of bench/workbench.mjs fails without it: an answer over eight times as many rows takes at most eight times as long.
 */
export function indexAskedRowsOnly(): void {
  INDEX.set = (unit, sheet, column, value, row, isAnswer) => {
    if (isAnswer && INDEX.shouldContinueBuildingCache(unit, sheet, column, row)) return;
    set(unit, sheet, column, value, row, isAnswer);
  };
}
