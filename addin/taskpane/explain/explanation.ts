import { areaAt, inLanguage, isNumber, readCell, reasonOf, reasonWords } from "../../analysis";
import type { CellReading, CellValue, Language, Reason } from "../../analysis";
import type { Entry } from "../../help/entry";
import { GROUPS, MEANINGS } from "../../help/functions";
import type { Block, Workbook } from "../../workbook/port/workbook";
import type { CallFunction, FunctionDescription } from "../actions";
import type { Explanation, Unexplained } from "../model";
import { readCall, type Argument, type Call } from "./call";

/** Explains the answer in one cell. */
export async function explainCell(
  workbook: Workbook,
  { sheet, area }: Block,
  functions: readonly FunctionDescription[],
  callFunction: CallFunction,
  language: Language,
): Promise<Explanation | Unexplained> {
  const { top: row, left: column } = area;
  const found = await formulaOf(workbook, sheet, row, column);
  if (!found) return "no formula";
  const call = readCall(found.formula, sheet);
  if (!call) return "not ours";
  const description = functions.find(({ id }) => id === call.id);
  const entry = entryOf(call.id);
  if (!description || !entry) return "not registered";
  const offset = { row: row - found.row, column: column - found.column };
  const grids = await Promise.all(call.args.map((one) => valuesOf(workbook, one)));
  const own = grids.map((grid) => grid && cellFor(grid, offset));
  const { texts, values } = await workbook.cells({ sheet, area });
  const reason = reasonOf(String(values[0]?.[0] ?? ""));
  return {
    id: call.id,
    description: description.description,
    anchor: { sheet, area: areaAt(found.row, found.column) },
    formula: found.formula,
    inWords: inLanguage(language)(...entry.formula),
    args: description.parameters.map(({ name, description }, i) => ({
      name,
      description,
      written: writtenAs(call.args[i]),
      read: readAs(call.args[i], grids[i], own[i], language),
    })),
    worked: workedOut(entry, description, own),
    exact: reason === undefined ? exactAnswer(call, description, grids, offset, callFunction) : null,
    text: texts[0]?.[0] ?? "",
    why: reason === undefined ? null : whyNot(reason, language),
  };
}

const entryOf = (id: string): Entry | undefined =>
  GROUPS.map(({ functions }) => functions[id]).find((entry) => entry !== undefined);

const whyNot = (reason: Reason, language: Language): Explanation["why"] => ({
  words: reasonWords(reason, language),
  meaning: inLanguage(language)(...(MEANINGS[reason] ?? ["", ""])),
});

interface Found {
  readonly row: number;
  readonly column: number;
  readonly formula: string;
}

/** The distance within which the formula is searched that a cell may have spilled from. */
const REACH = { rows: 500, columns: 50 } as const;

/** Finds the formula of a cell, or the nearest one above and to the left whose answers may spill to it. */
async function formulaOf(workbook: Workbook, sheet: string, row: number, column: number): Promise<Found | undefined> {
  const used = (await workbook.sheets()).find(({ name }) => name === sheet)?.used;
  if (!used || row < used.top || column < used.left) return undefined;
  const [top, left] = [Math.max(used.top, row - REACH.rows), Math.max(used.left, column - REACH.columns)];
  const { formulas, values } = await workbook.cells({ sheet, area: { top, left, bottom: row, right: column } });
  const at = (r: number, c: number): string => formulas[r - top]?.[c - left] ?? "";
  const empty = (r: number, c: number): boolean => (values[r - top]?.[c - left] ?? null) === null;
  if (at(row, column) !== "") return { row, column, formula: at(row, column) };
  if (empty(row, column)) return undefined;
  for (let r = row; r >= top && !empty(r, column); r--) {
    for (let c = column; c >= left && !empty(r, c); c--) {
      const formula = at(r, c);
      if (formula !== "" && readCall(formula, sheet)) return { row: r, column: c, formula };
      if (formula !== "") break;
    }
  }
  return undefined;
}

type Values = readonly (readonly CellValue[])[];

async function valuesOf(workbook: Workbook, argument: Argument): Promise<Values | undefined> {
  if (argument.kind === "values") return argument.values;
  if (argument.kind !== "block") return undefined;
  const { sheet, area } = argument.block;
  const used = (await workbook.sheets()).find(({ name }) => name === sheet)?.used;
  if (!used) return [[null]];
  const bottom = Math.max(area.top, Math.min(area.bottom, used.bottom));
  const right = Math.max(area.left, Math.min(area.right, used.right));
  return (await workbook.cells({ sheet, area: { ...area, bottom, right } })).values;
}

/** The cell of a range that belongs to an answer at an offset from its formula; a single cell belongs to all. */
const cellFor = (grid: Values, { row, column }: { readonly row: number; readonly column: number }): CellValue =>
  grid.length === 1 && grid[0]?.length === 1 ? (grid[0][0] ?? null) : (grid[row]?.[column] ?? grid[row]?.[0] ?? null);

const writtenAs = (one: Argument | undefined): string =>
  one === undefined || one.kind === "left out" ? "" : one.written;

function readAs(
  argument: Argument | undefined,
  grid: Values | undefined,
  own: CellValue | undefined,
  language: Language,
): string {
  const say = inLanguage(language);
  if (argument === undefined || argument.kind === "left out") return say("未填", "left out");
  if (grid === undefined || own === undefined) return say("另一个公式的结果", "the answer of another formula");
  const cells = grid.flat();
  if (cells.length === 1) return cellWords(own, language);
  const figures = cells.map((cell) => readCell(cell).figure).filter(isNumber).length;
  return say(
    `${cells.length}个单元格，${figures}个数；对应此处的是${cellWords(own, language)}`,
    `${cells.length} cells, ${figures} figures; the one for this cell: ${cellWords(own, language)}`,
  );
}

/** A number as the functions read it: a ratio, or an amount with the unit beside it. */
const numberWords = (figure: number, { isRatio, unit }: CellReading): string =>
  isRatio ? String(figure) : `${figure}${unit}`;

function cellWords(value: CellValue, language: Language): string {
  const reading = readCell(value);
  const { figure } = reading;
  if (isNumber(figure)) return numberWords(figure, reading);
  return figure.absent === "not a number" && typeof value === "string" ? value : reasonWords(figure.absent, language);
}

function workedOut(
  { worked }: Entry,
  { parameters }: FunctionDescription,
  own: readonly (CellValue | undefined)[],
): string | null {
  if (worked === undefined) return null;
  let whole = true;
  const text = worked.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = own[parameters.findIndex((parameter) => parameter.name === name)] ?? null;
    const reading = readCell(value);
    const { figure } = reading;
    if (!isNumber(figure)) {
      whole = false;
      return "";
    }
    const words = numberWords(figure, reading);
    return figure < 0 ? `(${words})` : words;
  });
  return whole ? text : null;
}

/** Calls the function again without its places. */
function exactAnswer(
  { id }: Call,
  { parameters }: FunctionDescription,
  grids: readonly (Values | undefined)[],
  offset: { readonly row: number; readonly column: number },
  callFunction: CallFunction,
): number | null {
  const args = parameters.map(({ name }, i) => (name === "decimals" ? null : (grids[i] ?? null)));
  if (grids.some((grid, i) => grid === undefined && parameters[i]?.optional !== true)) return null;
  try {
    const answer = callFunction(id, args);
    const value = Array.isArray(answer)
      ? (answer as readonly (readonly unknown[])[])[offset.row]?.[offset.column]
      : answer;
    return typeof value === "number" ? value : null;
  } catch {
    return null;
  }
}
