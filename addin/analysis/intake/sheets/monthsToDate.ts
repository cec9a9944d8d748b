// Months that stand side by side or below one another, each of which holds the year so far: 1月 | 2月 | 3月 under 累计进度表.
import type { CellAddress } from "../../model/address";
import type { Finding } from "../../model/finding";
import type { Sheet } from "../../model/sheet";
import type { Row } from "./cells";
import { isSameSubject, type Column } from "./columns";
import type { Context } from "./context";
import { numbersIn } from "./votes";
import { twoReadings } from "./tableFindings";

/** A month and no word of how far it reaches. */
const BARE = /(?:^|[ /年])\d{1,2}月份?$/;
/** Months that are enough to tell, and the part of their number that the last is of the first where they add up. */
const LEAST = 4;
const STEEP = 0.5;

type Line = readonly (number | undefined)[];

/** True of figures that never fall, blanks at the end left aside. */
const isRising = (line: Line): boolean => {
  const known = line.filter((figure) => figure !== undefined);
  return known.length >= LEAST && known.every((figure, index) => index === 0 || figure >= (known[index - 1] as number));
};

/** True of rising figures of which the last is as far from the first as so many months of the same size are. */
const isSteep = (line: Line): boolean => {
  const known = line.filter((figure) => figure !== undefined);
  const [first = 0, last = 0] = [known[0], known.at(-1)];
  return isRising(line) && first > 0 && last >= first * known.length * STEEP;
};

const areAll = (lines: readonly Line[], test: (line: Line) => boolean): boolean => {
  const filled = lines.filter((line) => line.filter((figure) => figure !== undefined).length >= LEAST);
  return filled.length > 0 && filled.every(test);
};

/** Whether months hold the year so far: they do where the title says 累计 and no figure falls, and are to be asked where they only rise like it. */
const reachOf = ({ title }: Context, lines: readonly Line[]): "year so far" | "open" | null =>
  /累计/.test(title) && areAll(lines, isRising) ? "year so far" : areAll(lines, isSteep) ? "open" : null;

interface Settled<Item> {
  readonly items: readonly Item[];
  readonly findings: readonly Finding[];
}

/** Columns of months that hold the year so far where the title says 累计 and no figure falls; where only the figures say so, it is asked. */
export function columnsToDate(
  columns: readonly Column[],
  context: Context,
  sheet: Sheet,
  rows: readonly number[],
  place: (cell: string) => CellAddress,
): Settled<Column> {
  const isBare = ({ facts }: Column): boolean =>
    facts.measure === "actual" && facts.period?.span === "month" && facts.taught === null && BARE.test(facts.header);
  const [first] = columns.filter(isBare);
  const months = columns.filter((column) => isBare(column) && first && isSameSubject(column, first));
  const isElse = columns.some((column) => !isBare(column) && column.facts.measure === "actual");
  if (!first || months.length < LEAST || isElse) return { items: columns, findings: [] };
  const byColumn = months.map(({ column }) => numbersIn(sheet, rows, column));
  const lines = rows.map((_, index) => byColumn.map((numbers) => numbers[index]));
  const reach = reachOf(context, lines);
  if (reach === "year so far")
    return { items: columns.map((column) => (isBare(column) ? toDate(column) : column)), findings: [] };
  const { header, headerCell } = first.facts;
  const asked = reach === "open" ? [twoReadings(place(headerCell), header, "当月", "累计")] : [];
  return { items: columns, findings: asked };
}

const toDate = (column: Column): Column => {
  const { facts } = column;
  return facts.period
    ? { ...column, span: "yearToDate", facts: { ...facts, period: { ...facts.period, span: "yearToDate" } } }
    : column;
};

/** The same of rows of months over columns that say nothing of how far they reach. */
export function rowsToDate(
  rows: readonly Row[],
  columns: readonly Column[],
  context: Context,
  sheet: Sheet,
  place: (cell: string) => CellAddress,
): Settled<Row> {
  const isMonth = ({ label }: Row): boolean => label.period?.span === "month" && !label.period.lastYear;
  const months = rows.filter(isMonth);
  const open = columns.filter(
    ({ span, facts }) => span === null && facts.measure === "actual" && facts.taught === null,
  );
  const isOne = new Set(months.map(({ facts }) => `${facts.region ?? ""}|${facts.indicator ?? ""}`)).size === 1;
  const isElse = rows.some(({ facts }) => facts.total) || columns.some(({ span }) => span === "month");
  if (months.length < LEAST || open.length === 0 || !isOne || isElse) return { items: rows, findings: [] };
  const lines = open.map(({ column }) =>
    numbersIn(
      sheet,
      months.map(({ label }) => label.row),
      column,
    ),
  );
  const reach = reachOf(context, lines);
  if (reach === "year so far") return { items: rows.map((row) => (isMonth(row) ? rowToDate(row) : row)), findings: [] };
  const [first] = months;
  if (!first || reach !== "open") return { items: rows, findings: [] };
  return { items: rows, findings: [twoReadings(place(first.facts.labelCell), first.label.times, "当月", "累计")] };
}

const rowToDate = (row: Row): Row => {
  const { label } = row;
  return label.period
    ? { ...row, label: { ...label, span: "yearToDate", period: { ...label.period, span: "yearToDate" } } }
    : row;
};
