import { monthBefore } from "../../model/period";
import { eachNumber, isGrowing, saidBy } from "../columns";
import { growthAt, growthFault, growthNow } from "../growthHistory";
import type { Rule } from "../rule";

/** By how much growth may turn within a month. */
const TURN = 0.3;

/** Growth does not turn into decline, or back, by thirty points within a month (增幅较上月由正转负或由负转正). */
export const growthReversal: Rule = {
  name: "growth-reversal",
  severity: "warning",
  judge(month, record) {
    if (month.earlier.observations.length === 0) return;
    eachNumber(month.tables, isGrowing, (one, table, r, c) => {
      if (one.unit === "%" || one.period === null || one.period.month === 1) return;
      const before = growthAt(month, one, monthBefore(one.period));
      const now = before === undefined ? undefined : growthNow(month, table, r, one);
      if (!now || before === undefined) return;
      if (now.growth * before >= 0 || Math.abs(now.growth - before) <= TURN) return void record.passed();
      record.failed(growthFault(month, now, before, saidBy(table, c)));
    });
  },
};
