// Figures that repeat what was accepted before: bases and budgets.
import type { Observation } from "../../model/observation";
import { monthBefore, yearBefore, type Period } from "../../model/period";
import { isRate } from "../../model/unit";
import { balance } from "../balance";
import { eachNumber, isBase, isTarget, saidBy } from "../partners";
import { earlierOf, isFollowed, type Month } from "../month";
import type { Known } from "../printed";
import { recordBalance, type Rule } from "../rule";

/** A note that says that last year's figures were put on this year's basis. */
const RESTATED =
  /(上年|去年|同期|基数|基期).{0,20}(口径|还原|调整|可比)|(口径|还原|调整|可比).{0,20}(上年|去年|同期|基数|基期)/;

/**
 * A base is the figure that was accepted at its own time (上年同期、年初、上月数与台账不符). Where a note says that
 * the base was restated it is asked about, not called wrong.
 */
export const baseMismatch: Rule = {
  name: "base-mismatch",
  severity: "error",
  judge(month, record) {
    if (month.earlier.observations.length === 0) return;
    eachNumber(month.tables, isBase, (one, table, _r, c) => {
      const at = timeOf(one);
      if (at === undefined || isRate(one.unit)) return;
      const stored = earlierOf(month, one, at, { measure: "actual", against: null });
      const judged = stored && balance(one, [[1, stored]]);
      if (!judged && !isFollowed(month, one)) return;
      recordBalance(record, one, judged, () => ({
        ...(RESTATED.test(one.basis) && { cause: "basis", severity: "info" }),
        what: `${one.against}${at.span}`,
        under: saidBy(table, c),
      }));
    });
  },
};

/** The period in which the figure was reported that a base repeats. */
function timeOf({ against, period }: Observation): Period | undefined {
  if (period === null) return undefined;
  if (against === "lastYear") return yearBefore(period);
  if (against === "yearStart") return { year: period.year - 1, month: 12, span: "balance" };
  return period.span === "month" || period.span === "balance" ? monthBefore(period) : undefined;
}

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
      if (one.version === "adjusted" || /调整/.test(table.columns[c]?.header ?? "")) record.passed();
      else recordBalance(record, one, judged, () => ({ what: "before", under: saidBy(table, c) }));
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
