import type { Observation } from "../../model/observation";
import { balance } from "../balance";
import { eachNumber, isTarget, saidBy } from "../columns";
import { earlierOf } from "../earlier";
import { faultOf } from "../fault";
import { placeOf, type Month, type Rule } from "../rule";
import type { Known } from "../printed";

/** The year's budget stays what it was in the months before (年初预算与以前月份不同), unless the sheet calls it adjusted. */
export const budgetChanged: Rule = {
  name: "budget-changed",
  severity: "warning",
  judge(month, record) {
    if (month.earlier.observations.length === 0) return;
    eachNumber(month.tables, isTarget, (one, table, _r, c) => {
      const before = lastTarget(month, one);
      const judged = before && balance(one, [[1, before]]);
      if (!judged) return;
      if (judged.holds || one.version === "adjusted" || /调整/.test(table.columns[c]?.header ?? "")) record.passed();
      else
        record.failed(
          faultOf(one, {
            expected: judged.expected,
            what: "before",
            rests: [placeOf(one)],
            under: saidBy(table, c),
            repairs: [{ one, figure: judged.expected }],
          }),
        );
    });
  },
};

/** The target of the same year as it was last accepted. */
function lastTarget(month: Month, one: Observation): Known | undefined {
  if (one.period === null) return undefined;
  for (let before = one.period.month - 1; before >= 1; before--) {
    const found = earlierOf(month, one, { ...one.period, month: before });
    if (found) return found;
  }
  return undefined;
}
