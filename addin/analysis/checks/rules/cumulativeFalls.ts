import { monthBefore } from "../../model/period";
import { balance } from "../balance";
import { besideIn, eachNumber, isToDate, saidBy } from "../columns";
import { earlierOf, isFlow } from "../earlier";
import { faultOf } from "../fault";
import { placeOf, type Rule } from "../rule";

/** What has come in so far is no less than a month ago (累计数小于上月), unless the sheet says that this month's was negative. */
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
      const isSaid =
        single !== undefined &&
        single.figure < 0 &&
        balance(one, [
          [1, before],
          [1, single],
        ])?.holds === true;
      if (judged.holds || one.figure > judged.expected || isSaid) record.passed();
      else
        record.failed(
          faultOf(one, { expected: judged.expected, rests: [placeOf(one)], under: saidBy(table, c), what: "before" }),
        );
    });
  },
};
