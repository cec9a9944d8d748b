// 示例: worked examples of our functions, each formula beside the answer that is expected of it.
import {
  addressOf,
  areaAt,
  areaOf,
  isNumber,
  pointsFigure,
  pointsFormat,
  rangeOfArea,
  rounded,
  type CellValue,
} from "../analysis";
import { shifted } from "../workbook/book/shift";
import type { WorkbookSheet, WrittenCell } from "../workbook/book/write";

type Cell = CellValue | WrittenCell;

/** One example; its cells start at A1, and its call refers to them there. */
export interface Example {
  readonly id: string;
  /** The case that it shows, in words for the officer. */
  readonly story: string;
  /** Inputs under their headings. */
  readonly cells: readonly (readonly Cell[])[];
  /** The arguments as they are typed. */
  readonly call: string;
  /** Number format of the answer, or one for each column. */
  readonly format?: string | readonly string[];
  /** Places at which the answer, a difference of rates, is shown once more in 个百分点. */
  readonly points?: number;
}

/** The help of a function, as far as an example needs it. */
export interface FunctionHelp {
  readonly id: string;
  readonly description: { readonly zh: string };
  readonly parameters: readonly { readonly dimensionality?: string }[];
}

/** Our functions by id: from arguments to a block of answers. */
export type Functions = Readonly<Record<string, (...args: unknown[]) => (number | string | boolean)[][]>>;

/** Columns of an answer, of the value expected, and of whether they agree: no answer is wider than five columns. */
const [ANSWER, EXPECTED, AGREES] = [1, 7, 12];
const WIDTHS = [24, ...Array<number>(AGREES).fill(16)];

const NOTES = [
  "本工作簿为示例数据：讲话（2017年9月28日）中有的数用讲话的，其余为举例。",
  "每个函数一例。“结果”是公式，“期望”是制作本文件时由同一函数算好的数，“核对”应全部为“相符”。",
  "须在装有“县域月报”加载项的Excel中打开。加载项没有运行时，公式显示为_xldudf_COUNTY_开头，只保留原来的结果。",
  "加载项已运行而仍显示#NAME?的，选中单元格，按F2再回车；仍不行的，关闭文件，先打开加载项，再打开文件。",
  "比率用小数：0.032即3.2%，0.0346即3.46个百分点。没有数的写明原因，如基期为零、未报，不写0。",
  "对外报送前，请把公式转为数值（复制，选择性粘贴，数值），别的单位没有这个加载项。",
];

/**
 * The sheets of 示例.xlsx: notes, and a sheet for each group of examples.
 *
 * @throws Error where a function has no example, or an example no function
 */
export function exampleSheets(
  groups: Readonly<Record<string, readonly Example[]>>,
  helps: readonly FunctionHelp[],
  functions: Functions,
): WorkbookSheet[] {
  const exemplified = new Set(Object.values(groups).flatMap((examples) => examples.map(({ id }) => id)));
  const without = helps.filter(({ id }) => !exemplified.has(id)).map(({ id }) => id);
  if (without.length > 0) throw new Error(`no example of ${without.join(", ")}`);
  const sheets = Object.entries(groups).map(([name, examples]) => {
    const rows: Cell[][] = [];
    for (const example of examples) {
      const help = helps.find(({ id }) => id === example.id);
      const work = functions[example.id];
      if (!help || !work) throw new Error(`${example.id} is an example of no function`);
      if (rows.length > 0) rows.push([], []);
      rows.push(...linesOf(example, help, work, rows.length));
    }
    return { name, rows, columnWidths: WIDTHS };
  });
  return [{ name: "说明", rows: NOTES.map((line) => [line]), columnWidths: [110] }, ...sheets];
}

/** The lines of one example, the first of which is the given row of its sheet. */
function linesOf(example: Example, help: FunctionHelp, work: Functions[string], top: number): Cell[][] {
  const { id, story, cells, format, points } = example;
  const inputs = top + 2;
  const call = shifted(example.call, inputs, 0);
  const answer = work(...argumentsOf(example, help));
  const [rows, columns] = [answer.length, answer[0]?.length ?? 1];
  const first = inputs + cells.length + 1;
  const [answers, expected] = [ANSWER, EXPECTED].map((column) => rangeOfArea(areaAt(first, column, rows, columns)));
  const agrees = {
    value: "相符",
    formula: `IFERROR(IF(SUMPRODUCT(--(${answers}=${expected}))=${rows * columns},"相符","不符"),"未计算")`,
  };
  const formula = `COUNTY.${id}(${call})`;
  return [
    [{ value: id, bold: true }, help.description.zh],
    ["示例", story],
    ...cells.map((row, r) => row.map((cell) => (r === 0 && cells.length > 1 ? { ...cellOf(cell), bold: true } : cell))),
    line([0, "公式"], [1, `=${formula}`], [AGREES, { value: "核对", bold: true }]),
    ...answer.map((values, r) => {
      const formatted = values.map((value, c): WrittenCell => {
        const own = typeof format === "string" ? format : format?.[c];
        return own === undefined ? { value } : { value, format: own };
      });
      const from = (column: number, cells: readonly WrittenCell[]) =>
        cells.map((cell, c): readonly [number, Cell] => [column + c, cell]);
      if (r > 0) return line(...from(ANSWER, formatted), ...from(EXPECTED, formatted));
      const spilling = formatted.map((cell, c) => (c === 0 ? { ...cell, formula, spill: { rows, columns } } : cell));
      return line(
        [0, "结果"],
        ...from(ANSWER, spilling),
        [EXPECTED - 1, { value: "期望", align: "right" }],
        ...from(EXPECTED, formatted),
        [AGREES, agrees],
      );
    }),
    ...(points === undefined ? [] : [line([0, "即"], [1, inPoints(answer[0]?.[0], addressOf(first, ANSWER), points)])]),
  ];
}

/** The answer of a cell once more in 个百分点. */
function inPoints(answer: CellValue | undefined, cell: string, places: number): WrittenCell {
  const value = typeof answer === "number" ? pointsFigure(answer) : undefined;
  if (value === undefined || !isNumber(value)) throw new Error(`${cell} has no number to be shown in 个百分点`);
  return { value: rounded(value, places), formula: `ROUND(${cell}*100,${places})`, format: pointsFormat(places) };
}

/** A row with cells at these columns, the first to the left. */
function line(...cells: readonly (readonly [column: number, cell: Cell])[]): Cell[] {
  const row: Cell[] = [];
  for (const [column, cell] of cells) {
    while (row.length < column) row.push(null);
    row.push(cell);
  }
  return row;
}

const cellOf = (cell: Cell): WrittenCell => (typeof cell === "object" && cell !== null ? cell : { value: cell });

/** Arguments as Excel hands them over: one value, or rows of values where the function takes a range. */
function argumentsOf({ call, cells }: Example, { parameters }: FunctionHelp): unknown[] {
  // Between quotes stand the pieces of odd number, whose commas divide nothing.
  const given = call
    .split('"')
    .map((piece, i) => (i % 2 === 0 ? piece.replaceAll(",", "\n") : piece))
    .join('"')
    .split("\n");
  return parameters.map(({ dimensionality }, index) => {
    const text = given[index] ?? "";
    if (text === "") return null;
    const area = areaOf(text);
    const rows = area
      ? cells
          .slice(area.top, area.bottom + 1)
          .map((row) => range(area.left, area.right).map((column) => cellOf(row[column] ?? null).value))
      : [[JSON.parse(text) as CellValue]];
    return dimensionality === "matrix" ? rows : rows[0]?.[0];
  });
}

const range = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, index) => from + index);
