import { decimalOf } from "../model/decimal";
import { isNumber } from "../model/figure";
import type { Observation, Table } from "../model/observation";

/** Places beyond which a cell holds an unrounded result and not a printed figure. */
const UNROUNDED = 8;

/** The figures of a table side by side: what rules ask of every cell, read off once. */
interface Figures {
  readonly table: Table;
  readonly width: number;
  /** Row by row; NaN where there is no number. */
  readonly numbers: Float64Array;
  /** Places of each cell, row by row. */
  readonly written: Int8Array;
  /** Places of each column; -1 where its rows differ in unit (亩, 户, 亿元) and are printed each in its own way. */
  readonly places: readonly number[];
}

const FIGURES = new WeakMap<Table, Figures>();
/** The table asked about last, which is nearly always the one asked about next. */
let latest: Figures | undefined;

function figuresOf(table: Table): Figures {
  if (latest?.table === table) return latest;
  latest = FIGURES.get(table) ?? readOff(table);
  FIGURES.set(table, latest);
  return latest;
}

function readOff(table: Table): Figures {
  const width = table.columns.length;
  const numbers = new Float64Array(table.cells.length * width).fill(NaN);
  const written = new Int8Array(numbers.length);
  const places = new Array<number>(width).fill(0);
  const units = new Array<string | undefined>(width);
  table.cells.forEach((line, r) => {
    line.forEach((cell, c) => {
      if (!cell) return;
      const own = (written[r * width + c] = Math.min(cell.places, 100));
      if (!isNumber(cell.figure)) return;
      numbers[r * width + c] = cell.figure;
      const column = places[c] as number;
      if (column < 0) return;
      if (units[c] !== undefined && units[c] !== cell.unit) places[c] = -1;
      else if (own > column && !isUnrounded(own)) places[c] = own;
      units[c] = cell.unit;
    });
  });
  return { table, width, numbers, written, places };
}

/**
 * Places that a figure is printed with: those of its text, or of its column where the cell drops trailing zeros (9 in a
 * column of 8.8 and 3.2). Of percentages, places of the percentage.
 */
export function printedPlaces(table: Table, row: number, column: number): number {
  const { width, written, places } = figuresOf(table);
  const own = written[row * width + column] ?? 0;
  const common = places[column] ?? -1;
  return common >= 0 && !isUnrounded(own) ? common : own;
}

/** The number of a cell alone; NaN where it has none. */
export function figureAt(table: Table, row: number, column: number): number {
  const { width, numbers } = figuresOf(table);
  return column < 0 ? NaN : (numbers[row * width + column] ?? NaN);
}

/** True where all numbers of a column are in one unit. */
export const isInOneUnit = (table: Table, column: number): boolean => (figuresOf(table).places[column] ?? -1) >= 0;

/** True where a cell holds a computed number in full, not a printed one. */
export const isUnrounded = (places: number): boolean => places > UNROUNDED;

/** An observation whose figure is a number. */
export type Known = Observation & { readonly figure: number };

export const isKnown = (one: Observation | null | undefined): one is Known =>
  one !== null && one !== undefined && isNumber(one.figure);

/** The observation of a cell where it is a number. */
export function numberAt(table: Table, row: number, column: number): Known | undefined {
  const cell = column < 0 ? undefined : table.cells[row]?.[column];
  return isKnown(cell) ? cell : undefined;
}

/** Fewer digits than these come twice by chance: counts of projects, of meetings. */
const TELLING = 4;

/** True of a number with so many digits that it does not come twice by chance. */
export function isTelling({ figure }: Known): boolean {
  return (
    figure !== 0 &&
    decimalOf(figure)
      .units.toString()
      .replace(/^-|(?<!0)0+$/g, "").length >= TELLING
  );
}
