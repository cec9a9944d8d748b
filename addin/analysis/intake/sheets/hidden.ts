import { isNumber } from "../../model/figure";
import { findingOf, type Finding } from "../../model/finding";
import type { Table } from "../../model/observation";
import { addressOf, columnLetters } from "../../model/address";
import type { Sheet } from "../../model/sheet";

/** Figures that nobody sees: one finding for each hidden row or column that holds some, pointing at its label or header. */
export function hiddenFindings(sheet: Sheet, tables: readonly Table[]): Finding[] {
  const findings: Finding[] = [];
  const rows = new Set(sheet.hiddenRows);
  const columns = new Set(sheet.hiddenColumns);
  if (rows.size === 0 && columns.size === 0 && !sheet.hidden) return findings;
  const told = new Set<string>();
  for (const table of tables) {
    table.cells.forEach((line, r) => {
      line.forEach((observation, c) => {
        const row = table.rows[r]?.row ?? 0;
        const column = table.columns[c]?.column ?? 0;
        if (!observation || !isNumber(observation.figure)) return;
        // Pointed at where a person would unhide it: the row's label, the column's header.
        const cell =
          columns.has(column) && !rows.has(row)
            ? (table.columns[c]?.headerCell ?? "")
            : addressOf(row, table.labelColumn);
        const what = sheet.hidden
          ? sheet.name
          : rows.has(row)
            ? String(row + 1)
            : columns.has(column)
              ? columnLetters(column)
              : undefined;
        if (what === undefined || told.has(what)) return;
        told.add(what);
        findings.push(
          findingOf(
            "hidden-value",
            "warning",
            { file: sheet.file, sheet: sheet.name, cell },
            { label: what },
            { received: observation.text },
          ),
        );
      });
    });
  }
  return findings;
}
