import { positionOf } from "../../model/address";
import { findingOf, type Finding } from "../../model/finding";
import { groupedBy } from "../../model/groups";
import type { Sheet } from "../../model/sheet";
import { cellsOf } from "./grid";
import type { Block } from "./tables";

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
