import * as jupyter from "tslab/dist/jupyter";
import { digits, isNumber, points, reasonWords, type Figure } from "county-monthly";

/** Puts one result under the cell, in every form that the reader's tool may choose from; outside a kernel, nowhere. */
export function show(data: Readonly<Record<string, string>>): void {
  // tslab's own display takes one form at a time.
  jupyter.lastWriteDisplayData?.({ data, metadata: {}, transient: {} }, false);
}

/** A number in a column whose heading has the unit; an absence as its reason. */
export const count = (figure: Figure, decimals?: number): string =>
  isNumber(figure)
    ? digits(figure, { grouped: true, ...(decimals === undefined ? {} : { decimals }) })
    : reasonWords(figure.absent);

/** Percentage points in a column or on an axis whose heading says so. */
export const bare = (ratio: Figure, decimals?: number): string => points(ratio, decimals).replace("个百分点", "");

/** A change of place as a bureau marks it: ↑2 for two places up, ↓1 for one down, — where it stayed. */
export function arrow(change: Figure): string {
  if (!isNumber(change)) return reasonWords(change.absent);
  return change === 0 ? "—" : `${change > 0 ? "↑" : "↓"}${digits(Math.abs(change))}`;
}

/** A character as wide as a Chinese one. */
export const isWide = (sign: string): boolean => /[\u1100-\uffe6]/.test(sign);

/** A column of a table: its heading, and the words of one row, made by the module's own report functions. */
export interface Column<Row> {
  readonly title: string;
  readonly words: (row: Row, index: number) => string;
  /** Text stands left, numbers (the default) right. */
  readonly align?: "left" | "right";
}

export interface TableOptions<Row> {
  readonly title: string;
  /** 单位, where one unit holds for the whole table. */
  readonly unit?: string;
  readonly note?: string;
  /** Rows in bold: totals, the own county. */
  readonly bold?: (row: Row) => boolean;
}

/** A fiscal table in three lines (三线表), as HTML and as text. */
export function table<Row>(rows: readonly Row[], columns: readonly Column<Row>[], options: TableOptions<Row>): void {
  const words = rows.map((row, i) => columns.map((column) => column.words(row, i)));
  show({ "text/html": html(rows, words, columns, options), "text/plain": plain(words, columns, options) });
}

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[sign] ?? sign);

const RULE = "currentColor";

function html<Row>(
  rows: readonly Row[],
  words: readonly (readonly string[])[],
  columns: readonly Column<Row>[],
  { title, unit, note, bold }: TableOptions<Row>,
): string {
  const cell = (tag: "td" | "th", text: string, { align = "right" }: Column<Row>, more = "") =>
    `<${tag} style="text-align:${align};padding:3px 10px;white-space:nowrap${more}">${escaped(text)}</${tag}>`;
  const head = columns.map((column) => cell("th", column.title, column, `;border-bottom:1px solid ${RULE}`)).join("");
  const body = words.map((texts, i) => {
    const weight = bold?.(rows[i] as Row) ? ";font-weight:bold" : "";
    const cells = columns.map((column, j) => cell("td", texts[j] ?? "", column, weight));
    return `<tr>${cells.join("")}</tr>`;
  });
  const under = unit === undefined ? "" : `<span style="font-weight:normal">　单位：${escaped(unit)}</span>`;
  const foot = note === undefined ? "" : `<p style="margin:2px 0 12px;font-size:90%">${escaped(note)}</p>`;
  return [
    `<table style="border-collapse:collapse;border-top:2px solid ${RULE};border-bottom:2px solid ${RULE};margin:4px 0 8px">`,
    `<caption style="caption-side:top;text-align:left;font-weight:bold;padding:4px 0">${escaped(title)}${under}</caption>`,
    `<thead><tr>${head}</tr></thead>`,
    "<tbody>",
    ...body,
    "</tbody>",
    `</table>${foot}`,
  ].join("\n");
}

/** Counts the places of a text, two for a Chinese character. */
const widthOf = (text: string): number => [...text].reduce((sum, sign) => sum + (isWide(sign) ? 2 : 1), 0);

function plain<Row>(
  words: readonly (readonly string[])[],
  columns: readonly Column<Row>[],
  { title, unit, note }: TableOptions<Row>,
): string {
  const lines = [columns.map((column) => column.title), ...words];
  const widths = columns.map((_, j) => Math.max(...lines.map((line) => widthOf(line[j] ?? ""))));
  const padded = lines.map((line) =>
    columns
      .map(({ align = "right" }, j) => {
        const blank = " ".repeat((widths[j] ?? 0) - widthOf(line[j] ?? ""));
        return align === "left" ? `${line[j] ?? ""}${blank}` : `${blank}${line[j] ?? ""}`;
      })
      .join("  ")
      .trimEnd(),
  );
  const head = unit === undefined ? title : `${title}  单位：${unit}`;
  return [head, ...padded, ...(note === undefined ? [] : [note])].join("\n");
}
