import { monthBefore } from "../../model/period";
import { besideIn, eachNumber, isGrowing, saidBy } from "../columns";
import { earlierOf } from "../earlier";
import { faultOf } from "../fault";
import { isTelling } from "../printed";
import { placeOf, type Rule } from "../rule";

/** A figure of many digits is not last month's to the last of them (与上月数完全相同，疑未更新), unless the month brought nothing. */
export const unchangedFigure: Rule = {
  name: "unchanged-figure",
  severity: "warning",
  judge(month, record) {
    if (month.earlier.observations.length === 0) return;
    eachNumber(month.tables, isGrowing, (one, table, r, c) => {
      if (one.unit === "%" || !isTelling(one) || one.period === null || one.period.month === 1) return;
      const before = earlierOf(month, one, monthBefore(one.period));
      if (!before) return;
      const isSame = before.figure === one.figure && before.unit === one.unit;
      if (!isSame || besideIn(table, r, one, "actual", "month")?.figure === 0) record.passed();
      else
        record.failed(
          faultOf(one, { cause: "stale period", rests: [placeOf(one)], under: saidBy(table, c), what: "before" }),
        );
    });
  },
};
