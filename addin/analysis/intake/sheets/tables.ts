import type { CellValue } from "../../model/sheet";
import { append } from "../../model/lists";
import { partsOf, type BlockPart, type Stray } from "./blockColumns";
import type { Grid } from "./grid";
import { headerRowsOf } from "./headers";
import { isFooter, isMeta, isNote, isPeriod, isTitle } from "../words/line";
import { roleOf } from "../words/columnRole";
import { yearsOfMaking } from "../words/dateRole";
import { findUnits } from "../words/unit";
import type { Known } from "../words/known";
import { shapeOf, type RowShape } from "./shapes";
import { isBlank, wordsOf } from "../words/text";

/** The rows and columns of one table of a sheet, counted from 0. */
export interface Block {
  /** Rows above the header: titles, units, who reports. */
  readonly titleRows: readonly number[];
  readonly headerRows: readonly number[];
  /** The header is that of the table above. */
  readonly isHeaderInherited: boolean;
  /** Rows with a label, with figures or without, in order. */
  readonly bodyRows: readonly number[];
  readonly noteRows: readonly number[];
  /** Columns side by side that share a label: one part, or more where a table repeats itself to the right. */
  readonly parts: readonly BlockPart[];
}

interface TablesFound {
  readonly blocks: readonly Block[];
  /** Cells that hold figures and belong to no table, so that nothing is dropped silently. */
  readonly stray: readonly Stray[];
}

/** Finds the tables of a sheet: runs of rows with figures, the header above each, the titles above that, the notes below. */
export function findTables(grid: Grid, known: Known): TablesFound {
  const shapes = grid.sheet.rows.map(shapeOf);
  const following = followingOf(shapes, grid);
  const blocks: Block[] = [];
  const stray: Stray[] = [];
  let above: RowShape[] = [];
  let body: RowShape[] = [];
  let notes: number[] = [];

  const close = () => {
    if (body.length > 0) {
      const block = blockOf(grid, above, body, notes, blocks.at(-1), known);
      append(stray, block.stray);
      if (block.parts.length > 0) blocks.push(block);
      above = [];
    }
    body = [];
    notes = [];
  };

  for (const shape of shapes) {
    const { row, kind, texts } = shape;
    if (kind === "blank") continue;
    const first = texts[0] ?? -1;
    const words = first < 0 ? "" : wordsOf(grid.sheet.rows[row]?.[first]);
    if (first >= 0 && isNote(words) && (kind !== "body" || first === 0)) {
      if (body.length > 0) notes.push(row);
      // 填报日期：2017年9月5日　单位：万元 above a table is a line of it.
      else if (texts.some((column) => saysOfTable(wordsOf(grid.sheet.rows[row]?.[column])))) above.push(shape);
    } else if (kind === "numbering" && body.length === 0 && above.some((line) => line.texts.length > 0)) {
      continue;
    } else if (isBodyRow(grid, shape, body, above)) {
      if (notes.length > 0) close();
      body.push(shape);
    } else if (
      body.length > 0 &&
      notes.length === 0 &&
      isMember(grid, shape, body.at(-1) as RowShape, following[row])
    ) {
      body.push(shape);
    } else {
      close();
      above.push(shape);
    }
  }
  close();
  append(stray, figuresBelow(grid, blocks.at(-1), above));
  return { blocks: withLinesBelow(blocks, above), stray };
}

/** True of words about all of a table: its unit, its period, or the day that it was made. */
const saysOfTable = (words: string): boolean =>
  findUnits(words).length > 0 || isPeriod(words) || yearsOfMaking(words).length > 0;

/** Texts with digits, short as figures are, in the columns of figures below the last table: its last row, 合计 | 1990(预计). */
function figuresBelow(grid: Grid, last: Block | undefined, below: readonly RowShape[]): Stray[] {
  const figures = new Set(last?.parts.flatMap((part) => part.figures));
  return below.flatMap(({ row, texts }) =>
    texts.length < 2
      ? []
      : texts.flatMap((column) => {
          const words = wordsOf(grid.sheet.rows[row]?.[column]).trim();
          const isFigure = /\d/.test(words) && words.length <= 12 && !/[年月日:：\-—/]/.test(words) && !isMeta(words);
          return figures.has(column) && isFigure ? [{ row, column }] : [];
        }),
  );
}

/** 单位：万元 below the last table is a note of it. */
function withLinesBelow(blocks: readonly Block[], below: readonly RowShape[]): readonly Block[] {
  const last = blocks.at(-1);
  if (!last || below.length === 0) return blocks;
  return [...blocks.slice(0, -1), { ...last, noteRows: [...last.noteRows, ...below.map(({ row }) => row)] }];
}

/** Finds the next row of another kind below each row, sections and blank rows aside: figures, a header, or nothing. */
function followingOf(shapes: readonly RowShape[], grid: Grid): ("body" | "header" | undefined)[] {
  const following: ("body" | "header" | undefined)[] = [];
  let next: "body" | "header" | undefined;
  for (let row = shapes.length - 1; row >= 0; row--) {
    following[row] = next;
    const { kind, texts, years, unclear } = shapes[row] as RowShape;
    const words = wordsOf(grid.sheet.rows[row]?.[texts[0] ?? 0]);
    if (kind === "text" && texts.length > 1) next = unclear === texts.length - 1 ? "body" : "header";
    else if (kind === "body" || kind === "numbering") next = years && roleOf(words) !== "figure" ? "header" : "body";
  }
  return following;
}

