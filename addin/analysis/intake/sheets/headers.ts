import type { Area } from "../../model/address";
import type { Grid } from "./grid";
import { roleOf } from "../words/columnRole";
import { isMeta, isPeriod, isTitle } from "../words/line";
import { findUnits } from "../words/unit";
import { kindOf, type RowShape } from "./shapes";
import { isBlank, wordsOf } from "../words/text";

/** Rows of a header at most; what stands above them is a title. */
const MOST = 5;

/** The header above a table's first row of figures, from top to bottom; blank rows and 栏次 between do not part them. */
export function headerRowsOf(grid: Grid, above: readonly RowShape[], first: RowShape): number[] {
  const rows: number[] = [];
  for (let at = above.length - 1; at >= 0 && rows.length < MOST; at--) {
    const shape = above[at] as RowShape;
    if (!isHeaderRow(grid, shape, above[at - 1], rows[0], first)) break;
    rows.unshift(shape.row);
  }
  return rows;
}

function isHeaderRow(
  grid: Grid,
  shape: RowShape,
  over: RowShape | undefined,
  below: number | undefined,
  first: RowShape,
): boolean {
  const { texts, numbers } = shape;
  const words = wordsIn(grid, shape);
  const column = texts[0] ?? 0;
  if (numbers > 0) return true;
  const periods = words.filter(isPeriod).length;
  if (words.every((text) => isMeta(text) || isPeriod(text)) && periods <= 1 && !words.every(isColumnUnit)) {
    // 县市 | 税收 over 8月 alone, over a figure.
    const isUnderHeader = over !== undefined && over.texts.length > 1 && !wordsIn(grid, over).some(isMeta);
    const isOverNumber = (at = column): boolean => kindOf(grid.sheet.rows[first.row]?.[at]) === "number";
    // 单位 | 8月份: those who report, and no unit.
    if (texts.length === 2 && roleOf(words[0] ?? "") === "unit" && periods === 1 && isOverNumber(texts[1])) return true;
    const isLowest = isUnderHeader && isOverNumber();
    return (below !== undefined || isLowest) && periods === 1 && texts.length === 1 && column > 0;
  }
  const isOverBlank = below !== undefined && isBlank(grid.sheet.rows[below]?.[column]);
  if ((below === undefined || isOverBlank) && isUnderUnit(words)) return true;
  if (texts.length >= 2)
    return !words.some((text) => isMeta(text) && /[:：]/.test(text)) && !isOverLabel(grid, shape, below, first);
  // One text alone: a group heading stands over the figures only; a title begins with the table or spans it.
  const isOverFigures = below !== undefined || kindOf(grid.sheet.rows[first.row]?.[column]) === "number";
  return column > 0 && isOverFigures && !words.some((text) => isTitle(text) || isMeta(text));
}

const wordsIn = (grid: Grid, { row, texts }: RowShape): string[] =>
  texts.map((column) => wordsOf(grid.sheet.rows[row]?.[column]));

/** 单位：元 | 2017年上半年 | 2016年上半年 | 增长%: the unit stands in the corner of a header, where it is the lowest line or stands over a blank. */
const isUnderUnit = ([corner = "", ...others]: readonly string[]): boolean =>
  isMeta(corner) && findUnits(corner).length > 0 && others.length >= 2 && !others.some(isMeta);

/** Units on a row of their own in the header: （万元） （%） over the figures. */
const isColumnUnit = (text: string): boolean => !/单位/.test(text) && !isPeriod(text);

/** A line over a header whose own first cell is filled already: 县财政局 … 2017年8月 over 项目 | 累计. */
function isOverLabel(grid: Grid, { row, texts }: RowShape, below: number | undefined, first: RowShape): boolean {
  const column = texts[0] ?? 0;
  // 财政 | 税收 over 总收入 | 收入, with the labels to their left under a blank corner.
  if ((first.texts[0] ?? column) < column) return false;
  if (below === undefined || texts.length > 2 || grid.mergeAt(row, column) !== undefined) return false;
  const line = grid.sheet.rows[below] ?? [];
  return line.findIndex((value) => !isBlank(value)) === column && !isMeta(wordsOf(line[column]));
}

/** The words of a header by row and column, a merge's in every column that it spans, once from top to bottom. */
export interface HeaderWords {
  /** From top to bottom. */
  pieces(column: number): readonly string[];
  /** The same, line by line of the header; "" where a line says nothing of a column. */
  readonly lines: readonly (readonly string[])[];
  /** The lowest header row that says something of this column alone. */
  lowest(column: number): number | undefined;
}

/** Reads the cells of a header. A group that is written once and not merged goes on to the right over what stands below. */
export function headerWords(grid: Grid, rows: readonly number[]): HeaderWords {
  // A column left empty parts no group from itself.
  const isEmpty = (column: number): boolean =>
    grid.sheet.rows.slice(rows[0] ?? 0).every((line) => isBlank(line[column]));
  const lines = rows.map((row, index) => {
    const line: string[] = [];
    let group = -1;
    for (let column = 0; column < grid.width; column++) {
      const area = grid.mergeAt(row, column);
      const words = area !== undefined && area.top < row ? "" : wordsOf(grid.at(row, column)).trim();
      const under = rows.slice(index + 1).some((lower) => !isBlank(grid.sheet.rows[lower]?.[column]));
      if (words !== "") group = under && !isVertical(area) ? column : -1;
      else if (area !== undefined || (!under && !isEmpty(column))) group = -1;
      line.push(words === "" && group >= 0 ? (line[group] as string) : words);
    }
    return line;
  });
  // 备注 under a group that goes on over it is a remark, and no part of the group.
  const isRemark = (column: number): boolean =>
    roleOf(lines.findLast((line) => (line[column] ?? "") !== "")?.[column] ?? "") === "note";
  for (let column = 0; lines.length > 1 && column < grid.width; column++) {
    if (!isRemark(column)) continue;
    const lowest = lines.findLastIndex((line) => (line[column] ?? "") !== "");
    for (const line of lines.slice(0, lowest)) line[column] = "";
  }
  return {
    lines,
    pieces: (column) => lines.map((line) => line[column] ?? "").filter((words) => words !== ""),
    lowest: (column) => [...rows].reverse().find((row) => !isBlank(grid.sheet.rows[row]?.[column])),
  };
}

const isVertical = (area: Area | undefined): boolean => area !== undefined && area.bottom > area.top;
