// The content of the grid's cells, bit for bit, and its display.
import {
  CellValueType,
  isBooleanString,
  isRealNum,
  numfmt,
  ObjectMatrix,
  type ICellData,
  type IRange,
  type IStyleData,
  type Nullable,
  type Worksheet,
} from "@univerjs/core";
import { dateText, within, type Area, type CellValue } from "../../analysis";
import { isDateFormat, isGeneral } from "../read/formats";
import { areaOfRange, type Engine } from "./engine";

/** A formula with its equals sign; "" where the cell has none of its own. */
export const formulaAt = ({ formulas }: Engine, sheet: Worksheet, row: number, column: number): string =>
  formulas.getFormulaStringByCell(row, column, sheet.getSheetId(), sheet.getUnitId()) ?? "";

/** The blocks that the answers of the sheet's formulas fill; those without room are not among them. */
export function spillsOf({ formulas }: Engine, sheet: Worksheet): readonly IRange[] {
  const ranges = formulas.getArrayFormulaRange()[sheet.getUnitId()]?.[sheet.getSheetId()];
  const spills: IRange[] = [];
  if (!ranges) return spills;
  new ObjectMatrix(ranges).forValue((row, column, range) => {
    const cell = sheet.getCellRaw(row, column);
    if (cell?.v !== "#SPILL!" && (cell?.f || cell?.si)) spills.push(range);
  });
  return spills;
}

/** The cell of the formula whose answers reach a cell; null where there is none. */
export function anchorOf(
  engine: Engine,
  sheet: Worksheet,
  row: number,
  column: number,
): { readonly row: number; readonly column: number } | null {
  const spill = spillsOf(engine, sheet).find((range) => within(areaOfRange(range), row, column));
  return spill && (spill.startRow !== row || spill.startColumn !== column)
    ? { row: spill.startRow, column: spill.startColumn }
    : null;
}

/** Reads cells, with the answers that spilled into them. */
export function cellReader(engine: Engine, sheet: Worksheet): (row: number, column: number) => Nullable<ICellData> {
  const matrix = sheet.getCellMatrix();
  const spilled = engine.formulas.getArrayFormulaCellData()[sheet.getUnitId()]?.[sheet.getSheetId()];
  const spills = spilled ? spillsOf(engine, sheet) : [];
  const areas = spills.map(areaOfRange);
  if (areas.length === 0) return (row, column) => matrix.getValue(row, column);
  return (row, column) => {
    const own = matrix.getValue(row, column);
    if (own?.v != null || own?.p || own?.f || own?.si) return own;
    const answer = spilled?.[row]?.[column];
    const reached = answer && areas.some((area) => within(area, row, column));
    if (!reached) return own;
    const style = own?.s ?? answer.s;
    return { ...own, v: answer.v, t: answer.t, ...(style == null ? {} : { s: style }) };
  };
}

export const styleAt = (engine: Engine, cell: Nullable<ICellData>): IStyleData =>
  engine.book().getStyles().getStyleByCell(cell) ?? {};

export const formatOf = (style: IStyleData): string => {
  const pattern = style.n?.pattern;
  return !pattern || isGeneral(pattern) ? "General" : pattern;
};

/** Rich text as its characters; lines end in one way. */
const textOf = (stream: string): string =>
  stream
    .replace(/\r\n?$/, "")
    .replace(/(?<![\r\n])[\r\n]+$/, "")
    .replaceAll("\r", "\n");

/** The value of a cell, bit for bit. */
export function rawValueOf(cell: Nullable<ICellData>): CellValue {
  const stream = cell?.p?.body?.dataStream;
  if (stream !== undefined) return textOf(stream);
  const value = cell?.v;
  if (value == null || value === "") return null;
  if (cell?.t === CellValueType.BOOLEAN) return value === 1 || value === true || value === "1";
  return value;
}

/** The value of a cell; a number that is shown as a date is its ISO text. */
export function valueOf(cell: Nullable<ICellData>, format: string): CellValue {
  const value = rawValueOf(cell);
  return typeof value === "number" && isDateFormat(format) ? dateText(value, false) : value;
}

/** A cell as it is shown. */
export function displayText(cell: Nullable<ICellData>, format: string): string {
  const value = cell?.p ? rawValueOf(cell) : cell?.v;
  if (value == null) return "";
  if (cell?.t === CellValueType.BOOLEAN) return value ? "TRUE" : "FALSE";
  if (typeof value !== "number") return String(value);
  try {
    return numfmt.format(format, value);
  } catch {
    return String(value);
  }
}

/** Texts that the grid would take for something else once it looks again. */
const looksLikeMore = (text: string): boolean => isRealNum(text) || isBooleanString(text);

/** A value as the grid holds it. */
export function gridValue(value: CellValue): ICellData {
  if (value === null) return {};
  if (typeof value === "number") return { v: value, t: CellValueType.NUMBER };
  if (typeof value === "boolean") return { v: value ? 1 : 0, t: CellValueType.BOOLEAN };
  return { v: value, t: looksLikeMore(value) ? CellValueType.FORCE_STRING : CellValueType.STRING };
}

export const holds = (cell: Nullable<ICellData>): boolean =>
  cell != null && ((cell.v != null && cell.v !== "") || cell.p != null || Boolean(cell.f) || Boolean(cell.si));

/** By row, the last column that holds anything; rows that hold nothing are left out. */
export function reachesOf(engine: Engine, sheet: Worksheet): ReadonlyMap<number, number> {
  const reaches = new Map<number, number>();
  const reach = (row: number, column: number): void => {
    reaches.set(row, Math.max(column, reaches.get(row) ?? -1));
  };
  sheet.getCellMatrix().forValue((row, column, cell) => {
    if (holds(cell)) reach(row, column);
  });
  for (const { startRow, endRow, endColumn } of spillsOf(engine, sheet))
    for (let row = startRow; row <= endRow; row++) reach(row, endColumn);
  return reaches;
}

/** The block of a sheet that holds anything; null where it is empty. */
export function usedOf(engine: Engine, sheet: Worksheet): Area | null {
  let [top, left, bottom, right] = [Infinity, Infinity, -1, -1];
  const reach = (startRow: number, startColumn: number, endRow: number, endColumn: number): void => {
    top = Math.min(top, startRow);
    left = Math.min(left, startColumn);
    bottom = Math.max(bottom, endRow);
    right = Math.max(right, endColumn);
  };
  sheet.getCellMatrix().forValue((row, column, cell) => {
    if (holds(cell)) reach(row, column, row, column);
  });
  for (const range of spillsOf(engine, sheet)) reach(range.startRow, range.startColumn, range.endRow, range.endColumn);
  return bottom < 0 ? null : { top, left, bottom, right };
}
