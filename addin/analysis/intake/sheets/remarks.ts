import { positionOf } from "../../model/address";
import { findingOf, type Finding } from "../../model/finding";
import type { Remark, Sheet } from "../../model/sheet";
import { cellsOf } from "./grid";
import type { Block } from "./tables";

/**
 * What the reader of the file noticed, as findings: one for all remarks of a kind in a table, at the first cell, with the
 * other cells beside it. What was not read as a figure, or in the wrong column, is never passed over.
 */
export function remarkFindings(sheet: Sheet, blocks: readonly Block[]): Finding[] {
  const tops = blocks.map(({ headerRows, bodyRows }) => Math.min(...headerRows, ...bodyRows));
  const groups = new Map<string, { kind: Remark["kind"]; cells: string[] }>();
  for (const { kind, cell } of sheet.remarks ?? []) {
    const row = positionOf(cell)?.row ?? 0;
    const table = tops.filter((top) => top <= row).length;
    const group = groups.get(`${kind} ${table}`);
    if (group) group.cells.push(cell);
    else groups.set(`${kind} ${table}`, { kind, cells: [cell] });
  }
  return [...groups.values()].map(({ kind, cells }) =>
    findingOf(kind, "error", cellsOf(sheet)(cells[0] ?? ""), { label: namedCells(cells) }, { received: cells.length }),
  );
}

/** Cells that a sentence names; of more than these, it says how many there are. */
const NAMED = 4;

const namedCells = (cells: readonly string[]): string =>
  cells.length > NAMED ? `${cells[0] ?? ""}—${cells.at(-1) ?? ""}` : cells.join("、");