function isBodyRow(grid: Grid, shape: RowShape, body: readonly RowShape[], above: readonly RowShape[]): boolean {
  const { row, kind, texts, numbers, unclear, years } = shape;
  const under = body.length > 0 || above.some((line) => line.texts.length > 1);
  if (kind === "numbering") return true;
  const cells = grid.sheet.rows[row] ?? [];
  const words = texts.map((column) => wordsOf(cells[column]));
  // 平江县 | 未报 | 未报, and 国税部门 | 税收收入 | 约65300 where it names no columns.
  const isFirst = body.length === 0 && texts.some((column) => roleOf(wordsOf(cells[column])) !== "figure");
  if (kind === "text") return under && unclear > 0 && texts.length - unclear <= (isFirst ? 1 : 2);
  if (!years || (under && unclear > 0)) return true;
  // 指标 | 2016 | 2017 is a header; 财政收入 | 2016 | 万元 is a figure that looks like a year.
  const isNamed = words.length > 0 && roleOf(words[0] as string) !== "figure";
  if (body.length > 0 || isNamed) return !isNamed;
  const others = words.slice(1).filter((word) => !isMeta(word)).length;
  return !(words.length === 0 || others > (under ? 1 : 0) || (numbers >= 2 && !under && isRising(cells)));
}

const isRising = (cells: readonly CellValue[]): boolean => {
  const numbers = cells.map(Number).filter((number) => number > 0);
  return new Set(numbers).size === numbers.length;
};

const isOffice = (words: string): boolean => /(?:局|委员会|办公室|政府)$/.test(words.trim());

/** One text alone in its row within a table: a section, or a label whose figures were left out. */
function isMember(
  grid: Grid,
  { row, texts }: RowShape,
  before: RowShape,
  next: "body" | "header" | undefined,
): boolean {
  const [column] = texts;
  if (texts.length !== 1 || column === undefined || next === "header") return false;
  const words = wordsOf(grid.at(row, column));
  // A name over a unit line begins the next table.
  let below = row + 1;
  while (grid.sheet.rows[below]?.every(isBlank)) below++;
  if (grid.sheet.rows[below]?.every((value) => isBlank(value) || isMeta(wordsOf(value)))) return false;
  const area = grid.mergeAt(row, column);
  if ((area !== undefined && area.right - area.left >= 2 && next === undefined) || isMeta(words) || isTitle(words))
    return false;
  // 华容县财政局 below names who signs, where the rows are no offices themselves.
  const above = wordsOf(grid.at(before.row, before.texts[0] ?? column));
  if (next === undefined && (isFooter(words) || (isOffice(words) && !isOffice(above)))) return false;
  return next === "body" || (before.row === row - 1 && before.texts[0] === column && words.trim().length <= 20);
}

function blockOf(
  grid: Grid,
  above: readonly RowShape[],
  body: readonly RowShape[],
  noteRows: readonly number[],
  before: Block | undefined,
  known: Known,
): Block & Pick<TablesFound, "stray"> {
  const isPeriodAlone = ({ row, texts, numbers }: RowShape): boolean =>
    numbers === 0 && texts.length === 1 && texts[0] === 0 && isPeriod(wordsOf(grid.sheet.rows[row]?.[0]));
  const sections = sectionsUnderHeader(grid, above, body.some(isPeriodAlone));
  const lines = above.slice(0, above.length - sections.length);
  const own = headerRowsOf(grid, lines, body[0] as RowShape);
  // A table without a header of its own stands under the one above it.
  const headerRows = own.length === 0 && before !== undefined ? before.headerRows : own;
  const titleRows = lines.map(({ row }) => row).filter((row) => !own.includes(row));
  const { parts, stray } = partsOf(grid, headerRows, body, known);
  const bodyRows = [...sections, ...body].map(({ row }) => row);
  return { titleRows, headerRows, isHeaderInherited: headerRows !== own, bodyRows, noteRows, parts, stray };
}

/** Labels alone between the header and the first figures: the first section; a period, where others stand below it. */
function sectionsUnderHeader(grid: Grid, above: readonly RowShape[], arePeriods: boolean): readonly RowShape[] {
  const isSection = ({ row, texts, numbers }: RowShape): boolean => {
    const words = wordsOf(grid.sheet.rows[row]?.[texts[0] ?? 0]);
    return (
      numbers === 0 &&
      texts.length === 1 &&
      texts[0] === 0 &&
      !isMeta(words) &&
      (arePeriods && isPeriod(words) ? true : !isTitle(words) && !isPeriod(words))
    );
  };
  let from = above.length;
  while (from > 0 && isSection(above[from - 1] as RowShape)) from--;
  const header = above[from - 1];
  const isHeader =
    header !== undefined && (header.texts.length > 1 || header.numbers > 0 || (header.texts[0] ?? 0) > 0);
  return isHeader ? above.slice(from) : [];
}
