import { addressOf, positionOf } from "../../model/address";
import { findingOf, type Finding } from "../../model/finding";
import { groupedBy } from "../../model/groups";
import type { Sheet } from "../../model/sheet";
import { cellsOf } from "./grid";
import type { Block } from "./tables";
import { wordsOf } from "../words/text";

/**
 * The remarks of the file's reader as findings: one for all remarks of a kind in a table, at the first cell, with the others
 * named beside it.
 */
export function remarkFindings(sheet: Sheet, blocks: readonly Block[]): Finding[] {
  const tops = blocks.map(
    ({ isHeaderInherited, headerRows, bodyRows }) =>
      (isHeaderInherited ? undefined : headerRows[0]) ?? bodyRows[0] ?? 0,
  );
  const groups = groupedBy(sheet.remarks ?? [], ({ kind, cell }) => {
    const row = positionOf(cell)?.row ?? 0;
    return `${kind} ${tops.filter((top) => top <= row).length}`;
  });
  return [...groups.values()].flatMap((remarks) => {
    const [first] = remarks;
    if (first === undefined) return [];
    const label = namedCells(remarks.map(({ cell }) => cell));
    const at = cellsOf(sheet)(first.cell);
    return [findingOf(first.kind, "error", at, { label }, { received: remarks.length })];
  });
}

/** As many cells are named one by one; of more, the first and the last. */
const NAMED = 4;

const namedCells = (cells: readonly string[]): string =>
  cells.length > NAMED ? `${cells[0] ?? ""}—${cells.at(-1) ?? ""}` : cells.join("、");

/** Formulas at least, before zeros in all of them say that they were never computed. */
const FORMULAS = 3;
/** Differences that are 0 when all is well. */
const CHECKS = /差额|差异|差数|核对|校验|校核|平衡|检查|勾稽/;

/**
 * Formulas that all hold 0 beside figures that are none (公式没有计算): the program that wrote the file left the computing to
 * Excel. A line of differences is 0 by right.
 */
export function uncomputedFormulas(sheet: Sheet): Finding[] {
  const places = (sheet.formulaCells ?? []).flatMap((cell) => positionOf(cell) ?? []);
  const valueAt = (row: number, column: number) => sheet.rows[row]?.[column];
  if (places.length < FORMULAS || places.some(({ row, column }) => valueAt(row, column) !== 0)) return [];
  const isFormula = new Set(places.map(({ row, column }) => `${row},${column}`));
  const isFigure = (row: number, column: number): boolean => {
    const value = valueAt(row, column);
    if (typeof value !== "number" || isFormula.has(`${row},${column}`)) return false;
    return !Number.isInteger(value) || Math.abs(value) > 2100;
  };
  const isCheck = ({ row, column }: { readonly row: number; readonly column: number }): boolean =>
    [...(sheet.rows[row] ?? []), ...sheet.rows.map((line) => line[column])].some((value) =>
      CHECKS.test(wordsOf(value)),
    );
  const others = places.filter((place) => !isCheck(place));
  const besideFigures = others.filter(
    ({ row, column }) =>
      sheet.rows[row]?.some((_, at) => isFigure(row, at)) || sheet.rows.some((_, at) => isFigure(at, column)),
  );
  if (besideFigures.length < FORMULAS) return [];
  const cells = others.map(({ row, column }) => addressOf(row, column));
  const at = cellsOf(sheet)(cells[0] as string);
  return [findingOf("formula-unsaved", "error", at, { label: namedCells(cells) }, { received: cells.length })];
}
