import type { Department } from "./indicator";
import type { Around, Table } from "./observation";
import type { Period } from "./period";
import { labelOf, labelWords } from "./words";

/**
 * Why a reading asks for a look, the gravest first: its table's arithmetic says otherwise, words of its header were not
 * understood, something of it was assumed, nothing bears it out.
 */
export type Doubt = "contradicted" | "unread" | "assumed" | "unconfirmed";

/**
 * The department that a file or its sheet is named after (报送单位), the longest name where several are meant; undefined
 * where neither is named after one.
 *
 * @example
 * departmentNamed({ file: "财政局8月.xlsx", sheet: "表1" }, [{ name: "财政局", contact: "", phone: "" }]) // => "财政局"
 */
export function departmentNamed(
  { file, sheet }: Pick<Table, "file" | "sheet">,
  departments: readonly Department[],
): string | undefined {
  const named = (text: string): string | undefined =>
    departments
      .map(({ name }) => name)
      .filter((name) => name !== "" && text.includes(name))
      .sort((a, b) => b.length - a.length)[0];
  return named(fileStem(file)) ?? named(sheet);
}

/**
 * The name of a file without its folders and its ending, which is letters: 2017.8 is a name without one.
 *
 * @example
 * fileStem("报表/财政局.xlsx") // => "财政局"
 * fileStem("2017.8") // => "2017.8"
 */
export const fileStem = (file: string): string => file.replace(/^.*[\\/]/, "").replace(/\.[a-z]{2,5}$/i, "");

/**
 * How a column is read, in the words that the sheet 读法 keeps: 增幅、上年同期、累计、%. Of January no span is said, since its
 * table reads 1月 where those of the other months read 1—8月.
 */
export function columnWords(table: Pick<Table, "columns" | "cells">, index: number): string {
  const column = table.columns[index];
  if (!column) return "";
  const { measure, against, period } = column;
  const said = [labelWords("measure", measure), against === null ? "" : labelWords("against", against)];
  // Where the rows say units of their own, the column has none.
  const [unit = "", ...others] = unitsOfColumn(table, index);
  return listOf([...said, spanWords(period), others.length === 0 ? unit : ""]);
}

/**
 * How the surroundings of a table are read, in the words that the sheet 读法 keeps; — where they say nothing.
 *
 * @example
 * aroundWords({ period: { year: 2017, month: 8, span: "yearToDate" }, unit: "万元" }) // => "累计、万元"
 */
export const aroundWords = ({ period, unit }: Pick<Around, "period" | "unit">): string =>
  listOf([spanWords(period), unit]) || "—";

const spanWords = (period: Period | null): string =>
  period === null || period.month === 1 ? "" : labelWords("span", period.span);

const listOf = (words: readonly string[]): string => words.filter((word) => word !== "").join("、");

/** The units of the figures of a column, from its header, its rows or from around the table. */
export function unitsOfColumn({ columns, cells }: Pick<Table, "columns" | "cells">, index: number): string[] {
  const units = new Set(cells.map((row) => row[index]?.unit ?? "").filter((unit) => unit !== ""));
  const own = columns[index]?.unit ?? "";
  return units.size > 0 || own === "" ? [...units] : [own];
}

/**
 * Tells whether two readings in the words of the sheet 读法 are one; spans count where both say one.
 *
 * @example
 * sameReading("本期数、累计、万元", "本期数、万元") // => true
 * sameReading("本期数、累计、万元", "本期数、当月、万元") // => false
 */
export function sameReading(one: string, other: string): boolean {
  const [a, b] = [one, other].map((words) => words.split("、"));
  const isSpan = (word: string): boolean => labelOf("span", word) !== undefined;
  const rest = (words: readonly string[] = []): string => words.filter((word) => !isSpan(word)).join("、");
  const [first, second] = [a?.find(isSpan), b?.find(isSpan)];
  return rest(a) === rest(b) && (first === undefined || second === undefined || first === second);
}

/** How a table was laid out and read (版式), as it is kept for the next month. */
export interface LayoutRead {
  readonly file: string;
  readonly sheet: string;
  /** The headings of its labels and figures, see `Layout`. */
  readonly headers: string;
  /** Its columns, and how each is read without what the bureau taught of it. */
  readonly columns: readonly { readonly heading: string; readonly words: string }[];
}

/** How a table is laid out and read. */
export const layoutRead = (table: Pick<Table, "file" | "sheet" | "layout" | "columns" | "cells">): LayoutRead => ({
  file: table.file,
  sheet: table.sheet,
  headers: table.layout.headers,
  columns: table.columns.map(({ heading, taught }, c) => ({ heading, words: taught ?? columnWords(table, c) })),
});

/** How many rows of a column the arithmetic of its table could judge, and how many it bears out. */
export interface Evidence {
  readonly right: number;
  readonly judged: number;
}

/** The figures of a table in short, by which it is known again: its first and last ones, and how many there are. */
export function figuresMark({ cells }: Pick<Table, "cells">): string {
  const figures = cells.flat().flatMap((one) => (typeof one?.figure === "number" ? [one.figure] : []));
  return figures.length === 0 ? "" : `${figures[0]}…${figures.at(-1)}（${figures.length}）`;
}

/**
 * The headings that the headers of a layout list, the second of two alike by its first.
 *
 * @example
 * hasHeading("县市|累计|增减%", "增减%（2）") // => true
 */
export function hasHeading(headers: string, heading: string): boolean {
  const all = headers.split("|");
  return all.includes(heading) || all.includes(heading.replace(/（\d+）$/, ""));
}
