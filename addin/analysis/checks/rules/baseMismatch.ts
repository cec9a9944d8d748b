import { yearBefore, type Period } from "../../model/period";
import type { Observation } from "../../model/observation";
import { monthBefore } from "../../model/period";
import { balance } from "../balance";
import { eachNumber, isBase, saidBy } from "../columns";
import { earlierOf, isFollowed } from "../earlier";
import { faultOf } from "../fault";
import { placeOf, type Rule } from "../rule";

/** A note that says that last year's figures were put on this year's basis. */
const RESTATED =
  /(上年|去年|同期|基数|基期).{0,20}(口径|还原|调整|可比)|(口径|还原|调整|可比).{0,20}(上年|去年|同期|基数|基期)/;

/**
 * A base is the figure that was accepted at its own time (上年同期、年初、上月数与台账不符). Where a note says that
 * the base was restated it is told, not held to be wrong.
 */
export const baseMismatch: Rule = {
  name: "base-mismatch",
  severity: "error",
  judge(month, record) {
    if (month.earlier.observations.length === 0) return;
    eachNumber(month.tables, isBase, (one, table, _r, c) => {
      const at = timeOf(one);
      if (at === undefined || one.unit === "%") return;
      const stored = earlierOf(month, one, at, { measure: "actual", against: null });
      const judged = stored && balance(one, [[1, stored]]);
      if (!judged) {
        if (isFollowed(month, one)) record.undecided();
      } else if (judged.holds) record.passed();
      else {
        const isRestated = RESTATED.test(one.basis);
        record.failed(
          faultOf(one, {
            expected: judged.expected,
            cause: isRestated ? "basis" : null,
            ...(isRestated ? { severity: "info" } : {}),
            what: `${one.against}${at.span}`,
            rests: [placeOf(one)],
            under: saidBy(table, c),
            repairs: [{ one, figure: judged.expected }],
          }),
        );
      }
    });
  },
};

/** When the figure was reported that a base repeats. */
function timeOf({ against, period }: Observation): Period | undefined {
  if (period === null) return undefined;
  if (against === "lastYear") return yearBefore(period);
  if (against === "yearStart") return { year: period.year - 1, month: 12, span: "balance" };
  return period.span === "month" || period.span === "balance" ? monthBefore(period) : undefined;
}
