import { eachNumber, isSingle } from "../columns";
import { isFlow } from "../earlier";
import { faultOf } from "../fault";
import { placeOf, type Rule } from "../rule";

/** What may well be negative: balances of two flows. */
const NET = /净|差额|结余|盈亏|利润|增加额|增量/;

/** A month in which more was paid back than came in (当月数为负) is to be explained. */
export const negativeMonth: Rule = {
  name: "negative-month",
  severity: "warning",
  judge(month, record) {
    eachNumber(month.tables, isSingle, (one) => {
      if (!isFlow(month, one) || NET.test(one.indicator)) return;
      if (one.figure >= 0) record.passed();
      else record.failed(faultOf(one, { rests: [placeOf(one)], repairs: [{ one, figure: -one.figure }] }));
    });
  },
};
