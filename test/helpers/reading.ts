// Tables of a test, how they are read, and what is told of them.
import { expect } from "vitest";
import {
  monthly,
  namesOf,
  observationsOf,
  plainSheet,
  readSheet,
  type CellValue,
  type Dictionary,
  type Sheet,
} from "../../addin/analysis/index";

export type Rows = readonly (readonly CellValue[])[];

export const UNIT = "单位：万元";

/** A column of figures: its header, and a figure for each row. */
export type ColumnOf = readonly [header: string, ...figures: CellValue[]];

/** A table of revenue, tax and the rest of it under a title, with the columns given. */
export const revenueUnder = (title: string, ...cells: readonly ColumnOf[]): Rows => [
  [title],
  [UNIT],
  ["项目", ...cells.map(([header]) => header)],
  ["财政总收入", ...cells.map(([, first = null]) => first)],
  ["税收收入", ...cells.map(([, , second = null]) => second)],
  ["非税收入", ...cells.map(([, , , third = null]) => third)],
];

/** Everything that is told of a sheet at 核实 or above, what follows from another finding aside. */
export const toldOf = (sheet: Sheet, dictionary: Dictionary): string[] =>
  monthly({ sheets: [sheet], dictionary }).findings.flatMap(({ rule, cell, severity, becauseOf }) =>
    severity === "info" || becauseOf !== null ? [] : [`${rule} ${cell}`],
  );

/** The reading of every cell: region, indicator, period and span, measure, figure with its unit. */
export const readOf = (sheet: Sheet, dictionary: Dictionary): Map<string, string> =>
  new Map(
    observationsOf(readSheet(sheet, namesOf(dictionary)).tables).map(
      ({ cell, region, indicator, period, measure, against, figure, unit }) => [
        cell,
        [
          region,
          indicator,
          period ? `${period.year}-${period.month} ${period.span}` : "?",
          against === null || against === "lastYear" ? measure : `${measure} ${against}`,
          `${JSON.stringify(figure)}${unit}`,
        ].join("|"),
      ],
    ),
  );

/** A table, some of its cells with the reading that is right, and everything that is told. */
export type Case = readonly [name: string, rows: Rows, read: Readonly<Record<string, string>>, told: readonly string[]];

export function holdsWith(dictionary: Dictionary, [, rows, read, told]: Case, more: Partial<Sheet> = {}): void {
  const sheet = plainSheet(rows, { file: "财政局.xlsx", ...more });
  const found = readOf(sheet, dictionary);
  expect(Object.fromEntries(Object.keys(read).map((cell) => [cell, found.get(cell)]))).toEqual(read);
  expect(toldOf(sheet, dictionary)).toEqual(told);
}
