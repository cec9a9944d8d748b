import { areaAt, inLanguage, isNumber, readCell, reasonOf, reasonWords } from "../../analysis";
import type { CellReading, CellValue, Language, Reason } from "../../analysis";
import type { Entry } from "../../help/entry";
import { GROUPS, MEANINGS } from "../../help/functions";
import type { Block, Workbook } from "../../workbook/port/workbook";
import type { CallFunction, FunctionDescription } from "../actions";
import { readCall, type Argument, type Call } from "./call";
import type { Explanation, Unexplained } from "./explained";

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
  const ranked = await rankedOf(workbook, { ...found, sheet }, call, grids, offset);
  const own = grids.map((grid) => grid && (cellOfRanked(grid, ranked) ?? cellFor(grid, offset)));
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

/** The formula of a cell, or the one whose answers reach it, as the host says. */
async function formulaOf(workbook: Workbook, sheet: string, row: number, column: number): Promise<Found | undefined> {
  const block = { sheet, area: areaAt(row, column) };
  const at = (await workbook.anchor(block)) ?? { row, column };
  const { formulas } = await workbook.cells({ sheet, area: areaAt(at.row, at.column) });
  const formula = formulas[0]?.[0] ?? "";
  return formula === "" ? undefined : { ...at, formula };
}

/** The names among those that a league table or a standing ranks, and the place there of the one that the cell speaks of. */
interface Ranked {
  readonly names: Values;
  readonly at: number;
}

async function rankedOf(
  workbook: Workbook,
  { sheet, row, column }: Found & { readonly sheet: string },
  { id }: Call,
  grids: readonly (Values | undefined)[],
  offset: { readonly row: number; readonly column: number },
): Promise<Ranked | undefined> {
  const [first, second] = grids;
  const named = { STANDING: second, LEAGUETABLE: first }[id];
  if (!named || !first) return undefined;
  // A league table names the county of each row in its second column.
  const name =
    id === "STANDING"
      ? cellFor(first, offset)
      : (await workbook.cells({ sheet, area: areaAt(row + offset.row, column + 1) })).values[0]?.[0];
  const at = named.flat().findIndex((one) => plain(one) === plain(name ?? null));
  return at < 0 ? undefined : { names: named, at };
}

/** A name without the spaces that set it wider. */
const plain = (name: CellValue): string => String(name ?? "").replace(/\s/g, "");

/** The cell of a range as large as the names that belongs to the one that is spoken of. */
const cellOfRanked = (grid: Values, ranked: Ranked | undefined): CellValue | undefined => {
  const cells = grid.flat();
  return ranked && cells.length === ranked.names.flat().length ? cells[ranked.at] : undefined;
};
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
