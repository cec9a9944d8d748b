import { findingOf, type Finding } from "../finding";
import type { Names } from "../indicator";
import type { Observation, Table } from "../observation";
import { addressOf, type Sheet } from "../sheet";
import { findTables, gridOf } from "./findTables";
import { hiddenFindings } from "./hidden";
import { readTable } from "./readTable";

/** What a sheet says, and what in it could not be understood. */
export interface Reading {
  readonly tables: readonly Table[];
  readonly findings: readonly Finding[];
}

/**
 * Reads one sheet as submitted: its tables, their figures, and a finding with an address for whatever it cannot
 * understand. An empty sheet says nothing and is no fault.
 *
 * @example
 * readSheet(plainSheet([["2017年1-8月财政收入（万元）"], ["项目", "累计"], ["税收收入", 40049]]), namesOf(EMPTY_DICTIONARY)).tables[0]?.cells[0]?.[0]?.figure // => 40049
 */
export function readSheet(sheet: Sheet, names: Names): Reading {
  const grid = gridOf(sheet);
  const { blocks, strayRows } = findTables(grid);
  const tables: Table[] = [];
  const findings: Finding[] = [];
  for (const block of blocks) {
    const reading = readTable(grid, block, names);
    tables.push(...reading.tables);
    findings.push(...reading.findings);
  }
  const stray = strayRows[0];
  if (stray !== undefined) {
    findings.push(
      findingOf(
        "unread-figures",
        "warning",
        { file: sheet.file, sheet: sheet.name, cell: addressOf(stray, 0) },
        {},
        { received: strayRows.length },
      ),
    );
  }
  findings.push(...hiddenFindings(sheet, tables));
  return { tables, findings };
}

/** The figures of tables, in the order of the sheet. */
export function observationsOf(tables: readonly Table[]): Observation[] {
  const found: Observation[] = [];
  for (const { cells } of tables)
    for (const row of cells) for (const observation of row) if (observation) found.push(observation);
  return found;
}
