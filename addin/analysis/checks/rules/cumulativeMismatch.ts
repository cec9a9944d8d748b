import { monthBefore } from "../../model/period";
import { balance, type Term } from "../balance";
import { besideIn, eachNumber, isSingle, saidBy } from "../columns";
import { earlierOf, isFlow, isFollowed } from "../earlier";
import { faultOf } from "../fault";
import { placeOf, type Rule } from "../rule";
import { exactDifference } from "../sum";

/** What has come in so far is last month's cumulative and this month's (累计不等于上月累计加本月). */
export const cumulativeMismatch: Rule = {
  name: "cumulative-mismatch",
  severity: "error",
  judge(month, record) {
    eachNumber(month.tables, isSingle, (single, table, r, c) => {
      const { period } = single;
      if (!period || !isFlow(month, single)) return;
      if (period.month > 1 && !isFollowed(month, single)) return;
      const toDate = besideIn(table, r, single, "actual", "yearToDate");
      if (!toDate) return;
      const before =
        period.month === 1 ? undefined : earlierOf(month, toDate, { ...monthBefore(period), span: "yearToDate" });
      if (!before && period.month > 1) {
        record.undecided();
        return;
      }
      const terms: Term[] = before
        ? [
            [1, before],
            [1, single],
          ]
        : [[1, single]];
      const judged = balance(toDate, terms);
      const back = balance(
        single,
        before
          ? [
              [1, toDate],
              [-1, before],
            ]
          : [[1, toDate]],
      );
      if (!judged || !back) record.undecided();
      else if (judged.holds) record.passed();
      else
        record.failed(
          faultOf(toDate, {
            expected: judged.expected,
            rests: [toDate, single].map(placeOf),
            under: saidBy(table, c),
            repairs: [
              { one: toDate, figure: judged.expected },
              { one: single, figure: back.expected },
            ],
            difference: exactDifference(toDate.figure, judged.expected),
          }),
        );
    });
  },
};
