import { isNumber } from "../../model/figure";
import { share } from "../../indicators/share";
import { monthBefore, type Period } from "../../model/period";
import { balance } from "../balance";
import { aboutOf, faultOf } from "../fault";
import { earlierOf, statedOf, type Month } from "../month";
import { isKnown, type Known } from "../printed";
import type { Rule } from "../rule";
import { exactDifference, rounded } from "../../model/rounding";

/** By how much less of a month's revenue may be tax than of the months before; in June and December, when targets fall due, less of a jump is asked about. */
const JUMP = 0.3;
const DUE = 0.2;

/** A month does not live on charges alone (当月非税收入占比陡升，疑为突击入库). */
export const nontaxJump: Rule = {
  name: "nontax-jump",
  severity: "info",
  judge(month, record) {
    const known = month.names.dictionary.indicators.find(({ part }) => part !== undefined && /^税收/.test(part));
    if (known?.part === undefined || known.whole === undefined || month.earlier.observations.length === 0) return;
    for (const tax of month.ledger.about(known.part)) {
      const { period, measure } = tax;
      if (!isKnown(tax) || measure !== "actual" || period?.span !== "yearToDate" || period.month < 2) continue;
      const [whole] = statedOf(month.ledger, { ...tax, indicator: known.whole });
      const shares = whole && sharesOf(month, tax, whole, monthBefore(period));
      if (!shares) continue;
      const [single, before] = shares;
      const allowed = period.month % 6 === 0 ? DUE : JUMP;
      if (before - single <= allowed) record.passed();
      else {
        const [expected, received] = [before, single].map((tax) => rounded(1 - tax, known.decimals + 2)) as [
          number,
          number,
        ];
        record.failed(
          faultOf(tax, {
            about: { ...aboutOf(tax), indicator: known.whole },
            expected,
            received,
            unit: "%",
            rests: [tax, whole],
          }),
        );
      }
    }
  },
};

/** Tax in the revenue of the month alone, and in that of the months before. */
function sharesOf(month: Month, tax: Known, whole: Known, at: Period): readonly [number, number] | undefined {
  const [taxBefore, wholeBefore] = [earlierOf(month, tax, at), earlierOf(month, whole, at)];
  if (!taxBefore || !wholeBefore) return undefined;
  const ofMonth = (now: Known, before: Known) => {
    const inUnit = balance(now, [[1, before]])?.expected;
    return inUnit === undefined ? undefined : exactDifference(now.figure, inUnit);
  };
  const [part, all] = [ofMonth(tax, taxBefore), ofMonth(whole, wholeBefore)];
  if (part === undefined || all === undefined || all <= 0) return undefined;
  const [single, before] = [share(part, all), share(taxBefore.figure, wholeBefore.figure)];
  return isNumber(single) && isNumber(before) && taxBefore.unit === wholeBefore.unit ? [single, before] : undefined;
}
