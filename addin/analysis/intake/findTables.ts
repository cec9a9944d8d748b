import type { Area, CellValue, Sheet } from "../sheet";
import { isNumber } from "../figure";
import { readCell } from "./readCell";
import { roleOf, type ColumnRole } from "./readHeader";
import { findPeriods } from "./readPeriod";
import { findUnits } from "./readUnit";
import { unitOf } from "../unit";
import { isBlank, plain } from "./text";

/** Where one table of a sheet stands: rows and columns counted from 0. */
export interface Block {
  /** Rows above the header: titles, units, who reports. */
  readonly titleRows: readonly number[];
  readonly headerRows: readonly number[];
  /** Rows with a label, with figures or without, in order. */
  readonly bodyRows: readonly number[];
  readonly noteRows: readonly number[];
  /** Columns side by side that share a label: one part, or more where a table repeats itself to the right. */
  readonly parts: readonly BlockPart[];
}

export interface BlockPart {
  readonly labels: readonly LabelColumn[];
  readonly unitColumn: number | null;
  readonly noteColumn: number | null;
  readonly figures: readonly number[];
}

export interface LabelColumn {
  readonly column: number;
  readonly role: ColumnRole;
}

/** A sheet with its merges at hand. */
export interface Grid {
  readonly sheet: Sheet;
  readonly width: number;
  /** The cell's value, or its merge's, wherever in the merge it is asked for. */
  at(row: number, column: number): CellValue;
  /** The merge that a cell lies in. */
  mergeAt(row: number, column: number): Area | undefined;
}

export function gridOf(sheet: Sheet): Grid {
  let width = 0;
  for (const row of sheet.rows) if (row.length > width) width = row.length;
  const covered = new Map<number, Map<number, Area>>();
  for (const area of sheet.merges) {
    // A merge far below or right of the last value covers nothing that is read.
    for (let row = area.top; row <= Math.min(area.bottom, sheet.rows.length - 1); row++) {
      let line = covered.get(row);
      if (!line) covered.set(row, (line = new Map()));
      for (let column = area.left; column <= Math.min(area.right, width - 1); column++) line.set(column, area);
    }
  }
  const mergeAt = (row: number, column: number) => covered.get(row)?.get(column);
  return {
    sheet,
    width,
    mergeAt,
    at: (row, column) => {
      const area = mergeAt(row, column);
      return (area ? sheet.rows[area.top]?.[area.left] : sheet.rows[row]?.[column]) ?? null;
    },
  };
}

type Kind = "blank" | "text" | "number" | "mark";

const KINDS = new Map<string, Kind>();
const KINDS_KEPT = 20_000;

function kindOf(value: CellValue | undefined): Kind {
  if (typeof value === "number") return "number";
  if (value === null || value === undefined) return "blank";
  if (typeof value === "boolean") return "text";
  let kind = KINDS.get(value);
  if (kind === undefined) {
    const { figure } = readCell(value);
    kind = isBlank(value) ? "blank" : isNumber(figure) ? "number" : figure.absent === "not a number" ? "text" : "mark";
    // 无 and X are words before they are marks: they count as missing only beside figures.
    if (kind === "mark" && /\p{L}/u.test(value)) kind = "text";
    if (KINDS.size >= KINDS_KEPT) KINDS.clear();
    KINDS.set(value, kind);
  }
  return kind;
}

const isYear = (value: CellValue | undefined): boolean => {
  const year = typeof value === "string" ? Number(plain(value)) : value;
  return typeof year === "number" && Number.isInteger(year) && year >= 1949 && year <= 2100;
};

interface RowShape {
  readonly row: number;
  readonly kind: "blank" | "body" | "text" | "decoration";
  /** Columns of distinct texts; a merge counts once, where it begins. */
  readonly texts: readonly number[];
  readonly numbers: number;
}

function shapeOf(grid: Grid, row: number, years: boolean): RowShape {
  const cells = grid.sheet.rows[row] ?? [];
  const texts: number[] = [];
  let numbers = 0;
  let marks = 0;
  let yearish = 0;
  let sequence = true;
  for (let column = 0; column < cells.length; column++) {
    const value = cells[column];
    const kind = kindOf(value);
    if (kind === "text") texts.push(column);
    else if (kind === "mark") marks++;
    else if (kind === "number") {
      numbers++;
      if (isYear(value)) yearish++;
      if (Number(value) !== numbers) sequence = false;
    }
  }
  if (texts.length + numbers + marks === 0) return { row, kind: "blank", texts, numbers };
  if (
    numbers >= 2 &&
    sequence &&
    texts.every((column) => /^[甲乙丙丁戊]$|^栏次$|^列次$/.test(plain(String(cells[column]))))
  ) {
    return { row, kind: "decoration", texts, numbers };
  }
  if (years && numbers > 0 && yearish === numbers && marks === 0) return { row, kind: "text", texts, numbers };
  return { row, kind: numbers > 0 || (marks > 0 && texts.length > 0) ? "body" : "text", texts, numbers };
}

