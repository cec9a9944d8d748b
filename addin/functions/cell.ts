import { inLanguage, isNumber, reasonWords, type Figure, type Language } from "../analysis";

/** The one edge between Excel's cells and the module's figures. */

/** A cell as Excel hands it over; what it may be in fact is settled here and nowhere else. */
export type Cell = unknown;
export type Grid = readonly (readonly Cell[])[];

/** A value that a cell may be given. */
export type Answer = number | string | boolean;

/** Cells that one argument may hold, a whole column without its blank end: a whole month of a province fits. */
const MOST_CELLS = 500_000;

/** Rows beyond which a range is a whole column, and not a table that somebody marked out. */
const LONGEST_TABLE = 100_000;

/** A call that is wrong in itself: `#VALUE!`, or `#N/A` where something is not to be found, with words. */
export class Mistake extends Error {
  constructor(
    words: string,
    readonly code: "#VALUE!" | "#N/A" = "#VALUE!",
  ) {
    super(words);
  }
}

let language: Language = "zh";

/** Sets the language of the words in cells and errors; the page takes it from the host's display language. */
export function speak(of: Language): void {
  language = of;
}

export const say = (zh: string, en: string): string => inLanguage(language)(zh, en);

/** Runs a function as a cell calls it: a mistake becomes an error cell with words where Excel can carry them. */
export function guard<Answer>(work: () => Answer): Answer {
  try {
    return work();
  } catch (error) {
    const { Error: CellError, ErrorCode } = CustomFunctions;
    if (error instanceof Mistake) {
      throw new CellError(error.code === "#N/A" ? ErrorCode.notAvailable : ErrorCode.invalidValue, error.message);
    }
    const reason = error instanceof Error ? error.message : String(error);
    throw new CellError(
      ErrorCode.invalidValue,
      say(`函数内部出错，请告知维护人员：${reason}`, `Internal error: ${reason}`),
    );
  }
}

// ---- cells and ranges ----

/** An optional argument left out; Excel hands over null, and the invocation object where cached metadata is older. */
export const isLeftOut = (value: Cell): boolean =>
  isBlankCell(value) || (typeof value === "object" && !Array.isArray(value) && !isTyped(value));

/** A data-type cell: `{type, basicValue}`. */
const isTyped = (value: Cell): value is { readonly type: string; readonly basicValue?: Cell } =>
  typeof value === "object" && value !== null && typeof (value as { type?: unknown }).type === "string";

export const isError = (value: Cell): boolean => isTyped(value) && /error/i.test(value.type);

/** The value of a cell without its data type; of an error cell its text, #N/A, which is no number. */
export function plainCell(value: Cell): number | string | boolean | null {
  if (typeof value === "number" || typeof value === "string" || typeof value === "boolean") return value;
  if (!isTyped(value)) return value === null || value === undefined ? null : "#VALUE!";
  return isError(value) ? String(value.basicValue ?? "#VALUE!") : plainCell(value.basicValue);
}

const isBlankCell = (value: Cell): boolean => value === null || value === undefined || value === "";

/** Blank where no number is meant: there a 0 is an empty cell, as older desktop Excel hands it over. */
export const isEmpty = (value: Cell): boolean => isBlankCell(value) || value === 0;

/** An argument as a grid; a single cell is one of one by one. */
export const rangeOf = (value: Cell): Grid => (Array.isArray(value) ? (value as Grid) : [[value]]);

export function widthOf(grid: Grid): number {
  let most = 0;
  for (const row of grid) if (row.length > most) most = row.length;
  return most;
}

/**
 * An argument as a grid. A whole column ends where its cells end and so costs what it holds; a range that was marked out
 * keeps its blank end, for there each row has its answer.
 */
export function gridOf(value: Cell): Grid {
  const grid = rangeOf(value);
  let rows = grid.length;
  if (rows > LONGEST_TABLE) while (rows > 1 && (grid[rows - 1] as readonly Cell[]).every(isBlankCell)) rows--;
  if (rows * widthOf(grid) > MOST_CELLS) {
    throw new Mistake(
      say(
        `区域超过${MOST_CELLS}个单元格，请只选有数据的部分`,
        `More than ${MOST_CELLS} cells: select only those with data`,
      ),
    );
  }
  return evened(rows === grid.length ? grid : grid.slice(0, rows));
}

/** Rows of one length, as an answer must have; a cell that is not there is blank. */
function evened(grid: Grid): Grid {
  const width = Math.max(1, widthOf(grid));
  if (grid.every((row) => row.length === width)) return grid;
  return grid.map((row) => Array.from({ length: width }, (_, c) => row[c] ?? null));
}

/** The cells of an argument, row by row. */
export const cellsOf = (value: Cell): readonly Cell[] => gridOf(value).flat();

/** The first cell of an argument. */
export const firstOf = (value: Cell): Cell => (Array.isArray(value) ? ((value as Grid)[0]?.[0] ?? null) : value);

/** True where an optional argument was given; a range is given though its first cell is blank. */
export const isGiven = (value: Cell): boolean =>
  Array.isArray(value) && !isSingle(value as Grid) ? true : !isLeftOut(firstOf(value));

// ---- answers ----

/** A figure as a cell shows it: the number, or the reason in words. Never null, NaN or −0. */
export function answerOf(figure: Figure): Answer {
  if (!isNumber(figure)) return reasonWords(figure.absent, language);
  if (!Number.isFinite(figure)) return reasonWords("not a number", language);
  return figure === 0 ? 0 : figure;
}

/** One cell. */
export const one = (figure: Figure): Answer[][] => [[answerOf(figure)]];

/** Figures down a column. */
export const column = (figures: readonly Figure[]): Answer[][] => figures.map((figure) => [answerOf(figure)]);

/** The current language of words in cells. */
export const spoken = (): Language => language;

export const isSingle = (grid: Grid): boolean => grid.length === 1 && widthOf(grid) === 1;
