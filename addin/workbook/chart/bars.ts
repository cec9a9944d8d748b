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

interface ChartCell {
  readonly text: string;
  readonly value: unknown;
}

/**
 * Reads the bars of a chart off its cells.
 *
 * @param cellAt the text of a cell as it is shown, and its value
 */
export function barsOf({ title, data }: ChartSpec, cellAt: (row: number, column: number) => ChartCell): Bars {
  const { top, left, bottom, right } = data;
  const barAt = (row: number, column: number): Bar => {
    const { text, value } = cellAt(row, column);
    return { text, value: typeof value === "number" ? value : null };
  };
  const rows = Array.from({ length: bottom - top }, (_, i) => top + 1 + i);
  return {
    title,
    labels: rows.map((row) => cellAt(row, left).text),
    series: Array.from({ length: right - left }, (_, i) => left + 1 + i).map((column) => ({
      name: cellAt(top, column).text,
      bars: rows.map((row) => barAt(row, column)),
    })),
  };
}

/** A chart as a file keeps it, with the figures of its sheet. */
export function chartIn(sheet: BookSheet, { chart }: PlacedChart, styles: readonly Style[]): Chart {
  const cellAt = (row: number, column: number): ChartCell => {
    const value = sheet.rows[row]?.[column]?.value ?? null;
    return { text: String(value ?? ""), value };
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
