import type { Cell, Sheet as HucreSheet } from "hucre";
import { areaOf, heightOf, SINCE_1904, sizeOf, widthOf, within, type Area, type CellValue } from "../../analysis";
import type { BookCell, Style } from "./book";
import { isDateFormat } from "../read/formats";
import { displayFormula } from "./formulas";
import { trim } from "../read/rows";
import { shifted } from "./shift";
import type { StyleBook } from "./styleBook";

type Block = Pick<BookCell, "spill" | "array">;
type Formula = Required<Pick<BookCell, "formula">> & Block;
type Rows = (BookCell | undefined)[][];

/** The cells of a sheet as hucre read it; `styleOf` gives for each the index of its style in `styles`, or -1. */
export function bookRows(
  sheet: HucreSheet,
  styleOf: readonly (readonly number[] | undefined)[],
  {
    styles,
    from1904,
    book,
    file,
  }: { styles: readonly (Style | undefined)[]; from1904: boolean; book: StyleBook; file: string },
): Rows {
  const values = sheet.rows as CellValue[][];
  const emptyTexts = values.map((row) => row.flatMap((value, c) => (value === "" ? [c] : [])));
  trim(values, file);
  const { formulas, spills } = formulasOf(sheet.cells ?? new Map<string, Cell>());
  const dates = styles.map((style) => from1904 && style?.format !== undefined && isDateFormat(style.format));
  const height = Math.max(values.length, styleOf.length, formulas.length, emptyTexts.length);
  const rows: Rows = [];
  for (let r = 0; r < height; r++) {
    const row: (BookCell | undefined)[] = [];
    const [ofRow, stylesOfRow, formulasOfRow] = [values[r] ?? [], styleOf[r] ?? [], formulas[r] ?? []];
    const answers = spills.filter(({ top, bottom }) => r >= top && r <= bottom);
    const emptyOfRow = new Set(emptyTexts[r]);
    const width = Math.max(ofRow.length, stylesOfRow.length, formulasOfRow.length, (emptyTexts[r]?.at(-1) ?? -1) + 1);
    for (let c = 0; c < width; c++) {
      const formula = formulasOfRow[c];
      const xf = stylesOfRow[c] ?? -1;
      const style = styles[xf];
      const answered = formula === undefined && answers.some((area) => within(area, r, c));
      const content = answered ? null : (ofRow[c] ?? (emptyOfRow.has(c) ? "" : null));
      if (content === null && formula === undefined) {
        row.push(style === undefined ? undefined : book.blank(style));
        continue;
      }
      const value = typeof content === "number" && dates[xf] === true ? content + SINCE_1904 : content;
      row.push({ value, ...formula, ...(style === undefined ? {} : { style: book.index(style) }) });
    }
    while (row.length > 0 && row.at(-1) === undefined) row.pop();
    rows.push(row);
  }
  while (rows.at(-1)?.length === 0) rows.pop();
  return rows;
}

/** The formulas of a sheet by row and column, those shared written out, and how far arrays reach. */
function formulasOf(cells: ReadonlyMap<string, Cell>): { formulas: (Formula | undefined)[][]; spills: Area[] } {
  const formulas: (Formula | undefined)[][] = [];
  const spills: Area[] = [];
  const shared = new Map<number, { formula: string; row: number; column: number }>();
  for (const [key, { formula, formulaType, formulaSharedIndex: index, formulaRef, formulaDynamic }] of cells) {
    if (formula === undefined) continue;
    const [row = 0, column = 0] = key.split(",").map(Number);
    let written = formula;
    if (formulaType === "shared" && index !== undefined) {
      const first = shared.get(index);
      if (written !== "") shared.set(index, { formula: written, row, column });
      else if (first !== undefined) written = shifted(first.formula, row - first.row, column - first.column);
    }
    if (written === "") continue;
    const reach = formulaType === "array" && formulaRef !== undefined ? areaOf(formulaRef) : undefined;
    const block = blockOf(written, reach, formulaDynamic === true);
    (formulas[row] ??= [])[column] = { formula: displayFormula(written), ...block };
    if (reach !== undefined && block.spill !== undefined) spills.push(reach);
  }
  return { formulas, spills };
}

/** The block of an array. Every function of ours may spill: that one does not, yet, is nothing to note. */
export function blockOf(stored: string, reach: Area | undefined, isDynamic: boolean): Block {
  if (reach === undefined) return {};
  const block = { rows: heightOf(reach), columns: widthOf(reach) };
  const isOwn = stored.includes("_xldudf_COUNTY_");
  if (!isDynamic && !isOwn) return { array: block };
  return isOwn && sizeOf(reach) === 1 ? {} : { spill: block };
}
