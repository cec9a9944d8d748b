import { findingOf, type Finding } from "../../model/finding";
import type { Names } from "../../model/indicator";
import type { Observation, Prose, Table } from "../../model/observation";
import { addressOf } from "../../model/address";
import type { Sheet } from "../../model/sheet";
import { append } from "../../model/lists";
import { findTables, type Block } from "./tables";
import { cellsOf, gridOf, type Grid } from "./grid";
import { headerWords } from "./headers";
import { hiddenFindings } from "./tableFindings";
import { isMeta, isPeriod, isTitle } from "../words/line";
import { findPeriods } from "../words/period";
import { knownOf, type Known } from "../words/known";
import { roleOf } from "../words/header";
import { readTable, type TableReading } from "./readTable";
import { turned, withCells } from "./turned";
import { remarkFindings, uncomputedFormulas } from "./remarks";
import { proseOf } from "../prose/prose";
import { findUnits, nameAsWritten } from "../words/unit";
import { isBlank, wordsOf } from "../words/text";

/** The tables and sentences of a sheet, and findings on whatever could not be understood. */
export interface Reading {
  readonly tables: readonly Table[];
  readonly prose: readonly Prose[];
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
  const known = knownOf(names);
  const { blocks, stray } = findTables(grid, known);
  const corners = cornersOf(grid, blocks, known);
  const tables: Table[] = [];
  const findings: Finding[] = [];
  const ofTurned = blocks.length === 1 ? readTurned(grid, blocks[0] as Block, known) : undefined;
  blocks.forEach((block, index) => {
    const reading = ofTurned ?? readTable(grid, block, blocks[0] as Block, corners[index] ?? null, names);
    append(tables, reading.tables);
    append(findings, reading.findings);
  });
  const [lost] = stray;
  if (lost) {
    const cell = cellsOf(sheet)(addressOf(lost.row, lost.column));
    findings.push(findingOf("unread-figures", "warning", cell, {}, { received: stray.length }));
  }
  append(findings, [...hiddenFindings(sheet, tables), ...remarkFindings(sheet, blocks), ...uncomputedFormulas(sheet)]);
  return { tables, prose: proseOf(sheet, tables, names), findings };
}

/** The table of a sheet whose rows are measures, read as it is turned; undefined where there is none, or turning loses something. */
function readTurned(grid: Grid, block: Block, known: Known): TableReading | undefined {
  const of = turned(grid, block, known);
  if (!of) return undefined;
  const around = gridOf(of.sheet);
  const { blocks, stray } = findTables(around, known);
  const [only, ...others] = blocks;
  if (!only || others.length + stray.length > 0) return undefined;
  const reading = readTable(around, only, only, null, known.names);
  const [table, ...more] = reading.tables;
  const isWhole = more.length === 0 && table?.rows.length === of.rows && table.columns.length === of.columns;
  if (!isWhole) return undefined;
  const { formulaCells } = grid.sheet;
  return withCells({ ...reading, tables: [{ ...table, ...(formulaCells && { formulaCells }) }] }, of.cellOf);
}

/**
 * Tables one below another with the same labels and a name of its own in each corner (ALABAMA, ALASKA), or over the unit line
 * above each: the name is the region.
 */
function cornersOf(grid: Grid, blocks: readonly Block[], known: Known): (string | undefined)[] {
  const corners = blocks.map((block) => {
    const { headerRows, bodyRows, parts } = block;
    const column = parts[0]?.labels[0]?.column ?? 0;
    const corner = headerWords(grid, headerRows).pieces(column).join("");
    const labels = bodyRows.slice(0, 3).map((row) => wordsOf(grid.at(row, column)));
    const isName = roleOf(corner) === "figure" && corner !== "" && !isMeta(corner) && !known.isMeasure(corner);
    return { corner: nameAsWritten(isName ? corner : nameOverUnit(grid, block, known)), labels: labels.join("|") };
  });
  return corners.map(({ corner, labels }) =>
    corner !== "" && corners.some((other) => other.labels === labels && other.corner !== corner && other.corner !== "")
      ? corner
      : undefined,
  );
}

/** The name that stands over the unit line above a table, "" where none does. */
function nameOverUnit(grid: Grid, { titleRows }: Block, known: Known): string {
  const lines = titleRows.map((row) => grid.sheet.rows[row]?.filter((value) => !isBlank(value)).map(wordsOf) ?? []);
  const isUnit = (words: readonly string[]) => words.length > 0 && words.every((text) => findUnits(text).length > 0);
  const at = lines.map(isUnit).lastIndexOf(true);
  const [name = "", ...others] = lines[at - 1] ?? [];
  const isName = others.length === 0 && !isMeta(name) && !isTitle(name) && !isPeriod(name) && !known.isMeasure(name);
  return isName && findPeriods(name).length === 0 ? name : "";
}

/**
 * The figures of tables, in the order of the sheet.
 *
 * @example
 * observationsOf(readSheet(plainSheet([["2017年1-8月（万元）"], ["项目", "累计"], ["税收收入", 40048]]), namesOf(EMPTY_DICTIONARY)).tables).map(({ cell, figure }) => [cell, figure]) // => [["B3", 40048]]
 */
export function observationsOf(tables: readonly Table[]): Observation[] {
  const found: Observation[] = [];
  for (const { cells } of tables)
    for (const row of cells) for (const observation of row) if (observation) found.push(observation);
  return found;
}
