import type { CellValue } from "../../analysis";
import type { BookSheet, PlacedChart, Style } from "../book/book";
import type { ChartSpec } from "../port/workbook";
import { PLAIN_COLOR, type Chart } from "./chart";

/** The bars of a chart, from the cells that it is of. */
export interface Bars {
  readonly title: string;
  readonly labels: readonly string[];
  readonly series: readonly Series[];
}

interface Series {
  readonly name: string;
  readonly bars: readonly Bar[];
}

/** A bar, and the number beside it as its cell shows it; null where the cell has none. */
interface Bar {
  readonly value: number | null;
  readonly text: string;
}

/**
 * Reads the bars of a chart off its cells.
 *
 * @param cellAt the text and the number of a cell
 */
export function barsOf({ title, data }: ChartSpec, cellAt: (row: number, column: number) => Bar): Bars {
  const { top, left, bottom, right } = data;
  const rows = Array.from({ length: bottom - top }, (_, i) => top + 1 + i);
  return {
    title,
    labels: rows.map((row) => cellAt(row, left).text),
    series: Array.from({ length: right - left }, (_, i) => left + 1 + i).map((column) => ({
      name: cellAt(top, column).text,
      bars: rows.map((row) => cellAt(row, column)),
    })),
  };
}

/** A chart as a file keeps it, with the figures of its sheet. */
export function chartIn(sheet: BookSheet, { chart }: PlacedChart, styles: readonly Style[]): Chart {
  const valueAt = (row: number, column: number): CellValue => sheet.rows[row]?.[column]?.value ?? null;
  const cellAt = (row: number, column: number): Bar => {
    const value = valueAt(row, column);
    return { text: String(value ?? ""), value: typeof value === "number" ? value : null };
  };
  const { title, labels, series } = barsOf(chart, cellAt);
  const style = sheet.rows[chart.data.top + 1]?.[chart.data.left + 1]?.style;
  return {
    title,
    description: title,
    kind: "bars",
    categories: labels,
    series: series.map(({ name, bars }) => ({
      name,
      values: bars.map(({ value }) => value),
      color: PLAIN_COLOR,
      labelled: true,
    })),
    format: (style === undefined ? undefined : styles[style]?.format) ?? "General",
  };
}
