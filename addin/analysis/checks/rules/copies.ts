// Figures that were copied: from an earlier table, from the column beside, from last month.
import { addTo } from "../../model/groups";
import { isLevel, type Table } from "../../model/observation";
import { monthBefore, periodKey, yearBefore, type Period } from "../../model/period";
import { isRate } from "../../model/unit";
import { besideIn, eachNumber, isGrowing, saidBy } from "../partners";
import { faultAt, faultOf, whatOf } from "../fault";
import { earlierOf, type Month } from "../month";
import { isKnown, isTelling, numberAt, type Known } from "../printed";
import type { Recorder, Rule } from "../rule";

/** Figures that must be comparable for a table to count as a copy. */
const LEAST_FIGURES = 4;

/**
 * A table is new (重报旧表). One whose telling figures are all those that were accepted a month or a year ago is last
 * month's, or last year's, under a new title. One finding for a file.
 */
export const staleCopy: Rule = {
  name: "stale-copy",
  severity: "warning",
  judge(month, record) {
    if (month.earlier.observations.length === 0) return;
    const copies = new Map<string, { table: Table; from: Period }[]>();
    for (const table of month.tables) {
      const from = copiedFrom(month, table);
      if (from === null) record.passed();
      else if (from) addTo(copies, table.file, { table, from });
    }
    for (const tables of copies.values()) {
      const [{ table, from }] = tables as [{ table: Table; from: Period }];
      const figures = tables.flatMap(({ table }) => numbersOf(table));
      record.failed(
        faultAt(table, table.titleCell, {
          about: { label: table.title },
          received: periodKey(from),
          expected: periodKey((figures[0] as Known).period as Period),
          cause: "stale period",
          rests: figures,
          whole: true,
        }),
      );
    }
  },
};

const numbersOf = ({ cells }: Table): Known[] => cells.flatMap((line) => line.filter(isKnown));

/** The period whose figures a table repeats; null where it has its own, undefined where too few can be compared. */
function copiedFrom(month: Month, table: Table): Period | null | undefined {
  const telling = numbersOf(table).filter(
    (one) => one.period !== null && isLevel(one.measure) && one.measure !== "target" && isTelling(one),
  );
  let isComparable = false;
  for (const back of [monthBefore, yearBefore]) {
    const pairs = telling.flatMap((one) => {
      const before = earlierOf(month, one, back(one.period as Period));
      return before ? [{ one, before }] : [];
    });
    isComparable ||= pairs.length >= LEAST_FIGURES;
    if (pairs.length >= LEAST_FIGURES && pairs.every(({ one, before }) => isSame(one, before)))
      return back((telling[0] as Known).period as Period);
  }
  return isComparable ? null : undefined;
}

const isSame = (one: Known, before: Known): boolean => one.figure === before.figure && one.unit === before.unit;

/** Rows of telling figures that must agree for a column to count as a copy. */
const LEAST_ROWS = 3;

/** Two columns of different meaning hold different figures (相邻两列数字完全相同，疑为误粘). In January the month is the year so far. */
export const repeatedColumn: Rule = {
  name: "repeated-column",
  severity: "warning",
  judge({ tables }, record) {
    for (const table of tables)
      table.columns.forEach((_, c) => {
        judgeColumn(record, table, c);
      });
  },
};

function judgeColumn(record: Recorder, table: Table, c: number): void {
  const [left, own] = [table.columns[c - 1], table.columns[c]];
  if (!left || !own || !isLevel(left.measure) || !isLevel(own.measure)) return;
  if (left.region !== own.region || left.indicator !== own.indicator || own.period?.month === 1) return;
  const cells: Known[] = [];
  for (let r = 0; r < table.rows.length; r++) {
    const [before, one] = [numberAt(table, r, c - 1), numberAt(table, r, c)];
    if (!before || !one) continue;
    if (before.figure !== one.figure) return void record.passed();
    cells.push(before, one);
  }
  const [first] = cells;
  if (!first || cells.filter(isTelling).length < 2 * LEAST_ROWS) return;
  // A year so far is known before its last month: the month is the copy.
  const [copy, model] = left.period?.span === "month" && own.period?.span !== "month" ? [left, own] : [own, left];
  record.failed(
    faultAt(table, copy.headerCell, {
      about: { region: own.region ?? "", indicator: own.indicator ?? "", label: copy.header },
      received: model.header,
      what: whatOf(first),
      rests: cells,
      whole: true,
    }),
  );
}

/** A figure of many digits is not last month's to the last of them (与上月数完全相同，疑未更新), unless the month brought nothing. */
export const unchangedFigure: Rule = {
  name: "unchanged-figure",
  severity: "warning",
  judge(month, record) {
    if (month.earlier.observations.length === 0) return;
    eachNumber(month.tables, isGrowing, (one, table, r, c) => {
      if (isRate(one.unit) || !isTelling(one) || one.period === null || one.period.month === 1) return;
      const before = earlierOf(month, one, monthBefore(one.period));
      if (!before) return;
      if (!isSame(one, before) || besideIn(table, r, one, "actual", "month")?.figure === 0) record.passed();
      else record.failed(faultOf(one, { cause: "stale period", under: saidBy(table, c), what: "before" }));
    });
  },
};
