// The content of cells as it can be restored: constants, their own formulas, blanks; and how texts stay texts.
import { sizeOf, type Area } from "../../analysis";
import { AREA, areaOfRange, cellOf, inTurn, piecesOf, rangeAt, type Sync } from "./context";
import { Refusal, type Block } from "../port/workbook";

/** Cells that are asked one by one where their answers spill from. */
const MOST_SPILLED = 5_000;

type Content = number | string | boolean;

/** The content of a block. */
export interface Contents {
  readonly area: Area;
  readonly values: readonly (readonly Content[])[];
  /** With the equals sign; "" where the cell has no formula of its own. */
  readonly formulas: readonly (readonly string[])[];
  readonly formats: readonly (readonly string[])[];
  /** Which cells show an answer that spilled from another cell: they have no content of their own. */
  readonly spilled: (row: number, column: number) => boolean;
  readonly types: readonly (readonly string[])[];
}

/** A text that Excel takes as it is: it would make a number, a date, a formula or an error of others. */
export const asText = (text: string): string =>
  /^$|^(?![=+\-@'#＝＋－＠])(?!(?:true|false)$)\P{Nd}*$/iu.test(text) ? text : `'${text}`;

/** A formula begins with an equals sign; a text that does is its own value. */
const formulaIn = (formula: unknown, value: unknown): string =>
  typeof formula === "string" && formula.startsWith("=") && formula !== value ? formula : "";

export async function contentsOf(sync: Sync, sheet: Excel.Worksheet, area: Area): Promise<Contents> {
  const range = rangeAt(sheet, area).load("values,formulas,numberFormat,valueTypes,hasSpill");
  await sync();
  const values = range.values as Content[][];
  const formulas = range.formulas.map((row, r) => row.map((formula, c) => formulaIn(formula, values[r]?.[c])));
  const spilled = range.hasSpill === false ? new Set<string>() : await spilledIn(sync, sheet, area, values);
  const isSpilled = (row: number, column: number): boolean => spilled.has(`${row},${column}`);
  return {
    area,
    values,
    formulas: formulas.map((row, r) => row.map((formula, c) => (isSpilled(r, c) ? "" : formula))),
    formats: range.numberFormat as string[][],
    spilled: isSpilled,
    types: range.valueTypes,
  };
}

/** The cells of a block that show an answer of another cell. */
async function spilledIn(
  sync: Sync,
  sheet: Excel.Worksheet,
  area: Area,
  values: readonly (readonly Content[])[],
): Promise<Set<string>> {
  if (sizeOf(area) > MOST_SPILLED) throw new Refusal("too large", "answers spill into the block");
  const asked = values.flatMap((row, r) =>
    row.flatMap((value, c) => {
      if (value === "") return [];
      const range = cellOf(sheet, area.top + r, area.left + c);
      return [{ r, c, parent: range.getSpillParentOrNullObject().load("rowIndex,columnIndex") }];
    }),
  );
  await sync();
  const others = asked.filter(
    ({ r, c, parent }) =>
      !parent.isNullObject && (parent.rowIndex !== area.top + r || parent.columnIndex !== area.left + c),
  );
  return new Set(others.map(({ r, c }) => `${r},${c}`));
}

/** The cell of the formula whose answers reach a cell; null where there is none, and in an Excel in which nothing spills. */
export async function anchorOf(
  context: Excel.RequestContext,
  { sheet, area: { top, left } }: Block,
): Promise<{ readonly row: number; readonly column: number } | null> {
  if (!Office.context.requirements.isSetSupported("ExcelApi", SPILLS_SINCE)) return null;
  const cell = cellOf(context.workbook.worksheets.getItem(sheet), top, left);
  const parent = cell.getSpillParentOrNullObject().load("rowIndex,columnIndex");
  await context.sync();
  if (parent.isNullObject || (parent.rowIndex === top && parent.columnIndex === left)) return null;
  return { row: parent.rowIndex, column: parent.columnIndex };
}

/** The version of the interface that knows of spilled answers. */
const SPILLS_SINCE = "1.12";

/** A number or formula given to a cell formatted as text would become a text: such cells are formatted last. */
const TEXT_FORMAT = "@";

/** Replaces the content of a block by the content recorded, and its formats where they may have changed. */
export function putContents(sheet: Excel.Worksheet, contents: Contents, formatsToo: boolean): void {
  const { area, values, formulas, formats, spilled, types } = contents;
  const range = rangeAt(sheet, area);
  const last = (r: number, c: number): boolean =>
    formats[r]?.[c] === TEXT_FORMAT && (formulas[r]?.[c] !== "" || typeof values[r]?.[c] !== "string");
  const anyLast = formats.some((row, r) => row.some((_, c) => last(r, c)));
  if (formatsToo || anyLast) {
    range.numberFormat = formats.map((row, r) =>
      row.map((format, c) => (last(r, c) ? "General" : formatsToo ? format : null)),
    );
  }
  range.values = values.map((row, r) =>
    row.map((value, c) => {
      if (formulas[r]?.[c] !== "") return null;
      if (spilled(r, c)) return "";
      return typeof value === "string" && types[r]?.[c] !== "Error" ? asText(value) : value;
    }),
  );
  formulas.forEach((row, r) => {
    row.forEach((formula, c) => {
      if (formula !== "") putFormula(sheet, area.top + r, area.left + c, formula);
    });
  });
  if (anyLast) {
    range.numberFormat = formats.map((row, r) => row.map((_, c) => (last(r, c) ? TEXT_FORMAT : null)));
  }
}

/** A formula alone in its range may spill; one of several may not. */
export function putFormula(sheet: Excel.Worksheet, row: number, column: number, formula: string): void {
  cellOf(sheet, row, column).formulas = [[formula]];
}

/** The content of a block, piece by piece; nothing where it is empty. */
export async function contentsWithin(sync: Sync, sheet: Excel.Worksheet, area: Area): Promise<Contents[]> {
  const used = rangeAt(sheet, area).getUsedRangeOrNullObject(true).load(AREA);
  await sync();
  if (used.isNullObject) return [];
  return inTurn(piecesOf(areaOfRange(used)), (piece) => contentsOf(sync, sheet, piece));
}