const NOTE =
  /^(制表人?|审核人?|复核人?|负责人|填报人|填表人|经办人|联系人|联系电话|电话|填报日期|填表日期|制表日期|报送日期|上报日期|报出日期|打印日期|单位负责人|主管领导|分管领导|注释?|附注|备注|说明|资料来源|数据来源|来源|source|notes?)\s*[:：\d（(.、]/i;
const META =
  /单位[:：]|[编填呈]报(单位|部门|机关)|制表(单位|机关)|报送(单位|部门)|[填制报]表日期|填报日期|报送日期|编制单位|表号|制定机关|有效期|^\(?(金额)?单位/;

const isNote = (text: string): boolean => NOTE.test(plain(text)) || /^(注|附注|说明)[:：]?$/.test(plain(text));

function isMeta(text: string): boolean {
  const line = plain(text);
  return META.test(line) || findUnits(line).join() === line;
}

/** True where a line alone in its row speaks of the whole table: its title, a unit, a period. */
function isTitle(grid: Grid, row: number, column: number): boolean {
  const text = plain(String(grid.at(row, column) ?? ""));
  const area = grid.mergeAt(row, column);
  const wide = area !== undefined && area.right - area.left >= 2;
  return wide || META.test(text) || /(表|情况|通报|一览|统计|台账)(\(.*\))?$/.test(text);
}

/**
 * Finds the tables of a sheet: runs of rows with figures, the header above each, the titles above that, the notes below.
 * What holds figures and belongs to no table is given back too, so that nothing is dropped silently.
 */
export function findTables(grid: Grid): { blocks: Block[]; strayRows: number[] } {
  const blocks: Block[] = [];
  const strayRows: number[] = [];
  let above: RowShape[] = [];
  let body: RowShape[] = [];
  let notes: number[] = [];

  const close = () => {
    if (body.length > 0) {
      const block = blockOf(grid, above, body, notes);
      if (block) blocks.push(block);
      else strayRows.push(...body.filter((shape) => shape.numbers > 0).map((shape) => shape.row));
      above = [];
    }
    body = [];
    notes = [];
  };

  const rowCount = grid.sheet.rows.length;
  for (let row = 0; row < rowCount; row++) {
    const shape = shapeOf(grid, row, body.length === 0);
    const first = shape.texts[0];
    const firstText = first === undefined ? "" : String(grid.sheet.rows[row]?.[first] ?? "");
    if (first !== undefined && isNote(firstText) && (shape.kind !== "body" || first === 0)) {
      if (body.length > 0) notes.push(row);
      continue;
    }
    if (shape.kind === "blank" || shape.kind === "decoration") {
      if (body.length === 0 && shape.kind === "blank") above.push(shape);
      continue;
    }
    if (shape.kind === "body") {
      if (notes.length > 0) close();
      body.push(shape);
      continue;
    }
    // Text only: part of a heading, or a section inside the table.
    if (
      body.length > 0 &&
      notes.length === 0 &&
      first !== undefined &&
      shape.texts.length === 1 &&
      !isTitle(grid, row, first) &&
      nextIsBody(grid, row)
    ) {
      body.push(shape);
      continue;
    }
    close();
    above.push(shape);
  }
  close();
  return { blocks, strayRows };
}

function nextIsBody(grid: Grid, row: number): boolean {
  for (let next = row + 1; next < grid.sheet.rows.length; next++) {
    const { kind, texts } = shapeOf(grid, next, false);
    if (kind === "body") return true;
    if (kind === "text" && texts.length > 1) return false;
  }
  return false;
}

function blockOf(
  grid: Grid,
  above: readonly RowShape[],
  body: readonly RowShape[],
  noteRows: readonly number[],
): Block | undefined {
  const headerRows: number[] = [];
  const first = body[0] as RowShape;
  let at = above.length - 1;
  while (at >= 0 && above[at]?.kind === "blank" && first.row - (above[at]?.row ?? 0) <= 2) at--;
  for (; at >= 0 && headerRows.length < 4; at--) {
    const shape = above[at] as RowShape;
    if (!isHeaderRow(grid, shape, headerRows.length > 0)) break;
    headerRows.unshift(shape.row);
  }
  const titleRows = above
    .slice(0, at + 1)
    .filter((shape) => shape.kind === "text")
    .map((shape) => shape.row);
  const parts = partsOf(grid, headerRows, body);
  if (parts.length === 0) return undefined;
  return { titleRows, headerRows, bodyRows: body.map((shape) => shape.row), noteRows, parts };
}

function isHeaderRow(grid: Grid, shape: RowShape, hasHeaderBelow: boolean): boolean {
  if (shape.kind !== "text") return false;
  if (shape.numbers > 0) return true;
  const texts = shape.texts.map((column) => String(grid.sheet.rows[shape.row]?.[column] ?? ""));
  if (texts.length === 0) return false;
  const periods = texts.filter((text) => findPeriods(text).some(({ words }) => words === plain(text)));
  if (texts.every((text) => isMeta(text) || periods.includes(text)) && periods.length <= 1) {
    return hasHeaderBelow && periods.length === 1 && texts.length === 1 && (shape.texts[0] ?? 0) > 0;
  }
  if (texts.length >= 2)
    return !texts.some(
      (text) =>
        META.test(plain(text)) && !/^\(?单位\)?$/.test(plain(text)) && roleOf(text) === "figure" && /[:：]/.test(text),
    );
  // One text alone: a group heading stands over the figures only; a title begins with the table or spans it.
  return hasHeaderBelow && (shape.texts[0] ?? 0) > 0 && !isTitleText(texts[0] as string);
}

const isTitleText = (text: string): boolean => /(表|情况表|通报|一览)$/.test(plain(text));

/** Headers of a column from top to bottom, a merge once. */
export function headerPieces(grid: Grid, headerRows: readonly number[], column: number): string[] {
  const pieces: string[] = [];
  let last: Area | undefined;
  for (const row of headerRows) {
    const area = grid.mergeAt(row, column);
    if (area && area === last) continue;
    last = area;
    const value = grid.at(row, column);
    if (!isBlank(value)) pieces.push(String(value));
  }
  return pieces;
}

interface ColumnShape {
  readonly column: number;
  readonly header: string;
  readonly role: ColumnRole;
  readonly numbers: number;
  readonly texts: number;
  readonly counts: boolean;
  readonly units: number;
}

function partsOf(grid: Grid, headerRows: readonly number[], body: readonly RowShape[]): BlockPart[] {
  const columns: ColumnShape[] = [];
  for (let column = 0; column < grid.width; column++) {
    let numbers = 0;
    let texts = 0;
    let units = 0;
    let counts = true;
    for (const { row } of body) {
      const value = grid.sheet.rows[row]?.[column];
      const kind = kindOf(value);
      if (kind === "number" || kind === "mark") {
        numbers++;
        if (kind === "mark" || Number(value) !== numbers) counts = false;
      } else if (kind === "text") {
        texts++;
        if (texts <= 50 && unitOf(String(value)) !== undefined) units++;
      }
    }
    const header = headerPieces(grid, headerRows, column).join("");
    if (numbers + texts > 0 || header !== "") {
      columns.push({ column, header, role: roleOf(header), numbers, texts, counts, units });
    }
  }
  return grouped(columns);
}

function grouped(columns: readonly ColumnShape[]): BlockPart[] {
  const parts: { labels: LabelColumn[]; unitColumn: number | null; noteColumn: number | null; figures: number[] }[] =
    [];
  let part: (typeof parts)[number] | undefined;
  let firstLabelHeader: string | undefined;
  const begin = () => {
    part = { labels: [], unitColumn: null, noteColumn: null, figures: [] };
    parts.push(part);
    return part;
  };
  for (const shape of columns) {
    const { column, header, role, numbers, texts, counts, units } = shape;
    const leading = part === undefined || part.figures.length === 0;
    if (
      role === "index" ||
      role === "code" ||
      (leading && header === "" && counts && numbers >= 3 && texts === 0 && column === columns[0]?.column)
    )
      continue;
    const isUnit =
      texts > 0 &&
      units === Math.min(texts, 50) &&
      numbers === 0 &&
      (role === "unit" || /单位|unit/i.test(header) || texts >= 2);
    if (isUnit) {
      (part ?? begin()).unitColumn = column;
      continue;
    }
    const label = texts > 0 && (role !== "figure" && role !== "note" ? numbers <= texts : texts > numbers);
    if (label && role !== "note") {
      const anew =
        !leading && (role === "region" || role === "indicator" || header === firstLabelHeader) && header !== "";
      if (leading || anew) {
        const target = anew || !part ? begin() : part;
        target.labels.push({ column, role });
        firstLabelHeader ??= header;
        continue;
      }
    }
    if (role === "note" || label) {
      if (part) part.noteColumn ??= column;
      continue;
    }
    if (numbers > 0 || (part !== undefined && header !== "")) (part ?? begin()).figures.push(column);
  }
  return parts.filter(({ figures }) => figures.length > 0);
}
