import type { Table } from "../../model/observation";
import type { Names } from "../../model/indicator";
import type { Evidence } from "../../model/reading";
import { addsUp, columnsAdding } from "../borneOut";
import { byRegion } from "../byRegion";
import { compositionsOf } from "../composition";
import { aboutOf, faultOf, whatOf, type Fault } from "../fault";
import { numberAt, type Known } from "../printed";
import type { Recorder, Rule } from "../rule";
import { exactDifference } from "../../model/rounding";
import { exactSum } from "../balance";
import { sumsOf, type HeldSum } from "../sums";
import { isTurned, surplusesOf, type Surplus } from "../surplus";

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
        for (const sum of sumsOf(month.names, table))
          if (!isTurned(surplusesOf(table), sum.total, sum.parts)) judgeSum(record, table, sum);
    for (const table of month.tables) {
      judgeColumns(month.names, record, table);
      for (const surplus of surplusesOf(table)) judgeSurplus(record, table, surplus);
    }
  },
};

function judgeSum(record: Recorder, table: Table, { total, parts, stated, holds, failing }: HeldSum): void {
  const isIdentity = holds.length > 0 ? holds.length >= failing.length : stated && failing.length <= 1;
  if (isIdentity && holds.length > 0) record.passed(holds.length);
  for (const { column, missing } of failing) {
    if (!isIdentity) {
      if (stated) record.undecided();
    } else if (missing) record.undecided();
    else
      record.failed(
        sumFault(
          numberAt(table, total, column) as Known,
          parts.flatMap((part) => numberAt(table, part, column) ?? []),
        ),
      );
  }
}

/**
 * A column that nearly every row bears out to be the sum of those beside it is so in all rows (合计 to the right, 上半年). Those of
 * which the dictionary states the parts are judged by it.
 */
function judgeColumns(names: Names, record: Recorder, table: Table): void {
  const stated = new Set(compositionsOf(names).map(({ whole }) => whole));
  table.columns.forEach(({ indicator }, c) => {
    if (stated.has(indicator ?? "")) return;
    const parts = columnsAdding(table, c);
    if (!parts || isTurned(surplusesOf(table), c, parts)) return;
    table.rows.forEach((_, r) => {
      const holds = addsUp(table, r, c, parts);
      if (holds === true) record.passed();
      else if (holds === false)
        record.failed(
          sumFault(
            numberAt(table, r, c) as Known,
            parts.flatMap((at) => numberAt(table, r, at) ?? []),
            "=columns",
          ),
        );
    });
  });
}

/** What is left is what came in less what was spent (收入－支出＝结余), by the names of the three. */
function judgeSurplus(record: Recorder, table: Table, { whole, plus, minus, at, words, right, wrong }: Surplus): void {
  record.passed(right.length);
  for (const line of wrong) {
    const [left, ...terms] = [whole, ...plus, ...minus].flatMap((item) => numberAt(table, ...at(item, line)) ?? []);
    if (!left) continue;
    const figures = terms.map(({ figure }, index) => (index < plus.length ? figure : -figure));
    const expected = exactSum(figures);
    const difference = exactDifference(left.figure, expected);
    record.failed(
      faultOf(left, {
        expected,
        what: `${whatOf(left)}=surplus`,
        about: { ...aboutOf(left), label: words },
        rests: [left, ...terms],
        repairs: [
          { one: left, figure: expected },
          ...terms.map((one, index) => ({
            one,
            figure: exactSum([one.figure, index < plus.length ? difference : -difference]),
          })),
        ],
      }),
    );
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

/** `kind` tells apart two sums of one figure: by its rows, and by its columns. */
function sumFault(whole: Known, numbers: readonly Known[], kind = ""): Fault {
  const expected = exactSum(numbers.map(({ figure }) => figure));
  const difference = exactDifference(whole.figure, expected);
  return faultOf(whole, {
    expected,
    what: `${whatOf(whole)}${kind}`,
    rests: [whole, ...numbers],
    repairs: [
      { one: whole, figure: expected },
      ...numbers.map((one) => ({ one, figure: exactSum([one.figure, difference]) })),
    ],
  });
}
