import {
  absence,
  dayOfSerial,
  isNumber,
  parseDay,
  parsePeriod,
  readCell,
  reasonWords,
  type Best,
  type Day,
  type Figure,
  type Holidays,
  type Language,
  type Period,
} from "../analysis";

/** The one edge between Excel's cells and the module's figures. */

/** A cell as Excel hands it over; what it may be in fact is settled here and nowhere else. */
type Cell = unknown;
type Grid = readonly (readonly Cell[])[];

/** What a cell may be given back. */
export type Shown = number | string | boolean;

/** Cells that one argument may hold once trailing blanks are off: a whole month of a province fits. */
const MOST_CELLS = 500_000;

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

/** Language of the words in cells and errors; the page sets it from the host's display language. */
export function speak(of: Language): void {
  language = of;
}

const say = (zh: string, en: string): string => (language === "zh" ? zh : en);

/** Runs a function's work; a mistake becomes an error cell with words where Excel can carry them. */
export function guard(work: () => Shown[][]): Shown[][] {
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

// ---- arguments ----

/** An optional argument left out; Excel hands over null, and the invocation object where cached metadata is older. */
const isLeftOut = (value: Cell): boolean =>
  value === null ||
  value === undefined ||
  value === "" ||
  (typeof value === "object" && !Array.isArray(value) && !isTyped(value));

/** A data-type cell: `{type, basicValue}`. */
const isTyped = (value: Cell): value is { readonly type: string; readonly basicValue?: Cell } =>
  typeof value === "object" && value !== null && typeof (value as { type?: unknown }).type === "string";

/** What a cell holds once its data type is taken off; an error cell is "not a number". */
function plainCell(value: Cell): number | string | boolean | null {
  if (typeof value === "number" || typeof value === "string" || typeof value === "boolean") return value;
  if (isTyped(value)) return /error/i.test(value.type) ? ERROR_TEXT : plainCell(value.basicValue);
  // An error handed over as an object of the runtime.
  return value === null || value === undefined ? null : ERROR_TEXT;
}

const ERROR_TEXT = "#ERROR";

/** A cell as a figure: numbers, numeric text and the words of a reason; a blank is "not reported". */
export function figureOf(value: Cell): Figure {
  if (typeof value === "number") return Number.isFinite(value) ? value : absence("not a number");
  return readCell(plainCell(value)).figure;
}

const isBlankCell = (value: Cell): boolean => value === null || value === undefined || value === "";

/** An argument as a grid; a single cell is one of one by one. */
const rangeOf = (value: Cell): Grid => (Array.isArray(value) ? (value as Grid) : [[value]]);

const widthOf = (grid: Grid): number => grid.reduce((most, row) => Math.max(most, row.length), 0);

/** An argument as a grid without blank rows at its end, so that a whole column costs what it holds. */
export function gridOf(value: Cell): Grid {
  const grid = rangeOf(value);
  let rows = grid.length;
  while (rows > 1 && (grid[rows - 1] as readonly Cell[]).every(isBlankCell)) rows--;
  if (rows * widthOf(grid) > MOST_CELLS) {
    throw new Mistake(
      say(
        `区域超过${MOST_CELLS}个单元格，请只选有数据的部分`,
        `More than ${MOST_CELLS} cells: select only those with data`,
      ),
    );
  }
  return rows === grid.length ? grid : grid.slice(0, rows);
}

/** The figures of an argument, row by row. */
export const figuresOf = (value: Cell): Figure[] => gridOf(value).flatMap((row) => row.map(figureOf));

/** The words of an argument, row by row. */
export const wordsOf = (value: Cell): string[] =>
  gridOf(value).flatMap((row) => row.map((cell) => String(plainCell(cell) ?? "").trim()));

/** The first cell of an argument. */
export const firstOf = (value: Cell): Cell => (Array.isArray(value) ? ((value as Grid)[0]?.[0] ?? null) : value);

/** A text that must be there. */
export function textOf(value: Cell, what: readonly [zh: string, en: string]): string {
  const text = String(plainCell(firstOf(value)) ?? "").trim();
  if (text === "") throw new Mistake(say(`缺少${what[0]}`, `${what[1]} is missing`));
  return text;
}

/** Places: a whole number up to 10, or left out. */
export function decimalsOf(value: Cell, least = 0): { readonly decimals?: number } {
  const given = firstOf(value);
  if (isLeftOut(given)) return {};
  const decimals = figureOf(given);
  if (!isNumber(decimals) || !Number.isInteger(decimals) || decimals < least || decimals > 10) {
    throw new Mistake(say(`小数位应为${least}到10的整数`, `decimals takes a whole number from ${least} to 10`));
  }
  return { decimals };
}

/** A positive number that must be there. */
export function numberOf(value: Cell, what: readonly [zh: string, en: string]): number {
  const figure = figureOf(firstOf(value));
  if (isNumber(figure) && figure > 0) return figure;
  throw new Mistake(say(`${what[0]}应为大于0的数`, `${what[1]} should be a number above 0`));
}

/** A table of holidays: a day, and 休 or 班. It speaks for the years that it names. */
export function holidaysOf(value: Cell): Holidays {
  const rows = gridOf(value).filter((row) => row.some((cell) => !isBlankCell(cell)));
  const days = rows.map((row) => ({
    day: dayOf(row[0], ["节假日表的日期", "a holiday"]),
    working:
      wordOf<"off" | "worked">(
        row[1],
        [
          ["off", "休", "节假日", "放假"],
          ["worked", "班", "调休", "上班"],
        ],
        ["节假日表第2列", "column 2"],
      ) === "worked",
  }));
  return { years: [...new Set(days.map(({ day }) => day.year))], days };
}

/** One of a closed set of words, in either language; the first when left out. */
export function wordOf<Word extends string>(
  value: Cell,
  words: readonly (readonly [word: Word, ...spellings: string[]])[],
  what: readonly [zh: string, en: string],
): Word {
  const given = firstOf(value);
  const [standard] = words[0] as readonly [Word];
  if (isLeftOut(given)) return standard;
  const text = String(plainCell(given) ?? "")
    .trim()
    .toLowerCase();
  const found = words.find((spellings) => spellings.some((spelling) => spelling.toLowerCase() === text));
  if (found) return found[0];
  const choices = words.map(([word, chinese = word]) => say(chinese, word));
  throw new Mistake(say(`${what[0]}只能填${choices.join("、")}`, `${what[1]} takes ${choices.join(", ")}`));
}

/** 高优 or 低优. */
export const bestOf = (value: Cell): { readonly best: Best } => ({
  best: wordOf<Best>(
    value,
    [
      ["high", "高优"],
      ["low", "低优"],
    ],
    ["方向", "best"],
  ),
});

/**
 * A period: 201708, "2017-08", "2017年1-8月" or a date cell. One that names the month alone and not how far it reaches
 * (8月 does, 201708 does not) is to date, as every function here that takes one takes figures to date.
 */
export function periodOf(value: Cell): Period {
  const given = plainCell(firstOf(value));
  const day = typeof given === "number" && given < 190_001 ? dayOfSerial(given) : undefined;
  const period = day ?? (given === null || typeof given === "boolean" ? undefined : parsePeriod(given));
  if (period) {
    const says = "span" in period && (period.span !== "month" || /月/.test(String(given)));
    return says ? period : { year: period.year, month: period.month, span: "yearToDate" };
  }
  throw new Mistake(
    say(
      `看不懂的期间“${String(given ?? "")}”，请填201708、2017-08或2017年1-8月`,
      `Not a period: "${String(given ?? "")}"; write 201708 or 2017-08`,
    ),
  );
}

/** A day: a date cell or "2017-09-28". */
export function dayOf(value: Cell, what: readonly [zh: string, en: string]): Day {
  const given = plainCell(firstOf(value));
  const day = typeof given === "number" ? dayOfSerial(given) : typeof given === "string" ? parseDay(given) : undefined;
  if (day) return day;
  throw new Mistake(say(`${what[0]}应为日期，如2017-09-28`, `${what[1]} should be a date such as 2017-09-28`));
}

/** True where an optional argument was given. */
export const isGiven = (value: Cell): boolean => !isLeftOut(firstOf(value));

// ---- answers ----

/** A figure as a cell shows it: the number, or the reason in words. Never null, NaN or −0. */
export function shown(figure: Figure): Shown {
  if (!isNumber(figure)) return reasonWords(figure.absent, language);
  if (!Number.isFinite(figure)) return reasonWords("not a number", language);
  return figure === 0 ? 0 : figure;
}

/** One cell. */
export const one = (figure: Figure): Shown[][] => [[shown(figure)]];

/** Figures down a column. */
export const column = (figures: readonly Figure[]): Shown[][] => figures.map((figure) => [shown(figure)]);

/** The current language of words in cells. */
export const spoken = (): Language => language;

/**
 * Works cell by cell over ranges of one size; a single cell serves every cell of the others. An answer spills as large as
 * the largest.
 */
export function each(work: (...figures: Figure[]) => Figure, ...values: readonly Cell[]): Shown[][] {
  return eachRow((...figures) => [work(...figures)], ...values);
}

/** `each`, where every cell has several answers side by side; ranges then have one column. */
export function eachRow(work: (...figures: Figure[]) => readonly Figure[], ...values: readonly Cell[]): Shown[][] {
  const asGiven = values.map(rangeOf);
  const [largest, ...others] = asGiven.filter((grid) => !isSingle(grid));
  const odd = others.find((grid) => largest && sizeOf(grid) !== sizeOf(largest));
  if (odd && largest) {
    throw new Mistake(
      say(
        `区域大小不同：${sizeOf(largest)}与${sizeOf(odd)}`,
        `Ranges differ in size: ${sizeOf(largest)} and ${sizeOf(odd)}`,
      ),
    );
  }
  // One range may be shorter than another once its blank end is off: there it is blank.
  const grids = values.map(gridOf);
  const height = Math.max(...grids.map((grid) => grid.length));
  const width = Math.max(...grids.map(widthOf));
  const args = new Array<Figure>(grids.length);
  const result: Shown[][] = [];
  for (let r = 0; r < height; r++) {
    const line: Shown[] = [];
    for (let c = 0; c < width; c++) {
      for (let i = 0; i < grids.length; i++) {
        const grid = grids[i] as Grid;
        args[i] = figureOf(isSingle(asGiven[i] as Grid) ? grid[0]?.[0] : grid[r]?.[c]);
      }
      for (const answer of work(...args)) line.push(shown(answer));
    }
    result.push(line);
  }
  return result;
}

const isSingle = (grid: Grid): boolean => grid.length === 1 && widthOf(grid) === 1;
const sizeOf = (grid: Grid): string => say(`${grid.length}行${widthOf(grid)}列`, `${grid.length}×${widthOf(grid)}`);
