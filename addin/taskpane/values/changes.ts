import type { CellValue } from "../../analysis";
import type { Block, Cells, Change, WorkbookCell } from "../../workbook/port/workbook";

const OURS = /(?<![\w.])(?:COUNTY\.|_xldudf_COUNTY_)\w+\s*\(/i;

/** Whether a formula calls one of our functions, quoted texts aside. */
const isOurs = (formula: string): boolean => OURS.test(formula.replace(/"(?:[^"]|"")*"/g, '""'));

/** Replaces our formulas in a block by their values: gives the changes, and counts the formulas. */
export function valueChanges(
  { sheet, area }: Block,
  cells: Cells,
): { readonly changes: Change[]; readonly formulas: number } {
  const { formulas, values } = cells;
  const at = (r: number, c: number): string => formulas[r]?.[c] ?? "";
  const value = (r: number, c: number): CellValue => values[r]?.[c] ?? null;
  const changes: Change[] = [];
  let count = 0;
  formulas.forEach((row, r) =>
    row.forEach((formula, c) => {
      if (!isOurs(formula)) return;
      count++;
      // The cells that it spilled to would be emptied with it: write them, too. A constant beside them stays the same.
      let [height, width] = [1, 1];
      while (value(r + height, c) !== null && at(r + height, c) === "") height++;
      while (value(r, c + width) !== null && at(r, c + width) === "") width++;
      const block = Array.from({ length: height }, (_, i) =>
        Array.from({ length: width }, (_, j): CellValue | WorkbookCell => {
          const [own, is] = [at(r + i, c + j), value(r + i, c + j)];
          return (i === 0 && j === 0) || own === "" ? is : { value: is, formula: own.replace(/^=/, "") };
        }),
      );
      changes.push({ change: "write", sheet, row: area.top + r, column: area.left + c, cells: block, over: "any" });
    }),
  );
  return { changes, formulas: count };
}
