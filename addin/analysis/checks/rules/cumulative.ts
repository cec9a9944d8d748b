// Amounts so far this year, and those of the month alone.
import { cachedFor } from "../../model/cache";
import { groupedBy } from "../../model/groups";
import type { Table } from "../../model/observation";
import { monthBefore, periodKey, type YearMonth } from "../../model/period";
import { balance, type Term } from "../balance";
import { besideIn, eachNumber, isSingle, isToDate, saidBy } from "../partners";
import { faultOf } from "../fault";
import { earlierOf, isFlow, isFollowed } from "../month";
import { isKnown, type Known } from "../printed";
import { recordBalance, type Rule } from "../rule";

/** A cumulative figure is last month's and this month's (累计不等于上月累计加本月). */
export const cumulativeMismatch: Rule = {
  name: "cumulative-mismatch",
  severity: "error",
  judge(month, record) {
    eachNumber(month.tables, isSingle, (single, table, r, c) => {
      const { period } = single;
      if (!period || !isFlow(month, single)) return;
      const toDate = besideIn(table, r, single, "actual", "yearToDate");
      if (!toDate) return;
      const before =
        period.month === 1
          ? undefined
          : (earlierOf(month, toDate, { ...monthBefore(period), span: "yearToDate" }) ?? aboveIn(table, toDate));
      if (period.month > 1 && !before && !isFollowed(month, single)) return;
      if (!before && period.month > 1) return void record.undecided();
      const last = (sign: 1 | -1): Term[] => (before ? [[sign, before]] : []);
      const judged = balance(toDate, [...last(1), [1, single]]);
      const back = balance(single, [[1, toDate], ...last(-1)]);
      if (!back) return void record.undecided();
      recordBalance(record, toDate, judged, (expected) => ({
        rests: [toDate, single],
        under: saidBy(table, c),
        repairs: [
          { one: toDate, figure: expected },
          { one: single, figure: back.expected },
        ],
      }));
    });
  },
};

/** The figure of the month before that the same table states: months below one another, 当月 | 累计. */
function aboveIn(table: Table, toDate: Known): Known | undefined {
  const { period, region, indicator } = toDate;
  const [only, ...others] = period ? (toDates(table).get(keyOf(region, indicator, monthBefore(period))) ?? []) : [];
  return others.length === 0 ? only : undefined;
}

const keyOf = (region: string, indicator: string, period: YearMonth): string =>
  [region, indicator, periodKey(period)].join("\n");

const toDates = cachedFor((table: Table) =>
  groupedBy(
    table.cells.flatMap((line) =>
      line.filter((one): one is Known => isKnown(one) && one.measure === "actual" && one.period?.span === "yearToDate"),
    ),
    ({ region, indicator, period }) => keyOf(region, indicator, period as YearMonth),
  ),
);

/** A cumulative figure is no less than a month ago (累计数小于上月), unless the sheet says that this month's was negative. */
export const cumulativeFalls: Rule = {
  name: "cumulative-falls",
  severity: "error",
  judge(month, record) {
    if (month.earlier.observations.length === 0) return;
    eachNumber(month.tables, isToDate, (one, table, r, c) => {
      const { period } = one;
      if (!period || period.month === 1 || !isFlow(month, one)) return;
      const before = earlierOf(month, one, monthBefore(period));
      const judged = before && balance(one, [[1, before]]);
      if (!judged) return;
      const single = besideIn(table, r, one, "actual", "month");
      const terms: Term[] = single
        ? [
            [1, before],
            [1, single],
          ]
        : [];
      const isSaid = single !== undefined && single.figure < 0 && balance(one, terms)?.holds === true;
      if (judged.holds || one.figure > judged.expected || isSaid) record.passed();
      else record.failed(faultOf(one, { expected: judged.expected, under: saidBy(table, c), what: "before" }));
    });
  },
};

/** Balances of two flows may well be negative. */
const NET = /净|差额|结余|盈亏|利润|增加额|增量/;

/** A month in which more was paid back than came in (当月数为负) is to be explained. */
export const negativeMonth: Rule = {
  name: "negative-month",
  severity: "warning",
  judge(month, record) {
    eachNumber(month.tables, isSingle, (one) => {
      if (!isFlow(month, one) || NET.test(one.indicator)) return;
      if (one.figure >= 0) record.passed();
      else record.failed(faultOf(one, { repairs: [{ one, figure: -one.figure }] }));
    });
  },
};
