import type { Figure } from "./figure";
import type { Period } from "./period";

/** What a figure says of its indicator. */
export type Measure = "actual" | "base" | "change" | "growth" | "target" | "completion" | "share" | "rank";

/**
 * True of an amount itself, not of a rate or a place (绝对数).
 *
 * @example
 * isLevel("base") // => true
 * isLevel("growth") // => false
 */
export const isLevel = (measure: Measure): boolean =>
  measure === "actual" || measure === "base" || measure === "change" || measure === "target";

/** What a base, change or growth is taken against. */
export type Against = "lastYear" | "yearStart" | "lastMonth";

/** 快报, 调整, 决算. */
export type Version = "flash" | "adjusted" | "final";

/** One figure of one cell, with all that is needed to compare it and to find it again. */
export interface Observation {
  readonly file: string;
  readonly sheet: string;
  readonly cell: string;
  readonly region: string;
  readonly indicator: string;
  /** The period of the column; null where the sheet nowhere says it. */
  readonly period: Period | null;
  readonly measure: Measure;
  readonly against: Against | null;
  readonly basis: string;
  readonly version: Version | null;
  readonly figure: Figure;
  /** Unit of the figure; "%" with a ratio as value, "" where the sheet does not say. */
  readonly unit: string;
  /** The cell as shown. */
  readonly text: string;
}

/** A row of a table that was read: a region or an indicator, and where it stands in the tree of its neighbours. */
export interface TableRow {
  /** Row of the sheet, counted from 0. */
  readonly row: number;
  /** The label as it is compared: numbering, 其中 and blanks taken off. */
  readonly name: string;
  readonly region: string | null;
  readonly indicator: string | null;
  /** Index in `rows` of the row this one is under; -1 at the top. */
  readonly parent: number;
  /** A part (其中, #) that is not to be added again. */
  readonly part: boolean;
  /** A total of what stands beside it (合计, 总计, 全市). */
  readonly total: boolean;
}

/** A column of figures that was read: what its headers say. */
export interface TableColumn {
  readonly column: number;
  readonly header: string;
  readonly headerCell: string;
  readonly region: string | null;
  readonly indicator: string | null;
  readonly measure: Measure;
  readonly against: Against | null;
  readonly period: Period | null;
  readonly unit: string;
}

/** One table of a sheet, with its figures where they stood: `cells[row][column]` by the indices of `rows` and `columns`. */
export interface Table {
  readonly file: string;
  readonly sheet: string;
  readonly title: string;
  /** Column of the labels, counted from 0, and the cell of its header. */
  readonly labelColumn: number;
  readonly labelHeader: string;
  readonly rows: readonly TableRow[];
  readonly columns: readonly TableColumn[];
  readonly cells: readonly (readonly (Observation | null)[])[];
}
