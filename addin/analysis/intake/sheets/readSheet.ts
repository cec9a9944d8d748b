import { findingOf, type Finding } from "../../model/finding";
import type { Names } from "../../model/indicator";
import type { Observation, Prose, Table } from "../../model/observation";
import { addressOf } from "../../model/address";
import type { Sheet } from "../../model/sheet";
import { append } from "../../model/lists";
import { withMonthsNamed } from "./bareMonths";
import { findTables, type Block } from "./tables";
import { cellsOf, gridOf, type Grid } from "./grid";
import { headerWords } from "./headers";
import { hiddenFindings } from "./tableFindings";
import { isMeta, isPeriod, isTitle } from "../words/line";
import { findPeriods } from "../words/period";
import { knownOf, type Known } from "../words/known";
import { roleOf } from "../words/columnRole";
import type { Corner } from "./context";
import { isPlaceNamed } from "./labelRows";
import { readTable, type TableReading } from "./readTable";
import { readLabel } from "../words/label";
import { turnedTables, withCells, type TurnedTables } from "./turned";
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
export function readSheet(submitted: Sheet, names: Names): Reading {
  const sheet = withMonthsNamed(submitted);
  const grid = gridOf(sheet);
  const known = knownOf(names);
  const { blocks, stray } = findTables(grid, known);
  const corners = cornersOf(grid, blocks, known);
  const tables: Table[] = [];
  const findings: Finding[] = [];
  const turned = turnedTables(grid, blocks, known);
  blocks.forEach((block, index) => {
    const first = index === 0 ? block : (blocks[0] as Block);
    const corner = corners[index] ?? null;
    const reading = readTurned(turned, index, first, corner, known) ?? readTable(grid, block, first, corner, names);
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

/** A table whose rows are measures, read as it is turned; undefined where it is not, or turning would lose something. */
function readTurned(
  turned: TurnedTables | undefined,
  index: number,
  first: Block,
  corner: Corner | null,
  { names }: Known,
): TableReading | undefined {
  const own = turned?.blocks.get(index);
  if (!turned || !own) return undefined;
  const { block, aside } = own;
  const { tables, findings } = readTable(turned.grid, block, index === 0 ? block : first, corner, names);
  const [table, ...more] = tables;
  const [part] = block.parts;
  const isWhole = table?.rows.length === block.bodyRows.length && table.columns.length === part?.figures.length;
  const areOfSheet = findings.every(({ cell }) => cell === "" || turned.cellOf(cell) !== undefined);
  if (!isWhole || more.length > 0 || !areOfSheet) return undefined;
  const cells = table.cells.map((line) =>
    line.map((one) => (one && turned.cellOf(one.cell) === undefined ? null : one)),
  );
  const whole: Table = { ...table, cells, leftOut: [...aside, ...table.leftOut] };
  return withCells({ tables: [whole], findings }, (cell) => turned.cellOf(cell) ?? cell);
}

/**
 * The names in the corner of each table. The figures are of an item of the dictionary that stands there. Of tables one below another
 * with the same labels, a name of its own in each corner (ALABAMA, ALASKA), or over the unit line above each, is the region, or
 * where the columns are places the item.
 */
function cornersOf(grid: Grid, blocks: readonly Block[], known: Known): (Corner | null)[] {
  const corners = blocks.map((block) => {
    const { headerRows, bodyRows, parts } = block;
    const column = parts[0]?.labels[0]?.column ?? 0;
    const words = headerWords(grid, headerRows);
    const corner = words.pieces(column).join("");
    const labels = bodyRows.slice(0, 3).map((row) => wordsOf(grid.at(row, column)));
    const isName = roleOf(corner) === "figure" && corner !== "" && !isMeta(corner) && !known.isMeasure(corner);
    const item = isName ? known.indicator(readLabel(corner).name)?.name : undefined;
    const arePlaces = parts.some(({ figures }) =>
      figures.some((figure) => words.pieces(figure).some((piece) => isPlaceNamed(piece, known))),
    );
    const name = nameAsWritten(isName ? corner : nameOverUnit(grid, block, known));
    return { item, name, arePlaces, labels: labels.join("|") };
  });
  return corners.map(({ item, name, arePlaces, labels }): Corner | null => {
    if (item !== undefined) return { region: null, indicator: item };
    const isOne = corners.some((other) => other.labels === labels && other.name !== name && other.name !== "");
    if (name === "" || !isOne) return null;
    return arePlaces ? { region: null, indicator: readLabel(name).name } : { region: name, indicator: null };
  });
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
