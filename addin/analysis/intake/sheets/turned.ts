// Tables whose rows are measures (累计, 上年同期, 增长%), turned below the sheet and read as those whose columns are.
import { addressOf, positionOf } from "../../model/address";
import type { LeftOut } from "../../model/observation";
import type { CellValue, Sheet } from "../../model/sheet";
import { partsOf } from "./blockColumns";
import { gridOf, type Grid } from "./grid";
import { turnedOf, type Piece, type Turned } from "./measureRows";
import { shapeOf } from "./shapes";
import type { Block } from "./tables";
import type { Known } from "../words/known";
import { isMeta } from "../words/line";
import { wordsOf } from "../words/text";
import { findUnits } from "../words/unit";

/** A table as it is turned, and what stood aside in it. */
export interface TurnedBlock {
  readonly block: Block;
  readonly aside: readonly LeftOut[];
}

/** The turned tables of a sheet, written below its rows, and the cell as submitted for each of their cells. */
export interface TurnedTables {
  readonly grid: Grid;
  /** By the number of the block that was turned. */
  readonly blocks: ReadonlyMap<number, TurnedBlock>;
  /** The address in the sheet as submitted; undefined for a cell of a turned table at which no figure was submitted. */
  cellOf(cell: string): string | undefined;
}

/** Turns those tables of a sheet whose rows are measures; undefined where it has none, or none that turning keeps whole. */
export function turnedTables(grid: Grid, blocks: readonly Block[], known: Known): TurnedTables | undefined {
  const found = blocks.flatMap((block, index) => {
    const turned = turnedOf(grid, block, known);
    return turned ? [{ turned, index }] : [];
  });
  if (found.length === 0) return undefined;
  const { sheet } = grid;
  const [rows, formatOf] = [[...sheet.rows], sheet.rows.map((_, row) => sheet.formatOf[row])];
  const cells = new Map<string, string>();
  const places = found.map(({ turned, index }) => ({
    turned,
    index,
    top: writeBelow(turned, sheet, rows, formatOf, cells),
  }));
  const around = gridOf({ ...sheet, rows, formatOf });
  const turnedBlocks = new Map<number, TurnedBlock>();
  for (const { turned, index, top } of places) {
    const block = blockOf(around, turned, top, known);
    if (block) turnedBlocks.set(index, { block, aside: turned.aside });
  }
  const isOfSheet = (cell: string): boolean => (positionOf(cell)?.row ?? 0) < sheet.rows.length;
  return {
    grid: around,
    blocks: turnedBlocks,
    cellOf: (cell) => (isOfSheet(cell) ? cell : cells.get(cell)),
  };
}

/** Writes a turned table below the rows of a sheet, and gives its first row. */
function writeBelow(
  { names, columns, figures, block }: Turned,
  sheet: Sheet,
  rows: (readonly CellValue[])[],
  formatOf: (readonly number[] | undefined)[],
  cells: Map<string, string>,
): number {
  const top = rows.length;
  const depth = Math.max(...columns.map(({ length }) => length));
  const write = (line: readonly (Piece | undefined)[], valueOf: (piece: Piece) => CellValue): void => {
    line.forEach((piece, column) => {
      if (piece) cells.set(addressOf(rows.length, column), addressOf(piece.row, piece.column));
    });
    formatOf.push(line.map((piece) => (piece ? (sheet.formatOf[piece.row]?.[piece.column] ?? -1) : -1)));
    rows.push(line.map((piece) => (piece ? valueOf(piece) : null)));
  };
  const corner = cornerOf(sheet, block);
  const units = findUnits(corner.words);
  const unit = isMeta(corner.words) ? corner.words : units.length === 0 ? "" : `单位：${units.join("、")}`;
  for (let level = 0; level < depth; level++) {
    // A corner that heads the measures says nothing of the names; one that holds for the table (单位：万元) does.
    cells.set(addressOf(rows.length, 0), addressOf(corner.row, corner.column));
    const own = level === 0 && unit !== "" ? { ...corner, words: unit } : undefined;
    write([own, ...columns.map((pieces) => pieces[level])], ({ words }) => words);
  }
  names.forEach((name, index) => {
    const line = (figures[index] ?? []).map((at) => at && { ...at, words: "" });
    const figure = ({ row, column }: Piece): CellValue => sheet.rows[row]?.[column] ?? null;
    write([name, ...line], (piece) => (piece === name ? name.words : figure(piece)));
  });
  return top;
}

/** The cell over the labels: the one that is a unit, or the first that says anything. */
function cornerOf({ rows }: Sheet, { headerRows, parts }: Block): Piece {
  const column = parts[0]?.labels[0]?.column ?? 0;
  const pieces = headerRows.map((row): Piece => ({ words: wordsOf(rows[row]?.[column]).trim(), row, column }));
  const [first = { words: "", row: 0, column }] = pieces;
  return pieces.find(({ words }) => isMeta(words)) ?? pieces.find(({ words }) => words !== "") ?? first;
}

/** The block of a turned table; undefined where its columns would be read as anything but one of names and those of figures. */
function blockOf(grid: Grid, { names, columns, block }: Turned, top: number, known: Known): Block | undefined {
  const depth = Math.max(...columns.map(({ length }) => length));
  const headerRows = Array.from({ length: depth }, (_, index) => top + index);
  const bodyRows = names.map((_, index) => top + depth + index);
  const shapes = bodyRows.map((row) => shapeOf(grid.sheet.rows[row] ?? [], row));
  const { parts, stray } = partsOf(grid, headerRows, shapes, known);
  const [part, ...others] = parts;
  const [label, ...more] = part?.labels ?? [];
  const isWhole =
    label?.column === 0 && others.length + more.length + stray.length === 0 && part?.figures.length === columns.length;
  return isWhole ? { ...block, headerRows, isHeaderInherited: false, bodyRows, parts } : undefined;
}

/** Puts other cells in the place of those that a reading names. */
export function withCells<T>(reading: T, cellOf: (cell: string) => string): T {
  const at = (value: unknown, key: string): unknown => {
    if (typeof value === "string") return ADDRESSES.has(key) ? cellOf(value) : value;
    if (Array.isArray(value)) return value.map((one) => at(one, key));
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, at(one, name)]));
  };
  return at(reading, "") as T;
}

const ADDRESSES: ReadonlySet<string> = new Set(["cell", "titleCell", "headerCell", "labelCell", "labelHeader"]);
