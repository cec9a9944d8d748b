import { addTo } from "../../model/groups";
import { isLevel, type Table, type TableRow } from "../../model/observation";
import type { Names } from "../../model/indicator";
import type { Evidence } from "../../model/reading";
import { faultOf, type Fault } from "../fault";
import type { Month } from "../month";
import { figureAt, isInOneUnit, numberAt, printedPlaces, type Known } from "../printed";
import type { Recorder, Rule } from "../rule";
import { exactDifference } from "../../model/rounding";
import { exactSum, sumHolds } from "../balance";

/** A row that should be the sum of others. */
interface Identity {
  readonly total: number;
  readonly parts: readonly number[];
  /** Said by the sheet (合计, 一、 over 1.), not only by indentation. */
  readonly stated: boolean;
}

/**
 * A total is the sum of its parts (合计与分项之和不符). 其中 is a part already counted and is not added again.
 *
 * Not every indented list adds up, so a relation counts as an identity where it holds in at least as many columns as
 * it fails in; one that the sheet itself states (合计, numbering) also where there is but one column.
 */
export const sumMismatch: Rule = {
  name: "sum-mismatch",
  severity: "error",
  judge(month, record) {
    for (const table of month.tables) {
      const identities = identitiesOf(month.names, table);
      if (identities.length === 0) continue;
      const columns = table.columns.flatMap(({ measure }, c) => (isLevel(measure) ? [c] : []));
      for (const identity of identities) judgeIdentity(month, record, table, identity, columns);
    }
  },
};

function judgeIdentity(
  month: Month,
  record: Recorder,
  table: Table,
  { total, parts, stated }: Identity,
  columns: readonly number[],
): void {
  const failing: { column: number; missing: boolean }[] = [];
  let holds = 0;
  for (const column of columns) {
    const sum = sumIn(month.names, table, total, parts, column);
    if (sum?.holds) holds++;
    else if (sum) failing.push({ column, missing: sum.missing });
  }
  const isIdentity = holds > 0 ? holds >= failing.length : stated && failing.length <= 1;
  if (isIdentity && holds > 0) record.passed(holds);
  for (const { column, missing } of failing) {
    if (!isIdentity) {
      if (stated) record.undecided();
    } else if (missing) record.undecided();
    else record.failed(sumFault(table, total, parts, column));
  }
}

/** Whether a row is the sum of others in one column; undefined where the column does not say, or does not add up by nature. */
function sumIn(names: Names, table: Table, total: number, parts: readonly number[], column: number) {
  const whole = numberAt(table, total, column);
  if (!whole || names.indicator(whole.indicator)?.additive === false) return undefined;
  const figures: number[] = [];
  let places = printedPlaces(table, total, column);
  const isAlike = isInOneUnit(table, column) || parts.every((part) => hasUnit(table, part, column, whole.unit));
  for (const part of parts) {
    places = Math.min(places, printedPlaces(table, part, column));
    const figure = figureAt(table, part, column);
    if (!Number.isNaN(figure)) figures.push(figure);
  }
  if (figures.length === 0) return undefined;
  return { holds: isAlike && sumHolds(whole.figure, figures, places), missing: figures.length < parts.length };
}

/** The sums of each column of levels that hold, of those that the table states (合计, 一、 over 1.). */
export function sumsBorneOut(table: Table, names: Names): (Evidence | undefined)[] {
  const identities = identitiesOf(names, table);
  return table.columns.map(({ measure }, column) => {
    if (!isLevel(measure)) return undefined;
    const sums = identities.flatMap(({ total, parts }) => sumIn(names, table, total, parts, column) ?? []);
    const right = sums.filter(({ holds }) => holds).length;
    return right === 0 ? undefined : { right, judged: sums.length };
  });
}

const hasUnit = (table: Table, row: number, column: number, unit: string): boolean =>
  (numberAt(table, row, column)?.unit ?? unit) === unit;

function sumFault(table: Table, total: number, parts: readonly number[], column: number): Fault {
  const whole = numberAt(table, total, column) as Known;
  const numbers = parts.map((part) => numberAt(table, part, column)).filter((number) => number !== undefined);
  const expected = exactSum(numbers.map(({ figure }) => figure));
  const difference = exactDifference(whole.figure, expected);
  return faultOf(whole, {
    expected,
    rests: [whole, ...numbers],
    repairs: [
      { one: whole, figure: expected },
      ...numbers.map((one) => ({ one, figure: exactSum([one.figure, difference]) })),
    ],
  });
}

function identitiesOf(names: Names, table: Table): Identity[] {
  const { rows } = table;
  const hasFigures = (index: number) => table.cells[index]?.some((cell) => cell !== null) === true;
  // A heading has no figures; a unit that left all of its own blank is still one of those that should add up.
  const counts = (index: number) => hasFigures(index) || rows[index]?.region != null;
  const children = new Map<number, number[]>();
  rows.forEach((row, index) => {
    if (row.total || row.part || !counts(index) || isWhole(row, names.dictionary.peers.whole)) return;
    addTo(children, row.parent, index);
  });
  const found: Identity[] = [];
  for (const [total, parts] of children) {
    if (total < 0 || parts.length < 2 || !hasFigures(total)) continue;
    found.push({ total, parts, stated: false });
  }
  const totals = rows.flatMap((row, index) => (row.total && hasFigures(index) ? [index] : []));
  const top = children.get(-1) ?? [];
  let from = 0;
  for (const total of totals) {
    // Each of several totals closes the rows since the one before it; a single one closes them all, wherever it stands.
    const parts = totals.length === 1 ? top : top.filter((row) => row >= from && row < total);
    if (parts.length >= 2) found.push({ total, parts, stated: true });
    from = total + 1;
  }
  return found;
}

const isWhole = (row: TableRow, whole: string | undefined): boolean => whole !== undefined && row.region === whole;
