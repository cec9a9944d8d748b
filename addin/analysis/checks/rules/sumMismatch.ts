import type { Table } from "../../model/observation";
import type { Names } from "../../model/indicator";
import type { Evidence } from "../../model/reading";
import { byRegion } from "../byRegion";
import { faultOf, type Fault } from "../fault";
import { numberAt, type Known } from "../printed";
import type { Recorder, Rule } from "../rule";
import { exactDifference } from "../../model/rounding";
import { exactSum } from "../balance";
import { sumsOf, type HeldSum } from "../sums";

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
    for (const own of month.tables)
      for (const table of new Set([own, byRegion(own)]))
        for (const sum of sumsOf(month.names, table)) judgeSum(record, table, sum);
  },
};

function judgeSum(record: Recorder, table: Table, { total, parts, stated, holds, failing }: HeldSum): void {
  const isIdentity = holds.length > 0 ? holds.length >= failing.length : stated && failing.length <= 1;
  if (isIdentity && holds.length > 0) record.passed(holds.length);
  for (const { column, missing } of failing) {
    if (!isIdentity) {
      if (stated) record.undecided();
    } else if (missing) record.undecided();
    else record.failed(sumFault(table, total, parts, column));
  }
}

/** The sums of each column of levels that hold, of those that the table states (合计) or lays out. */
export function sumsBorneOut(table: Table, names: Names): (Evidence | undefined)[] {
  const sums = sumsOf(names, table);
  return table.columns.map((_, column) => {
    const right = sums.filter(({ holds }) => holds.includes(column)).length;
    const wrong = sums.filter(({ failing }) => failing.some((one) => one.column === column)).length;
    return right === 0 ? undefined : { right, judged: right + wrong };
  });
}

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
